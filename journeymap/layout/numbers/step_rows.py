"""The five steps below one another: what is there of each, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from journeymap.drawing.faces import disc
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, TextStyle
from journeymap.drawing.theme import BODY, STRONG, Theme
from journeymap.layout.numbers.charts import DrawnChart

STEPS = "steps"
"""The name of the card of the five steps."""

LEADS = "leads."
"""What the id of a mark begins with that leads to what is missing of a step; its name follows."""

_NAME = TextStyle(14, 700)
_NUMBER = TextStyle(12, 700)
_SIGN, _R = 40.0, 12.0
_PAD, _BAR = 10.0, 5.0


class StepRow(NamedTuple):
    """A step as it is told: what there is of it, what to do next, and how far it is, 0 to 1.

    ``id`` is of what is shown when it is clicked.
    """

    id: str
    name: str
    there: str
    next: str
    share: float
    taken: bool
    now: bool

    @property
    def words(self) -> str:
        """All of it, for the tip and for whoever cannot see it."""
        return "\n".join(part for part in (self.name, self.there, self.next) if part)


class _Lines(NamedTuple):
    name: Paragraph
    there: Paragraph
    next: Paragraph | None

    @property
    def height(self) -> float:
        after = self.next.height + 1 if self.next else 0.0
        return self.name.height + self.there.height + after + _BAR + 7 + 2 * _PAD


@dataclass(frozen=True)
class StepsBody:
    """The picture of the steps: a number or a tick, a name, what is there, how far it is."""

    rows: tuple[StepRow, ...]
    theme: Theme
    measure: Measure

    def height(self, width: float) -> float:
        """Return the height of all steps."""
        return sum(self._lines(row, width).height for row in self.rows)

    def draw(self, place: Rect) -> DrawnChart:
        """Draw a row for each step, joined by a line from sign to sign."""
        ground, marks, y = list[Shape](), list[Figure](), place.y
        spare = min(14.0, max(0.0, place.h - self.height(place.w)) / max(1, len(self.rows)))
        for i, row in enumerate(self.rows):
            lines = self._lines(row, place.w)
            rect = Rect(place.x, y, place.w, lines.height + spare)
            if i + 1 < len(self.rows):
                x = place.x + _R + 2
                way = ((x, y + _PAD + 2 * _R), (x, rect.bottom + _PAD))
                tone = self.theme.joy_ink if row.taken else self.theme.track
                ground.append(Line(way, tone, 2.0))
            shapes = tuple(self._drawn(row, lines, rect, i + 1))
            marks.append(
                Figure(row.id, FigureRole.CHART_MARK, row.words, rect, shapes, self.theme.card)
            )
            y = rect.bottom
        return DrawnChart(tuple(ground), tuple(marks))

    def _lines(self, row: StepRow, width: float) -> _Lines:
        room = width - _SIGN
        return _Lines(
            paragraph(row.name, _NAME, room, self.measure),
            paragraph(row.there, BODY, room, self.measure),
            paragraph(f"→ {row.next}", STRONG, room, self.measure) if row.next else None,
        )

    def _drawn(self, row: StepRow, lines: _Lines, rect: Rect, number: int) -> list[Shape]:
        theme, x, y = self.theme, rect.x + _SIGN, rect.y + _PAD
        shapes = self._sign(row, rect.x + _R + 2, y + _R, number)
        shapes += lines.name.shapes(x, y, theme.ink, self.measure)
        y += lines.name.height
        shapes += lines.there.shapes(x, y, theme.ink_soft, self.measure)
        y += lines.there.height + 3
        bar = Rect(x, y, min(220.0, rect.w - _SIGN), _BAR)
        shapes.append(Box(bar, theme.track, radius=_BAR / 2))
        if row.share > 0:
            full = bar._replace(w=round(max(_BAR, bar.w * row.share), 2))
            tone = theme.joy_ink if row.taken else theme.accent
            shapes.append(Box(full, tone, radius=_BAR / 2))
        if lines.next:
            y += _BAR + 4
            ink = theme.accent_ink if row.now else theme.ink_soft
            shapes += lines.next.shapes(x, y, ink, self.measure)
        return shapes

    def _sign(self, row: StepRow, x: float, y: float, number: int) -> list[Shape]:
        theme = self.theme
        if row.taken:
            tick = ((x - 5.0, y + 0.2), (x - 1.4, y + 4.2), (x + 5.6, y - 4.0))
            return [disc(x, y, _R, theme.joy_ink), Line(tick, theme.card, 2.4)]
        edge, fill = (theme.accent, theme.accent_tint) if row.now else (theme.edge, theme.card)
        ink = theme.accent_ink if row.now else theme.ink_soft
        words = paragraph(str(number), _NUMBER, 2 * _R, self.measure)
        return [
            disc(x, y, _R, fill, edge, 1.6),
            *words.shapes(x, y - words.height / 2, ink, self.measure, "middle"),
        ]
