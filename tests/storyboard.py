"""The pictures of the sample: ``python -m tests.storyboard`` paints them anew.

Flat and few-coloured, so that all of them together take less room than one photo.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from math import cos, pi, sin
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen

from tests.sources import ROOT

FOLDER = ROOT / "resources" / "samples" / "coffee"
WIDE, HIGH, SIDE = 516, 360, 192
INK, WHITE, SKIN, HAIR = "#23293a", "#ffffff", "#f3c9a5", "#5c3a2a"
BLUE = ("#dbe4ff", "#bccbf9", "#3d5bd9")
TEAL = ("#d3f5ee", "#a8dfd4", "#0c7c6d")
AMBER = ("#fdeec6", "#f1d896", "#c58a06")
CORAL = ("#fde0d5", "#f3c4b1", "#bd5418")
VIOLET = ("#e9dffb", "#d3c2f3", "#7a4fc0")
Tints = tuple[str, str, str]


class Easel:
    """A picture being painted: a wall, a floor, and what stands before it."""

    def __init__(self, tints: Tints, wide: int = WIDE, high: int = HIGH) -> None:
        self.image = QImage(wide, high, QImage.Format.Format_RGB32)
        self.tone = tints[2]
        self.image.fill(QColor(tints[0]))
        self.painter = QPainter(self.image)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        if wide == WIDE:
            self.box(0, 272, WIDE, HIGH - 272, tints[1])

    def box(self, x: float, y: float, w: float, h: float, colour: str, radius: float = 0) -> None:
        self.painter.setBrush(QColor(colour))
        self.painter.drawRoundedRect(QRectF(x, y, w, h), radius, radius)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self.painter.setBrush(QColor(colour))
        self.painter.drawEllipse(QPointF(x, y), radius, radius)

    def shape(self, colour: str, *points: tuple[float, float]) -> None:
        path = QPainterPath(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(*point)
        path.closeSubpath()
        self.painter.fillPath(path, QColor(colour))

    def line(self, colour: str, width: float, *points: tuple[float, float]) -> None:
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline([QPointF(*point) for point in points])
        self.painter.setPen(Qt.PenStyle.NoPen)

    def wave(self, colour: str, width: float, x: float, y: float, tall: float) -> None:
        path = QPainterPath(QPointF(x, y))
        path.cubicTo(x - 16, y - tall / 3, x + 16, y - 2 * tall / 3, x, y - tall)
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.strokePath(path, pen)

    def done(self) -> QImage:
        self.painter.end()
        return self.image


def laptop(easel: Easel) -> None:
    easel.box(126, 74, 264, 180, INK, 14)
    easel.box(138, 86, 240, 156, WHITE, 6)
    easel.shape(INK, (92, 252), (424, 252), (406, 276), (110, 276))


def machine(easel: Easel, x: float, y: float, size: float) -> None:
    """A coffee machine, ``size`` wide, standing at the bottom y."""
    top = y - size * 1.06
    easel.box(x, top, size, size * 1.06, INK, size * 0.08)
    easel.box(x + size * 0.16, top + size * 0.14, size * 0.68, size * 0.2, easel.tone, size * 0.05)
    easel.box(x + size * 0.42, top + size * 0.4, size * 0.16, size * 0.12, WHITE, 3)
    easel.box(x + size * 0.12, y - size * 0.14, size * 0.76, size * 0.05, "#59617a", 2)


def cup(easel: Easel, x: float, y: float, size: float) -> None:
    easel.box(x - size / 2, y - size * 0.8, size, size * 0.8, WHITE, size * 0.16)
    easel.line(
        WHITE, size * 0.12, (x + size * 0.5, y - size * 0.6), (x + size * 0.68, y - size * 0.5)
    )
    easel.line(
        WHITE, size * 0.12, (x + size * 0.68, y - size * 0.5), (x + size * 0.5, y - size * 0.3)
    )


def shelf(easel: Easel) -> None:
    for i in range(4):
        easel.box(38 + i * 116, 70, 92, 132, WHITE, 8)
        easel.disc(84 + i * 116, 132, 24, easel.tone)
    easel.box(20, 206, WIDE - 40, 12, easel.tone, 3)
    easel.box(20, 254, WIDE - 40, 12, easel.tone, 3)


def person(easel: Easel, x: float, y: float, coat: str, hair: str) -> None:
    easel.box(x - 46, y + 34, 92, 150, coat, 42)
    easel.disc(x, y, 34, SKIN)
    easel.painter.setBrush(QColor(hair))
    easel.painter.drawChord(QRectF(x - 36, y - 38, 72, 68), 10 * 16, 160 * 16)


def phone(easel: Easel, x: float, y: float, tall: float) -> None:
    wide = tall * 0.52
    easel.box(x, y, wide, tall, INK, tall * 0.09)
    easel.box(x + wide * 0.08, y + tall * 0.08, wide * 0.84, tall * 0.8, WHITE, tall * 0.02)
    easel.disc(x + wide / 2, y + tall * 0.94, tall * 0.025, WHITE)


def reel() -> QImage:
    easel = Easel(BLUE)
    phone(easel, 194, 44, 246)
    easel.disc(258, 162, 42, BLUE[1])
    easel.shape(easel.tone, (246, 140), (246, 184), (284, 162))
    return easel.done()


def compare() -> QImage:
    easel = Easel(BLUE)
    laptop(easel)
    for i, wide in enumerate((84, 60, 76)):
        easel.box(154, 108 + i * 34, wide, 12, BLUE[1] if i else easel.tone, 6)
    for i in range(2):
        machine(easel, 262 + i * 56, 220, 44)
    return easel.done()


def price() -> QImage:
    easel = Easel(BLUE)
    laptop(easel)
    machine(easel, 160, 222, 90)
    easel.box(276, 112, 84, 20, easel.tone, 10)
    easel.box(276, 148, 60, 10, BLUE[1], 5)
    easel.box(276, 172, 84, 34, "#f0b23e", 8)
    easel.line(INK, 5, (296, 181), (312, 197))
    easel.line(INK, 5, (312, 181), (296, 197))
    return easel.done()


def touch() -> QImage:
    easel = Easel(TEAL)
    shelf(easel)
    machine(easel, 196, 318, 124)
    for i in range(3):
        easel.wave(easel.tone, 6, 230 + i * 28, 176, 40)
    return easel.done()


def consultant() -> QImage:
    easel = Easel(TEAL)
    shelf(easel)
    person(easel, 196, 132, "#e07a4b", HAIR)
    person(easel, 344, 116, TEAL[2], "#9aa0ad")
    return easel.done()


def order() -> QImage:
    easel = Easel(AMBER)
    laptop(easel)
    for i, wide in enumerate((120, 88, 104)):
        easel.box(160, 106 + i * 28, wide, 11, AMBER[1] if i else easel.tone, 5)
    easel.box(268, 190, 92, 34, "#2f9e5b", 8)
    easel.line(WHITE, 6, (300, 207), (310, 216), (330, 197))
    return easel.done()


def call() -> QImage:
    easel = Easel(AMBER)
    person(easel, 186, 116, "#3d5bd9", HAIR)
    phone(easel, 214, 92, 62)
    easel.disc(366, 140, 62, INK)
    easel.disc(366, 140, 50, WHITE)
    easel.line("#d04141", 8, (366, 140), (366, 106))
    easel.line("#d04141", 8, (366, 140), (392, 154))
    return easel.done()


def courier() -> QImage:
    easel = Easel(AMBER)
    easel.box(84, 100, 212, 172, AMBER[2], 10)
    easel.shape("#dda63a", (300, 142), (376, 142), (428, 206), (428, 272), (300, 272))
    easel.shape("#eef2fb", (320, 160), (368, 160), (402, 206), (320, 206))
    easel.box(148, 148, 84, 70, AMBER[0], 6)
    easel.line(AMBER[2], 6, (190, 148), (190, 218))
    for x in (146, 364):
        easel.disc(x, 274, 36, INK)
        easel.disc(x, 274, 15, "#9aa0ad")
    return easel.done()


def setup() -> QImage:
    easel = Easel(CORAL)
    machine(easel, 104, 306, 186)
    phone(easel, 340, 128, 172)
    for radius in (14, 26):
        easel.painter.setBrush(Qt.BrushStyle.NoBrush)
        easel.painter.setPen(QPen(QColor(easel.tone), 6))
        easel.painter.drawArc(
            QRectF(385 - radius, 212 - radius, 2 * radius, 2 * radius), 45 * 16, 90 * 16
        )
        easel.painter.setPen(Qt.PenStyle.NoPen)
    easel.disc(385, 216, 6, easel.tone)
    return easel.done()


def espresso() -> QImage:
    easel = Easel(CORAL)
    machine(easel, 160, 310, 196)
    easel.box(250, 204, 8, 40, HAIR)
    easel.box(262, 204, 8, 40, HAIR)
    cup(easel, 258, 284, 50)
    for i in range(3):
        easel.wave(easel.tone, 7, 226 + i * 34, 84, 50)
    return easel.done()


def review() -> QImage:
    easel = Easel(VIOLET)
    laptop(easel)
    for i in range(5):
        star(easel, 184 + i * 37, 126, 16, easel.tone if i < 4 else VIOLET[1])
    for i, wide in enumerate((184, 148)):
        easel.box(164, 164 + i * 26, wide, 11, VIOLET[1], 5)
    return easel.done()


def star(easel: Easel, x: float, y: float, size: float, colour: str) -> None:
    radii = (size, size * 0.45) * 5
    turns = [(i * pi / 5 - pi / 2, radius) for i, radius in enumerate(radii)]
    easel.shape(colour, *((x + r * cos(turn), y + r * sin(turn)) for turn, r in turns))


def beans() -> QImage:
    easel = Easel(VIOLET)
    easel.shape(HAIR, (180, 84), (336, 84), (352, 306), (164, 306))
    easel.box(176, 64, 164, 28, "#47291c", 6)
    easel.disc(258, 196, 48, VIOLET[0])
    easel.painter.setBrush(QColor(HAIR))
    easel.painter.drawEllipse(QPointF(258, 196), 20, 30)
    easel.wave(VIOLET[0], 5, 258, 222, 52)
    for x, y in ((392, 292), (418, 312), (126, 302)):
        easel.painter.setBrush(QColor(HAIR))
        easel.painter.drawEllipse(QPointF(x, y), 12, 9)
    return easel.done()


def olena() -> QImage:
    return portrait(BLUE, "#3d5bd9", HAIR, long=True)


def maksym() -> QImage:
    return portrait(VIOLET, "#0c7c6d", "#8d8d8d")


def portrait(tints: Tints, coat: str, hair: str, *, long: bool = False) -> QImage:
    easel = Easel(tints, SIDE, SIDE)
    if long:
        easel.box(48, 62, 96, 92, hair, 26)
    easel.box(26, 136, 140, 120, coat, 52)
    easel.box(82, 112, 28, 44, "#e4b48d")
    easel.disc(96, 86, 41, SKIN)
    easel.painter.setBrush(QColor(hair))
    easel.painter.drawChord(QRectF(52, 38, 88, 80), 8 * 16, 164 * 16)
    return easel.done()


PICTURES: tuple[Callable[[], QImage], ...] = (
    reel,
    compare,
    price,
    touch,
    consultant,
    order,
    call,
    courier,
    setup,
    espresso,
    review,
    beans,
    olena,
    maksym,
)


def paint(folder: Path) -> None:
    """Paint every picture into a folder."""
    for make in PICTURES:
        make().save(str(folder / f"{make.__name__}.png"), quality=0)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    paint(FOLDER)
