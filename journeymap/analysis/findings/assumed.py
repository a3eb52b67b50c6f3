"""Touchpoints nobody has researched."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import CARE, Finding, Plain, check, listed
from journeymap.language import mark, plural
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot


@check(
    "assumed",
    mark("Only assumed"),
    CARE,
    mark(
        "Touchpoints whose evidence is set to assumed. Ask or watch some customers there, "
        "and say so; until then decide nothing large on them."
    ),
)
def unresearched(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find how many touchpoints are only assumed; most of them is worse than some."""
    every = cards(snapshot, journey)
    guessed = tuple(card.id for card in every if card.evidence == "assumed")
    if guessed:
        text = (
            plural(
                "The only touchpoint is assumed",
                "All {n} touchpoints are only assumed",
                len(guessed),
            )
            if len(guessed) == len(every)
            else plural(
                "{n} of {all} touchpoints is only assumed: {places}",
                "{n} of {all} touchpoints are only assumed: {places}",
                len(guessed),
                all=len(every),
                places=listed(snapshot, guessed),
            )
        )
        values: dict[str, Plain] = {
            "evidence": "assumed",
            "touchpoints": len(guessed),
            "of": len(every),
        }
        share = len(guessed) / len(every)
        yield Finding(2 if share > 0.5 else 1, text, guessed, values, weight=share)
