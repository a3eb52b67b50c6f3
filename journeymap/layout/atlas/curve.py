"""The small curve of a journey on its card in the atlas, with a face at the worst moment."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journeymap.analysis.atlas import JourneySummary
from journeymap.drawing.faces import disc, face
from journeymap.drawing.monotone import Cubic, cut, monotone
from journeymap.drawing.shapes import Curve, Line, Point, Rect, Shape
from journeymap.drawing.theme import Theme

FACE = 11.0
_WIDTH = 2.2
_POINT = 3.0
_NEAREST = 1.0


def small_curve(one: JourneySummary, place: Rect, theme: Theme) -> list[Shape]:
    """Draw what is felt along a journey in a place, above and below a dashed neutral line.

    Where nobody felt anything the curve has a gap; it ends a face's half before the edges.
    """
    zero, unit = place.y + place.h / 2, place.h / 2 - FACE - 2
    ends = ((place.x, zero), (place.right, zero))
    shapes: list[Shape] = [Line(ends, theme.divider, 1.0, dash=(4.0, 4.0))]
    points = _points(one.curve, place)
    runs = [[(x, zero - value * unit) for x, value in run] for run in _runs(points)]
    curves = [monotone(run) for run in runs]
    for cubics in curves:
        for cubic in cubics:
            shapes += [_tint(part, zero, theme) for part in cut(cubic, zero)]
    ink = theme.ink_pill
    for run, cubics in zip(runs, curves, strict=True):
        if cubics:
            shapes.append(Curve((run[0], *(p for c in cubics for p in c[1:])), ink, _WIDTH))
        else:
            shapes.append(disc(*run[0], _POINT, ink))
    if one.worst:
        values = [value for _, value in points if value is not None]
        lowest = min(values)
        x = next(x for x, value in points if value == lowest)
        shapes += face(x, zero - lowest * unit, FACE - 1.5, lowest, theme, ink)
    return shapes


def _points(curve: Sequence[float | None], place: Rect) -> list[tuple[float, float | None]]:
    """Return where each touchpoint lies; of a very long journey the worst of those at one place."""
    room = place.w - 2 * FACE
    most = max(1, int(room / _NEAREST))
    found: list[float | None] = list(curve)
    if len(found) > most:
        bounds = [round(i * len(found) / most) for i in range(most + 1)]
        parts = [found[a:b] for a, b in pairwise(bounds)]
        felt = [[value for value in part if value is not None] for part in parts]
        found = [min(values, default=None) for values in felt]
    step = room / max(1, len(found) - 1)
    left = place.x + FACE if len(found) > 1 else place.centre[0]
    return [(left + i * step, value) for i, value in enumerate(found)]


def _runs(points: Sequence[tuple[float, float | None]]) -> list[list[Point]]:
    """Return the parts of a curve between its gaps."""
    runs: list[list[Point]] = [[]]
    for x, value in points:
        if value is None:
            runs.append([])
        else:
            runs[-1].append((x, value))
    return [run for run in runs if run]


def _tint(part: Cubic, zero: float, theme: Theme) -> Curve:
    (x0, y0), near, far, (x1, y1) = part
    fill = theme.above if y0 + y1 < 2 * zero else theme.below
    side = ((x1, y1), (x1, zero), (x1, zero))
    floor = ((x1, zero), (x0, zero), (x0, zero))
    back = ((x0, zero), (x0, y0), (x0, y0))
    return Curve(((x0, y0), near, far, (x1, y1), *side, *floor, *back), fill=fill)
