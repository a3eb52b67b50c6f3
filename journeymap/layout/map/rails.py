"""The lanes themselves: background, label rail, their groups, the lines of a service blueprint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymap.drawing.icons import icon
from journeymap.drawing.measure import line_height
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, Text
from journeymap.drawing.theme import LANE, RADIUS, SMALL, SMALL_STRONG
from journeymap.lanes import LaneContext, LaneRow, kind_of
from journeymap.lanes.parts.looks import LaneLook, icon_of
from journeymap.lanes.parts.pictures import picture
from journeymap.language import mark, tr
from journeymap.model.fields import specs
from journeymap.model.records import Asset, Lane

_INSET, _CLOSER = 16.0, 10.0
_TOP = 13.0
_BETWEEN = 3.0
_ICON, _SMALLER, _PICTURE, _BESIDE = 20.0, 16.0, 24.0, 8.0
_TILE = 4.0
_BAR = Rect(-11.0, 0.0, 5.0, 0.0)
LINE = 22.0

BLUEPRINT = (
    ("customer", mark("line of interaction")),
    ("onstage", mark("line of visibility")),
    ("backstage", mark("line of internal interaction")),
)
"""Below which role each line of a service blueprint is drawn (Shostack 1984)."""


class RailText(NamedTuple):
    """What stands in the rail of a lane, measured.

    ``side`` is that of its icon, 0 for none; it stands ``beside`` the title, or over it where
    a word of the title has no room there.
    """

    group: Paragraph | None
    side: float
    beside: bool
    title: Paragraph
    under: tuple[Paragraph, ...]

    @property
    def over(self) -> float:
        """The height of what stands over the title."""
        group = self.group.height + 8.0 if self.group else 0.0
        return group + (0.0 if self.beside else self.side + 5.0)

    @property
    def height(self) -> float:
        """The height from the name of the group to the last line under the title."""
        own = self.title.height + sum(_BETWEEN + part.height for part in self.under)
        return self.over + (max(own, self.side) if self.beside else own)


def rail_text(context: LaneContext, lane: Lane, row: LaneRow, group: str) -> RailText:
    """Set what the rail says; ``group`` is the name over the first lane of one."""
    measure, room = context.measure, _room(context, row)
    has_picture = context.snapshot.get(Asset, lane.asset) is not None
    small = _SMALLER if context.sizes.tight else _ICON
    side = _PICTURE if has_picture else small if icon_of(lane) else 0.0
    title, words = lane.title or tr(kind_of(lane).label), [*_role(lane), *row.aside]
    narrow = room - side - _BESIDE
    beside = bool(side) and all(measure.width(word, LANE) <= narrow for word in title.split())
    wide = narrow if beside else room
    return RailText(
        paragraph(group.upper(), SMALL_STRONG, room, measure) if group else None,
        side,
        beside or not side,
        paragraph(title, LANE, wide, measure),
        tuple(paragraph(text, SMALL, wide, measure) for text in words),
    )


def _room(context: LaneContext, row: LaneRow) -> float:
    """Return the width for names, beside what a lane draws there itself."""
    return context.sizes.rail - 2 * _inset(context) - (row.rail.width if row.rail else 0.0)


def _inset(context: LaneContext) -> float:
    return _CLOSER if context.sizes.tight else _INSET


def _top(context: LaneContext) -> float:
    """Return how far under the upper edge of a lane its name begins."""
    return context.sizes.air + 1.0 if context.sizes.tight else _TOP


def _role(lane: Lane) -> list[str]:
    """Return what a lane is in a service blueprint, as it stands under its name."""
    labels = dict(specs(Lane)["role"].options)
    return [] if lane.role == "none" else [tr(labels[lane.role])]


def least_height(context: LaneContext, text: RailText, row: LaneRow) -> float:
    """Return the height the rail needs for the lane's name and what stands beside it."""
    above = _top(context) + text.height
    return above + _top(context) + (row.rail.tall(above + 4.0) + 4.0 if row.rail else 0.0)


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
    context: LaneContext, lane: Lane, row: LaneRow, rect: Rect, text: RailText, look: LaneLook
) -> tuple[Figure, ...]:
    """Draw the background of a lane, and its label on top of it."""
    ground = Box(rect, look.row, context.theme.edge, 1.0, RADIUS)
    wide, shapes = context.sizes.rail, list[Shape]()
    if look.rail:
        tile = Rect(rect.x + 0.5, rect.y + 0.5, wide - _TILE, rect.h - 1.0)
        shapes.append(Box(tile, look.rail, radius=RADIUS - 0.5))
    x, y = rect.x + _inset(context), rect.y + _top(context)
    if text.group:
        shapes += text.group.shapes(x, y, look.group_ink or look.ink, context.measure)
    top = y + text.over
    left, line = x, line_height(LANE)
    if text.side:
        middle = top + line / 2 if text.beside else top - 5.0 - text.side / 2
        place = Rect(x, middle - text.side / 2, text.side, text.side)
        shapes += _sign(context, lane, place, look)
        left = x + text.side + _BESIDE if text.beside else x
    shapes += text.title.shapes(left, top, look.ink, context.measure)
    below = top + text.title.height + _BETWEEN
    for part in text.under:
        shapes += part.shapes(left, below, look.soft, context.measure)
        below += part.height + _BETWEEN
    if row.rail:
        shapes += row.rail.draw(rect, (x, y + text.height + 4.0), look.soft)
    title = lane.title or tr(kind_of(lane).label)
    return (
        Figure(lane.id, FigureRole.LANE, title, rect, (ground,), ground.fill),
        Figure(lane.id, FigureRole.LANE_TITLE, title, rect._replace(w=wide), tuple(shapes)),
    )


def _sign(context: LaneContext, lane: Lane, place: Rect, look: LaneLook) -> tuple[Shape, ...]:
    """Draw the lane's own picture, else its icon."""
    own = picture(context.view, lane.asset, place, whole=True, radius=4.0)
    return own or icon(icon_of(lane), place, look.soft, 1.5)


def group_bar(name: str, look: LaneLook, x: float, top: float, bottom: float) -> Figure:
    """Draw the bar that holds the lanes of a group together, left of them."""
    rect = Rect(x + _BAR.x, top, _BAR.w, bottom - top)
    bar = Box(rect, look.group_ink, radius=_BAR.w / 2)
    return Figure("", FigureRole.LANE_GROUP, name, rect, (bar,), look.group_ink)


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
