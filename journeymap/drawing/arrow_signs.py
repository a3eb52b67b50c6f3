"""Small round signs that stand on arrows and say what goes along them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from journeymap.drawing.faces import disc
from journeymap.drawing.shapes import Curve, Line, Shape

RADIUS: Final = 7.5
"""How far from its middle a sign reaches, in page units."""

HANDOVER, LOOP, PERSON = "handover", "loop", "person"
_WIDTH = 1.2


def arrow_sign(
    name: str, x: float, y: float, ink: str, ground: str, scale: float = 1.0
) -> tuple[Shape, ...]:
    """Return a sign around (x, y): two ways that meet, a way round, or a person."""
    edge = disc(x, y, (RADIUS - 0.5) * scale, ground, ink, scale)
    return (edge, *_DRAWN[name](x, y, ink, scale))


def _handover(x: float, y: float, ink: str, scale: float) -> tuple[Shape, ...]:
    shapes: list[Shape] = []
    for side in (1.0, -1.0):
        level, tip, tail = y - 2.1 * side * scale, x + 3.7 * side * scale, x - 3.7 * side * scale
        back = tip - 1.9 * side * scale
        barbs = ((back, level - 1.8 * scale), (tip, level), (back, level + 1.8 * scale))
        shapes.append(Line(((tail, level), (tip, level)), ink, _WIDTH * scale))
        shapes.append(Line(barbs, ink, _WIDTH * scale))
    return tuple(shapes)


def _loop(x: float, y: float, ink: str, scale: float) -> tuple[Shape, ...]:
    """Return three quarters of a circle whose end points back to its beginning."""
    r = 3.5 * scale
    k = 0.5523 * r
    round_ = (
        (x, y - r),
        *((x - k, y - r), (x - r, y - k), (x - r, y)),
        *((x - r, y + k), (x - k, y + r), (x, y + r)),
        *((x + k, y + r), (x + r, y + k), (x + r, y)),
    )
    tip, back, wide = x + 2.4 * scale, x - 0.2 * scale, 2.2 * scale
    barbs = ((back, y - r - wide), (tip, y - r), (back, y - r + wide))
    return Curve(round_, ink, _WIDTH * scale), Line(barbs, ink, _WIDTH * scale)


def _person(x: float, y: float, ink: str, scale: float) -> tuple[Shape, ...]:
    left, right, base, top = x - 3.6 * scale, x + 3.6 * scale, y + 3.9 * scale, y - 0.6 * scale
    shoulders = (
        (left, base),
        *((left, top + 0.3 * scale), (right, top + 0.3 * scale), (right, base)),
        *((right, base), (left, base), (left, base)),
    )
    return disc(x, y - 2.3 * scale, 2.0 * scale, ink), Curve(shoulders, fill=ink)


_DRAWN: dict[str, Callable[[float, float, str, float], tuple[Shape, ...]]] = {
    HANDOVER: _handover,
    LOOP: _loop,
    PERSON: _person,
}
