"""The tree the navigator is shown in: its manners with mouse and keys."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.records import Record
from journeymap.ui.widgets.rewriting import Index, Rewrite
from journeymap.ui.widgets.row_painter import RowPainter
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

ID = int(Qt.ItemDataRole.UserRole)
"""The role of what a row stands for."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_OWN = (*_ENTER, Qt.Key.Key_F2, Qt.Key.Key_Delete)


class RowOwner(Protocol):
    """Who knows what the rows stand for, and does what is asked for in them."""

    workspace: Workspace

    def record(self, item: QTreeWidgetItem | None) -> Record | None:
        """Return the record a row stands for."""
        ...

    def renamed(self, record: Record | None, text: str) -> Change | None:
        """Return the change that gives a record the name typed into its row."""
        ...

    def menu(self, item: QTreeWidgetItem) -> QMenu:
        """Return what may be done with a row."""
        ...

    def act(self, item: QTreeWidgetItem) -> None:
        """Go where a row leads."""
        ...

    def run(self, name: str, record: Record) -> object:
        """Run an editing command on the record of a row."""
        ...

    def leave(self) -> None:
        """Give the keyboard back to the main view."""
        ...


class NavigatorRows(QTreeWidget):
    """The rows of the navigator."""

    def __init__(self, owner: RowOwner, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(20)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.header().resizeSection(1, 26)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setItemDelegate(RowPainter(self, owner.workspace, appearance, self._renaming))
        self.setAccessibleName(tr("Journeys, personas, lanes and findings"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.itemClicked.connect(owner.act)
        # After a click the letters are the map's again; the keyboard stays where it walked to.
        self.itemClicked.connect(lambda *_: owner.leave())

    @property
    def editing(self) -> bool:
        """Whether a name is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def _renaming(self, index: Index) -> Rewrite:
        item = self.itemFromIndex(index)
        return partial(self._owner.renamed, self._owner.record(item))

    def _menu(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item and self._owner.record(item):
            self._owner.menu(item).popup(self.viewport().mapToGlobal(at))

    def event(self, event: QEvent) -> bool:
        # These keys are the map's too, but not while a row is meant.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                event.key() in _OWN
                and not event.modifiers()
                and self._owner.record(self.currentItem())
            )
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, record = self.currentItem(), self._owner.record(self.currentItem())
        if event.key() == Qt.Key.Key_Escape:
            self._owner.leave()
        elif event.key() in _ENTER and item:
            self._owner.act(item)
        elif event.key() == Qt.Key.Key_Delete and record:
            self._owner.run("remove", record)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def rows_of(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return the rows below a heading, from top to bottom."""
    found = (item.child(i) for i in range(item.childCount()))
    return [row for row in found if row is not None]


def ids_of(item: QTreeWidgetItem) -> tuple[str, ...]:
    """Return the ids of what a row stands for; Qt hands tuples back as lists."""
    return tuple(item.data(0, ID) or ())
