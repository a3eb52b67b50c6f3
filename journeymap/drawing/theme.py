"""The colours and sizes of a page; themes are data files in ``resources/themes``."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from journeymap.drawing.shapes import TextStyle
from journeymap.paths import resources

TITLE = TextStyle(26, 700)
HEADING = TextStyle(14, 600)
STAGE = TextStyle(14, 600)
LANE = TextStyle(13, 600)
CARD = TextStyle(13, 500)
BODY = TextStyle(12, 400)
STRONG = TextStyle(12, 600)
SMALL = TextStyle(11, 400)
SMALL_STRONG = TextStyle(11, 600)
SMALL_ITALIC = TextStyle(12, 400, True)

MARGIN = 40.0
RAIL = 208.0
COLUMN = 172.0
GUTTER = 28.0
PAD = 14.0
RADIUS = 8.0
HEADER = 56.0
LEAST_LANE = 64.0
EMOTION = 180.0


class Theme(NamedTuple):
    """Every colour by what it is for, as ``#rrggbb``.

    ``stages`` and ``personas`` go round; ``feelings`` run from worst to best and are
    blended between; ``severities`` are for 1 to 4. ``surround`` is the dark round a slide.
    """

    name: str
    page: str
    lane: str
    lane_alt: str
    edge: str
    divider: str
    card: str
    card_edge: str
    card_shadow: str
    assumed_edge: str
    ink: str
    ink_soft: str
    ink_pill: str
    pill: str
    arrow: str
    assumed_arrow: str
    accent: str
    accent_tint: str
    accent_ink: str
    stages: tuple[tuple[str, str], ...]
    feelings: tuple[str, ...]
    above: str
    below: str
    pain_ink: str
    joy_ink: str
    severities: tuple[str, ...]
    severity_empty: str
    severity_ink: tuple[str, ...]
    idea: str
    idea_ink: str
    quote: str
    quote_ink: str
    note: str
    note_ink: str
    personas: tuple[str, ...]
    track: str
    interval: str
    dot: str
    selection: str
    selection_tint: str
    surround: str
    surround_raised: str
    surround_edge: str
    surround_ink: str
    surround_soft: str

    def stage(self, wish: str, index: int) -> tuple[str, str]:
        """Return tint and ink of a stage: its wish is a number of the palette, or the next."""
        place = int(wish) if wish.isdecimal() else index
        return self.stages[place % len(self.stages)]

    def feeling(self, valence: float) -> str:
        """Return the colour of a feeling from -1 (worst) to 1 (best)."""
        at = (max(-1.0, min(1.0, valence)) + 1) / 2 * (len(self.feelings) - 1)
        low = min(int(at), len(self.feelings) - 2)
        return mix(self.feelings[low], self.feelings[low + 1], at - low)


def load_theme(name: str = "light") -> Theme:
    """Return the theme of a file in ``resources/themes``."""
    found = json.loads(resources("themes", f"{name}.json").read_text("utf-8"))
    return Theme(**{name: _frozen(found[name]) for name in Theme._fields})


def mix(first: str, second: str, share: float) -> str:
    """Blend two colours; a share of 0 is the first, 1 the second."""
    parts = (
        round(int(first[i : i + 2], 16) * (1 - share) + int(second[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _frozen(value: Any) -> Any:
    return tuple(_frozen(v) for v in value) if isinstance(value, list) else value
