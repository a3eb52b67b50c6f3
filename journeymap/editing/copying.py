"""Copies that are dragged away: put where the originals stand, then moved as those would be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from journeymap.editing.boxes import boxes_of, move_boxes
from journeymap.editing.cuts import LINKS, take
from journeymap.editing.together import Landing, move_together
from journeymap.model.change import Change, change
from journeymap.model.fields import specs
from journeymap.model.grid import Cell
from journeymap.model.links import renamed_in_json
from journeymap.model.order import after_last
from journeymap.model.records import Copyable, Record, Step, new_id
from journeymap.model.snapshot import Snapshot
from journeymap.view import View

LABEL = "Duplicate"


class DragCopy(NamedTuple):
    """A change that brings copies, and the ids of those of what was dragged."""

    change: Change
    ids: tuple[str, ...]


def copy_together(
    snapshot: Snapshot, journey: str, ids: Iterable[str], held: str, to: Landing
) -> DragCopy | None:
    """Copy touchpoints with all that hangs on them, so that the held one's copy comes to a place.

    The others keep their places beside it; arrows among them come along.
    """
    made, names = copies_in_place(snapshot, ids)
    chosen = tuple(names[id] for id in ids if id in names)
    if held not in names:
        return None
    moved = move_together(snapshot.apply(made), journey, chosen, names[held], to)
    return DragCopy(_joined(made, moved), chosen)


def copy_boxes(
    snapshot: Snapshot, journey: str, ids: Iterable[str], held: str, cell: Cell
) -> DragCopy | None:
    """Copy boxes so that the held one's copy comes into a cell; ``None`` where it cannot be."""
    made, names = copies_in_place(snapshot, ids)
    chosen = tuple(names[id] for id in ids if id in names)
    boxes = boxes_of(snapshot, held)
    if held not in names or boxes is None:
        return None
    after = snapshot.apply(made)
    moved = move_boxes(after, journey, chosen, names[held], cell)
    here = boxes.where(View.of(snapshot, journey), held)
    same = here is not None and here.stage == cell.stage and here.step in (cell.step, "")
    return DragCopy(_joined(made, moved), chosen) if moved or same else None


def copies_in_place(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Change, dict[str, str]]:
    """Return copies of records and of all that stands in them, and their ids by the old ones.

    A copy of what is dragged stands behind the others of its kind, in the step it stands in.
    """
    roots = set(ids)
    inside = [one for one in take(snapshot, roots).inside if not isinstance(one, Step)]
    names = {record.id: new_id() for record in inside}
    last: dict[type[Record], float] = {}
    copies = []
    for record in inside:
        values = _relinked(record, names)
        kind = type(record)
        if record.id in roots and "position" in specs(kind):
            at = last.get(kind)
            last[kind] = after_last(snapshot.ordered(kind)) if at is None else at + 1.0
            values["position"] = last[kind]
        if isinstance(record, Copyable):
            values["origin"] = None
        copies.append(renamed_in_json(record.but(**values), names))
    return change(LABEL, add=copies), names


def _relinked(record: Record, names: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {"id": names[record.id]}
    for name, _ in LINKS[type(record)]:
        value = getattr(record, name)
        if isinstance(value, tuple):
            values[name] = tuple(names.get(id, id) for id in value)
        else:
            values[name] = names.get(value, value)
    return values


def _joined(made: Change, moved: Change | None) -> Change:
    return Change(LABEL, (made + moved if moved else made).edits)
