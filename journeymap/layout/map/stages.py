"""The stages over the columns: their chevrons, the phases over them, and the titles of steps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from journeymap.drawing.measure import line_height
from journeymap.drawing.paragraph import Paragraph, from_right, joined, paragraph
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
    mix,
)
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.card import pill_of
from journeymap.language import mark, plural, tr
from journeymap.layout.map.head import known
from journeymap.layout.map.page_stats import PageStats
from journeymap.metrics.wording import line
from journeymap.model.fields import specs
from journeymap.model.records import Stage, Step, Touchpoint
from journeymap.view.look import EXECUTIVE, FULL

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
_EDGE, _SOLID = 4.0, 0.7
"""How tall the solid edge of a chevron is, and how much of its ink it has."""

_ASIDE = 10.0


class _Line(NamedTuple):
    words: Paragraph
    above: float
    soft: bool = False
    aside: str = ""
    """What stands behind the words, smaller."""


def phases(context: LaneContext, stages: Sequence[Placed], y: float) -> tuple[Figure, ...]:
    """Draw each phase over its stages, those beside one another joined; none where none is said."""
    figures: list[Figure] = []
    if context.view.differs:
        return ()
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
    least = HEADER - 18.0 if context.sizes.tight else HEADER
    return max([least, *(_height(lines) + 2 * _air(context) - _EDGE / 2 for lines in texts)])


def _air(context: LaneContext) -> float:
    """Return what is over the words of a chevron, and a little less under them."""
    return context.sizes.top + _EDGE / 2


def _edge(
    x: float, y: float, width: float, height: float, tones: tuple[str, str], notched: bool
) -> Area:
    """Return the solid upper edge of a chevron, cut as its sides are."""
    aslant = _POINT * _EDGE / (height / 2)
    left = x + aslant if notched else x
    points = ((x, y), (x + width, y), (x + width + aslant, y + _EDGE), (left, y + _EDGE))
    return Area(points, mix(*tones, _SOLID))


def _aside(context: LaneContext, one: _Line, x: float, y: float, ink: str) -> tuple[Shape, ...]:
    """Draw what stands behind the words of a line, on their foot."""
    if not one.aside:
        return ()
    words, measure = one.words, context.measure
    left = x + measure.width(words.lines[0], words.style) + _ASIDE
    down = (words.height - line_height(SMALL)) * 0.62
    return paragraph(one.aside, SMALL, 999.0, measure).shapes(left, y + down, ink, measure)


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
    aims = aims and context.view.differs is None
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
        top = y + _air(context) if aims else y + _EDGE / 2 + (height - _height(lines)) / 2
        shapes: list[Shape] = [
            Area(points, tint),
            _edge(x, y, width, height, (tint, ink), bool(notch)),
        ]
        behind: list[Shape] = []
        for one in lines:
            top += one.above
            tone = context.theme.soft_on(tint, ink) if one.soft else ink
            shapes += one.words.shapes(x + 24, top, tone, context.measure)
            behind += _aside(context, one, x + 24, top, ink)
            top += one.words.height
        shapes += behind
        rect = Rect(x, y, width + _POINT, height)
        figures.append(Figure(stage.id, FigureRole.STAGE, stage.title, rect, tuple(shapes), tint))
    return tuple(figures)


def _told(
    context: LaneContext, page_stats: PageStats, stage: Stage, width: float, goes_on: str
) -> list[_Line]:
    """Return what a chevron says: title, goal, intended impression, moments, what is known."""
    room, measure, tight = width - 36, context.measure, context.sizes.tight
    title = stage.title or tr("Untitled stage")
    letters = STAGE._replace(size=STAGE.size - 3) if tight else STAGE
    if stage.id == goes_on:
        said = tr("{stage} (continued)", stage=title)
        return [_Line(paragraph(said, letters, room, measure), 0.0)]
    if context.view.differs:
        differs = context.view.differs.stage_word(stage.id)
        told = (paragraph(differs, SMALL_STRONG, room, measure),) if differs else ()
        words = (paragraph(title, letters, room, measure), *told)
        return [_Line(one, 0.0) for one in words]
    fold = context.shown.folds.get(stage.id)
    if fold and context.view.detail != EXECUTIVE:
        return [_Line(paragraph(title, STRONG, room, measure), 0.0)]
    goal, impression = " ".join(stage.goal.split()), " ".join(stage.impression.split())
    said = tr("“{said}”", said=impression) if impression else ""
    lines = [_Line(paragraph(title, letters, room, measure), 0.0)]
    under = _under(context, page_stats, stage)
    beside = (
        not from_right(title)
        and measure.width(title, letters) + _ASIDE + measure.width(under, SMALL) <= room
    )
    lines[0] = lines[0]._replace(aside=under if beside else "")
    both = tr("{goal} · {said}", goal=goal, said=said)
    if tight and goal and said and measure.width(both, BODY) <= room:
        goal, said = both, ""
    if goal:
        lines.append(_Line(paragraph(goal, BODY, room, measure), 1.0))
    if said:
        lines.append(_Line(paragraph(said, SMALL_ITALIC, room, measure), 1.0))
    if under and not beside:
        lines.append(_Line(paragraph(under, SMALL, room, measure), 2.0))
    scores = known(context, stage)
    if tight and scores and context.view.detail != FULL:
        pills = joined([pill_of(context, one, room) for one in scores], SMALL_STRONG, room, measure)
        return [*lines, _Line(paragraph(pills, SMALL_STRONG, room, measure), 2.0)]
    for scored in scores:
        style = SMALL if scored.today else SMALL_STRONG
        words = paragraph(line(context.snapshot, scored), style, room, measure)
        lines.append(_Line(words, 1.0, scored.today))
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
    return plural("{n} step", "{n} steps", len(steps)) if steps else ""


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
