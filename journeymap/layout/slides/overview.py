"""Where a journey's touchpoints stand from left to right, and its curve as a place to find them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, TextStyle
from journeymap.lanes import Column
from journeymap.language import tr
from journeymap.layout.slides.feelings import band
from journeymap.layout.slides.letters import flat
from journeymap.layout.slides.show import ShowContext, spaced
from journeymap.layout.slides.slide import EMOTION, WALL, Piece
from journeymap.model.records import Stage, Step

_NAME = TextStyle(24, 600)
_GAP = 8.0
_UNDER = 54.0


def columns(
    show: ShowContext, stages: Sequence[Stage], places: Sequence[Rect], point: float = 0.0
) -> tuple[list[Column], dict[str, tuple[str, ...]]]:
    """Return a column for each step, evenly under its stage by the touchpoints it has.

    ``point`` is the width the places lose to the point of their chevron, in page units. The
    second part are the ids of the touchpoints by step.
    """
    found: list[Column] = []
    standing: dict[str, tuple[str, ...]] = {}
    for stage, at in zip(stages, places, strict=True):
        steps = show.snapshot.of(Step, "stage", stage.id)
        here = [(step.id, show.steps[step.id]) for step in steps if step.id in show.steps]
        total, x = sum(len(ids) for _, ids in here), at.x + point / 2
        for step, ids in here:
            wide = (at.w - point) * len(ids) / total
            found.append(Column(step, stage.id, x, wide))
            standing[step] = ids
            x += wide
    return found, standing


def overview(show: ShowContext, place: Rect, touchpoints: Collection[str]) -> list[Piece]:
    """Draw the curve of the whole journey with only the faces at some touchpoints.

    Under it stand the names of the stages on a page that has the room, if all can be read.
    """
    places = spaced(place.x, place.w, len(show.stages), _GAP)
    found, standing = columns(show, show.stages, places)
    names = _names(show, places, place.bottom - _UNDER) if under(show) else []
    room = place._replace(h=place.h - _UNDER) if names else place
    return [*names, *band(show, room, found, standing, only=touchpoints, foot=place.bottom)]


def under(show: ShowContext) -> float:
    """Return the room for names of stages: on the wall there is none, each card names its own."""
    return _UNDER if show.size[1] > WALL[1] else 0.0


def _names(show: ShowContext, places: Sequence[Rect], y: float) -> list[Piece]:
    pieces = []
    for stage, at in zip(show.stages, places, strict=True):
        tint, ink = show.theme.stage(stage.colour, show.palette[stage.id])
        set_ = paragraph(
            flat(stage.title) or tr("Untitled stage"), _NAME, at.w - 24.0, show.measure
        )
        if len(set_.lines) > 1:
            return []
        rect = Rect(at.x, y, at.w, 36.0)
        words = set_._replace(width=at.w - 24.0).shapes(
            at.x + 12.0, y + (36.0 - set_.height) / 2, ink, show.measure
        )
        shapes = (Box(rect, tint, radius=8.0), *words)
        pieces.append(
            Piece((Figure(stage.id, FigureRole.STAGE, stage.title, rect, shapes, tint),), EMOTION)
        )
    return pieces
