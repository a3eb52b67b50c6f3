"""The promise line: what customers were led to expect, and the gap to what they feel."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from journeymap.drawing.faces import disc
from journeymap.drawing.monotone import Cubic, between, monotone, within
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Curve, Line, Point, Rect
from journeymap.drawing.theme import Theme, mix
from journeymap.lanes import LaneContext, LegendEntry
from journeymap.lanes.parts.boxes import spread
from journeymap.language import tr
from journeymap.model.names import feeling_words
from journeymap.model.records import Touchpoint

DASH = (2.0, 4.0)
_WIDTH = 1.6
_RADIUS = 4.5
_CLEAR = 2.0
_STUB = 26.0
_PIECE = 6
_STRENGTH = 0.12


class Promised(NamedTuple):
    """Where something was promised: the touchpoint, its place, and how good it was to be."""

    touchpoint: str
    x: float
    y: float
    value: float


def promises(
    context: LaneContext, zero: float, unit: float, faces: Sequence[Rect], radius: float = _RADIUS
) -> list[list[Promised]]:
    """Return what was promised, a list for each run of columns without a break.

    A point stands in the middle of its touchpoint, or beside the ``faces`` there.
    """
    runs: list[list[Promised]] = [[]]
    placed = sorted(faces)
    for column in context.columns:
        ids = context.at(column)
        found = []
        near = [
            r
            for r in placed
            if column.x - context.sizes.gutter < r.right and r.x < column.x + column.w
        ]
        for id, x in zip(ids, spread(column, len(ids)), strict=True):
            card = context.snapshot.get(Touchpoint, id)
            if card and card.expectation is not None:
                y = zero - card.expectation * unit
                found.append(Promised(id, _beside(x, y, radius, near), y, card.expectation))
        if found:
            runs[-1] += found
        elif ids or column.folded:
            runs.append([])
    return _rising([run for run in runs if run])


def _beside(x: float, y: float, radius: float, faces: Sequence[Rect]) -> float:
    """Return the first x from one on at which a point lies on no face."""
    reach = radius + _CLEAR
    for left, top, wide, high in faces:
        beside = top < y + reach and y - reach < top + high
        if beside and left < x + reach and x - reach < left + wide:
            x = left + wide + reach
    return x


def _rising(runs: Sequence[Sequence[Promised]]) -> list[list[Promised]]:
    """Return points each farther to the right than the one before."""
    last, found = -inf, list[list[Promised]]()
    for run in runs:
        row = []
        for one in run:
            last = max(one.x, last + 1.0)
            row.append(one._replace(x=last))
        found.append(row)
    return found


def way(runs: Sequence[Sequence[Promised]]) -> list[Cubic]:
    """Return the line through all that was promised as smooth segments, level about its ends."""
    points: list[Point] = [(one.x, one.y) for run in runs for one in run]
    if not points:
        return []
    (x, y), (right, last) = points[0], points[-1]
    return monotone([(x - _STUB, y), *points, (right + _STUB, last)])


def gap(
    theme: Theme, felt: Sequence[Sequence[Cubic]], runs: Sequence[Sequence[Promised]]
) -> list[Figure]:
    """Tint what lies between the curve of a walk and the line, about what was promised."""
    figures = []
    below = mix(theme.below, theme.pain_ink, _STRENGTH)
    above = mix(theme.above, theme.joy_ink, _STRENGTH)
    whole = way(runs)
    for run, curve in itertools.product(runs, felt):
        # Where nothing was promised for a column or more, there is a line and no gap.
        here = within(whole, run[0].x - _STUB, run[-1].x + _STUB)
        for promised, real in between(here, curve):
            worse = _middle(real) > _middle(promised)
            figures.append(_tint(promised, real, below if worse else above))
    return figures


def _middle(cubic: Cubic) -> float:
    a, b, c, d = (point[1] for point in cubic)
    return (a + 3 * b + 3 * c + d) / 8


def _tint(promised: Cubic, real: Cubic, fill: str) -> Figure:
    start, near, far, end = promised
    back = (real[3], real[3], real[2], real[1], real[0], real[0], start, start)
    shape = Curve((start, near, far, end, end, *back), fill=fill)
    rect = Rect.around((*promised, *real))
    return Figure("", FigureRole.TINT, tr("promised"), rect, (shape,))


def line(theme: Theme, runs: Sequence[Sequence[Promised]], scale: float = 1.0) -> list[Figure]:
    """Draw the dotted line in pieces; ``scale`` is larger on slides."""
    dash = tuple(part * scale for part in DASH)
    cubics, figures = way(runs), []
    for i in range(0, len(cubics), _PIECE):
        piece = cubics[i : i + _PIECE]
        points = (piece[0][0], *(point for cubic in piece for point in cubic[1:]))
        curve = Curve(points, theme.ink_soft, _WIDTH * scale, dash=dash)
        rect = Rect.around(points).grown(2.0)
        figures.append(Figure("", FigureRole.CURVE, tr("promised"), rect, (curve,)))
    return figures


def points(
    context: LaneContext, runs: Sequence[Sequence[Promised]], scale: float = 1.0
) -> list[Figure]:
    """Draw what one takes hold of to promise more or less: a hollow point for each touchpoint."""
    theme, r = context.theme, _RADIUS * scale
    words, figures = feeling_words(context.snapshot), []
    for one in (one for run in runs for one in run):
        rect = Rect(one.x - r - 1, one.y - r - 1, 2 * r + 2, 2 * r + 2)
        shapes = (disc(one.x, one.y, r, theme.lane, theme.ink_soft, _WIDTH * scale),)
        name = tr("promised: {word}", word=words[round((one.value + 1) / 2 * (len(words) - 1))])
        figures.append(Figure(one.touchpoint, FigureRole.PROMISE, name, rect, shapes))
    return figures


def promise_entry(theme: Theme) -> LegendEntry:
    """Explain the line and its points."""
    return LegendEntry(lambda x, y: sign(x, y, theme), 28.0, tr("promised"))


def sign(x: float, y: float, theme: Theme) -> tuple[Line, ...]:
    """Return a piece of the line, from x on around y, 24 page units wide."""
    return (Line(((x, y), (x + 24.0, y)), theme.ink_soft, _WIDTH, dash=DASH),)


def promised_at(context: LaneContext) -> tuple[tuple[str, float], ...]:
    """Return what was promised at the touchpoints that are shown, by their ids."""
    cards = context.snapshot.all(Touchpoint)
    found = (cards[id] for column in context.columns for id in context.at(column) if id in cards)
    return tuple((card.id, card.expectation) for card in found if card.expectation is not None)
