"""Opportunities nobody has taken on."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import PEOPLE, Finding, check
from journeymap.language import mark, plural, tr
from journeymap.model.records import Idea
from journeymap.model.snapshot import Snapshot

_NAMED = 3


@check(
    "idea_no_owner",
    mark("Idea without owner"),
    PEOPLE,
    mark(
        "Ideas that are neither done nor dropped, and that nobody looks after. Name "
        "somebody, or drop them."
    ),
)
def without_owner(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the open ideas that have no owner."""
    ideas = snapshot.of(Idea, "journey", journey)
    still = [idea for idea in ideas if idea.status not in ("done", "dropped")]
    free = [idea for idea in still if not idea.owner.strip()]
    if not free:
        return
    names = ", ".join(idea.title.strip() or tr("untitled idea") for idea in free[:_NAMED])
    rest = len(free) - _NAMED
    text = plural(
        "{n} of {all} open ideas has no owner: {ideas}",
        "{n} of {all} open ideas have no owner: {ideas}",
        len(free),
        all=len(still),
        ideas=tr("{names} and {n} more", names=names, n=rest) if rest > 0 else names,
    )
    values = {"ideas": len(free), "of": len(still)}
    ids = tuple(idea.id for idea in free)
    yield Finding(1, text, ids, values, weight=len(free) / len(still))
