"""The library in the window: what stands where the page does, and answers to the same actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedWidget, QVBoxLayout, QWidget

from journeymap.analysis.library import words
from journeymap.analysis.library.entries import LISTED
from journeymap.drawing.theme import Theme
from journeymap.editing.walk import Direction
from journeymap.language import tr
from journeymap.layout.library import LIBRARY
from journeymap.model.change import Change
from journeymap.model.snapshot import Snapshot
from journeymap.ui.views.library.bar import LibraryBar
from journeymap.ui.views.library.model import KIND, USED, WHAT, Index, LibraryModel
from journeymap.ui.views.library.tree import LibraryTree
from journeymap.ui.views.table import clipboard
from journeymap.ui.widgets.style import dress
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.going import INSPECTOR, show_on_map
from journeymap.workspace.workspace import MAP

_LEAST = 240, 200
_SORTED = {WHAT: "name", KIND: "", USED: "use"}
"""What a click on a heading sorts by."""

_SMALLEST, _LARGEST = 0.7, 2.5


class LibraryView(QWidget):
    """Rows with the bar over them; a sentence where there are none."""

    zoomed = Signal(float)

    def __init__(self, host: WindowHost) -> None:
        super().__init__()
        self._host, self.workspace = host, host.workspace
        self.model = LibraryModel(host.workspace, self)
        self.tree = LibraryTree(self.model, host.appearance, self)
        self.bar = LibraryBar(host.workspace, self.model, host.appearance)
        self.nothing = QLabel()
        self.nothing.setObjectName("library-nothing")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._following = False
        self._build()
        self._listen()
        self.refresh()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.tree)
        self.setAccessibleName(tr("Library"))
        dress(self, self._host.appearance, _sheet)

    def _listen(self) -> None:
        workspace, tree, bar = self.workspace, self.tree, self.bar
        workspace.shown.connect(self.refresh)
        workspace.opened.connect(self.open_view)
        workspace.selected.connect(self._follow)
        workspace.travelled.connect(self.reveal)
        tree.selectionModel().selectionChanged.connect(lambda new, old: self._tell())
        tree.selectionModel().currentChanged.connect(lambda new, old: self._tell())
        tree.opened.connect(self.open_entry)
        tree.typed.connect(bar.begin)
        tree.erased.connect(bar.erase)
        tree.removed.connect(self._remove)
        tree.left.connect(self.clear)
        tree.above.connect(bar.field.setFocus)
        tree.context.connect(self._host.context_menu)
        tree.header().sectionClicked.connect(self._sort)
        bar.down.connect(self._into_rows)
        bar.left.connect(self._leave_field)
        self._host.appearance.changed.connect(tree.viewport().update)

    def minimumSizeHint(self) -> QSize:
        # However much stands in the bar, the window stays as it was made.
        return QSize(*_LEAST)

    @property
    def here(self) -> bool:
        """Whether the library is what is shown."""
        return self.workspace.arrangement == LIBRARY

    def refresh(self) -> None:
        """Show what there is now and is looked for, if anybody sees it."""
        if not self.here or self.workspace.previewing:
            return
        tree, model = self.tree, self.model
        open_ = {
            entry.id
            for row, entry in enumerate(model.entries)
            if len(entry.places) > 1 and tree.isExpanded(model.index(row, 0))
        }
        top = tree.verticalScrollBar().value()
        self._following = True
        if model.take():
            for id in open_:
                tree.setExpanded(model.index_of(id), True)
            tree.choose(self.workspace.selection)
            tree.verticalScrollBar().setValue(top)
            self._let_go()
        self._following = False
        self.nothing.setText(words.nothing(self.workspace.look.library, model.every))
        self._stack.setCurrentWidget(tree if model.entries else self.nothing)
        self.bar.refresh()

    def _let_go(self) -> None:
        """Select no entries any more that are not listed; what is none of them is left alone."""
        chosen, snapshot = self.workspace.selection, self.workspace.snapshot
        if chosen and all(isinstance(snapshot.find(id), LISTED) for id in chosen):
            listed = [id for id in chosen if self.model.index_of(id).isValid()]
            self.workspace.select(listed)

    def _tell(self) -> None:
        """Let everybody know what is selected in the rows."""
        if self._following or not self.here:
            return
        self._following = True
        self.workspace.select(self.tree.chosen())
        self._following = False

    def _follow(self) -> None:
        """Select the rows of what is selected anywhere else."""
        if self._following or not self.here:
            return
        if set(self.workspace.selection) != set(self.tree.chosen()):
            self._following = True
            self.tree.choose(self.workspace.selection)
            self._following = False

    def _remove(self) -> None:
        """Remove the records of the selected rows, and nothing that is not seen here."""
        if chosen := self.tree.chosen():
            self.workspace.select(chosen)
            self._host.run("remove")

    def _sort(self, column: int) -> None:
        if column in _SORTED:
            self.bar.sort_by(_SORTED[column])

    def _into_rows(self) -> None:
        """Give the keyboard to the rows, at the one that is current or at the first."""
        if not self.model.entries:
            return
        self.tree.setFocus()
        if not self.tree.selectionModel().hasSelection():
            self.tree.stand(0)

    def _leave_field(self) -> None:
        """Look for no words any more; with none looked for go into the rows."""
        if self.bar.field.text():
            self.bar.field.clear()
            self.workspace.change_look(library=self.workspace.look.library.but(text=""))
        else:
            self._into_rows()

    def open_entry(self, index: Index) -> None:
        """Show on the map of its journey what a row stands for; what is on none, beside it."""
        place = self.model.place(index)
        if place is None:
            if id := self.model.id(index):
                self.workspace.select((id,))
                self._host.panels.set_shown(INSPECTOR, True)
            return
        near = place.touchpoint or place.stage or place.journey
        show_on_map(self._host, place.record, near)
        self._host.notify(tr("Alt+9 goes back to the library."))

    @property
    def keys_told(self) -> tuple[tuple[str, str], ...]:
        """The keys worth telling of."""
        return (
            (tr("letters"), tr("find")),
            ("Enter", tr("see it on the map")),
            ("→", tr("its places")),
            (tr("right click"), tr("link it, use it elsewhere")),
            ("Esc", tr("all again")),
        )

    @property
    def busy(self) -> bool:
        """Whether a gesture goes on: none does, here."""
        return False

    @property
    def writing_open(self) -> bool:
        """Whether a text is being written: none is, here."""
        return False

    def finish_writing(self) -> bool:
        """Keep what is being written: nothing is, here."""
        return True

    def perform(self, name: str) -> bool:
        """Run an editing command on what is selected, and let a newcomer be named beside."""
        before = self.workspace.snapshot
        if not self.workspace.run(name):
            return False
        self._name(before)
        return True

    def introduce(self, change: Change | None) -> bool:
        """Make a change, and name what it brought on the map."""
        self.workspace.arrange(MAP)
        return self._host.main_view.introduce(change)

    def _name(self, before: Snapshot) -> None:
        chosen = self.workspace.selection
        if len(chosen) == 1 and before.find(chosen[0]) is None:
            self.reveal(chosen)
            self.edit(chosen[0])

    def ask(self, kind: str) -> bool:
        """Ask on the map, where there is room for the answer."""
        self.workspace.arrange(MAP)
        return self._host.main_view.ask(kind)

    def link(self) -> bool:
        """Draw an arrow on the map."""
        self.workspace.arrange(MAP)
        return self._host.main_view.link()

    def edit(self, id: str, text: str | None = None) -> None:
        """Edit a title beside the rows."""
        self.workspace.unplaced.emit(id)

    def edit_title(self) -> None:
        """Edit the title of what is selected last, beside the rows."""
        if self.workspace.selection:
            self.edit(self.workspace.selection[-1])

    def walk(self, direction: Direction) -> None:
        """Go to the next row, or open and close its places."""
        now = self.tree.currentIndex()
        if direction in ("up", "down"):
            by = -1 if direction == "up" else 1
            self.tree.stand((now.row() if now.isValid() else -1) + by)
        elif now.isValid():
            self.tree.setExpanded(now, direction in ("right", "follow"))

    def clear(self) -> None:
        """Look for everything again; with all listed select nothing."""
        if self.workspace.look.library.active:
            self.bar.reset()
        elif self.workspace.selection:
            self.tree.clearSelection()
            self.workspace.select(())
        elif self.workspace.looks_back:
            self._host.documents.history.back()

    def cut(self) -> None:
        """Copy the rows: they are taken away by Delete."""
        self.copy()

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as a table."""
        rows = self.tree.selectionModel().selectedRows()
        block = [
            [str(self.model.data(row.siblingAtColumn(column)) or "") for column in range(4)]
            for row in sorted(rows, key=lambda row: row.row())
        ]
        if block:
            clipboard.copy(block)

    def copy_picture(self) -> None:
        """Put the library on the clipboard as a picture."""
        self._host.page.copy_picture()

    def paste(self) -> None:
        """Take in what is on the clipboard, as the map does."""
        self._host.page.paste()

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Bring the rows of records into view."""
        self._show(ids, QAbstractItemView.ScrollHint.EnsureVisible)

    def centre_on(self, ids: tuple[str, ...]) -> None:
        """Show the row of a record in the middle."""
        self._show(ids, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _show(self, ids: tuple[str, ...], hint: QAbstractItemView.ScrollHint) -> None:
        if self.here:
            self.refresh()
            found = [at for id in ids if (at := self.model.index_of(id)).isValid()]
            if found:
                self.tree.scrollTo(found[-1], hint)

    @property
    def zoom(self) -> float:
        """How large letters are, 1 being their usual size."""
        return self.tree.painter.zoom

    def zoom_to(self, zoom: float) -> None:
        """Show letters so large."""
        self.tree.zoom_to(max(_SMALLEST, min(_LARGEST, zoom)))
        self.zoomed.emit(self.zoom)

    def zoom_in(self) -> None:
        """Show letters a step larger."""
        self.zoom_to(self.zoom * 1.1)

    def zoom_out(self) -> None:
        """Show letters a step smaller."""
        self.zoom_to(self.zoom / 1.1)

    def zoom_actual(self) -> None:
        """Show letters in their usual size."""
        self.zoom_to(1.0)

    def zoom_fit(self) -> None:
        """Show letters in their usual size: rows always fit across."""
        self.zoom_to(1.0)

    def zoom_selection(self) -> None:
        """Bring what is selected into view."""
        self.reveal(self.workspace.selection)

    def open_view(self) -> None:
        """Show a newly opened file from its first entry."""
        self.refresh()
        if self.here:
            self.tree.verticalScrollBar().setValue(0)

    def nearest(self) -> tuple[str, ...]:
        """Return the touchpoint of the current row."""
        place = self.model.place(self.tree.currentIndex())
        return (place.touchpoint.id,) if place and place.touchpoint else ()

    def place(self) -> object:
        """Return what is seen, and how large."""
        return self.zoom, self.tree.verticalScrollBar().value()

    def go_back(self, place: object) -> None:
        """Show what was seen when a place was kept."""
        if isinstance(place, tuple) and len(place) == 2:
            self.zoom_to(place[0])
            self.tree.verticalScrollBar().setValue(place[1])


def _sheet(theme: Theme) -> str:
    return (
        f"QTreeView#library-rows {{ background: {theme.lane}; border: none;"
        f" selection-background-color: {theme.accent_tint}; }}"
        f"QTreeView#library-rows::item {{ border: none; background: transparent; }}"
        f"QTreeView#library-rows::branch {{ background: transparent; }}"
        f"QHeaderView {{ background: {theme.lane_alt}; border: none; }}"
        f"QHeaderView::section {{ background: {theme.lane_alt}; color: {theme.ink_soft};"
        f" border: none; border-bottom: 1px solid {theme.divider}; padding: 7px 10px;"
        f" font-weight: 600; }}"
        f"QLabel#library-nothing {{ background: {theme.lane}; color: {theme.ink_soft};"
        f" font-size: 14px; padding: 40px 80px; }}"
    )
