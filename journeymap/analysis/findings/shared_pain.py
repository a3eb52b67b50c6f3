"""Where employees suffer at the same step as customers."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.charts.mirror import mirrored
from journeymap.analysis.concerned import coming_to
from journeymap.analysis.findings import PEOPLE, Finding, Plain, check, listed
from journeymap.language import mark, plural
from journeymap.model.snapshot import Snapshot


@check(
    "shared_pain",
    mark("Both suffer here"),
    PEOPLE,
    mark(
        "Steps at which employees and customers feel bad alike: the experience of those who work "
        "for us is mirrored in that of those they serve. Ask the employees first; they know what "
        "is in the way."
    ),
)
def alike(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the steps where the mean feeling of employees and that of customers are both bad."""
    steps = [step for step in mirrored(snapshot, journey).steps if step.both_suffer]
    found = [id for step in steps for id in step.suffering or (step.touchpoint,)]
    if found:
        text = plural(
            "Employees and customers feel bad alike: {places}",
            "Employees and customers feel bad alike at {n} touchpoints: {places}",
            len(found),
            places=listed(snapshot, found),
        )
        values: dict[str, Plain] = {"touchpoints": len(found)}
        yield Finding(2, text, tuple(found), values, weight=coming_to(snapshot, journey, found))
