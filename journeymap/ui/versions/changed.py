"""What changed, as rows one can click: each leads to what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeymap.analysis.changes import ChangeGroup, changes_text, more_words
from journeymap.language import tr
from journeymap.ui.widgets.row_painter import LOOK, RowPainter
from journeymap.ui.widgets.words import Words
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

_IDS = int(Qt.ItemDataRole.UserRole)
_JOURNEY = _IDS + 7
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChangedRows(QTreeWidget):
    """The sentences; ``wanted`` carries what the row chosen is about, and in which journey."""

    wanted = Signal(tuple, str)
    left = Signal()

    def __init__(self, workspace: Workspace, appearance: Appearance) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(RowPainter(self, workspace, appearance, lambda _: lambda _: None))
        self.setAccessibleName(tr("What changed"))
        self.itemClicked.connect(self._choose)

    def fill(self, groups: Sequence[ChangeGroup]) -> None:
        """Show what changed; where nothing did, say so."""
        self.clear()
        for group in groups:
            heading = self._add(self.invisibleRootItem(), group.title, (), "heading")
            for line in group.lines:
                self._add(heading, line.text, line.ids).setData(0, _JOURNEY, group.journey)
            if group.more:
                self._add(heading, more_words(group.more), (), "faint")
        if not groups:
            self._add(self.invisibleRootItem(), tr("Nothing one can see."), (), "faint")
        self.expandAll()

    def _add(
        self, above: QTreeWidgetItem, text: str, ids: tuple[str, ...], look: str = ""
    ) -> QTreeWidgetItem:
        row = QTreeWidgetItem(above)
        row.setText(0, text)
        row.setData(0, LOOK, look)
        row.setData(0, _IDS, list(ids))
        return row

    def _choose(self, row: QTreeWidgetItem | None) -> None:
        ids = row.data(0, _IDS) if row is not None else ()
        if row is not None and ids:
            self.wanted.emit(tuple(ids), row.data(0, _JOURNEY) or "")

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._choose(self.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class ChangedPart(QWidget):
    """What changed, with its heading and a way to take it along as text.

    ``spanned`` says that the other of two is asked for: what changed since then, or up to then.
    """

    spanned = Signal()

    def __init__(self, workspace: Workspace, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("look", "part")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._groups: Sequence[ChangeGroup] = ()
        self.heading = Words("strong")
        self.rows = ChangedRows(workspace, appearance)
        self.since, self.within = _switch(tr("Since then")), _switch(tr("Up to then"))
        self.since.setChecked(True)
        for one, other in ((self.since, self.within), (self.within, self.since)):
            one.clicked.connect(lambda _=False, one=one, other=other: self._turn(one, other))
        self.copy = QPushButton(tr("Copy as text"))
        self.copy.setProperty("look", "link")
        self.copy.clicked.connect(self._copy)
        choices = QHBoxLayout()
        choices.setSpacing(4)
        for part in (self.since, self.within):
            choices.addWidget(part)
        choices.addStretch(1)
        choices.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addLayout(choices)
        column.addWidget(self.rows, 1)

    @property
    def before(self) -> bool:
        """Whether it is asked what led to the moment, and not what came after it."""
        return self.within.isChecked()

    def fill(self, heading: str, groups: Sequence[ChangeGroup], *, choice: bool) -> None:
        """Show what changed, and whether one may choose between since then and up to then."""
        self._groups = groups
        self.heading.setText(heading)
        for part in (self.since, self.within):
            part.setVisible(choice)
        self.copy.setEnabled(bool(groups))
        self.rows.fill(groups)

    def _turn(self, one: QPushButton, other: QPushButton) -> None:
        one.setChecked(True)
        other.setChecked(False)
        self.spanned.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(
            f"# {self.heading.text()}\n\n{changes_text(self._groups)}"
        )


def _switch(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setCheckable(True)
    button.setProperty("look", "switch")
    return button
