"""How frictions rank: by how badly they hit, times how many of those who come they hit."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.language import percent, tr
from journeymap.model.records import Friction

MAJOR = 3
"""The least severity that is major, on the scale from 0 to 4."""


def burden(friction: Friction) -> float | None:
    """Return severity times share, 0 to 4; ``None``, to be left out of sums, where one is unset."""
    if friction.severity is None or friction.share is None:
        return None
    return friction.severity * friction.share


def rank(friction: Friction) -> tuple[int, float, float]:
    """Return what frictions are sorted by, the worst first.

    Those of known burden by that, then those whose share is unknown by their severity, last
    those without a severity, by their share.
    """
    severity, share = friction.severity, friction.share
    if severity is None:
        return 2, -(share or 0.0), 0.0
    if share is None:
        return 1, -float(severity), 0.0
    return 0, -severity * share, -float(severity)


def worst_first(frictions: Iterable[Friction]) -> list[Friction]:
    """Return frictions as they rank; those that rank alike stay as they came."""
    return sorted(frictions, key=rank)


def worst_severity(frictions: Iterable[Friction]) -> int | None:
    """Return the highest severity anybody gave; ``None`` where nobody gave one."""
    return max((f.severity for f in frictions if f.severity is not None), default=None)


def share_text(share: float | None) -> str:
    """Return a share as ``40 %``; blank where it is unknown."""
    return "" if share is None else percent(share)


def severity_text(friction: Friction) -> str:
    """Return how severe a friction is, in words; blank where nobody said."""
    return "" if friction.severity is None else tr("severity {n}", n=friction.severity)
