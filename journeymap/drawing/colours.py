"""Colours as ``#rrggbb``: blended, compared, read as people write them, and written upon."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

READABLE: Final = 4.5
"""The least contrast of letters to what they stand on (WCAG 2.2, level AA)."""

_EXACT = re.compile("#[0-9a-f]{6}")
_WRITTEN = re.compile("#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_MIXED = re.compile(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)", re.IGNORECASE)
_SHADES = (0.78, 0.84, 0.9, 0.95)


class Tones(NamedTuple):
    """What a colour comes to in a theme.

    ``tint`` is what is filled with it, ``ink`` are letters and signs on that, ``strong`` are lines,
    dots and letters of that colour on bare paper: on page, lane and card.
    """

    tint: str
    ink: str
    strong: str


def is_own(wish: str) -> bool:
    """Tell whether a wish is a colour of one's own, and not a place in a palette."""
    return _EXACT.fullmatch(wish) is not None


def read_colour(text: str) -> str | None:
    """Return the colour a person means by ``#3b5bdb``, ``3B5`` or ``rgb(59, 91, 219)``.

    ``None`` where the text is none.
    """
    text = text.strip()
    if mixed := _MIXED.fullmatch(text):
        parts = [int(part) for part in mixed.groups()]
        return "#" + bytes(parts).hex() if max(parts) < 256 else None
    if written := _WRITTEN.fullmatch(text):
        digits = written[1].lower()
        return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
    return None


def mix(first: str, second: str, share: float) -> str:
    """Blend two colours; a share of 0 is the first, 1 the second."""
    parts = (
        round(int(first[i : i + 2], 16) * (1 - share) + int(second[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 (black) to 1 (white; WCAG 2.2)."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(512)
def ink_on(ground: str) -> str:
    """Return a shade of a colour that can be read on it: nearly black, or nearly white."""
    end = max(("#000000", "#ffffff"), key=lambda one: contrast(one, ground))
    shades = (mix(ground, end, share) for share in _SHADES)
    return next((ink for ink in shades if contrast(ink, ground) >= READABLE + 0.5), end)


@lru_cache(512)
def strong_on(colour: str, papers: tuple[str, ...], ink: str) -> str:
    """Return a colour as it can be read on every paper, as much towards the ink as that takes."""
    shades = (mix(colour, ink, step / 20) for step in range(20))
    fit = (one for one in shades if all(contrast(one, paper) >= READABLE for paper in papers))
    return next(fit, ink)
