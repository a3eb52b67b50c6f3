"""Stages in which nothing runs by itself."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import CARE, Finding, Plain, called, check
from journeymap.analysis.written_in import steps_with_notes
from journeymap.language import mark, plural
from journeymap.model.grid import columns, stages
from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot

_LANE = "automation"


@check(
    "by_hand",
    mark("All by hand"),
    CARE,
    mark(
        "Stages with touchpoints under which the lane of automation is blank. Customers come "
        "back in cycles: let what is alike each time run by itself, so that people have time for "
        "what is not."
    ),
)
def all_by_hand(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the stages where nothing is said to run by itself, where a lane tells what does."""
    told = steps_with_notes(snapshot, journey, _LANE)
    if told is None:
        return
    grouped, used, automated = snapshot.by(Touchpoint, "step"), set(), set()
    for step in columns(snapshot, journey):
        used |= {step.stage} if grouped.get(step.id) else set()
        automated |= {step.stage} if step.id in told else set()
    order = [stage.id for stage in stages(snapshot, journey)]
    left = tuple(id for id in order if id in used and id not in automated)
    if left:
        text = plural(
            "Nothing runs by itself in the stage {stages}",
            "Nothing runs by itself in {n} stages: {stages}",
            len(left),
            stages=", ".join(called(snapshot, id) for id in left),
        )
        values: dict[str, Plain] = {"stages": len(left)}
        yield Finding(1, text, left, values, weight=len(left) / len(order))
