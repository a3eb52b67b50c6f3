"""What a copy of parts of a journey takes along: what is inside them, and what they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeymap.model.fields import specs
from journeymap.model.links import REFERRING
from journeymap.model.records import (
    KINDS,
    Asset,
    Connection,
    Idea,
    Lane,
    Metric,
    Note,
    Persona,
    Record,
    Source,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

AROUND = (Persona, Metric, Asset, Lane, Source)
"""The kinds a copy refers to without holding them."""

TOLD = (*AROUND, Stage, Step)
"""The kinds a copy may tell of beside what is in it."""

RANK = {kind: i for i, kind in enumerate(KINDS)}
LINKS = {
    kind: tuple((name, spec) for name, spec in specs(kind).items() if spec.target) for kind in KINDS
}


@dataclass(frozen=True, slots=True)
class Copy:
    """Records cut out of a document, parents before children, and what they refer to."""

    inside: tuple[Record, ...]
    around: tuple[Record, ...]


def take(snapshot: Snapshot, ids: Iterable[str]) -> Copy:
    """Return a copy of records with everything inside them.

    Touchpoints bring a step to stand in; connections and ideas come along when all
    their touchpoints do. Lanes bring what stands in them, and tell of the stages and steps of
    their journey, so that it finds its places elsewhere.
    """
    found: dict[str, Record] = {}
    queue = [record for id in ids if (record := snapshot.find(id))]
    roots = {record.id for record in queue}
    lanes = [record for record in queue if isinstance(record, Lane)]
    queue += [record for lane in lanes for record in _standing(snapshot, lane)]
    while queue:
        record = queue.pop()
        if record.id not in found:
            found[record.id] = record
            queue += _inside(snapshot, record)
    for card in [r for r in found.values() if isinstance(r, Touchpoint) and r.lane not in roots]:
        step = snapshot.get(Step, card.step)
        if step and step.id not in found:
            found[step.id] = step.but(title="")
    whole = {id: r for id, r in found.items() if id in roots or _whole(r, found)}
    near = {id for record in whole.values() for id in _links(record)} - whole.keys()
    around: list[Record] = [r for id in near if isinstance(r := snapshot.find(id), AROUND)]
    around += [one for id in {lane.journey for lane in lanes} for one in _places(snapshot, id)]
    return Copy(_sorted(snapshot, whole.values()), _sorted(snapshot, around))


def _inside(snapshot: Snapshot, record: Record) -> Iterable[Record]:
    """Yield what stands in a record; what is around takes nothing along."""
    if not isinstance(record, AROUND):
        for kind, name, _ in REFERRING[type(record).__name__]:
            if specs(kind)[name].place:
                yield from snapshot.of(kind, name, record.id)


def _standing(snapshot: Snapshot, lane: Lane) -> list[Record]:
    """Return what stands in a lane: its touchpoints, and its notes at the step they are seen at."""
    notes = []
    for note in snapshot.of(Note, "lane", lane.id):
        card = snapshot.get(Touchpoint, note.touchpoint)
        notes.append(note.but(step=card.step) if card else note)
    return [*snapshot.of(Touchpoint, "lane", lane.id), *notes]


def _places(snapshot: Snapshot, journey: str) -> Iterable[Record]:
    for stage in snapshot.of(Stage, "journey", journey):
        yield stage
        yield from snapshot.of(Step, "stage", stage.id)


def _whole(record: Record, found: Mapping[str, Record]) -> bool:
    if isinstance(record, Connection):
        return record.source in found and record.target in found
    return not isinstance(record, Idea) or all(id in found for id in record.touchpoints)


def _links(record: Record) -> Iterable[str]:
    for name, _ in LINKS[type(record)]:
        value = getattr(record, name)
        yield from value if isinstance(value, tuple) else (value,) if value else ()


def _sorted(snapshot: Snapshot, records: Iterable[Record]) -> tuple[Record, ...]:
    """Sort parents before children, and steps as they stand from left to right."""

    def key(record: Record) -> tuple[int, float, float, str]:
        stage = snapshot.get(Stage, record.stage) if isinstance(record, Step) else None
        own = getattr(record, "position", 0.0)
        return RANK[type(record)], stage.position if stage else 0.0, own, record.id

    return tuple(sorted(records, key=key))
