"""Where nothing moves anybody for long."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from journeymap.analysis.concerned import people, share_of
from journeymap.analysis.engagement import CALM, arc, is_flat
from journeymap.analysis.findings import FEELINGS, Finding, called, check
from journeymap.language import mark, tr
from journeymap.model.snapshot import Snapshot

_STRETCH = 3
"""How many calm touchpoints in a row are a silent stretch (ours)."""


@check(
    "silent_stretch",
    mark("Silent stretch"),
    FEELINGS,
    mark(
        "Three or more touchpoints in a row that are known to leave a persona calm. Long "
        "silence bores or worries: shorten it, or let something happen."
    ),
)
def silent(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find for each persona the runs of touchpoints that are known to leave them calm.

    What is not known ends a run; of an arc that is flat throughout that is said instead.
    """
    for persona in people(snapshot, journey):
        path = arc(snapshot, journey, persona)
        if is_flat(path):
            continue
        for calm, run in groupby(path, lambda one: one[1] is not None and one[1] <= CALM):
            ids = tuple(id for id, _ in run)
            if calm and len(ids) >= _STRETCH:
                text = tr(
                    "Silent stretch for {persona}, {n} touchpoints long: {first} to {last}",
                    persona=called(snapshot, persona),
                    n=len(ids),
                    first=called(snapshot, ids[0]),
                    last=called(snapshot, ids[-1]),
                )
                weight = share_of(snapshot, journey, persona) * len(ids) / len(path)
                values = {"persona": persona, "touchpoints": len(ids)}
                yield Finding(1, text, ids, values, weight=weight)
