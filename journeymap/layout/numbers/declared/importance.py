"""Importance against satisfaction: what matters and scores less than the rest is to be improved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis.charts.along import metrics_along, scored_line
from journeymap.analysis.charts.importance import (
    LEAST,
    Importance,
    Weighed,
    importance_of,
    note,
    sentence,
)
from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.drawing.theme import Theme
from journeymap.language import decimal, mark, tr
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind, nothing
from journeymap.layout.numbers.fields import FieldDot, FieldsBody
from journeymap.metrics import Reading
from journeymap.model.records import Touchpoint

LABEL = mark("What matters")

_RADIUS = 6.5


@chart_kind("importance", order=70)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the chart of the first question that enough touchpoints with an importance have."""
    known, cards = context.known(), context.cards
    if found := context.memo("importance", (known, cards), lambda: _first(known, cards)):
        yield _chart(found, context)
        return
    how = tr("Say how much {n} or more touchpoints with scores matter to the customer, from 1 to 5,"
             " or bring in a survey with an overall question.", n=LEAST)  # fmt: skip
    yield nothing("importance", tr(LABEL), how)


def _first(known: KnownScores, cards: Sequence[tuple[Touchpoint, str]]) -> Importance | None:
    """Return what is known of the first question of which enough is."""
    metrics = metrics_along(known, [card for card, _ in cards])
    return next((found for m in metrics if (found := importance_of(known, cards, m))), None)


def _chart(found: Importance, context: ChartContext) -> Chart:
    theme, reading = context.theme, found.points[0].scored.reading
    values = [point.scored.reading.value for point in found.points]
    weights = [point.importance for point in found.points]
    lower = found.metric.direction == "lower"
    up = ends(weights, (-1.0, 1.0) if found.derived else (0.5, 5.5))
    across = ends(values, reading.scale)
    best = 1 if lower else 0
    names = tr("improve first"), tr("keep it up"), tr("later"), tr("more than needed")
    corners = names if not lower else (names[1], names[0], names[3], names[2])
    body = FieldsBody(
        dots=tuple(_dot(point, found, theme) for point in found.points),
        across=across,
        up=up,
        middle=(found.middle[1], found.middle[0]),
        corners=corners,
        best=best,
        across_name=context.called(found.metric),
        up_name=tr("importance"),
        theme=theme,
        measure=context.measure,
        across_said=SaidNumber(reading.plus, reading.unit),
        up_said=SaidNumber("", ""),
    )
    told = " · ".join(note(found))
    return Chart("importance", tr(LABEL), sentence(found), told, body, data=found)


class SaidNumber:
    """Says the numbers of an axis; two that say them alike are equal."""

    def __init__(self, plus: str, unit: str) -> None:
        self._how = plus, unit

    def __call__(self, value: float) -> str:
        plus, unit = self._how
        return decimal(value, None, plus) + unit

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SaidNumber) and self._how == other._how

    def __hash__(self) -> int:
        return hash(self._how)


def ends(values: list[float], scale: tuple[float, float]) -> tuple[float, float]:
    """Return what an axis goes from and to: what there is, with room on both sides."""
    low, high = min(values), max(values)
    spare = max((high - low) * 0.15, (scale[1] - scale[0]) * 0.03)
    return low - spare, high + spare


def _dot(point: Weighed, found: Importance, theme: Theme) -> FieldDot:
    urgent = point in found.urgent
    weight = decimal(point.importance, 2 if found.derived else 0)
    if found.derived:
        told = tr("correlation with the overall question {r}, n = {n}", r=weight, n=point.n)
    else:
        told = tr("importance {n} of 5", n=weight)
    tone = theme.pain_ink if urgent else theme.dot
    value: Reading = point.scored.reading
    return FieldDot(point.touchpoint, point.title, value.value, point.importance, _RADIUS, tone,
                    "\n".join((point.title, scored_line(point.scored), told)))  # fmt: skip
