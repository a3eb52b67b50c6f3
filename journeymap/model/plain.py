"""Records as plain dictionaries and back: for revisions, the clipboard, templates and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from journeymap.model.change import Change, Edit
from journeymap.model.fields import Spec, defaults, fault_of_kept, specs, tidy
from journeymap.model.records import NAMES, Record

Plain = dict[str, Any]
_ID = Spec()


def types(kind: type[Record]) -> dict[str, tuple[type, bool]]:
    """Return for each field its type, and whether ``None`` is allowed.

    Tuples come back as ``tuple``; what is in them is told by the field's declaration.
    """
    if kind in _TYPES:
        return _TYPES[kind]
    found: dict[str, tuple[type, bool]] = {}
    for name, hint in get_type_hints(kind).items():
        options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        one = next(t for t in options if t is not type(None))
        found[name] = (get_origin(one) or one, type(None) in options)
    _TYPES[kind] = {f.name: found[f.name] for f in fields(kind)}
    return _TYPES[kind]


_TYPES: dict[type[Record], dict[str, tuple[type, bool]]] = {}


def pack(record: Record) -> Plain:
    """Return the record as JSON can hold it, fields at their default left out."""
    usual = defaults(type(record))
    plain: Plain = {"id": record.id}
    for name in specs(type(record)):
        value = getattr(record, name)
        if name not in usual or value != usual[name]:
            plain[name] = list(value) if isinstance(value, tuple) else value
    return plain


def unpack(kind: type[Record], plain: Mapping[str, Any]) -> Record:
    """Return the record a dictionary holds; unknown names are passed over.

    Raises ``ValueError`` naming the field when a value has the wrong type or lies
    outside its bounds, or when a field that must be there is missing.
    """
    values: Plain = {}
    for name, (wanted, blank) in types(kind).items():
        if name not in plain:
            continue
        spec = specs(kind).get(name, _ID)
        value = _fitted(plain[name], wanted, blank, f"{kind.__name__}.{name}", spec)
        why = fault_of_kept(spec, value)
        if why:
            raise ValueError(f"{kind.__name__}.{name} is {value!r}: {why}")
        values[name] = value
    try:
        return kind(**values)
    except TypeError:
        raise ValueError(f"{kind.__name__} lacks a field: {sorted(values)}") from None


def _fitted(value: Any, wanted: type, blank: bool, where: str, spec: Spec) -> Any:
    if value is None and blank:
        return None
    if wanted is float and type(value) is int:
        return float(value)
    if wanted is tuple and isinstance(value, (list, tuple)):
        exact = spec.part is float
        parts = tuple(float(x) if exact and type(x) is int else x for x in value)
        if all(type(x) is spec.part for x in parts):
            return tidy(spec, parts)
    elif type(value) is wanted:
        return tidy(spec, value)
    raise ValueError(f"{where} is {value!r}, not {wanted.__name__}")


def pack_change(change: Change) -> list[list[Any]]:
    """Return the edits of a change as rows: kind, before, after."""
    return [
        [type(e.record).__name__, e.before and pack(e.before), e.after and pack(e.after)]
        for e in change
    ]


def unpack_change(label: str, rows: list[list[Any]]) -> Change:
    """Return the change that rows of kind, before, after describe; raises as ``unpack`` does.

    Also raises ``ValueError`` for an edit of nothing, or of one record into another.
    """
    edits = []
    for name, before, after in rows:
        old, new = (None if one is None else unpack(NAMES[name], one) for one in (before, after))
        if len({one.id for one in (old, new) if one is not None}) != 1:
            raise ValueError(f"an edit of a {name} that is none")
        edits.append(Edit(old, new))
    return Change(label, tuple(edits))
