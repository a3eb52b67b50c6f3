"""How long it takes to find what differs between two journeys, to solving what both come to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random

from journeymap.analysis.difference import ComparedJourney, difference
from journeymap.analysis.flow.outcomes import prepare
from journeymap.editing import COMMANDS, EditView
from journeymap.model.change import change
from journeymap.model.grid import cards, columns
from journeymap.model.records import Copyable, Friction, Journey, Record
from journeymap.model.snapshot import Snapshot
from tests.bench import Row, best
from tests.bench.large import large

TOUCHPOINTS = 2_000


def rows() -> Iterator[Row]:
    """Measure two journeys of 2,000 touchpoints: copies that know of it, and such that do not."""
    now, to_be = became(TOUCHPOINTS)
    old = Snapshot(
        one.but(origin=None) if isinstance(one, Copyable) else one for one in now.records()
    )
    for name, snapshot in (("by origin", now), ("by title", old)):
        found = best(partial(_compared, snapshot, to_be))
        solved = best(partial(_solved, snapshot, to_be))
        yield Row(f"what differs in {TOUCHPOINTS:,} touchpoints, {name}", found, solved, 3.0)


def became(touchpoints: int) -> tuple[Snapshot, str]:
    """Return a large journey beside its to-be, of which a third is otherwise."""
    start = large(touchpoints)
    made = COMMANDS["journey.to-be"].run(EditView.of(start, "j"))
    assert made is not None
    now, dice = start.apply(made), Random(1)
    to_be = next(id for id in now.all(Journey) if id != "j")
    steps = columns(now, to_be)
    edits: list[tuple[Record, Record]] = []
    added: list[Record] = []
    for i, card in enumerate(cards(now, to_be)):
        if i % 5 == 0:
            edits.append((card, card.but(step=dice.choice(steps).id)))
        elif i % 7 == 0:
            edits.append((card, card.but(owner="Somebody else")))
            added.append(Friction(touchpoint=card.id, title="New", severity=2))
    return now.apply(change("", add=added, edit=edits)), to_be


def _fresh(snapshot: Snapshot) -> Snapshot:
    """Return the document as if nothing had been asked of it yet."""
    return Snapshot(snapshot.records())


def _compared(snapshot: Snapshot, to_be: str) -> None:
    now = _fresh(snapshot)
    difference(ComparedJourney(now, "j"), ComparedJourney(now, to_be))


def _solved(snapshot: Snapshot, to_be: str) -> None:
    now = _fresh(snapshot)
    for journey in ("j", to_be):
        assert prepare(now, journey).present
