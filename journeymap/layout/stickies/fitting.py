"""How stickies are put on the wall: in the largest letters in which all of a page fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import NamedTuple

from journeymap.drawing.shapes import Rect
from journeymap.layout.stickies.sticky import Setting, StickySet, WallSticky

SIZES = (40.0, 37.0, 34.0, 31.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
"""Sizes of letters that are tried, in units of a wall of 1080."""

READABLE = 24.0
"""Letters of this size are read at three metres."""

PAD, GAP, BETWEEN = 18.0, 12.0, 20.0
_WIDTHS = (10.5, 9.0, 7.8, 7.0)
"""Widths of a sticky that are tried, in sizes of its letters."""

_SHAPES = (0.8, 0.55, 0.0)
"""Least heights of a sticky that are tried, in shares of its width."""

_ROWS = (1, 2, 3)
_WIDER = 1.3
"""So much wider stickies become where there is room."""


class WallGroup(NamedTuple):
    """Stickies that stand in one column; ``head`` is how high its title is for a width."""

    cluster: str
    stickies: tuple[WallSticky, ...]
    head: Callable[[float], float]


class PlacedGroup(NamedTuple):
    """A column in its place, with how high its title is and where its stickies stand."""

    group: WallGroup
    rect: Rect
    head: float
    stickies: tuple[tuple[StickySet, Rect], ...]


class _Try(NamedTuple):
    size: float
    width: float
    shape: float
    rows: int


def fit(
    groups: Sequence[WallGroup], area: Rect, set_: Setting, sizes: Sequence[float] = SIZES
) -> tuple[float, list[PlacedGroup]] | None:
    """Return the size of letters and where all stand; ``None`` where the smallest do not fit."""
    low, high = 0, len(sizes) - 1
    best: tuple[float, list[PlacedGroup]] | None = None
    while low <= high:
        middle = (low + high) // 2
        placed = _placed(groups, area, set_, sizes[middle])
        if placed is None:
            low = middle + 1
        else:
            best, high = (sizes[middle], placed), middle - 1
    return best


def pages(
    groups: Sequence[WallGroup], area: Rect, set_: Setting
) -> list[tuple[float, list[PlacedGroup]]]:
    """Return all on one page, or else on pages in letters that can be read at three metres."""
    whole = fit(groups, area, set_)
    if whole is not None:
        return [whole]
    found: list[tuple[float, list[PlacedGroup]]] = []
    rest = list(groups)
    while rest:
        low, high = 1, sum(len(group.stickies) for group in rest)
        page = fit(_first(rest, 1), area, set_)
        legible = SIZES[: SIZES.index(READABLE) + 1]
        while low < high:
            middle = (low + high + 1) // 2
            tried = fit(_first(rest, middle), area, set_, legible)
            if tried is None:
                high = middle - 1
            else:
                low, page = middle, tried
        if page is None:  # a wall too small for a single one
            return found
        found.append(page)
        rest = _after(rest, low)
    return found


def _first(groups: Iterable[WallGroup], n: int) -> list[WallGroup]:
    found = []
    for group in groups:
        if n <= 0:
            break
        found.append(group._replace(stickies=group.stickies[:n]))
        n -= len(group.stickies)
    return found


def _after(groups: Iterable[WallGroup], n: int) -> list[WallGroup]:
    found = []
    for group in groups:
        if n < len(group.stickies):
            found.append(group._replace(stickies=group.stickies[max(0, n) :]))
        n -= len(group.stickies)
    return found


def _placed(
    groups: Sequence[WallGroup], area: Rect, set_: Setting, size: float
) -> list[PlacedGroup] | None:
    widths = [width for width in _WIDTHS if _has_room(groups, area, set_, size, size * width)]
    for shape in _SHAPES:
        for width in widths:
            for rows in _ROWS:
                one = _Try(size, size * width, shape, rows)
                shelves = _shelves(groups, area, set_, one)
                if shelves is not None:
                    return _stand(shelves, area, set_, one)
    return None


def _has_room(
    groups: Sequence[WallGroup], area: Rect, set_: Setting, size: float, width: float
) -> bool:
    """Tell whether stickies take no more than all of the area, which says soon where they do."""
    left = area.h * (area.w + GAP)
    for group in groups:
        for sticky in group.stickies:
            left -= set_(sticky, size, width).height * (width + GAP)
            if left < 0:
                return False
    return True


def _shelves(
    groups: Sequence[WallGroup], area: Rect, set_: Setting, one: _Try
) -> list[list[tuple[WallGroup, int]]] | None:
    """Return the columns row by row, each with how many stickies stand side by side in it."""
    shelves: list[list[tuple[WallGroup, int]]] = [[]]
    room, high = area.w, _high(area, one.rows)
    for group in groups:
        highs = [_least(set_(sticky, one.size, one.width), one) for sticky in group.stickies]
        across = max(1, ceil(sum(highs) / high))
        while (
            _height(highs, across) + 2 * PAD + group.head(_wide(across, one.width) - 2 * PAD) > high
        ):
            across += 1
            if _wide(across, one.width) > area.w or across > len(highs):
                return None
        wide = _wide(across, one.width)
        if wide > room and shelves[-1]:
            shelves.append([])
            room = area.w
        if wide > room or len(shelves) > one.rows:
            return None
        shelves[-1].append((group, across))
        room -= wide + BETWEEN
    return shelves


def _stand(
    shelves: list[list[tuple[WallGroup, int]]], area: Rect, set_: Setting, one: _Try
) -> list[PlacedGroup]:
    """Put columns in their places, stickies as wide as there is room for."""
    wider = min(one.width * _WIDER, *(_width(shelf, area.w) for shelf in shelves), 1e9)
    found = _columns(shelves, area, set_, one, max(wider, one.width))
    # A long text that has more room may be set in larger letters, and be higher then.
    if any(_bottom(column) > column.rect.bottom for column in found):
        found = _columns(shelves, area, set_, one, one.width)
    return found


def _columns(
    shelves: list[list[tuple[WallGroup, int]]], area: Rect, set_: Setting, one: _Try, width: float
) -> list[PlacedGroup]:
    high = _high(area, len(shelves))
    found: list[PlacedGroup] = []
    for i, shelf in enumerate(shelves):
        x, y = area.x, area.y + i * (high + BETWEEN)
        for group, across in shelf:
            rect = Rect(x, y, _wide(across, width), high)
            found.append(_column(group, across, rect, set_, one, width))
            x = rect.right + BETWEEN
    return found


def _bottom(column: PlacedGroup) -> float:
    return max(place.bottom for _, place in column.stickies) + PAD - 0.01


def _column(
    group: WallGroup, across: int, rect: Rect, set_: Setting, one: _Try, width: float
) -> PlacedGroup:
    head = group.head(rect.w - 2 * PAD)
    ends = [rect.y + PAD + head] * across
    stood: list[tuple[StickySet, Rect]] = []
    for each in (set_(sticky, one.size, width) for sticky in group.stickies):
        i = ends.index(min(ends))
        place = Rect(rect.x + PAD + i * (width + GAP), ends[i], width, _least(each, one))
        stood.append((each, place))
        ends[i] = place.bottom + GAP
    return PlacedGroup(group, rect, head, tuple(stood))


def _height(highs: Sequence[float], across: int) -> float:
    """Return how high stickies are that stand side by side, each where there is most room."""
    ends = [0.0] * across
    for high in highs:
        i = ends.index(min(ends))
        ends[i] += high + GAP
    return max(ends) - GAP


def _least(each: StickySet, one: _Try) -> float:
    return max(each.height, one.shape * one.width)


def _wide(across: int, width: float) -> float:
    return across * width + (across - 1) * GAP + 2 * PAD


def _width(shelf: list[tuple[WallGroup, int]], room: float) -> float:
    """Return how wide stickies are when they take all the room of a row."""
    n = sum(across for _, across in shelf)
    between = sum((across - 1) * GAP + 2 * PAD for _, across in shelf)
    return (room - between - BETWEEN * (len(shelf) - 1)) / max(1, n)


def _high(area: Rect, rows: int) -> float:
    return (area.h - (rows - 1) * BETWEEN) / rows
