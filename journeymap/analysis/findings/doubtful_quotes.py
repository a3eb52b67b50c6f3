"""How many of the quotes are not to be trusted."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import CARE, Finding, Plain, check, listed
from journeymap.language import mark, plural, tr
from journeymap.model.grid import cards
from journeymap.model.records import Quote
from journeymap.model.snapshot import Snapshot

_MANY = 0.25
"""From which share of suspicious quotes on nothing should rest on them (ours)."""


@check(
    "doubtful_quotes",
    mark("Doubtful quotes"),
    CARE,
    mark(
        "Quotes whose authenticity is set to suspicious, among all there are. Reviews are bought "
        "and made up: let somebody independent check them, and build nothing on them until then."
    ),
)
def doubtful(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find how many quotes are suspicious, beside how many are verified."""
    grouped = snapshot.by(Quote, "touchpoint")
    every = [quote for card in cards(snapshot, journey) for quote in grouped.get(card.id, ())]
    doubted = [quote for quote in every if quote.authenticity == "suspicious"]
    if not doubted:
        return
    sure = sum(quote.authenticity == "verified" for quote in every)
    places = tuple(dict.fromkeys(quote.touchpoint for quote in doubted))
    text = plural(
        "{n} of {all} quotes is suspicious: {places}",
        "{n} of {all} quotes are suspicious: {places}",
        len(doubted),
        all=len(every),
        places=listed(snapshot, places),
    )
    text = tr("{finding} ({n} verified)", finding=text, n=sure)
    values: dict[str, Plain] = {"quotes": len(doubted), "of": len(every), "verified": sure}
    share = len(doubted) / len(every)
    ids = (*places, *(quote.id for quote in doubted))
    yield Finding(2 if share >= _MANY else 1, text, ids, values, weight=share)
