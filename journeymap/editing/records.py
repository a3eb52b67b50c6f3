"""Setting fields of records, as the inspector and the editors in place do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from journeymap.editing.metrics import rescaled
from journeymap.metrics.periods import days_said, span
from journeymap.model.change import Change, change
from journeymap.model.fields import fault, specs, tidy
from journeymap.model.records import Connection, Metric, Record, Score
from journeymap.model.snapshot import Snapshot

R = TypeVar("R", bound=Record)

NAMING = ("title", "name", "said", "body", "label", "intention")
"""The fields a record may be called by, the first it has counts."""


def naming(record: Record) -> str | None:
    """Return the name of the field a record is called by, if it has one."""
    return next((name for name in NAMING if name in specs(type(record))), None)


def retitle(snapshot: Snapshot, id: str, text: str) -> Change | None:
    """Call a record something else, whatever its kind."""
    record = snapshot.find(id)
    name = naming(record) if record else None
    return set_field(snapshot, (id,), name, text, label="Rename") if name else None


def set_field(
    snapshot: Snapshot, ids: Iterable[str], field: str, value: Any, label: str = ""
) -> Change | None:
    """Set one field of several records, those that do not have it passed over.

    Raises ``ValueError`` when the value does not fit the field's declaration or names
    a record that is not there, ``JourneyError`` where the scale of a metric would falsify answers.
    """
    pairs: list[tuple[Record, Record]] = []
    for id in ids:
        record = snapshot.find(id)
        spec = specs(type(record)).get(field) if record else None
        if record is None or spec is None:
            continue
        value = tidy(spec, value)
        why = fault(spec, value) or _missing(snapshot, spec.target, value)
        if why:
            raise ValueError(f"{type(record).__name__}.{field} is {value!r}: {why}")
        label = label or spec.label
        pairs.append((record, confirmed(record.but(**{field: value}), record, field)))
    follow = [
        pair
        for before, now in pairs
        if isinstance(before, Metric) and isinstance(now, Metric)
        for pair in rescaled(snapshot, before, now)
    ]
    return change(label or "Edit", edit=[*pairs, *follow]) or None


def confirmed(record: R, before: Record, field: str) -> R:
    """Return a record after an edit of one field, with what follows from it.

    An arrow that was edited is no longer assumed; a score is of the days its period says, and
    a period that says other days than were given gives way to them.
    """
    if isinstance(record, Score) and field == "period":
        return record.but(**days_said(record.period))
    if isinstance(record, Score) and field in ("begins", "ends") and span(record.period):
        return record.but(period="")
    if isinstance(record, Connection) and field != "assumed" and record != before:
        return record.but(assumed=False)
    return record


def _missing(snapshot: Snapshot, target: str, value: Any) -> str | None:
    wanted = value if isinstance(value, tuple) else () if value is None else (value,)
    if target and any(type(snapshot.find(id)).__name__ != target for id in wanted):
        return f"no such {target}"
    return None
