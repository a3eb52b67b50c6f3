"""Actions below one another in groups: a table where it is wide enough, else a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import NamedTuple

from journeymap.drawing.faces import disc
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, joined, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, TextStyle
from journeymap.drawing.statuses import status_sign
from journeymap.drawing.theme import BODY, SMALL, SMALL_STRONG, Theme, mix
from journeymap.language import tr
from journeymap.layout.numbers.charts import DrawnChart
from journeymap.metrics import Reading

CARD = "actions-"
"""What the name of a card of actions begins with; what they are grouped by follows."""

GROUP = 28.0
"""How tall the heading of a group is, in page units."""

_TITLE = TextStyle(13, 600)
_VALUE = TextStyle(14, 700)
_WIDE, _BROAD = 640.0, 1000.0
_SIGN = 26.0
_APART = 16.0
_PAD = 9.0
_BETWEEN = 14.0
_HEAD = 24.0
_ALIKE = 0.98
"""The least width of a part, as a share of that for which it was parted."""

_PLOT = 104.0
_BAND = 2.5
_TALL = (14.0, 18.0)
"""How tall the picture of a score is: of one, and of one before and one after."""


class ResultLines(NamedTuple):
    """A metric before and after in words, with its readings for the picture.

    ``way`` is 1 for the better and −1 for the worse where that is sure, else 0.
    """

    name: str
    value: str
    under: tuple[str, ...]
    before: Reading | None
    after: Reading | None
    way: int

    @property
    def tall(self) -> float:
        """How tall its picture is."""
        return _TALL[bool(self.before and self.after)]


class ActionRow(NamedTuple):
    """An action as it is told; ``who`` is its owner, or its scope where owners are the groups.

    ``day`` is when it is due in the column that is headed so, ``due`` the same in a line.
    """

    id: str
    title: str
    status: str
    said: str
    under: tuple[str, ...]
    who: str
    day: str
    due: str
    late: bool
    result: ResultLines
    words: str


class ActionSection(NamedTuple):
    """Actions under a heading, which says how many they are and how many are late."""

    key: str
    title: str
    counted: str
    late: str
    rows: tuple[ActionRow, ...]


class _Cells(NamedTuple):
    """The places of the columns: from where, how wide."""

    title: tuple[float, float]
    who: tuple[float, float]
    due: tuple[float, float]
    status: tuple[float, float]
    result: tuple[float, float]


@dataclass(frozen=True)
class ActionsBody:
    """The picture of a plan in one of its groupings; ``who`` heads the column beside the titles.

    It is not set narrower than its ``least``, so that all parts of one plan look alike.
    """

    sections: tuple[ActionSection, ...]
    who: str
    theme: Theme
    measure: Measure
    least: float = 0.0

    def height(self, width: float) -> float:
        """Return the height of all groups and what is in them."""
        if width < self.least:
            return inf
        wide = width >= _WIDE
        rows = sum(self._row(row, width)[0] for section in self.sections for row in section.rows)
        groups = len(self.sections) * GROUP + (len(self.sections) - 1) * _BETWEEN
        return rows + groups + (_HEAD if wide else 0.0)

    def parted(self, width: float, height: float) -> list[ActionsBody]:
        """Return the actions in parts so tall at the most; a group that goes on is named again."""
        head = _HEAD if width >= _WIDE else 0.0
        parts: list[list[ActionSection]] = [[]]
        used = head
        for section in self.sections:
            begun = False
            for row in section.rows:
                tall = self._row(row, width)[0]
                need = tall if begun else tall + GROUP + _BETWEEN
                if parts[-1] and used + need > height:
                    parts.append([])
                    used, begun = head, False
                if begun:
                    last = parts[-1].pop()
                    parts[-1].append(last._replace(rows=(*last.rows, row)))
                else:
                    parts[-1].append(section._replace(rows=(row,)))
                    tall, begun = tall + GROUP + _BETWEEN, True
                used += tall
        alike = width * _ALIKE
        return [replace(self, sections=tuple(part), least=alike) for part in parts]

    def draw(self, place: Rect) -> DrawnChart:
        """Draw the groups, each a heading with its actions under it."""
        ground, marks, y = list[Shape](), list[Figure](), place.y
        if place.w >= _WIDE:
            ground += self._headings(place)
            y += _HEAD
        for section in self.sections:
            ground += self._heading(section, Rect(place.x, y, place.w, GROUP))
            y += GROUP
            for i, row in enumerate(section.rows):
                tall, drawn = self._row(row, place.w)
                rect = Rect(place.x, y, place.w, tall)
                line = ((rect.x, y), (rect.right, y))
                over = [Line(line, self.theme.divider, 1.0)] if i else []
                shapes = (*over, *drawn(rect))
                marks.append(
                    Figure(row.id, FigureRole.CHART_MARK, row.words, rect, shapes, self.theme.card)
                )
                y += tall
            y += _BETWEEN
        return DrawnChart(tuple(ground), tuple(marks))

    def _cells(self, width: float) -> _Cells:
        result = 300.0 if width >= _BROAD else 226.0
        who, due, status = (150.0, 150.0, 110.0) if width >= _BROAD else (104.0, 112.0, 84.0)
        title = width - _SIGN - result - who - due - status - 4 * _APART
        found, x = list[tuple[float, float]](), _SIGN
        for wide in (title, who, due, status, result):
            found.append((x, wide))
            x += wide + _APART
        return _Cells(*found)

    def _headings(self, place: Rect) -> list[Shape]:
        names = (tr("Action"), self.who, tr("Due"), tr("Status"), tr("Metric, before → after"))
        shapes: list[Shape] = []
        for (x, wide), name in zip(self._cells(place.w), names, strict=True):
            words = paragraph(name, SMALL_STRONG, wide, self.measure)
            shapes += words.shapes(place.x + x, place.y, self.theme.ink_soft, self.measure)
        return shapes

    def _heading(self, section: ActionSection, rect: Rect) -> list[Shape]:
        theme = self.theme
        box = Box(rect, mix(theme.card, theme.accent_tint, 0.85), radius=6.0)
        shapes: list[Shape] = [box]
        right = rect.right - 12
        for text, ink in ((section.counted, theme.accent_ink), (section.late, theme.pain_ink)):
            if text:
                wide = max(200.0, rect.w / 2)
                said = paragraph(text, SMALL_STRONG, wide, self.measure).snug(self.measure)
                top = rect.centre[1] - said.height / 2
                shapes += said.shapes(right, top, ink, self.measure, "end")
                right -= said.width + 14
        room = right - rect.x - 12
        name = paragraph(section.title, _TITLE, room, self.measure)
        while len(name.lines) > 1 and room > 40:
            # A long name gives way at its end: all of it is in the words of each action.
            name = paragraph(f"{name.lines[0][:-2].rstrip()}…", _TITLE, room, self.measure)
        top = rect.centre[1] - name.height / 2
        return [*shapes, *name.shapes(rect.x + 12, top, theme.accent_ink, self.measure)]

    def _row(self, row: ActionRow, width: float) -> tuple[float, Callable[[Rect], list[Shape]]]:
        return self._table_row(row, width) if width >= _WIDE else self._list_row(row, width)

    def _stack(
        self, parts: Sequence[tuple[str, TextStyle, str]], wide: float
    ) -> list[tuple[Paragraph, str]]:
        return [
            (paragraph(text, style, wide, self.measure), ink) for text, style, ink in parts if text
        ]

    def _table_row(
        self, row: ActionRow, width: float
    ) -> tuple[float, Callable[[Rect], list[Shape]]]:
        theme, cells = self.theme, self._cells(width)
        under = joined(row.under, SMALL, cells.title[1], self.measure)
        late = theme.pain_ink if row.late else theme.ink
        stacks = {
            cells.title: [(row.title, _TITLE, theme.ink), (under, SMALL, theme.ink_soft)],
            cells.who: [(row.who or "–", BODY, theme.ink if row.who else theme.ink_soft)],
            cells.due: [(row.day or "–", BODY, late if row.day else theme.ink_soft)],
            cells.status: [(row.said, BODY, theme.ink)],
        }
        made = {at: self._stack(parts, at[1]) for at, parts in stacks.items()}
        results = self._result(row.result, cells.result[1])
        heights = [sum(p.height for p, _ in stack) for stack in (*made.values(), results)]
        plot = row.result.before or row.result.after

        def draw(rect: Rect) -> list[Shape]:
            top = rect.y + _PAD
            shapes: list[Shape] = [*status_sign(rect.x + 10, top + 9, 7.0, row.status, theme)]
            for (x, _), stack in made.items():
                shapes += self._set(stack, rect.x + x, top)
            x, wide = cells.result
            shapes += self._set(results, rect.x + x, top)
            if plot:
                at = Rect(rect.x + x + wide - _PLOT, top, _PLOT, row.result.tall)
                shapes += self._plot(row.result, at)
            return shapes

        return max(heights) + 2 * _PAD, draw

    def _list_row(
        self, row: ActionRow, width: float
    ) -> tuple[float, Callable[[Rect], list[Shape]]]:
        theme, room = self.theme, width - _SIGN
        told = joined((row.said, row.who, row.due), SMALL, room, self.measure)
        under = joined(row.under, SMALL, room, self.measure)
        first = self._stack([(row.title, _TITLE, theme.ink)], room)
        parts = [
            (told, SMALL, theme.pain_ink if row.late else theme.ink),
            (under, SMALL, theme.ink_soft),
        ]
        first += self._stack(parts, room)
        results = self._result(row.result, room)
        top = sum(p.height for p, _ in first)
        tall = top + 3 + sum(p.height for p, _ in results)

        def draw(rect: Rect) -> list[Shape]:
            y = rect.y + _PAD
            shapes: list[Shape] = [*status_sign(rect.x + 10, y + 9, 7.0, row.status, theme)]
            shapes += self._set(first, rect.x + _SIGN, y)
            shapes += self._set(results, rect.x + _SIGN, y + top + 3)
            if row.result.before or row.result.after:
                at = Rect(
                    rect.right - _PLOT,
                    y + top + 3,
                    _PLOT,
                    row.result.tall,
                )
                shapes += self._plot(row.result, at)
            return shapes

        return tall + 2 * _PAD, draw

    def _result(self, result: ResultLines, wide: float) -> list[tuple[Paragraph, str]]:
        """Return the lines of a metric: its value, and under it what stands behind."""
        theme = self.theme
        if not (result.before or result.after):
            said = f"{result.name}: {result.value}" if result.name else result.value
            return self._stack([(said, SMALL, theme.ink_soft)], wide)
        tone = {1: theme.joy_ink, -1: theme.pain_ink, 0: theme.ink_soft}[result.way]
        value = f"{result.name} {result.value}"
        stack = self._stack([(value, _VALUE, theme.ink)], wide - _PLOT - 8)
        *plain, last = result.under or ("",)
        parts = [(text, SMALL, theme.ink_soft) for text in plain]
        style = SMALL_STRONG if result.way else SMALL
        return [*stack, *self._stack([*parts, (last, style, tone)], wide)]

    def _set(self, stack: Sequence[tuple[Paragraph, str]], x: float, y: float) -> list[Shape]:
        shapes: list[Shape] = []
        for words, ink in stack:
            shapes += words.shapes(x, y, ink, self.measure)
            y += words.height
        return shapes

    def _plot(self, result: ResultLines, at: Rect) -> list[Shape]:
        """Draw both scores with their intervals on the scale: hollow before, full after."""
        theme = self.theme
        known = [one for one in (result.before, result.after) if one]
        low, high = known[0].scale

        def place(value: float) -> float:
            share = (value - low) / (high - low) if high > low else 0.5
            return round(at.x + 6 + min(1.0, max(0.0, share)) * (at.w - 12), 2)

        tone = {1: theme.joy_ink, -1: theme.pain_ink, 0: theme.dot}[result.way]
        shapes: list[Shape] = [Box(at, theme.lane_alt, theme.divider, 1.0, 5.0)]
        for i, one in enumerate(known):
            middle = at.y + at.h * (i + 0.5) / len(known)
            if one.low is not None and one.high is not None:
                left, right = place(one.low), place(one.high)
                band = Rect(left, middle - _BAND, max(2.0, right - left), 2 * _BAND)
                shapes.append(Box(band, theme.interval, radius=min(_BAND, band.w / 2)))
            if one is result.after:
                shapes.append(disc(place(one.value), middle, 3.6, tone, theme.card, 0.8))
            else:
                shapes.append(disc(place(one.value), middle, 3.1, theme.card, theme.dot, 1.5))
        return shapes
