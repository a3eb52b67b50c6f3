"""Letters as shapes: a drawing that looks the same where the font is missing."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import (
    QGlyphRun,
    QImage,
    QImageWriter,
    QPainter,
    QRawFont,
    QTextLayout,
    QTextOption,
)

from journeymap.drawing.shapes import Picture, Rect, Text
from journeymap.painting.fonts import font
from journeymap.painting.paint import colour

Step = tuple[str, tuple[QPointF, ...]]
_LETTERS = ("M", "L", "C")
_COLOURED = ("CBDT", "COLR", "sbix", "SVG ")
_SHARP = 8.0


class Letters:
    """Draws lines of text by the outlines of their letters, each letter worked out once."""

    def __init__(self, number: Callable[[float], str]) -> None:
        self._number = number
        self._known: dict[tuple[str, str, float, int], tuple[Step, ...]] = {}
        self._pictures: dict[str, bool] = {}

    def drawn(self, text: Text) -> tuple[str, tuple[Picture, ...]]:
        """Return the way of a path, and pictures of what has no outline, such as emoji."""
        layout = QTextLayout(text.text, font(text.style))
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        wide = line.naturalTextWidth()
        x = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
        y = text.y - line.ascent()
        ways, pictures = [], []
        for run in layout.glyphRuns():
            if self._coloured(run.rawFont()):
                pictures.append(_picture(run, x, y, text.colour))
            else:
                ways.append(self._run(run, x, y))
        return "".join(ways), tuple(pictures)

    def _coloured(self, raw: QRawFont) -> bool:
        """Tell whether the letters of a font are pictures.

        Such a font may not be asked for outlines: Qt gives shadows, and paints the font
        wrongly from then on.
        """
        name = raw.familyName()
        if name not in self._pictures:
            self._pictures[name] = any(raw.fontTable(table).size() for table in _COLOURED)
        return self._pictures[name]

    def _run(self, run: QGlyphRun, x: float, y: float) -> str:
        n, way = self._number, []
        for glyph, at in zip(run.glyphIndexes(), run.positions(), strict=True):
            left, top = x + at.x(), y + at.y()
            for kind, points in self._glyph(run.rawFont(), glyph):
                way.append(kind + " ".join(f"{n(left + p.x())} {n(top + p.y())}" for p in points))
        return "".join(way)

    def _glyph(self, raw: QRawFont, glyph: int) -> tuple[Step, ...]:
        key = (raw.familyName(), raw.styleName(), raw.pixelSize(), glyph)
        if key not in self._known:
            path = raw.pathForGlyph(glyph)
            steps: list[Step] = []
            at = 0
            while at < path.elementCount():
                kind = path.elementAt(at).type.value
                count = 3 if kind == 2 else 1
                points = (path.elementAt(at + i) for i in range(count))
                steps.append((_LETTERS[kind], tuple(QPointF(p.x, p.y) for p in points)))
                at += count
            self._known[key] = tuple(steps)
        return self._known[key]


def _picture(run: QGlyphRun, x: float, y: float, ink: str) -> Picture:
    """Return a run of letters as a picture, sharp up to eight times its size."""
    place = run.boundingRect().adjusted(-1, -1, 1, 1)
    image = QImage(
        ceil(place.width() * _SHARP),
        ceil(place.height() * _SHARP),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(0)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(_SHARP, _SHARP)
        painter.setPen(colour(ink))
        painter.drawGlyphRun(-place.topLeft(), run)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    rect = Rect(x + place.x(), y + place.y(), image.width() / _SHARP, image.height() / _SHARP)
    return Picture(rect, "image/png", bytes(buffer.data().data()))
