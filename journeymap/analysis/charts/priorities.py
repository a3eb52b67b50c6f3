"""What to do first: ideas by what they bring and what they cost."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis.charts.naming import both, short
from journeymap.language import plural, tr
from journeymap.model.names import kind_name
from journeymap.model.records import Idea
from journeymap.model.snapshot import Snapshot

MIDDLE = 3
"""The middle of impact and effort, 1 to 5: who stands on it counts on the harder side (A9)."""

_OVER = frozenset({"done", "dropped"})
_FEW = 3


@dataclass(frozen=True, slots=True)
class WeighedIdea:
    """An idea with its impact and effort, 1 to 5 each."""

    id: str
    title: str
    impact: int
    effort: int

    @property
    def quick_win(self) -> bool:
        """Whether it brings much and costs little."""
        return self.impact > MIDDLE and self.effort < MIDDLE


@dataclass(frozen=True, slots=True)
class Priorities:
    """The ideas that wait, and how many of them nobody has weighed yet."""

    ideas: tuple[WeighedIdea, ...]
    unweighed: int

    @property
    def quick_wins(self) -> tuple[WeighedIdea, ...]:
        """Those to begin with, the best first."""
        found = [idea for idea in self.ideas if idea.quick_win]
        return tuple(sorted(found, key=lambda idea: (idea.effort - idea.impact, -idea.impact)))


def priorities(snapshot: Snapshot, journey: str) -> Priorities:
    """Return the ideas of a journey that are neither done nor dropped."""
    waiting = [i for i in snapshot.of(Idea, "journey", journey) if i.status not in _OVER]
    weighed = tuple(
        WeighedIdea(i.id, " ".join(i.title.split()) or kind_name("Idea"), i.impact, i.effort)
        for i in waiting
        if i.impact is not None and i.effort is not None
    )
    return Priorities(weighed, len(waiting) - len(weighed))


def sentence(found: Priorities) -> str:
    """Return which ideas bring much and cost little."""
    wins = found.quick_wins
    if not wins:
        return tr("No quick win waits: what brings much also costs much")
    names = [tr("“{name}”", name=short(idea.title)) for idea in wins[:_FEW]]
    if more := len(wins) - len(names):
        names.append(plural("{n} more", "{n} more", more))
    return plural(
        "{n} quick win waits: {names}", "{n} quick wins wait: {names}", len(wins), names=both(names)
    )


def note(found: Priorities) -> list[str]:
    """Return what the axes are, and how many ideas nobody has weighed, in parts."""
    n = found.unweighed
    return [
        part
        for part in (
            tr("Impact and effort from 1 to 5"),
            plural("{n} idea has no impact or effort yet", "{n} ideas have no impact or effort yet",
                   n) if n else "",
        )
        if part
    ]  # fmt: skip
