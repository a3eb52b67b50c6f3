"""What people make of it: ideas, notes and the dots put on them."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.fields import (
    choice,
    codes,
    colour,
    day,
    flag,
    later,
    link,
    links,
    maybe,
    moment,
    placed,
    position,
    recurring,
    score,
    stands_on,
    tags,
    text,
    whole,
)
from journeymap.model.records.record import Copyable, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea(Copyable):
    """An opportunity or an action on one or more touchpoints.

    ``findings`` are the kinds of findings it answers, which are no records.
    """

    journey: str = link("Journey")
    touchpoints: tuple[str, ...] = links("Touchpoint", falls=True)
    position: float = position()
    title: str = text("Title")
    status: str = choice(
        "Status",
        ("idea", "idea"),
        ("planned", "planned"),
        ("work", "in work"),
        ("done", "done"),
        ("dropped", "dropped"),
        default="idea",
    )
    owner: str = recurring("Owner")
    due: str = day("Due")
    scope: str = choice(
        "Scope",
        ("", "not said"),
        ("channel", "channel"),
        ("sale", "point of sale"),
        ("contact", "contact centre"),
        ("multi", "multichannel"),
    )
    kind: str = choice(
        "Kind",
        ("", "not said"),
        ("marketing", "marketing"),
        ("process", "process"),
        ("organisation", "organisation"),
        ("people", "people, training"),
        ("change", "change management"),
        ("digital", "digital"),
    )
    horizon: str = choice(
        "Horizon",
        ("", "not said"),
        ("short", "short term"),
        ("long", "medium or long term"),
    )
    impact: int | None = whole("Impact", 1, 5)
    effort: int | None = whole("Effort", 1, 5)
    reach: float | None = score("Reach", 0, 1e12)
    confidence: float | None = score("Confidence", 0, 1)
    metric: str | None = maybe("Metric", "Metric")
    quotes: tuple[str, ...] = links("Quote", "Quotes")
    frictions: tuple[str, ...] = links("Friction", "Friction points")
    findings: tuple[str, ...] = codes("Findings")
    goal: str | None = maybe("Goal", "Goal")
    benefit: float | None = score("Benefit", -1e12, 1e12)
    benefit_unit: str = recurring("Benefit in")
    value_customer: int | None = whole("Value to the customer", 1, 5)
    value_business: int | None = whole("Value to us", 1, 5)
    tags: tuple[str, ...] = tags("Tags")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Copyable):
    """Free text or a picture in a lane at a step or across a stage; or a sticky anywhere.

    One that spans several ends with the step or stage it is until.
    """

    journey: str = link("Journey")
    lane: str | None = placed("Lane")
    step: str | None = placed("Step")
    stage: str | None = placed("Stage")
    touchpoint: str | None = placed("Touchpoint")
    position: float = position()
    body: str = text("Note", lines=4, marked=True)
    asset: str | None = maybe("Asset", "Picture")
    x: float | None = None
    y: float | None = None
    colour: str = colour("Colour")
    author: str = recurring("Author")
    cluster: str = recurring("Cluster")
    until_step: str | None = maybe("Step")
    until_stage: str | None = maybe("Stage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """A dot that somebody put on a touchpoint, an idea or a sticky."""

    touchpoint: str | None = stands_on("Touchpoint")
    idea: str | None = stands_on("Idea")
    note: str | None = stands_on("Note")
    voter: str = text("Voter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Copyable):
    """What somebody says to the others about a touchpoint, an idea or a friction."""

    touchpoint: str | None = stands_on("Touchpoint")
    idea: str | None = stands_on("Idea")
    friction: str | None = stands_on("Friction")
    position: float = position()
    author: str = later(text("Author"))
    said: str = later(text("Comment", lines=3))
    at: str = later(moment("Said at"))
    resolved: bool = later(flag("Resolved"))
