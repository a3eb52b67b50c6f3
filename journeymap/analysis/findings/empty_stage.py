"""Stages in which nothing happens."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import CARE, Finding, called, check
from journeymap.language import mark, plural
from journeymap.model.grid import cards, columns, stages
from journeymap.model.snapshot import Snapshot


@check(
    "empty_stage",
    mark("Stage without touchpoint"),
    CARE,
    mark(
        "A stage in which no touchpoint stands, while others have some. Ask what customers "
        "do then, or take the stage out."
    ),
)
def empty_stages(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the stages without a touchpoint, unless the whole journey has none yet."""
    columned = {step.id: step.stage for step in columns(snapshot, journey)}
    filled = {columned[card.step] for card in cards(snapshot, journey)}
    order = stages(snapshot, journey)
    empty = tuple(one.id for one in order if filled and one.id not in filled)
    if empty:
        text = plural(
            "The stage {stages} has no touchpoint",
            "{n} stages have no touchpoint: {stages}",
            len(empty),
            stages=", ".join(called(snapshot, id) for id in empty),
        )
        yield Finding(2, text, empty, {"stages": len(empty)}, weight=len(empty) / len(order))
