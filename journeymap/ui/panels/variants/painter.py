"""How a way is painted: a box to choose it, its share as a bar, its touchpoints as dots and titles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import Theme, mix
from journeymap.language import tr, whole_percent
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.panels.variants.rows import ROW, WayRow, WayStep
from journeymap.workspace.appearance import Appearance

Index = QModelIndex | QPersistentModelIndex

HIGH = 98
"""How tall a row is, in pixels."""
BOX = 30.0
"""How wide the place of the box to choose a way is, in pixels."""
_SIDE, _GAP = 10.0, 8.0
_DOT, _STEP = 9.0, 14.0
_MOST_TITLES = 12
_THEN = " → "
_CHECK = Qt.ItemDataRole.CheckStateRole
_STRONG, _PLAIN, _SMALL = TextStyle(13, 600), TextStyle(12, 400), TextStyle(11, 400)
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
_LEFT = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
_WRAPPED = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop).value) | int(
    Qt.TextFlag.TextWordWrap.value
)
_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)


class WayPainter(QStyledItemDelegate):
    """Paints the ways; the list knows what a click on the box of one means."""

    def __init__(self, appearance: Appearance, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: WayRow | None = index.data(ROW)
        if row is None:
            return
        theme, rect = self._appearance.theme, QRectF(option.rect).adjusted(6, 2, -6, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, theme, option.state)
        self._box(painter, rect, theme, index.data(_CHECK) == Qt.CheckState.Checked)
        inner = rect.adjusted(BOX + _SIDE - 6, 6, -_SIDE, -6)
        self._share(painter, QRectF(inner.left(), inner.top(), inner.width(), 20), row, theme)
        self._dots(painter, QRectF(inner.left(), inner.top() + 22, inner.width(), 12), row, theme)
        below = QRectF(inner.left(), inner.top() + 36, inner.width(), 32)
        _say_in_two_lines(painter, below, row.steps, theme.ink)
        last = QRectF(inner.left(), inner.top() + 69, inner.width(), 15)
        _say(painter, last, row.told, _SMALL, theme.ink_soft)
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRectF, theme: Theme, state: QStyle.StateFlag
    ) -> None:
        painter.setPen(line_of(theme.accent if state & _FOCUSED else "", 1.0))
        painter.setBrush(brush(theme.accent_tint if state & _SELECTED else theme.lane_alt))
        painter.drawRoundedRect(rect, 6, 6)

    def _box(self, painter: QPainter, rect: QRectF, theme: Theme, chosen: bool) -> None:
        box = QRectF(rect.left() + 9, rect.top() + 8, 15, 15)
        painter.setPen(line_of(theme.accent if chosen else theme.ink_soft, 1.2))
        painter.setBrush(brush(theme.accent if chosen else theme.lane))
        painter.drawRoundedRect(box, 3, 3)
        if chosen:
            painter.setPen(line_of(theme.lane, 2.0))
            x, y = box.x(), box.y()
            painter.drawPolyline([QPointF(x + 3.5, y + 8), QPointF(x + 6.5, y + 11)])
            painter.drawPolyline([QPointF(x + 6.5, y + 11), QPointF(x + 11.5, y + 4.5)])

    def _share(self, painter: QPainter, rect: QRectF, row: WayRow, theme: Theme) -> None:
        """Paint which share of the cases went it, and on the right what all up to it cover."""
        said = whole_percent(row.share)
        _say(painter, rect, said, _STRONG, theme.ink)
        covered = tr("up to here {share}", share=whole_percent(row.covered))
        wide = QFontMetricsF(font(_SMALL)).horizontalAdvance(covered)
        _say(painter, rect, covered, _SMALL, theme.ink_soft, _RIGHT)
        left = rect.left() + max(52.0, QFontMetricsF(font(_STRONG)).horizontalAdvance(said) + _GAP)
        room = rect.right() - wide - _GAP - left
        if room < 24:
            return
        bar = QRectF(left, rect.center().y() - 3, room, 6)
        painter.setPen(line_of("", 1.0))
        for share, ink in (
            (1.0, theme.edge),
            (row.covered, mix(theme.edge, theme.accent, 0.3)),
            (row.share, theme.accent),
        ):
            painter.setBrush(brush(ink))
            painter.drawRoundedRect(QRectF(bar.x(), bar.y(), max(2.0, room * share), 6), 3, 3)

    def _dots(self, painter: QPainter, rect: QRectF, row: WayRow, theme: Theme) -> None:
        """Paint a dot for each touchpoint in the colour of its stage; what has no room is dots."""
        room = max(1, int((rect.width() - _DOT) // _STEP) + 1)
        steps: tuple[WayStep, ...] = row.steps
        shown = steps if len(steps) <= room else steps[: room - 1]
        y = rect.center().y()
        painter.setPen(line_of(theme.divider, 1.0))
        painter.setBrush(brush(""))
        if len(shown) > 1:
            end = rect.left() + (len(shown) - 1) * _STEP
            painter.drawLine(QPointF(rect.left() + _DOT / 2, y), QPointF(end + _DOT / 2, y))
        for at, step in enumerate(shown):
            fill, _ = theme.stage(step.colour, step.stage)
            painter.setPen(line_of(mix(fill, theme.ink, 0.45), 1.0))
            painter.setBrush(brush(fill))
            painter.drawEllipse(QRectF(rect.left() + at * _STEP, y - _DOT / 2, _DOT, _DOT))
        if len(shown) < len(steps):
            rest = QRectF(rect.left() + len(shown) * _STEP, rect.top(), 2 * _STEP, rect.height())
            _say(painter, rest, "…", _SMALL, theme.ink_soft)


def _say_in_two_lines(painter: QPainter, rect: QRectF, steps: Sequence[WayStep], ink: str) -> None:
    """Paint what stands on a way over two lines; of a longer one its beginning and its end."""
    face = font(_PLAIN)
    measure = QFontMetricsF(face)
    painter.setFont(face)
    painter.setPen(line_of(ink, 1.0))
    titles = [step.title for step in steps]
    most = min(len(titles), _MOST_TITLES)
    said = ""
    for count in range(most, 0, -1):
        said = _shortened(titles, count)
        if measure.boundingRect(rect, _WRAPPED, said).height() <= rect.height():
            break
    else:
        said = measure.elidedText(said, Qt.TextElideMode.ElideRight, 1.7 * rect.width())
    painter.drawText(rect, _WRAPPED, said)


def _shortened(titles: Sequence[str], count: int) -> str:
    """Return so many of the titles, the first and the last ones of them."""
    if count >= len(titles):
        return _THEN.join(titles)
    first = count - count // 2
    return _THEN.join((*titles[:first], "…", *titles[len(titles) - count // 2 :]))


def _say(
    painter: QPainter, rect: QRectF, words: str, style: TextStyle, ink: str, how: int = _LEFT
) -> None:
    face = font(style)
    painter.setFont(face)
    painter.setPen(line_of(ink, 1.0))
    said = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, how, said)
