"""Over time: each period with its interval, filled where it differs from the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.analysis.charts.along import scored_line
from journeymap.analysis.charts.over_time import (
    ScoreSeries,
    note,
    sentence,
    series_over_time,
)
from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Anchor, Rect, Shape, Text
from journeymap.drawing.theme import SMALL, SMALL_STRONG, Theme, mix
from journeymap.language import decimal, mark, plural, tr
from journeymap.layout.numbers.charts import Chart, ChartContext, DrawnChart, chart_kind, nothing
from journeymap.layout.numbers.plot import Plot
from journeymap.metrics.periods import when

LABEL = mark("Over time")

_TALL = 150.0
_LEFT = 44.0
_RIGHT = 14.0
_ABOVE = 12.0
_DOT = 5.5
_WIDEST = 74.0


@chart_kind("over time", order=30)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield a chart for each question that was asked again at one place."""
    known, journey = context.known("period"), context.view.journey
    found = context.memo("series", (known, journey), lambda: series_over_time(known, journey))
    if not found:
        how = tr("Ask the same question again in another month or quarter: how it moved, and"
                 " whether that is more than chance, is then shown here.")  # fmt: skip
        yield nothing("over time", tr(LABEL), how)
    for series in found:
        label = tr(LABEL)
        if len(found) > 1:
            label = f"{label} · {context.called(series.metric)}"
        body = OverTimeBody(series, context.theme, context.measure)
        breadth = 2 if len(series.points) > 12 else 1
        yield Chart(f"over time {series.metric.id}", label, sentence(series), " · ".join(note(series)),
                    body, breadth, beside=True, data=series)  # fmt: skip


