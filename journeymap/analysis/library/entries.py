"""The entries of the library: each insight once, with all its places and what it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from journeymap.analysis.frictions import worst_severity
from journeymap.analysis.insights import insights, said_by
from journeymap.drawing.memo import Memo
from journeymap.model.grid import cards, stages
from journeymap.model.matching import folded
from journeymap.model.records import (
    Copyable,
    Friction,
    Goal,
    Idea,
    Journey,
    Lane,
    Metric,
    Quote,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.model.texts import texts_of

LISTED: tuple[type[Record], ...] = (Goal, Quote, Friction, Idea, Metric)
"""The kinds of records that stand in the library, in their order there."""

_STANDING = (Journey, Stage, Step, Lane, Touchpoint, Score)
_READ = (*LISTED, *_STANDING)
_APART = re.compile(r"[^\w']+|(?<!\w)'+|'+(?!\w)")
"""What stands between words: an apostrophe within one is part of it."""


class LibraryPlace(NamedTuple):
    """A place where an entry stands: the record that stands there, and on what."""

    record: Record
    journey: Journey | None = None
    stage: Stage | None = None
    touchpoint: Touchpoint | None = None


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One insight: the records that say it, where they stand, and what leads to it.

    ``used_by`` are the ideas and goals that name it, each insight once; of an idea it is what it
    names itself. ``findings`` are the kinds of findings an idea answers. ``words`` are all its
    texts and the names of its places, as they are searched.
    """

    kind: str
    title: str
    records: tuple[Record, ...]
    places: tuple[LibraryPlace, ...]
    used_by: tuple[Record, ...]
    findings: tuple[str, ...]
    words: str

    @property
    def id(self) -> str:
        """The id of the record that stands for the entry, the first of several."""
        return self.records[0].id

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all its records."""
        return tuple(record.id for record in self.records)

    @property
    def journeys(self) -> tuple[Journey, ...]:
        """The journeys it stands on, each once."""
        found = {one.journey.id: one.journey for one in self.places if one.journey}
        return tuple(found.values())

    @property
    def linked(self) -> bool:
        """Whether it is part of a chain: named by an idea or a goal, or naming why it is there."""
        return bool(self.used_by or self.findings)

    @property
    def severity(self) -> int | None:
        """The worst severity of its frictions, 0 to 4; ``None`` where nobody gave one."""
        return worst_severity(one for one in self.records if isinstance(one, Friction))


def as_searched(text: str) -> str:
    """Return the words of a text as they are compared, one blank before each."""
    return " " + _APART.sub(" ", folded(text).text).strip()


def library(snapshot: Snapshot, memo: Memo) -> tuple[LibraryEntry, ...]:
    """Return every entry of a document, kind by kind, journey by journey.

    What stayed as it was is taken from the memo, its folded texts among it.
    """
    tables: tuple[object, ...] = tuple(snapshot.all(kind) for kind in _READ)
    return memo("library", tables, partial(_entries, snapshot, memo))


def _entries(snapshot: Snapshot, memo: Memo) -> tuple[LibraryEntry, ...]:
    places = _Places(snapshot)
    standing: tuple[object, ...] = tuple(snapshot.all(kind) for kind in _STANDING)

    def group(kind: type[Record]) -> tuple[tuple[Record, ...], ...]:
        make = partial(_grouped, snapshot, kind, places)
        return memo(("groups", kind), (snapshot.all(kind), *standing), make)

    groups = {kind: group(kind) for kind in LISTED}
    first = {one.id: rows[0] for kind in LISTED for rows in groups[kind] for one in rows}
    users, names = _Users(snapshot, first), dict[str, str]()

    def entry(records: tuple[Record, ...]) -> LibraryEntry:
        stands = tuple(place for record in records for place in places.of(record))
        used = users.of(records)
        make = partial(_entry, records, stands, used, names)
        return memo(("entry", records[0].id), (records, stands, used), make)

    return tuple(entry(rows) for kind in LISTED for rows in groups[kind])


def _grouped(
    snapshot: Snapshot, kind: type[Record], places: _Places
) -> tuple[tuple[Record, ...], ...]:
    return insights(places.sorted(snapshot.ordered(kind)))


def _entry(
    records: tuple[Record, ...],
    stands: tuple[LibraryPlace, ...],
    used: tuple[Record, ...],
    names: dict[str, str],
) -> LibraryEntry:
    """Return an entry; ``names`` are those of places as they are searched, as far as known."""
    texts = dict.fromkeys(map(_searched, records))
    for one in (one for place in stands for one in place[1:] if one is not None):
        if one.id not in names:
            names[one.id] = as_searched(one.title)
        texts[names[one.id]] = None
    found = {code: None for one in records for code in getattr(one, "findings", ())}
    title = next(filter(None, map(said_by, records)), "")
    kind = type(records[0]).__name__
    return LibraryEntry(kind, title, records, stands, used, tuple(found), "".join(texts))


def _searched(record: Record) -> str:
    return as_searched(" ".join(one.text for one in texts_of(record)))


def _read_on(snapshot: Snapshot, journey: str) -> Iterator[str]:
    """Yield the ids of a journey, its stages and its touchpoints in the order of reading."""
    yield journey
    yield from (stage.id for stage in stages(snapshot, journey))
    yield from (card.id for card in cards(snapshot, journey))


class _Places:
    """Finds where records stand, all of a document at once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        ids = [id for one in snapshot.ordered(Journey) for id in _read_on(snapshot, one.id)]
        self._rank = {id: place for place, id in enumerate(ids)}
        self._scored = snapshot.by(Score, "metric")

    def of(self, record: Record) -> tuple[LibraryPlace, ...]:
        """Return the places of a record, none twice."""
        return tuple(dict.fromkeys(self._of(record)))

    def sorted(self, records: Iterable[Record]) -> list[Record]:
        """Return records as they are read, journey by journey; copies come after all others.

        So that a record stands for its copies. What stands nowhere comes last of its kind.
        """
        every = {one.id: one for one in records}

        def rank(record: Record) -> tuple[bool, int]:
            at = next(self._of(record), None)
            on = (at.touchpoint or at.stage or at.journey) if at else None
            copied = isinstance(record, Copyable) and record.origin in every
            return copied, self._rank.get(on.id, len(self._rank)) if on else len(self._rank)

        return sorted(every.values(), key=rank)

    def _of(self, record: Record) -> Iterator[LibraryPlace]:
        if isinstance(record, Metric):
            for score in self._scored.get(record.id, ()):
                yield self._at(record, score.journey, score.stage, score.touchpoint)
        elif isinstance(record, Idea):
            for id in record.touchpoints:
                if id in self._snapshot.all(Touchpoint):
                    yield self._at(record, record.journey, None, id)
            if not record.touchpoints:
                yield self._at(record, record.journey, None, None)
        elif isinstance(record, Goal):
            yield self._at(record, record.journey, record.stage, None)
        elif isinstance(record, Quote | Friction):
            yield self._at(record, None, None, record.touchpoint)

    def _at(
        self, record: Record, journey: str | None, stage: str | None, card: str | None
    ) -> LibraryPlace:
        get = self._snapshot.get
        touchpoint = get(Touchpoint, card)
        step = get(Step, touchpoint.step) if touchpoint else None
        on = get(Stage, step.stage if step else stage)
        return LibraryPlace(record, get(Journey, on.journey if on else journey), on, touchpoint)


class _Users:
    """Finds what names a record, or what an idea names, each insight once."""

    def __init__(self, snapshot: Snapshot, first: Mapping[str, Record]) -> None:
        self._first = first
        self._naming: dict[str, list[str]] = {}
        for goal in snapshot.ordered(Goal):
            self._name(goal, (goal.metric,))
        for idea in snapshot.ordered(Idea):
            self._name(idea, (idea.goal, idea.metric, *idea.quotes, *idea.frictions))

    def _name(self, user: Record, ids: Iterable[str | None]) -> None:
        for id in ids:
            if id is not None:
                self._naming.setdefault(id, []).append(user.id)

    def of(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """Return what leads to an insight; of ideas what these lead to."""
        ids: list[str | None] = []
        for record in records:
            if isinstance(record, Idea):
                ids += (record.goal, record.metric, *record.quotes, *record.frictions)
            else:
                ids += self._naming.get(record.id, ())
        found = (self._first.get(id) for id in ids if id)
        return tuple({one.id: one for one in found if one is not None}.values())
