"""How what hangs on a touchpoint differs, in few words: frictions, feelings, quotes, senses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.analysis.change_words import short
from journeymap.analysis.difference.compared import Difference, JourneyDifference
from journeymap.language import decimal, tr
from journeymap.model.fields import specs
from journeymap.model.names import kind_name
from journeymap.model.records import (
    Feeling,
    Friction,
    Metric,
    Persona,
    Quote,
    Record,
    Score,
    Sense,
)

_LONGEST = 30


def part_lines(found: JourneyDifference, one: Difference) -> Iterator[str]:
    """Yield what differs in the parts of a touchpoint, frictions before feelings before others."""
    frictions = [part for part in one.parts if isinstance(part.record, Friction)]
    for part in frictions:
        yield _friction(part, alone=len(frictions) == 1)
    feelings = [part for part in one.parts if isinstance(part.record, Feeling)]
    for part in feelings:
        yield _feeling(found, part, alone=len(feelings) == 1)
    for part in one.parts:
        if not isinstance(part.record, Friction | Feeling):
            yield _other(found, part)


def _friction(part: Difference, *, alone: bool) -> str:
    title = short(str(getattr(part.record, "title", "")), _LONGEST)
    said = tr("friction “{title}”", title=title) if title else tr("friction")
    if part.kind == "removed":
        return tr("{what} gone", what=said)
    if part.kind == "added":
        return tr("new {what}", what=said)
    values = {one.field: one for one in part.fields}
    severity = values.get("severity")
    if severity:
        name = tr("friction") if alone else said
        return f"{name} {_severity(severity.before)} → {_severity(severity.after)}"
    return _changed(said, part)


def _severity(value: object) -> str:
    return tr("unset") if value is None else str(value)


def _feeling(found: JourneyDifference, part: Difference, *, alone: bool) -> str:
    name, record = tr("feeling"), part.record
    if not alone and isinstance(record, Feeling) and record.persona:
        side = found.after if part.after else found.before
        who = side.snapshot.get(Persona, record.persona)
        if who and who.name.strip():
            name = tr("feeling of {who}", who=short(who.name, _LONGEST))
    old, new = (_felt(one) for one in (part.before, part.after))
    return _changed(name, part) if old == new else f"{name} {old} → {new}"


def _felt(feeling: Record | None) -> str:
    """Return a feeling from −2 to +2, with its sign."""
    if not isinstance(feeling, Feeling):
        return tr("unset")
    value = round(2 * feeling.valence, 2)
    return decimal(value, 0 if value == round(value) else 1, "+")


def _other(found: JourneyDifference, part: Difference) -> str:
    record = part.record
    if isinstance(record, Quote):
        said = tr("quote “{title}”", title=short(record.said, _LONGEST))
    elif isinstance(record, Sense):
        options = dict(specs(Sense)["sense"].options)
        said = tr(options[record.sense])
    elif isinstance(record, Score):
        side = found.after if part.after else found.before
        metric = side.snapshot.get(Metric, record.metric)
        said = tr("answers to {metric}", metric=short(metric.title, _LONGEST) if metric else "?")
    else:
        said = kind_name(type(record).__name__)
    if part.kind == "removed":
        return tr("{what} gone", what=said)
    if part.kind == "added":
        return tr("new {what}", what=said)
    return _changed(said, part)


def _changed(what: str, part: Difference) -> str:
    """Return that something is worded or weighed otherwise."""
    told = specs(type(part.record))
    fields = [tr(told[one.field].label).lower() for one in part.fields if told[one.field].label]
    if not fields:
        return tr("{what} changed", what=what)
    return tr("{what}: {fields} changed", what=what, fields=", ".join(fields))


KIND_SIGNS: Mapping[str, str] = {
    "added": "+",
    "removed": "−",
    "moved": "⇄",
    "changed": "~",
}
"""The sign of each kind of difference, as colour is not alone."""
