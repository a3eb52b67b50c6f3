"""The stages over the columns: their chevrons, the phases over them, and the titles of steps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Area, Line, Rect, Shape
from journeymap.drawing.theme import (
    BODY,
    HEADER,
    SMALL,
    SMALL_ITALIC,
    SMALL_STRONG,
    STAGE,
    STRONG,
)
from journeymap.lanes import LaneContext
from journeymap.language import mark, plural, tr
from journeymap.layout.map.head import known
from journeymap.layout.map.page_stats import PageStats
from journeymap.metrics.wording import line
from journeymap.model.fields import specs
from journeymap.model.records import Stage, Step, Touchpoint
from journeymap.view.look import EXECUTIVE

Placed = tuple[Stage, float, float]
"""A stage with its x and its width on the page."""

PHASES = {
    "before": mark("before the purchase"),
    "during": mark("the purchase"),
    "after": mark("after the purchase"),
}
"""What stands over the stages of a phase."""

_POINT = 13.0
_NAMED = frozenset({"zmot", "fmot", "smot", "umot"})
_PHASE_GAP = 8.0


class _Line(NamedTuple):
    words: Paragraph
    above: float
    soft: bool = False


def phases(context: LaneContext, stages: Sequence[Placed], y: float) -> tuple[Figure, ...]:
    """Draw each phase over its stages, those beside one another joined; none where none is said."""
    figures = []
    for phase, group in groupby(stages, key=lambda placed: placed[0].phase):
        row = list(group)
        if phase:
            left, right = row[0][1], row[-1][1] + row[-1][2]
            figures.append(_phase(context, tr(PHASES[phase]).upper(), left + 4, right - 4, y))
    height = max((figure.rect.h for figure in figures), default=0.0)
    return tuple(_lowered(figure, height) for figure in figures)


def _phase(context: LaneContext, name: str, left: float, right: float, y: float) -> Figure:
    measure, theme = context.measure, context.theme
    text = paragraph(name, SMALL_STRONG, right - left, measure)
    wide = max(measure.width(words, SMALL_STRONG) for words in text.lines)
    middle, line_y = (left + right) / 2, y + text.height / 2
    ends = ((left, middle - wide / 2 - 12), (middle + wide / 2 + 12, right))
    lines = [Line(((a, line_y), (b, line_y)), theme.divider, 1.5) for a, b in ends if b - a > 8]
    rect = Rect(left, y, right - left, text.height)
    words = text.shapes(middle, y, theme.ink_soft, measure, "middle")
    return Figure("", FigureRole.PHASE, name, rect, (*lines, *words))


def _lowered(figure: Figure, height: float) -> Figure:
    """Return the figure of a phase as tall as the tallest: all end at the chevrons."""
    rect = figure.rect
    return Figure(figure.id, figure.role, figure.name, rect._replace(h=height), figure.shapes)


def header_height(
    context: LaneContext, page_stats: PageStats, stages: Sequence[Placed], goes_on: str = ""
) -> float:
    """Return the height all chevrons share, in page units."""
    texts = (_told(context, page_stats, stage, width, goes_on) for stage, _, width in stages)
    return max([HEADER, *(_height(lines) + 22 for lines in texts)])


def _height(lines: Sequence[_Line]) -> float:
    return sum(one.above + one.words.height for one in lines)


def chevrons(
    context: LaneContext,
    page_stats: PageStats,
    stages: Sequence[Placed],
    y: float,
    height: float,
    goes_on: str = "",
) -> tuple[Figure, ...]:
    """Draw the stages as chevrons that point at one another; each is (stage, x, width).

    ``goes_on`` is the id of one that was begun in the row before, which is then said.
    """
    figures = []
    palette = {stage.id: i for i, stage in enumerate(context.shown.every_stage)}
    aims = any(stage.goal.strip() or stage.impression.strip() for stage, _, _ in stages)
    for i, (stage, x, width) in enumerate(stages):
        tint, ink = context.theme.stage(stage.colour, palette[stage.id])
        right, middle, bottom = x + width, y + height / 2, y + height
        notch = ((x + _POINT, middle),) if i or stage.id == goes_on else ()
        points = (
            (x, y),
            (right, y),
            (right + _POINT, middle),
            (right, bottom),
            (x, bottom),
            *notch,
        )
        lines = _told(context, page_stats, stage, width, goes_on)
        # Where some say what they are for, all titles stand on one line.
        top = y + 11 if aims else y + (height - _height(lines)) / 2
        shapes: list[Shape] = [Area(points, tint)]
        for one in lines:
            top += one.above
            tone = context.theme.soft_on(tint, ink) if one.soft else ink
            shapes += one.words.shapes(x + 24, top, tone, context.measure)
            top += one.words.height
        rect = Rect(x, y, width + _POINT, height)
        figures.append(Figure(stage.id, FigureRole.STAGE, stage.title, rect, tuple(shapes), tint))
    return tuple(figures)


def _told(
    context: LaneContext, page_stats: PageStats, stage: Stage, width: float, goes_on: str
) -> list[_Line]:
    """Return what a chevron says: title, goal, intended impression, moments, what is known."""
    room, measure = width - 36, context.measure
    if stage.id == goes_on:
        said = tr("{stage} (continued)", stage=stage.title or tr("Untitled stage"))
        return [_Line(paragraph(said, STAGE, room, measure), 0.0)]
    fold = context.shown.folds.get(stage.id)
    if fold and context.view.detail != EXECUTIVE:
        title = paragraph(stage.title or tr("Untitled stage"), STRONG, room, measure)
        return [_Line(title, 0.0)]
    goal, impression = " ".join(stage.goal.split()), " ".join(stage.impression.split())
    lines = [_Line(paragraph(stage.title or tr("Untitled stage"), STAGE, room, measure), 0.0)]
    if goal:
        lines.append(_Line(paragraph(goal, BODY, room, measure), 2.0))
    if impression:
        said = tr("“{said}”", said=impression)
        lines.append(_Line(paragraph(said, SMALL_ITALIC, room, measure), 2.0))
    under = paragraph(_under(context, page_stats, stage), SMALL, room, measure)
    lines.append(_Line(under, 4.0 if goal or impression else 1.0))
    for scored in known(context, stage):
        style = SMALL if scored.today else SMALL_STRONG
        told = paragraph(line(context.snapshot, scored), style, room, measure)
        lines.append(_Line(told, 1.0, scored.today))
    return lines


def _under(context: LaneContext, page_stats: PageStats, stage: Stage) -> str:
    """Return the moments of truth of a stage, or how many steps it has."""
    labels = dict(specs(Touchpoint)["moment"].options)
    steps = context.snapshot.of(Step, "stage", stage.id)
    found: set[str] = set()
    for step in steps:
        found |= page_stats.moments.get(step.id, frozenset()) & _NAMED
    if found:
        return " · ".join(labels[m] for m in labels if m in found)
    if stage.id in context.shown.folds:
        count = len(context.shown.by_stage[stage.id])
        return plural("{n} touchpoint", "{n} touchpoints", count)
    return plural("{n} step", "{n} steps", len(steps))


def step_titles(context: LaneContext, y: float) -> tuple[tuple[Figure, ...], float]:
    """Return the figures of the step titles and the height they take; 0 where none is used."""
    figures, height = [], 0.0
    for column in context.columns:
        step = context.snapshot.get(Step, column.step)
        if step and step.title:
            text = paragraph(step.title, SMALL_STRONG, column.w, context.measure)
            shapes = text.shapes(column.x, y, context.theme.ink_soft, context.measure)
            rect = Rect(column.x, y, column.w, text.height)
            figures.append(Figure(step.id, FigureRole.STEP, step.title, rect, shapes))
            height = max(height, text.height)
    return tuple(figures), height
