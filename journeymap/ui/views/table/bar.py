"""What stands over the table: how its rows are grouped, and which columns are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.ui.views.table.model import TableModel
from journeymap.ui.widgets.menu_button import menu_button
from journeymap.ui.widgets.style import dress
from journeymap.view.table.columns import FROZEN, sort_for
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace


class ColumnChoices:
    """Changes which columns a look has, in which order, and how its rows are sorted."""

    def __init__(self, workspace: Workspace, model: TableModel) -> None:
        self._workspace, self._model = workspace, model

    def sort(self, name: str) -> None:
        """Sort by a column: upwards, then downwards, then as the journey goes."""
        table = self._model.table
        if name == "stage":
            self.group(not table.grouped)
        elif table.key != name:
            self._sort(table.grouped, name, False)
        elif not table.down:
            self._sort(table.grouped, name, True)
        else:
            self._sort(table.grouped, "", False)

    def sort_as(self, name: str, down: bool) -> None:
        """Sort by a column."""
        self._sort(self._model.table.grouped, name, down)

    def group(self, yes: bool) -> None:
        """Group the rows by stage, or do not."""
        self._sort(yes, self._model.table.key, self._model.table.down)

    def _sort(self, grouped: bool, name: str, down: bool) -> None:
        self._workspace.change_look(sort=sort_for(grouped, name, down))

    def turn(self, name: str) -> None:
        """Show a column, or hide it; one that comes stands where it usually does."""
        shown = [column.name for column in self._model.columns]
        usual = [column.name for column in self._model.table.every]
        if name in shown:
            if len(shown) > 1:
                shown.remove(name)
        else:
            before = set(usual[: usual.index(name)])
            at = max((i + 1 for i, other in enumerate(shown) if other in before), default=0)
            shown.insert(at, name)
        frozen = {column.name for column in self._model.columns[: self._model.table.frozen]}
        self._take(shown, sum(one in frozen for one in shown))

    def freeze(self, count: int) -> None:
        """Let so many of the first columns stay when the others are scrolled."""
        self._take([column.name for column in self._model.columns], count)

    def put(self, names: list[str]) -> None:
        """Show columns in another order; as many of the first stay."""
        self._take(names, self._model.table.frozen)

    def usual(self) -> None:
        """Show the columns that are shown where nobody chose others."""
        self._workspace.change_look(columns=())

    def _take(self, names: list[str], frozen: int) -> None:
        self._workspace.change_look(columns=(*names[:frozen], FROZEN, *names[frozen:]))

    def fill_columns(self, menu: QMenu) -> None:
        """Put every column into a menu, those that are shown ticked."""
        shown = {column.name for column in self._model.columns}
        for column in self._model.table.every:
            entry = menu.addAction(column.heading.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(column.name in shown)
            entry.triggered.connect(lambda _=False, name=column.name: self.turn(name))
        menu.addSeparator()
        menu.addAction(tr("The usual columns"), self.usual)

    def fill_heading(self, menu: QMenu, place: int) -> None:
        """Put what can be done with a column into the menu of its heading."""
        column, frozen = self._model.columns[place], self._model.table.frozen
        if column.name != "stage":
            menu.addAction(tr("Sort upwards"), lambda: self.sort_as(column.name, False))
            menu.addAction(tr("Sort downwards"), lambda: self.sort_as(column.name, True))
        menu.addAction(tr("As the journey goes"), lambda: self.sort_as("", False))
        self._add_group(menu)
        menu.addSeparator()
        menu.addAction(tr("Hide the column"), lambda: self.turn(column.name))
        if place + 1 != frozen:
            menu.addAction(tr("Columns up to here stay"), lambda: self.freeze(place + 1))
        if frozen:
            menu.addAction(tr("No column stays"), lambda: self.freeze(0))
        inside = menu.addMenu(tr("Columns"))
        self.fill_columns(inside)

    def _add_group(self, menu: QMenu) -> None:
        entry = menu.addAction(tr("Group by stage"))
        entry.setCheckable(True)
        entry.setChecked(self._model.table.grouped)
        entry.triggered.connect(self.group)

    def fill_groups(self, menu: QMenu) -> None:
        """Put the ways of grouping and sorting into a menu."""
        self._add_group(menu)
        menu.addAction(tr("As the journey goes"), lambda: self.sort_as("", False))


class TableBar(QWidget):
    """Two buttons with a menu each; what is shown is said on them."""

    def __init__(self, choices: ColumnChoices, model: TableModel, appearance: Appearance) -> None:
        super().__init__()
        self._model = model
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(6)
        self.setObjectName("table-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.groups = menu_button("", choices.fill_groups)
        self.columns = menu_button("", choices.fill_columns)
        row.addWidget(self.groups)
        row.addWidget(self.columns)
        row.addStretch(1)
        dress(self, appearance, _sheet)
        self.refresh()

    def refresh(self) -> None:
        """Say how rows are grouped and how many columns there are."""
        table = self._model.table
        grouped = tr("Group: stage") if table.grouped else tr("Group: none")
        self.groups.setText(grouped)
        self.groups.setAccessibleName(grouped)
        told = tr("Columns: {n} of {all}", n=len(table.columns), all=len(table.every))
        self.columns.setText(told)
        self.columns.setAccessibleName(told)


def _sheet(theme: Theme) -> str:
    return (
        f"QWidget#table-bar {{ background: {theme.lane}; border-bottom: 1px solid {theme.edge}; }}"
        f"QPushButton {{ padding: 4px 24px 4px 10px; background: {theme.pill};"
        f" border: 1px solid transparent; border-radius: 6px; }}"
        f"QPushButton:focus {{ border-color: {theme.accent}; }}"
    )
