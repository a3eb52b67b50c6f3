"""How a hit is painted: its words in bold, struck where others come, and softly where it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import Theme
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.find.rows import ROW, GroupRow, HitRow, Index
from journeymap.workspace.appearance import Appearance

HEIGHT = 46
"""How tall each row is, in pixels, the headings too."""
TICK = 26
"""How wide the place of the box to tick is."""

_PLAIN, _SMALL, _HEADING = TextStyle(13, 400), TextStyle(12, 400), TextStyle(11, 700)
_BOLD = QFont.Weight.Bold
_SELECTED = QStyle.StateFlag.State_Selected
_ELIDED = Qt.TextElideMode.ElideRight
_INSET = 10.0

_FROM_LEFT = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
_FROM_LEFT.setWrapMode(QTextOption.WrapMode.NoWrap)

Piece = tuple[str, QTextCharFormat | None]


class FoundPainter(QStyledItemDelegate):
    """Paints what is found; ``by`` tells what comes in its place, ``None`` while nothing does."""

    def __init__(
        self, appearance: Appearance, by: Callable[[], str | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._appearance, self._by = appearance, by

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, GroupRow):
            self._paint_group(painter, rect, row)
        elif isinstance(row, HitRow):
            self._paint_hit(painter, rect, row, bool(option.state & _SELECTED))
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, row: GroupRow) -> None:
        theme, face = self._appearance.theme, font(_HEADING)
        painter.setFont(face)
        painter.setPen(line_of(theme.ink_soft, 1.0))
        base = rect.bottom() - 9
        said = row.label.upper()
        painter.drawText(QPointF(rect.left() + _INSET, base), said)
        left = rect.left() + _INSET + QFontMetricsF(face).horizontalAdvance(said) + 8
        wide = QFontMetricsF(face).horizontalAdvance(str(row.hits)) + 12
        painter.setPen(line_of("", 1.0))
        painter.setBrush(brush(theme.pill))
        painter.drawRoundedRect(QRectF(left, base - 12, wide, 16), 8, 8)
        painter.setPen(line_of(theme.ink_pill, 1.0))
        painter.drawText(QPointF(left + 6, base), str(row.hits))

    def _paint_hit(self, painter: QPainter, rect: QRect, row: HitRow, chosen: bool) -> None:
        theme, by = self._appearance.theme, self._by()
        if chosen:
            painter.setPen(line_of("", 1.0))
            painter.setBrush(brush(theme.accent_tint))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 6, 6)
        left = rect.left() + _INSET
        if by is not None:
            _tick(painter, QRect(int(left), rect.top() + 7, 15, 15), row.ticked)
            left += TICK
        room = rect.right() - left - 8
        self._line(painter, row, by, QPointF(left, rect.top() + 4), room)
        face = font(_SMALL)
        painter.setFont(face)
        painter.setPen(line_of(theme.ink_soft, 1.0))
        where = QFontMetricsF(face).elidedText(row.where, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QPointF(left, rect.top() + 37), where)

    def _line(
        self, painter: QPainter, row: HitRow, by: str | None, at: QPointF, room: float
    ) -> None:
        """Paint a hit in its text on one line, so that the hit itself is always to be seen."""
        theme, face = self._appearance.theme, font(_PLAIN)
        metrics, before = QFontMetricsF(face), row.before
        new = by if by is not None and row.ticked else None
        most = room * (0.35 if new is None else 0.28)
        while metrics.horizontalAdvance(before) > most and " " in before.strip():
            before = "…" + before.lstrip("… ").partition(" ")[2]
        if metrics.horizontalAdvance(before) > most:
            before = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, most)
        pieces: list[Piece] = [(before, None), (row.words, _marked(theme, new is not None))]
        if new:
            pieces.append((" ".join(new.split()) or new, _inserted(theme)))
        pieces.append((row.after, None))
        _draw(painter, face, theme.ink, pieces, at, room)


def _draw(
    painter: QPainter, face: QFont, ink: str, pieces: list[Piece], at: QPointF, room: float
) -> None:
    """Paint pieces of a line after one another, in the order of their script, cut at its end."""
    metrics = QFontMetricsF(face)
    bold = QFont(face)
    bold.setWeight(_BOLD)
    text, formats = "", []
    for said, look in pieces:
        wide = QFontMetricsF(bold) if look else metrics
        said = wide.elidedText(said, _ELIDED, max(0.0, room))
        room -= wide.horizontalAdvance(said)
        if look and said:
            one = QTextLayout.FormatRange()
            # Qt counts a letter beyond the first 65,536 as two.
            one.start, one.length = _units(text), _units(said)
            one.format = look
            formats.append(one)
        text += said
    layout = QTextLayout(text, face)
    layout.setTextOption(_FROM_LEFT)
    layout.setFormats(formats)
    layout.beginLayout()
    layout.createLine().setLineWidth(100_000)
    layout.endLayout()
    painter.setPen(line_of(ink, 1.0))
    layout.draw(painter, at)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _marked(theme: Theme, struck: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(_BOLD)
    if struck:
        look.setFontStrikeOut(True)
        look.setForeground(QColor(theme.pain_ink))
    else:
        look.setForeground(QColor(theme.accent_ink))
    return look


def _inserted(theme: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(_BOLD)
    look.setForeground(QColor(theme.joy_ink))
    look.setBackground(QColor(theme.idea))
    return look


def _tick(painter: QPainter, rect: QRect, yes: bool) -> None:
    option = QStyleOptionButton()
    option.rect = rect
    # Its types ask for bytes, and what is called takes nothing but text.
    option.palette = QApplication.palette("QCheckBox")  # type: ignore[call-overload]
    option.state = QStyle.StateFlag.State_Enabled
    option.state |= QStyle.StateFlag.State_On if yes else QStyle.StateFlag.State_Off
    QApplication.style().drawPrimitive(
        QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter
    )
