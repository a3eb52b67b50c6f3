"""How a document came about: its steps, and what it was at any moment of them.

A timeline is read at one moment and stays true, whatever is done to the document meanwhile.
What is packed in the file stays packed in it, and is looked into where somebody goes back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from journeymap.language import tr
from journeymap.model.change import Change, Edit
from journeymap.model.document import Role
from journeymap.model.plain import unpack_change
from journeymap.model.records import Record
from journeymap.model.snapshot import Snapshot
from journeymap.storage.faults import UNREADABLE, CannotRead
from journeymap.storage.history import LONGEST_LABEL, Version, read_versions
from journeymap.storage.packing import unpacked
from journeymap.storage.rows import read_snapshot
from journeymap.storage.soundness import repair

_ROLES = get_args(Role)
_LOOSE = "SELECT number, at, author, role, label, edits FROM revision ORDER BY number DESC"
_PACKED = "SELECT packed FROM history ORDER BY last DESC"
_ROOM = 128 << 20
"""How many characters of the past are looked at: a stranger's may be made to swell."""

_MOST_PARTS = 200_000
"""How many lists, records and values one step may hold; a hundred times what an import brings."""

_APART = 500
"""Steps between two states that are remembered, so that going back need not begin at the end."""

_FAULTS = (TypeError, KeyError, AttributeError, *UNREADABLE)
_Row = tuple[int, str, str, str, str, str]
_Touched = dict[str, tuple[type[Record], Record | None]]
"""What records were at a moment by id, where that is not what they are now."""


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One step of a history: when it was done, by whom, and what it is called.

    ``at`` is a moment as ISO 8601, or anything else where somebody wrote it there.
    """

    number: int
    at: str
    author: str
    role: Role
    label: str


@dataclass(frozen=True, slots=True)
class ReplayFrame:
    """What leads from one moment to the next one that is shown; ``step`` is the last of it."""

    step: HistoryStep
    change: Change


class Timeline:
    """The steps of a document, oldest first, and its named versions.

    ``now`` is the document as it was when this was read. ``whole`` tells whether the steps
    reach back to its beginning: not where some of them cannot be read.
    """

    def __init__(
        self,
        now: Snapshot,
        versions: Sequence[Version] = (),
        loose: Sequence[_Row] = (),
        pieces: Sequence[bytes] = (),
    ) -> None:
        self.now, self.versions = now, tuple(versions)
        self._loose, self._pieces = loose, pieces
        self.whole = True
        self.steps: tuple[HistoryStep, ...] = tuple(self._listed())[::-1]
        self._known: list[tuple[int, _Touched]] = []
        """States on the way back: of which number, and what was touched since, newest first."""

    @classmethod
    def read(cls, db: sqlite3.Connection) -> Timeline:
        """Read a document and its history as they are in one moment.

        Raises ``ValueError`` and ``sqlite3.Error`` where the document cannot be read.
        """
        db.execute("BEGIN")
        try:
            now = read_snapshot(lambda query: db.execute(query).fetchall())
            versions = read_versions(lambda query: db.execute(query).fetchall())
            loose = db.execute(_LOOSE).fetchall()
            pieces = [piece for (piece,) in db.execute(_PACKED)]
        finally:
            db.execute("ROLLBACK")
        return cls(now, versions, loose, pieces)

    @property
    def first(self) -> int:
        """The number of the oldest moment there is: 0, or that before the oldest step."""
        return 0 if self.whole else self.steps[0].number - 1 if self.steps else self.last

    @property
    def last(self) -> int:
        """The number of the newest step."""
        return self.steps[-1].number if self.steps else 0

    def step_at(self, number: int) -> HistoryStep | None:
        """Return the step that was the newest at a moment; ``None`` before the first one."""
        found = None
        for step in self.steps:
            if step.number > number:
                break
            found = step
        return found

    def at(self, number: int) -> Snapshot:
        """Return the document as it was after the step with a number, or what came before it.

        Raises ``CannotRead`` where what was done since cannot be read.
        """
        if number < self.first:
            raise _unreadable()
        touched = self._undone_to(number)
        edits = tuple(
            Edit(now, record)
            for id, (kind, record) in touched.items()
            if (now := self.now.get(kind, id)) != record
        )
        then = self.now.apply(Change("", edits))
        try:
            mending, _ = repair(then)
        except ValueError as error:
            raise _unreadable() from error
        return then.apply(mending) if mending else then

    def frames(self, since: int, most: int = 240) -> tuple[Snapshot, tuple[ReplayFrame, ...]]:
        """Return what the document was at a moment, and what leads from there to now.

        Steps are put together so that there are at most so many frames. Raises ``CannotRead``
        as ``at`` does.
        """
        start = self.at(since)
        coming = [step for step in self.steps if step.number > since]
        size = -(-len(coming) // max(1, most)) or 1
        ends = {step.number: step for step in (*coming[size - 1 : -1 : size], *coming[-1:])}
        found: list[ReplayFrame] = []
        state: _Touched = {}
        before: _Touched = {}
        for number, change in self._changes(since):
            for edit in change:
                kind, id = type(edit.record), edit.record.id
                held = state[id][1] if id in state else start.get(kind, id)
                before.setdefault(id, (kind, held))
                state[id] = kind, _moved(held, edit.before, edit.after)
            if number in ends:
                _add_frame(found, ends[number], before, state)
                before = {}
        return start, tuple(found)

    def _undone_to(self, number: int) -> _Touched:
        """Return what was touched since a moment as it was then, going on from what is known."""
        near = [(reached, touched) for reached, touched in self._known if reached >= number]
        reached, touched = near[-1] if near else (self.last + 1, {})
        touched = dict(touched)
        for passed, row in enumerate(self._newest_first(reached), 1):
            if row[0] <= number:
                break
            for edit in reversed(_change(row).edits):
                kind, id = type(edit.record), edit.record.id
                held = touched[id][1] if id in touched else self.now.get(kind, id)
                touched[id] = kind, _moved(held, edit.after, edit.before)
            if passed % _APART == 0 and (not self._known or self._known[-1][0] > row[0] - 1):
                self._known.append((row[0] - 1, dict(touched)))
        return touched

    def _changes(self, since: int) -> Iterator[tuple[int, Change]]:
        """Yield the steps after a moment, oldest first."""
        rows = [row for row in self._newest_first(self.last + 1) if row[0] > since]
        for row in reversed(rows):
            yield row[0], _change(row)

    def _newest_first(self, upto: int) -> Iterator[_Row]:
        """Yield the rows up to a number, newest first, as far as they were found readable."""
        first = self.steps[0].number if self.steps else 0
        for row in self._rows():
            if row[0] < first:
                return
            if row[0] <= upto:
                yield row

    def _rows(self) -> Iterator[_Row]:
        yield from self._loose
        room = _ROOM
        for piece in self._pieces:
            rows, size = unpacked(piece, room)
            room -= size
            yield from (cast(_Row, tuple(row)) for row in reversed(rows))

    def _listed(self) -> Iterator[HistoryStep]:
        """Yield the steps, newest first, up to anything that cannot be one."""
        last, room = None, _ROOM
        try:
            for number, at, author, role, label, edits in self._rows():
                room -= len(edits)
                if not _is_step(number, last, role, label) or room < 0:
                    raise ValueError("this is no step")
                last = number
                yield HistoryStep(number, at[:64], author, cast(Role, role), label)
        except _FAULTS:
            self.whole = False


def _is_step(number: int, later: int | None, role: str, label: str) -> bool:
    """Tell whether a row can be a step that was done before the one with another number."""
    fits = 0 < number < (later or number + 1)
    return fits and role in _ROLES and len(label) <= LONGEST_LABEL


def _change(row: _Row) -> Change:
    """Return what was done in a step; raises ``CannotRead`` where that cannot be told."""
    label, edits = row[4], row[5]
    try:
        if sum(map(edits.count, "[{,")) > _MOST_PARTS * 10:
            raise ValueError("more than any step holds")
        return unpack_change(label, json.loads(edits))
    except _FAULTS as error:
        raise _unreadable() from error


def _moved(held: Record | None, source: Record | None, target: Record | None) -> Record | None:
    """Return a record after a step from one state to another, as seen from what it really is.

    That is the first of the two, unless an older format said less; then only what the step
    meant is altered. Raises ``CannotRead`` where it is not there, or should not be: then there
    is a gap in the history.
    """
    if held == source:
        return target
    if (held is None) != (source is None):
        raise _unreadable()
    if held is None or source is None or target is None:
        return target
    return held.but(**{name: getattr(target, name) for name in Edit(source, target).fields})


def _add_frame(
    found: list[ReplayFrame], step: HistoryStep, before: _Touched, state: _Touched
) -> None:
    """Add what was touched as a frame, unless it came to nothing."""
    edits = tuple(Edit(was, state[id][1]) for id, (_, was) in before.items() if was != state[id][1])
    if edits:
        found.append(ReplayFrame(step, Change(step.label, edits)))


def _unreadable() -> CannotRead:
    return CannotRead(
        tr(
            "What was done since then cannot all be read, so this moment cannot be shown. The"
            " document as it is now is safe, and so are later versions of it."
        )
    )
