"""The bar of a score: its scale, interval, target and value, and what the company says of it."""

from __future__ import annotations

from journeymap.drawing.faces import disc
from journeymap.drawing.measure import line_height
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.shapes import Box, Line, Rect, Shape
from journeymap.drawing.theme import SMALL_STRONG, Theme, mix
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.card_rows import CardRow
from journeymap.metrics.perception import PerceptionGap, gaps
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import apart

_HEIGHT = 5.0
_LEAST = 40.0


def at(bar: Rect, scored: Scored, value: float) -> float:
    """Return where on a bar a value stands."""
    low, high = scored.reading.scale
    share = (value - low) / (high - low) if high > low else 0.5
    return bar.x + bar.w * max(0.0, min(1.0, share))


def _colours(theme: Theme, scored: Scored) -> tuple[str, str, str]:
    """Return the colours of the interval, of the dot and of its edge: grey where it is no score."""
    if not scored.carries:
        return mix(theme.track, theme.assumed_edge, 0.45), theme.card, theme.assumed_edge
    if scored.misses:
        return mix(theme.pain_ink, theme.track, 0.6), theme.pain_ink, ""
    return theme.interval, theme.dot, ""


def bar(theme: Theme, place: Rect, scored: Scored) -> list[Shape]:
    """Draw the scale of a score, on it the interval, the target and the value.

    On a bar thicker than that of a lane the marks are larger, too.
    """
    reading, (tint, fill, edge) = scored.reading, _colours(theme, scored)
    middle, radius, unit = place.centre[1], place.h / 2, _unit(place)
    shapes: list[Shape] = [Box(place, theme.track, radius=radius)]
    if reading.low is not None and reading.high is not None:
        left, right = at(place, scored, reading.low), at(place, scored, reading.high)
        shapes.append(Box(Rect(left, place.y, right - left, place.h), tint, radius=radius))
    if scored.aimed and scored.metric.target is not None:
        x = at(place, scored, scored.metric.target)
        mark = Rect(x - unit, middle - 6.5 * unit, 2.0 * unit, 13.0 * unit)
        shapes.append(Box(mark, theme.ink, radius=unit))
    shapes += own_marks(theme, place, scored)
    dot = (4.5 if edge else 5.0) * unit
    shapes.append(disc(at(place, scored, reading.value), middle, dot, fill, edge, 1.5 * unit))
    return shapes


def _unit(place: Rect) -> float:
    return max(1.0, place.h / _HEIGHT)


def own_sign(
    theme: Theme, x: float, y: float, *, guessed: bool = False, unit: float = 1.0
) -> tuple[Shape, ...]:
    """Draw a hollow mark: a ring for what we guess, a square for what employees say."""
    if guessed:
        return (disc(x, y, 4.5 * unit, theme.card, theme.ink_soft, 1.5 * unit),)
    square = Rect(x - 4.0 * unit, y - 4.0 * unit, 8.0 * unit, 8.0 * unit)
    return (Box(square, theme.card, theme.ink_soft, 1.5 * unit),)


def own_marks(theme: Theme, place: Rect, scored: Scored) -> list[Shape]:
    """Draw what the company says on the bar of what customers say, with a line between."""
    middle, here = place.centre[1], at(place, scored, scored.reading.value)
    unit = _unit(place)
    shapes: list[Shape] = []
    for gap in gaps(scored):
        there = at(place, scored, gap.ours.reading.value)
        ink = theme.pain_ink if gap.overrates else theme.ink_soft
        if abs(there - here) > 1.0:
            dash = (3.0 * unit, 2.0 * unit)
            shapes.append(Line(((here, middle), (there, middle)), ink, 1.5 * unit, dash=dash))
        shapes += own_sign(theme, there, middle, guessed=gap.ours.guessed, unit=unit)
    return shapes


def gap_row(context: LaneContext, gap: PerceptionGap, width: float) -> CardRow:
    """Return both views on one scale, and beside them how far they lie apart."""
    words = paragraph(apart(gap), SMALL_STRONG, width - _LEAST, context.measure)
    wide = max(context.measure.width(line, SMALL_STRONG) for line in words.lines)
    theme, middle = context.theme, line_height(SMALL_STRONG) / 2
    ink = theme.pain_ink if gap.overrates else ""

    def draw(x: float, y: float, own: str, soft: str) -> tuple[Shape, ...]:
        place = Rect(x + 5.0, y + middle - _HEIGHT / 2, width - wide - 18.0, _HEIGHT)
        alone = gap.theirs._replace(own=(gap.ours,))
        left = x + width - wide
        return (*bar(theme, place, alone), *words.shapes(left, y, ink or soft, context.measure))

    return CardRow(words.height, draw)
