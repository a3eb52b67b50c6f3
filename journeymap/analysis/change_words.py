"""How records and the values of their fields are called where changes are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from journeymap import durations
from journeymap.dates import written
from journeymap.language import decimal, percent, plural, tr
from journeymap.model.change import Edit
from journeymap.model.fields import Spec, specs
from journeymap.model.names import journey_name, kind_name
from journeymap.model.records import (
    Connection,
    Friction,
    Journey,
    Quote,
    Record,
    Score,
    Sense,
    Stage,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

_NAMING = ("title", "name", "said", "body", "intention", "word", "label")
_MOST_NAMES = 5
_LONGEST_NAME = 60
_LONGEST_VALUE = 40
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PLAIN = (Touchpoint, Journey, Stage)
"""What is called by its name alone."""

_UNTOLD = {"step", "lane", "stage", "journey", "touchpoint", "source", "target", "persona"}
"""Links that tell where something stands: that is told as a move."""


def named(snapshot: Snapshot, records: Sequence[Record]) -> str:
    """Return the names of some records, and how many more there are."""
    said = ", ".join(name_of(snapshot, one) for one in records[:_MOST_NAMES])
    left = len(records) - _MOST_NAMES
    return (
        plural("{names} and {n} more", "{names} and {n} more", left, names=said)
        if left > 0
        else said
    )


def name_of(snapshot: Snapshot, record: Record) -> str:
    """Return what a record is called, in quotes, or its kind where it has no name."""
    if isinstance(record, Connection):
        ends = (snapshot.get(Touchpoint, id) for id in (record.source, record.target))
        return " → ".join(name_of(snapshot, one) if one else "…" for one in ends)
    if isinstance(record, Journey):
        return _in_quotes(short(journey_name(record), _LONGEST_NAME))
    said = next(filter(None, (str(getattr(record, name, "")).strip() for name in _NAMING)), "")
    name = _in_quotes(short(said, _LONGEST_NAME)) if said else kind_name(type(record).__name__)
    if isinstance(record, Friction | Quote | Sense | Score):
        card = snapshot.get(Touchpoint, record.touchpoint)
        if card:
            name = tr("{name} at {where}", name=name, where=name_of(snapshot, card))
    if isinstance(record, Friction) and record.severity is not None:
        name = tr("{name}, severity {n}", name=name, n=record.severity)
    return name


def _in_quotes(name: str) -> str:
    return tr("“{name}”", name=name)


def short(text: str, most: int) -> str:
    """Return a text on one line, cut where it is longer than so many characters.

    Marks that turn the direction of what follows are left out: it would be our sentence.
    """
    line = " ".join(_TURNS.sub("", text[: 4 * most]).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def values_told(before: Snapshot, after: Snapshot, edit: Edit) -> Iterator[str]:
    """Yield a sentence for each field of a record that says something else than before."""
    old, new = edit.before, edit.after
    assert old is not None and new is not None
    told = specs(type(new))
    for field in edit.fields:
        spec = told[field]
        if not spec.label or field in _UNTOLD or spec.editor in ("none", "json"):
            continue
        if field in ("title", "name") and getattr(old, field).strip():
            yield tr(
                "{old} renamed to {new}", old=name_of(before, _bare(old)), new=_quoted(new, field)
            )
        else:
            yield _told(before, after, edit, field, spec)


def _told(before: Snapshot, after: Snapshot, edit: Edit, field: str, spec: Spec) -> str:
    name = name_of(after, _bare(edit.record))
    if not isinstance(edit.record, _PLAIN):
        name = tr("{kind} {name}", kind=kind_name(type(edit.record).__name__), name=name)
    old, new = (
        value_words(snapshot, spec, getattr(record, field))
        for snapshot, record in ((before, edit.before), (after, edit.after))
    )
    if max(len(old), len(new)) > _LONGEST_VALUE or spec.lines > 1:
        return tr("{name}: {field} rewritten", name=name, field=tr(spec.label))
    return tr(
        "{name}: {field} from {old} to {new}", name=name, field=tr(spec.label), old=old, new=new
    )


def _bare(record: Record) -> Record:
    """Return a friction without its severity, which is told of what comes and goes only."""
    return record.but(severity=None) if isinstance(record, Friction) else record


def _quoted(record: Record, field: str) -> str:
    said = short(str(getattr(record, field)), _LONGEST_NAME)
    return _in_quotes(said) if said else tr("not said")


def value_words(snapshot: Snapshot, spec: Spec, value: Any) -> str:
    """Return the value of a field as people read it, links by the names they lead to."""
    if value is None or value in ("", ()):
        return tr("not said")
    if spec.options:
        label = dict(spec.options).get(str(value), str(value))
        return tr(label)
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, int | float):
        return durations.written(value) if spec.minutes else _number(spec, value)
    if spec.target:
        ids = value if isinstance(value, tuple) else (value,)
        found = [one for id in ids if (one := snapshot.find(id))]
        return named(snapshot, found) or tr("not said")
    if isinstance(value, tuple):
        return ", ".join(map(str, value[:_LONGEST_VALUE]))
    return _in_quotes(short(written(value) if spec.day else value, 10 * _LONGEST_VALUE))


def _number(spec: Spec, value: float) -> str:
    return percent(value) if spec.is_share else decimal(value)
