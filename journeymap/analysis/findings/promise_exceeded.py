"""Where less was promised than is felt."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import PROMISE, Finding, check
from journeymap.analysis.findings.promise_gap import finding_of, said_of
from journeymap.analysis.promises import promise_gaps
from journeymap.language import mark, tr
from journeymap.model.snapshot import Snapshot


@check(
    "promise_exceeded",
    mark("Promise exceeded"),
    PROMISE,
    mark(
        "Where what is felt exceeds what was promised most, by a level or more. It is no "
        "fault: tell of it, and see whether it is worth its price."
    ),
)
def exceeded(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find where what is felt exceeds the promise most, if by a level or more; it is no fault."""
    over = max(promise_gaps(snapshot, journey), key=lambda gap: gap.size, default=None)
    if over and over.size > 0:
        text = tr(
            "{persona} was promised {promised} of {levels} and feels more, {felt}: {place}",
            **said_of(snapshot, over),
        )
        yield finding_of(0, text, over, 0.0)
