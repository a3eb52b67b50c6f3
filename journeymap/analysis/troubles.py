"""What is bad at a touchpoint, so that it matters that all come there."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.analysis.flow.known import known_flow
from journeymap.analysis.frictions import MAJOR, worst_first
from journeymap.language import tr, whole_percent
from journeymap.model.records import Feeling, Friction
from journeymap.model.snapshot import Snapshot

_LOST = 0.1
_BAD = -0.25
"""From which share on it is told that customers go no further, and below which mean feeling, from
−1 to 1, that they feel bad (ours)."""


class Trouble(NamedTuple):
    """How bad it is, 0 to 1; in words, as a sentence goes on after “and”; and the kind.

    ``kind`` is a word that no language changes: friction, drop-off, or feeling.
    """

    size: float
    words: str
    kind: str


def trouble(snapshot: Snapshot, journey: str, id: str) -> Trouble | None:
    """Return the worst that is known of a touchpoint, ``None`` where nothing bad is.

    That is what hurts there, and how many of those who come go no further.
    """
    found = [one for one in (hurts(snapshot, id), _lost(snapshot, journey, id)) if one]
    return max(found, key=lambda one: one.size, default=None)


def hurts(snapshot: Snapshot, id: str) -> Trouble | None:
    """Return the worst friction or feeling of a touchpoint, ``None`` where neither is bad.

    Frictions are bad when they are major, by severity of 4 times their share; where that is
    unknown it counts as if one in two were hit, so that known ones come first. Feelings count by
    their mean.
    """
    found = [one for one in (_friction(snapshot, id),) if one]
    felt = [one.valence for one in snapshot.of(Feeling, "touchpoint", id)]
    mean = sum(felt) / len(felt) if felt else 0.0
    if mean < _BAD:
        found.append(Trouble(-mean, tr("customers feel bad there"), "feeling"))
    return max(found, key=lambda one: one.size, default=None)


def _friction(snapshot: Snapshot, id: str) -> Trouble | None:
    pains = worst_first(snapshot.of(Friction, "touchpoint", id))
    for pain in pains:
        if pain.severity is not None and pain.severity >= MAJOR:
            share = 0.5 if pain.share is None else pain.share
            title = pain.title.strip()
            words = tr("there is ▲ {severity} “{title}”", severity=pain.severity, title=title)
            if not title:
                words = tr("there is ▲ {severity}", severity=pain.severity)
            return Trouble(pain.severity / 4 * share, words, "friction") if share else None
    return None


def _lost(snapshot: Snapshot, journey: str, id: str) -> Trouble | None:
    share = known_flow(snapshot, journey).drop_off.get(id, 0.0)
    if share < _LOST:
        return None
    words = tr("{share} of those who come go no further", share=whole_percent(share))
    return Trouble(share, words, "drop-off")
