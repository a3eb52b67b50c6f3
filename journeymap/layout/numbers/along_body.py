"""Scores along a journey drawn: a column for each touchpoint where their names have room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from journeymap.analysis.charts.along import AlongPoint, ScoresAlong
from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, Text
from journeymap.drawing.theme import SMALL, SMALL_STRONG, Theme, mix
from journeymap.language import decimal, tr
from journeymap.layout.numbers.charts import ChartStage, DrawnChart
from journeymap.layout.numbers.plot import Plot
from journeymap.metrics import Reading

_TALL, _MORE, _MOST = 150.0, 14.0, 6
"""How tall the axes are at the least, and how much taller for each touchpoint, up to so many."""
_LOW = 130.0
_BAND = 5.0
_DOT = 5.0
_GUESS = 4.5
_MOST_LINES = 4
_LEFT = 40.0
_HEAD = 20.0
_MOST_HEAD = 2
_EAST = "⺀"
"""The first letter of those between which a line may be broken anywhere."""


@dataclass(frozen=True)
class AlongBody:
    """The picture of scores along a journey.

    Its plot is at least so ``tall``, in page units; 0 is as tall as its touchpoints ask for.
    """

    along: ScoresAlong
    stages: tuple[ChartStage, ...]
    theme: Theme
    measure: Measure
    tall: float = 0.0

    def fits(self, width: float) -> bool:
        """Tell whether each touchpoint has room for its name and its value in a width."""
        pitch, measure = self._pitch(width), self.measure
        room = pitch - 6.0
        if any(_DOT + 8 + measure.width(p.reading.shown, SMALL_STRONG) > pitch / 2 + 12
               for p in self.along.points):  # fmt: skip
            return False
        whole = all(
            measure.width(word, SMALL_STRONG) <= room or max(word) >= _EAST
            for point in self.along.points
            for word in point.title.split()
        )
        return whole and all(len(n.lines) <= _MOST_LINES for n in self._names(pitch))

    def lowered(self) -> AlongBody:
        """Return the same with a plot as low as it can be read."""
        return replace(self, tall=_LOW)

    def height(self, width: float) -> float:
        """Return the height of plot, names and numbers."""
        pitch = self._pitch(width)
        names = self._names(pitch)
        tall = self.tall or _TALL + _MORE * min(len(self.along.points), _MOST)
        return self._head(pitch) + tall + 8 + max((n.height for n in names), default=0.0) + 16

    def draw(self, place: Rect) -> DrawnChart:
        """Draw the axes, the stages behind them, and a mark for each touchpoint."""
        along, theme = self.along, self.theme
        pitch = self._pitch(place.w)
        names, head = self._names(pitch), self._head(pitch)
        below = 8 + max((n.height for n in names), default=0.0) + 16
        wide = pitch * len(along.points)
        inside = Rect(place.x + _LEFT, place.y + head, wide, place.h - head - below)
        low, high = self._scale
        limits = (-0.5, len(along.points) - 0.5), (low, high + (high - low) * 0.04)
        plot = Plot(inside, theme, self.measure, across=limits[0], up=limits[1])
        plot.numbers(self._number)
        if along.target is not None:
            plot.axes.axhline(along.target, color=theme.joy_ink, linewidth=1.2, dashes=(5, 3))
        for i, point in enumerate(along.points):
            self._plot(plot, i, point)
        made = plot.drawn()
        bands = self._bands(plot, head)
        ground = [s for band in bands for s in band.shapes] + made.ground
        ground += self._target(plot)
        marks = [
            self._mark(plot, i, point, made.marks.get(str(i), []), names[i], place)
            for i, point in enumerate(along.points)
        ]
        return DrawnChart(tuple(ground), (*self._regions(bands, head), *marks))

    @property
    def _scale(self) -> tuple[float, float]:
        return self.along.ends

    def _number(self, value: float) -> str:
        reading = next((p.reading for p in self.along.points if p.reading.n > 1), None)
        return decimal(value, None, reading.plus) + reading.unit if reading else decimal(value)

    @property
    def _goal(self) -> str:
        aim = self.along.target
        return "" if aim is None else tr("target {target}", target=self._number(aim))

    def _pitch(self, width: float) -> float:
        right = self.measure.width(self._goal, SMALL_STRONG) + 8.0 if self._goal else 0.0
        return (width - _LEFT - right) / max(1, len(self.along.points))

    def _names(self, pitch: float) -> list[Paragraph]:
        return [
            paragraph(
                point.title,
                SMALL_STRONG if point in self.along.lowest else SMALL,
                pitch - 6.0,
                self.measure,
            )
            for point in self.along.points
        ]

    def _plot(self, plot: Plot, i: int, point: AlongPoint) -> None:
        """Give matplotlib what is drawn of a touchpoint: the way to our guess, guess and value."""
        theme, axes, asked, guess = self.theme, plot.axes, point.asked, point.guess
        gid = str(i)
        if asked and guess:
            ends = [guess.reading.value, asked.reading.value]
            tone = theme.pain_ink if self._better(*ends) else theme.ink_soft
            axes.plot([i, i], ends, color=tone, linewidth=1.3, dashes=(3, 2), gid=gid)
        if guess:
            axes.plot(
                [i], [guess.reading.value], "o", color=theme.card, markersize=2 * _GUESS,
                markeredgecolor=theme.ink_soft, markeredgewidth=1.8, gid=gid,
            )  # fmt: skip
        if asked:
            fill, edge = tones(point, self.along, self.theme)
            axes.plot(
                [i], [asked.reading.value], "o", color=fill, markersize=2 * _DOT,
                markeredgecolor=edge, markeredgewidth=1.5, gid=gid,
            )  # fmt: skip

    def _better(self, one: float, other: float) -> bool:
        return one < other if self.along.metric.direction == "lower" else one > other

    def _titled(self, pitch: float) -> list[tuple[ChartStage, int, Paragraph | None]]:
        """Return the stages, how many touchpoints each has here, and its name where that has room."""
        by_id = {stage.id: stage for stage in self.stages}
        found = list[tuple[ChartStage, int, Paragraph | None]]()
        for id, group in groupby(self.along.points, key=lambda point: point.stage):
            n = len(list(group))
            room = n * pitch - 14.0
            title = by_id[id].title
            whole = all(self.measure.width(w, SMALL_STRONG) <= room for w in title.split())
            name = paragraph(title, SMALL_STRONG, room, self.measure) if whole else None
            fits = name is not None and len(name.lines) <= _MOST_HEAD
            found.append((by_id[id], n, name if fits else None))
        return found

    def _head(self, pitch: float) -> float:
        """Return the height of the names of stages above the plot."""
        tall = (name.height for _, _, name in self._titled(pitch) if name)
        return max(tall, default=0.0) + _HEAD - line_height(SMALL_STRONG)

    def _bands(self, plot: Plot, head: float) -> list[_Band]:
        """Return the ground of each stage with its name above it, where that has room."""
        found, top, at = list[_Band](), plot.place.y - head, 0
        for stage, n, name in self._titled(plot.place.w / len(self.along.points)):
            left = plot.point(at - 0.5, 0.0)[0] + 2.0
            right = plot.point(at + n - 0.5, 0.0)[0] - 2.0
            at += n
            rect = Rect(left, top, right - left, plot.place.bottom - top)
            tint = mix(self.theme.card, stage.tint, 0.55)
            shapes: list[Shape] = [Box(rect, tint, radius=7.0)]
            if name:
                middle = rect.x + rect.w / 2
                shapes += name.shapes(middle, top + 4, stage.ink, self.measure, "middle")
            found.append(_Band(stage, rect, tuple(shapes)))
        return found

    def _regions(self, bands: list[_Band], head: float) -> list[Figure]:
        """Return a place for each stage under the marks, which tells its name."""
        return [
            Figure(stage.id, FigureRole.CHART_MARK, stage.title, rect._replace(h=head), ())
            for stage, rect, _ in bands
        ]

    def _target(self, plot: Plot) -> tuple[Shape, ...]:
        if self.along.target is None:
            return ()
        x, y = plot.point(len(self.along.points) - 0.5, self.along.target)
        ink = self.theme.joy_ink
        return (Text(x + 6.0, round(y + 4.0, 2), self._goal, SMALL_STRONG, ink),)

    def _mark(
        self,
        plot: Plot,
        i: int,
        point: AlongPoint,
        drawn: list[Shape],
        name: Paragraph,
        place: Rect,
    ) -> Figure:
        """Return the mark of a touchpoint: its interval, what matplotlib drew, and its words."""
        theme, reading = self.theme, point.reading
        x, y = plot.point(i, reading.value)
        shapes: list[Shape] = [shape for shape in drawn if isinstance(shape, Line)]
        if point.asked and reading.low is not None and reading.high is not None:
            up, down = plot.point(i, reading.high)[1], plot.point(i, reading.low)[1]
            band = Rect(x - _BAND, round(up, 2), 2 * _BAND, round(down - up, 2))
            shapes.append(Box(band, theme.interval, radius=min(_BAND, band.h / 2)))
        shapes += [shape for shape in drawn if not isinstance(shape, Line)]
        strong = point in self.along.lowest
        if point.asked:
            shapes += self._value(plot, point, reading, (x, y))
        top = plot.place.bottom + 8.0
        ink = theme.ink if strong else theme.ink_pill
        shapes += name.shapes(x, top, ink, self.measure, "middle")
        n = f"n = {decimal(reading.n, groups=True)}" if point.asked else tr("guess")
        counted = paragraph(n, SMALL, 200.0, self.measure)
        shapes += counted.shapes(x, top + name.height, theme.ink_soft, self.measure, "middle")
        half = plot.point(i + 0.5, 0.0)[0] - x
        rect = Rect(x - half, place.y, 2 * half, place.h)
        return Figure(point.touchpoint, FigureRole.CHART_MARK, point.words, rect, tuple(shapes))

    def _value(
        self, plot: Plot, point: AlongPoint, reading: Reading, at: tuple[float, float]
    ) -> tuple[Shape, ...]:
        """Write the value on the ground of its stage, so that no line runs through it.

        It stands beside its dot, or above or below where a column is too narrow for that.
        """
        (x, y), wide = at, self.measure.width(reading.shown, SMALL_STRONG)
        left = x + _DOT + 6.0
        if not self._beside(plot):
            left, y = x - wide / 2, self._over(plot, point, reading)
        tint = next(mix(self.theme.card, s.tint, 0.55) for s in self.stages if s.id == point.stage)
        ground = Rect(round(left - 2, 2), round(y - 7, 2), round(wide + 4, 2), 14.0)
        base = round(y + 4.0, 2)
        text = Text(round(left, 2), base, reading.shown, SMALL_STRONG, self.theme.ink)
        return Box(ground, tint, radius=3.0), text

    def _beside(self, plot: Plot) -> bool:
        """Tell whether each value has room beside its dot, in its own column."""
        half = plot.place.w / len(self.along.points) / 2
        asked = (p.asked.reading.shown for p in self.along.points if p.asked)
        widest = max((self.measure.width(shown, SMALL_STRONG) for shown in asked), default=0.0)
        return _DOT + 6.0 + widest <= half - 4.0

    def _over(self, plot: Plot, point: AlongPoint, reading: Reading) -> float:
        """Return the middle of the letters of a value above its interval, below where that is taken."""
        high = reading.value if reading.high is None else reading.high
        low = reading.value if reading.low is None else reading.low
        up = min(plot.point(0.0, high)[1], plot.point(0.0, reading.value)[1] - _DOT) - 9.0
        down = max(plot.point(0.0, low)[1], plot.point(0.0, reading.value)[1] + _DOT) + 9.0
        guessed = plot.point(0.0, point.guess.reading.value)[1] if point.guess else down
        is_free = up - 7.0 >= plot.place.y and not up - 14.0 <= guessed <= plot.point(0.0, low)[1]
        return up if is_free or down + 7.0 > plot.place.bottom else down


class _Band(NamedTuple):
    stage: ChartStage
    rect: Rect
    shapes: tuple[Shape, ...]


def tones(point: AlongPoint, along: ScoresAlong, theme: Theme) -> tuple[str, str]:
    """Return what a value is filled and edged with: hollow and grey where it does not carry."""
    asked = point.asked
    if asked is None or not asked.carries:
        return theme.card, theme.assumed_edge
    tone = theme.pain_ink if asked.misses or along.lowest == (point,) else theme.dot
    return tone, tone
