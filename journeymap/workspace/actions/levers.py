"""The action that asks what could help where one looks."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.host import Host

LEVERS = "levers"
"""The name of the panel of levers."""


def show_levers(host: Host) -> None:
    """Show the levers beside the map; they follow what is selected."""
    host.panels.set_shown(LEVERS, True)


declare(
    Action(
        name="levers.here",
        label=mark("What could help here…"),
        menu="Touchpoint",
        run=show_levers,
        applies=lambda host: on_journey(host) and bool(host.workspace.selection),
        icon="idea",
        hint=mark("Levers that have proved themselves, for this phase, friction, moment or sense"),
    )
)
