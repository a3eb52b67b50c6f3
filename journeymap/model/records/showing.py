"""How a journey is shown to others."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.fields import choice, flag, link, links, position, stands_on, text
from journeymap.model.records.record import Copyable


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
        "Shows",
        ("journey", "the whole journey"),
        ("stage", "a stage"),
        ("touchpoints", "touchpoints"),
        ("loop", "the loop"),
        ("ideas", "ideas"),
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
