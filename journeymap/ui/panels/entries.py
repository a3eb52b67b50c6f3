"""What the navigator lists, read off the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from journeymap.model.grid import lanes
from journeymap.model.records import Journey, Persona
from journeymap.ui.desk import Desk
from journeymap.ui.panels.editors import called

if TYPE_CHECKING:
    from journeymap.analysis.findings import Finding


class Entry(NamedTuple):
    """A row: what it stands for, what it says, how it looks, and whether it is shown."""

    ids: tuple[str, ...]
    text: str
    look: str = "plain"
    shown: bool | None = None


def entries(desk: Desk, findings: Sequence[Finding]) -> list[list[Entry]]:
    """Return the journeys, personas, lanes and findings to list; lanes and findings of the
    journey in view, personas who walk it before the others."""
    snapshot = desk.snapshot
    journeys = [
        Entry((j.id,), called(j), "current" if j.id == desk.journey else "plain")
        for j in snapshot.ordered(Journey)
    ]
    journey = snapshot.get(Journey, desk.journey)
    here = journey.personas if journey else ()
    people = sorted(snapshot.ordered(Persona), key=lambda p: p.id not in here)
    personas = [Entry((p.id,), called(p), _persona_look(desk, p, here)) for p in people]
    rows = [
        Entry(
            (x.id,),
            called(x),
            "current" if x.id in desk.selection else "plain" if x.visible else "faint",
            x.visible,
        )
        for x in lanes(snapshot, desk.journey)
    ]
    found = [Entry(f.ids, f.text) for f in findings]
    return [journeys, personas, rows, found]


def _persona_look(desk: Desk, persona: Persona, here: Sequence[str]) -> str:
    if persona.id == desk.focus or persona.id in desk.selection:
        return "current"
    return "plain" if persona.id in here else "faint"
