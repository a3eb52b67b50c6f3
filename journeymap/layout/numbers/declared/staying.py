"""Who stays: the share of those who start that come to each stage, and what is lost between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from journeymap.analysis.charts.staying import Staying, note, sentence, staying
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import SMALL_STRONG, Theme, mix
from journeymap.language import decimal, mark, percent, tr, whole_percent
from journeymap.layout.numbers.charts import (
    Chart,
    ChartContext,
    ChartStage,
    DrawnChart,
    chart_kind,
    nothing,
)
from journeymap.model.records import Connection, Journey, Lane, Stage, Step, Touchpoint

LABEL = mark("Who stays")

_NAME = TextStyle(13, 600)
_SHARE = TextStyle(17, 700)
_ROW = 40.0
_BETWEEN = 22.0
_RIGHT = 78.0
_EDGE = 5.0
_PAD = 16.0


@chart_kind("staying", order=40)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the one chart of who stays."""
    snapshot, journey = context.view.snapshot, context.view.journey
    tables = context.tables(Touchpoint, Step, Stage, Journey, Lane, Connection)
    found = context.memo("staying", (journey, *tables), lambda: staying(snapshot, journey))
    if found is None:
        how = tr("Write on the arrows how many go each way, as counts or per cent: how many come"
                 " to each stage, and where most are lost, is then shown here.")  # fmt: skip
        yield nothing("staying", tr(LABEL), how)
        return
    body = StayingBody(found, context.stages, context.theme, context.measure)
    yield Chart("staying", tr(LABEL), sentence(found), " · ".join(note(found)), body, data=found)


@dataclass(frozen=True)
class StayingBody:
    """The picture of who stays: a bar for each stage, in its colour."""

    found: Staying
    stages: tuple[ChartStage, ...]
    theme: Theme
    measure: Measure

    def height(self, width: float) -> float:
        """Return the height of all rows with the losses between them."""
        rows = [self._tall(name) for name in self._names(width)]
        return sum(rows) + _BETWEEN * (len(rows) - 1)

    def draw(self, place: Rect) -> DrawnChart:
        """Draw a row for each stage, and between two what is lost."""
        names, y, ground, marks = self._names(place.w), place.y, list[Shape](), list[Figure]()
        spare = (place.h - self.height(place.w)) / max(1, len(names))
        between = _BETWEEN + min(14.0, max(0.0, spare))
        lost = [after.share - before.share for before, after in pairwise(self.found.stages)]
        for i, name in enumerate(names):
            rect = Rect(place.x, y, place.w, self._tall(name))
            marks.append(self._row(i, name, rect))
            y = rect.bottom
            if i < len(lost):
                ground += self._loss(lost[i], Rect(place.x, y, place.w, between))
                y += between
        return DrawnChart(tuple(ground), tuple(marks))

    def _names(self, width: float) -> list[Paragraph]:
        room = width - _RIGHT - 2 * _PAD
        return [paragraph(one.title, _NAME, room, self.measure) for one in self.found.stages]

    def _tall(self, name: Paragraph) -> float:
        return max(_ROW, name.height + 18)

    def _row(self, i: int, name: Paragraph, rect: Rect) -> Figure:
        stage, theme = self.found.stages[i], self.theme
        tones = {one.id: (one.tint, one.ink) for one in self.stages}
        tint, ink = tones.get(stage.id, (theme.accent_tint, theme.accent_ink))
        track = Rect(rect.x, rect.y, rect.w - _RIGHT, rect.h)
        bar = track._replace(w=round(max(_EDGE, track.w * stage.share), 2))
        here = track._replace(w=round(max(_EDGE, track.w * stage.here), 2))
        pale = bar.w > here.w + 0.5
        strong = mix(tint, ink, 0.12) if pale else tint
        shapes: list[Shape] = [
            Box(track, theme.severity_empty, radius=4.0),
            Box(bar, mix(tint, theme.card, 0.25) if pale else tint, radius=4.0),
            *([Box(here, strong, radius=4.0)] if pale else []),
            Box(track._replace(w=_EDGE), ink, radius=2.0),
        ]
        top = rect.y + (rect.h - name.height) / 2
        letters = ink if not pale and bar.w >= track.w - 1 else theme.ink
        shapes += name.shapes(rect.x + _PAD, top, letters, self.measure)
        said = paragraph(whole_percent(stage.share), _SHARE, _RIGHT, self.measure)
        top = rect.y + (rect.h - said.height) / 2
        shapes += said.shapes(rect.right, top, theme.ink, self.measure, "end")
        told = tr("{stage}: {share} of those who start come so far, {here} to the stage itself",
                  stage=stage.title, share=percent(stage.share),
                  here=percent(stage.here))  # fmt: skip
        return Figure(stage.id, FigureRole.CHART_MARK, told, rect, tuple(shapes), tint)

    def _loss(self, change: float, place: Rect) -> tuple[Shape, ...]:
        whole = round(100 * change)
        said = decimal(whole, 0, "+") + " %"
        ink = self.theme.pain_ink if whole < 0 else self.theme.ink_soft
        text = paragraph(said, SMALL_STRONG, _RIGHT, self.measure)
        top = place.y + (place.h - text.height) / 2
        return text.shapes(place.right, top, ink, self.measure, "end")
