"""Where the cards of the numbers stand: the first beside two others, the rest side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from journeymap.drawing.shapes import Rect
from journeymap.layout.numbers.card import ChartCard
from journeymap.layout.numbers.charts import Chart
from journeymap.layout.numbers.widths import EDGE, GAP, CardWidths

_BESIDE = 2

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
        beside = narrow[:_BESIDE]
        cards = _beginning(full[0], beside, top, widths, carded)
        full = [chart for chart in full[1:] if chart not in beside]
        y = cards[0].place.bottom + GAP
    for row in (*_rows(full, widths.across), *_even(empty, widths.across)):
        made = _row(row, y, widths, carded)
        cards += made
        y = made[0].place.bottom + GAP
    return cards


def _beginning(
    first: Chart, beside: Sequence[Chart], y: float, widths: CardWidths, carded: Carded
) -> list[PlacedCard]:
    """Place a card with two others one over the other beside it, both sides as tall."""
    wide = widths.first
    left, rest = carded(first, wide), widths.room - GAP - wide
    right = [carded(chart, rest) for chart in beside]
    stacked = sum(card.height for card in right) + GAP * (len(right) - 1)
    tall = max(left.height, stacked)
    cards = [PlacedCard(left, Rect(EDGE, y, wide, tall))]
    spare = (tall - stacked) / len(right)
    for card in right:
        high = card.height + spare
        cards.append(PlacedCard(card, Rect(EDGE + wide + GAP, y, rest, high)))
        y += high + GAP
    return cards


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


def _rows(found: Sequence[Chart], across: int) -> list[list[Chart]]:
    """Fill rows in order; narrow cards fill what wide ones leave."""
    waiting, rows = list(found), list[list[Chart]]()
    while waiting:
        if all(chart.breadth == 1 for chart in waiting):
            return rows + _even(waiting, across)
        row = [waiting.pop(0)]
        used = min(row[0].breadth, across)
        while fits := next((c for c in waiting if used + c.breadth <= across), None):
            waiting.remove(fits)
            row.append(fits)
            used += fits.breadth
        rows.append(row)
    return rows


def _even(found: Sequence[Chart], most: int) -> list[list[Chart]]:
    """Return rows of at most so many, none of which has one alone where that can be helped."""
    rows, waiting = list[list[Chart]](), list(found)
    while waiting:
        alone = most > 2 and len(waiting) % most == 1 and len(waiting) > 1
        count = most - 1 if alone else most
        rows.append(waiting[:count])
        waiting = waiting[count:]
    return rows
