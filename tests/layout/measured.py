"""Journeys that were measured, at random: scores of several questions, periods, groups, arrows."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from journeymap.model.records import (
    Connection,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Persona,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.layout.people import SCRIPTS

PLAIN = (
    "Compares models and reviews",
    "Checks price and stock",
    "Touches the machine",
    "Asks a consultant",
    "Orders on the site",
    "Calls about the delay",
    "Courier delivers",
    "Sets up with the app",
    "First perfect espresso",
    "Orders beans again",
)
ODD = (*SCRIPTS, "", "x" * 500, "word " * 100, "👩‍👩‍👧‍👦🇺🇦👍🏽 " * 12)
METRICS = (
    Metric(id="csat", kind="csat", title="Satisfaction", method="mean", target=4.0, position=1),
    Metric(
        id="nps", kind="nps", title="NPS", low=0, high=10, method="nps", target=40.0, position=2
    ),
    Metric(id="ces", kind="ces1", title="Effort", method="mean", direction="lower", position=3),
)
MONTHS = tuple(f"2026-{month:02d}" for month in range(1, 10))


def measured(
    seed: int,
    cards: int = 10,
    *,
    names: Sequence[str] = PLAIN,
    stages: int = 5,
    parts: Sequence[str] = ("Germany", "France", "Ukraine"),
    whole: bool = True,
) -> Snapshot:
    """Return a journey of so many touchpoints, most of which were asked about; ``whole`` in full."""
    rng = random.Random(seed)
    records: list[Record] = [Journey(id="j", title=rng.choice(names)), *METRICS]
    records += [Persona(id=f"p{i}", name=rng.choice(names), position=i) for i in range(2)]
    records.append(Lane(id="lane", journey="j", title="Web"))
    records += [
        Stage(id=f"s{i}", journey="j", title=rng.choice(names), position=i) for i in range(stages)
    ]
    for i in range(cards):
        stage = f"s{i * stages // max(1, cards)}"
        records.append(Step(id=f"step{i}", stage=stage, position=i))
        records.append(
            Touchpoint(
                id=f"t{i}", step=f"step{i}", lane="lane", title=names[i % len(names)],
                importance_customer=rng.choice((None, 1, 2, 3, 4, 5)),
                starts=400 if i == 0 else None,
            )
        )  # fmt: skip
        if i and rng.random() < 0.9:
            records.append(
                Connection(id=f"c{i}", source=f"t{i - 1}", target=f"t{i}",
                           weight=rng.choice((None, 0.6, 0.8, 1.0)), unit="probability")
            )  # fmt: skip
        records += _asked(rng, f"t{i}", whole)
        records += _frictions(rng, i, names)
    records += _ideas(rng, names) if whole else ()
    records += _over_time(rng, parts) if whole else ()
    return Snapshot(records)


def _answers(rng: random.Random, width: int, n: int) -> tuple[int, ...]:
    weights = [rng.random() ** 2 + 0.02 for _ in range(width)]
    total = sum(weights)
    return tuple(round(n * weight / total) for weight in weights)


def _asked(rng: random.Random, card: str, whole: bool) -> Iterator[Record]:
    for metric in METRICS:
        width = metric.high - metric.low + 1
        if rng.random() < (0.8 if metric.kind == "csat" else 0.4):
            n = rng.choice((1, 2, 8, 60, 180, 1200))
            yield Score(id=f"{card}{metric.id}", metric=metric.id, touchpoint=card,
                        answers=_answers(rng, width, n), r=rng.choice((None, 0.3, 0.56)),
                        r_n=900, period="2026")  # fmt: skip
        if whole and rng.random() < 0.3:
            yield Score(id=f"{card}{metric.id}g", metric=metric.id, touchpoint=card,
                        answers=_answers(rng, width, 6), respondents="team")  # fmt: skip


def _frictions(rng: random.Random, i: int, names: Sequence[str]) -> Iterator[Record]:
    for n in range(rng.choice((0, 0, 1, 2))):
        yield Friction(id=f"f{i}-{n}", touchpoint=f"t{i}", title=rng.choice(names),
                       severity=rng.choice((None, 0, 1, 2, 3, 4)),
                       share=rng.choice((None, 0.1, 0.4, 1.0)))  # fmt: skip


def _ideas(rng: random.Random, names: Sequence[str]) -> Iterator[Record]:
    for i in range(rng.randint(0, 9)):
        yield Idea(id=f"i{i}", journey="j", title=rng.choice(names), position=i,
                   impact=rng.choice((None, 1, 2, 3, 4, 5)),
                   effort=rng.choice((1, 2, 3, 4, 5)))  # fmt: skip


def _over_time(rng: random.Random, parts: Sequence[str]) -> Iterator[Record]:
    for month in MONTHS:
        yield Score(id=f"m{month}", metric="csat", journey="j", period=month,
                    answers=_answers(rng, 5, rng.choice((40, 300))))  # fmt: skip
    for part in parts:
        yield Score(id=f"seg{part}", metric="csat", journey="j", period=MONTHS[-1], segment=part,
                    answers=_answers(rng, 5, 120))  # fmt: skip
    for i in range(2):
        yield Score(id=f"per{i}", metric="csat", journey="j", period=MONTHS[-1], persona=f"p{i}",
                    answers=_answers(rng, 5, 90))  # fmt: skip
    yield Score(id="staff", metric="csat", journey="j", period=MONTHS[-1],
                respondents="employees", answers=_answers(rng, 5, 30))  # fmt: skip
    yield Score(id="guess", metric="csat", journey="j", respondents="team",
                answers=(0, 0, 1, 4, 3))  # fmt: skip
