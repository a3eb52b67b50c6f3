"""Where things are in the window: the slide in its proportions, filmstrip and foot line below."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from journeymap.layout.slides.slide import WALL

SIZE = WALL
"""The page a slide is laid out on, in its own units: what filmstrip and foot line leave of it."""

WIDE, HIGH = 1920.0, 1080.0
"""The screen everything is drawn for; another one shows the same larger or smaller."""

_STRIP = 148.0
_FOOT = 72.0


class Room(NamedTuple):
    """Places in the window, and how many of its pixels a unit of the slide is."""

    unit: float
    slide: QRectF
    strip: QRectF
    foot: QRectF

    def to_slide(self, at: QPointF) -> tuple[float, float]:
        """Return the point of the slide under a point of the window."""
        return (at.x() - self.slide.x()) / self.unit, (at.y() - self.slide.y()) / self.unit


class Sight(NamedTuple):
    """Which part of the slide fills its place: ``scale`` times larger, from (x, y) of it on."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def near(self) -> bool:
        """Whether less than the whole slide is seen."""
        return self.scale > 1.0


WHOLE = Sight()


def room(width: float, height: float) -> Room:
    """Divide a window; what is over beside a screen of 16 to 9 stays dark around the slide."""
    unit = max(0.05, min(width / WIDE, height / HIGH))
    wide, left = WIDE * unit, (width - WIDE * unit) / 2
    foot = QRectF(left, height - _FOOT * unit, wide, _FOOT * unit)
    strip = QRectF(left, foot.y() - _STRIP * unit, wide, _STRIP * unit)
    high = SIZE[1] * unit
    return Room(unit, QRectF(left, max(0.0, (strip.y() - high) / 2), wide, high), strip, foot)
