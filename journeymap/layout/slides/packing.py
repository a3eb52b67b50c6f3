"""How cards are shared out over slides: as many as can be read from afar, none cut, none small."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product
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
_FILL = 0.2
_HIGHER = 0.42


class Look(NamedTuple):
    """How large the title of a card is, in page units, and how much is told on it, 0 to 2."""

    title: float
    told: int


LOOKS = tuple(Look(size, told) for told in (2, 1, 0) for size in (54.0, 48.0, 44.0, 40.0))
"""From the best to the least that can still be read at three metres."""

LARGE = (Look(72.0, 2), Look(64.0, 2))
"""What is better still, where cards have a slide to themselves."""


def scale_of(look: Look) -> float:
    """Return how much larger than at the least what stands beside a title is drawn."""
    return look.title / 40.0 if look.title < 40.0 else 1.0 + (look.title - 40.0) / 90.0


class Block(NamedTuple):
    """A card measured; ``draw`` puts it in a place at least as tall.

    It is ``whole`` when no word of its title is broken.
    """

    height: float
    whole: bool
    draw: Callable[[Rect], tuple[Piece, ...]]


Measured = Callable[[str, float, Look], Block]
"""What measures the card of an id at a width in a look."""

Columns = tuple[tuple[str, ...], ...]
"""The ids on one slide, column by column from left to right, each from above to below."""


class Placed(NamedTuple):
    """The cards of a slide with their places, each measured, where they end and how they look."""

    places: dict[str, Rect]
    blocks: dict[str, Block]
    bottom: float
    look: Look


def pack(
    groups: Iterable[Sequence[str]], width: float, height: float, measured: Measured
) -> list[Columns]:
    """Share groups of parallel cards out over slides with this room for cards.

    What fits below one another in one column stays together, a card too tall for a column
    gets a slide to itself, and slides of one run hold about the same number of columns.
    """
    found: list[Columns] = []
    run: list[tuple[str, ...]] = []
    stacks = tuple(_stacks(groups, width, height, measured))
    # Two have more width than one of three: together a tall card may well fit.
    if 0 < len(stacks) < MOST and _fits(stacks, _wide(width, len(stacks)), height, measured):
        return [stacks]
    for stack in stacks:
        if len(stack) == 1 and not _fits((stack,), _wide(width, MOST), height, measured):
            found += [*_slides(run, width, height, measured), (stack,)]
            run = []
        else:
            run.append(stack)
    return [*found, *_slides(run, width, height, measured)]


def place(
    columns: Columns,
    room: Rect,
    measured: Measured,
    wish: float | None = None,
    large: bool = True,
) -> Placed:
    """Set the cards of one slide into a room: in the best look in which all of them fit.

    They keep to the height of the ``wish`` where they can be read there. Without a wish they
    have the room to themselves: they stand in its middle, and may be ``large``. Columns end at
    the same height. A card that fits in no look stands alone, and shrinks by itself.
    """
    count = len(columns)
    wide = _wide(room.w, count)
    looks = LOOKS if wish or not large else (*LARGE, *LOOKS)
    look = best(columns, wide, room.h, measured, wish, looks)
    if count == 1 and not _fits(columns, wide, room.h, measured, look):
        wide = room.w
    blocks = {id: measured(id, wide, look) for column in columns for id in column}
    high = tallest = min(room.h, max(_tall(column, blocks) for column in columns))
    top = room.y
    if wish is None:
        high += (room.h - tallest) * _FILL
        top += (room.h - high) * _HIGHER
    gap = min(GAP, GAP * 3 / count)
    total = wide * count + gap * (count - 1)
    places: dict[str, Rect] = {}
    for column, at in zip(
        columns, spaced(room.x + (room.w - total) / 2, total, count, gap), strict=True
    ):
        spare, y = (high - _tall(column, blocks)) / len(column), top
        for id in column:
            places[id] = Rect(at.x, y, at.w, blocks[id].height + spare)
            y = places[id].bottom + STACK
    return Placed(places, blocks, top + high, look)


def best(
    columns: Columns,
    wide: float,
    height: float,
    measured: Measured,
    wish: float | None = None,
    looks: Sequence[Look] = LOOKS,
) -> Look:
    """Return the best look in which cards keep to the wish, else to the height.

    It is better not to break a word than to tell more, and to tell more than to be larger.
    """
    limits = (min(wish, height), height) if wish else (height,)
    for whole, told, limit in product((True, False), (2, 1, 0), limits):
        for look in looks:
            if look.told == told and _fits(columns, wide, limit, measured, look, whole):
                return look
    return LOOKS[-1]


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
    four = count == MOST + 1 and fits(tuple(run), width, count, height, measured)
    found: list[Columns] = []
    start = 0
    for size in [count] if four else balanced(count, MOST):
        found.append(tuple(run[start : start + size]))
        start += size
    return found


def fits(columns: Columns, width: float, count: int, height: float, measured: Measured) -> bool:
    """Tell whether each column can well be read at the width of one of ``count``."""
    return _fits(columns, _wide(width, count), height, measured, LOOKS[-1], True)


def _fits(
    columns: Columns,
    width: float,
    height: float,
    measured: Measured,
    look: Look = LOOKS[-1],
    whole: bool = False,
) -> bool:
    """Tell whether columns are no taller than a height, perhaps with every word ``whole``."""
    for column in columns:
        blocks = {id: measured(id, width, look) for id in column}
        if _tall(column, blocks) > height or (whole and not all(b.whole for b in blocks.values())):
            return False
    return True


def _tall(column: tuple[str, ...], blocks: dict[str, Block]) -> float:
    return sum(blocks[id].height for id in column) + STACK * (len(column) - 1)


def _wide(width: float, count: int) -> float:
    """Return the width of one of so many columns."""
    gap = min(GAP, GAP * 3 / count)
    return min(_WIDEST, (width - gap * (count - 1)) / count)
