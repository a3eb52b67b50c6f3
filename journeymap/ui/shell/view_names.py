"""What a view is called, asked of the person."""

from __future__ import annotations

from journeymap.editing.views import rename_view as renamed
from journeymap.editing.views import save_view
from journeymap.language import tr
from journeymap.model.records import SavedView
from journeymap.ui.widgets.questions import ask_line
from journeymap.ui.window_host import WindowHost
from journeymap.view.conditions import conditions
from journeymap.view.saved import view_name


def save_view_as(host: WindowHost) -> None:
    """Ask for a name, keep how one looks just now by it, and look through that view."""
    workspace = host.workspace
    offered = ", ".join(one.words for one in conditions(workspace.snapshot, workspace.look.filter))
    words = tr("What is this view called?")
    name = ask_line(host.widget, tr("Save view as"), words, offered[:60])
    change = save_view(workspace.edit_view, name) if name else None
    if change is None or not workspace.commit(change):
        return
    kept = [edit.after for edit in change if isinstance(edit.after, SavedView)]
    if kept:
        workspace.call_view(kept[-1].id)
        host.notify(tr("“{name}” is kept in the file.", name=view_name(kept[-1])))


def rename_view(host: WindowHost) -> None:
    """Ask what the view one looks through is called from now on."""
    saved = host.workspace.through
    if saved is None:
        return
    name = ask_line(host.widget, tr("Rename view"), tr("What is this view called?"), saved.name)
    if name:
        host.workspace.commit(renamed(saved, name))
