"""Lanes put down elsewhere: what stands in them comes to the steps that are the same there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from journeymap.editing import EditView, command
from journeymap.editing.copies import plant
from journeymap.editing.cuts import Copy
from journeymap.language import plural
from journeymap.model.change import Change
from journeymap.model.grid import cards, stages
from journeymap.model.records import Journey, Lane, Note, Record, Stage, Step, Touchpoint

R = TypeVar("R", Stage, Step)
Names = dict[str, str]


def holds_lanes(copy: Copy) -> bool:
    """Tell whether a copy is one of lanes with what stands in them."""
    kinds = {type(record) for record in copy.inside}
    return Lane in kinds and Journey not in kinds


def plant_lanes(view: EditView, copy: Copy) -> Change | None:
    """Return the change that puts lanes below the one the selection is in, with what fits here.

    Notes that lost their lane when it was cut are there again, and not twice.
    """
    draft = plant(view, _settled(view, copy)[0], beside=True)
    notes = (view.snapshot.get(Note, one.id) for one in copy.inside if isinstance(one, Note))
    draft.remove += [note for note in notes if note and note.lane is None]
    return draft.done("Paste")


def without_place(view: EditView, copy: Copy) -> tuple[str, ...]:
    """Return in a sentence how much of some lanes would have no place where they are put down."""
    lost = _settled(view, copy)[1] if holds_lanes(copy) else 0
    if not lost:
        return ()
    return (
        plural(
            "{n} thing in the lane was left out: its step is not in this journey.",
            "{n} things in the lane were left out: their steps are not in this journey.",
            lost,
        ),
    )


@command("lane.bare", "Duplicate the lane without its content", menu="Arrange")
def duplicate_bare(view: EditView) -> Change | None:
    """Copy the selected lanes below themselves, with nothing in them."""
    chosen = view.chosen(Lane)
    return plant(view, Copy(chosen, ()), beside=True).done("Duplicate") if chosen else None


def _settled(view: EditView, copy: Copy) -> tuple[Copy, int]:
    """Return lanes whose content stands at places of this journey, and how much has none."""
    names = _places(view, copy)
    here = {card.id for card in cards(view.snapshot, view.journey)}
    own = {record.id for record in copy.inside}
    kept: list[Record] = []
    lost = set[str]()
    for record in copy.inside:
        moved = _at(record, names, here | own)
        if moved is None:
            lost.add(record.id)
        else:
            kept.append(moved)
    around = tuple(one for one in copy.around if not isinstance(one, (Stage, Step)))
    return Copy(tuple(kept), around), len(lost)


def _at(record: Record, names: Mapping[str, str], cards: set[str]) -> Record | None:
    """Return a record at its places of here; ``None`` where it has none."""
    if isinstance(record, Touchpoint):
        step = names.get(record.step)
        return record.but(step=step) if step else None
    if not isinstance(record, Note):
        return record
    values: dict[str, Any] = {
        name: names.get(getattr(record, name) or "")
        for name in ("step", "stage", "until_step", "until_stage")
    }
    values["touchpoint"] = record.touchpoint if record.touchpoint in cards else None
    stands = any(values[name] for name in ("step", "stage", "touchpoint"))
    return record.but(**values) if stands else None


def _places(view: EditView, copy: Copy) -> Names:
    """Return the stages and steps of here by those a copy knows: the same, of one name, or place.

    A copy tells of the places its content stood at, so that they are found by what they are
    called; those without a name by their number.
    """
    snapshot, journey = view.snapshot, view.journey
    there = [one for one in copy.around if isinstance(one, Stage)]
    found = _alike(there, stages(snapshot, journey))
    for stage in there:
        if stage.id in found:
            row = [one for one in copy.around if isinstance(one, Step) and one.stage == stage.id]
            found |= _alike(row, snapshot.of(Step, "stage", found[stage.id]))
    return found


def _alike(row: Sequence[R], here: Sequence[R]) -> Names:
    row = sorted(row, key=lambda one: one.position)
    known = {one.id: one.id for one in here}
    by_title = {_called(one): one.id for one in reversed(here) if _called(one)}
    found: Names = {}
    for i, one in enumerate(row):
        same = known.get(one.id) or by_title.get(_called(one))
        if same is None and i < len(here) and not (_called(one) and _called(here[i])):
            same = here[i].id
        if same:
            found[one.id] = same
    return found


def _called(place: Stage | Step) -> str:
    return " ".join(place.title.split()).casefold()
