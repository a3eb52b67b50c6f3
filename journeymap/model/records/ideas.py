"""What people make of it: ideas, notes and the dots put on them."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.fields import (
    choice,
    colour,
    day,
    link,
    links,
    maybe,
    position,
    score,
    stands_on,
    text,
    whole,
)
from journeymap.model.records.record import Copyable, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea(Copyable):
    """An opportunity or an action on one or more touchpoints."""

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
    owner: str = text("Owner")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Copyable):
    """Free text or a picture in a lane at a step or across a stage; or a sticky anywhere."""

    journey: str = link("Journey")
    lane: str | None = maybe("Lane")
    step: str | None = maybe("Step")
    stage: str | None = maybe("Stage")
    touchpoint: str | None = maybe("Touchpoint")
    position: float = position()
    body: str = text("Note", lines=4)
    asset: str | None = maybe("Asset")
    x: float | None = None
    y: float | None = None
    colour: str = colour("Colour")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """A dot that somebody put on a touchpoint, an idea or a sticky."""

    touchpoint: str | None = stands_on("Touchpoint")
    idea: str | None = stands_on("Idea")
    note: str | None = stands_on("Note")
    voter: str = text("Voter")
