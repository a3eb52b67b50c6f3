"""Whose ways are looked at, as a saved view keeps it."""

from __future__ import annotations

from typing import Any

from journeymap.view.filter import EVERY_WAY, WaysChoice

_SHARES = ("activities", "paths")
_MOST, _LONGEST = 10_000, 200
"""How many ways and places are asked for at the most, and how long what names one is."""


def written_ways(ways: WaysChoice) -> dict[str, Any]:
    """Return a choice of ways as an object of JSON, without what is as usual."""
    found: dict[str, Any] = {
        name: share for name in _SHARES if (share := getattr(ways, name)) != 1.0
    }
    if ways.variants:
        found["variants"] = sorted(ways.variants)
    if ways.through:
        found["through"] = [list(place) for place in sorted(ways.through)]
    return found


def read_ways(found: dict[Any, Any]) -> tuple[WaysChoice, list[str]]:
    """Return a choice of ways of an object of JSON, and the keys of what nobody understands."""
    how = {
        str(key): read for key, value in found.items() if (read := _read(key, value)) is not None
    }
    return EVERY_WAY.but(**how), [str(key)[:60] for key in found if str(key) not in how]


def _read(key: Any, value: Any) -> Any:
    match key, value:
        case (("activities" | "paths"), int() | float()) if not isinstance(value, bool):
            return float(value) if 0 <= value <= 1 else None
        case "variants", list() if len(value) <= _MOST and all(map(_is_name, value)):
            return frozenset(value)
        case "through", list() if len(value) <= _MOST and all(map(_is_place, value)):
            return frozenset(map(tuple, value))
    return None


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST


def _is_place(value: Any) -> bool:
    return isinstance(value, list) and len(value) in (1, 2) and all(map(_is_name, value))
