"""A document in which every field of every kind of record says something, and every link leads on.

It is made from the declarations, so that a field or kind that is forgotten somewhere is missed.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

from journeymap.model.fields import Spec, specs
from journeymap.model.plain import types
from journeymap.model.records import KINDS, Record
from journeymap.model.snapshot import Snapshot

_SAID: dict[str, Any] = {
    "json": '{"about": ["Touchpoint 1", "said"], "Friction 1": {"severity": 4}}',
    "weights": '{"Web": 0.92, "Крамниця": 0.4}',
    "exact day": "2026-07-01",
    "moment": "2026-11-28T09:30:00.000+00:00",
    "tags": ("delivery", "доставка"),
    "addresses": ("https://example.org/a?b=c", "mailto:olha@example.org"),
    "colour": "#7a4fc0",
    "counts": (1, 0, 2, 5, 4),
    "sums": (0.5, 0.0, 2.25),
}


def filled(kinds: tuple[type[Record], ...] = KINDS) -> Snapshot:
    """Return two records of each kind, ``Stage 1`` and ``Stage 2``, the first with all it can say.

    Links of the first lead to firsts, but for the second of two to one kind, so that an arrow
    has two ends. The second has only what it needs.
    """
    records = []
    for kind in kinds:
        records += [_whole(kind), _bare(kind)]
    return Snapshot(records)


def _whole(kind: type[Record]) -> Record:
    values: dict[str, Any] = {"id": f"{kind.__name__} 1"}
    led: list[str] = []
    for name, spec in specs(kind).items():
        if name == "origin":
            values[name] = "gone"
        elif spec.target:
            number = min(2, led.count(spec.target) + 1) if spec.target != kind.__name__ else 2
            led.append(spec.target)
            id = f"{spec.target} {number}"
            values[name] = (id,) if types(kind)[name][0] is tuple else id
        else:
            values[name] = _value(kind, name, spec)
    return kind(**values)


def _bare(kind: type[Record]) -> Record:
    needed = {
        f.name: f"{specs(kind)[f.name].target} {1 + (f.name == 'target')}"
        for f in fields(kind)
        if f.name != "id" and f.default is MISSING
    }
    return kind(id=f"{kind.__name__} 2", **needed)


def _value(kind: type[Record], name: str, spec: Spec) -> Any:
    """Return a value that is not the default."""
    wanted, _ = types(kind)[name]
    default = next(f.default for f in fields(kind) if f.name == name)
    if spec.options:
        return next(key for key, _ in reversed(spec.options) if key != default)
    if spec.editor in _SAID:
        return _SAID[spec.editor]
    if wanted is bool:
        return not default
    if wanted in (int, float):
        low, high = spec.low or 0.0, spec.high or 9.0
        value = wanted(low + min(high - low, 8.0) / 2)
        return value if value != default else value + 1
    return "[[[1, 2], [3, 4]]]" if name == "ink" else f"{kind.__name__} {name} ї"
