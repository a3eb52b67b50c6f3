"""Where employees suffer at the same step as customers."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import coming_to
from journeymap.analysis.findings import PEOPLE, Finding, Plain, called, check, listed
from journeymap.language import mark, plural
from journeymap.model.grid import cards, columns
from journeymap.model.records import Feeling, Persona
from journeymap.model.snapshot import Snapshot

_BAD = -0.25
"""Below which mean feeling, from −1 to 1, it is bad (ours)."""


@check(
    "shared_pain",
    mark("Both suffer here"),
    PEOPLE,
    mark(
        "Steps at which employees and customers feel bad alike: the experience of those who work "
        "for us is mirrored in that of those they serve. Ask the employees first; they know what "
        "is in the way."
    ),
)
def alike(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the steps where the mean feeling of employees and that of customers are both bad."""
    grouped = snapshot.by(Feeling, "touchpoint")
    by_step: dict[str, list[str]] = {}
    for card in cards(snapshot, journey):
        by_step.setdefault(card.step, []).append(card.id)
    found: list[str] = []
    for step in columns(snapshot, journey):
        felt = [one for id in by_step.get(step.id, ()) for one in grouped.get(id, ())]
        staff = [one for one in felt if _is_employee(snapshot, one.persona)]
        theirs = [one for one in felt if one not in staff]
        if _is_bad(staff) and _is_bad(theirs):
            found += dict.fromkeys(one.touchpoint for one in theirs if one.valence < _BAD)
    if found:
        text = plural(
            "Employees and customers feel bad alike: {places}",
            "Employees and customers feel bad alike at {n} touchpoints: {places}",
            len(found),
            places=listed(snapshot, found),
        )
        values: dict[str, Plain] = {"touchpoints": len(found), "first": called(snapshot, found[0])}
        yield Finding(2, text, tuple(found), values, weight=coming_to(snapshot, journey, found))


def _is_employee(snapshot: Snapshot, id: str | None) -> bool:
    persona = snapshot.get(Persona, id)
    return persona is not None and persona.kind == "employee"


def _is_bad(felt: list[Feeling]) -> bool:
    return bool(felt) and sum(one.valence for one in felt) / len(felt) < _BAD
