"""How a row of the table of a survey is painted: what can be chosen as pills, answers as bars."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import Theme, mix
from journeymap.language import tr
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.surveys.columns import LINE, shown
from journeymap.ui.surveys.histogram import paint_bars
from journeymap.ui.surveys.lines import (
    ANSWERS,
    IS,
    MISSING,
    PLACE,
    QUESTION,
    REFUSED,
    SCALE,
    VALID,
    SurveyLine,
)
from journeymap.ui.widgets.choices import chevron

Index = QModelIndex | QPersistentModelIndex

ROW = 42
"""How tall a row is, with the gap below it, in pixels."""
GAP = 4
PAD = 12.0

_PLAIN, _STRONG, _SMALL = TextStyle(13, 400), TextStyle(13, 600), TextStyle(13, 500)
_FOCUSED = QStyle.StateFlag.State_HasFocus
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ColumnsPainter(QStyledItemDelegate):
    """Paints the cells; the boxes they stand in are the view's."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: SurveyLine = index.data(LINE)
        rect, column = QRectF(option.rect).adjusted(0, 0, 0, -GAP), index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column == SCALE and line.asked:
            self._scale(painter, rect, line)
        elif opens(line, column):
            self._pill(painter, rect, shown(line, column), column, line)
        elif column == QUESTION:
            self._question(painter, rect.adjusted(10, 0, -8, 0), line)
        elif column == ANSWERS:
            paint_bars(painter, self._theme, line.bars, rect.adjusted(8, 7, -PAD, -5))
        else:
            self._words(painter, rect, line, column)
        if option.state & _FOCUSED:
            painter.setPen(line_of(self._theme.accent, 1.5))
            painter.setBrush(brush(""))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 6, 6)
        painter.restore()

    def _question(self, painter: QPainter, rect: QRectF, line: SurveyLine) -> None:
        """Say what was asked, the name of the column before it where that is another."""
        theme, said = self._theme, line.question.strip()
        ink = theme.ink if line.comes_in else theme.ink_soft
        if said and said != line.key:
            wide = min(
                QFontMetricsF(font(_PLAIN)).horizontalAdvance(f"{line.key}  "), rect.width() / 2
            )
            before = QRectF(rect.left(), rect.top(), wide, rect.height())
            self._say(painter, before, line.key, _PLAIN, theme.ink_soft, QUESTION)
            rect = rect.adjusted(wide, 0, 0, 0)
        self._say(painter, rect, said or line.key, _SMALL, ink, QUESTION)

    def _words(self, painter: QPainter, rect: QRectF, line: SurveyLine, column: int) -> None:
        theme = self._theme
        strong = column == VALID or (column == REFUSED and bool(line.refused))
        soft = not line.comes_in or column in (SCALE, MISSING) or column == REFUSED
        ink = theme.pain_ink if column == REFUSED and line.refused else ""
        ink = ink or (theme.ink_soft if soft else theme.ink)
        style = _STRONG if strong else _PLAIN
        self._say(painter, rect.adjusted(8, 0, -8, 0), shown(line, column), style, ink, column)

    def _scale(self, painter: QPainter, rect: QRectF, line: SurveyLine) -> None:
        words, soft = shown(line, SCALE), self._theme.ink_soft
        self._say(painter, rect.adjusted(8, 0, -20, 0), words, _PLAIN, soft, SCALE)
        chevron(painter, rect.right() - 12, rect.center().y(), soft, True)

    def _pill(
        self, painter: QPainter, rect: QRectF, words: str, column: int, line: SurveyLine
    ) -> None:
        theme, box = self._theme, rect.adjusted(4, 5, -6, -5)
        bad = column == PLACE and bool(line.problem)
        painter.setPen(line_of(theme.pain_ink if bad else "", 1.0))
        painter.setBrush(brush(mix(theme.pill, theme.edge, 0.15)))
        painter.drawRoundedRect(box, 5, 5)
        ink = theme.pain_ink if bad else theme.ink if line.comes_in else theme.ink_soft
        style = _STRONG if column == IS else _PLAIN
        inner = box.adjusted(9, 0, -22, 0)
        self._say(painter, inner, words or tr("choose…"), style, ink, column)
        chevron(painter, box.right() - 12, box.center().y(), theme.ink_soft, True)

    def _say(
        self, painter: QPainter, rect: QRectF, words: str, style: TextStyle, ink: str, column: int
    ) -> None:
        face = font(style)
        painter.setFont(face)
        painter.setPen(line_of(ink, 1.0))
        flat = " ".join(words.split())
        said = QFontMetricsF(face).elidedText(flat, Qt.TextElideMode.ElideRight, rect.width())
        right = column in (VALID, MISSING, REFUSED)
        painter.drawText(rect, int((_RIGHT if right else _LEFT).value), said)


def opens(line: SurveyLine, column: int) -> bool:
    """Tell whether a cell opens something to choose from."""
    return column == IS or (column == PLACE and line.placed) or (column == SCALE and line.asked)
