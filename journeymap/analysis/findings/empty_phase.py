"""Phases of a purchase in which nothing happens."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import CARE, Finding, check
from journeymap.language import mark, tr
from journeymap.model.fields import specs
from journeymap.model.grid import cards, columns, stages
from journeymap.model.records import Stage
from journeymap.model.snapshot import Snapshot


@check(
    "empty_phase",
    mark("Phase without touchpoint"),
    CARE,
    mark(
        "A purchase has a time before, during and after it. One of these has no touchpoint, "
        "though the stages are told apart by phases: something may be missing on the map."
    ),
)
def empty_phases(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the phases without a touchpoint, where stages are told apart by phases.

    Nothing is found while touchpoints stand in a stage of no phase: it may be the missing one.
    """
    order = stages(snapshot, journey)
    columned = {step.id: step.stage for step in columns(snapshot, journey)}
    filled = {columned[card.step] for card in cards(snapshot, journey)}
    used = {stage.phase for stage in order if stage.id in filled}
    if not used or "" in used:
        return
    for phase, words in dict(specs(Stage)["phase"].options).items():
        if phase and phase not in used:
            here = tuple(stage.id for stage in order if stage.phase == phase)
            text = tr("No touchpoint {phase}", phase=tr(words))
            yield Finding(2, text, here or (journey,), {"phase": phase}, weight=1 / 3)
