"""What the navigator lists, read off the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from journeymap.model.grid import lanes
from journeymap.model.records import Journey, Metric, Persona
from journeymap.ui.panels.editors import called
from journeymap.workspace.workspace import Workspace

if TYPE_CHECKING:
    from journeymap.analysis.findings import Finding


class NavigatorEntry(NamedTuple):
    """A row: what it stands for, what it says, how it looks, and whether it is shown."""

    ids: tuple[str, ...]
    text: str
    look: str = "plain"
    shown: bool | None = None


def entries(workspace: Workspace, findings: Sequence[Finding]) -> list[list[NavigatorEntry]]:
    """Return the journeys, personas, lanes, metrics and findings to list; lanes and findings of
    the journey in view, personas who walk it before the others."""
    snapshot = workspace.view.snapshot
    journeys = [
        NavigatorEntry((j.id,), called(j), "current" if j.id == workspace.journey else "plain")
        for j in snapshot.ordered(Journey)
    ]
    journey = snapshot.get(Journey, workspace.journey)
    here = journey.personas if journey else ()
    people = sorted(snapshot.ordered(Persona), key=lambda p: p.id not in here)
    personas = [
        NavigatorEntry((p.id,), called(p), _persona_look(workspace, p, here)) for p in people
    ]
    rows = [
        NavigatorEntry(
            (x.id,),
            called(x),
            "current" if x.id in workspace.selection else "plain" if x.visible else "faint",
            x.visible,
        )
        for x in lanes(snapshot, workspace.journey)
    ]
    questions = [
        NavigatorEntry((m.id,), called(m), "current" if m.id in workspace.selection else "plain")
        for m in snapshot.ordered(Metric)
    ]
    found = [NavigatorEntry(f.ids, f.text) for f in findings]
    return [journeys, personas, rows, questions, found]


def _persona_look(workspace: Workspace, persona: Persona, here: Sequence[str]) -> str:
    if persona.id == workspace.focus or persona.id in workspace.selection:
        return "current"
    return "plain" if persona.id in here else "faint"
