"""What of the table is seen, and how large."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from journeymap.ui.views.table.grid import TableGrid
from journeymap.ui.views.table.model import TableModel
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

_LEAST = 240, 200


class ScaledTable(QWidget):
    """Scrolls and zooms the grid; ``zoomed`` carries the scale of its letters."""

    zoomed = Signal(float)

    def __init__(self, workspace: Workspace, appearance: Appearance) -> None:
        super().__init__()
        self.workspace = workspace
        self.model = TableModel(workspace, self)
        self.grid = TableGrid(self.model, appearance)
        self.grid.zoomed.connect(self.zoomed)

    def minimumSizeHint(self) -> QSize:
        # However wide columns and words are, the window stays as it was made.
        return QSize(*_LEAST)

    @property
    def here(self) -> bool:
        """Whether the table is what is shown of the journey."""
        return self.workspace.arrangement == "table"

    @property
    def zoom(self) -> float:
        """How large letters are, 1 being their usual size."""
        return self.grid.zoom

    def card_at(self, row: int) -> str:
        """Return the id of the touchpoint in a row, blank for none."""
        here = self.model.row(row)
        return here.card.id if here and here.card else ""

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Bring the row of a record into view."""
        rows = [row for id in ids if (row := self.model.place(id)) is not None]
        if rows and self.here:
            self.grid.right.scrollTo(self.model.index(rows[-1], self.model.table.frozen))

    def zoom_to(self, zoom: float) -> None:
        """Show letters so large."""
        self.grid.zoom_to(zoom)

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
        """Make the columns as narrow as all of them fit, if letters stay readable."""
        wide = sum(self.grid.widths.get(c.name, c.width) for c in self.model.columns) + 64
        self.zoom_to(self.grid.width() / max(1.0, wide))

    def zoom_selection(self) -> None:
        """Bring what is selected into view."""
        self.reveal(self.workspace.selection)

    def centre_on(self, ids: tuple[str, ...]) -> None:
        """Show the row of a record in the middle."""
        rows = [row for id in ids if (row := self.model.place(id)) is not None]
        if rows:
            hint = QAbstractItemView.ScrollHint.PositionAtCenter
            self.grid.right.scrollTo(self.model.index(rows[-1], self.model.table.frozen), hint)

    def nearest(self) -> tuple[str, ...]:
        """Return the touchpoint in the middle of what is seen."""
        seen = self.grid.seen_rows()
        found = [id for row in seen if (id := self.card_at(row))]
        return (found[len(found) // 2],) if found else ()

    def place(self) -> object:
        """Return what is seen, and how large."""
        grid = self.grid
        bars = grid.right.horizontalScrollBar().value(), grid.right.verticalScrollBar().value()
        return grid.zoom, bars

    def go_back(self, place: object) -> None:
        """Show what was seen when a place was kept."""
        if isinstance(place, tuple) and len(place) == 2:
            zoom, (x, y) = place
            self.zoom_to(zoom)
            self.grid.right.horizontalScrollBar().setValue(x)
            self.grid.right.verticalScrollBar().setValue(y)
