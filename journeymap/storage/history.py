"""What was done, in order: the way back, and the named versions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast, get_args

from journeymap.model.change import Change
from journeymap.model.document import Role
from journeymap.model.plain import unpack_change
from journeymap.storage.faults import UNREADABLE
from journeymap.storage.rows import Fetch

_ROLES = get_args(Role)

_MOST = 2_000_000
"""How many lists, records and values the steps may hold together that are read to be undone."""

LONGEST_LABEL = 1000
"""How long the label of a step may be."""

MARK = "SELECT (SELECT coalesce(max(number), 0) FROM revision) + (SELECT count(*) FROM version)"
"""Counts what was ever kept in a document, so that two moments of it can be told apart."""


@dataclass(frozen=True, slots=True)
class Version:
    """A moment somebody gave a name to; ``revision`` is the last step done before it."""

    number: int
    revision: int
    name: str
    at: str


def now() -> str:
    """Return the present moment as UTC in ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def read_past(newest_first: Iterable[Any]) -> Iterator[tuple[Role, Change]]:
    """Yield what was done last, oldest first.

    It begins behind anything that cannot be read, or would take all memory: going back over
    a gap would be wrong, and no reason to keep somebody from going on.
    """
    found: list[tuple[Role, Change]] = []
    room = _MOST
    try:
        for role, label, edits in newest_first:
            room -= sum(map(edits.count, "[{,"))
            if role not in _ROLES or len(label) > LONGEST_LABEL or room < 0:
                break
            found.append((cast(Role, role), unpack_change(label, json.loads(edits))))
    except (TypeError, KeyError, AttributeError, *UNREADABLE):
        pass
    yield from reversed(found)


def read_versions(fetch: Fetch) -> tuple[Version, ...]:
    """Return the named versions, oldest first."""
    rows = fetch(
        "SELECT number, revision, name, at FROM version WHERE name <> ''"
        " ORDER BY revision, at, number"
    )
    return tuple(Version(*row) for row in rows)
