"""What to do first: ideas by what they bring and what they cost."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis.charts.naming import both, short
from journeymap.analysis.charts.waiting import Unrated, idea_title, known_of, waiting
from journeymap.analysis.evidence import backing
from journeymap.analysis.priorities.quadrants import quadrant
from journeymap.language import plural, tr
from journeymap.model.snapshot import Snapshot

_FEW = 3


@dataclass(frozen=True, slots=True)
class WeighedIdea:
    """An idea with its impact and effort, 1 to 5 each, and how many insights stand behind it."""

    id: str
    title: str
    impact: int
    effort: int
    insights: int = 0

    @property
    def quick_win(self) -> bool:
        """Whether it brings much and costs little."""
        return quadrant(self.impact, self.effort) == "quick win"


@dataclass(frozen=True, slots=True)
class Priorities:
    """The ideas that wait, and those of them that nobody has weighed yet."""

    ideas: tuple[WeighedIdea, ...]
    unrated: tuple[Unrated, ...]

    @property
    def quick_wins(self) -> tuple[WeighedIdea, ...]:
        """Those to begin with, the best first."""
        found = [idea for idea in self.ideas if idea.quick_win]
        return tuple(sorted(found, key=lambda idea: (idea.effort - idea.impact, -idea.impact)))


def priorities(snapshot: Snapshot, journey: str) -> Priorities:
    """Return the ideas of a journey that are neither done nor dropped."""
    weighed, unrated = list[WeighedIdea](), list[Unrated]()
    for idea in waiting(snapshot, journey):
        title = idea_title(idea)
        if idea.impact is not None and idea.effort is not None:
            behind = backing(snapshot, idea).insights
            weighed.append(WeighedIdea(idea.id, title, idea.impact, idea.effort, behind))
        else:
            told = known_of((tr("impact"), idea.impact), (tr("effort"), idea.effort))
            unrated.append(Unrated(idea.id, title, told))
    return Priorities(tuple(weighed), tuple(unrated))


def sentence(found: Priorities) -> str:
    """Return which ideas bring much and cost little."""
    if not found.ideas:
        return tr("No idea is rated yet: drag one onto the board")
    wins = found.quick_wins
    if not wins:
        return tr("No quick win waits: what brings much also costs much")
    names = [tr("“{name}”", name=short(idea.title)) for idea in wins[:_FEW]]
    if more := len(wins) - len(names):
        names.append(plural("{n} more", "{n} more", more))
    return plural(
        "{n} quick win waits: {names}", "{n} quick wins wait: {names}", len(wins), names=both(names)
    )


def axes_note(found: Priorities) -> list[str]:
    """Return what the axes and the sizes are, in parts."""
    sized = any(idea.insights for idea in found.ideas)
    larger = tr("the larger a dot, the more insights stand behind it")
    return [tr("Impact and effort from 1 to 5"), *([larger] if sized else [])]


def note(found: Priorities) -> list[str]:
    """Return what the axes are, and how many ideas nobody has weighed, in parts."""
    n = len(found.unrated)
    left = plural(
        "{n} idea has no impact or effort yet", "{n} ideas have no impact or effort yet", n
    )
    return [*axes_note(found), *([left] if n else [])]
