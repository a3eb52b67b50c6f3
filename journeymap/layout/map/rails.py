"""The lanes themselves: background, label rail, and the lines of a service blueprint."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, Text
from journeymap.drawing.theme import LANE, RADIUS, RAIL, SMALL, SMALL_STRONG
from journeymap.lanes import LaneContext, LaneRow, kind_of
from journeymap.language import mark, tr
from journeymap.model.records import Lane

_INSET = 16.0
LINE = 22.0

BLUEPRINT = (
    ("customer", mark("line of interaction")),
    ("onstage", mark("line of visibility")),
    ("backstage", mark("line of internal interaction")),
)
"""Below which role each line of a service blueprint is drawn (Shostack 1984)."""


def _room(row: LaneRow) -> float:
    """Return the width for names, beside what a lane draws there itself."""
    return RAIL - 2 * _INSET - (row.rail.width if row.rail else 0.0)


def label(context: LaneContext, lane: Lane, row: LaneRow) -> Paragraph:
    """Return the lane's name set in the rail."""
    text = lane.title or tr(kind_of(lane).label)
    return paragraph(text, LANE, _room(row), context.measure)


def least_height(context: LaneContext, lane: Lane, row: LaneRow) -> float:
    """Return the height the rail needs for the lane's name and what stands beside it."""
    parts = [label(context, lane, row), *_asides(context, row)]
    own = row.rail.height if row.rail else 0.0
    return sum(part.height + 3 for part in parts) + own + 24


def _asides(context: LaneContext, row: LaneRow) -> list[Paragraph]:
    return [paragraph(words, SMALL, _room(row), context.measure) for words in row.aside]


def line_under(lanes: Sequence[Lane], index: int) -> str:
    """Return the message of the blueprint line below a lane, blank for none.

    A line is drawn where the role changes, whatever lanes of no role lie between.
    """
    role = lanes[index].role
    if role == "none":
        return ""
    later = next((lane.role for lane in lanes[index + 1 :] if lane.role != "none"), "none")
    if later in ("none", role):
        return ""
    return dict(BLUEPRINT).get(role, "")


def rail(
    context: LaneContext, lane: Lane, row: LaneRow, rect: Rect, odd: bool
) -> tuple[Figure, ...]:
    """Draw the background of a lane, and its label on top of it."""
    theme = context.theme
    ground = Box(rect, theme.lane_alt if odd else theme.lane, theme.edge, 1.0, RADIUS)
    name, aside = label(context, lane, row), _asides(context, row)
    x = rect.x + _INSET
    tall = name.height + sum(p.height + 3 for p in aside)
    y = rect.y + 12 if row.rail else rect.y + (rect.h - tall) / 2
    shapes: list[Shape] = [*name.shapes(x, y, theme.ink, context.measure)]
    y += name.height + 3
    for part in aside:
        shapes += part.shapes(x, y, theme.ink_soft, context.measure)
        y += part.height + 3
    if row.rail:
        shapes += row.rail.draw(rect, (x, y + 4))
    place = Rect(rect.x, rect.y, RAIL, rect.h)
    title = lane.title or tr(kind_of(lane).label)
    return (
        Figure(lane.id, FigureRole.LANE, title, rect, (ground,), ground.fill),
        Figure(lane.id, FigureRole.LANE_TITLE, title, place, tuple(shapes)),
    )


def blueprint_line(context: LaneContext, words: str, x: float, y: float, width: float) -> Figure:
    """Draw one of the lines of a service blueprint in the gap between two lanes."""
    theme, said = context.theme, tr(words)
    wide = context.measure.width(said, SMALL_STRONG)
    middle = y + LINE / 2
    shapes = (
        Text(x + _INSET, middle + 4, said, SMALL_STRONG, theme.ink_soft),
        Line(
            ((x + _INSET + wide + 10, middle), (x + width, middle)), theme.ink_soft, 1.4, 0, (9, 5)
        ),
    )
    return Figure("", FigureRole.BLUEPRINT_LINE, said, Rect(x, y, width, LINE), shapes)
