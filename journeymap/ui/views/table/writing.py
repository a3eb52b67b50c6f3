"""What is written into cells: one change for whatever is filled, and the cells that do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from journeymap.language import mark, plural
from journeymap.model.change import Change
from journeymap.tabular.typed.blocks import Block, Filled, fill
from journeymap.ui.views.table.grid import TableGrid
from journeymap.ui.views.table.model import TableModel
from journeymap.ui.views.table.spans import Span
from journeymap.workspace.workspace import Workspace

_PLACES = ("stage", "lane")
"""What a touchpoint always has, so that it is not cleared with the cells around it."""


class CellWriting(QObject):
    """Writes blocks of texts into the cells of the table, each time one step to undo."""

    def __init__(self, workspace: Workspace, model: TableModel, grid: TableGrid) -> None:
        super().__init__(grid)
        self._workspace, self._model, self._grid = workspace, model, grid

    def write(self, parts: Sequence[tuple[Span, Block]], label: str) -> bool:
        """Write blocks into cells and say what did not fit; return whether anything changed."""
        workspace, model = self._workspace, self._model
        now, whole = workspace.snapshot, Change(label)
        refused: dict[tuple[str, str], tuple[str, str]] = {}
        touched: set[tuple[str, str]] = set()
        for span, block in parts:
            columns = model.columns[span.left : span.right + 1]
            rows = range(span.top, span.top + len(block))
            keys = [self._key(row) for row in rows]
            done = fill(now, workspace.journey, columns, keys, block, label)
            if done.change:
                now, whole = now.apply(done.change), whole + done.change
            touched |= {(id, column.name) for id in done.cards for column in columns}
            refused |= {
                (done.cards[m.row], columns[m.column].name): (m.text, m.why) for m in done.misfits
            }
            self._place(span, done)
        known = {key: said for key, said in model.refused.items() if key not in touched}
        whole = Change(label, whole.edits)
        made = bool(whole) and workspace.commit(whole)
        model.refused = known | refused
        self._follow()
        self._tell(refused)
        return made

    def clear(self) -> None:
        """Clear the selected cells; where touchpoints stand is left."""
        parts = []
        for span in self._grid.spans():
            for left in range(span.left, span.right + 1):
                column = self._model.columns[left]
                alone = span.left == span.right
                if not column.typed or (column.kind in _PLACES and not alone):
                    continue
                high = min(span.bottom, len(self._model.rows) - 1) - span.top + 1
                parts.append((Span(span.top, left, span.bottom, left), [[""]] * max(0, high)))
        self.write(parts, mark("Clear the cells"))

    def write_all(self, text: str) -> None:
        """Write one text into every selected cell."""
        parts = [
            (span, [[text] * (span.right - span.left + 1)] * (span.bottom - span.top + 1))
            for span in self._grid.spans()
        ]
        self.write(parts, mark("Fill"))

    def fill_down(self) -> None:
        """Write the uppermost cells into those selected below; of one row, those above it."""
        parts = []
        for span in self._grid.spans():
            if span.top == span.bottom and span.top:
                span = span._replace(top=span.top - 1)
            block = self.texts(span._replace(bottom=span.top)) * (span.bottom - span.top)
            if block:
                parts.append((span._replace(top=span.top + 1), block))
        self.write(parts, mark("Fill down"))

    def fill_right(self) -> None:
        """Write the leftmost cells into those selected beside; of one column, those left of it."""
        parts = []
        for span in self._grid.spans():
            if span.left == span.right and span.left:
                span = span._replace(left=span.left - 1)
            wide = span.right - span.left
            block = [row * wide for row in self.texts(span._replace(right=span.left))]
            if wide:
                parts.append((span._replace(left=span.left + 1), block))
        self.write(parts, mark("Fill to the right"))

    def stretch(self, source: Span, whole: Span) -> None:
        """Repeat some cells over all that the square was dragged to."""
        texts = self.texts(source)
        high, wide = len(texts), len(texts[0])
        block = [
            [
                texts[(row - source.top) % high][(column - source.left) % wide]
                for column in range(whole.left, whole.right + 1)
            ]
            for row in range(whole.top, whole.bottom + 1)
        ]
        if self.write([(whole, block)], mark("Fill")):
            self._grid.select([whole])

    def put(self, block: Block) -> None:
        """Write a pasted block from the selection on; over several cells it is repeated."""
        spans = self._grid.spans()
        if not spans or not block:
            return
        span, high = spans[0], len(block)
        wide = max(map(len, block))
        rows, columns = span.bottom - span.top + 1, span.right - span.left + 1
        tall = rows if rows % high == 0 else high
        broad = columns if columns % wide == 0 else wide
        room = self._model.columnCount() - span.left
        even = [[*row, *[""] * (wide - len(row))] for row in block]
        whole = [[even[r % high][c % wide] for c in range(min(broad, room))] for r in range(tall)]
        target = Span(span.top, span.left, span.top + tall - 1, span.left + min(broad, room) - 1)
        self.write([(target, whole)], mark("Paste"))
        self._grid.select([target])
        if broad > room:
            n = broad - room
            self._workspace.said.emit(
                plural(
                    "{n} column was left out: the table ends before it.",
                    "{n} columns were left out: the table ends before them.",
                    n,
                )
            )

    def texts(self, span: Span) -> list[list[str]]:
        """Return what stands in some cells, as it is typed."""
        return [
            [self._model.content(row, column).text for column in range(span.left, span.right + 1)]
            for row in range(span.top, span.bottom + 1)
        ]

    def _key(self, row: int) -> str:
        here = self._model.row(row)
        return here.key if here else ""

    def _place(self, span: Span, done: Filled) -> None:
        """Remember on which touchpoint the current cell is to be when rows have moved."""
        at = self._grid.current.row() - span.top
        if 0 <= at < len(done.cards) and done.cards[at]:
            self._aim = done.cards[at]

    _aim = ""

    def _follow(self) -> None:
        """Stay on the touchpoint that was written to, wherever it stands now."""
        aim, self._aim = self._aim, ""
        row, now = self._model.place(aim), self._grid.current
        if row is not None and now.isValid() and row != now.row():
            self._grid.stand(row, now.column())
        self._grid.update_sheets()

    def _tell(self, refused: dict[tuple[str, str], tuple[str, str]]) -> None:
        if not refused:
            return
        _, why = next(iter(refused.values()))
        more = len(refused) - 1
        told = plural(
            "{n} more cell did not fit, and is marked.",
            "{n} more cells did not fit, and are marked.",
            more,
        )
        self._workspace.said.emit(f"{why} {told}" if more else why)
