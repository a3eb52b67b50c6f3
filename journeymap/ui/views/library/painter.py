"""What a row of the library looks like: a sign in the colour of its kind, and two lines a cell."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import Theme, mix
from journeymap.painting.fonts import font, sized
from journeymap.ui.views.library.model import CELL, WHAT, Index, LibraryCell
from journeymap.ui.widgets.icons import draw
from journeymap.workspace.appearance import Appearance

HEIGHT = 46
"""How tall each row is, in pixels at 100 %."""

SIGNS = {
    "Goal": "flag",
    "Quote": "quote",
    "Friction": "triangle-alert",
    "Idea": "lightbulb",
    "Metric": "chart-column",
}
"""The icon of each kind."""

_FIRST, _STRONG, _SECOND = TextStyle(13, 400), TextStyle(13, 500), TextStyle(12, 400)
_QUOTED, _MORE = TextStyle(13, 400, True), TextStyle(11, 600)
_ELIDED = Qt.TextElideMode.ElideRight
_SELECTED = QStyle.StateFlag.State_Selected
_PAD = 10.0


class LibraryPainter(QStyledItemDelegate):
    """Paints the cells of the library at a scale."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance, self.zoom = appearance, 1.0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, round(HEIGHT * self.zoom))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        theme = self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground(painter, option.rect, bool(option.state & _SELECTED))
        if isinstance(cell, LibraryCell):
            left = option.rect.left() + _PAD
            if cell.kind:
                left = self._sign(painter, option.rect, cell)
            room = QRectF(
                left, option.rect.top(), option.rect.right() - 8 - left, option.rect.height()
            )
            if index.column() == WHAT and not cell.second:
                self._title(painter, room, cell, theme)
            else:
                self._lines(painter, room, cell, theme)
        painter.restore()

    def ground(self, painter: QPainter, rect: QRect, chosen: bool) -> None:
        """Paint what a row stands on, and the line under it."""
        theme = self._appearance.theme
        if chosen:
            painter.fillRect(rect, QColor(theme.accent_tint))
        painter.setPen(QColor(theme.edge))
        y = rect.bottom() + 0.5
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right() + 1, y))

    def _sign(self, painter: QPainter, rect: QRect, cell: LibraryCell) -> float:
        """Paint the sign of a kind on a tint of its colour; return where letters begin."""
        side = 26.0 * self.zoom
        place = QRectF(rect.left() + 4, rect.center().y() - side / 2 + 1, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(cell.tone, self._appearance.theme.lane, 0.84)))
        painter.drawRoundedRect(place, 7, 7)
        inner = place.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2)
        draw(painter, SIGNS.get(cell.kind, "sticky-note"), cell.tone, inner)
        return place.right() + 10

    def _title(self, painter: QPainter, room: QRectF, cell: LibraryCell, theme: Theme) -> None:
        """Paint what an entry says in one line, or in two where it takes them."""
        face = self._font(_QUOTED if cell.quoted else _STRONG)
        metrics, said = QFontMetricsF(face), cell.first
        painter.setFont(face)
        painter.setPen(QColor(theme.ink))
        lines = _lines(said, metrics, room.width())
        step = metrics.lineSpacing()
        top = room.center().y() - step * len(lines) / 2
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        for place, line in enumerate(lines):
            at = QRectF(room.left(), top + place * step, room.width(), step)
            painter.drawText(at, line, option)

    def _lines(self, painter: QPainter, room: QRectF, cell: LibraryCell, theme: Theme) -> None:
        """Paint a line and a softer one under it; a pill stands at the right of the first."""
        face, small = self._font(_FIRST), self._font(_SECOND)
        first, second = QFontMetricsF(face), QFontMetricsF(small)
        high = first.lineSpacing() + (second.lineSpacing() if cell.second else 0.0)
        y = room.center().y() - high / 2
        wide = room.width()
        if cell.more:
            wide -= self._more(painter, room, y, first.lineSpacing(), cell.more, theme) + 8
        painter.setFont(face)
        painter.setPen(QColor(theme.ink_soft if cell.soft else theme.ink))
        base = y + first.ascent()
        painter.drawText(
            QPointF(room.left(), base), first.elidedText(cell.first, _ELIDED, max(0.0, wide))
        )
        if cell.second:
            painter.setFont(small)
            painter.setPen(QColor(theme.ink_soft))
            below = y + first.lineSpacing() + second.ascent()
            said = second.elidedText(cell.second, _ELIDED, max(0.0, room.width()))
            painter.drawText(QPointF(room.left(), below), said)

    def _more(
        self, painter: QPainter, room: QRectF, y: float, high: float, said: str, theme: Theme
    ) -> float:
        face = self._font(_MORE)
        wide = QFontMetricsF(face).horizontalAdvance(said) + 12
        place = QRectF(room.right() - wide, y + 1, wide, high - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.pill))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setFont(face)
        painter.setPen(QColor(theme.ink_pill))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)
        return wide

    def _font(self, style: TextStyle) -> QFont:
        face = font(style)
        return face if self.zoom == 1.0 else sized(face, style.size * self.zoom)


def _lines(said: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """Return a text in one line, or in two where one does not hold it, the last cut at its end."""
    if metrics.horizontalAdvance(said) <= room or room <= 0:
        return [said]
    first, words = "", said.split(" ")
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= room:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return [metrics.elidedText(said, _ELIDED, room)]
    return [first, metrics.elidedText(" ".join(words), _ELIDED, room)]
