"""Journeys as graphs for the tests of pages: weights, pins, loops, parallels, lonely cards."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect
from journeymap.layout import layout
from journeymap.layout.graph.scene import GraphScene
from journeymap.model.change import change
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Journey,
    Lane,
    Metric,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.layout.filled_cards import SCRIPTS
from tests.layout.pages import MEASURE, random_journey

TITLES = ("", "Buys", "Compares models and reviews", *SCRIPTS)
NUMBERS = (None, None, 0.0, 0.18, 0.5, 1.0, 3.0, 80.0, 1e12)
PINS = (None, None, None, 0.0, 40.0, 260.0, 777.5, -3000.0, 1e300, float("nan"), float("inf"))


def graph_of(snapshot: Snapshot, **how: Any) -> GraphScene:
    """Lay the first journey out as a graph, with fixed metrics."""
    journey = snapshot.ordered(Journey)[0].id
    scene = layout(View.of(snapshot, journey, arrangement="graph", **how), MEASURE)
    assert isinstance(scene, GraphScene)
    return scene


def weighed(
    seed: int, cards: int = 24, arrows: int = 36, pins: Sequence[float | None] = PINS
) -> Snapshot:
    """Return a journey of every kind of lane whose arrows have numbers, and some cards pins."""
    rng = random.Random(seed)
    snapshot = random_journey(seed, cards, arrows)
    pairs: list[tuple[Record, Record]] = []
    for arrow in snapshot.ordered(Connection):
        unit = rng.choice(("", "count", "probability"))
        new = arrow.but(weight=rng.choice(NUMBERS), unit=unit, minutes=rng.choice((None, 90.0)))
        pairs.append((arrow, new))
    for card in snapshot.ordered(Touchpoint):
        ends, starts = rng.choice(("", "", "goal", "leaves")), rng.choice((None, None, 412))
        pin = (rng.choice(pins), rng.choice(pins)) if rng.random() < 0.3 else (None, None)
        pairs.append((card, card.but(ends=ends, starts=starts, x=pin[0], y=pin[1])))
    return snapshot.apply(change("Numbers", edit=pairs))


@st.composite
def journeys(draw: st.DrawFn) -> Snapshot:
    """Journeys of up to five stages and nine touchpoints, of any arrows, pins and numbers."""
    stages = draw(st.integers(1, 5))
    count = draw(st.integers(0, 9))
    records: list[Record] = [Journey(id="j", title=draw(st.sampled_from(TITLES)))]
    for i in range(stages):
        title = draw(st.sampled_from(TITLES))
        records += [
            Stage(id=f"stage {i}", journey="j", position=i, title=title),
            Step(id=f"step {i}", stage=f"stage {i}"),
        ]
    records += [
        Lane(id=f"lane {i}", journey="j", position=i, title=draw(st.sampled_from(TITLES)))
        for i in range(2)
    ]
    records.append(Metric(id="nps", kind="nps", title="NPS", low=0, high=10, method="nps"))
    for i in range(count):
        records += _card(draw, str(i), stages)
    if count:
        place = st.integers(0, count - 1)
        kinds = st.sampled_from(["next", "next", "alternative", "loyalty", "influence"])
        for a, b, kind in draw(st.lists(st.tuples(place, place, kinds), max_size=16)):
            weight, unit = draw(st.sampled_from(NUMBERS)), draw(st.sampled_from(("", "count")))
            label = draw(st.sampled_from(("", "", "if it is late", TITLES[4])))
            arrow = Connection(source=str(a), target=str(b), kind=kind)
            records.append(arrow.but(weight=weight, unit=unit, label=label))
    return Snapshot(records)


def _card(draw: st.DrawFn, id: str, stages: int) -> list[Record]:
    card = Touchpoint(
        id=id,
        step=f"step {draw(st.integers(0, stages - 1))}",
        lane=draw(st.sampled_from(("lane 0", "lane 1"))),
        position=float(id),
        title=draw(st.sampled_from(TITLES)),
        moment=draw(st.sampled_from(("", "", "umot"))),
        ends=draw(st.sampled_from(("", "goal"))),
        starts=draw(st.sampled_from((None, 10))),
        x=draw(st.sampled_from(PINS)),
        y=draw(st.sampled_from(PINS)),
    )
    said: list[Record] = [
        Feeling(touchpoint=id, valence=0.5),
        Friction(touchpoint=id, severity=3),
        Score(metric="nps", touchpoint=id, answers=(0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6)),
    ]
    return [card, *draw(st.lists(st.sampled_from(said), unique_by=type, max_size=3))]


@dataclass(frozen=True)
class Parts:
    """The figures of a graph by what they are."""

    cards: tuple[Figure, ...]
    labels: tuple[Figure, ...]
    drops: tuple[Rect, ...]

    @classmethod
    def of(cls, scene: GraphScene) -> Parts:
        figures = list(scene.figures())
        return cls(
            tuple(f for f in figures if f.role == "card"),
            tuple(f for f in figures if f.role == "arrow label"),
            tuple(tag_of(f) for f in figures if f.role == "drop-off"),
        )


def tag_of(drop: Figure) -> Rect:
    """Return the place of the tag at the end of a drop-off."""
    (tag,) = (shape.rect for shape in drop.shapes if isinstance(shape, Box))
    return tag
