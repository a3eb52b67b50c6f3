"""Opportunities nobody has taken on."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, check
from journeymap.language import plural
from journeymap.model.records import Idea
from journeymap.model.snapshot import Snapshot


@check("ideas")
def without_owner(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the open ideas that have no owner."""
    free = [
        idea.id
        for idea in snapshot.of(Idea, "journey", journey)
        if not idea.owner.strip() and idea.status not in ("done", "dropped")
    ]
    if free:
        n = len(free)
        text = plural("No owner: {n} opportunity", "No owner: {n} opportunities", n)
        yield Finding(1, text, tuple(free), {"ideas": n})
