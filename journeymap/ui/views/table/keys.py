"""The keys of the table: those of a spreadsheet; every other letter is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from journeymap.ui.views.table.grid import TableGrid
from journeymap.ui.views.table.spans import Span
from journeymap.workspace.actions.tables import KEYS

_KEPT = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_WAYS = {"right": (0, 1), "left": (0, -1), "down": (1, 0), "up": (-1, 0)}


def chord(event: QKeyEvent) -> str:
    """Return a key with what is held, as it is written."""
    held = event.modifiers() & _KEPT
    return QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString()


class TableKeys:
    """Knows which keys are the table's, moves about by them, and hands the others on.

    ``acts`` are what is done by the names of ``KEYS`` that move nothing; ``write`` takes a digit
    where that is a feeling, and returns whether it was one.
    """

    def __init__(
        self,
        grid: TableGrid,
        acts: Mapping[str, Callable[[], object]],
        write: Callable[[str], bool],
    ) -> None:
        self._grid, self._acts, self._write = grid, acts, write
        self._names = {QKeySequence(key).toString(): name for name, _, keys in KEYS for key in keys}

    def overrides(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the table's own, though an action of the window listens to it."""
        return chord(event) in self._names or self._writes(event)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; return whether it meant anything but a letter to be written."""
        name = self._names.get(chord(event))
        if name is None:
            return self._writes(event) and self._write(event.text())
        self.do(name)
        return True

    def do(self, name: str) -> None:
        """Do what a key means, by its name."""
        act = self._acts.get(name)
        if act is not None:
            act()
        else:
            self._go(name)

    @staticmethod
    def _writes(event: QKeyEvent) -> bool:
        text = event.text()
        return bool(text) and text.isprintable() and not event.modifiers() & _COMMANDING

    def _go(self, name: str) -> None:
        """Go somewhere, or span the selection to there."""
        grid = self._grid
        extends = name.startswith("select.")
        name = name.removeprefix("select.")
        last_row, last = grid.model.rowCount() - 1, grid.model.columnCount() - 1
        if name == "row":
            rows = grid.rows()
            grid.select([Span(row, 0, row, last) for row in rows])
        elif name == "column":
            sides = {c for s in grid.spans() for c in range(s.left, s.right + 1)}
            end = max(0, last_row - 1)
            grid.select([Span(0, column, end, column) for column in sorted(sides)])
        elif name == "all":
            grid.select([Span(0, 0, max(0, last_row - 1), last)])
        elif name == "leave":
            grid.stand(*grid.anchor)
        else:
            row, column = grid.head if extends else grid.anchor
            grid.stand(*self._goal(name, row, column), extend=extends)

    def _goal(self, name: str, row: int, column: int) -> tuple[int, int]:
        grid = self._grid
        last_row, last = grid.model.rowCount() - 1, grid.model.columnCount() - 1
        page = max(1, len(grid.seen_rows()) - 2)
        match name:
            case "home":
                return row, 0
            case "end":
                return row, last
            case "first":
                return 0, 0
            case "last":
                return max(0, last_row - 1), last
            case "page.down":
                return row + page, column
            case "page.up":
                return row - page, column
        if name.startswith("edge."):
            return self._edge(row, column, *_WAYS[name.removeprefix("edge.")])
        down, aside = _WAYS[name]
        return row + down, column + aside

    def _edge(self, row: int, column: int, down: int, aside: int) -> tuple[int, int]:
        """Return where a block of filled or of blank cells ends, as spreadsheets do."""
        model = self._grid.model
        rows, columns = max(1, model.rowCount() - 1), model.columnCount()

        def inside(r: int, c: int) -> bool:
            return 0 <= r < rows and 0 <= c < columns

        def filled(r: int, c: int) -> bool:
            return bool(model.content(r, c).text)

        r, c = row + down, column + aside
        if not inside(r, c):
            return row, column
        run = filled(row, column) and filled(r, c)
        while inside(r + down, c + aside) and (
            filled(r + down, c + aside) if run else not filled(r, c)
        ):
            r, c = r + down, c + aside
        return r, c
