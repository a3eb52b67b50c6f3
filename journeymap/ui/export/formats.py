"""The list of formats: what each is called, and how its files end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journeymap.drawing.theme import Theme
from journeymap.formats import EXPORTERS, Exporter
from journeymap.language import tr
from journeymap.ui.export.fields import ENDING, ListChoice

_GROUPS = (
    ("png", "jpeg", "svg"),
    ("pdf", "pptx", "html"),
    ("xlsx", "csv", "jira", "trello", "markdown"),
    ("json", "drawio", "mermaid"),
)
"""Pictures, documents, tables and texts, what other programs go on with; others come last."""

_ROW = 30
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SELECTED = QStyle.StateFlag.State_Selected


class Formats(ListChoice):
    """Chooses a format."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 38)
        self.setAccessibleName(tr("Format"))
        self.setMaxVisibleItems(20)
        self._kinds = {kind.name: kind for kind in EXPORTERS}
        for group in _grouped(self._kinds):
            if self.count():
                self.insertSeparator(self.count())
            for name in group:
                kind = self._kinds[name]
                self.addItem(tr(kind.label), name)
                self.setItemData(self.count() - 1, kind.suffix, ENDING)
        self.setItemDelegate(_Line(theme, self))

    @property
    def kind(self) -> Exporter:
        """The format that is chosen."""
        return self._kinds[self.currentData()]

    def choose(self, name: str) -> None:
        """Choose a format, the first one where there is none of that name."""
        self.setCurrentIndex(max(0, self.findData(name)))


class _Line(QStyledItemDelegate):
    """Paints a format, and at the right how its files end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink, self._soft = QColor(theme.ink), QColor(theme.ink_soft)
        self._tint, self._edge = QColor(theme.accent_tint), QColor(theme.edge)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = option.rect
        ending = index.data(ENDING)
        if ending is None:
            painter.fillRect(rect.adjusted(8, 4, -8, -4), self._edge)
            return
        if option.state & _SELECTED:
            painter.fillRect(rect, self._tint)
        painter.setPen(self._ink)
        painter.drawText(rect.adjusted(12, 0, -60, 0), _LEFT, index.data())
        painter.setPen(self._soft)
        painter.drawText(rect.adjusted(12, 0, -12, 0), _RIGHT, ending)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        wide = option.fontMetrics.horizontalAdvance(str(index.data() or "")) + 90
        return QSize(wide, _ROW if index.data(ENDING) is not None else 9)


def _grouped(kinds: dict[str, Exporter]) -> list[list[str]]:
    known = {name for group in _GROUPS for name in group}
    groups = [[name for name in group if name in kinds] for group in _GROUPS]
    return [group for group in (*groups, [n for n in kinds if n not in known]) if group]
