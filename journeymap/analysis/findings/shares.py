"""Numbers on arrows that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, called, check
from journeymap.analysis.flow.paths import flow
from journeymap.language import decimal, tr
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot


@check("shares")
def impossible(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find touchpoints that more leave than can, and those that nobody can ever leave."""
    found = flow(snapshot, journey)
    for id, together in found.shares.over.items():
        text = tr(
            "The ways from {place} add up to {share} %: nothing can be counted from them",
            place=called(snapshot, id),
            share=decimal(round(together * 100, 1)),
        )
        yield Finding(3, text, (id,), {"share": together})
    trapped = tuple(card.id for card in cards(snapshot, journey) if card.id in found.trapped)
    if trapped:
        text = tr(
            "Who comes to {place} goes round for ever: no way leads out",
            place=called(snapshot, trapped[0]),
        )
        yield Finding(2, text, trapped, {"touchpoints": len(trapped)})
