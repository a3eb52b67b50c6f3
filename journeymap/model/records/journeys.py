"""The file, its people and its journeys: what a map is drawn of."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.fields import (
    choice,
    coded,
    colour,
    day,
    flag,
    link,
    links,
    maybe,
    position,
    recurring,
    score,
    structured,
    text,
    weighed,
    whole,
)
from journeymap.model.records.record import Copyable, Record


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
    digest: str = coded("SHA-256")
    media: str = coded("Media type")
    alt: str = text("Described for those who cannot see it", lines=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand(Record):
    """What makes a map look like one of the company's.

    ``colours`` and ``block``, the title block, are JSON objects by the names of the theme.
    """

    name: str = text("Name")
    colours: str = structured("Colours")
    fonts: str = text("Fonts, the first there is")
    logo: str | None = maybe("Asset", "Logo")
    block: str = structured("Title block")


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Record):
    """Who walks the journey: every consumer who interacts, not only buyers.

    ``weights`` is a JSON object: the title of a channel and how much it is used, from 0 to 1.
    """

    position: float = position()
    name: str = text("Name")
    kind: str = choice(
        "Kind",
        ("", "not said"),
        ("prospect", "prospect"),
        ("buyer", "buyer"),
        ("user", "user"),
        ("influencer", "influencer"),
        ("advocate", "brand advocate"),
        ("former", "former customer"),
        ("employee", "employee"),
    )
    quote: str = text("In their words", lines=2)
    goals: str = text("Goals", lines=3)
    channels: str = text("Prefers channels")
    picture: str | None = maybe("Asset", "Portrait")
    colour: str = colour("Colour")
    share: float | None = score("Share of customers", 0, 1)
    share_n: int | None = whole("Counted among", 0, 10**12)
    share_period: str = text("Counted when")
    weights: str = weighed("Weights of channels")
    needs: str = text("Needs", lines=3)
    thinks: str = text("Thinks", lines=3)
    feels: str = text("Feels", lines=3)
    sees: str = text("Sees", lines=3)
    hears: str = text("Hears", lines=3)
    says: str = text("Says", lines=3)
    does: str = text("Does", lines=3)
    fears: str = text("Fears", lines=3)
    hopes: str = text("Hopes", lines=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Copyable):
    """One journey of one or more personas."""

    position: float = position()
    title: str = text("Title")
    scenario: str = text("Scenario", lines=3)
    state: str = choice(
        "State",
        ("as-is", "as-is"),
        ("to-be", "to-be"),
        ("case", "one customer's case"),
        default="as-is",
    )
    version: str = text("Version label")
    owner: str = recurring("Owner")
    personas: tuple[str, ...] = links("Persona", "Personas")
    derived: str | None = maybe("Journey")
    status: str = choice(
        "Status",
        ("", "not said"),
        ("draft", "draft"),
        ("research", "in research"),
        ("agreed", "agreed"),
        ("live", "live"),
        ("retired", "retired"),
    )
    review: str = day("Look at it again")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Copyable):
    """A group of columns."""

    journey: str = link("Journey")
    position: float = position()
    title: str = text("Title")
    colour: str = colour("Colour")
    goal: str = text("The customer's goal", lines=2)
    phase: str = choice(
        "Phase",
        ("", "not said"),
        ("before", "before purchase"),
        ("during", "during purchase"),
        ("after", "after purchase"),
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
    """A row; what it shows is its kind's business, one file each in ``lanes``.

    ``metric`` is the one question a lane of scores is about; without one it shows all.
    """

    journey: str = link("Journey")
    position: float = position()
    kind: str = "channel"
    role: str = choice(
        "Role",
        ("none", "none"),
        ("customer", "customer"),
        ("onstage", "onstage"),
        ("backstage", "backstage"),
        ("support", "support"),
        default="none",
    )
    title: str = text("Title")
    icon: str = coded("Icon")
    height: float | None = score("Least height", 40, 600)
    visible: bool = flag("Visible", True)
    group: str = recurring("Group")
    colour: str = colour("Colour")
    asset: str | None = maybe("Asset", "Icon of one's own")
    metric: str | None = maybe("Metric", "Shows only")
