"""The views of the navigator: looked through with a click, kept anew, shown first."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from journeymap.editing.views import keep_view, make_default, save_view
from journeymap.language import tr
from journeymap.model.records import SavedView
from journeymap.view.saved import views_of
from journeymap.workspace.workspace import Workspace


def look_or_leave(workspace: Workspace, id: str) -> None:
    """Look through a view; through the one there is already, look without it again."""
    saved, through = workspace.snapshot.get(SavedView, id), workspace.through
    same = saved is not None and through is not None and saved.id == through.id
    workspace.look_through(None if same and not workspace.view_changed else saved)


def keep_look(workspace: Workspace) -> str:
    """Keep how one looks just now as a view with a name of its own; return its id, blank for none."""
    taken = {one.name.casefold() for one in views_of(workspace.snapshot, workspace.journey)}
    names = (tr("View {n}", n=n) for n in range(1, len(taken) + 2))
    name = next(one for one in names if one.casefold() not in taken)
    change = save_view(workspace.edit_view, name)
    if change is None or not workspace.commit(change):
        return ""
    saved = views_of(workspace.snapshot, workspace.journey)[-1]
    workspace.call_view(saved.id)
    return saved.id


def fill_view_menu(menu: QMenu, workspace: Workspace, saved: SavedView) -> None:
    """Add to the menu of a row what may be done with a view."""
    menu.addAction(tr("Look through it"), partial(workspace.look_through, saved))
    menu.addAction(tr("Keep the present look"), partial(_keep, workspace, saved))
    first = menu.addAction(tr("Shown first"), partial(_turn_first, workspace, saved))
    first.setCheckable(True)
    first.setChecked(saved.default)


def _keep(workspace: Workspace, saved: SavedView) -> None:
    workspace.commit(keep_view(workspace.edit_view, saved))
    workspace.call_view(saved.id)


def _turn_first(workspace: Workspace, saved: SavedView) -> None:
    workspace.commit(make_default(workspace.edit_view, saved, not saved.default))
