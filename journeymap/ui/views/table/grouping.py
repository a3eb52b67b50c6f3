"""Where the groups of stages begin and end among the rows."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.ui.views.table.model import TableModel


def ends_group(model: TableModel, row: int) -> bool:
    """Tell whether a row is the last of its stage, or of all."""
    after, here = model.row(row + 1), model.row(row)
    return here is None or after is None or (model.table.grouped and after.first)


def groups(model: TableModel, rows: range) -> Iterator[tuple[int, int]]:
    """Yield first and last row of each group some rows belong to; each alone without groups."""
    end = len(model.rows) - 1
    if not rows:
        return
    if not model.table.grouped:
        yield from ((row, row) for row in rows if row <= end)
        return
    at = rows.start
    while 0 < at <= end and not model.rows[at].first:
        at -= 1
    while at <= min(rows[-1], end):
        last = at
        while last < end and not model.rows[last + 1].first:
            last += 1
        yield at, last
        at = last + 1
