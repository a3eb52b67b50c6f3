"""Groups compared: segments, personas, employees with customers, each with its interval."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.charts.along import scored_line
from journeymap.analysis.charts.groups import By, ComparedGroups, compared_groups, note, sentence
from journeymap.drawing.theme import Theme
from journeymap.language import mark, tr
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind, nothing
from journeymap.layout.numbers.dot_rows import DotRow, DotRowsBody, DotSection
from journeymap.metrics.scored import Scored

LABELS: dict[By, str] = {
    "respondents": mark("Customers and ourselves"),
    "segment": mark("Segments"),
    "persona": mark("Personas"),
}


@chart_kind("groups", order=80)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield a chart for each question and each way to tell groups apart."""
    known, journey = context.known("respondents", "segment", "persona"), context.view.journey
    found = context.memo("groups", (known, journey), lambda: compared_groups(known, journey))
    if not found:
        how = tr("Ask segments, personas or employees the same question: whether they really"
                 " differ is then shown here.")  # fmt: skip
        yield nothing("groups", tr("Groups compared"), how)
    for one in found:
        label = f"{tr(LABELS[one.by])} · {context.called(one.metric)}"
        name = f"groups {one.by} {one.metric.id}"
        yield Chart(
            name, label, sentence(one), " · ".join(note(one)), _body(one, context), data=one
        )


def _body(found: ComparedGroups, context: ChartContext) -> DotRowsBody:
    theme = context.theme
    rows = [_row(group.name, group.scored, found, theme) for group in found.groups]
    if found.everybody is not None:
        rows.append(_row(tr("everybody"), found.everybody, found, theme))
    return DotRowsBody(
        sections=(DotSection("", "", "", "", tuple(rows)),),
        scale=found.ends,
        target=found.metric.target,
        lower=found.metric.direction == "lower",
        theme=theme,
        measure=context.measure,
    )


def _row(name: str, scored: Scored, found: ComparedGroups, theme: Theme) -> DotRow:
    """Return the row of a group: filled where it is one of two that surely differ."""
    widest = found.widest
    sure = widest is not None and widest.sure and scored in (widest.test.one, widest.test.other)
    hollow = scored.guessed or not scored.carries
    fill = theme.card if hollow or not sure else theme.dot
    edge = theme.ink_soft if hollow else theme.dot
    id = scored.score.id if len(scored.records) == 1 else ""
    return DotRow(
        id, name, scored.reading, None, f"{name}\n{scored_line(scored)}", fill, edge, sure
    )
