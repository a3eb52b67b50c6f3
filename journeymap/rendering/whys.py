"""Goals, what stands behind ideas and what they bring, in words: for pages and reports."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.analysis.benefits import benefits
from journeymap.analysis.evidence import backing
from journeymap.analysis.evidence_words import backing_words
from journeymap.lanes.goals import aim_of
from journeymap.language import plural, tr
from journeymap.model.names import kind_name
from journeymap.model.records import Goal, Idea, Journey, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.facts import title_of

Told = tuple[str, str]
"""A label and what is said under it."""


def goals_told(snapshot: Snapshot, place: Journey | Stage) -> list[Told]:
    """Return the goals of a journey or a stage, each with its figure and its day."""
    field = "journey" if isinstance(place, Journey) else "stage"
    found = []
    for goal in snapshot.of(Goal, field, place.id):
        aim, what = aim_of(snapshot, goal), title_of(goal)
        said = tr("{what} ({facts})", what=what, facts=aim) if aim else what
        found.append((kind_name("Goal"), said))
    return found


def behind_told(snapshot: Snapshot, idea: Idea) -> list[Told]:
    """Return how much stands behind an idea; nothing where nothing does."""
    words = backing_words(backing(snapshot, idea))
    return [(tr("What stands behind it"), words)] if words else []


def benefits_told(ideas: Iterable[Idea]) -> list[Told]:
    """Return what ideas bring together, a sum for each unit."""
    found = []
    for one in benefits(ideas):
        counted = plural("{n} idea", "{n} ideas", one.ideas)
        said = tr("{what} ({facts})", what=one.told, facts=counted)
        found.append((tr("Benefit together"), said))
    return found
