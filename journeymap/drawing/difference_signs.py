"""How it is seen that something came, went or changed: a sign, a frame and a ground for each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from journeymap.drawing.colours import ink_on, mix, strong_on
from journeymap.drawing.faces import disc
from journeymap.drawing.shapes import Box, Curve, Line, Rect, Shape
from journeymap.drawing.theme import RADIUS, Theme

RADIUS_OF_SIGN: Final = 8.5
"""How far from its middle a sign reaches, in page units."""

WIDTH: Final = 2.0
"""How thick the frame of what differs is, in page units."""

_DASH = (5.0, 3.5)
_TINT = 0.07
_STROKE, _ARM = 1.8, 3.8


class DifferenceLook(NamedTuple):
    """What something that differs is drawn in: its ground, and the colour of frame and letters."""

    ground: str
    strong: str
    dash: tuple[float, ...] = ()


@lru_cache(64)
def look_of(kind: str, theme: Theme) -> DifferenceLook:
    """Return how what came, went, moved or changed is drawn; its colour can be read anywhere."""
    colour = {"added": theme.joy_ink, "removed": theme.pain_ink}.get(kind, theme.severities[0])
    under = theme.lane if kind == "removed" else theme.card
    ground = mix(under, colour, _TINT)
    papers = (ground, theme.page, theme.lane, theme.lane_alt, theme.card)
    strong = strong_on(colour, papers, theme.ink)
    return DifferenceLook(ground, strong, _DASH if kind == "removed" else ())


def difference_sign(
    x: float, y: float, kind: str, theme: Theme, scale: float = 1.0
) -> tuple[Shape, ...]:
    """Return a disc around (x, y) with a plus, a minus or a wave: none is told by colour alone."""
    strong = look_of(kind, theme).strong
    ink, arm, thick = ink_on(strong), _ARM * scale, _STROKE * scale
    round_ = disc(x, y, (RADIUS_OF_SIGN - 0.75) * scale, strong, theme.lane, 1.5 * scale)
    level = Line(((x - arm, y), (x + arm, y)), ink, thick)
    if kind == "removed":
        return round_, level
    if kind == "added":
        return round_, level, Line(((x, y - arm), (x, y + arm)), ink, thick)
    bend = arm * 1.05
    wave = (
        (x - arm, y + arm * 0.3),
        *((x - arm * 0.35, y - bend), (x + arm * 0.35, y + bend), (x + arm, y - arm * 0.3)),
    )
    return round_, Curve(wave, ink, thick)


def difference_frame(rect: Rect, kind: str, theme: Theme) -> Box:
    """Return the frame and the ground of what differs, as a box that is no larger than it."""
    look = look_of(kind, theme)
    inner = rect.grown(-WIDTH / 2)
    return Box(inner, look.ground, look.strong, WIDTH, RADIUS, look.dash)


SIGNS: Final[Mapping[str, str]] = {"added": "+", "removed": "\u2212", "moved": "~", "changed": "~"}
"""The signs as letters, where nothing is drawn."""
