"""Which idea is worth its effort most, by RICE, and what is missing where that cannot be told."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis.charts.naming import short
from journeymap.analysis.charts.waiting import idea_title, waiting
from journeymap.analysis.priorities.rice import IMPACT_OF, rice
from journeymap.errors import JourneyError
from journeymap.language import decimal, plural, tr
from journeymap.model.records import Idea
from journeymap.model.snapshot import Snapshot

MOST = 12
"""How many ideas are drawn."""


@dataclass(frozen=True, slots=True)
class RankedIdea:
    """An idea with what RICE is reckoned of; ``None`` is what nobody has said.

    ``multiplier`` is Intercom's, by our impact from 1 to 5. ``worth`` is ``None`` where
    something is missing, or where ``fault`` says what cannot be reckoned with.
    """

    id: str
    title: str
    reach: float | None
    multiplier: float | None
    confidence: float | None
    effort: float | None
    worth: float | None
    fault: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What nobody has said, in words."""
        known = (
            (tr("Reach"), self.reach),
            (tr("Impact"), self.multiplier),
            (tr("Confidence"), self.confidence),
            (tr("Effort"), self.effort),
        )
        return tuple(name for name, value in known if value is None)


@dataclass(frozen=True, slots=True)
class RankedIdeas:
    """The ideas that wait: those that can be ranked, the most first, and then the others."""

    ideas: tuple[RankedIdea, ...]

    @property
    def ranked(self) -> tuple[RankedIdea, ...]:
        """Those of which all is known."""
        return tuple(idea for idea in self.ideas if idea.worth is not None)


def ranked(snapshot: Snapshot, journey: str) -> RankedIdeas:
    """Return the ideas of a journey that are neither done nor dropped, by RICE."""
    found = [ranked_idea(idea) for idea in waiting(snapshot, journey)]
    # What is nearer to being ranked stands before what nothing is known of.
    return RankedIdeas(
        tuple(
            sorted(
                found,
                key=lambda i: (i.worth is None, -(i.worth or 0.0), bool(i.fault), len(i.missing)),
            )
        )
    )


def ranked_idea(idea: Idea) -> RankedIdea:
    """Return what an idea comes to, with all it is reckoned of."""
    multiplier = IMPACT_OF.get(idea.impact) if idea.impact is not None else None
    effort = None if idea.effort is None else float(idea.effort)
    worth, fault = None, ""
    if None not in (idea.reach, multiplier, idea.confidence, effort):
        assert idea.reach is not None and multiplier is not None
        assert idea.confidence is not None and effort is not None
        try:
            worth = rice(idea.reach, multiplier, idea.confidence, effort)
        except JourneyError as error:
            fault = str(error)
    return RankedIdea(idea.id, idea_title(idea), idea.reach, multiplier, idea.confidence, effort,
                      worth, fault)  # fmt: skip


def worth_said(worth: float) -> str:
    """Return what an idea comes to, as it is read: whole from ten on, else with one digit."""
    return decimal(worth, 0 if worth >= 10 else 1, groups=True)


def sentence(found: RankedIdeas) -> str:
    """Return which idea is worth its effort most, and by how much."""
    if not found.ranked:
        return tr("No idea can be ranked yet")
    first, *others = found.ranked
    name = short(first.title)
    if not others:
        return tr("“{name}” is the only idea that can be ranked", name=name)
    second = others[0].worth or 0.0
    times = (first.worth or 0.0) / second if second else 0.0
    if times < 1.05:
        return tr("“{name}” and “{other}” are worth their effort alike", name=name,
                  other=short(others[0].title))  # fmt: skip
    said = decimal(round(times, 0 if times >= 10 else 1))
    return tr("“{name}” is worth its effort most, {times} times the next", name=name, times=said)


def note(found: RankedIdeas) -> list[str]:
    """Return how the figure is reckoned, and what is not drawn, in parts."""
    left = len(found.ideas) - MOST
    return [
        part
        for part in (
            tr("RICE: reach × impact × confidence ÷ effort"),
            tr("impact 1 to 5 counts 0.25, 0.5, 1, 2, 3; effort 1 to 5 as person-months"),
            plural("{n} more is not drawn", "{n} more are not drawn", left) if left > 0 else "",
        )
        if part
    ]
