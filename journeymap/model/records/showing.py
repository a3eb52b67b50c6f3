"""How a journey is looked at and shown to others."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.fields import (
    choice,
    coded,
    codes,
    flag,
    link,
    links,
    maybe,
    position,
    stands_on,
    structured,
    text,
)
from journeymap.model.records.record import Copyable


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Copyable):
    """A way to look at a journey, kept by name.

    ``filter`` is a JSON object. ``columns`` and ``sort`` are of the table, names of fields,
    those to be sorted downwards with a ``-`` before. ``coloured`` is what colours the graph.
    """

    journey: str = link("Journey")
    position: float = position()
    name: str = text("Name")
    default: bool = flag("Shown first")
    arrangement: str = choice(
        "Arrangement",
        ("map", "map"),
        ("graph", "graph"),
        ("table", "table"),
        ("numbers", "numbers"),
        ("plan", "plan"),
        default="map",
    )
    filter: str = structured("Filter")
    hidden: tuple[str, ...] = links("Lane", "Hidden lanes")
    folded: tuple[str, ...] = links("Stage", "Folded stages")
    detail: str = coded("Detail")
    persona: str | None = maybe("Persona", "Persona in focus")
    theme: str = coded("Theme")
    columns: tuple[str, ...] = codes("Columns")
    sort: tuple[str, ...] = codes("Sorted by")
    coloured: str = coded("Coloured by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Copyable):
    """A what-if that is kept: ``changes`` is a JSON object of ids, each with its fields changed."""

    journey: str = link("Journey")
    position: float = position()
    title: str = text("Title")
    changes: str = structured("Changes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal(Copyable):
    """A finding one does not want to see again: its kind, what it is about, and why.

    ``about`` is a JSON list: the ids the finding has, and the words that tell it from others about
    the same.
    """

    journey: str = link("Journey")
    kind: str = coded("Finding")
    about: str = structured("About")
    reason: str = text("Reason", lines=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Copyable):
    """What is shown at once when a journey is presented; without any they are made by themselves.

    ``ink`` is what was drawn on it: JSON, a list of strokes, each a list of ``[x, y]`` in
    thousandths of the frame's width; of another pen ``{"pen": 1, "broad": 2, "at": [...]}``.
    """

    journey: str = link("Journey")
    position: float = position()
    title: str = text("Title")
    kind: str = choice(
        "Shows",
        ("journey", "the whole journey"),
        ("map", "the whole map"),
        ("stage", "a stage"),
        ("touchpoints", "touchpoints"),
        ("loop", "the loop"),
        ("ideas", "ideas"),
        ("persona", "personas"),
        ("view", "a saved view"),
        ("graph", "the journey as a graph"),
        ("numbers", "the numbers"),
        ("plan", "the plan"),
        ("difference", "as-is and to-be"),
        default="touchpoints",
    )
    stage: str | None = stands_on("Stage")
    touchpoints: tuple[str, ...] = links("Touchpoint", falls=True)
    reveal: str = choice(
        "Reveal",
        ("", "all at once"),
        ("lanes", "lane by lane"),
        ("personas", "persona by persona"),
    )
    notes: str = text("Speaker notes", lines=6)
    hidden: bool = flag("Left out")
    ink: str = ""
    view: str | None = maybe("SavedView", "View")
