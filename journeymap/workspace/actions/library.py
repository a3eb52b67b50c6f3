"""The actions on an insight: seen on its map, linked to an idea, used at another touchpoint."""

from __future__ import annotations

from journeymap.editing.linking import evidence
from journeymap.language import mark
from journeymap.layout.library import LIBRARY
from journeymap.model.records import Friction, Idea, Quote
from journeymap.workspace.actions import Action, declare
from journeymap.workspace.going import show_on_map
from journeymap.workspace.host import Host


def _linkable(host: Host) -> bool:
    workspace = host.workspace
    return bool(evidence(workspace.snapshot, workspace.selection))


def _copyable(host: Host) -> bool:
    """Tell whether all that is selected can stand at another touchpoint, too."""
    chosen, snapshot = host.workspace.selection, host.workspace.snapshot
    return bool(chosen) and all(
        isinstance(snapshot.find(id), Quote | Friction | Idea) for id in chosen
    )


def _show(host: Host) -> None:
    record = host.workspace.snapshot.find(host.workspace.selection[-1])
    if record is not None:
        show_on_map(host, record)


declare(
    Action(
        name="library.show",
        label=mark("Show on the map"),
        menu="View",
        run=_show,
        applies=lambda host: (
            host.workspace.arrangement == LIBRARY and bool(host.workspace.selection)
        ),
        hides=True,
    ),
    Action(
        name="evidence.link",
        label=mark("Link to an idea…"),
        menu="Insert",
        keys=("Ctrl+Alt+I",),
        run=lambda host: host.commands.ask_idea(),
        applies=_linkable,
        icon="idea",
        hint=mark("The idea answers the quote or friction, serves the goal, moves the metric"),
    ),
    Action(
        name="evidence.place",
        label=mark("Use at another touchpoint…"),
        menu="Insert",
        run=lambda host: host.commands.ask_place(),
        applies=_copyable,
        icon="copy",
        hint=mark("A copy that stays the same insight: it is counted once"),
    ),
)
