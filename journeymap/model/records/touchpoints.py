"""What happens in a journey: touchpoints, and what is felt, in the way and next."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.fields import (
    addresses,
    choice,
    colour,
    flag,
    link,
    maybe,
    minutes,
    position,
    recurring,
    registered,
    score,
    tags,
    text,
    whole,
)
from journeymap.model.records.record import Copyable


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint(Copyable):
    """A contact between customer and company: a card at a step and a lane.

    ``opens`` is the journey inside it. ``x`` and ``y`` are there when it is pinned by hand in
    the graph, and say where its middle is.
    """

    step: str = link("Step")
    lane: str = link("Lane")
    position: float = position()
    title: str = text("Title")
    happened: str = text("What happened", lines=3)
    reading: str = text("How the customer read it", lines=3)
    moment: str = choice(
        "Moment of truth",
        ("", "no"),
        ("moment", "moment of truth"),
        ("stimulus", "stimulus"),
        ("zmot", "ZMOT"),
        ("fmot", "FMOT"),
        ("smot", "SMOT"),
        ("umot", "UMOT"),
    )
    evidence: str = choice(
        "Evidence",
        ("assumed", "assumed"),
        ("partly", "partly researched"),
        ("researched", "researched"),
        default="assumed",
    )
    ownership: str = choice(
        "Ownership",
        ("", "not said"),
        ("owned", "owned"),
        ("paid", "paid"),
        ("earned", "earned"),
        ("third", "third party"),
    )
    owner: str = recurring("Owner")
    duration: float | None = minutes("Duration")
    waiting: float | None = minutes("Waiting")
    expectation: float | None = score("Expected feeling", -1, 1)
    starts: int | None = whole("Begin here", 0, 10**12)
    ends: str = choice(
        "Ends the journey", ("", "no"), ("goal", "goal reached"), ("leaves", "leaves")
    )
    department: str = recurring("Department")
    importance_customer: int | None = whole("Importance to the customer", 1, 5)
    importance_business: int | None = whole("Importance to us", 1, 5)
    feedback: str = choice(
        "Feedback", ("", "not said"), ("yes", "collected here"), ("no", "not collected")
    )
    opens: str | None = maybe("Journey", "Opens")
    colour: str = colour("Colour")
    tags: tuple[str, ...] = tags("Tags")
    links: tuple[str, ...] = addresses("Links")
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense(Copyable):
    """What the customer is to perceive at a touchpoint, and how well that is done."""

    touchpoint: str = link("Touchpoint")
    position: float = position()
    sense: str = choice(
        "Sense",
        ("sight", "sight"),
        ("hearing", "hearing"),
        ("smell", "smell"),
        ("touch", "touch"),
        ("taste", "taste"),
        default="sight",
    )
    intention: str = text("Intention", lines=2)
    means: str = text("Means", lines=2)
    rating: int | None = whole("Rating", 1, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling(Copyable):
    """What one persona feels at one touchpoint; a touchpoint without one is unset, not neutral."""

    touchpoint: str = link("Touchpoint")
    persona: str | None = maybe("Persona", "Persona")
    valence: float = score("Feeling", -1, 1, default=0.0)
    arousal: float | None = score("Arousal", 0, 1)
    word: str = text("In a word")


@dataclass(frozen=True, slots=True, kw_only=True)
class Friction(Copyable):
    """What gets in the way; severity means impact only, how often is the share.

    A severity nobody gave is unset, not middling.
    """

    touchpoint: str = link("Touchpoint")
    position: float = position()
    title: str = text("Title")
    kind: str = choice(
        "Kind",
        ("", "not said"),
        ("waiting", "waiting"),
        ("effort", "effort"),
        ("trust", "uncertainty, trust"),
        ("price", "price, minimum order"),
        ("staff", "staff attitude"),
        ("information", "information missing"),
        ("delay", "delay"),
        ("promise", "promise not kept"),
        ("silo", "silo hand-off"),
        ("access", "accessibility"),
        ("senses", "sensory overload or emptiness"),
        ("safety", "safety, health, data"),
        ("process", "process failure"),
    )
    severity: int | None = whole("Severity (impact)", 0, 4)
    share: float | None = score("Share affected", 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection(Copyable):
    """An arrow: the truth for what follows what; ``assumed`` from the order of rows alone."""

    source: str = link("Touchpoint")
    target: str = link("Touchpoint")
    kind: str = registered("Kind", "next")
    label: str = text("Label")
    weight: float | None = score("Weight", 0, 1e12, unit="unit")
    unit: str = choice(
        "Weight is a",
        ("", "not said"),
        ("count", "count"),
        ("probability", "probability"),
    )
    assumed: bool = flag("Assumed from the order of rows")
    colour: str = colour("Colour")
    minutes: float | None = minutes("Time on the way")
