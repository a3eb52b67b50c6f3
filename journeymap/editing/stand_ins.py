"""What the links of a copy lead to where it is put down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeymap.editing import EditView
from journeymap.editing.cuts import LINKS, Copy
from journeymap.editing.places import ChangeDraft, lane_of, stage_of, step_of
from journeymap.model.fields import Spec
from journeymap.model.grid import CHANNEL, channels, lanes
from journeymap.model.records import (
    NAMES,
    Asset,
    Lane,
    Metric,
    Persona,
    Record,
    Source,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import bytes_of

Ids = dict[str, str]

_TELLING: dict[type[Record], tuple[str, ...]] = {
    Persona: ("name",),
    Asset: ("digest",),
    Metric: ("kind", "title", "question", "low", "high", "direction", "method", "top"),
    Source: ("name", "digest"),
}
"""By which fields what a copy refers to is known again in another document."""


@dataclass(frozen=True, slots=True)
class StandIns:
    """New ids by the old ones: of what a record stands at, and of what it only refers to."""

    places: Ids
    others: Ids

    def of(self, spec: Spec) -> Mapping[str, str]:
        """Return the ids a link leads to."""
        return self.places if spec.place else self.others

    def forget(self, id: str) -> None:
        """Let an id lead nowhere: what it was to be found no place."""
        self.places.pop(id, None)
        self.others.pop(id, None)


def stand_ins(
    view: EditView, copy: Copy, names: Ids, draft: ChangeDraft, *, beside: bool
) -> StandIns:
    """Return what stands in for what a copy leads to; who has to be brought along is drafted.

    What hung on something outside now hangs on the selection, or, ``beside``, where it hung.
    What is only referred to is the same where it is there, and else forgotten.
    """
    around = _around(view, copy, draft)
    places = around | _outside(view, copy, names, beside) | names
    return StandIns(places, around | _still_there(view.snapshot, copy) | names)


def _around(view: EditView, copy: Copy, draft: ChangeDraft) -> Ids:
    """Return what the personas, metrics, pictures and lanes of a copy are called here."""
    known: Ids = {}
    cards = [r for r in copy.inside if isinstance(r, Touchpoint)]
    one_lane = len({card.lane for card in cards}) == 1
    aimed = isinstance(view.primary, (Touchpoint, Lane)) or _here(view) is not None
    for record in copy.around:
        if isinstance(record, (Stage, Step)):
            continue
        if isinstance(record, Lane):
            here = None if one_lane and aimed else _same_lane(view, record)
            if here is None and record.kind == CHANNEL:
                here = lane_of(view, draft).id
        else:
            here = _same(view.snapshot, record)
            # A picture comes along where its bytes did.
            if here is None and (
                not isinstance(record, Asset) or bytes_of(view.view.assets, record) is not None
            ):
                draft.add.append(_bare(view.snapshot, record))
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
        for spec, id in _led_to(record):
            stays = beside and spec.target != "Journey" and _is_here(view, id)
            place = id if stays else here.get(spec.target)
            if spec.place and id not in names and place:
                known[id] = place
    return known


def _is_here(view: EditView, id: str) -> bool:
    """Tell whether something is there, and not a place of another journey."""
    found = view.snapshot.find(id)
    place = view.snapshot.get(Stage, found.stage) if isinstance(found, Step) else found
    journey = place.journey if isinstance(place, (Lane, Stage)) else view.journey
    return place is not None and journey == view.journey


def _still_there(snapshot: Snapshot, copy: Copy) -> Ids:
    """Return what a copy refers to and is in this document."""
    return {
        id: id
        for record in copy.inside
        for spec, id in _led_to(record)
        if not spec.place and snapshot.get(NAMES[spec.target], id)
    }


def _bare(snapshot: Snapshot, record: Record) -> Record:
    """Return a record that is brought along without what is not in this document."""
    lost: dict[str, Any] = {
        name: None
        for name, spec in LINKS[type(record)]
        if not snapshot.get(NAMES[spec.target], getattr(record, name))
    }
    return record.but(**lost) if lost else record


def _led_to(record: Record) -> Iterator[tuple[Spec, str]]:
    for name, spec in LINKS[type(record)]:
        value = getattr(record, name)
        for id in value if isinstance(value, tuple) else (value,) if value else ():
            yield spec, id
