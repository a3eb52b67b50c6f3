"""Senses that are spoken to poorly."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import coming_to
from journeymap.analysis.findings import FEELINGS, Finding, called, check
from journeymap.language import mark, plural, tr
from journeymap.model.fields import specs
from journeymap.model.grid import cards
from journeymap.model.records import Sense
from journeymap.model.snapshot import Snapshot

POOR = 2
"""A rating of so much or less, of 5, is poor (ours)."""


@check(
    "poor_sense",
    mark("Poor for the senses"),
    FEELINGS,
    mark(
        "Something to be seen, heard, smelt, touched or tasted there was rated 1 or 2 of 5. "
        "It is often cheap to mend."
    ),
)
def poor(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find touchpoints at which what is perceived was rated 1 or 2 of 5."""
    labels = dict(specs(Sense)["sense"].options)
    for card in cards(snapshot, journey):
        found = [
            sense
            for sense in snapshot.of(Sense, "touchpoint", card.id)
            if sense.rating is not None and sense.rating <= POOR
        ]
        if not found:
            continue
        text = plural(
            "{touchpoint} speaks poorly to {n} sense: {senses}",
            "{touchpoint} speaks poorly to {n} senses: {senses}",
            len(found),
            touchpoint=called(snapshot, card.id),
            senses=", ".join(
                f"{tr(labels[sense.sense])} ({tr('{rating} of 5', rating=sense.rating)})"
                for sense in found
            ),
        )
        weight = coming_to(snapshot, journey, (card.id,))
        yield Finding(2, text, (card.id,), {"senses": len(found)}, weight=weight)
