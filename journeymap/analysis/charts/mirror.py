"""The experience of employees beside that of the customers they serve, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.analysis.charts.naming import both, short, title_of
from journeymap.language import plural, tr
from journeymap.model.grid import cards, columns
from journeymap.model.records import Feeling, Persona, Touchpoint
from journeymap.model.snapshot import Snapshot

BAD = -0.25
"""Below which mean feeling, from −1 to 1, somebody feels bad (ours)."""
_NAMED = 2


@dataclass(frozen=True, slots=True)
class MirroredStep:
    """A step at which both are known: mean feelings from −1 to 1, and the customers' touchpoint.

    ``suffering`` are the touchpoints at which customers feel bad.
    """

    touchpoint: str
    title: str
    customers: float
    employees: float
    suffering: tuple[str, ...] = ()

    @property
    def both_suffer(self) -> bool:
        """Whether both feel bad."""
        return self.customers < BAD and self.employees < BAD


@dataclass(frozen=True, slots=True)
class Mirrored:
    """The steps at which employees and customers feel something."""

    steps: tuple[MirroredStep, ...]

    @property
    def both_suffer(self) -> tuple[MirroredStep, ...]:
        """Those to begin with, the worst first."""
        found = [step for step in self.steps if step.both_suffer]
        return tuple(sorted(found, key=lambda step: step.customers + step.employees))


def mirrored(snapshot: Snapshot, journey: str) -> Mirrored:
    """Return what employees and customers feel at the steps of a journey where both are known."""
    grouped = snapshot.by(Feeling, "touchpoint")
    by_step: dict[str, list[Touchpoint]] = {}
    for card in cards(snapshot, journey):
        by_step.setdefault(card.step, []).append(card)
    found = []
    for step in columns(snapshot, journey):
        here = by_step.get(step.id, [])
        felt = [(card, one) for card in here for one in grouped.get(card.id, ())]
        staff = [one for _, one in felt if _is_employee(snapshot, one.persona)]
        theirs = [(card, one) for card, one in felt if one not in staff]
        if staff and theirs:
            card = theirs[0][0]
            bad = dict.fromkeys(at.id for at, one in theirs if one.valence < BAD)
            customers, employees = _mean([one for _, one in theirs]), _mean(staff)
            found.append(MirroredStep(card.id, title_of(card), customers, employees, tuple(bad)))
    return Mirrored(tuple(found))


def sentence(found: Mirrored) -> str:
    """Return where both suffer, or that they do so nowhere."""
    bad = found.both_suffer
    if not bad:
        return tr("Nowhere do employees and customers both suffer")
    names = [tr("“{name}”", name=short(step.title)) for step in bad[:_NAMED]]
    if more := len(bad) - len(names):
        names.append(plural("{n} more", "{n} more", more))
    return tr("Employees and customers both suffer at {names}", names=both(names))


def note(found: Mirrored) -> list[str]:
    """Return what the axes are, and of how many steps, in parts."""
    n = len(found.steps)
    return [
        tr("Mean feeling of each, from −2 to +2"),
        plural("{n} step where both are known", "{n} steps where both are known", n),
    ]


def _is_employee(snapshot: Snapshot, id: str | None) -> bool:
    persona = snapshot.get(Persona, id)
    return persona is not None and persona.kind == "employee"


def _mean(felt: Sequence[Feeling]) -> float:
    return sum(one.valence for one in felt) / len(felt)
