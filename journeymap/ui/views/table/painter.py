"""What a cell looks like: letters, faces, triangles and diamonds, in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF

from journeymap.drawing.faces import face, triangle
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, Shape, TextStyle
from journeymap.drawing.theme import Theme, mix
from journeymap.language import tr
from journeymap.painting.fonts import font
from journeymap.painting.paint import paint_figures
from journeymap.view.table.columns import GridColumn
from journeymap.view.table.contents import CellContent

PAD = 12
"""Pixels between the edge of a cell and what stands in it, at 100 %."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_ELIDE = Qt.TextElideMode.ElideRight
_HALF = 0.55
"""How much of a faded row is left."""


class CellPainter:
    """Paints cells at a scale, with pens and letters made once."""

    def __init__(self, theme: Theme, zoom: float, ratio: float) -> None:
        self.theme, self.zoom, self.ratio = theme, zoom, ratio
        self.pad = round(PAD * zoom)
        self._fonts = {
            name: _scaled(TextStyle(13, weight), zoom)
            for name, weight in (("", 400), ("strong", 600))
        }
        self._metrics = {name: QFontMetrics(one) for name, one in self._fonts.items()}
        self.line = self._metrics[""].lineSpacing()
        tones = {
            "": theme.ink, "strong": theme.ink, "soft": theme.ink_soft, "bad": theme.pain_ink,
            "accent": theme.accent_ink,
        }  # fmt: skip
        faded = {f"{name} faded": mix(ink, theme.lane, _HALF) for name, ink in tones.items()}
        self._inks = {name: QPen(QColor(ink)) for name, ink in (tones | faded).items()}
        self.grid = QPen(QColor(theme.edge))
        self.divide = QPen(QColor(theme.divider), 1.0)
        self.wrong = QColor(theme.pain_ink)
        self.wrong_ground = QColor(theme.below)

    def letters(self) -> QFont:
        """Return the letters of cells that are written in."""
        return QFont(self._fonts[""])

    def metrics(self, tone: str) -> QFontMetrics:
        """Return how letters of a tone are measured."""
        return self._metrics["strong" if tone == "strong" else ""]

    def paint(
        self, painter: QPainter, rect: QRect, column: GridColumn, content: CellContent, faded: bool
    ) -> None:
        """Paint what stands in a cell."""
        x = rect.left() + self.pad
        middle = rect.center().y()
        if content.face is not None:
            self._blit(painter, face_pixmap(self._key(faded), content.face), x, middle)
            return
        if content.friction:
            self._blit(painter, mark_pixmap(self._key(faded), content.severity), x, middle)
            x += round(26 * self.zoom)
        elif content.moment:
            x += self._diamond(painter, x, middle, faded)
        room = QRect(x, rect.top(), rect.right() - self.pad - x, rect.height())
        if content.more:
            room = self._more(painter, room, content.more, faded)
        self._words(painter, room, column, content, faded)

    def paint_stage(self, painter: QPainter, rect: QRect, title: str, ink: str) -> None:
        """Paint the name of a stage at the top of its group, as far down as the group goes."""
        painter.setFont(self._fonts["strong"])
        painter.setPen(QColor(ink))
        above = max(0, (round(34 * self.zoom) - self.line) // 2)
        room = rect.adjusted(self.pad, above, -self.pad, 0)
        lines = max(1, room.height() // self.line)
        painter.drawText(room, _TOP, self.shortened(title, "strong", room.width(), lines))

    def shortened(self, text: str, tone: str, width: int, lines: int) -> str:
        """Return a text that fits into so many lines, with dots where it does not."""
        metrics = self.metrics(tone)
        if len(text) * self.line * 0.55 < width:
            return text
        if lines <= 1:
            return metrics.elidedText(text, _ELIDE, width)
        while text and self.lines(text, tone, width) > lines:
            text = text[: max(0, int(len(text) * 0.9) - 1)].rstrip(" …") + "…"
            if len(text) < 2:
                break
        return text

    def lines(self, text: str, tone: str, width: int) -> int:
        """Return how many lines a text takes in so many pixels; quickly where it is short."""
        if width <= 0 or len(text) * self.line * 0.55 < width:
            return 1
        box = self.metrics(tone).boundingRect(0, 0, width, 1 << 16, _TOP, text)
        return max(1, round(box.height() / self.line))

    def _words(
        self, painter: QPainter, room: QRect, column: GridColumn, content: CellContent, faded: bool
    ) -> None:
        said = content.said
        if not said or room.width() <= 4:
            return
        tone = content.tone
        strong = tone in ("strong", "bad", "accent")
        painter.setFont(self._fonts["strong" if strong else ""])
        painter.setPen(self._inks[f"{tone} faded" if faded else tone])
        if column.kind in ("score", "number"):
            painter.drawText(room, _RIGHT, said)
            return
        lines = max(1, (room.height() - 4) // self.line)
        shown = self.shortened(said, "strong" if strong else "", room.width(), lines)
        painter.drawText(room, _WRAPPED if lines > 1 else _LEFT, shown)

    def _more(self, painter: QPainter, room: QRect, more: int, faded: bool) -> QRect:
        """Paint how many others there are; return the room that is left."""
        told = f"+{more}"
        painter.setFont(self._fonts[""])
        painter.setPen(self._inks["soft faded" if faded else "soft"])
        wide = self.metrics("").horizontalAdvance(told)
        painter.drawText(room, _RIGHT, told)
        return room.adjusted(0, 0, -wide - 6, 0)

    def _diamond(self, painter: QPainter, x: int, middle: int, faded: bool) -> int:
        half, ink = 5.0 * self.zoom, self.theme.accent
        centre = QPointF(x + half, middle + 0.5)
        points = ((0, -half), (half, 0), (0, half), (-half, 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(ink, self.theme.lane, _HALF) if faded else ink))
        painter.drawPolygon(QPolygonF([centre + QPointF(*one) for one in points]))
        return round(2 * half + 6 * self.zoom)

    def _key(self, faded: bool) -> tuple[Theme, float, float, bool]:
        return self.theme, self.zoom, self.ratio, faded

    def _blit(self, painter: QPainter, pixmap: QPixmap, x: int, middle: int) -> None:
        high = pixmap.deviceIndependentSize().height()
        painter.drawPixmap(QPointF(x, middle - high / 2 + 0.5), pixmap)

    def paint_new(self, painter: QPainter, rect: QRect) -> None:
        """Paint the invitation to begin one more touchpoint."""
        painter.setFont(self._fonts[""])
        painter.setPen(self._inks["soft"])
        words = self.metrics("").elidedText(tr("+ new touchpoint"), _ELIDE, rect.width())
        painter.drawText(rect.adjusted(self.pad, 0, 0, 0), _LEFT, words)


@lru_cache(maxsize=512)
def face_pixmap(look: tuple[Theme, float, float, bool], valence: float) -> QPixmap:
    """Return a face, drawn once for each scale and theme."""
    theme, zoom, ratio, faded = look
    return _drawn(face(12, 12, 10, valence, theme, theme.lane), QSize(24, 24), zoom, ratio, faded)


@lru_cache(maxsize=128)
def mark_pixmap(look: tuple[Theme, float, float, bool], severity: int | None) -> QPixmap:
    """Return the triangle of a friction."""
    theme, zoom, ratio, faded = look
    return _drawn(triangle(11, 11, severity, theme, 0.94), QSize(22, 22), zoom, ratio, faded)


def _drawn(
    shapes: tuple[Shape, ...], size: QSize, zoom: float, ratio: float, faded: bool
) -> QPixmap:
    scale = zoom * ratio
    pixmap = QPixmap(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.setOpacity(_HALF if faded else 1.0)
        room = Rect(0, 0, size.width(), size.height())
        paint_figures(painter, [Figure("", FigureRole.CARD, "", room, shapes)])
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _scaled(style: TextStyle, zoom: float) -> QFont:
    made = QFont(font(style))
    made.setPixelSize(max(6, round(style.size * zoom)))
    return made


def outline(painter: QPainter, rect: QRectF, colour: str, width: float) -> None:
    """Draw a frame just within a place."""
    half = width / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(half, half, -half, -half))
