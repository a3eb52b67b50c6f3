"""Copies of parts of a journey, with everything inside, planted anywhere else.

Duplicating, pasting and deriving a to-be journey are all one thing: take and plant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from journeymap.editing import EditView, command
from journeymap.editing.places import (
    ChangeDraft,
    index_of,
    lane_of,
    put,
    stage_of,
    step_of,
    steps_for,
)
from journeymap.model.change import Change
from journeymap.model.fields import specs
from journeymap.model.grid import CHANNEL, cards, channels, lanes, stages
from journeymap.model.links import REFERRING
from journeymap.model.order import after_last
from journeymap.model.records import (
    KINDS,
    Asset,
    Connection,
    Copyable,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
    new_id,
)
from journeymap.model.snapshot import Snapshot

HOLDING = (Journey, Stage, Step, Touchpoint)
"""The kinds that take along what stands in them."""

AROUND = (Persona, Metric, Asset, Lane)
"""The kinds a copy refers to without holding them."""

R = TypeVar("R", bound=Record)
_RANK = {kind: i for i, kind in enumerate(KINDS)}
_LINKS = {
    kind: tuple((name, spec) for name, spec in specs(kind).items() if spec.target) for kind in KINDS
}
_TELLING: dict[type[Record], tuple[str, ...]] = {
    Persona: ("name",),
    Asset: ("digest",),
    Metric: ("kind", "title", "question", "low", "high", "direction", "method"),
}
Ids = dict[str, str]


@dataclass(frozen=True, slots=True)
class Copy:
    """Records cut out of a document, parents before children, and what they refer to."""

    inside: tuple[Record, ...]
    around: tuple[Record, ...]


def take(snapshot: Snapshot, ids: Iterable[str]) -> Copy:
    """Return a copy of records with everything inside them.

    Touchpoints bring a step to stand in; connections and ideas come along when all
    their touchpoints do.
    """
    found: dict[str, Record] = {}
    queue = [record for id in ids if (record := snapshot.find(id))]
    roots = {record.id for record in queue}
    while queue:
        record = queue.pop()
        if record.id not in found:
            found[record.id] = record
            queue += _inside(snapshot, record)
    for card in [r for r in found.values() if isinstance(r, Touchpoint)]:
        step = snapshot.get(Step, card.step)
        if step and step.id not in found:
            found[step.id] = step.but(title="")
    whole = {id: r for id, r in found.items() if id in roots or _whole(r, found)}
    near = {id for record in whole.values() for id in _links(record)} - whole.keys()
    around = [r for id in near if isinstance(r := snapshot.find(id), AROUND)]
    return Copy(_sorted(snapshot, whole.values()), _sorted(snapshot, around))


def plant(
    view: EditView, copy: Copy, *, beside: bool = False, variant: bool = False
) -> ChangeDraft:
    """Return the records of a copy as new ones at the selection of a view.

    What a copy refers to is found again by id or by name, or brought along. What hung
    on something outside now hangs on the selection, or, ``beside``, where it hung. The
    records of a ``variant`` say what they were copied from; others only pass on an origin
    that nothing here has, as what was cut and is pasted.
    """
    draft = ChangeDraft()
    names = {record.id: new_id() for record in copy.inside}
    known = _around(view, copy, draft) | _outside(view, copy, names, beside) | names
    copy = Copy(_with_origins(view.snapshot, copy.inside, variant), copy.around)
    planted = _planted(copy, known)
    loose = _rooted(view, draft, planted, set(names.values()))
    draft.add += [record for record in planted if record.id not in loose]
    draft.add.sort(key=lambda record: _RANK[type(record)])
    _introduce(view, copy, known, draft)
    return draft


def _with_origins(
    snapshot: Snapshot, records: Sequence[Record], variant: bool
) -> tuple[Record, ...]:
    """Return the records with the origin their copies shall have."""
    kinds = {type(record) for record in records}
    taken = {
        (kind, other.origin)
        for kind in kinds
        for other in snapshot.all(kind).values()
        if isinstance(other, Copyable)
    }

    def told(record: Record) -> Record:
        if not isinstance(record, Copyable):
            return record
        passed = None if (type(record), record.origin) in taken else record.origin
        return record.but(origin=record.id if variant else passed)

    return tuple(map(told, records))


def _inside(snapshot: Snapshot, record: Record) -> Iterable[Record]:
    if isinstance(record, HOLDING):
        for kind, name, _ in REFERRING[type(record).__name__]:
            if kind is not Journey:
                yield from snapshot.of(kind, name, record.id)


def _whole(record: Record, found: Mapping[str, Record]) -> bool:
    if isinstance(record, Connection):
        return record.source in found and record.target in found
    return not isinstance(record, Idea) or all(id in found for id in record.touchpoints)


def _links(record: Record) -> Iterable[str]:
    for name, _ in _LINKS[type(record)]:
        value = getattr(record, name)
        yield from value if isinstance(value, tuple) else (value,) if value else ()


def _sorted(snapshot: Snapshot, records: Iterable[Record]) -> tuple[Record, ...]:
    """Sort parents before children, and steps as they stand from left to right."""

    def key(record: Record) -> tuple[int, float, float, str]:
        stage = snapshot.get(Stage, record.stage) if isinstance(record, Step) else None
        own = getattr(record, "position", 0.0)
        return _RANK[type(record)], stage.position if stage else 0.0, own, record.id

    return tuple(sorted(records, key=key))


def _around(view: EditView, copy: Copy, draft: ChangeDraft) -> Ids:
    """Return what the personas, metrics, pictures and lanes of a copy are called here."""
    known: Ids = {}
    cards = [r for r in copy.inside if isinstance(r, Touchpoint)]
    one_lane = len({card.lane for card in cards}) == 1
    aimed = isinstance(view.primary, (Touchpoint, Lane)) or _here(view) is not None
    for record in copy.around:
        if isinstance(record, Lane):
            here = None if one_lane and aimed else _same_lane(view, record)
            if here is None and record.kind == CHANNEL:
                here = lane_of(view, draft).id
        else:
            here = _same(view.snapshot, record)
            if here is None and not isinstance(record, Asset):
                draft.add.append(record)
                here = record.id
        if here is not None:
            known[record.id] = here
    return known | ({} if one_lane else _lowered(view, known, cards))


def _here(view: EditView) -> str | None:
    """Return the channel of the current cell."""
    at = view.cell.lane if view.cell and not view.selection else None
    return next((lane.id for lane in channels(view.snapshot, view.journey) if lane.id == at), None)


def _lowered(view: EditView, known: Ids, cards: Sequence[Touchpoint]) -> Ids:
    """Return the lanes of a copy of several, so that its upper one is that of the current cell."""
    row = [lane.id for lane in channels(view.snapshot, view.journey)]
    here = _here(view)
    at = {card.lane: row.index(known[card.lane]) for card in cards if known.get(card.lane) in row}
    if here is None or len(at) < len({card.lane for card in cards}):
        return {}
    by = min(row.index(here) - min(at.values()), len(row) - 1 - max(at.values()))
    return {lane: row[i + by] for lane, i in at.items()}


def _same_lane(view: EditView, lane: Lane) -> str | None:
    row = lanes(view.snapshot, view.journey)
    by_id = [other.id for other in row if other.id == lane.id]
    alike = [x.id for x in row if (x.kind, x.title) == (lane.kind, lane.title)]
    return next(iter(by_id + alike), None)


def _same(snapshot: Snapshot, record: Record) -> str | None:
    if snapshot.get(type(record), record.id):
        return record.id
    kind = type(record)
    names = _TELLING[kind]
    for other in snapshot.all(kind).values():
        if all(getattr(other, name) == getattr(record, name) for name in names):
            return other.id
    return None


def _outside(view: EditView, copy: Copy, names: Ids, beside: bool) -> Ids:
    """Return what stands in for the places that were left behind."""
    step, stage, card = step_of(view), stage_of(view), view.card
    here = {
        "Touchpoint": card.id if card else None,
        "Step": step.id if step else None,
        "Stage": stage.id if stage else None,
        "Journey": view.journey,
    }
    known: Ids = {}
    for record in copy.inside:
        for name, spec in _LINKS[type(record)]:
            if spec.target not in here or name == "derived":
                continue
            value = getattr(record, name)
            for id in value if isinstance(value, tuple) else (value,) if value else ():
                stays = beside and spec.target != "Journey" and view.snapshot.find(id)
                place = id if stays else here[spec.target]
                if id not in names and place:
                    known[id] = place
    return known


def _planted(copy: Copy, known: Ids) -> list[Record]:
    """Return the new records, and forget the names of those that found no place."""
    planted = []
    for record in sorted(copy.inside, key=lambda record: _RANK[type(record)]):
        new = _relinked(record, known)
        if new is None:
            del known[record.id]
        else:
            planted.append(new)
    return planted


def _relinked(record: Record, known: Mapping[str, str]) -> Record | None:
    """Return the record under its new name; ``None`` when what it needs is not there."""
    values: dict[str, Any] = {"id": known[record.id]}
    for name, spec in _LINKS[type(record)]:
        value = getattr(record, name)
        if not value:
            continue
        if isinstance(value, tuple):
            values[name] = tuple(dict.fromkeys(known[id] for id in value if id in known))
        else:
            values[name] = known.get(value)
        # a step without a stage is put into one afterwards
        if spec.falls and not values[name] and not isinstance(record, Step):
            return None
    new = record.but(**values)
    return None if isinstance(new, Connection) and new.source == new.target else new


def _rooted(view: EditView, draft: ChangeDraft, planted: list[Record], new: set[str]) -> set[str]:
    """Put those without a new parent into their rows; return the ids dealt with."""
    snapshot, at = view.snapshot, stage_of(view)
    steps = [r for r in planted if isinstance(r, Step) and r.stage not in new]
    groups = [r for r in planted if isinstance(r, Stage) and r.journey not in new]
    bands = [r for r in planted if isinstance(r, Lane) and r.journey not in new]
    roots = [r for r in planted if isinstance(r, (Journey, Persona, Metric))]
    if steps:
        _stand(view, draft, planted, steps)
    _insert(draft, stages(snapshot, view.journey), at, groups)
    _insert(draft, lanes(snapshot, view.journey), view.primary, bands)
    for record in roots:
        last = after_last(snapshot.ordered(type(record)))
        draft.add.append(record.but(position=last))
    return {record.id for record in (*steps, *groups, *bands, *roots)}


def _stand(view: EditView, draft: ChangeDraft, planted: list[Record], steps: list[Step]) -> None:
    """Give steps their places; at the current cell, what is in them goes into those there are."""
    needs = [
        {r.lane for r in planted if isinstance(r, Touchpoint) and r.step == step.id}
        for step in steps
    ]
    placed = steps_for(view, draft, steps, needs)
    homes = {step.id: home.id for step, home in zip(steps, placed, strict=True)}
    for i, record in enumerate(planted):
        if isinstance(record, (Touchpoint, Note)) and record.step in homes:
            planted[i] = record.but(step=homes[record.step])


def _insert(draft: ChangeDraft, row: Sequence[R], at: Record | None, newcomers: list[R]) -> None:
    placed, shifted = put(row, index_of(row, at.id if at else None) + 1, newcomers)
    draft.add += placed
    draft.edit += shifted


def _introduce(view: EditView, copy: Copy, known: Ids, draft: ChangeDraft) -> None:
    """Let the personas who came along walk the journey they came to."""
    journey = view.snapshot.get(Journey, view.journey)
    if journey is None or any(isinstance(record, Journey) for record in copy.inside):
        return
    came = [r for r in (*copy.inside, *copy.around) if isinstance(r, Persona)]
    people = [known[persona.id] for persona in came]
    walkers = tuple(dict.fromkeys((*journey.personas, *people)))
    if walkers != journey.personas:
        draft.edit.append((journey, journey.but(personas=walkers)))


@command("duplicate", "Duplicate", keys=("Ctrl+D",))
def duplicate(view: EditView) -> Change | None:
    """Copy the selection right behind itself."""
    chosen = {card.id for card in view.chosen(Touchpoint)}
    order = [card.id for card in cards(view.snapshot, view.journey) if card.id in chosen]
    behind = EditView(view.snapshot, view.journey, tuple(order[-1:]) or view.selection)
    return plant(behind, take(view.snapshot, view.selection), beside=True).done("Duplicate")