@dataclass(frozen=True)
class OverTimeBody:
    """The picture of a score over time."""

    series: ScoreSeries
    theme: Theme
    measure: Measure

    def height(self, width: float) -> float:
        """Return the height of plot and names."""
        return _ABOVE + _TALL + self._below(width)

    def draw(self, place: Rect) -> DrawnChart:
        """Draw band, line and marks, and the periods that have room under them."""
        theme, names = self.theme, self._names()
        below = self._below(place.w)
        inside = Rect(
            place.x + _LEFT, place.y + _ABOVE, place.w - _LEFT - _RIGHT, place.h - _ABOVE - below
        )
        xs, (low, high) = self._days(), self.series.ends
        side = max(1.0, (xs[-1] - xs[0]) * _side(inside.w))
        plot = Plot(
            inside, theme, self.measure, across=(xs[0] - side, xs[-1] + side), up=(low, high)
        )
        plot.numbers(self._number, most=5)
        self._plot(plot, xs)
        made = plot.drawn()
        ground = [*made.ground, *self._named(plot, xs, names)]
        marks = [
            self._mark(plot, i, x, made.marks.get(str(i), []), place) for i, x in enumerate(xs)
        ]
        return DrawnChart(tuple(ground), tuple(marks))

    def _days(self) -> list[float]:
        """Return the middle of each period, in days."""
        spans = [self.series.days(i) for i in range(len(self.series.points))]
        return [(first.toordinal() + last.toordinal()) / 2 for first, last in spans]

    def _number(self, value: float) -> str:
        reading = self.series.points[0].reading
        return decimal(value, None, reading.plus) + reading.unit

    def _names(self) -> list[Paragraph]:
        return [
            paragraph(when(scored.score), SMALL, _WIDEST, self.measure).snug(self.measure)
            for scored in self.series.points
        ]

    def _plot(self, plot: Plot, xs: list[float]) -> None:
        """Give matplotlib band, line and marks."""
        theme, axes, points = self.theme, plot.axes, self.series.points
        readings = [scored.reading for scored in points]
        ends = [
            (r.value if r.low is None else r.low, r.value if r.high is None else r.high)
            for r in readings
        ]
        band = mix(theme.card, theme.interval, 0.5)
        lows, highs = [low for low, _ in ends], [high for _, high in ends]
        axes.fill_between(xs, lows, highs, color=band, linewidth=0, zorder=1)
        values = [reading.value for reading in readings]
        axes.plot(xs, values, color=theme.dot, linewidth=2.0, zorder=2)
        for i, (x, value) in enumerate(zip(xs, values, strict=True)):
            fill = theme.dot if i in self.series.sure else theme.card
            axes.plot([x], [value], "o", color=fill, markersize=2 * _DOT, zorder=3, gid=str(i),
                      markeredgecolor=theme.dot, markeredgewidth=2.0)  # fmt: skip

    def _kept(self, wide: float, names: list[Paragraph]) -> list[int]:
        """Return which periods have room for their names on an axis so wide, the sure ones first."""
        xs = self._days()
        side = max(1.0, (xs[-1] - xs[0]) * _side(wide))
        scale = wide / (xs[-1] - xs[0] + 2 * side)
        taken, kept = list[tuple[float, float]](), list[int]()
        for i in sorted(range(len(xs)), key=lambda i: (i not in self.series.sure, -i)):
            x = (xs[i] - xs[0] + side) * scale
            left, right = x - names[i].width / 2 - 4, x + names[i].width / 2 + 4
            if not any(left < b and a < right for a, b in taken):
                taken.append((left, right))
                kept.append(i)
        return kept

    def _named(self, plot: Plot, xs: list[float], names: list[Paragraph]) -> list[Shape]:
        """Write the periods that have room beside one another, and how many have none."""
        shapes, kept = list[Shape](), self._kept(plot.place.w, names)
        top = plot.place.bottom + 10
        for i in kept:
            ink = self.theme.ink if i in self.series.sure else self.theme.ink_soft
            x = plot.point(xs[i], 0.0)[0]
            shapes += names[i].shapes(x, top, ink, self.measure, "middle")
        if left := len(xs) - len(kept):
            words = plural("{n} period has no room for its name",
                           "{n} periods have no room for their names", left)  # fmt: skip
            text = paragraph(words, SMALL, plot.place.w + _LEFT, self.measure)
            top += max(name.height for name in names) + 2
            shapes += text.shapes(plot.place.x - _LEFT, top, self.theme.ink_soft, self.measure)
        return shapes

    def _below(self, width: float) -> float:
        """Return the height of what stands under the axis."""
        names = self._names()
        tall = 10 + max(name.height for name in names)
        all_named = len(self._kept(width - _LEFT - _RIGHT, names)) == len(names)
        return tall if all_named else tall + 2 + 2 * line_height(SMALL)

    def _mark(self, plot: Plot, i: int, x: float, drawn: list[Shape], place: Rect) -> Figure:
        """Return the mark of a period, with how far it moved where that is sure."""
        scored, theme = self.series.points[i], self.theme
        shapes, reading = list(drawn), scored.reading
        across = plot.point(x, reading.value)[0]
        told = [when(scored.score), scored_line(scored)]
        if i:
            moved = self.series.movements[i - 1]
            digits = max(reading.digits, 2 if reading.digits == 1 else 0)
            by = decimal(moved.difference, digits, "+")
            if moved.p is not None:
                least = f"p < {decimal(0.001)}" if moved.p < 0.001 else f"p = {decimal(moved.p, 3)}"
                told.append(tr("{difference} to the one before, {p}", difference=by, p=least))
            if moved.sure:
                down = moved.difference < 0
                worse = down != (self.series.metric.direction == "lower")
                ink = theme.pain_ink if worse else theme.joy_ink
                shapes.append(self._moved(plot, i, across, by, ink))
        step = plot.place.w / max(1, len(self.series.points))
        rect = Rect(across - step / 2, place.y, step, place.h)
        id = scored.score.id if len(scored.records) == 1 else self.series.id
        return Figure(id, FigureRole.CHART_MARK, "\n".join(told), rect, tuple(shapes))

    def _moved(self, plot: Plot, i: int, across: float, by: str, ink: str) -> Text:
        """Write how far it moved where the line does not run: under a valley, else over the point."""
        readings = [scored.reading for scored in self.series.points]
        here, before = readings[i], readings[i - 1]
        after = readings[i + 1] if i + 1 < len(readings) else here
        valley = here.value < before.value and here.value <= after.value
        end = here.low if valley else here.high
        edge = plot.point(0.0, here.value if end is None else end)[1]
        anchor: Anchor = "middle"
        if before.value < here.value < after.value:
            anchor, across = "end", across + 2
        elif before.value > here.value > after.value:
            anchor, across = "start", across - 2
        base = edge + 14 if valley else edge - 6
        return Text(round(across, 2), round(base, 2), by, SMALL_STRONG, ink, anchor)


def _side(width: float) -> float:
    """Return how far the first and last mark keep from the edge, in shares of what is between."""
    return (_WIDEST / 2 - _RIGHT + 4) / max(60.0, width - _WIDEST)
