"""Many cards on a slide: in columns as one reads, as small as can still be read at three metres."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymap.drawing.shapes import Rect
from journeymap.layout.slides.arrows import arrows
from journeymap.layout.slides.packing import STACK, CardLetters, Columns, Measured
from journeymap.layout.slides.show import ShowContext, spaced
from journeymap.layout.slides.slide import Piece

_LOOKS = (CardLetters(36.0, 1.0), CardLetters(32.0, 1.0), CardLetters(28.0, 1.0))
"""Titles down to 28 and all else at 24 or more."""

_ACROSS = (3, 4, 5)
_GAP = 48.0
_SPARE = 40.0
"""By how much a card may be taller than it needs, so that columns end together."""

_TRIES = 8


class Crowded(NamedTuple):
    """Cards in columns, each from above to below, with their places, and where they end."""

    columns: Columns
    look: CardLetters
    places: dict[str, Rect]
    bottom: float


def in_columns(ids: Sequence[str], room: Rect, measured: Measured) -> Crowded | None:
    """Set cards in columns in the largest letters in which all fit a room, ``None`` for in none.

    They are read downwards, then on to the right; no word of a title is broken.
    """
    if not ids:
        return None
    # In the smallest letters first: what has no room there has none in any.
    for across in _ACROSS:
        if across <= max(len(ids), _ACROSS[0]) and _set(ids, across, room, measured, _LOOKS[-1]):
            larger = (_set(ids, across, room, measured, look) for look in _LOOKS)
            return next(filter(None, larger), None)
    return None


def _set(
    ids: Sequence[str], across: int, room: Rect, measured: Measured, look: CardLetters
) -> Crowded | None:
    across = min(across, len(ids))
    at = spaced(room.x, room.w, across, _GAP)
    blocks = {id: measured(id, at[0].w, look) for id in ids}
    if not all(block.whole for block in blocks.values()):
        return None
    heights = {id: block.height for id, block in blocks.items()}
    columns = _even(ids, heights, across, room.h)
    if columns is None:
        return None
    tallest = max(_tall(column, heights) for column in columns)
    places: dict[str, Rect] = {}
    for column, place in zip(columns, at, strict=False):
        spare = min(_SPARE, (tallest - _tall(column, heights)) / len(column))
        y = room.y
        for id in column:
            places[id] = Rect(place.x, y, place.w, heights[id] + spare)
            y = places[id].bottom + STACK
    return Crowded(columns, look, places, room.y + tallest)


def _even(
    ids: Sequence[str], heights: dict[str, float], across: int, height: float
) -> Columns | None:
    """Return at most so many columns, about equally tall, ``None`` where one is too tall."""
    found = _filled(ids, heights, height)
    if len(found) > across or any(_tall(column, heights) > height for column in found):
        return None
    low, high = max(heights.values()), height
    for _ in range(_TRIES):
        middle = (low + high) / 2
        tried = _filled(ids, heights, middle)
        if len(tried) <= across:
            found, high = tried, middle
        else:
            low = middle
    return found


def _filled(ids: Sequence[str], heights: dict[str, float], height: float) -> Columns:
    """Fill columns one after the other up to a height."""
    found: list[tuple[str, ...]] = []
    for id in ids:
        if found and _tall((*found[-1], id), heights) <= height:
            found[-1] = (*found[-1], id)
        else:
            found.append((id,))
    return tuple(found)


def _tall(column: Sequence[str], heights: dict[str, float]) -> float:
    return sum(heights[id] for id in column) + STACK * (len(column) - 1)


def drawn_columns(show: ShowContext, crowd: Crowded, measured: Measured) -> list[Piece]:
    """Draw cards in their columns, and what connects those next to one another."""
    pieces = [
        piece
        for id, at in crowd.places.items()
        for piece in measured(id, at.w, crowd.look).draw(at)
    ]
    return pieces + arrows(show, crowd.columns, crowd.places)
