"""The records a journey is made of: plain, immutable, one class a table.

Labels given to the declarations are message ids; whoever shows them calls ``tr``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from os import urandom
from typing import Any, Self

from journeymap.model.fields import (
    choice,
    colour,
    counts,
    day,
    flag,
    link,
    links,
    maybe,
    position,
    score,
    stands_on,
    text,
    whole,
)


def new_id() -> str:
    """Return an id no other record has, here or on a colleague's machine: a UUID 4 in hex.

    Made here because importing ``uuid`` takes longer than everything else in this module.
    """
    number = int.from_bytes(urandom(16))
    number = number & ~(0xF << 76) | 0x4 << 76
    return f"{number & ~(0x3 << 62) | 0x2 << 62:032x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything that has an id and lives in a document."""

    id: str = field(default_factory=new_id)

    def but(self, **values: Any) -> Self:
        """Return this record with some fields changed."""
        return replace(self, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copyable(Record):
    """Anything in a journey, of which a to-be journey or a variant gets a copy.

    ``origin`` is the id it was copied from. It is no link: what it names may be gone, or in
    another file, and still tells which record of before and after is the same.
    """

    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """The file itself."""

    name: str = text("Name")
    author: str = text("Author")
    notes: str = text("Notes", lines=6)
    levels: int = whole("Levels of feeling", 3, 11, 5)
    words: str = text("Words for the levels, best first", lines=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset(Record):
    """A picture by its content hash; the bytes lie in a table of their own."""

    name: str = text("Name")
    digest: str = text("SHA-256")
    media: str = text("Media type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Record):
    """Who walks the journey: every consumer who interacts, not only buyers."""

    position: float = position()
    name: str = text("Name")
    kind: str = choice(
        "Kind",
        ("", "not said"), ("prospect", "prospect"), ("buyer", "buyer"), ("user", "user"),
        ("influencer", "influencer"), ("former", "former customer"), ("employee", "employee"),
    )
    quote: str = text("In their words", lines=2)
    goals: str = text("Goals", lines=3)
    channels: str = text("Prefers channels")
    picture: str | None = maybe("Asset")
    colour: str = colour("Colour")


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Copyable):
    """One journey of one or more personas."""

    position: float = position()
    title: str = text("Title")
    scenario: str = text("Scenario", lines=3)
    state: str = choice("State", ("as-is", "as-is"), ("to-be", "to-be"), default="as-is")
    version: str = text("Version label")
    owner: str = text("Owner")
    personas: tuple[str, ...] = links("Persona", "Personas")
    derived: str | None = maybe("Journey")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Copyable):
    """A group of columns."""

    journey: str = link("Journey")
    position: float = position()
    title: str = text("Title")
    colour: str = colour("Colour")
    goal: str = text("The customer's goal", lines=2)
    phase: str = choice(
        "Phase", ("", "not said"), ("before", "before purchase"),
        ("during", "during purchase"), ("after", "after purchase"),
    )
    impression: str = text("Intended impression", lines=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Copyable):
    """A column inside a stage; it carries everything that stands in it."""

    stage: str = link("Stage")
    position: float = position()
    title: str = text("Title")
    width: float | None = score("Column width", 150, 320)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane(Copyable):
    """A row; what it shows is its kind's business, one file each in ``kinds/lanes``."""

    journey: str = link("Journey")
    position: float = position()
    kind: str = "channel"
    role: str = choice(
        "Role", ("none", "none"), ("customer", "customer"), ("onstage", "onstage"),
        ("backstage", "backstage"), ("support", "support"), default="none",
    )
    title: str = text("Title")
    icon: str = text("Icon")
    height: float | None = score("Least height", 40, 600)
    visible: bool = flag("Visible", True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint(Copyable):
    """A contact between customer and company: a card at a step and a lane."""

    step: str = link("Step")
    lane: str = link("Lane")
    position: float = position()
    title: str = text("Title")
    happened: str = text("What happened", lines=3)
    reading: str = text("How the customer read it", lines=3)
    moment: str = choice(
        "Moment of truth", ("", "no"), ("moment", "moment of truth"),
        ("stimulus", "stimulus"), ("zmot", "ZMOT"), ("fmot", "FMOT"),
        ("smot", "SMOT"), ("umot", "UMOT"),
    )
    evidence: str = choice(
        "Evidence", ("assumed", "assumed"), ("partly", "partly researched"),
        ("researched", "researched"), default="assumed",
    )
    ownership: str = choice(
        "Ownership", ("", "not said"), ("owned", "owned"), ("paid", "paid"),
        ("earned", "earned"), ("third", "third party"),
    )
    owner: str = text("Owner")
    duration: str = text("Duration")
    expectation: float | None = score("Expected feeling", -1, 1)


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
        "Kind", ("", "not said"), ("waiting", "waiting"), ("effort", "effort"),
        ("trust", "uncertainty, trust"), ("price", "price, minimum order"),
        ("staff", "staff attitude"), ("information", "information missing"),
        ("delay", "delay"), ("promise", "promise not kept"), ("silo", "silo hand-off"),
        ("access", "accessibility"), ("senses", "sensory overload or emptiness"),
    )
    severity: int | None = whole("Severity (impact)", 0, 4)
    share: float | None = score("Share affected", 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection(Copyable):
    """An arrow: the truth for what follows what; ``assumed`` from the order of rows alone."""

    source: str = link("Touchpoint")
    target: str = link("Touchpoint")
    kind: str = choice(
        "Kind", ("next", "next"), ("alternative", "alternative"),
        ("loyalty", "loyalty"), ("influence", "influence"), default="next",
    )
    label: str = text("Label")
    weight: float | None = score("Weight", 0, 1e12, unit="unit")
    unit: str = choice(
        "Weight is a", ("", "not said"), ("count", "count"), ("probability", "probability"),
    )
    assumed: bool = flag("Assumed from the order of rows")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Record):
    """A question that was asked; how it is scored is its kind's business."""

    position: float = position()
    kind: str = "csat"
    title: str = text("Title")
    question: str = text("Question", lines=3)
    low: int = whole("Lowest answer", -100, 100, 1)
    high: int = whole("Highest answer", -100, 100, 5)
    direction: str = choice(
        "Better is", ("higher", "higher"), ("lower", "lower"), default="higher",
    )
    method: str = choice(
        "Method", ("mean", "mean"), ("top", "share of the top two"),
        ("nps", "promoters less detractors"), default="mean",
    )
    target: float | None = score("Target", -100, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Copyable):
    """The answers to a metric at a touchpoint, a stage or the journey, as counts."""

    metric: str = link("Metric", "Metric")
    position: float = position()
    touchpoint: str | None = stands_on("Touchpoint")
    stage: str | None = stands_on("Stage")
    journey: str | None = stands_on("Journey")
    persona: str | None = maybe("Persona", "Persona")
    answers: tuple[int, ...] = counts("Answers, lowest first")
    invitations: int | None = whole("Invitations", 0, 10**12)
    period: str = text("Period")
    respondents: str = choice(
        "Who answered", ("customers", "customers"), ("employees", "employees"),
        ("team", "our own guess"), default="customers",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Copyable):
    """What a customer said, and how far it is to be trusted."""

    touchpoint: str = link("Touchpoint")
    position: float = position()
    said: str = text("Quote", lines=3)
    source: str = text("Source")
    date: str = day("Date")
    authenticity: str = choice(
        "Authenticity", ("unverified", "unverified"), ("verified", "verified"),
        ("suspicious", "suspicious"), default="unverified",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea(Copyable):
    """An opportunity or an action on one or more touchpoints."""

    journey: str = link("Journey")
    touchpoints: tuple[str, ...] = links("Touchpoint", falls=True)
    position: float = position()
    title: str = text("Title")
    status: str = choice(
        "Status", ("idea", "idea"), ("planned", "planned"), ("work", "in work"),
        ("done", "done"), ("dropped", "dropped"), default="idea",
    )
    owner: str = text("Owner")
    due: str = day("Due")
    scope: str = choice(
        "Scope", ("", "not said"), ("channel", "channel"), ("sale", "point of sale"),
        ("contact", "contact centre"), ("multi", "multichannel"),
    )
    kind: str = choice(
        "Kind", ("", "not said"), ("marketing", "marketing"), ("process", "process"),
        ("organisation", "organisation"), ("people", "people, training"),
        ("change", "change management"), ("digital", "digital"),
    )
    horizon: str = choice(
        "Horizon", ("", "not said"), ("short", "short term"), ("long", "medium or long term"),
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
class Frame(Copyable):
    """What is shown at once when a journey is presented; without any they are made by themselves.

    ``ink`` is what was drawn on it: JSON, a list of strokes, each a list of ``[x, y]`` in
    thousandths of the frame's width.
    """

    journey: str = link("Journey")
    position: float = position()
    title: str = text("Title")
    kind: str = choice(
        "Shows", ("journey", "the whole journey"), ("stage", "a stage"),
        ("touchpoints", "touchpoints"), ("loop", "the loop"), ("ideas", "ideas"),
        default="touchpoints",
    )
    stage: str | None = stands_on("Stage")
    touchpoints: tuple[str, ...] = links("Touchpoint", falls=True)
    reveal: str = choice(
        "Reveal", ("", "all at once"), ("lanes", "lane by lane"),
        ("personas", "persona by persona"),
    )
    notes: str = text("Speaker notes", lines=6)
    hidden: bool = flag("Left out")
    ink: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """A dot that somebody put on a touchpoint, an idea or a sticky."""

    touchpoint: str | None = stands_on("Touchpoint")
    idea: str | None = stands_on("Idea")
    note: str | None = stands_on("Note")
    voter: str = text("Voter")


KINDS: tuple[type[Record], ...] = (
    Project, Asset, Persona, Journey, Stage, Step, Lane, Touchpoint, Feeling, Friction,
    Connection, Metric, Score, Quote, Idea, Note, Frame, Vote,
)
"""Every kind, parents before children."""

NAMES: dict[str, type[Record]] = {kind.__name__: kind for kind in KINDS}
