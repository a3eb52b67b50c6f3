"""What the keys mean in the table, where letters are written: those of a spreadsheet."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.workspace.actions import Action, declare
from journeymap.workspace.host import Host, TableCommands

MENU = mark("Table")

KEYS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("edit", mark("Write in the cell"), ("F2",)),
    ("down", mark("Cell below"), ("Return", "Enter", "Down")),
    ("up", mark("Cell above"), ("Shift+Return", "Shift+Enter", "Up")),
    ("right", mark("Cell to the right"), ("Tab", "Right")),
    ("left", mark("Cell to the left"), ("Shift+Tab", "Shift+Backtab", "Left")),
    ("edge.right", mark("To the edge on the right"), ("Ctrl+Right",)),
    ("edge.left", mark("To the edge on the left"), ("Ctrl+Left",)),
    ("edge.down", mark("To the edge below"), ("Ctrl+Down",)),
    ("edge.up", mark("To the edge above"), ("Ctrl+Up",)),
    ("home", mark("First cell of the row"), ("Home",)),
    ("end", mark("Last cell of the row"), ("End",)),
    ("first", mark("First cell of all"), ("Ctrl+Home",)),
    ("last", mark("Last cell of all"), ("Ctrl+End",)),
    ("page.down", mark("A page down"), ("PgDown",)),
    ("page.up", mark("A page up"), ("PgUp",)),
    ("select.right", mark("Select to the right"), ("Shift+Right",)),
    ("select.left", mark("Select to the left"), ("Shift+Left",)),
    ("select.down", mark("Select downwards"), ("Shift+Down",)),
    ("select.up", mark("Select upwards"), ("Shift+Up",)),
    ("select.edge.right", mark("Select to the edge on the right"), ("Ctrl+Shift+Right",)),
    ("select.edge.left", mark("Select to the edge on the left"), ("Ctrl+Shift+Left",)),
    ("select.edge.down", mark("Select to the edge below"), ("Ctrl+Shift+Down",)),
    ("select.edge.up", mark("Select to the edge above"), ("Ctrl+Shift+Up",)),
    ("select.home", mark("Select to the first cell of the row"), ("Shift+Home",)),
    ("select.end", mark("Select to the last cell of the row"), ("Shift+End",)),
    ("select.first", mark("Select to the first cell of all"), ("Ctrl+Shift+Home",)),
    ("select.last", mark("Select to the last cell of all"), ("Ctrl+Shift+End",)),
    ("select.page.down", mark("Select a page down"), ("Shift+PgDown",)),
    ("select.page.up", mark("Select a page up"), ("Shift+PgUp",)),
    ("select.row", mark("Select the row"), ("Shift+Space",)),
    ("select.column", mark("Select the column"), ("Ctrl+Space",)),
    ("select.all", mark("Select all cells"), ("Ctrl+A",)),
    ("fill.down", mark("Fill down"), ("Ctrl+D",)),
    ("fill.right", mark("Fill to the right"), ("Ctrl+R",)),
    ("clear", mark("Clear the cells"), ("Del", "Backspace")),
    ("row.add", mark("Add a row"), ("Ctrl+Shift+=", "Ctrl+Shift++")),
    ("row.remove", mark("Remove the rows"), ("Ctrl+Shift+-", "Ctrl+Shift+_")),
    ("leave", mark("One cell alone"), ("Esc",)),
)
"""Name, label and keys of each."""


def _table(host: Host) -> TableCommands | None:
    view = host.main_view
    return view if isinstance(view, TableCommands) else None


def _action(name: str, label: str, keys: tuple[str, ...]) -> Action:
    def run(host: Host) -> None:
        table = _table(host)
        if table is not None:
            table.do(name)

    return Action(
        name=f"table.{name}",
        label=label,
        menu=MENU,
        keys=keys,
        scope="table",
        run=run,
        applies=lambda host: _table(host) is not None,
    )


declare(*(_action(*one) for one in KEYS))
