"""One side of a comparison made like the other: who is who there, and what has to come along."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from journeymap.analysis.difference import ComparedJourney, Difference, JourneyDifference
from journeymap.editing.cuts import LINKS
from journeymap.model.change import Change, change
from journeymap.model.links import removal
from journeymap.model.records import (
    Asset,
    Copyable,
    Journey,
    Metric,
    Persona,
    Record,
    Source,
    Touchpoint,
    new_id,
)
from journeymap.model.snapshot import Snapshot

R = TypeVar("R", bound=Record)
C = TypeVar("C", bound=Copyable)

_AROUND = (Persona, Metric, Asset, Source, Journey)
"""What stands in no journey, and is the same for all of a document."""

_COMING = (Persona, Metric, Asset)
"""What comes along from another document where it is not there; a picture only with its bytes."""


class JourneyCrossing:
    """A document in which one journey becomes like another, difference by difference.

    ``now`` is the document so far. ``source`` is the side that is taken from, ``target`` the
    journey in the document. ``ids`` are what records of the source are called in the target.
    ``pictures`` are the digests of those whose bytes are here. ``moved`` are those of the source
    that still stand elsewhere there: by what else stands in place it is known where something
    belongs.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        found: JourneyDifference,
        *,
        over: bool,
        pictures: Collection[str] = (),
    ) -> None:
        self.now = snapshot
        self.source: ComparedJourney = found.after if over else found.before
        self.target: str = (found.before if over else found.after).journey
        pairs = found.pairs
        self.ids = {new: old for old, new in pairs.items()} if over else dict(pairs)
        self.over, self._pictures = over, pictures
        self.moved = {
            source.id
            for one in (*found.stages, *found.lanes, *found.touchpoints)
            if (source := self.of_source(one)) and _stands_elsewhere(one)
        }

    def of_source(self, one: Difference) -> Record | None:
        """Return the record of a difference on the side that is taken from."""
        return one.after if self.over else one.before

    def of_target(self, one: Difference) -> Record | None:
        """Return the record of a difference in the document, as it is there now."""
        record = one.before if self.over else one.after
        return self.now.get(type(record), record.id) if record else None

    def write(
        self,
        *,
        add: Iterable[Record] = (),
        edit: Iterable[tuple[Record, Record]] = (),
        remove: Iterable[Record] = (),
    ) -> None:
        """Go on with a change to the document."""
        self.now = self.now.apply(change("", add=add, edit=edit, remove=remove))

    def set(self, record: Record, **values: Any) -> None:
        """Give a record of the document, as it is now, other values."""
        now = self.now.get(type(record), record.id)
        if now is not None:
            self.write(edit=[(now, now.but(**values))])

    def remove(self, ids: Iterable[str]) -> None:
        """Take records away, and whatever cannot be without them."""
        self.now = self.now.apply(Change("", removal(self.now, ids)))

    def twin(self, record: R) -> R | None:
        """Return what a record of the source is in the document, if it is there."""
        return self.now.get(type(record), self.ids.get(record.id))

    def known(self, id: str | None) -> str | None:
        """Return what a link of the source leads to here; ``None`` where that is not there.

        A persona and a metric come along, and a picture whose bytes are here.
        """
        if not id:
            return None
        here = self.now.find(self.ids.get(id, id))
        # What stands in a journey is known by its pair only: else it would be the other one's.
        if here is not None and (id in self.ids or isinstance(here, _AROUND)):
            return here.id
        record = self.source.snapshot.find(id)
        if not isinstance(record, _COMING):
            return None
        if isinstance(record, Asset) and record.digest not in self._pictures:
            return None
        lost: dict[str, Any] = {
            name: None
            for name, _ in LINKS[type(record)]
            if not self.now.find(getattr(record, name) or "")
        }
        self.write(add=[record.but(**lost)])
        self._let_walk(record)
        return id

    def _let_walk(self, record: Record) -> None:
        """Let a persona who came along walk the journey."""
        journey = self.now.get(Journey, self.target)
        if isinstance(record, Persona) and journey:
            self.set(journey, personas=(*journey.personas, record.id))

    def linked(self, record: Record, names: Iterable[str] | None = None) -> dict[str, Any]:
        """Return the values of the links of a record as they are here; or of only some."""
        values: dict[str, Any] = {}
        wanted = None if names is None else set(names)
        for name, _ in LINKS[type(record)]:
            if wanted is None or name in wanted:
                value = getattr(record, name)
                if isinstance(value, tuple):
                    found = (self.known(id) for id in value)
                    values[name] = tuple(dict.fromkeys(id for id in found if id))
                else:
                    values[name] = self.known(value)
        return values

    def copied(self, record: C, **placed: Any) -> C | None:
        """Return a record of the source as one of the document, ``None`` where what it needs is
        not there.

        It keeps its id where that is free, else its origin tells which one it is a copy of.
        """
        free = self.now.find(record.id) is None
        names = [name for name, _ in LINKS[type(record)] if name not in placed]
        values = {**self.linked(record, names), **placed}
        if any(not values[name] for name in _needed(record)):
            return None
        if isinstance(record, Touchpoint):
            values |= {"x": None, "y": None}
        id = record.id if free else new_id()
        self.ids[record.id] = id
        return record.but(id=id, origin=record.origin if free else record.id, **values)


def _needed(record: Record) -> list[str]:
    """Return the links without which a record cannot be, of those it has."""
    links = LINKS[type(record)]
    return [name for name, spec in links if spec.falls and getattr(record, name)]


def _stands_elsewhere(one: Difference) -> bool:
    return any(field.field in ("stage", "step", "position") for field in one.fields)
