"""How cards are shared out over slides: as many as can be read from afar, none cut, none small."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from journeymap.drawing.shapes import Rect
from journeymap.layout.slides.show import spaced
from journeymap.layout.slides.slide import Piece

MOST = 3
GAP = 72.0
STACK = 36.0
"""Between cards side by side and below one another, in page units."""

_STACKED = 3
_WIDEST = 1100.0
_FILL = 0.2
_HIGHER = 0.42


class CardLetters(NamedTuple):
    """The size of a card's title, in page units, and how much larger than usual the rest is."""

    title: float
    scale: float


LOOKS = tuple(
    CardLetters(*look)
    for look in ((60.0, 1.4), (54.0, 1.26), (48.0, 1.14), (44.0, 1.06), (40.0, 1.0))
)
"""From the best to the least one would choose."""

TIGHT = (CardLetters(40.0, 0.92), CardLetters(40.0, 0.84))
"""What can still be read at three metres: rather so than on a further slide."""

LARGE = (CardLetters(72.0, 1.5), CardLetters(64.0, 1.4))
"""What is better still, where cards have a slide to themselves."""

ALONE = tuple(CardLetters(size, 0.84) for size in (36.0, 32.0, 28.0, 24.0, 22.0))
"""What is left for a title that is too long even for a slide of its own."""


class SlideCard(NamedTuple):
    """A card measured; ``draw`` puts it in a place at least as tall.

    It is ``whole`` when no word of its title is broken.
    """

    height: float
    whole: bool
    draw: Callable[[Rect], tuple[Piece, ...]]


Measured = Callable[[str, float, CardLetters], SlideCard]
"""What measures the card of an id at a width in a look."""

Columns = tuple[tuple[str, ...], ...]
"""The ids on one slide, column by column from left to right, each from above to below."""


class Placed(NamedTuple):
    """The cards of a slide with their places, each measured, and where they end.

    It is ``whole`` when all of them fit into the room.
    """

    places: dict[str, Rect]
    blocks: dict[str, SlideCard]
    bottom: float
    whole: bool


def pack(
    groups: Iterable[Sequence[str]],
    width: float,
    height: float,
    measured: Measured,
    also: Callable[[Columns], bool] = lambda columns: False,
) -> list[Columns]:
    """Share groups of parallel cards out over slides with this room for cards.

    What fits below one another in one column stays together. There are as few slides as can be,
    each with about the same number of columns; a card too tall for any gets one to itself.
    What does not fit so may ``also`` fit in a way of its own.
    """
    stacks = tuple(_stacks(groups, width, height, measured))
    if len(stacks) == MOST + 1 and fits(stacks, width, len(stacks), height, measured):
        return [stacks]
    # From the back: the fewest slides, then the most even ones, then the fuller ones first.
    best: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    for start in reversed(range(len(stacks))):
        ways = []
        for size in range(1, min(MOST, len(stacks) - start) + 1):
            here = stacks[start : start + size]
            if size == 1 or _fits(here, _wide(width, size), height, measured) or also(here):
                count, squares, sizes = best[-size]
                ways.append((count + 1, squares + size * size, (-size, *sizes)))
        best.append(min(ways))
    found, start = [], 0
    for size in best[-1][2]:
        found.append(stacks[start : start - size])
        start -= size
    return found


def place(
    columns: Columns,
    room: Rect,
    measured: Measured,
    wish: float | None = None,
    large: bool = True,
) -> Placed:
    """Set the cards of one slide into a room: in the best look in which all of them fit.

    They keep to the height of the ``wish`` where they can well be read there. Without a wish
    they have the room to themselves: they stand in its middle, and may be ``large``. Columns end
    at the same height. A card that fits in no look stands alone, and shrinks by itself.
    """
    count = len(columns)
    wide = _wide(room.w, count)
    looks = LOOKS if wish or not large else (*LARGE, *LOOKS)
    look = best(columns, wide, room.h, measured, wish, looks)
    if count == 1 and not _fits(columns, wide, room.h, measured, look):
        wide = room.w
        look = best(columns, wide, room.h, measured, looks=(*LOOKS, *TIGHT, *ALONE))
    blocks = {id: measured(id, wide, look) for column in columns for id in column}
    needed = max(_tall(column, blocks) for column in columns)
    high = tallest = min(room.h, needed)
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
    return Placed(places, blocks, top + high, needed <= room.h)


def best(
    columns: Columns,
    wide: float,
    height: float,
    measured: Measured,
    wish: float | None = None,
    looks: Sequence[CardLetters] = LOOKS,
) -> CardLetters:
    """Return the best look in which cards keep to the wish, else to the height, else the least.

    It is better not to break a word than to be larger.
    """
    limits = (min(wish, height), height) if wish else (height,)
    ways = [(look, limit) for limit in limits for look in looks]
    ways += [(look, height) for look in TIGHT if look not in looks]
    for whole in (True, False):
        for look, limit in ways:
            if _fits(columns, wide, limit, measured, look, whole):
                return look
    return ways[-1][0]


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
            if stack and (len(stack) == most or not _fits(((*stack, id),), wide, height, measured)):
                found.append(stack)
                stack = ()
            stack = (*stack, id)
        found.append(stack)
    return found


def fits(columns: Columns, width: float, count: int, height: float, measured: Measured) -> bool:
    """Tell whether each column can well be read at the width of one of ``count``."""
    return _fits(columns, _wide(width, count), height, measured, TIGHT[-1], True)


def _fits(
    columns: Columns,
    width: float,
    height: float,
    measured: Measured,
    look: CardLetters = TIGHT[-1],
    whole: bool = False,
) -> bool:
    """Tell whether columns are no taller than a height, perhaps with every word ``whole``."""
    for column in columns:
        blocks = {id: measured(id, width, look) for id in column}
        if _tall(column, blocks) > height or (whole and not all(b.whole for b in blocks.values())):
            return False
    return True


def _tall(column: tuple[str, ...], blocks: dict[str, SlideCard]) -> float:
    return sum(blocks[id].height for id in column) + STACK * (len(column) - 1)


def _wide(width: float, count: int) -> float:
    """Return the width of one of so many columns."""
    gap = min(GAP, GAP * 3 / count)
    return min(_WIDEST, (width - gap * (count - 1)) / count)
