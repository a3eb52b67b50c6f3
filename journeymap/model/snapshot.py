"""A snapshot: the whole document at one moment, never altered afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from journeymap.model.change import Change, Edit
from journeymap.model.records import KINDS, Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_FEW = 64


class RecordTable(dict[str, Any]):
    """The records of one kind by id, with the groupings asked of them so far.

    A table that has been handed out is never altered, so a grouping stays true and
    is shared by every snapshot that shares the table.
    """

    __slots__ = ("_groups",)

    def __init__(self, records: Mapping[str, Any] | None = None) -> None:
        super().__init__(records or {})
        self._groups: dict[str, dict[Any, tuple[Any, ...]]] = {}

    def by(self, name: str) -> dict[Any, tuple[Any, ...]]:
        """Return the records grouped by the value of a field, each group in its order."""
        found = self._groups.get(name)
        if found is None:
            groups: dict[Any, list[Any]] = {}
            for record in self.values():
                for key in _keys(record, name):
                    groups.setdefault(key, []).append(record)
            found = {key: _ordered(group) for key, group in groups.items()}
            self._groups[name] = found
        return found

    def changed(self, edits: Sequence[Edit]) -> RecordTable:
        """Return the table after some edits; groupings go along where the edits are few."""
        after = RecordTable(self)
        if len(edits) <= _FEW:
            after._groups = {name: dict(groups) for name, groups in self._groups.items()}
        for edit in edits:
            old, new = after.get(edit.record.id), edit.after
            if new is None:
                del after[edit.record.id]
            else:
                after[new.id] = new
            for name, groups in after._groups.items():
                _move(groups, name, old, new)
        return after


class Snapshot:
    """Records by kind and id; the tables a change leaves alone are shared."""

    __slots__ = ("_known", "_tables")

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._known: dict[tuple[str, ...], Any] = {}
        self._tables: dict[type[Record], RecordTable] = {kind: RecordTable() for kind in KINDS}
        for record in records:
            self._tables[type(record)][record.id] = record

    def all(self, kind: type[R]) -> Mapping[str, R]:
        """Return every record of a kind by id. Treat it as read-only."""
        return self._tables[kind]

    def get(self, kind: type[R], id: str | None) -> R | None:
        """Return one record, or ``None`` when there is none with this id."""
        return cast("R | None", self._tables[kind].get(id)) if id else None

    def find(self, id: str) -> Record | None:
        """Return the record with this id, whatever its kind."""
        for table in self._tables.values():
            if id in table:
                return cast(Record, table[id])
        return None

    def by(self, kind: type[R], name: str) -> Mapping[Any, tuple[R, ...]]:
        """Return the records of a kind grouped by a field, in order of position."""
        return self._tables[kind].by(name)

    def of(self, kind: type[R], name: str, value: str | None) -> tuple[R, ...]:
        """Return the records of a kind whose field has this value, in order of position."""
        return self._tables[kind].by(name).get(value, ())

    def ordered(self, kind: type[R]) -> tuple[R, ...]:
        """Return every record of a kind in order of position."""
        return cast("tuple[R, ...]", _ordered(list(self._tables[kind].values())))

    def records(self) -> Iterable[Record]:
        """Yield every record, parents before children."""
        for table in self._tables.values():
            yield from table.values()

    def once(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """Return what follows from the document and takes long to find, found once.

        It stays as long as the snapshot, so it holds no snapshot itself. Threads that ask at the
        same time may both find it, and are given the same: nobody waits for another one.
        """
        if key not in self._known:
            self._known.setdefault(key, make())
        return cast(T, self._known[key])

    def apply(self, change: Change) -> Snapshot:
        """Return the document after a change; this one stays as it is.

        Raises ``KeyError`` when the change removes what is not there.
        """
        after = Snapshot.__new__(Snapshot)
        after._tables, after._known = dict(self._tables), {}
        by_kind: dict[type[Record], list[Edit]] = {}
        for edit in change:
            by_kind.setdefault(type(edit.record), []).append(edit)
        for kind, edits in by_kind.items():
            after._tables[kind] = after._tables[kind].changed(edits)
        return after

    def rebase(self, change: Change) -> Change:
        """Aim a change at this snapshot, though others may have been here since.

        Only the fields it meant to change are changed; what is gone stays gone.
        """
        edits = (self._rebase(edit) for edit in change)
        return Change(change.label, tuple(e for e in edits if e is not None))

    def _rebase(self, edit: Edit) -> Edit | None:
        now = self.get(type(edit.record), edit.record.id)
        if edit.before is None or edit.after is None:
            return Edit(now, edit.after) if now != edit.after else None
        if now is None:
            return None
        after = now.but(**{name: getattr(edit.after, name) for name in edit.fields})
        return Edit(now, after) if after != now else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Snapshot) and self._tables == other._tables

    __hash__ = None  # type: ignore[assignment]


def _keys(record: Any, name: str) -> tuple[Any, ...]:
    """Return the groups a record is in: one, or one for each thing its links name."""
    value = getattr(record, name)
    return tuple(dict.fromkeys(value)) if type(value) is tuple else (value,)


def _move(groups: dict[Any, tuple[Any, ...]], name: str, old: Any, new: Any) -> None:
    """Take a record out of the groups it was in and put it into those it now belongs to."""
    keys = _keys(new, name) if new is not None else ()
    for key in _keys(old, name) if old is not None else ():
        if key in keys:
            group = [new if record.id == old.id else record for record in groups[key]]
            groups[key] = _ordered(group)
        else:
            left = tuple(record for record in groups[key] if record.id != old.id)
            if left:
                groups[key] = left
            else:
                del groups[key]
    for key in keys:
        if old is None or key not in _keys(old, name):
            groups[key] = _ordered([*groups.get(key, ()), new])


def _ordered(records: list[Any]) -> tuple[Any, ...]:
    """Sort by position, ties by id; kinds without a position keep the order they came in."""
    if len(records) > 1 and hasattr(records[0], "position"):
        records.sort(key=lambda record: (record.position, record.id))
    return tuple(records)
