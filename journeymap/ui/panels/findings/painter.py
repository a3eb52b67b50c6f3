"""How findings are painted: the sign of their severity, the sentence wrapped, softly what it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymap.drawing.faces import disc, triangle
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, Shape, Text, TextStyle
from journeymap.drawing.theme import Theme
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush, paint_figures
from journeymap.painting.paint import pen as line_of
from journeymap.ui.panels.findings.rows import (
    ROW,
    DismissedRow,
    FindingRow,
    GroupHeading,
    Index,
    ListedRow,
    MoreRow,
)
from journeymap.ui.panels.findings.wording import kind_line
from journeymap.ui.widgets.choices import chevron
from journeymap.ui.widgets.words import flow
from journeymap.workspace.appearance import Appearance

_PLAIN, _SMALL = TextStyle(13, 400), TextStyle(12, 400)
_HEADING, _LINK = TextStyle(11, 700), TextStyle(12, 600)
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus
_LEFT, _RIGHT, _UP, _BETWEEN = 42.0, 14.0, 8.0, 2.0
_HEADING_HEIGHT, _MORE_HEIGHT = 36, 34
_KEPT = 20_000


class FindingPainter(QStyledItemDelegate):
    """Paints the rows of findings, each as tall as its words need at the width there is."""

    def __init__(self, view: QListView, appearance: Appearance) -> None:
        super().__init__(view)
        self._view, self._appearance = view, appearance
        self._heights: dict[tuple[str, bool, float], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, wide = index.data(ROW), self._view.viewport().width()
        if isinstance(row, GroupHeading):
            return QSize(80, _HEADING_HEIGHT)
        if isinstance(row, MoreRow):
            return QSize(80, _MORE_HEIGHT)
        room = wide - _LEFT - _RIGHT
        words, below = _texts(row)
        high = self._height(words, False, room) + self._height(below, True, room)
        return QSize(80, high + int(2 * _UP + _BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect, theme = index.data(ROW), QRectF(option.rect), self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.adjusted(6, 1, -6, -1)
        if option.state & _SELECTED:
            painter.setPen(line_of("", 1.0))
            painter.setBrush(brush(theme.accent_tint))
            painter.drawRoundedRect(box, 6, 6)
        if option.state & _SELECTED and option.state & _FOCUSED:
            painter.setPen(line_of(theme.accent, 1.0))
            painter.setBrush(brush(""))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if isinstance(row, GroupHeading):
            _paint_heading(painter, rect, row, theme)
        elif isinstance(row, MoreRow):
            painter.setFont(font(_LINK))
            painter.setPen(line_of(theme.accent_ink, 1.0))
            painter.drawText(QPointF(rect.left() + _LEFT, rect.center().y() + 4), row.label)
        elif isinstance(row, (FindingRow, DismissedRow)):
            self._paint_finding(painter, rect, row, theme)
        painter.restore()

    def _paint_finding(
        self, painter: QPainter, rect: QRectF, row: FindingRow | DismissedRow, theme: Theme
    ) -> None:
        gone = isinstance(row, DismissedRow)
        finding = row.dismissed.finding if isinstance(row, DismissedRow) else row.finding
        left, top, room = rect.left() + _LEFT, rect.top() + _UP, rect.width() - _LEFT - _RIGHT
        sign = severity_mark(rect.left() + 24, top + 9, finding.severity, theme)
        painter.setOpacity(0.5 if gone else 1.0)
        spot = Rect(rect.left(), rect.top(), 40.0, rect.height())
        paint_figures(painter, (Figure("", FigureRole.PICK, "", spot, sign),))
        painter.setOpacity(1.0)
        words, below = _texts(row)
        painter.setPen(line_of(theme.ink_soft if gone else theme.ink, 1.0))
        said, high = flow(words, font(_PLAIN), room)
        said.draw(painter, QPointF(left, top))
        painter.setPen(line_of(theme.ink_soft, 1.0))
        flow(below, font(_SMALL), room)[0].draw(painter, QPointF(left, top + high + _BETWEEN))

    def _height(self, text: str, small: bool, room: float) -> int:
        key = text, small, room
        if key not in self._heights:
            if len(self._heights) > _KEPT:
                self._heights.clear()
            self._heights[key] = flow(text, font(_SMALL if small else _PLAIN), room)[1]
        return self._heights[key]


def severity_mark(x: float, y: float, severity: int, theme: Theme) -> tuple[Shape, ...]:
    """Return the sign of a severity: a triangle with its number, a ring with an i where it is none."""
    if severity > 0:
        return triangle(x, y, min(severity, 4), theme)
    letter = Text(x, y + 4.0, "i", TextStyle(11, 700), theme.ink_soft, "middle")
    return disc(x, y, 8.0, theme.lane, theme.assumed_edge, 1.3), letter


def _paint_heading(painter: QPainter, rect: QRectF, row: GroupHeading, theme: Theme) -> None:
    face = font(_HEADING)
    base, said = rect.bottom() - 10, row.label.upper()
    chevron(painter, rect.left() + 24, base - 4, theme.ink_soft, row.open)
    painter.setFont(face)
    painter.setPen(line_of(theme.ink_soft, 1.0))
    metrics, left = QFontMetricsF(face), rect.left() + _LEFT
    wide = metrics.horizontalAdvance(str(row.findings)) + 12
    room = rect.width() - _LEFT - _RIGHT - wide - 8
    said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(left, base), said)
    left += metrics.horizontalAdvance(said) + 8
    painter.setPen(line_of("", 1.0))
    painter.setBrush(brush(theme.pill))
    painter.drawRoundedRect(QRectF(left, base - 12, wide, 16), 8, 8)
    painter.setPen(line_of(theme.ink_pill, 1.0))
    painter.drawText(QPointF(left + 6, base), str(row.findings))


def _texts(row: ListedRow) -> tuple[str, str]:
    """Return the sentence of a row, and what stands softly below it."""
    if isinstance(row, DismissedRow):
        return row.dismissed.finding.text, row.dismissed.reason or "–"
    if isinstance(row, FindingRow):
        return row.finding.text, kind_line(row.finding)
    return "", ""
