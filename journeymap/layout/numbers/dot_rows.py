"""Scores below one another: a name, its interval on a scale, its value and of how many it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from journeymap.drawing.faces import disc
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape
from journeymap.drawing.theme import BODY, SMALL, SMALL_STRONG, STRONG, Theme, mix
from journeymap.language import decimal, tr
from journeymap.layout.numbers.charts import DrawnChart
from journeymap.layout.numbers.plot import Plot
from journeymap.metrics import Reading

_BAND = 5.0
_DOT = 5.0
_GUESS = 4.5
_ROW = 24.0
_HEAD = 28.0
_AXIS = 26.0
_APART = 34.0
_NAMED = 0.36
_WIDE = 1000.0
_MANY = (14, 34)


class DotRow(NamedTuple):
    """A score with what it is of; ``guess`` is what we had guessed. ``reading`` or it is there."""

    id: str
    name: str
    reading: Reading | None
    guess: Reading | None
    words: str
    fill: str
    edge: str
    strong: bool = False


class DotSection(NamedTuple):
    """Rows under a heading, blank for none, in a colour."""

    id: str
    title: str
    tint: str
    ink: str
    rows: tuple[DotRow, ...]


class _Line(NamedTuple):
    """A row or the heading of a section, set in lines, and its height."""

    section: DotSection
    row: DotRow | None
    words: Paragraph
    height: float


@dataclass(frozen=True)
class DotRowsBody:
    """The picture of scores below one another, in as many columns as the page has room for."""

    sections: tuple[DotSection, ...]
    scale: tuple[float, float]
    target: float | None
    lower: bool
    theme: Theme
    measure: Measure

    @property
    def _readings(self) -> list[Reading]:
        every = (row for section in self.sections for row in section.rows)
        return [found for row in every if (found := row.reading or row.guess)]

    def height(self, width: float) -> float:
        """Return the height of the tallest column."""
        columns = self._columns(width)
        return max(sum(line.height for line in column) for column in columns) + self._foot

    @property
    def _foot(self) -> float:
        return _AXIS + (18.0 if self.target is not None else 0.0)

    def draw(self, place: Rect) -> DrawnChart:
        """Draw the columns side by side."""
        columns = self._columns(place.w)
        wide = self._wide(place.w)
        ground, marks = list[Shape](), list[Figure]()
        for i, column in enumerate(columns):
            at = Rect(place.x + i * (wide + _APART), place.y, wide, 0.0)
            shapes, figures = self._column(column, at, place.w)
            ground += shapes
            marks += figures
        return DrawnChart(tuple(ground), tuple(marks))

    def _count(self, width: float) -> int:
        n = len(self._readings)
        return 1 if width < _WIDE else 1 + sum(n > most for most in _MANY)

    def _wide(self, width: float) -> float:
        n = self._count(width)
        return (width - _APART * (n - 1)) / n

    def _columns(self, width: float) -> list[list[_Line]]:
        """Return rows and headings column by column, all about as tall; a heading is said again."""
        room = self._wide(width) * _NAMED - 10
        parts = [
            [self._line(section, row, room) for row in section.rows] for section in self.sections
        ]
        total = sum(line.height + 2 for part in parts for line in part) + _HEAD * len(parts)
        most = total / self._count(width)
        columns: list[list[_Line]] = [[]]
        for section, part in zip(self.sections, parts, strict=True):
            fresh = True
            for line in part:
                used = sum(one.height for one in columns[-1])
                if used and used + line.height / 2 > most and len(columns) < self._count(width):
                    columns.append([])
                    fresh = True
                if fresh and section.title:
                    columns[-1].append(self._heading(section, self._wide(width)))
                fresh = False
                columns[-1].append(line)
        return columns

    def _line(self, section: DotSection, row: DotRow, room: float) -> _Line:
        words = paragraph(row.name, STRONG if row.strong else BODY, room, self.measure)
        return _Line(section, row, words, max(_ROW, words.height + 8))

    def _heading(self, section: DotSection, width: float) -> _Line:
        words = paragraph(section.title, SMALL_STRONG, width - 20, self.measure)
        return _Line(section, None, words, words.height + _HEAD - 14)

    def _column(
        self, lines: list[_Line], at: Rect, whole: float
    ) -> tuple[list[Shape], list[Figure]]:
        tall = sum(line.height for line in lines)
        counted = max((self.measure.width(_n(r), SMALL) for r in self._readings), default=0.0)
        valued = max((self.measure.width(r.shown, STRONG) for r in self._readings), default=0.0)
        named = max(
            (self.measure.width(text, line.words.style)
             for column in self._columns(whole) for line in column if line.row
             for text in line.words.lines),
            default=0.0,
        )  # fmt: skip
        left = at.x + min(at.w * _NAMED, named + 16)
        right = at.right - counted - valued - 26
        inside = Rect(left, at.y, right - left, tall)
        low, high = self.scale
        spare = (high - low) * 0.03
        plot = Plot(
            inside, self.theme, self.measure, across=(low - spare, high + spare), up=(0.0, tall)
        )
        plot.numbers(self._number, upright=False, most=5)
        if self.target is not None:
            plot.axes.axvline(self.target, color=self.theme.joy_ink, linewidth=1.2, dashes=(5, 3))
        bands, places, y = list[Shape](), list[tuple[_Line, Rect]](), at.y
        for line in lines:
            rect = Rect(at.x, y, at.w, line.height)
            if line.row is None:
                bands += self._titled(line, rect)
            else:
                places.append((line, rect))
            y = rect.bottom
        made = plot.drawn()
        marks = [
            self._mark(line, rect, plot, (right + 8 + valued, at.right)) for line, rect in places
        ]
        return [*made.ground, *bands, *self._goal(plot, at)], marks

    def _number(self, value: float) -> str:
        first = next((r for r in self._readings if r.n > 1), self._readings[0])
        return decimal(value, None, first.plus) + first.unit

    def _goal(self, plot: Plot, at: Rect) -> tuple[Shape, ...]:
        """Write the target under the numbers of the axis."""
        if self.target is None:
            return ()
        words = tr("target {target}", target=self._number(self.target))
        text = paragraph(words, SMALL_STRONG, at.w, self.measure).snug(self.measure)
        x = plot.point(self.target, 0.0)[0]
        x = min(max(x, at.x + text.width / 2), at.right - text.width / 2)
        top = plot.place.bottom + _AXIS - 4
        return text.shapes(x, top, self.theme.joy_ink, self.measure, "middle")

    def _titled(self, line: _Line, rect: Rect) -> tuple[Shape, ...]:
        tint = mix(self.theme.card, line.section.tint, 0.8)
        box = Box(Rect(rect.x, rect.y + 3, rect.w, rect.h - 6), tint, radius=5.0)
        top = rect.y + (rect.h - line.words.height) / 2
        return box, *line.words.shapes(rect.x + 10, top, line.section.ink, self.measure)

    def _dots(self, plot: Plot, row: DotRow, middle: float) -> list[Shape]:
        """Draw the way to our guess, the interval, the guess and the value.

        There may be hundreds: they are ours, in the places that matplotlib says.
        """
        theme, value, guess, shapes = self.theme, row.reading, row.guess, list[Shape]()
        at = {id(r): round(plot.point(r.value, 0.0)[0], 2) for r in (value, guess) if r}
        if value and guess:
            worse = (guess.value < value.value) == self.lower and guess.value != value.value
            tone = theme.pain_ink if worse else theme.ink_soft
            ends = (at[id(guess)], middle), (at[id(value)], middle)
            shapes.append(Line(ends, tone, 1.3, dash=(4.0, 2.6)))
        if value and value.low is not None and value.high is not None:
            left, right = plot.point(value.low, 0.0)[0], plot.point(value.high, 0.0)[0]
            band = Rect(round(left, 2), middle - _BAND, round(right - left, 2), 2 * _BAND)
            shapes.append(Box(band, theme.interval, radius=min(_BAND, band.w / 2)))
        if guess:
            shapes.append(disc(at[id(guess)], middle, _GUESS, theme.card, theme.ink_soft, 1.8))
        if value:
            shapes.append(disc(at[id(value)], middle, _DOT, row.fill, row.edge, 1.5))
        return shapes

    def _mark(self, line: _Line, rect: Rect, plot: Plot, ends: tuple[float, float]) -> Figure:
        row, theme, measure = line.row, self.theme, self.measure
        assert row is not None
        reading, middle = row.reading, rect.centre[1]
        shapes = self._dots(plot, row, middle)
        top = rect.y + (rect.h - line.words.height) / 2
        shapes += line.words.shapes(rect.x, top, theme.ink, measure)
        found = reading or row.guess
        assert found is not None
        said = paragraph(found.shown, STRONG, 200, measure)
        ink = theme.ink if reading else theme.ink_soft
        shapes += said.shapes(ends[0], middle - said.height / 2, ink, measure, "end")
        n = paragraph(_n(reading) if reading else tr("guess"), SMALL, 200, measure)
        shapes += n.shapes(ends[1], middle - n.height / 2, theme.ink_soft, measure, "end")
        return Figure(row.id, FigureRole.CHART_MARK, row.words, rect, tuple(shapes), theme.interval)


def _n(reading: Reading) -> str:
    return f"n = {decimal(reading.n, groups=True)}"
