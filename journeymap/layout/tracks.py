"""Tracks: lines side by side, so that no two arrows lie on one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Place = TypeVar("Place", int, float)


def tracks_of(spans: Sequence[tuple[Place, Place]], keep_order: bool = False) -> list[int]:
    """Return a track for each span so that spans on one track do not touch.

    With ``keep_order`` a span lies on a higher track than all earlier ones it touches.
    """
    tracks: list[int] = []
    rows: list[list[tuple[Place, Place]]] = []
    for low, high in spans:
        hit = [any(a <= high and low <= b for a, b in row) for row in rows]
        if keep_order:
            track = max((i + 1 for i, touches in enumerate(hit) if touches), default=0)
        else:
            track = next((i for i, touches in enumerate(hit) if not touches), len(rows))
        if track == len(rows):
            rows.append([])
        rows[track].append((low, high))
        tracks.append(track)
    return tracks
