"""Whose curve is whose, told without colour: a dash and a marker for each persona."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.faces import diamond, disc
from journeymap.drawing.shapes import Area, Box, Line, Rect, Shape
from journeymap.drawing.theme import Theme

BADGE = 5.6
"""How far a badge reaches from its middle, in page units."""

SWATCH = 24.0
"""How wide the sign of a persona is beside a name, in page units."""

_DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (11.0, 4.0),
    (4.5, 3.5),
    (13.0, 3.0, 3.0, 3.0),
    (20.0, 5.0),
    (9.0, 3.0, 3.0, 3.0, 3.0, 3.0),
    (5.0, 7.0),
    (18.0, 3.0, 7.0, 3.0),
)
_MARKERS = ("", "square", "triangle", "diamond", "plus", "pointer", "bar", "ring")


class PersonaSign(NamedTuple):
    """What marks a persona: a colour, the dash of the curve in page units, a marker, or none."""

    colour: str
    dash: tuple[float, ...] = ()
    marker: str = ""

    def dashed(self, scale: float) -> tuple[float, ...]:
        """Return the dash of a curve that is so many times larger."""
        return tuple(part * scale for part in self.dash)


def persona_sign(theme: Theme, index: int, wish: str = "") -> PersonaSign:
    """Return the sign of a persona by its place among those of the journey; its own colour wins.

    The first has a plain line and no marker. As long as there are no more than 64, no two have
    both dash and marker in common, whatever their colours.
    """
    turn, count = index // len(_DASHES), len(_MARKERS)
    dash = _DASHES[(index + turn) % len(_DASHES)]
    return PersonaSign(theme.persona(wish, index), dash, _MARKERS[index % count])


def badge(
    x: float, y: float, sign: PersonaSign, theme: Theme, scale: float = 1.0
) -> tuple[Shape, ...]:
    """Return the marker of a persona around (x, y) on a ground of its own; none for the first."""
    if not sign.marker:
        return ()
    ground = disc(x, y, (BADGE - 0.6) * scale, theme.lane, sign.colour, 1.2 * scale)
    return (ground, *_marker(x, y, 2.7 * scale, sign))


def _marker(x: float, y: float, r: float, sign: PersonaSign) -> tuple[Shape, ...]:
    colour = sign.colour
    match sign.marker:
        case "square":
            return (Box(Rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7), colour),)
        case "triangle":
            return (Area(((x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)), colour),)
        case "pointer":
            return (Area(((x, y + r), (x - r, y - r * 0.8), (x + r, y - r * 0.8)), colour),)
        case "diamond":
            return (diamond(x, y, r * 1.15, colour, ""),)
        case "bar":
            return (Box(Rect(x - r, y - r * 0.4, 2 * r, r * 0.8), colour),)
        case "plus":
            thin = r * 0.6
            return (
                Box(Rect(x - r, y - thin / 2, 2 * r, thin), colour),
                Box(Rect(x - thin / 2, y - r, thin, 2 * r), colour),
            )
        case _:
            return (disc(x, y, r * 0.8, "", colour, r * 0.45),)


def swatch(x: float, y: float, sign: PersonaSign, theme: Theme) -> tuple[Shape, ...]:
    """Return a piece of a persona's curve with its marker, from x on around y: see ``SWATCH``."""
    line = Line(((x, y), (x + SWATCH, y)), sign.colour, 2.2, dash=sign.dash)
    middle = x + SWATCH / 2
    return (line, *(badge(middle, y, sign, theme) or (disc(middle, y, 4.0, sign.colour),)))
