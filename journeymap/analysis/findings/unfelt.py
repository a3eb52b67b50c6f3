"""Touchpoints at which nobody knows how customers feel."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import customers_own
from journeymap.analysis.findings import CARE, Finding, check, listed
from journeymap.language import mark, plural
from journeymap.model.records import Feeling
from journeymap.model.snapshot import Snapshot


@check(
    "unfelt",
    mark("No feeling"),
    CARE,
    mark(
        "Customers’ touchpoints with no feeling of any persona. Unset is not neutral: ask, "
        "or guess and mark it as assumed."
    ),
)
def without_feeling(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints of customers at which nobody feels anything yet.

    What the company does on stage and behind it is felt at the customers' touchpoints.
    """
    felt, every = snapshot.by(Feeling, "touchpoint"), customers_own(snapshot, journey)
    unset = tuple(card.id for card in every if card.id not in felt)
    if unset:
        text = (
            plural(
                "Nobody feels anything yet at the only touchpoint",
                "Nobody feels anything yet at any of {n} touchpoints",
                len(unset),
            )
            if len(unset) == len(every)
            else plural(
                "{n} of {all} touchpoints is without a feeling: {places}",
                "{n} of {all} touchpoints are without a feeling: {places}",
                len(unset),
                all=len(every),
                places=listed(snapshot, unset),
            )
        )
        values = {"touchpoints": len(unset), "of": len(every)}
        yield Finding(1, text, unset, values, weight=len(unset) / len(every))
