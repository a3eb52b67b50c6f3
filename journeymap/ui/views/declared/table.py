"""The table in the middle of the window."""

from __future__ import annotations

from journeymap.ui.views.kinds import VIEWS, MadeView, ViewKind
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> MadeView:
    from journeymap.ui.views.table.view import TableView

    made = TableView(host)
    return MadeView(made, made, made.grid.right)


VIEWS.add(ViewKind(name="table", make=_make))
