"""Where nobody hears of the customer: nothing felt, scored, said or asked for a long stretch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from journeymap.analysis.coming import coming
from journeymap.analysis.concerned import company_own
from journeymap.analysis.findings import CARE, Finding, Plain, called, check
from journeymap.language import mark, tr
from journeymap.model.grid import seen
from journeymap.model.records import Feeling, Friction, Quote, Score, Touchpoint
from journeymap.model.snapshot import Snapshot

_STRETCH = 3
"""From how many touchpoints in a row on it is a stretch (ours)."""


@check(
    "unheard",
    mark("Customers not heard"),
    CARE,
    mark(
        "The longest stretch of which nothing is known from customers: no feeling, score, "
        "quote or friction, and no feedback collected. Ask somewhere in the middle of it."
    ),
)
def unheard(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the longest stretch of touchpoints of which nothing is known from customers.

    That is no feeling, no score, no quote and no friction, and no feedback that is collected there;
    where customers themselves hear nothing is told as a silence, and where they stay calm as a
    silent stretch. Nothing is found in a journey of which nothing is known at all, as one just
    drawn.
    """
    ours = company_own(snapshot, journey)
    row = [card for card in seen(snapshot, journey) if card.id not in ours]
    runs = [(quiet, [*run]) for quiet, run in groupby(row, lambda card: _quiet(snapshot, card))]
    if all(quiet for quiet, _ in runs):
        return
    longest = max((run for quiet, run in runs if quiet), key=len, default=[])
    if len(longest) < _STRETCH:
        return
    n, ids = len(longest), tuple(card.id for card in longest)
    text = tr(
        "Nothing is known from customers along {n} touchpoints, from {first} to {last}",
        n=n,
        first=called(snapshot, ids[0]),
        last=called(snapshot, ids[-1]),
    )
    share = max(coming(snapshot, journey, id) or 0.0 for id in ids)
    values: dict[str, Plain] = {"touchpoints": n, "of": len(row)}
    yield Finding(1, text, ids, values, weight=min(1.0, share * n / len(row)))


def _quiet(snapshot: Snapshot, card: Touchpoint) -> bool:
    known = any(
        snapshot.of(kind, "touchpoint", card.id) for kind in (Feeling, Score, Quote, Friction)
    )
    return not known and card.feedback != "yes"
