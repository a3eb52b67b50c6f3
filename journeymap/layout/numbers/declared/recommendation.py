"""Recommendation: promoters, passives and detractors, and how often each answer was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.analysis.charts.recommendation import (
    Recommendation,
    note,
    recommendations,
    sentence,
)
from journeymap.drawing.colours import READABLE, contrast, ink_on
from journeymap.drawing.measure import Measure
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, Text
from journeymap.drawing.theme import SMALL, STRONG, Theme, mix
from journeymap.language import decimal, mark, tr, whole_percent
from journeymap.layout.numbers.charts import Chart, ChartContext, DrawnChart, chart_kind, nothing
from journeymap.layout.numbers.plot import Plot

LABEL = mark("Recommendation")

_BAR = 36.0
_GAP = 3.0
_BETWEEN = 18.0
_TALL = 92.0
_BELOW = 22.0
_ROOM = 14.0


@chart_kind("recommendation", order=20)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield a chart for each net score of the journey."""
    snapshot = context.snapshot
    known, journey = context.known(), context.view.journey
    found = context.memo("net", (known, journey), lambda: recommendations(known, journey))
    if not found:
        how = tr("Ask how likely people are to recommend you, from 0 to 10, of the journey or of"
                 " its touchpoints: who promotes and who detracts is then shown here.")  # fmt: skip
        yield nothing("recommendation", tr(LABEL), how)
    for one in found:
        label = tr(LABEL)
        if one.scored.metric.kind != "nps":
            label = f"{label} · {context.called(one.scored.metric)}"
        body = RecommendationBody(one, context.theme, context.measure)
        told = " · ".join(note(snapshot, one))
        yield Chart(f"recommendation {one.scored.metric.id}", label, sentence(one), told, body,
                    beside=True, data=one)  # fmt: skip


@dataclass(frozen=True)
class RecommendationBody:
    """The picture of a net score: a bar of its classes, and a column for each answer."""

    found: Recommendation
    theme: Theme
    measure: Measure

    def height(self, width: float) -> float:
        """Return the height of the bar, and of the columns where the answers are known."""
        return _BAR + (_BETWEEN + _TALL + _BELOW if self.found.answers else 0.0)

    def draw(self, place: Rect) -> DrawnChart:
        """Draw the bar, and the columns below it."""
        marks = self._bar(place._replace(h=_BAR))
        ground: list[Shape] = []
        if self.found.answers:
            columns = Rect(
                place.x, place.y + _BAR + _BETWEEN, place.w, place.h - _BAR - _BETWEEN - _BELOW
            )
            shapes, more = self._columns(columns)
            ground += shapes
            marks += more
        return DrawnChart(tuple(ground), tuple(marks))

    @property
    def _id(self) -> str:
        """The record a click leads to, where all answers stand in one."""
        records = self.found.scored.records
        return records[0].id if len(records) == 1 else ""

    def _tones(self) -> tuple[str, str, str]:
        """Return the colours of detractors, passives and promoters."""
        theme = self.theme
        worst, best = theme.feelings[0], theme.feelings[-1]
        passive = mix(theme.feelings[2], theme.card, 0.45)
        return mix(worst, theme.pain_ink, 0.4), passive, mix(best, theme.joy_ink, 0.55)

    def _bar(self, place: Rect) -> list[Figure]:
        promoters, passives, detractors = self.found.classes
        parts = (
            (detractors, tr("detractors")),
            (passives, tr("passives")),
            (promoters, tr("promoters")),
        )
        there = [(*part, tone) for part, tone in zip(parts, self._tones(), strict=True) if part[0]]
        room = place.w - _GAP * (len(there) - 1)
        found, x = list[Figure](), place.x
        for share, name, tone in there:
            rect = Rect(round(x, 2), place.y, round(room * share, 2), place.h)
            words = f"{whole_percent(share)} {name}"
            shapes: list[Shape] = [Box(rect, tone, radius=min(5.0, rect.w / 2))]
            fits = (t for t in (words, whole_percent(share)) if self._fits(t, rect.w))
            if said := next(fits, ""):
                at = rect.x + rect.w / 2, rect.y + rect.h / 2 + 4.5
                shapes.append(Text(round(at[0], 2), at[1], said, STRONG, _ink(tone), "middle"))
            count = decimal(round(share * self.found.n), groups=True)
            told = tr("{words}: {count} of {n}", words=words, count=count,
                      n=decimal(self.found.n, groups=True))  # fmt: skip
            found.append(Figure(self._id, FigureRole.CHART_MARK, told, rect, tuple(shapes), tone))
            x += rect.w + _GAP
        return found

    def _fits(self, words: str, width: float) -> bool:
        return self.measure.width(words, STRONG) + _ROOM <= width

    def _columns(self, place: Rect) -> tuple[list[Shape], list[Figure]]:
        """Let matplotlib draw a column for each answer, in the colour of its class."""
        answers, low = self.found.answers, self.found.low
        total, n = sum(answers), len(answers)
        plot = Plot(
            place, self.theme, self.measure,
            across=(low - 0.5, low + n - 0.5), up=(0.0, max(answers) * 1.18 or 1.0),
        )  # fmt: skip
        plot.numbers(decimal, at=range(low, low + n), upright=False, lines=False)
        tones = self._tones()
        for i, count in enumerate(answers):
            tone = tones[2 if i >= n - 2 else 1 if i >= n - 4 else 0]
            plot.axes.bar([low + i], [count], width=0.84, color=tone, linewidth=0, gid=str(i))
        made = plot.drawn()
        half = place.w / n / 2
        figures = []
        for i, count in enumerate(answers):
            share = whole_percent(count / total)
            x, top = plot.point(low + i, count)
            rect = Rect(x - half, place.y, 2 * half, place.h)
            shapes = list(made.marks.get(str(i), []))
            if self.measure.width(share, SMALL) <= 2 * half - 4:
                ink = self.theme.ink_soft
                shapes.append(Text(round(x, 2), round(top - 5, 2), share, SMALL, ink, "middle"))
            told = tr("{answer}: {count} of {n}", answer=decimal(low + i),
                      count=decimal(count, groups=True), n=decimal(total, groups=True))  # fmt: skip
            figures.append(Figure(self._id, FigureRole.CHART_MARK, told, rect, tuple(shapes)))
        return made.ground, figures


def _ink(tone: str) -> str:
    """Return letters for a colour: white where that can be read, as it looks lighter."""
    return "#ffffff" if contrast("#ffffff", tone) >= READABLE else ink_on(tone)
