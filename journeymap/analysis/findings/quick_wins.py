"""Ideas that would do much and cost little, and that nobody has begun."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import CARE, Finding, Plain, check
from journeymap.language import mark, plural, tr
from journeymap.model.records import Idea
from journeymap.model.snapshot import Snapshot

_HIGH, _LOW = 4, 2
_NAMED = 3
"""From which impact and up to which effort, of 5, an idea is a quick win (the middle goes to the
harder side), and how many are named."""


@check(
    "quick_wins",
    mark("Quick win left lying"),
    CARE,
    mark(
        "Ideas of high impact and low effort that are still only ideas: neither planned nor in "
        "work. The whole is large and frightens; begin with these, do not put them off."
    ),
)
def left_lying(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the ideas of impact 4 or 5 and effort 1 or 2 that nobody has planned."""
    every = snapshot.of(Idea, "journey", journey)
    found = [
        idea
        for idea in every
        if idea.status == "idea" and (idea.impact or 0) >= _HIGH and 1 <= (idea.effort or 0) <= _LOW
    ]
    if not found:
        return
    found.sort(key=lambda idea: (-(idea.impact or 0), idea.effort or 0))
    names = ", ".join(idea.title.strip() or tr("untitled idea") for idea in found[:_NAMED])
    rest = len(found) - _NAMED
    text = plural(
        "{n} quick win is still only an idea: {ideas}",
        "{n} quick wins are still only ideas: {ideas}",
        len(found),
        ideas=tr("{names} and {n} more", names=names, n=rest) if rest > 0 else names,
    )
    values: dict[str, Plain] = {"ideas": len(found)}
    yield Finding(1, text, tuple(idea.id for idea in found), values, weight=len(found) / len(every))
