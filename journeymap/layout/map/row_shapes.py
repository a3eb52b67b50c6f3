"""How many rows a page needs to have a wanted shape, judged before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from math import log

from journeymap.drawing.density import PageSizes, sizes_of
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.theme import HEADER
from journeymap.lanes import LANES, Column, LaneContext, kind_of
from journeymap.lanes.parts.card import LEAST, block
from journeymap.layout.map.folds import summed, width_of
from journeymap.layout.map.rows import Unit, wrapped
from journeymap.model.grid import CHANNEL
from journeymap.model.records import Lane
from journeymap.view import Shown, View, shown

_WIDEST, _BEST = 3.0, 2.0
"""On a screen a page this much wider than high stays in one row; a wider one comes near to 2 : 1."""
_MOST = 50
_MEASURED = 400
"""Up to how many touchpoints are measured one by one; of more each counts as one of two lines."""
_HEAD, _PEOPLE, _FOOT = 92.0, 86.0, 56.0
_BETWEEN = 26.0
_OVER = 34.0
_STACK_GAP = 10.0
_LEAST_PAGE = 1000.0


def rows_for(
    view: View,
    measure: Measure,
    aspect: float | None = None,
    memo: Memo | None = None,
    *,
    bare: bool = False,
) -> int:
    """Return how many rows give the map of a view the shape it is best read in; 1 for one row.

    With the ``aspect`` of a paper or a wall, width by height, they are those that give the
    largest letters on it. Without one a page at most three times as wide as high stays as it is,
    and a wider one takes those that come nearest to 2 : 1. A ``bare`` page has neither head nor
    legend. Sizes are estimated, so it is quick:
    lay out ``view.but(rows=rows_for(view, measure, 297 / 210))``.
    """
    here = shown(view)
    return fitting_rows(here, measure, memo or Memo(), aspect, bare=bare) if here.journey else 1


def least_rows(view: View, width: float) -> int:
    """Return the least rows of a page no wider than that many page units, as far as one can."""
    here = shown(view)
    if len(here.slots) < 2:
        return 1
    shape = _RoughShape(here)
    counts = range(1, min(_MOST, shape.columns) + 1)
    return next((count for count in counts if shape.width(count) <= width), counts[-1])


def fitting_rows(
    here: Shown,
    measure: Measure,
    memo: Memo,
    aspect: float | None = None,
    *,
    bare: bool = False,
) -> int:
    """Return how many rows suit a page, as ``rows_for`` does."""
    if len(here.slots) < 2:
        return 1
    apart = memo.within("shape")
    if len(here.standing) > _MEASURED:
        inputs = (here.slots, summed(here), here.view.detail, here.personas, measure, aspect, bare)
        shape = _RoughShape(here, bare)
        return apart("rough", inputs, lambda: _suiting(shape, aspect))
    return _suiting(_PageShape(here, measure, apart, bare), aspect)


def _suiting(shape: _RoughShape, aspect: float | None) -> int:
    counts = range(1, min(_MOST, shape.columns) + 1)
    if aspect is not None:
        sizes = _sizes(shape, counts, aspect)
        return min(sizes, key=lambda one: max(one[1] / aspect, one[2]))[0]
    _, wide, high = next(_sizes(shape, range(1, 2), _BEST))
    if wide <= _WIDEST * high:
        return 1
    return min(_sizes(shape, counts, _BEST), key=lambda one: abs(log(one[1] / one[2] / _BEST)))[0]


def _sizes(
    shape: _RoughShape, counts: Sequence[int], aspect: float
) -> Iterator[tuple[int, float, float]]:
    """Yield the counts with width and height, until pages are well narrower than wanted."""
    for count in counts:
        wide, high = shape.size(count)
        yield count, wide, high
        if wide < 0.6 * aspect * high:
            return


class _RoughShape:
    """A page of which only the columns and the lanes are known: every cell holds a card."""

    def __init__(self, here: Shown, bare: bool = False) -> None:
        self._here, self._lanes = here, summed(here)
        around = _HEAD + (_PEOPLE if here.personas else 0.0) + _FOOT
        self._around = 0.0 if bare else around
        self._sizes = sizes_of(here.view.density)
        self._places = {slot: i for i, slot in enumerate(here.slots)}
        self.columns = len(here.slots)

    def width(self, count: int) -> float:
        """Return the width of the page in so many rows, in page units."""
        return self._wide(wrapped(self._here, count, Memo()))

    def _wide(self, parts: Sequence[Unit]) -> float:
        detail, sizes = self._here.view.detail, self._sizes
        widest = max(
            sum(width_of(slot, detail, sizes) + sizes.gutter for slot in part) + sizes.gutter
            for part in parts
        )
        return max(widest + sizes.rail + 2 * sizes.margin, _LEAST_PAGE + sizes.margin)

    def size(self, count: int) -> tuple[float, float]:
        """Return the width and the height of the page in so many rows, in page units."""
        parts = wrapped(self._here, count, Memo())
        wide, sizes = self._wide(parts), self._sizes
        high = sizes.margin + self._around
        return wide, high + sum(self._row_height(part) for part in parts)

    def _row_height(self, part: Unit) -> float:
        lanes = (self._lane_height(lane, part) for lane in self._lanes)
        return HEADER + _OVER + _BETWEEN + sum(high + self._sizes.gap for high in lanes if high)

    def _lane_height(self, lane: Lane, part: Unit) -> float:
        """Return how high a lane is in a row, 0 where it leaves it."""
        usual = (
            LEAST + 10.0 + 2 * self._sizes.pad if lane.kind == CHANNEL else 1.5 * self._sizes.lane
        )
        return max(lane.height or 0.0, usual)


class _PageShape(_RoughShape):
    """A page whose cards and lanes are measured one by one, before they are laid out."""

    def __init__(self, here: Shown, measure: Measure, memo: Memo, bare: bool) -> None:
        super().__init__(here, bare)
        detail, sizes = here.view.detail, self._sizes
        widths = [width_of(slot, detail, sizes) for slot in here.slots]
        inputs = (here.slots, detail, sizes)
        columns = memo("columns", inputs, partial(_columns, here, widths, sizes))
        assert here.journey is not None
        ids: dict[str, tuple[str, ...]] = {}
        for card in here.standing:
            ids[card.step] = (*ids.get(card.step, ()), card.id)
        self._context = LaneContext(
            view=here.view,
            shown=here,
            journey=here.journey,
            measure=measure,
            columns=columns,
            touchpoints=memo("ids", (tuple(ids.items()),), lambda: ids),
            memo=memo,
        )
        self._heights = {x.id: self._height(x) for x in self._lanes if x.kind != CHANNEL}
        self._stacks = self._channels(widths)

    def _height(self, lane: Lane) -> float:
        """Return how high a lane is that is no channel, over all columns."""
        kind = kind_of(lane)
        with LANES.guard(kind.name):
            return max(self._sizes.lane, lane.height or 0.0, kind.lay(self._context, lane).height)
        return self._sizes.lane

    def _channels(self, widths: Sequence[float]) -> dict[str, dict[int, float]]:
        """Return how high the cards of each channel stand in each column, by lane."""
        found: dict[str, dict[int, float]] = {}
        at = {slot.step: i for i, slot in enumerate(self._here.slots) if slot.step}
        for card in self._here.standing:
            column = at[card.step]
            high = block(self._context, card, widths[column]).height
            stack = found.setdefault(card.lane, {})
            stack[column] = stack.get(column, -_STACK_GAP) + _STACK_GAP + high
        for fold in self._here.folds.values():
            column = next(i for i, s in enumerate(self._here.slots) if s.stage == fold.stage)
            found.setdefault(fold.lane, {})[column] = LEAST
        return found

    def _lane_height(self, lane: Lane, part: Unit) -> float:
        if lane.kind != CHANNEL:
            return self._heights[lane.id]
        stack = self._stacks.get(lane.id, {})
        here = {self._places[slot] for slot in part} & stack.keys()
        if not here:
            return 0.0
        return max(
            self._sizes.lane, lane.height or 0.0, max(stack[i] for i in here) + 2 * self._sizes.pad
        )


def _columns(here: Shown, widths: Sequence[float], sizes: PageSizes) -> tuple[Column, ...]:
    x, found = sizes.margin + sizes.rail, []
    for slot, wide in zip(here.slots, widths, strict=True):
        found.append(Column(slot.step, slot.stage, x + sizes.gutter, wide, slot.folded))
        x += sizes.gutter + wide
    return tuple(found)
