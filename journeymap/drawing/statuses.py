"""The signs of how far an idea is: a circle that fills, so that colour never speaks alone."""

from __future__ import annotations

from journeymap.drawing.faces import disc
from journeymap.drawing.shapes import Box, Curve, Line, Rect, Shape
from journeymap.drawing.theme import Theme

_ARC = 0.5523
"""How far the handles of a quarter of a circle reach, in radii."""


def status_sign(x: float, y: float, r: float, status: str, theme: Theme) -> tuple[Shape, ...]:
    """Return the sign of a status around (x, y).

    An idea is a dashed circle, what is planned an empty one, what is in work is half full, what
    is done is full and ticked, and what was dropped is crossed.
    """
    ring = Rect(x - r, y - r, 2 * r, 2 * r)
    if status == "done":
        tick = ((x - r * 0.45, y), (x - r * 0.1, y + r * 0.38), (x + r * 0.5, y - r * 0.36))
        return disc(x, y, r, theme.joy_ink), Line(tick, theme.card, r * 0.26)
    if status == "work":
        return disc(x, y, r, theme.card, theme.accent, 1.6), _half(x, y, r - 1.8, theme.accent)
    if status == "planned":
        return (disc(x, y, r, theme.card, theme.accent, 1.6),)
    if status == "dropped":
        d = r * 0.42
        ways = (((x - d, y - d), (x + d, y + d)), ((x - d, y + d), (x + d, y - d)))
        crossed = tuple(Line(way, theme.ink_soft, 1.4) for way in ways)
        return disc(x, y, r, theme.card, theme.ink_soft, 1.4), *crossed
    return (Box(ring, theme.card, theme.ink_soft, 1.4, r, (2.4, 2.2)),)


def _half(x: float, y: float, r: float, fill: str) -> Curve:
    """Return the right half of a circle."""
    k = r * _ARC
    points = (
        (x, y - r),
        (x + k, y - r),
        (x + r, y - k),
        (x + r, y),
        (x + r, y + k),
        (x + k, y + r),
        (x, y + r),
        (x, y + r),
        (x, y - r),
        (x, y - r),
    )
    return Curve(points, "", 0.0, fill)
