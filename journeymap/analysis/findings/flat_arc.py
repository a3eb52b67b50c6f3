"""A journey that moves nobody more in one place than in another."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import people, share_of
from journeymap.analysis.engagement import arc, is_flat
from journeymap.analysis.findings import FEELINGS, Finding, Plain, called, check
from journeymap.language import mark, percent, tr
from journeymap.model.snapshot import Snapshot


@check(
    "flat_arc",
    mark("Flat arc"),
    FEELINGS,
    mark(
        "How much each touchpoint moves a persona, drawn as a dramatic arc, hardly changes. "
        "A journey without a high point is soon forgotten: make one moment larger."
    ),
)
def flat(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find for each persona whether their dramatic arc is flat."""
    for persona in people(snapshot, journey):
        path = arc(snapshot, journey, persona)
        if not is_flat(path):
            continue
        known = [level for _, level in path if level is not None]
        text = tr(
            "The dramatic arc of {persona} is flat: engagement between {low} and {high} at"
            " {n} touchpoints",
            persona=called(snapshot, persona),
            low=percent(min(known)),
            high=percent(max(known)),
            n=len(known),
        )
        ids = tuple(id for id, level in path if level is not None)
        values: dict[str, Plain] = {"persona": persona, "span": max(known) - min(known)}
        yield Finding(1, text, ids, values, weight=share_of(snapshot, journey, persona))
