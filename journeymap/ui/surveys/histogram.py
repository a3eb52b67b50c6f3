"""The answers to one question as small bars."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeymap.drawing.theme import Theme
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.surveys.lines import Tone

_GAP, _LEAST = 2.0, 1.5
_MOST = 40
"""More bars than this would be thinner than the eye tells apart; neighbours stand together then."""


def paint_bars(
    painter: QPainter, theme: Theme, bars: Sequence[tuple[int, Tone]], place: QRectF
) -> None:
    """Paint a bar for each answer into a place, as tall as its count beside the largest."""
    bars = _together(bars)
    most = max((count for count, _ in bars), default=0)
    if not most:
        return
    wide = (place.width() - _GAP * (len(bars) - 1)) / len(bars)
    painter.setPen(line_of("", 1.0))
    for i, (count, tone) in enumerate(bars):
        high = max(_LEAST, place.height() * count / most)
        painter.setBrush(brush(tone_colour(theme, tone) if count else theme.track))
        left = place.left() + i * (wide + _GAP)
        painter.drawRoundedRect(QRectF(left, place.bottom() - high, wide, high), 1.5, 1.5)


def tone_colour(theme: Theme, tone: Tone) -> str:
    """Return the colour of a tone."""
    return {
        "plain": theme.dot,
        "bad": theme.feelings[0],
        "middle": theme.feelings[len(theme.feelings) // 2],
        "good": theme.feelings[-1],
    }[tone]


def _together(bars: Sequence[tuple[int, Tone]]) -> list[tuple[int, Tone]]:
    each = ceil(len(bars) / _MOST) or 1
    groups = [bars[i : i + each] for i in range(0, len(bars), each)]
    return [(sum(count for count, _ in group), group[0][1]) for group in groups]
