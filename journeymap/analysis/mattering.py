"""Which touchpoints matter most where not all can be shown: what one would speak of first."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.analysis.frictions import MAJOR
from journeymap.model.records import Feeling, Friction, Quote, Touchpoint
from journeymap.model.snapshot import Snapshot

_MOMENT = 4.0
_LOW, _HIGH = 3.0, 2.0
_MAJOR = 1.0
_QUOTE = 0.5
_UNKNOWN = 0.5
"""The share of customers a friction is taken to hit where nobody knows (ours)."""


def weight(snapshot: Snapshot, touchpoint: Touchpoint) -> float:
    """Return how much a touchpoint matters, from 0 on; the numbers are ours.

    A moment of truth counts 4; the worst friction its severity times the share it hits, and 1
    more where it is major; the lowest feeling up to 3, the highest up to 2, what was said 0.5.
    """
    felt = [one.valence for one in snapshot.of(Feeling, "touchpoint", touchpoint.id)]
    total = _MOMENT if touchpoint.moment else 0.0
    total += _LOW * -min([0.0, *felt]) + _HIGH * max([0.0, *felt])
    hurts = snapshot.of(Friction, "touchpoint", touchpoint.id)
    total += max((_burden(one) for one in hurts), default=0.0)
    return total + (_QUOTE if snapshot.of(Quote, "touchpoint", touchpoint.id) else 0.0)


def most_first(snapshot: Snapshot, touchpoints: Iterable[Touchpoint]) -> list[Touchpoint]:
    """Return touchpoints, those that matter most first; equal ones stay as they came."""
    return sorted(touchpoints, key=lambda one: -weight(snapshot, one))


def _burden(friction: Friction) -> float:
    severity = friction.severity or 0
    share = _UNKNOWN if friction.share is None else friction.share
    return severity * share + (_MAJOR if severity >= MAJOR else 0.0)
