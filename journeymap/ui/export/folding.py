"""Into how many rows a map wraps in a picture."""

from __future__ import annotations

from journeymap.drawing.theme import Theme
from journeymap.language import plural, tr
from journeymap.ui.export.fields import ListChoice
from journeymap.view.look import ROWS_AUTO

_MOST = 8


class RowsChoice(ListChoice):
    """As many rows as fit, or so many; as in the window where the map has rows there."""

    def __init__(self, theme: Theme, rows: int) -> None:
        super().__init__(theme)
        self.setAccessibleName(tr("Rows"))
        self.addItem(tr("As it fits"), ROWS_AUTO)
        self.addItem(tr("One row"), 1)
        for n in range(2, max(_MOST, rows) + 1):
            self.addItem(plural("{n} row", "{n} rows", n), n)
        wanted = ROWS_AUTO if rows == 1 else rows
        self.setCurrentIndex(max(0, self.findData(wanted)))

    @property
    def chosen(self) -> int:
        """How many rows are wanted, ``ROWS_AUTO`` for as many as fit."""
        return int(self.currentData())
