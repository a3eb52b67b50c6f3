"""The scenarios of a journey: what each would come to, beside how it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.analysis.charts.scenarios import (
    TriedScenario,
    TriedScenarios,
    sentence,
    tried_scenarios,
)
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Line, Rect, Shape, TextStyle
from journeymap.drawing.theme import BODY, STRONG, Theme
from journeymap.language import mark, tr
from journeymap.layout.numbers.charts import Chart, ChartContext, DrawnChart, chart_kind
from journeymap.layout.numbers.expected import expected
from journeymap.model.records import Scenario

LABEL = mark("Scenarios")

_TITLE = TextStyle(14, 600)
_LINE, _AFTER = 20.0, 16.0


@chart_kind("scenarios", order=56)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the one chart of scenarios; a journey without any has none."""
    snapshot, journey, prepared = context.view.snapshot, context.view.journey, expected(context)
    inputs = (prepared, snapshot.all(Scenario))
    found = context.memo("scenarios", inputs, lambda: tried_scenarios(snapshot, journey, prepared))
    if found is not None:
        body = ScenariosBody(found, context.theme, context.measure)
        note = tr("What would come of it, beside how it is")
        yield Chart("scenarios", tr(LABEL), sentence(found), note, body, data=found)


@dataclass(frozen=True)
class ScenariosBody:
    """A block for each scenario: its title, and a line for each figure before and after."""

    found: TriedScenarios
    theme: Theme
    measure: Measure

    def height(self, width: float) -> float:
        """Return the height of all blocks."""
        return sum(self._tall(one, width) for one in self.found.of) - _AFTER

    def draw(self, place: Rect) -> DrawnChart:
        """Draw the blocks one under another, with a line between two."""
        y, ground, marks = place.y, list[Shape](), list[Figure]()
        for i, one in enumerate(self.found.of):
            tall = self._tall(one, place.w)
            if i:
                middle = y - _AFTER / 2
                ends = ((place.x, middle), (place.right, middle))
                ground.append(Line(ends, self.theme.edge, 1.0))
            marks.append(self._block(one, Rect(place.x, y, place.w, tall - _AFTER)))
            y += tall
        return DrawnChart(tuple(ground), tuple(marks))

    def _title(self, one: TriedScenario, width: float) -> Paragraph:
        return paragraph(one.title, _TITLE, width, self.measure)

    def _tall(self, one: TriedScenario, width: float) -> float:
        return self._title(one, width).height + 4 + _LINE * len(one.lines) + _AFTER

    def _block(self, one: TriedScenario, rect: Rect) -> Figure:
        theme, title = self.theme, self._title(one, rect.w)
        shapes: list[Shape] = [*title.shapes(rect.x, rect.y, theme.ink, self.measure)]
        tones = {"better": theme.joy_ink, "worse": theme.pain_ink, "alike": theme.ink_soft}
        y = rect.y + title.height + 4
        for line in one.lines:
            name = paragraph(line.name, BODY, rect.w * 0.4, self.measure)
            values = paragraph(f"{line.before} → {line.after}", BODY, rect.w, self.measure)
            more = paragraph(line.judged, STRONG, rect.w * 0.3, self.measure)
            shapes += name.shapes(rect.x, y, theme.ink_soft, self.measure)
            shapes += values.shapes(rect.x + rect.w * 0.7, y, theme.ink, self.measure, "end")
            shapes += more.shapes(rect.right, y, tones[line.verdict], self.measure, "end")
            y += _LINE
        told = "\n".join([one.title, *(line.sentence for line in one.lines)])
        return Figure(one.id, FigureRole.CHART_MARK, told, rect, tuple(shapes))
