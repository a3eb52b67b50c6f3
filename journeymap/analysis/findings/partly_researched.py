"""Touchpoints that are researched in part."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import CARE, Finding, Plain, check, listed
from journeymap.language import mark, plural
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot


@check(
    "partly_researched",
    mark("Partly researched"),
    CARE,
    mark(
        "Touchpoints that are neither assumed nor fully researched. Say what is still to be "
        "found out before much is built on them."
    ),
)
def half_known(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints researched in part: they are neither assumed nor known."""
    every = cards(snapshot, journey)
    partly = tuple(card.id for card in every if card.evidence == "partly")
    if partly:
        text = plural(
            "{n} of {all} touchpoints is only partly researched: {places}",
            "{n} of {all} touchpoints are only partly researched: {places}",
            len(partly),
            all=len(every),
            places=listed(snapshot, partly),
        )
        values: dict[str, Plain] = {
            "evidence": "partly",
            "touchpoints": len(partly),
            "of": len(every),
        }
        yield Finding(1, text, partly, values, weight=len(partly) / len(every))
