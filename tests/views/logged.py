"""Journeys that come from a log, made small: touchpoints, arrows with counts, and their source."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping

from journeymap.analysis.flow.variants import (
    Variant,
    Variants,
    directly_follows,
    joined,
    starts,
    to_json,
)
from journeymap.model.records import Connection, Journey, Lane, Source, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

Ways = Mapping[str, int]
"""How many cases went each way, which is written as the letters of its activities."""

SHOP: Ways = {"abcd": 500, "abd": 300, "abbcd": 120, "acd": 50, "ae": 20, "abed": 10}
"""1,000 cases over five activities; every touchpoint and arrow has an id of its letters."""


def variants_in(ways: Ways) -> Variants:
    """Return ways as a log keeps them."""
    letters = sorted({letter for way in ways for letter in way})
    numbers = {letter: i for i, letter in enumerate(letters)}
    return joined(
        tuple(f"Does {letter}" for letter in letters),
        [Variant(count, tuple(numbers[c] for c in way)) for way, count in ways.items()],
    )


def logged(ways: Ways = SHOP, journey: str = "j") -> Snapshot:
    """Return a document of one journey that was made of a log."""
    variants = variants_in(ways)
    letters = [name.removeprefix("Does ") for name in variants.activities]
    begun, follows = starts(variants), directly_follows(variants)
    told = {"journey": journey, "touchpoints": letters}
    records = [
        Journey(id=journey, title="From a log"),
        Lane(id="lane", journey=journey, kind="channel", title="Web"),
        Stage(id="stage", journey=journey, title="All"),
        Source(id="log", name="log.csv", mapping=json.dumps(told), variants=to_json(variants)),
    ]
    for i, letter in enumerate(letters):
        records.append(Step(id=f"step {letter}", stage="stage", position=float(i)))
        records.append(
            Touchpoint(
                id=letter,
                step=f"step {letter}",
                lane="lane",
                title=f"Does {letter}",
                starts=begun.get(i),
            )
        )
    for (a, b), count in follows.items():
        if a == b:
            continue  # no arrow leads from a touchpoint to itself
        source, target = letters[a], letters[b]
        records.append(
            Connection(
                id=source + target,
                source=source,
                target=target,
                weight=float(count),
                unit="count",
            )
        )
    return Snapshot(records)


def any_log(seed: int, cases: int = 300) -> Ways:
    """Return random ways, in which one goes back and round, too."""
    rng = random.Random(seed)
    letters = "abcdefghijkl"[: rng.randint(2, 12)]
    found: dict[str, int] = {}
    for _ in range(rng.randint(1, 40)):
        at, way = 0, ""
        while at < len(letters) and len(way) < 15:
            way += letters[at]
            at += rng.choice((1, 1, 1, 2, 0, -1)) if at else 1
        found[way] = found.get(way, 0) + rng.randint(1, cases)
    return found
