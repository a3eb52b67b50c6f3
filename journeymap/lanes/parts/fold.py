"""What stands for a folded stage: how many touchpoints are in it, and the worst of them."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.faces import face, triangle
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import RADIUS, SMALL_STRONG
from journeymap.lanes import Column, LaneContext
from journeymap.lanes.parts.summed import Summed, summed
from journeymap.language import plural, tr
from journeymap.model.records import Stage
from journeymap.view import Fold

_INSET = 8.0
_TOP = 12.0
_FACE = 11.0
_SIGNS = 34.0
_BEHIND = 4.0
"""How far what lies under the uppermost looks out."""

_APART = 30.0


class FoldText(NamedTuple):
    """A folded stage measured, before it has a place."""

    fold: Fold
    column: Column
    words: Paragraph
    worst: Summed
    height: float


def fold_text(context: LaneContext, column: Column, fold: Fold) -> FoldText:
    """Measure what stands for a folded stage, as broad as its column."""
    worst = summed(context, fold.touchpoints)
    words = paragraph(
        counted(context, fold), SMALL_STRONG, column.w - 2 * _INSET - _BEHIND, context.measure
    )
    signs = _SIGNS if worst.feeling or worst.friction else 0.0
    least = context.minimum_heights.get(fold.stage, 0.0)
    height = max(least, 2 * _TOP + words.height + signs + _BEHIND)
    return FoldText(fold, column, words, worst, height)


def counted(context: LaneContext, fold: Fold) -> str:
    """Return how many touchpoints are in a folded stage, and how many of them are looked for."""
    count = len(fold.touchpoints)
    left = count - sum(card.id in context.shown.faded for card in fold.touchpoints)
    if left < count:
        return tr("{n} of {count} touchpoints", n=left, count=count)
    return plural("{n} touchpoint", "{n} touchpoints", count)


def fold_figure(context: LaneContext, one: FoldText, y: float) -> Figure:
    """Draw a folded stage with its upper edge at y: some cards in a pile."""
    theme, stage = context.theme, context.snapshot.get(Stage, one.fold.stage)
    places = {each.id: i for i, each in enumerate(context.shown.every_stage)}
    tint, ink = theme.stage(stage.colour if stage else "", places.get(one.fold.stage, 0))
    place = Rect(one.column.x, y, one.column.w, one.height)
    top = Rect(place.x, y, place.w - _BEHIND, place.h - _BEHIND)
    under = Rect(place.x + _BEHIND, y + _BEHIND, top.w, top.h)
    shapes: list[Shape] = [
        Box(under, theme.card, theme.card_edge, 1.0, RADIUS),
        Box(top, tint, theme.card_edge, 1.0, RADIUS),
    ]
    signs = one.worst.feeling is not None, one.worst.friction is not None
    tall = one.words.height + (_SIGNS if any(signs) else 0.0)
    middle, start = top.centre[0], top.y + (top.h - tall) / 2
    shapes += one.words.shapes(middle, start, ink, context.measure, "middle")
    at, line = (
        middle - (_APART / 2 if all(signs) else 0.0),
        start + one.words.height + _SIGNS / 2 + 3,
    )
    if one.worst.feeling is not None:
        shapes += face(at, line, _FACE, one.worst.feeling.valence, theme)
        at += _APART
    if one.worst.friction is not None:
        shapes += triangle(at, line, one.worst.friction.severity, theme)
    name = " · ".join(filter(None, (stage.title if stage else "", " ".join(one.words.lines))))
    return Figure(one.fold.stage, FigureRole.FOLD, name, place, tuple(shapes), tint)
