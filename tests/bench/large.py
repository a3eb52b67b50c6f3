"""Journeys far larger than any workshop makes."""

from __future__ import annotations

from journeymap.model.records import (
    Connection,
    Feeling,
    Journey,
    Lane,
    Persona,
    Project,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

_LANES, _STEPS = 10, 10


def large(touchpoints: int) -> Snapshot:
    """Return so many touchpoints in ten lanes, with one and a half times as many arrows."""
    persona = Persona(id="p", name="Olena")
    journey = Journey(id="j", title="A very long journey", personas=("p",))
    lanes = [
        Lane(id=f"lane{i}", journey="j", position=i, title=f"Channel {i}") for i in range(_LANES)
    ]
    lanes.append(Lane(id="emotion", journey="j", position=_LANES, kind="emotion"))
    steps = touchpoints // _LANES
    records: list[Record] = [Project(id="project"), persona, journey, *lanes]
    records += (
        Stage(id=f"stage{i}", journey="j", position=i, title=f"Stage {i}")
        for i in range((steps + _STEPS - 1) // _STEPS)
    )
    records += (Step(id=f"step{i}", stage=f"stage{i // _STEPS}", position=i) for i in range(steps))
    records += (
        Touchpoint(
            id=f"t{i}",
            step=f"step{i // _LANES}",
            lane=f"lane{i % _LANES}",
            title=f"Touchpoint number {i} with a title",
            evidence="researched",
        )
        for i in range(touchpoints)
    )
    records += (
        Feeling(id=f"f{i}", touchpoint=f"t{i}", persona="p", valence=(i % 5 - 2) / 2)
        for i in range(0, touchpoints, _LANES)
    )
    records += _arrows(touchpoints)
    return Snapshot(records)


def _arrows(touchpoints: int) -> list[Record]:
    """Connect each card with the next of its lane, every second with another lane further on."""
    found: list[Record] = []
    for i in range(touchpoints - _LANES):
        found.append(Connection(id=f"n{i}", source=f"t{i}", target=f"t{i + _LANES}"))
    for i in range(0, touchpoints, 2):
        there = (i + _LANES * (1 + i % 3) + i % 7) % touchpoints
        found.append(Connection(id=f"a{i}", source=f"t{i}", target=f"t{there}"))
    return found
