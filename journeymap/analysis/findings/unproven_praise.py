"""Where customers are said to be happy, and nothing shows it."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import customers_own
from journeymap.analysis.findings import CARE, Finding, Plain, check, listed
from journeymap.language import mark, plural
from journeymap.model.records import Feeling, Quote, Score, Touchpoint
from journeymap.model.snapshot import Snapshot

_GOOD = 0.5
"""From which mean feeling on, −1 to 1, it is praise (ours)."""


@check(
    "unproven_praise",
    mark("Praise without evidence"),
    CARE,
    mark(
        "Touchpoints that are only assumed, where customers are said to feel good and no quote "
        "and no score shows it. Deeds count, not words: ask there first, as what we like to hear "
        "is believed too easily."
    ),
)
def unproven(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the assumed touchpoints that are said to be good, without a quote or a score of customers.

    What is researched, even in part, is not asked for more.
    """
    every = customers_own(snapshot, journey)
    found = [
        card.id
        for card in every
        if card.evidence == "assumed" and _is_praised(snapshot, card) and not _shown(snapshot, card)
    ]
    if found:
        text = plural(
            "{n} touchpoint is praised without a quote or a score: {places}",
            "{n} touchpoints are praised without a quote or a score: {places}",
            len(found),
            places=listed(snapshot, found),
        )
        values: dict[str, Plain] = {"touchpoints": len(found)}
        yield Finding(1, text, tuple(found), values, weight=len(found) / len(every))


def _is_praised(snapshot: Snapshot, card: Touchpoint) -> bool:
    felt = [one.valence for one in snapshot.of(Feeling, "touchpoint", card.id)]
    return bool(felt) and sum(felt) / len(felt) >= _GOOD


def _shown(snapshot: Snapshot, card: Touchpoint) -> bool:
    asked = snapshot.of(Score, "touchpoint", card.id)
    theirs = any(score.respondents == "customers" for score in asked)
    return theirs or bool(snapshot.of(Quote, "touchpoint", card.id))
