"""Findings: what a journey tells about itself, one file each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from journeymap.language import tr
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Persona, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.registry import Registry

Plain = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth a look: how bad it is from 0 to 4, a sentence, and the records meant.

    ``values`` are what the sentence says, for programs: counts, shares, ids of personas and
    words that no language changes; feelings in it run from −2 to 2. ``kind`` is the name of
    the check that found it.
    """

    severity: int
    text: str
    ids: tuple[str, ...] = ()
    values: Mapping[str, Plain] = field(default_factory=dict, hash=False)
    kind: str = ""


Find = Callable[[Snapshot, str], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A way of looking at a journey, by name."""

    name: str
    find: Find


CHECKS: Registry[Check] = Registry("journeymap.analysis.findings", "journeymap.findings")
"""Every check by name."""


def check(name: str) -> Callable[[Find], Find]:
    """Declare what looks at a snapshot and the id of a journey, and yields findings."""

    def declare(find: Find) -> Find:
        CHECKS.add(Check(name, find))
        return find

    return declare


def find(snapshot: Snapshot, journey: str) -> list[Finding]:
    """Return all findings of a journey in the language spoken now, the worst first.

    What a plug-in finds is left out when it fails.
    """
    found: list[Finding] = []
    for check in CHECKS:
        with CHECKS.guard(check.name):
            seen = check.find(snapshot, journey)
            found += [replace(finding, kind=check.name) for finding in seen]
    return sorted(found, key=lambda finding: -finding.severity)


def called(snapshot: Snapshot, id: str | None) -> str:
    """Return what a finding calls a touchpoint, a stage, a journey or a persona."""
    card, persona = snapshot.get(Touchpoint, id), snapshot.get(Persona, id)
    stage, journey = snapshot.get(Stage, id), snapshot.get(Journey, id)
    if stage:
        return stage.title.strip() or tr("Untitled stage")
    if journey:
        return journey_name(journey)
    if card:
        return card.title or tr("untitled touchpoint")
    return persona.name if persona and persona.name else tr("the customer")
