"""What should have been looked at again by now."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import CARE, Finding, called, check
from journeymap.dates import passed, written
from journeymap.language import mark, tr
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot


@check(
    "review_overdue",
    mark("Review overdue"),
    CARE,
    mark(
        "The day this journey was to be looked at again has passed. Check what is still so, "
        "and set the next day."
    ),
)
def overdue(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find a journey whose day to be looked at again has passed; a retired one has none."""
    record = snapshot.get(Journey, journey)
    if record is None or record.status == "retired" or not passed(record.review):
        return
    text = tr(
        "{journey} should have been looked at again on {day}",
        journey=called(snapshot, journey),
        day=written(record.review),
    )
    yield Finding(2, text, (journey,), {"review": record.review})
