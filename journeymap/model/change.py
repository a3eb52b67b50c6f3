"""A change: what undo takes back, what the file stores, what the views redraw.

Nothing alters a document but a change, and a change is only data: pairs of a
record before and the same record after. The inverse is the pairs turned round,
so no command ever writes its own undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from journeymap.model.fields import defaults, fault, specs, tidy
from journeymap.model.records import Record


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after; ``None`` means it was not, or is no more, there."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it now is, or as it last was."""
        record = self.after or self.before
        assert record is not None
        return record

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that differ, the id left out."""
        names = specs(type(self.record))
        if self.before is None or self.after is None:
            return tuple(names)
        return tuple(n for n in names if getattr(self.before, n) != getattr(self.after, n))


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that happen together or not at all, under one name in the Edit menu."""

    label: str
    edits: tuple[Edit, ...] = ()

    def __invert__(self) -> Change:
        return Change(self.label, tuple(Edit(e.after, e.before) for e in reversed(self.edits)))

    def __add__(self, later: Change) -> Change:
        """Join two changes into one, dropping what happened in between."""
        spans: dict[str, Edit] = {}
        for edit in self.edits + later.edits:
            key = edit.record.id
            before = spans[key].before if key in spans else edit.before
            spans[key] = Edit(before, edit.after)
        return Change(later.label, tuple(e for e in spans.values() if e.before != e.after))

    def __bool__(self) -> bool:
        return bool(self.edits)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.edits)

    def normal(self) -> Change:
        """Return the change with every text made fit for any format.

        Raises ``ValueError`` when a value lies outside its declared bounds: editors
        and importers check before they build a change. What was there before may stay, as in a
        file that somebody else wrote. What comes to nothing is left out.
        """
        edits = (Edit(e.before, _normal(e.after, e.before)) for e in self.edits)
        return Change(self.label, tuple(e for e in edits if e.before != e.after))


def change(
    label: str,
    *,
    add: Iterable[Record] = (),
    edit: Iterable[tuple[Record, Record]] = (),
    remove: Iterable[Record] = (),
) -> Change:
    """Write a change down in words; pairs that do not differ are left out."""
    return Change(
        label,
        (
            *(Edit(None, record) for record in add),
            *(Edit(before, after) for before, after in edit if before != after),
            *(Edit(record, None) for record in remove),
        ),
    )


def _normal(record: Record | None, before: Record | None) -> Record | None:
    if record is None:
        return None
    better: dict[str, Any] = {}
    usual = defaults(type(record))
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if name in usual and value is usual[name]:
            continue
        if before is not None and value is getattr(before, name):
            continue
        whole = tidy(spec, value)
        if whole is not value:
            better[name] = whole
        why = fault(spec, better.get(name, value))
        if why:
            raise ValueError(f"{type(record).__name__}.{name} is {value!r}: {why}")
    return record.but(**better) if better else record
