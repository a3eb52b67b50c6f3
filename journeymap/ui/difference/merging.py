"""Another file of one journey, merged: what differs is listed, and what is ticked is taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from journeymap.analysis.difference import (
    ComparedJourney,
    Difference,
    JourneyDifference,
    difference,
)
from journeymap.analysis.difference.counterparts import same_in
from journeymap.analysis.difference.report import ToldDifference, told_groups
from journeymap.analysis.difference.words import summary
from journeymap.drawing.theme import Theme
from journeymap.editing.taking_over import take_over
from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.model.records import Asset, Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Stopped
from journeymap.storage.session import Session
from journeymap.ui.documents.mapping_view import sheet_style
from journeymap.ui.widgets.progress import wait_for
from journeymap.ui.widgets.questions import tell
from journeymap.ui.window_host import WindowHost
from journeymap.view import bytes_of

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_WIDE, _HIGH = 880, 560


def ask_merge(host: WindowHost, path: Path | None = None) -> None:
    """Ask for another file of the journey in view, and offer what differs there."""
    if path is None:
        words = tr("Journeys ({endings})", endings="*.journey")
        folder = str(host.settings.folder("open"))
        name, _ = QFileDialog.getOpenFileName(host.widget, tr("Merge with a file"), folder, words)
        path = Path(name) if name else None
    if path is not None:
        try:
            merge(host, path)
        except JourneyError as error:
            tell(host.widget, str(error))
        except Stopped:
            return


def merge(host: WindowHost, path: Path) -> None:
    """Offer what differs in a file; raises ``JourneyError`` where it is none, or another journey."""
    reading = tr("Reading {name}…", name=path.name)
    workspace = host.workspace
    known = {one.digest for one in workspace.snapshot.all(Asset).values()}
    theirs, pictures = wait_for(host.widget, reading, lambda _: _read(path, known), leave=True)
    here = workspace.snapshot.get(Journey, workspace.journey)
    mine = ComparedJourney(workspace.snapshot, workspace.journey, tr("here"))
    there = same_in(theirs, mine) if here else None
    found = difference(mine, ComparedJourney(theirs, there.id, path.stem)) if there else None
    if found is None or (found.touchpoints and not found.are_related):
        raise JourneyError(
            tr(
                "No journey in “{name}” is the one looked at: nothing of it is found there. Open "
                "the file to look at it, or compare them on the page Difference.",
                name=path.name,
            )
        )
    if not found:
        host.notify(tr("“{name}” says the same of this journey.", name=path.name))
        return
    MergeDialog(host, path.name, found, pictures).open()


def _read(path: Path, known: Collection[str]) -> tuple[Snapshot, dict[str, bytes]]:
    """Return what is in a file, and the pictures in it that are not known, by their digests."""
    session = Session.open(path, for_reading=True)
    try:
        found = {
            one.digest: bytes_of(session.attachments, one)
            for one in session.snapshot.all(Asset).values()
            if one.digest not in known
        }
        return session.snapshot, {digest: data for digest, data in found.items() if data}
    finally:
        session.close()


class MergeDialog(QDialog):
    """Lists what differs in another file; what is ticked comes in as one step.

    What the file lacks is not ticked: it may have been made here since.
    """

    def __init__(
        self,
        host: WindowHost,
        name: str,
        found: JourneyDifference,
        pictures: Mapping[str, bytes],
    ) -> None:
        super().__init__(host.widget)
        self._host, self._found, self._name = host, found, name
        self._pictures = pictures
        self.entries: list[QTreeWidgetItem] = []
        self.setWindowTitle(tr("Merge with {name}", name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(_style(host.appearance.theme))
        head = QLabel(tr("In “{name}”: {what}", name=name, what=summary(found)))
        head.setProperty("look", "title")
        head.setWordWrap(True)
        hint = QLabel(
            tr(
                "What is ticked comes into this map, as one step to undo. What the file does not "
                "have is not ticked: it may be new here."
            )
        )
        hint.setWordWrap(True)
        self.list = self._tree()
        self._buttons = self._button_row()
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        for part in (head, hint, self.list, self._buttons):
            box.addWidget(part)
        self.resize(_WIDE, _HIGH)
        self.list.itemChanged.connect(self._tell)
        self._tell()
        self.list.setFocus()

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """What is ticked."""
        return tuple(item.data(0, _ROLE) for item in self.entries if item.checkState(0) == _CHECKED)

    def tick(self, yes: bool) -> None:
        """Tick everything, or nothing."""
        for item in self.entries:
            item.setCheckState(0, _CHECKED if yes else _UNCHECKED)

    def take(self) -> None:
        """Bring what is ticked into the map."""
        chosen, workspace = self.chosen, self._host.workspace
        change = take_over(workspace.snapshot, self._found, *chosen, pictures=self._pictures.keys())
        if change is None:
            tell(self, tr("Nothing would come of it: what is ticked needs what is not."))
            return
        came = [edit.after.digest for edit in change if isinstance(edit.after, Asset)]
        workspace.keep_bytes(self._pictures[digest] for digest in came if digest in self._pictures)
        if workspace.commit(change):
            said = plural(
                "{n} difference came from {name}.",
                "{n} differences came from {name}.",
                len(chosen),
                name=self._name,
            )
            self._host.offer(said, tr("Undo"), workspace.undo)
            self.accept()

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("differences")
        tree.setAccessibleName(tr("What differs"))
        tree.setHeaderLabels([tr("What"), tr("Kind"), tr("What differs")])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(False)
        tree.setWordWrap(True)
        tree.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        found = self._found
        kinds = (found.touchpoints, found.stages, found.steps, found.lanes, found.connections,
                 found.others)  # fmt: skip
        differing = [row for row in kinds if row]
        for group, row in zip(told_groups(found), differing, strict=True):
            head = QTreeWidgetItem(tree, [group.title])
            head.setFlags(
                head.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
            )
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            for told, one in zip(group.lines, row, strict=True):
                self._entry(head, told, one)
            head.setExpanded(True)
            head.setFirstColumnSpanned(True)
        tree.setItemDelegate(_Roomy(tree))
        header = tree.header()
        header.sectionResized.connect(tree.doItemsLayout)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        tree.setColumnWidth(0, 300)
        tree.setColumnWidth(1, 110)
        return tree

    def _entry(self, head: QTreeWidgetItem, told: ToldDifference, one: Difference) -> None:
        item = QTreeWidgetItem(head, [told.title, f"{told.sign} {told.kind}", told.words])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, _UNCHECKED if one.kind == "removed" else _CHECKED)
        item.setData(0, _ROLE, one)
        self.entries.append(item)
        for column in range(3):
            item.setToolTip(column, item.text(column))

    def _button_row(self) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(standard.Ok | standard.Cancel)
        for kind, words in ((standard.Ok, ""), (standard.Cancel, tr("Cancel"))):
            box.button(kind).setText(words)
            box.button(kind).setIcon(QIcon())
        for words, yes in ((tr("Tick all"), True), (tr("Tick none"), False)):
            button = box.addButton(words, QDialogButtonBox.ButtonRole.ResetRole)
            button.setAutoDefault(False)
            button.clicked.connect(lambda *_, yes=yes: self.tick(yes))
        box.accepted.connect(self.take)
        box.rejected.connect(self.reject)
        return box

    def _tell(self) -> None:
        """Say on the button how much comes in; nothing is nothing to do."""
        n = len(self.chosen)
        take = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        take.setText(plural("Take {n}", "Take {n}", n) if n else tr("Take"))
        take.setEnabled(n > 0)


class _Roomy(QStyledItemDelegate):
    """Gives each row as much height as its words need in the width of their column."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return how large a cell has to be."""
        width = max(60, self._tree.columnWidth(index.column()) - _BESIDE[index.column()])
        letters = QFontMetrics(self._tree.font())
        room = QRect(0, 0, width, 10_000)
        told = letters.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data() or ""))
        return QSize(width, max(letters.height(), told.height()) + 2 * _ABOVE)


_BESIDE = (70, 16, 16)
"""What stands beside the words of each column: the tick, and some air."""

_ABOVE = 6


def _style(theme: Theme) -> str:
    return (
        sheet_style(theme)
        + f"""
#differences {{ background: {theme.lane}; border: 1px solid {theme.edge}; border-radius: 6px; }}
#differences::item:selected {{ background: {theme.accent_tint}; color: {theme.ink}; }}
"""
    )
