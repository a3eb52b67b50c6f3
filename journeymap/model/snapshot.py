"""A snapshot: the whole document at one moment, never altered afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from journeymap.model.change import Change, Edit
from journeymap.model.records import KINDS, Record

R = TypeVar("R", bound=Record)


class Table(dict[str, Any]):
    """The records of one kind by id, with the groupings asked of them so far.

    A table that has been handed out is never altered, so a grouping stays true and
    is shared by every snapshot that shares the table.
    """

    __slots__ = ("_groups",)
    _groups: dict[str, dict[Any, tuple[Any, ...]]]

    def by(self, name: str) -> dict[Any, tuple[Any, ...]]:
        """Return the records grouped by the value of a field, each group in its order."""
        try:
            return self._groups[name]
        except AttributeError:
            self._groups = {}
        except KeyError:
            pass
        groups: dict[Any, list[Any]] = {}
        for record in self.values():
            value = getattr(record, name)
            for key in value if type(value) is tuple else (value,):
                groups.setdefault(key, []).append(record)
        self._groups[name] = {key: _ordered(found) for key, found in groups.items()}
        return self._groups[name]


class Snapshot:
    """Records by kind and id; the tables a change leaves alone are shared."""

    __slots__ = ("_tables",)

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._tables: dict[type[Record], Table] = {kind: Table() for kind in KINDS}
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

    def apply(self, change: Change) -> Snapshot:
        """Return the document after a change; this one stays as it is.

        Raises ``KeyError`` when the change removes what is not there.
        """
        after = Snapshot.__new__(Snapshot)
        after._tables = dict(self._tables)
        for kind in {type(edit.record) for edit in change}:
            after._tables[kind] = Table(self._tables[kind])
        for edit in change:
            table = after._tables[type(edit.record)]
            if edit.after is None:
                del table[edit.record.id]
            else:
                table[edit.after.id] = edit.after
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


def _ordered(records: list[Any]) -> tuple[Any, ...]:
    """Sort by position, ties by id; kinds without a position keep the order they came in."""
    if len(records) > 1 and hasattr(records[0], "position"):
        records.sort(key=lambda record: (record.position, record.id))
    return tuple(records)
