"""Customers who would recommend, and have no way to on the map."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import SCORES, Finding, Plain, check
from journeymap.analysis.judged import scores_in
from journeymap.arrows import Leads, kind_of
from journeymap.language import mark, percent, tr
from journeymap.model.grid import cards
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot

_MANY = 0.3
"""From which share of promoters on their silence is a loss (ours)."""


@check(
    "silent_promoters",
    mark("Advocates without a voice"),
    SCORES,
    mark(
        "Three in ten customers or more would recommend us, by their answers of 9 and 10, and the map "
        "has no place where they tell others: no UMOT, no arrow of influence. Advocates cost nothing "
        "and bring others: give them that place, and draw it."
    ),
)
def without_voice(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find whether many are promoters while nothing on the map lets them win others."""
    asked = [
        one
        for id, one in scores_in(snapshot, journey)
        if id == journey and one.metric.kind == "nps" and one.counts and one.carries
    ]
    counts = asked[0].answer_counts if asked else None
    if counts is None or _tells(snapshot, journey):
        return
    promoters, passives, detractors = counts.classes()
    share = promoters / ((promoters + passives + detractors) or 1)
    if share >= _MANY:
        text = tr(
            "{share} would recommend us ({promoters} of {n}), and nothing on the map lets them",
            share=percent(share),
            promoters=round(promoters),
            n=asked[0].reading.n,
        )
        values: dict[str, Plain] = {"share": share, "n": asked[0].reading.n}
        yield Finding(1, text, (journey,), values, weight=share)


def _tells(snapshot: Snapshot, journey: str) -> bool:
    """Whether they share it at a touchpoint, or an arrow of influence leaves one."""
    row = cards(snapshot, journey)
    return any(card.moment == "umot" for card in row) or any(
        kind_of(arrow).leads is Leads.AWAY
        for card in row
        for arrow in snapshot.of(Connection, "source", card.id)
    )
