"""The journey computed: a what-if and all removal effects, beside the textbook's dense matrix."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random
from time import perf_counter
from typing import Any

import numpy

from journeymap.analysis.flow.outcomes import PreparedJourney, prepare
from journeymap.analysis.flow.what_if import WhatIf
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Journey,
    Lane,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.bench import Row, best

TOUCHPOINTS, ARROWS = 2_000, 3_000


def rows() -> Iterator[Row]:
    """Measure 2,000 touchpoints and 3,000 arrows, with small loops and as a single large one."""
    for name, ring in (("small loops", False), ("one large loop", True)):
        prepared = prepare(walked(ring), "j")
        what_if = WhatIf(shares={_parting(prepared): 0.3})
        solved, inverted = _dense(prepared)
        asked = best(partial(prepared.outcomes, what_if))
        yield Row(f"a what-if, {name}, to one dense solution", asked, solved, 0.5)
        removed = _removal(prepared, what_if)
        yield Row(f"all removal effects, {name}, to a dense inverse", removed, inverted, 0.2)


def walked(ring: bool) -> Snapshot:
    """Return a journey of which everything is known; in a ring each comes to each."""
    dice = Random(1)
    records: list[Record] = [Journey(id="j"), Stage(id="s", journey="j")]
    records += [Lane(id=id, journey="j", position=i) for i, id in enumerate("kl")]
    for i in range(TOUCHPOINTS):
        ends = "goal" if i == TOUCHPOINTS - 1 else ""
        records += [
            Step(id=f"p{i}", stage="s", position=i),
            Touchpoint(id=f"t{i}", step=f"p{i}", lane=dice.choice("kl"), ends=ends, duration=1.0,
                       starts=100 if i == 0 else None),
            Feeling(id=f"f{i}", touchpoint=f"t{i}", valence=dice.uniform(-1, 1)),
            Friction(id=f"x{i}", touchpoint=f"t{i}", severity=dice.randrange(5), share=0.5),
        ]  # fmt: skip
    ways = {(i, i + 1) for i in range(TOUCHPOINTS - 1)} | (
        {(TOUCHPOINTS - 1, 0)} if ring else set()
    )
    while len(ways) < ARROWS:
        source = dice.randrange(TOUCHPOINTS - 1)
        near = source + (dice.randint(1, 12) if dice.random() < 0.9 else dice.randint(-5, -1))
        target = dice.randrange(TOUCHPOINTS) if ring else min(max(near, 0), TOUCHPOINTS - 1)
        ways.add((source, target))
    leaving: dict[int, list[tuple[int, float]]] = {}
    for source, target in sorted(ways):
        leaving.setdefault(source, []).append((target, dice.random()))
    for source, onward in leaving.items():
        total = sum(weight for _, weight in onward) * dice.choice((1.0, 1.001))
        records += [
            Connection(id=f"c{source}-{target}", source=f"t{source}", target=f"t{target}",
                       weight=weight / total, unit="probability")
            for target, weight in onward
        ]  # fmt: skip
    return Snapshot(records)


def _parting(prepared: PreparedJourney) -> str:
    """Return an arrow of a touchpoint where customers part."""
    return next(arrows[0].id for arrows in prepared.course.shares.leaving.values() if arrows[1:])


def _dense(prepared: PreparedJourney) -> tuple[float, float]:
    """Return how long a dense matrix takes for one row, and for all of its inverse."""
    moves = prepared.outcomes().followed.moves
    places = {id: number for number, id in enumerate(moves)}
    matrix: Any = numpy.eye(len(places))
    for id, onward in moves.items():
        for target, share in onward.items():
            matrix[places[id], places[target]] -= share
    begin = matrix[0].copy()
    solved = best(lambda: numpy.linalg.solve(matrix.T, begin), 3)
    return solved, best(lambda: numpy.linalg.inv(matrix), 2)


def _removal(prepared: PreparedJourney, what_if: WhatIf) -> float:
    """Return how long all removal effects take, once the what-if itself is known."""
    found = float("inf")
    for _ in range(3):
        outcomes = prepared.outcomes(what_if)
        start = perf_counter()
        assert sum(one.removal is not None for one in outcomes.touchpoints) == TOUCHPOINTS
        found = min(found, perf_counter() - start)
    return found
