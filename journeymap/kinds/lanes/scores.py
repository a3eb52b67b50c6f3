"""Scores: every number with its interval and its n."""

from __future__ import annotations

from functools import partial

from journeymap.drawing.faces import disc
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.scene import Column, Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import SMALL, STRONG
from journeymap.kinds.card import reading_of
from journeymap.kinds.lanes import Row, Sheet, lane_kind
from journeymap.kinds.metrics import Reading, short_name
from journeymap.kinds.stacks import stacked
from journeymap.language import mark, tr
from journeymap.model.records import Lane, Metric, Score

Told = tuple[Score, Metric, Reading]


@lane_kind("scores", mark("Scores"), mark("What was measured, with interval and sample size"))
def lay(sheet: Sheet, lane: Lane) -> Row:
    """Set the scores of each column's touchpoints below one another."""
    snapshot = sheet.snapshot
    inputs = (lane, snapshot.all(Score), snapshot.all(Metric), sheet.columns, sheet.touchpoints)
    return sheet.memo(
        ("lane", lane.id),
        inputs,
        lambda: stacked(
            sheet,
            partial(_told, sheet),
            partial(_size, sheet),
            partial(_figure, sheet),
            (tr("95 % interval"),),
        ),
    )


def _told(sheet: Sheet, step: str) -> list[Told]:
    scores = (
        score
        for touchpoint in sheet.touchpoints.get(step, ())
        for score in sheet.snapshot.of(Score, "touchpoint", touchpoint)
    )
    return [(s, *found) for s in scores if (found := reading_of(sheet, s))]


def _heading(told: Told) -> str:
    return f"{short_name(told[1])} {told[2].shown}"


def _sample(told: Told) -> str:
    guess = tr("our own guess") if told[0].respondents == "team" else ""
    staff = tr("employees") if told[0].respondents == "employees" else ""
    return " · ".join(part for part in (f"n = {told[2].n}", guess or staff) if part)


def _size(sheet: Sheet, column: Column, told: Told) -> float:
    heading = paragraph(_heading(told), STRONG, column.w, sheet.measure)
    sample = paragraph(_sample(told), SMALL, column.w, sheet.measure)
    return heading.height + sample.height + 16.0


def _figure(sheet: Sheet, column: Column, told: Told, y: float) -> Figure:
    score, _metric, reading = told
    theme, x, w = sheet.theme, column.x, column.w - 24
    heading = paragraph(_heading(told), STRONG, column.w, sheet.measure)
    middle = y + heading.height + 8
    low, high = reading.scale

    def at(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return x + w * max(0.0, min(1.0, share))

    shapes: list[Shape] = [*heading.shapes(x, y, theme.ink, sheet.measure)]
    shapes.append(Box(Rect(x, middle - 2.5, w, 5), theme.track, radius=2.5))
    if reading.low is not None and reading.high is not None:
        left, right = at(reading.low), at(reading.high)
        shapes.append(Box(Rect(left, middle - 2.5, right - left, 5), theme.interval, radius=2.5))
    shapes.append(disc(at(reading.value), middle, 5, theme.dot))
    sample = paragraph(_sample(told), SMALL, column.w, sheet.measure)
    shapes += sample.shapes(x, middle + 8, theme.ink_soft, sheet.measure)
    rect = Rect(column.x, y, column.w, _size(sheet, column, told))
    name = f"{_heading(told)}, {_sample(told)}"
    return Figure(score.id, "score", name, rect, tuple(shapes), theme.interval)
