"""What the journey would be without a touchpoint, and who is given what of those who arrive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.analysis.charts.without import (
    MOST,
    Loss,
    Losses,
    TouchShares,
    TouchTable,
    losses,
    losses_note,
    losses_sentence,
    touch_table,
    touches_note,
    touches_sentence,
)
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, TextStyle
from journeymap.drawing.theme import SMALL, SMALL_STRONG, Theme
from journeymap.language import mark, tr, whole_percent
from journeymap.layout.numbers.charts import Chart, ChartContext, DrawnChart, chart_kind, nothing
from journeymap.layout.numbers.expected import expected
from journeymap.layout.numbers.named_bars import BAR, NamedBars
from journeymap.model.records import Touchpoint
from journeymap.view.ways import logged_ways

WITHOUT = mark("Without it, completion falls to")
TOUCHES = mark("First, last and linear touch")

_NAME = TextStyle(13, 500)
_VALUE = TextStyle(14, 600)
_RIGHT = 64.0
_COLUMN, _GAP = 66.0, 10.0

_TOO_MANY = 500
"""Of so many touchpoints the shares for each visit take a fifth of a second."""


@chart_kind("without", order=52)
def without(context: ChartContext) -> Iterator[Chart]:
    """Yield the one chart of what is left without each touchpoint."""
    snapshot, journey = context.view.snapshot, context.view.journey
    outcomes = expected(context).present
    kept = frozenset(card.id for card, _ in context.cards)
    inputs = (outcomes, kept, *context.tables(Touchpoint))
    found = context.memo("without", inputs, lambda: losses(snapshot, journey, outcomes, kept))
    if found is None:
        how = tr("Write on the arrows how many go each way, and say where the goal is reached: what"
                 " each touchpoint is worth is then shown here.")  # fmt: skip
        yield nothing("without", tr(WITHOUT), how)
        return
    body = LossesBody(found, context.theme, context.measure)
    told = " · ".join(losses_note(found))
    yield Chart("without", tr(WITHOUT), losses_sentence(found), told, body, data=found)


@chart_kind("touches", order=54)
def touched(context: ChartContext) -> Iterator[Chart]:
    """Yield the one chart of the four ways to share out those who arrive."""
    snapshot, journey = context.view.snapshot, context.view.journey
    outcomes = expected(context).present
    logged = logged_ways(context.view)
    if not logged and len(outcomes.flow.visits) > _TOO_MANY:
        why = tr("There are more than {n} touchpoints, so that this would take too long.",
                 n=_TOO_MANY)  # fmt: skip
        yield nothing("touches", tr(TOUCHES), why)
        return
    kept = frozenset(card.id for card, _ in context.cards)
    inputs = (outcomes, logged, kept, *context.tables(Touchpoint))
    found = context.memo(
        "touches", inputs, lambda: touch_table(snapshot, journey, outcomes, logged, kept)
    )
    if found is not None:
        body = TouchesBody(found, context.theme, context.measure)
        told = " · ".join(touches_note(found))
        yield Chart("touches", tr(TOUCHES), touches_sentence(found), told, body, data=found)


@dataclass(frozen=True)
class LossesBody:
    """A bar for each touchpoint under its name: what is left of all who start."""

    found: Losses
    theme: Theme
    measure: Measure

    @property
    def _rows(self) -> tuple[Loss, ...]:
        return self.found.of[:MOST]

    @property
    def _bars(self) -> NamedBars:
        return NamedBars(tuple(one.title for one in self._rows), _RIGHT, self.measure)

    def height(self, width: float) -> float:
        """Return the height of all rows."""
        return self._bars.height(width)

    def draw(self, place: Rect) -> DrawnChart:
        """Draw a row for each touchpoint."""
        rows = zip(self._rows, self._bars.rows(place), strict=True)
        return DrawnChart((), tuple(self._row(one, *row) for one, row in rows))

    def _row(self, one: Loss, name: Paragraph, rect: Rect) -> Figure:
        theme, now = self.theme, self.found.now.share
        track = self._bars.track(name, rect)
        shapes: list[Shape] = [*name.shapes(rect.x, rect.y, theme.ink, self.measure)]
        shapes.append(Box(track, theme.severity_empty, radius=BAR / 2))
        # The track ends a little behind the present, so that its line stands on it.
        whole = track.w / 1.06
        bar = track._replace(w=round(max(BAR / 2, whole * one.left / now), 2))
        shapes.append(Box(bar, theme.feelings[0], radius=min(BAR, bar.w) / 2))
        x = round(track.x + whole, 2)
        line = ((x, track.y - 2.5), (x, track.bottom + 2.5))
        shapes.append(Line(line, theme.ink, 2.0))
        value = paragraph(whole_percent(one.left), _VALUE, _RIGHT, self.measure)
        top = rect.y + (rect.h - value.height) / 2
        shapes += value.shapes(rect.right, top, theme.ink, self.measure, "end")
        told = tr("Without “{title}” completion falls from {now} to {left}", title=one.title,
                  now=whole_percent(now), left=whole_percent(one.left))  # fmt: skip
        return Figure(one.id, FigureRole.CHART_MARK, told, rect, tuple(shapes))


@dataclass(frozen=True)
class TouchesBody:
    """A row for each touchpoint with four shares, each with a bar of its own."""

    found: TouchTable
    theme: Theme
    measure: Measure

    @property
    def _rows(self) -> tuple[TouchShares, ...]:
        return self.found.of[:MOST]

    def height(self, width: float) -> float:
        """Return the height of the headings and of all rows."""
        return self._head(width) + sum(self._tall(width))

    def draw(self, place: Rect) -> DrawnChart:
        """Draw the headings, and a row for each touchpoint."""
        head, y, marks = self._head(place.w), place.y, list[Figure]()
        ground: list[Shape] = []
        wide = self._column(place.w)
        for i, words in enumerate(self._headings(place.w)):
            right = place.right - (3 - i) * wide
            top = y + head - 8 - words.height
            ground += words.shapes(right, top, self.theme.ink_soft, self.measure, "end")
        y += head
        spare = max(0.0, place.h - self.height(place.w)) / max(1, len(self._rows))
        for one, tall in zip(self._rows, self._tall(place.w), strict=True):
            high = tall + min(10.0, spare)
            marks.append(self._row(one, Rect(place.x, y, place.w, high)))
            y += high
        return DrawnChart(tuple(ground), tuple(marks))

    def _column(self, width: float) -> float:
        return min(_COLUMN, width * 0.17)

    def _headings(self, width: float) -> list[Paragraph]:
        words = tr("first"), tr("last"), tr("linear"), tr("removal")
        room = self._column(width) - 4
        return [paragraph(one, SMALL, room, self.measure) for one in words]

    def _head(self, width: float) -> float:
        return max(one.height for one in self._headings(width)) + 8

    def _name(self, one: TouchShares, width: float) -> Paragraph:
        room = width - 4 * self._column(width) - _GAP
        return paragraph(one.title, _NAME, room, self.measure)

    def _tall(self, width: float) -> list[float]:
        return [max(24.0, self._name(one, width).height) + 6 for one in self._rows]

    def _row(self, one: TouchShares, rect: Rect) -> Figure:
        theme, wide = self.theme, self._column(rect.w)
        name = self._name(one, rect.w)
        top = rect.y + (rect.h - name.height) / 2
        shapes: list[Shape] = [*name.shapes(rect.x, top, theme.ink, self.measure)]
        most = max(max(row.shares) for row in self.found.of)
        for i, share in enumerate(one.shares):
            right = rect.right - (3 - i) * wide
            text = paragraph(whole_percent(share), SMALL_STRONG, wide, self.measure)
            middle = rect.y + rect.h / 2
            shapes += text.shapes(right, middle - text.height - 0.5, theme.ink, self.measure, "end")
            track = Rect(right - wide + 12, middle + 2, wide - 12, 5.0)
            shapes.append(Box(track, theme.severity_empty, radius=2.5))
            if share > 0:
                long = round(max(2.5, track.w * share / most), 2)
                bar = track._replace(x=track.right - long, w=long)
                shapes.append(Box(bar, theme.dot if i == 3 else theme.interval, radius=2.5))
        first, last, linear, removal = map(whole_percent, one.shares)
        told = tr("{title}: first {first}, last {last}, linear {linear}, removal {removal}",
                  title=one.title, first=first, last=last, linear=linear,
                  removal=removal)  # fmt: skip
        return Figure(one.id, FigureRole.CHART_MARK, told, rect, tuple(shapes))
