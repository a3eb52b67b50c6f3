"""The actions of whose ways are looked at, in a journey that comes from a log."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.view import WaysChoice
from journeymap.view.ways import comes_from_log, place_of
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.host import Host
from journeymap.workspace.ways import look_along

CASES = mark("Cases of the log")
"""The menu of which cases are looked at."""


def _ways(host: Host) -> WaysChoice:
    return host.workspace.look.filter.ways


def _places(host: Host) -> frozenset[tuple[str, ...]]:
    """Return where customers must have been who come to all that is selected."""
    snapshot, selection = host.workspace.snapshot, host.workspace.selection
    return frozenset(place for id in selection if (place := place_of(snapshot, id)))


def _on_the_way(host: Host) -> bool:
    workspace = host.workspace
    return on_journey(host) and comes_from_log(
        workspace.snapshot, workspace.journey, workspace.selection
    )


def _is_asked(host: Host) -> bool:
    places = _places(host)
    return bool(places) and places <= _ways(host).through


def _turn(host: Host) -> None:
    """Look only at cases that go where is selected, or again at all where that is so."""
    ways, places = _ways(host), _places(host)
    through = ways.through - places if places <= ways.through else ways.through | places
    look_along(host.workspace, through=through)


declare(
    Action(
        name="ways.here",
        label=mark("Only cases that go here"),
        menu=CASES,
        keys=("Ctrl+Shift+O",),
        run=_turn,
        applies=_on_the_way,
        checked=_is_asked,
        hint=mark(
            "Counts only those customers of the log who go along the selected arrow, or come to "
            "the selected touchpoint"
        ),
    ),
    Action(
        name="ways.all",
        label=mark("All cases"),
        menu=CASES,
        run=lambda host: look_along(host.workspace),
        applies=lambda host: on_journey(host) and _ways(host).active,
    ),
)
