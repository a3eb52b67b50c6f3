"""Findings of 2,000 touchpoints and 3,000 arrows that say all that findings are about."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import networkx

from journeymap.analysis.dismissals import dismissed
from journeymap.analysis.findings import find
from journeymap.analysis.ranking import grouped
from journeymap.model.change import change
from journeymap.model.records import (
    Connection,
    Dismissal,
    Feeling,
    Friction,
    Metric,
    Record,
    Score,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.bench import Row, best
from tests.bench.large import large

TOUCHPOINTS = 2000


def rows() -> Iterator[Row]:
    """Measure the findings against a walk of networkx from each fourth touchpoint."""
    snapshot = spoken(TOUCHPOINTS)
    find(snapshot, "j")  # what is imported is imported
    turns = iter(_anew(snapshot, i) for i in range(20))
    floor = best(lambda: _walks(snapshot), 3)
    yield Row("findings of 2,000 touchpoints", best(lambda: find(next(turns), "j"), 3), floor, 1.0)
    found = find(snapshot, "j")
    read = best(lambda: grouped(dismissed(snapshot, "j", found).open), 3)
    yield Row("grouped, 2,000 dismissed apart", read, floor, 0.1)


def spoken(touchpoints: int) -> Snapshot:
    """Return a large journey of which everything is known that findings look at."""
    rng, before = Random(7), large(touchpoints)
    cards = list(before.all(Touchpoint).values())
    moments = ("", "", "", "zmot", "fmot", "smot", "umot")
    edits = [
        (
            card,
            card.but(
                expectation=rng.choice((None, 0.5, 1.0)),
                department=rng.choice(("", "Sales", "Logistics", "Service")),
                moment=rng.choice(moments),
                feedback=rng.choice(("", "yes", "no")),
                importance_customer=rng.randint(1, 5),
                importance_business=rng.randint(1, 5),
            ),
        )
        for card in cards
    ]
    known = {one.touchpoint for one in before.all(Feeling).values()}
    add: list[Record] = [Metric(id="m", kind="csat", target=4.5)]
    for card in cards:
        if card.id not in known:
            valence, arousal = rng.randint(-4, 4) / 4, rng.random()
            add.append(Feeling(touchpoint=card.id, persona="p", valence=valence, arousal=arousal))
        add.append(Friction(touchpoint=card.id, severity=rng.randint(0, 4), share=rng.random()))
        if not len(add) % 3:
            answers = (*tuple(rng.randint(0, 20) for _ in range(4)), rng.randint(0, 300))
            add.append(Score(metric="m", touchpoint=card.id, answers=answers))
        about = f'["{card.id}", "m", "lane0"]'
        add.append(Dismissal(journey="j", kind="missed_target", about=about))
    return before.apply(change("", add=add, edit=edits))


def _anew(snapshot: Snapshot, i: int) -> Snapshot:
    """Return the journey after an edit, of which nothing has been asked yet."""
    card = snapshot.all(Touchpoint)["t0"]
    return snapshot.apply(change("", edit=[(card, card.but(title=f"Title {i}"))]))


def _walks(snapshot: Snapshot) -> None:
    nodes = networkx.DiGraph(
        (arrow.source, arrow.target) for arrow in snapshot.all(Connection).values()
    )
    for i in range(0, TOUCHPOINTS, 4):
        networkx.descendants(nodes, f"t{i}")
