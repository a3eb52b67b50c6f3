"""Copies of parts of a journey, with everything inside, planted anywhere else.

Duplicating, pasting and deriving a to-be journey are all one thing: take and plant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from journeymap.editing import EditView, command
from journeymap.editing.cuts import LINKS, RANK, Copy, take
from journeymap.editing.places import ChangeDraft, index_of, put, stage_of, steps_for
from journeymap.editing.stand_ins import StandIns, stand_ins
from journeymap.model.change import Change
from journeymap.model.grid import cards, lanes, stages
from journeymap.model.links import renamed_in_json
from journeymap.model.order import after_last
from journeymap.model.records import (
    Connection,
    Copyable,
    Journey,
    Lane,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
    new_id,
)
from journeymap.model.snapshot import Snapshot

R = TypeVar("R", bound=Record)


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
    known = stand_ins(view, copy, names, draft, beside=beside)
    copy = Copy(_free(_with_origins(view.snapshot, copy.inside, variant)), copy.around)
    planted = _planted(copy, known)
    loose = _rooted(view, draft, planted, set(names.values()))
    draft.add += [record for record in planted if record.id not in loose]
    draft.add.sort(key=lambda record: RANK[type(record)])
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


def _free(records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records, those touchpoints let go whose stage is not copied with them.

    A pin is a place in a stage; a copy pinned there would lie on what it was copied from.
    """
    stages = {record.id for record in records if isinstance(record, Stage)}
    steps = {r.id for r in records if isinstance(r, Step) and r.stage in stages}

    def freed(record: Record) -> Record:
        loose = isinstance(record, Touchpoint) and record.step not in steps
        return record.but(x=None, y=None) if loose else record

    return tuple(map(freed, records))


def _planted(copy: Copy, known: StandIns) -> list[Record]:
    """Return the new records, and forget the names of those that found no place."""
    planted = []
    for record in sorted(copy.inside, key=lambda record: RANK[type(record)]):
        new = _relinked(record, known)
        if new is None:
            known.forget(record.id)
        else:
            planted.append(new)
    return planted


def _relinked(record: Record, known: StandIns) -> Record | None:
    """Return the record under its new name; ``None`` when what it needs is not there."""
    values: dict[str, Any] = {"id": known.others[record.id]}
    for name, spec in LINKS[type(record)]:
        value, ids = getattr(record, name), known.of(spec)
        if not value:
            continue
        if isinstance(value, tuple):
            values[name] = tuple(dict.fromkeys(ids[id] for id in value if id in ids))
        else:
            values[name] = ids.get(value)
        # a step without a stage is put into one afterwards
        if spec.falls and not values[name] and not isinstance(record, Step):
            return None
    new = renamed_in_json(record.but(**values), known.others)
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
    # Where there was nothing, a stage and a lane were made just now for what needs them.
    made = [r for r in draft.add if isinstance(r, (Stage, Lane)) and r.journey == view.journey]
    columns = (*stages(snapshot, view.journey), *(r for r in made if isinstance(r, Stage)))
    rows = (*lanes(snapshot, view.journey), *(r for r in made if isinstance(r, Lane)))
    _insert(draft, columns, at, groups)
    _insert(draft, rows, view.primary, bands)
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
        moved = {
            name: homes[getattr(record, name)]
            for name, spec in LINKS[type(record)]
            if spec.target == "Step" and getattr(record, name) in homes
        }
        planted[i] = record.but(**moved) if moved else record


def _insert(draft: ChangeDraft, row: Sequence[R], at: Record | None, newcomers: list[R]) -> None:
    placed, shifted = put(row, index_of(row, at.id if at else None) + 1, newcomers)
    draft.add += placed
    draft.edit += shifted


def _introduce(view: EditView, copy: Copy, known: StandIns, draft: ChangeDraft) -> None:
    """Let the personas who came along walk the journey they came to."""
    journey = view.snapshot.get(Journey, view.journey)
    if journey is None or any(isinstance(record, Journey) for record in copy.inside):
        return
    came = [r for r in (*copy.inside, *copy.around) if isinstance(r, Persona)]
    people = [known.others[persona.id] for persona in came]
    walkers = tuple(dict.fromkeys((*journey.personas, *people)))
    if walkers != journey.personas:
        draft.edit.append((journey, journey.but(personas=walkers)))


@command("duplicate", "Duplicate", keys=("Ctrl+D",))
def duplicate(view: EditView) -> Change | None:
    """Copy the selection right behind itself."""
    chosen = {card.id for card in view.chosen(Touchpoint)}
    order = [card.id for card in cards(view.snapshot, view.journey) if card.id in chosen]
    behind = EditView.of(view.snapshot, view.journey, tuple(order[-1:]) or view.selection)
    return plant(behind, take(view.snapshot, view.selection), beside=True).done("Duplicate")
