"""Where the cards of the numbers stand: the first beside others, the rest side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from journeymap.drawing.shapes import Rect
from journeymap.layout.numbers.card import ChartCard
from journeymap.layout.numbers.charts import Chart
from journeymap.layout.numbers.widths import EDGE, GAP, CardWidths

_BESIDE = 2
_SPARE = 0.5
"""How much of the height of two cards has to be free under the first for them to stand there."""
_MOST_STRETCH = 1.3

Carded = Callable[[Chart, float], ChartCard]


class PlacedCard(NamedTuple):
    """A card and its place on the page."""

    card: ChartCard
    place: Rect


def placed(
    found: Sequence[Chart], top: float, widths: CardWidths, carded: Carded
) -> list[PlacedCard]:
    """Place cards from a height down: what shows something, then what has nothing to show yet."""
    full = [chart for chart in found if chart.body]
    full[1:] = sorted(full[1:], key=lambda chart: not chart.beside)
    empty = [chart for chart in found if not chart.body]
    cards, y = list[PlacedCard](), top
    narrow = [chart for chart in full[1:] if chart.breadth == 1]
    if narrow and full[0].breadth == 2 and widths.first < widths.room:
        cards = _beginning(full[0], narrow, top, widths, carded)
        there = {one.card.chart.name for one in cards}
        full = [chart for chart in full if chart.name not in there]
        y = _bottom(cards) + GAP
    while full:
        narrow = [chart for chart in full if chart.breadth == 1]
        if len(narrow) == len(full):
            made, full = _narrow(full, y, widths, carded), []
        else:
            row = _next_row(full, widths.across)
            made, full = _row(row, y, widths, carded), [c for c in full if c not in row]
        cards += made
        y = _bottom(made) + GAP
    for row in _even(empty, widths.across):
        made = _row(row, y, widths, carded)
        cards += made
        y = _bottom(made) + GAP
    return cards


def _beginning(
    first: Chart, narrow: Sequence[Chart], y: float, widths: CardWidths, carded: Carded
) -> list[PlacedCard]:
    """Place a wide card with others beside it, and one or two under it where those are far taller.

    Both sides are as tall in the end.
    """
    wide, half = widths.first, round((widths.first - GAP) / 2, 2)
    left, rest = [[carded(first, wide)]], widths.room - GAP - wide
    right = [[carded(chart, rest)] for chart in narrow[:_BESIDE]]
    below = narrow[_BESIDE : _BESIDE + 2]
    under = [carded(chart, half if len(below) == 2 else wide) for chart in below]
    if under and _stacked(right) - _stacked(left) > _SPARE * _stacked([under]):
        left.append(under)
    return [*_even_rows(left, EDGE, y, _stacked(right)),
            *_even_rows(right, EDGE + wide + GAP, y, _stacked(left))]  # fmt: skip


def _stacked(rows: Sequence[Sequence[ChartCard]]) -> float:
    """Return how tall rows of cards are one over the other."""
    return sum(max(card.height for card in row) + GAP for row in rows) - GAP


def _even_rows(
    rows: Sequence[Sequence[ChartCard]], x: float, y: float, tall: float
) -> list[PlacedCard]:
    """Place rows of cards from a corner on, so that they are ``tall`` together or taller."""
    spare, found = max(0.0, tall - _stacked(rows)) / len(rows), list[PlacedCard]()
    for row in rows:
        high, left = max(card.height for card in row) + spare, x
        for card in row:
            found.append(PlacedCard(card, Rect(left, y, card.width, high)))
            left += card.width + GAP
        y += high + GAP
    return found


def _bottom(cards: Sequence[PlacedCard]) -> float:
    return max(one.place.bottom for one in cards)


def _narrow(
    found: Sequence[Chart], y: float, widths: CardWidths, carded: Carded
) -> list[PlacedCard]:
    """Place narrow cards in columns, or in rows where a column would have to be stretched."""
    made = _columns(found, y, widths, carded)
    if all(one.place.h <= one.card.height * _MOST_STRETCH for one in made):
        return made
    made = []
    for row in _even(found, widths.across):
        made += _row(row, y, widths, carded)
        y = _bottom(made) + GAP
    return made


def _row(row: Sequence[Chart], y: float, widths: CardWidths, carded: Carded) -> list[PlacedCard]:
    """Place cards side by side, as wide as the page together, all as tall as the tallest."""
    breadths = [min(chart.breadth, widths.across) for chart in row]
    spare = widths.room - GAP * (len(row) - 1)
    cards = [
        carded(chart, round(spare * breadth / sum(breadths), 2))
        for chart, breadth in zip(row, breadths, strict=True)
    ]
    tall, x, found = max(card.height for card in cards), EDGE, list[PlacedCard]()
    for card in cards:
        found.append(PlacedCard(card, Rect(x, y, card.width, tall)))
        x += card.width + GAP
    return found


def _next_row(waiting: Sequence[Chart], across: int) -> list[Chart]:
    """Return the first of the cards that wait, and narrow ones that fill what it leaves."""
    row, used = [waiting[0]], min(waiting[0].breadth, across)
    for chart in waiting[1:]:
        if used + chart.breadth <= across:
            row.append(chart)
            used += chart.breadth
    return row


def _columns(
    found: Sequence[Chart], y: float, widths: CardWidths, carded: Carded
) -> list[PlacedCard]:
    """Place narrow cards in columns, each below the shortest, all columns as tall in the end."""
    n = min(len(found), widths.across)
    width = round((widths.room - GAP * (n - 1)) / n, 2)
    columns: list[list[ChartCard]] = [[] for _ in range(n)]
    for chart in found:
        shortest = min(columns, key=_tall)
        shortest.append(carded(chart, width))
    most, placed_ = max(map(_tall, columns)), dict[str, PlacedCard]()
    for i, column in enumerate(columns):
        top, spare = y, (most - _tall(column)) / len(column)
        for card in column:
            place = Rect(EDGE + i * (width + GAP), top, width, card.height + spare)
            placed_[card.chart.name] = PlacedCard(card, place)
            top = place.bottom + GAP
    return [placed_[chart.name] for chart in found]


def _tall(column: Sequence[ChartCard]) -> float:
    """Return how tall the cards of a column are together, with what is between them."""
    return sum(card.height + GAP for card in column) - GAP


def _even(found: Sequence[Chart], most: int) -> list[list[Chart]]:
    """Return rows of at most so many, none of which has one alone where that can be helped."""
    rows, waiting = list[list[Chart]](), list(found)
    while waiting:
        alone = most > 2 and len(waiting) % most == 1 and len(waiting) > 1
        count = most - 1 if alone else most
        rows.append(waiting[:count])
        waiting = waiting[count:]
    return rows
