"""The outline: the twin of the canvas for the keyboard and for ears."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QKeyCombination,
    QRect,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QVBoxLayout, QWidget

from journeymap.editing import COMMANDS
from journeymap.editing.records import retitle
from journeymap.language import tr
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.views.outline.model import OutlineModel
from journeymap.ui.views.outline.nodes import tree
from journeymap.ui.widgets import look
from journeymap.ui.widgets.choices import chevron
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.rewriting import Index, Rewrite
from journeymap.ui.widgets.row_painter import RowPainter
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.introducing import perform
from journeymap.workspace.workspace import Workspace

_FLAG = QItemSelectionModel.SelectionFlag
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class OutlinePanel(FollowingPanel):
    """The journey in view as a tree in which everything can be edited; ``left`` leaves it."""

    def __init__(
        self, workspace: Workspace, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, appearance, look.sheet, parent)
        self.setObjectName("outline")
        self.setMinimumWidth(220)
        self.setAccessibleName(tr("Outline"))
        self.field_editor = FieldEditor(workspace, appearance, self)
        self.model = OutlineModel(self)
        self.tree = OutlineTree(self, appearance)
        self.tree.itemDelegate().closeEditor.connect(self.outdate)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 2, 6)
        column.addWidget(self.tree)
        self._journey, self._following = "", False

    def refresh(self) -> None:
        """Become the journey as it is now, and select what is selected in the workspace."""
        self._soon.stop()
        if not self.isVisible() or self.tree.typing:
            return
        workspace = self.workspace
        # A row that goes takes its selection along, which is not the person's choice.
        self._following = True
        self.model.follow(tree(workspace.view, self.field_editor.edit_view().lens))
        if self._journey != workspace.journey:
            self._journey = workspace.journey
            self.tree.expandToDepth(2)
        self._select()
        self._following = False

    def chosen(self) -> tuple[str, ...]:
        """Return the ids selected in the tree, the current one last."""
        rows = self.tree.selectionModel().selectedIndexes()
        current = self.model.node(self.tree.currentIndex()).id
        ids = [self.model.node(row).id for row in rows]
        return tuple(sorted(ids, key=lambda id: id == current))

    def run(self, name: str) -> bool:
        """Run a command on the selection; what it brought is named at once."""
        return self.workspace.applies(name) and perform(self.workspace, name, self)

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Show the rows of records, which are selected."""
        self.refresh()

    def name(self, id: str, text: str | None, take_back: Callable[[], None]) -> None:
        """Let a newcomer be named in its row."""
        self.tree.edit(self.model.index_of(id))

    def picked(self) -> None:
        """Let the workspace select what the person selected here."""
        ids = self.chosen()
        if not self._following and set(ids) != set(self._here()):
            self.workspace.select(ids)

    def renaming(self, index: Index) -> Rewrite:
        """Return what changes the name of a row into what was typed."""
        id = self.model.node(index).id
        return lambda text: retitle(self.field_editor.workspace.snapshot, id, text)

    def _here(self) -> list[str]:
        """Return the selected ids that stand in this tree."""
        return [id for id in self.workspace.selection if self.model.index_of(id).isValid()]

    def _select(self) -> None:
        ids = self._here()
        if set(ids) == set(self.chosen()):
            return
        selection = QItemSelection()
        for id in ids:
            at = self.model.index_of(id)
            selection.select(at, at)
        chooser = self.tree.selectionModel()
        if ids:
            last = self.model.index_of(ids[-1])
            chooser.setCurrentIndex(last, _FLAG.NoUpdate)
            self.tree.scrollTo(last)
        chooser.select(selection, _FLAG.ClearAndSelect)


class OutlineTree(QTreeView):
    """The tree of the outline; the keys of all editing commands work in it."""

    def __init__(self, owner: OutlinePanel, appearance: Appearance) -> None:
        super().__init__(owner)
        self._owner, self._appearance = owner, appearance
        self.setModel(owner.model)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(RowPainter(self, owner.workspace, appearance, owner.renaming))
        self.setAccessibleName(tr("Outline of the journey"))
        self.selectionModel().selectionChanged.connect(lambda new, old: owner.picked())

    @property
    def typing(self) -> bool:
        """Whether a name is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def event(self, event: QEvent) -> bool:
        if event.type() in _KEYS and isinstance(event, QKeyEvent) and not self.typing:
            name = self._command(event)
            overriding = event.type() == QEvent.Type.ShortcutOverride
            # F2 is the map's too, but not while a row is meant.
            if overriding and (name or (event.key() == Qt.Key.Key_F2 and not event.modifiers())):
                event.accept()
                return True
            if name and self._owner.run(name):
                event.accept()
                return True
        return super().event(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if self._owner.model.rowCount(index):
            y = rect.y() + min(rect.height() / 2, 12.0)
            x = float(rect.right()) - self.indentation() / 2
            chevron(painter, x, y, self._appearance.theme.ink_soft, self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._owner.left.emit()
        else:
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> str | None:
        """Return the command whose key was pressed, if it applies here."""
        if event.key() in (Qt.Key.Key_unknown, 0):
            return None
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key()))).toString(
            QKeySequence.SequenceFormat.PortableText
        )
        named = (command for command in COMMANDS if pressed in command.keys)
        return next((command.name for command in named), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
