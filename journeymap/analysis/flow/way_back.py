"""The way that a search found, read from its end."""

from __future__ import annotations

from collections.abc import Mapping


def way_back(before: Mapping[str, str], end: str) -> tuple[str, ...]:
    """Return the way to a place by what was before each; before the first stands a blank."""
    way: list[str] = []
    while end:
        way.append(end)
        end = before[end]
    return tuple(reversed(way))
