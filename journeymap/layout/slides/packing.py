"""How cards are shared out over slides: as many as can be read from afar, none cut, none small."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from journeymap.drawing.shapes import Rect
from journeymap.layout.slides.show import balanced, spaced
from journeymap.layout.slides.slide import Piece

MOST = 3
GAP = 72.0
STACK = 36.0
"""Between cards side by side and below one another, in page units."""

_STACKED = 3
_WIDEST = 1100.0


class Look(NamedTuple):
    """How large the title of a card is, in page units, and whether all is told on it."""

    title: float
    rich: bool


LOOKS = tuple(Look(size, rich) for rich in (True, False) for size in (54.0, 48.0, 44.0, 40.0))
"""From the best to the least that can still be read at three metres."""


class Block(NamedTuple):
    """A card measured; ``draw`` puts it in a place at least as tall."""

    height: float
    draw: Callable[[Rect], tuple[Piece, ...]]


Measured = Callable[[str, float, Look], Block]
"""What measures the card of an id at a width in a look."""

Columns = tuple[tuple[str, ...], ...]
"""The ids on one slide, column by column from left to right, each from above to below."""


class Placed(NamedTuple):
    """The cards of a slide with their places, and whether one stands alone in small type."""

    places: dict[str, Rect]
    blocks: dict[str, Block]
    bottom: float


def pack(groups: Iterable[Sequence[str]], width: float, height: float, measured: Measured) -> list[
    Columns
]:
    """Share groups of parallel cards out over slides with this room for cards.

    What fits below one another in one column stays together, a card too tall for a column
    gets a slide to itself, and slides of one run hold about the same number of columns.
    """
    found: list[Columns] = []
    run: list[tuple[str, ...]] = []
    for stack in _stacks(groups, width, height, measured):
        if len(stack) == 1 and not _fits((stack,), _wide(width, MOST), height, measured):
            found += [*_slides(run, width, height, measured), (stack,)]
            run = []
        else:
            run.append(stack)
    return [*found, *_slides(run, width, height, measured)]


def place(columns: Columns, room: Rect, measured: Measured, fill: float) -> Placed:
    """Set the cards of one slide into a room: in the best look in which all of them fit.

    Columns end at the same height; what is left over below them is theirs by the share
    ``fill``. A card that fits in no look stands alone, and shrinks by itself.
    """
    count = len(columns)
    wide = _wide(room.w, count)
    look = next((x for x in LOOKS if _fits(columns, wide, room.h, measured, x)), LOOKS[-1])
    if count == 1 and not _fits(columns, wide, room.h, measured, look):
        wide = room.w
    blocks = {id: measured(id, wide, look) for column in columns for id in column}
    tallest = max(_tall(column, blocks) for column in columns)
    high = min(room.h, tallest + max(0.0, room.h - tallest) * fill)
    gap = min(GAP, GAP * 3 / count)
    total = wide * count + gap * (count - 1)
    places: dict[str, Rect] = {}
    for column, at in zip(
        columns, spaced(room.x + (room.w - total) / 2, total, count, gap), strict=True
    ):
        spare, y = (high - _tall(column, blocks)) / len(column), room.y
        for id in column:
            places[id] = Rect(at.x, y, at.w, blocks[id].height + spare)
            y = places[id].bottom + STACK
    return Placed(places, blocks, room.y + high)


def _stacks(
    groups: Iterable[Sequence[str]], width: float, height: float, measured: Measured
) -> list[tuple[str, ...]]:
    groups = [group for group in groups if group]
    found: list[tuple[str, ...]] = []
    wide = _wide(width, MOST)
    for group in groups:
        most = min(_STACKED, -(-len(group) // MOST)) if len(groups) == 1 else _STACKED
        stack: tuple[str, ...] = ()
        for id in group:
            if stack and (
                len(stack) == most or not _fits(((*stack, id),), wide, height, measured)
            ):
                found.append(stack)
                stack = ()
            stack = (*stack, id)
        found.append(stack)
    return found


def _slides(
    run: list[tuple[str, ...]], width: float, height: float, measured: Measured
) -> list[Columns]:
    """Share stacks out evenly; four go on one slide where they fit side by side."""
    count = len(run)
    four = count == MOST + 1 and _fits(tuple(run), _wide(width, count), height, measured)
    found: list[Columns] = []
    start = 0
    for size in [count] if four else balanced(count, MOST):
        found.append(tuple(run[start : start + size]))
        start += size
    return found


def _fits(
    columns: Columns, width: float, height: float, measured: Measured, look: Look = LOOKS[-1]
) -> bool:
    return all(
        _tall(column, {id: measured(id, width, look) for id in column}) <= height
        for column in columns
    )


def _tall(column: tuple[str, ...], blocks: dict[str, Block]) -> float:
    return sum(blocks[id].height for id in column) + STACK * (len(column) - 1)


def _wide(width: float, count: int) -> float:
    """Return the width of one of so many columns."""
    gap = min(GAP, GAP * 3 / count)
    return min(_WIDEST, (width - gap * (count - 1)) / count)
