"""The ideas that wait for a decision, and those of them that stand beside a board, not rated yet."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.language import decimal, tr
from journeymap.model.names import kind_name
from journeymap.model.records import Idea
from journeymap.model.snapshot import Snapshot

_OVER = frozenset({"done", "dropped"})


class Unrated(NamedTuple):
    """What is not on a board yet: its id, its name, and in words what is known and what is not."""

    id: str
    title: str
    told: str


def waiting(snapshot: Snapshot, journey: str) -> list[Idea]:
    """Return the ideas of a journey that are neither done nor dropped, in their order."""
    return [idea for idea in snapshot.of(Idea, "journey", journey) if idea.status not in _OVER]


def idea_title(idea: Idea) -> str:
    """Return what an idea is called, also one without a title."""
    return " ".join(idea.title.split()) or kind_name("Idea")


def known_of(*values: tuple[str, float | None]) -> str:
    """Return named values in a line, ``?`` for what nobody has said."""
    said = ((name, "?" if value is None else decimal(value)) for name, value in values)
    return ", ".join(tr("{name} {value}", name=name, value=value) for name, value in said)
