"""How what comes in fits among what is there: no id twice, nothing shared brought again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from journeymap.model.change import Change, Edit
from journeymap.model.fields import specs
from journeymap.model.links import renamed_in_json
from journeymap.model.records import (
    Asset,
    Copyable,
    Metric,
    Persona,
    Project,
    Record,
    Source,
    new_id,
)
from journeymap.model.snapshot import Snapshot

_SHARED = (Persona, Metric, Asset, Source)
_Key = tuple[str, str]


def with_new_ids(change: Change, snapshot: Snapshot) -> Change:
    """Return an import as it fits into a document.

    An id that is taken there, or given to two kinds in the import itself, is made a new one,
    and what refers to it goes along. The document stays its own project, and personas, metrics,
    pictures and sources it has just so are not brought again.
    """
    brought = [edit.after for edit in change if edit.before is None and edit.after]
    kept = [record for record in brought if not _there(record, snapshot)]
    names: dict[_Key, str] = {}
    taken: set[str] = set()
    for record in kept:
        if record.id in taken or snapshot.find(record.id):
            names[type(record).__name__, record.id] = new_id()
        taken.add(record.id)
    if not names and len(kept) == len(brought):
        return change
    for log in _logs_of(brought, kept, {old: new for (_, old), new in names.items()}):
        names[Source.__name__, log.id] = new_id()
        kept.insert(0, log)
    edits = [edit for edit in change if edit.before is not None]
    return Change(change.label, (*edits, *(Edit(None, _renamed(r, names)) for r in kept)))


def _logs_of(
    brought: Iterable[Record], kept: Iterable[Record], names: Mapping[str, str]
) -> list[Source]:
    """Return the sources that are there just so, but whose journey comes once more.

    The ways of a log stand with the source, and it says which touchpoints they lead over.
    """
    known = {record.id for record in kept}
    there = (one for one in brought if isinstance(one, Source) and one.id not in known)
    return [one for one in there if one.variants and renamed_in_json(one, names) != one]


def _there(record: Record, snapshot: Snapshot) -> bool:
    if isinstance(record, Project):
        return bool(snapshot.all(Project))
    return isinstance(record, _SHARED) and snapshot.get(type(record), record.id) == record


def _renamed(record: Record, names: dict[_Key, str]) -> Record:
    values: dict[str, Any] = {}
    own = names.get((type(record).__name__, record.id))
    if own:
        values["id"] = own
    if isinstance(record, Copyable) and record.origin:
        origin = names.get((type(record).__name__, record.origin))
        if origin:
            values["origin"] = origin
    for name, spec in specs(type(record)).items():
        if not spec.target:
            continue
        value = getattr(record, name)
        if isinstance(value, tuple):
            new: Any = tuple(names.get((spec.target, id), id) for id in value)
        else:
            new = names.get((spec.target, value), value)
        if new != value:
            values[name] = new
    whole = record.but(**values) if values else record
    return renamed_in_json(whole, {old: new for (_, old), new in names.items()})
