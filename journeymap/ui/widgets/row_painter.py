"""How rows of the navigator and the outline are painted: wrapped, with a soft second line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
)

from journeymap.drawing.shapes import TextStyle
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.widgets.icons import draw
from journeymap.ui.widgets.rewriting import Index, Rewrite, Rewritten
from journeymap.ui.widgets.words import flow, height
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

SOFT = int(Qt.ItemDataRole.UserRole) + 1
"""The role of the second line of a row."""
LOOK = int(Qt.ItemDataRole.UserRole) + 2
"""The role of how a row looks: heading, group, current, faint or plain."""
ICON = int(Qt.ItemDataRole.UserRole) + 3
"""The role of the name of the icon before the words."""
DEEP = int(Qt.ItemDataRole.UserRole) + 4
"""The role of how deep a row stands in: under the name of a group, or inside other rows."""

_PLAIN, _BOLD = TextStyle(13, 400), TextStyle(13, 600)
_SMALL, _HEADING, _GROUP = TextStyle(12, 400), TextStyle(11, 700), TextStyle(12, 600)
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus
_INSET = 6.0
_DEEPEST = 6
_ICON, _STEP = 22.0, 10.0
"""How far an icon, and the name of a group above, push the words to the right, in pixels."""


class RowPainter(Rewritten):
    """Paints rows over as many lines as they need; ``rename`` tells how to rename one."""

    def __init__(
        self,
        tree: QTreeView,
        workspace: Workspace,
        appearance: Appearance,
        rename: Callable[[Index], Rewrite],
    ) -> None:
        super().__init__(tree, workspace, rename)
        self._tree, self._appearance = tree, appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        index = index.sibling(index.row(), 0)  # a row is as tall as its words, button or not
        heading = index.data(LOOK) == "heading"
        room = self._room(index)
        high = height(index.data() or "", _font(index), room)
        if soft := index.data(SOFT):
            high += height(soft, font(_SMALL), room)
        return QSize(80, high + (18 if heading else 7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, look, rect = self._appearance.theme, index.data(LOOK), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & _SELECTED)
        current = look == "current"
        if chosen or current:
            painter.setPen(line_of("", 1.0))
            painter.setBrush(brush(theme.accent_tint))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        if option.state & _FOCUSED:
            painter.setPen(line_of(theme.accent, 1.0))
            painter.setBrush(brush(""))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        soft_ink = look in ("heading", "faint", "group")
        ink = theme.accent_ink if current else theme.ink_soft if soft_ink else theme.ink
        painter.setPen(line_of(ink, 1.0))
        left, room = rect.left() + _INSET + _pushed(index), rect.width() - 2 * _INSET
        room -= _pushed(index)
        words, high = flow(index.data() or "", _font(index), room)
        top = rect.bottom() - high - 5 if look == "heading" else rect.top() + 3
        words.draw(painter, QPointF(left, top))
        if sign := index.data(ICON):
            draw(painter, sign, ink, QRectF(left - _ICON, top + 1, 15, 15))
        if soft := index.data(SOFT):
            painter.setPen(line_of(theme.ink_soft, 1.0))
            below = flow(soft, font(_SMALL), room)[0]
            below.draw(painter, QPointF(left, top + high))
        painter.restore()

    def _room(self, index: Index) -> float:
        """Return how wide the words of a row may be, in pixels."""
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        steps = depth + (1 if self._tree.rootIsDecorated() else 0)
        spanned = self._tree.isFirstColumnSpanned(index.row(), index.parent())
        wide = self._tree.viewport().width() if spanned else self._tree.columnWidth(0)
        room = wide - steps * self._tree.indentation() - 2 * _INSET
        return room - _pushed(index)


def _pushed(index: Index) -> float:
    """Return how far the words of a row stand in, in pixels."""
    deep = min(int(index.data(DEEP) or 0), _DEEPEST)
    return (_ICON if index.data(ICON) else 0.0) + deep * _STEP


def _font(index: Index) -> QFont:
    look = index.data(LOOK)
    if look == "heading":
        return font(_HEADING)
    if look == "group":
        return font(_GROUP)
    return font(_BOLD if look == "current" else _PLAIN)
