"""The action that goes from a touchpoint to the journey inside it."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.model.records import Journey
from journeymap.workspace.actions import Action, declare
from journeymap.workspace.host import Host


def _inside(host: Host) -> str:
    """Return the id of the journey inside the touchpoint selected last, blank for none."""
    card = host.workspace.edit_view.card
    found = host.workspace.snapshot.get(Journey, card.opens) if card else None
    return found.id if found else ""


declare(
    Action(
        name="touchpoint.inside",
        label=mark("Open the journey inside"),
        menu="Touchpoint",
        run=lambda host: host.workspace.look_at(_inside(host)),
        applies=lambda host: bool(_inside(host)),
    )
)
