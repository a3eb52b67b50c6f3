"""Values of fields as scripts give them: checked, and feelings turned from −2…2 to what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from journeymap.arrows import choices
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.fields import Spec, clean, fault, specs
from journeymap.model.names import kind_name
from journeymap.model.plain import types
from journeymap.model.records import Record
from journeymap.model.snapshot import Snapshot

_LARGEST = 2**53

FEELINGS = frozenset({"valence", "expectation"})
"""The fields that are kept from −1 to 1 and told from −2 to 2."""


def plain_value(name: str, value: Any) -> Any:
    """Return a field's value as scripts read it: feelings from −2 to 2, lists for links."""
    if name in FEELINGS and value is not None:
        return 2 * value
    return list(value) if isinstance(value, tuple) else value


def checked(snapshot: Snapshot, kind: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values fit for the fields of a kind of record; raises ``JourneyError`` for others.

    Feelings are given from −2 to 2; a date may be given for a day, any number for a number.
    """
    known = {name: spec for name, spec in specs(kind).items() if spec.editor != "position"}
    for name in values:
        if name not in known:
            raise JourneyError(
                tr(
                    "A {kind} has no field “{field}”. There are: {known}.",
                    kind=kind_name(kind.__name__),
                    field=name,
                    known=", ".join(known),
                )
            )
    return {name: _checked(snapshot, kind, name, known[name], values[name]) for name in values}


def _checked(snapshot: Snapshot, kind: type[Record], name: str, spec: Spec, given: Any) -> Any:
    wanted, blank = types(kind)[name]
    value = _tidied(spec, given, wanted)
    fits = isinstance(value, wanted) and not (wanted is int and isinstance(value, bool))
    if isinstance(value, tuple):
        fits = fits and all(isinstance(part, str if spec.target else spec.part) for part in value)
    why = ""
    if value is None and not blank:
        why = tr("it cannot be blank")
    elif value is not None and not fits:
        why = tr("it is to be {kind}", kind=wanted.__name__)
    elif value is not None:
        value = value / 2 if name in FEELINGS else value
        why = _misfit(snapshot, spec, value, 2 if name in FEELINGS else 1)
    if why:
        raise JourneyError(
            tr(
                "“{field}” of a {kind} cannot be {value}: {why}.",
                field=name,
                kind=kind_name(kind.__name__),
                value=repr(given),
                why=why,
            )
        )
    return value


def _tidied(spec: Spec, given: Any, wanted: type) -> Any:
    """Return a value as it is kept, where it is of a kind that tables and numpy give."""
    if getattr(given, "shape", None) == ():  # one of numpy's own numbers, texts or days
        given = given.item()
    if isinstance(given, str):
        return clean(str(given))
    if isinstance(given, date):
        is_day = isinstance(given, datetime) and (spec.day or spec.editor == "exact day")
        return (given.date() if is_day else given).isoformat()  # type: ignore[attr-defined]
    if isinstance(given, list | set):
        return tuple(_tidied(spec, part, spec.part) for part in given)
    if wanted is float and type(given) is int:
        return float(given) if abs(given) < _LARGEST else given
    return int(given) if wanted is int and _is_whole(given) else given


def _is_whole(given: Any) -> bool:
    """Whether a number is a whole one though of another kind, as a table with gaps makes them."""
    return isinstance(given, float) and given.is_integer()


def _misfit(snapshot: Snapshot, spec: Spec, value: Any, scale: int) -> str:
    known = dict(choices(spec))
    if known and value not in known:
        return tr("it is one of {known}", known=", ".join(map(repr, known)))
    if spec.low is not None and spec.high is not None and not spec.low <= value <= spec.high:
        ends = {"low": f"{scale * spec.low:g}", "high": f"{scale * spec.high:g}"}
        return tr("it lies between {low} and {high}", **ends)
    lost = next((id for id in _links(spec, value) if not _is_there(snapshot, spec, id)), None)
    if lost is not None:
        return tr("there is no {kind} with this id", kind=kind_name(spec.target))
    return fault(spec, value) or ""


def _links(spec: Spec, value: Any) -> Iterable[str]:
    if not spec.target:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _is_there(snapshot: Snapshot, spec: Spec, id: str) -> bool:
    return type(snapshot.find(id)).__name__ == spec.target
