"""The table in the window: what stands where the page does, and answers to the same actions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.theme import Theme
from journeymap.editing import newcomers
from journeymap.editing.walk import Direction
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.names import levels_of
from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.views.table import clipboard
from journeymap.ui.views.table.bar import ColumnChoices, TableBar
from journeymap.ui.views.table.choices import choices_of
from journeymap.ui.views.table.editors import CellEditors
from journeymap.ui.views.table.headings import Headings
from journeymap.ui.views.table.keys import TableKeys
from journeymap.ui.views.table.scale import ScaledTable
from journeymap.ui.views.table.sheet import SheetView
from journeymap.ui.views.table.spans import Span
from journeymap.ui.views.table.summary import summary
from journeymap.ui.views.table.writing import CellWriting
from journeymap.ui.widgets.style import dress
from journeymap.ui.window_host import WindowHost

Index = QModelIndex | QPersistentModelIndex
_REST = 120
"""Milliseconds without another key after which the rows are summed up."""


class TableView(ScaledTable):
    """A journey as a grid to type in, which answers to the actions of the window."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.workspace, host.appearance)
        self._host = host
        self.writing = CellWriting(self.workspace, self.model, self.grid)
        self.choices = ColumnChoices(self.workspace, self.model)
        self.bar = TableBar(self.choices, self.model, host.appearance)
        self.foot = QLabel()
        self.editors = tuple(self._make_editors(sheet) for sheet in self.grid.sheets)
        self.keys = TableKeys(self.grid, self._acts(), self._write_digit)
        self._sort, self._following = self.model.table.view.sort, False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._say_sum)
        self._build()
        self._listen()
        self._follow_selection()

    def _acts(self) -> dict[str, Callable[[], object]]:
        writing = self.writing
        return {
            "edit": self.edit_title,
            "leave": self._leave,
            "fill.down": writing.fill_down,
            "fill.right": writing.fill_right,
            "clear": writing.clear,
            "row.add": self.add_row,
            "row.remove": self._remove_rows,
        }

    def _make_editors(self, sheet: SheetView) -> CellEditors:
        """Return what makes the fields of one half; Qt wants each to have its own."""
        made = CellEditors(
            self.grid,
            choices=lambda column: choices_of(self.model.table, column),
            begun=self._begun,
            write=self._write,
            write_all=self.writing.write_all,
            go=self.do,
        )
        sheet.setItemDelegate(made)
        return made

    @property
    def field(self) -> QWidget | None:
        """The field that is open in a cell."""
        return next((one.field for one in self.editors if one.field), None)

    def _build(self) -> None:
        Headings(self.grid, self.choices)
        self.grid.left.verticalHeader().sectionClicked.connect(
            lambda row: self.grid.select([Span(row, 0, row, self.model.columnCount() - 1)])
        )
        self.grid.keys = self.keys
        self.foot.setObjectName("table-foot")
        self.foot.setWordWrap(True)
        self.foot.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.grid, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.grid.right)
        self.setAccessibleName(tr("Table"))
        dress(self, self._host.appearance, _sheet)

    def _listen(self) -> None:
        workspace, grid = self.workspace, self.grid
        workspace.shown.connect(self.refresh)
        workspace.selected.connect(self._follow_selection)
        workspace.opened.connect(self.open_view)
        workspace.travelled.connect(self.reveal)
        grid.moved.connect(self._tell_selection)
        grid.stretched.connect(self.writing.stretch)
        grid.context.connect(self._host.context_menu)

    def refresh(self) -> None:
        """Show what there is to be seen now, if anybody sees it."""
        if not self.here or self.workspace.previewing:
            return
        card, column = self._card_of(self.grid.current), self.grid.current.column()
        sort = self.workspace.look.sort
        anew, self._sort = sort != self._sort, sort
        self._following = True
        self.model.take(anew=anew)
        row = self.model.place(card) if card else None
        if row is not None and not self.grid.current.isValid():
            self.grid.stand(row, max(0, column))
        self._following = False
        self.bar.refresh()
        self._sum_up()

    def _sum_up(self) -> None:
        """Say what the rows come to, once the hand rests."""
        self._rest.start()

    def _say_sum(self) -> None:
        rows = (self.model.row(row) for row in self.grid.rows())
        chosen = [row.card for row in rows if row and row.card]
        self.foot.setText(summary(self.model.table, chosen))

    def _card_of(self, index: Index) -> str:
        row = self.model.row(index.row()) if index.isValid() else None
        return row.card.id if row and row.card else ""

    def _tell_selection(self) -> None:
        """Let everybody know which touchpoints are selected, the current one last."""
        if self._following:
            return
        now = self._card_of(self.grid.current)
        rows = (self.model.row(row) for row in self.grid.rows())
        ids = [row.card.id for row in rows if row and row.card and row.card.id != now]
        chosen = (*ids, now) if now and self.grid.current.row() in self.grid.rows() else tuple(ids)
        self._following = True
        self.workspace.select(chosen)
        self._following = False
        self._sum_up()

    def _follow_selection(self) -> None:
        """Select the rows of what is selected anywhere else."""
        if self._following or not self.here:
            return
        rows = [self.model.place(id) for id in self.workspace.selection]
        found = [row for row in rows if row is not None]
        if set(found) == set(self.grid.rows()) or not found:
            return
        self._following = True
        column = max(0, self.grid.current.column())
        if self.grid.current.column() < 0:
            column = self.model.column("title") or 0
        self.grid.stand(found[-1], column)
        if len(found) > 1:
            self.grid.select([Span(row, column, row, column) for row in found])
        self._following = False
        self._sum_up()

    def _begun(self, index: Index) -> str:
        """Return what a field begins with: what was refused there, else what stands in the cell."""
        refused = self.model.refusal(index.row(), index.column())
        return refused[0] if refused else self.model.content(index.row(), index.column()).text

    def _write(self, text: str) -> None:
        now = self.grid.current
        column = self.model.columns[now.column()]
        span = Span(now.row(), now.column(), now.row(), now.column())
        self.writing.write([(span, [[text]])], column.heading)

    def _write_digit(self, letter: str) -> bool:
        """Set what is felt by a digit, where that is what the selected cells hold."""
        spans = self.grid.spans()
        faces = all(
            self.model.columns[column].kind == "face"
            for span in spans
            for column in range(span.left, span.right + 1)
        )
        digit = letter.isascii() and letter.isdigit()
        if not (spans and faces and digit and int(letter) <= levels_of(self.workspace.snapshot)):
            return False
        self.writing.write_all(letter)
        return True

    def do(self, name: str) -> None:
        """Do what one of the keys of the table means."""
        self.keys.do(name)

    def add_row(self) -> None:
        """Begin a touchpoint after the current one, and write its title."""
        from journeymap.tabular.typed.places import begin_row

        row = self.model.row(self.grid.current.row()) if self.grid.current.isValid() else None
        after = row.card.id if row and row.card else ""
        stage = row.stage.id if row and row.stage and not after else ""
        made = begin_row(self.workspace.snapshot, self.workspace.journey, stage, after)
        if made and self.workspace.commit(made[0]):
            self.edit(made[1])

    def _remove_rows(self) -> None:
        if any(self.card_at(row) for row in self.grid.rows()):
            self.workspace.run("remove")

    @property
    def keys_told(self) -> tuple[tuple[str, str], ...]:
        """The keys worth telling of."""
        return (
            ("F2", tr("write")),
            ("Tab", tr("next cell")),
            ("Enter", tr("cell below")),
            ("Ctrl+D", tr("fill down")),
            ("Ctrl+V", tr("paste from a spreadsheet")),
        )

    @property
    def busy(self) -> bool:
        """Whether something is being written or dragged."""
        return self.grid.editing or self.grid.fill_span is not None

    @property
    def writing_open(self) -> bool:
        """Whether a cell is being written in."""
        return self.grid.editing

    def finish_writing(self) -> bool:
        """Keep what is being written in a cell."""
        for one in self.editors:
            one.finish()
        return True

    def perform(self, name: str) -> bool:
        """Run an editing command, and write the title of a touchpoint it brought."""
        before = self.workspace.snapshot
        if not self.workspace.run(name):
            return False
        self._name(before)
        return True

    def introduce(self, change: Change | None) -> bool:
        """Make a change, show what it brought, and write the title of a new touchpoint."""
        before = self.workspace.snapshot
        if change is None or not self.workspace.commit(change):
            return False
        self.workspace.select(newcomers(change) or self.workspace.selection)
        self._name(before)
        return True

    def _name(self, before: Snapshot) -> None:
        """Write the name of the one that has come, in its row or beside; else show the selection.

        A touchpoint that has a title is only shown. Of what is no row letters would be written
        into the cell one was in.
        """
        chosen, snapshot = self.workspace.selection, self.workspace.snapshot
        new = snapshot.find(chosen[0]) if len(chosen) == 1 else None
        if new is None or before.find(new.id) or (isinstance(new, Touchpoint) and new.title):
            self.reveal(chosen)
        else:
            self.edit(new.id)

    def ask(self, kind: str) -> bool:
        """Write in the column of what is asked for; what has none is written beside the table."""
        place = self.model.column({"friction": "friction"}.get(kind, ""))
        now = self.grid.current
        if place is not None and self._card_of(now):
            self._edit_at(now.row(), place)
            return True
        if self.workspace.selection:
            self._host.panels.set_shown("inspector", True)
            return True
        self.workspace.in_vain.emit()
        self.workspace.said.emit(tr("Select a touchpoint first."))
        return False

    def link(self) -> bool:
        """Write what follows the current touchpoint."""
        place, now = self.model.column("next"), self.grid.current
        if place is None or not self._card_of(now):
            self.workspace.in_vain.emit()
            self.workspace.said.emit(tr("Select a touchpoint first."))
            return False
        self._edit_at(now.row(), place)
        return True

    def edit(self, id: str, text: str | None = None) -> None:
        """Write the title of a touchpoint, or what is another record's beside the table."""
        row, place = self.model.place(id), self.model.column("title")
        if row is None or place is None:
            self.workspace.unplaced.emit(id)
            return
        self._edit_at(row, place, text)

    def edit_title(self) -> None:
        """Write in the current cell, or the name of what is selected beside the table."""
        chosen = self.workspace.selection
        if chosen and self.model.place(chosen[-1]) is None:
            self.edit(chosen[-1])
        elif self.grid.current.isValid():
            self._edit_at(self.grid.current.row(), self.grid.current.column())

    def _leave(self) -> None:
        """Select one cell alone; with no more selected, come back from an earlier version."""
        row, column = self.grid.anchor
        alone = tuple(self.grid.spans()) == (Span(row, column, row, column),)
        if self.workspace.looks_back and alone:
            self._host.documents.history.back()
        else:
            self.grid.stand(*self.grid.anchor)

    def _edit_at(self, row: int, column: int, text: str | None = None) -> None:
        if self.workspace.refuses():
            return
        if (row, column) != self.grid.anchor:
            self.grid.stand(row, column)
        self.grid.edit(self.model.index(row, column))
        if text is not None and isinstance(self.field, QLineEdit):
            self.field.setText(text)

    def walk(self, direction: Direction) -> None:
        """Go to the next cell in a direction."""
        self.do({"follow": "right", "back": "left"}.get(direction, direction))

    def clear(self) -> None:
        """Select one cell alone."""
        self.do("leave")

    def cut(self) -> None:
        """Copy the selected cells and clear them."""
        self.copy()
        self.writing.clear()

    def copy(self) -> None:
        """Put the selected cells on the clipboard, for us and for spreadsheets."""
        spans = self.grid.spans()
        if spans:
            clipboard.copy([row for span in spans for row in self.writing.texts(span)])

    def copy_picture(self) -> None:
        """Put the table on the clipboard as a picture."""
        self._host.page.copy_picture()

    def paste(self) -> None:
        """Write what is on the clipboard into cells; what is more than cells goes where it can."""
        if not clipboard.holds_cells():
            self._host.page.paste()
            return
        block, why = clipboard.cells()
        if why:
            self.workspace.failed.emit(why)
        self.writing.put(block)

    def open_view(self) -> None:
        """Show a newly opened journey from its first row."""
        self.refresh()
        if self.here:
            self.grid.right.verticalScrollBar().setValue(0)
            self.grid.right.horizontalScrollBar().setValue(0)


def _sheet(theme: Theme) -> str:
    return (
        f"QTableView QTableCornerButton::section {{ background: {theme.lane_alt}; border: none;"
        f" border-right: 1px solid {theme.edge}; border-bottom: 1px solid {theme.divider}; }}"
        f"QHeaderView {{ background: {theme.lane_alt}; border: none; }}"
        f"QHeaderView::section {{ background: {theme.lane_alt}; color: {theme.ink_soft};"
        f" border: none; border-right: 1px solid {theme.edge};"
        f" border-bottom: 1px solid {theme.divider}; padding: 0 10px; font-weight: 600; }}"
        f"QHeaderView::section:vertical {{ color: {theme.ink_soft}; font-weight: 400;"
        f" padding: 0 6px; border-bottom: 1px solid {theme.edge}; background: {theme.lane}; }}"
        f"QLabel#table-foot {{ background: {theme.lane_alt}; color: {theme.ink_soft};"
        f" border-top: 1px solid {theme.edge}; padding: 6px 14px; }}"
    )
