"""What other people's kinds of lane hold, told on slides, pages, reports and in tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journeymap.lanes import kind_of
from journeymap.language import tr
from journeymap.model.records import (
    Feeling,
    Friction,
    Idea,
    Lane,
    Note,
    Quote,
    Record,
    Score,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

OURS: tuple[type[Record], ...] = (Touchpoint, Feeling, Friction, Score, Quote, Idea, Note)
"""The records that slides, pages, reports and tables tell in ways of their own."""


class ToldBox(NamedTuple):
    """The words of a box on a touchpoint, with what it is on the page and in which lane."""

    id: str
    role: str
    lane: str
    label: str
    words: str


def told_kinds(lanes: Iterable[Lane]) -> tuple[Lane, ...]:
    """Return the first lane of each kind, among some, that holds something that is not ours."""
    found: dict[str, Lane] = {}
    for lane in lanes:
        holds = kind_of(lane).boxes.holds
        if holds is not None and holds not in OURS:
            found.setdefault(lane.kind, lane)
    return tuple(found.values())


def told_on(snapshot: Snapshot, lanes: Iterable[Lane], touchpoint: str) -> list[ToldBox]:
    """Return what such lanes hold of a touchpoint, lane by lane."""
    found = []
    for lane in told_kinds(lanes):
        kind = kind_of(lane)
        role = next(iter(sorted(kind.boxes.roles)), lane.kind)
        for id, words in kind.boxes.told(snapshot, touchpoint):
            if words.strip():
                found.append(ToldBox(id, role, lane.id, lane.title or tr(kind.label), words))
    return found
