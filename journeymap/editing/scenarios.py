"""Commands on scenarios: what-ifs that are kept of a journey, by name."""

from __future__ import annotations

from journeymap.analysis.flow.what_if import WhatIf
from journeymap.model.change import Change, change
from journeymap.model.order import after_last
from journeymap.model.records import Journey, Scenario
from journeymap.model.snapshot import Snapshot


def scenarios_of(snapshot: Snapshot, journey: str) -> tuple[Scenario, ...]:
    """Return the scenarios of a journey in their order."""
    return snapshot.of(Scenario, "journey", journey)


def keep_scenario(snapshot: Snapshot, journey: str, title: str, what_if: WhatIf) -> Change | None:
    """Keep a what-if under a title; one of that title is kept anew.

    ``None`` without a journey, a title or anything that would be otherwise.
    """
    said, changes = " ".join(title.split()), what_if.changes()
    if snapshot.get(Journey, journey) is None or not said or not changes:
        return None
    there = scenarios_of(snapshot, journey)
    same = next((one for one in there if one.title.casefold() == said.casefold()), None)
    if same is not None:
        return change("Keep as scenario", edit=[(same, same.but(changes=changes))]) or None
    new = Scenario(journey=journey, title=said, changes=changes, position=after_last(there))
    return change("Keep as scenario", add=[new])


def rename_scenario(scenario: Scenario, title: str) -> Change | None:
    """Call a scenario something else."""
    said = " ".join(title.split())
    if not said:
        return None
    return change("Rename scenario", edit=[(scenario, scenario.but(title=said))]) or None
