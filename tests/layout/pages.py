"""Journeys of every shape for the tests of pages, and what must hold on each of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Line, Point, Rect, Text
from journeymap.layout import layout
from journeymap.layout.map.scene import MapScene, map_of
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Quote,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import View

MEASURE = FixedMeasure()
LONG = (
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "客户在网站上比较价格并阅读其他买家的评论然后决定去商店看看",
    "يقارن العميل الأسعار على الموقع ثم يقرأ تقييمات المشترين",
    "👩‍👩‍👧‍👦🇺🇦👍🏽 " * 12,
    "word " * 100,
    "x" * 500,
    "Дуже довга назва точки контакту, яку хтось надиктував під час воркшопу",
)


def scene_of(snapshot: Snapshot, **how: Any) -> MapScene:
    """Lay out the first journey with fixed metrics."""
    journey = snapshot.ordered(Journey)[0]
    return map_of(layout(View.of(snapshot, journey.id, **how), MEASURE))


def random_journey(seed: int, cards: int = 24, arrows: int = 36) -> Snapshot:
    """Return a journey with stacks, gaps, loops, parallel arrows and texts of all lengths."""
    rng = random.Random(seed)
    ids = (f"{seed}-{i}" for i in range(10**6))
    personas = [
        Persona(id=next(ids), name=_words(rng), position=i) for i in range(rng.randint(0, 3))
    ]
    journey = Journey(id=next(ids), title=_words(rng), personas=tuple(p.id for p in personas))
    stages = [
        Stage(id=next(ids), journey=journey.id, position=i, title=_words(rng))
        for i in range(rng.randint(1, 5))
    ]
    steps = [
        Step(
            id=next(ids),
            stage=rng.choice(stages).id,
            position=i,
            width=rng.choice((None, 150, 320)),
        )
        for i in range(rng.randint(1, 12))
    ]
    lanes = _lanes(rng, ids, journey)
    touchpoints = _touchpoints(rng, ids, steps, lanes, cards)
    records: list[Record] = [journey, *personas, *stages, *steps, *lanes, *touchpoints]
    records += _connections(rng, ids, touchpoints, arrows)
    records += _said(rng, ids, journey, lanes, touchpoints, personas)
    return Snapshot(records)


def _lanes(rng: random.Random, ids: Iterator[str], journey: Journey) -> list[Lane]:
    kinds = ["channel"] * rng.randint(1, 5) + [
        "emotion",
        "friction",
        "scores",
        "ideas",
        "quotes",
        "text",
    ]
    if rng.random() < 0.3:
        rng.shuffle(kinds)
    roles = ("none", "customer", "onstage", "backstage", "support")
    return [
        Lane(
            id=next(ids),
            journey=journey.id,
            kind=kind,
            position=i,
            title=_words(rng),
            role=rng.choice(roles),
        )
        for i, kind in enumerate(kinds)
    ]


def _touchpoints(
    rng: random.Random, ids: Iterator[str], steps: list[Step], lanes: list[Lane], count: int
) -> list[Touchpoint]:
    channels = [lane for lane in lanes if lane.kind == "channel"]
    return [
        Touchpoint(
            id=next(ids),
            step=rng.choice(steps).id,
            lane=rng.choice(channels).id,
            position=i,
            title=_words(rng),
            moment=rng.choice(("", "", "zmot", "moment")),
            evidence=rng.choice(("assumed", "researched")),
        )
        for i in range(count)
    ]


def _connections(
    rng: random.Random, ids: Iterator[str], touchpoints: list[Touchpoint], count: int
) -> list[Record]:
    kinds = ("next", "next", "next", "alternative", "loyalty", "influence")
    labels = ("", "", "", "if late", "a label that says a good deal more than it should")
    return [
        Connection(
            id=next(ids),
            source=rng.choice(touchpoints).id,
            target=rng.choice(touchpoints).id,
            kind=rng.choice(kinds),
            label=rng.choice(labels),
        )
        for _ in range(count)
    ]


def _said(
    rng: random.Random,
    ids: Iterator[str],
    journey: Journey,
    lanes: list[Lane],
    touchpoints: list[Touchpoint],
    personas: list[Persona],
) -> list[Record]:
    metric = Metric(id=next(ids), kind="csat", title=_words(rng))
    text = next(lane for lane in lanes if lane.kind == "text")
    records: list[Record] = [metric]
    for touchpoint in touchpoints:
        at, words = touchpoint.id, _words(rng)
        who = rng.choice(personas).id if personas else None
        some: list[Record] = [
            Feeling(
                id=next(ids), touchpoint=at, persona=who, valence=rng.choice((-1, -0.5, 0, 0.5, 1))
            ),
            Friction(id=next(ids), touchpoint=at, title=words, severity=rng.randint(0, 4)),
            Score(id=next(ids), metric=metric.id, touchpoint=at, answers=(3, 1, 4, 1, 5)),
            Quote(id=next(ids), touchpoint=at, said=words, source="interview"),
            Idea(
                id=next(ids),
                journey=journey.id,
                touchpoints=(at, rng.choice(touchpoints).id),
                title=words,
            ),
            Note(id=next(ids), journey=journey.id, lane=text.id, touchpoint=at, body=words),
        ]
        records += [record for record in some if rng.random() < 0.5]
    return records


def _words(rng: random.Random) -> str:
    return rng.choice(
        ("", "Buys", "Compares models and reviews", "Asks a consultant", rng.choice(LONG))
    )


def cards(scene: Scene) -> list[Figure]:
    """Return the cards of a page."""
    return [figure for figure in scene.figures() if figure.role == "card"]


def legs(scene: Scene) -> list[tuple[str, Point, Point]]:
    """Return every straight segment of every arrow; one that is no record is told by its place."""
    return [
        (figure.id or f"nobody's {n}", a, b)
        for n, figure in enumerate(scene.figures())
        if figure.role == "arrow"
        for shape in figure.shapes
        if isinstance(shape, Line)
        for a, b in zip(shape.points, shape.points[1:], strict=False)
        if a != b
    ]


def texts(scene: Scene) -> list[tuple[Figure, Text, Rect]]:
    """Return every line of text with the place its letters take."""
    found = []
    for figure in scene.figures():
        for shape in figure.shapes:
            if isinstance(shape, Text):
                wide = MEASURE.width(shape.text, shape.style)
                left = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
                rect = Rect(
                    shape.x - left, shape.y - shape.style.size * 0.72, wide, shape.style.size * 0.9
                )
                found.append((figure, shape, rect))
    return found


def overlap(first: tuple[str, Point, Point], second: tuple[str, Point, Point]) -> bool:
    """Tell whether two segments of different arrows lie on one another for more than a touch."""
    (one, a, b), (two, c, d) = first, second
    if one == two:
        return False
    for along, across in ((0, 1), (1, 0)):
        if a[across] == b[across] and c[across] == d[across] and abs(a[across] - c[across]) < 1.5:
            low = max(min(a[along], b[along]), min(c[along], d[along]))
            high = min(max(a[along], b[along]), max(c[along], d[along]))
            if high - low > 1.0:
                return True
    return False
