"""The moment at which a customer feels worst."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import coming_to, people, share_of
from journeymap.analysis.emotion import curve
from journeymap.analysis.findings import FEELINGS, Finding, called, check, listed
from journeymap.language import decimal, mark, tr
from journeymap.model.names import level_number, levels_of
from journeymap.model.snapshot import Snapshot

_AWFUL = -0.75
"""From such a feeling on, of −1 to 1, the worst moment is as bad as a major friction (ours)."""


@check(
    "worst_moment",
    mark("Worst moment"),
    FEELINGS,
    mark(
        "The lowest point of each persona’s emotion curve, where it is below neutral. It "
        "weighs more in memory than any mean: mend it first."
    ),
)
def worst(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find for each persona where they feel worst, if that is below neutral.

    The figure is a level of the project's own scale, from 1 for the worst.
    """
    levels = levels_of(snapshot)
    for persona in people(snapshot, journey):
        path = curve(snapshot, journey, persona)
        lowest = min((felt for _, felt in path if felt is not None), default=0.0)
        if lowest >= 0:
            continue
        ids = tuple(id for id, felt in path if felt == lowest)
        text = tr(
            "Worst moment: {places}, where {persona} feels {felt} of {levels}",
            persona=called(snapshot, persona),
            felt=decimal(level_number(lowest, levels), None),
            levels=levels,
            places=listed(snapshot, ids),
        )
        weight = share_of(snapshot, journey, persona) * coming_to(snapshot, journey, ids)
        values = {"persona": persona, "feeling": 2 * lowest}
        yield Finding(3 if lowest <= _AWFUL else 2, text, ids, values, weight=weight)
