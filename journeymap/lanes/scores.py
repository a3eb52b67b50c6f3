"""Scores: every number with its scale, its interval, its n and when it was taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from journeymap.drawing.measure import line_height
from journeymap.drawing.paragraph import Paragraph, joined, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, Text
from journeymap.drawing.theme import SMALL, STRONG
from journeymap.errors import JourneyError
from journeymap.lanes import Column, LaneBoxes, LaneContext, LaneRow, LegendEntry, lane_kind
from journeymap.lanes.parts.score_bar import at, bar, own_sign
from journeymap.lanes.parts.short_scores import TALL, short_score
from journeymap.lanes.parts.stacks import stacked
from journeymap.language import decimal, mark, plural, tr
from journeymap.metrics.abridged import abridged
from journeymap.metrics.perception import PerceptionGap, gaps
from journeymap.metrics.periods import when
from journeymap.metrics.scored import Scored, scores_at
from journeymap.metrics.typed_answers import TypedAnswers, typed_answers
from journeymap.metrics.wording import (
    aim,
    apart,
    direction,
    distance,
    heading,
    interval,
    line,
    own_view,
    sample,
)
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell
from journeymap.model.order import after_last
from journeymap.model.records import Journey, Lane, Metric, Persona, Score, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from journeymap.view.look import FULL

_Sign = Callable[[float, float], tuple[Shape, ...]]
_Told = Scored | PerceptionGap | str
_BAR = 16.0
_SIGN = 14.0
_NARROWER = 24.0
_FIRST = 1
"""How many scores of a touchpoint stand on a dense page: the first, as on its card."""


def _legend(context: LaneContext) -> list[LegendEntry]:
    """Explain the mark of a target, and those of the company's own view, where there are any."""
    snapshot, theme = context.snapshot, context.theme

    def look() -> frozenset[str]:
        cards = (id for row in context.touchpoints.values() for id in row)
        found = [one for id in cards for one in scores_at(snapshot, "touchpoint", id)]
        own = {ours.score.respondents for one in found for ours in one.own}
        return frozenset(own | ({"target"} if any(one.aimed for one in found) else set()))

    tables = (snapshot.all(Score), snapshot.all(Metric), snapshot.all(Journey))
    inputs = (*tables, snapshot.all(Touchpoint), context.touchpoints)
    there = context.memo("score signs", inputs, look)

    def target(x: float, y: float) -> tuple[Shape, ...]:
        bar = Box(Rect(x, y - 2.5, 28, 5), theme.track, radius=2.5)
        return bar, Box(Rect(x + 13, y - 6.5, 2, 13), theme.ink, radius=1.0)

    signs: tuple[tuple[str, float, _Sign, str], ...] = (
        ("target", 28.0, target, tr("target of a score")),
        ("team", 10.0, lambda x, y: own_sign(theme, x + 5, y, guessed=True), tr("our guess")),
        ("employees", 10.0, lambda x, y: own_sign(theme, x + 5, y), tr("what employees say")),
    )
    return [LegendEntry(sign, wide, words) for name, wide, sign, words in signs if name in there]


def _typed(metric: Metric | None, text: str) -> TypedAnswers | None:
    """Return answers as typed; ``None`` where they cannot be read."""
    try:
        return typed_answers(metric, text) if metric else None
    except JourneyError:
        return None


def _asked(view: View, cell: Cell, text: str) -> Change | None:
    """Put answers to the question of a lane at the stage of a cell, if it has none yet."""
    snapshot = view.snapshot
    lane = snapshot.get(Lane, cell.lane)
    metric = snapshot.get(Metric, lane.metric) if lane else None
    row = snapshot.of(Score, "stage", cell.stage)
    if metric is None or any(score.metric == metric.id for score in row):
        return None
    typed = TypedAnswers() if text == "?" else _typed(metric, text)
    if typed is None:
        return None
    new = Score(metric=metric.id, stage=cell.stage, position=after_last(row))
    return change("New score", add=[typed.put(new)])


def _recounted(snapshot: Snapshot, id: str, text: str) -> Change | None:
    """Set the answers of a score that is being written."""
    score = snapshot.get(Score, id)
    typed = _typed(snapshot.get(Metric, score.metric), text) if score else None
    if score is None or typed is None:
        return None
    return change("New score", edit=[(score, typed.put(score))])


@lane_kind(
    "scores",
    mark("Scores"),
    mark("What was measured, with interval and sample size"),
    icon="chart-column",
    order=40,
    boxes=LaneBoxes(
        holds=Score,
        roles=frozenset({FigureRole.SCORE}),
        ask=mark("How many gave each answer, lowest first"),
        refusal=mark(
            "In a lane about one question, write once for each stage how many gave each answer,"
            " lowest first: 2 3 5 12 20."
        ),
        alone=True,
        make=_asked,
        rewrite=_recounted,
    ),
    legend=_legend,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the scores of each column's touchpoints below one another.

    A lane about one question also shows across each stage what was asked of the stage; the
    other lanes show what has no lane of its own.
    """
    snapshot = context.snapshot
    tables = (snapshot.all(Score), snapshot.all(Metric), snapshot.all(Persona))
    alone = alone_in(context.shown.lanes)
    inputs = (
        (lane, alone, context.scores, context.view.detail, context.sizes),
        *(*tables, snapshot.all(Journey), context.columns, context.touchpoints),
    )
    return context.memo(
        ("lane", lane.id),
        inputs,
        lambda: stacked(
            context,
            partial(_found, context, lane.metric, alone),
            partial(_size, context),
            partial(_drawn, context),
            (*_question(context, lane), tr("95 % interval")),
            partial(_across, context, lane.metric),
        ),
    )


def _question(context: LaneContext, lane: Lane) -> tuple[str, ...]:
    """Return the question a lane is about, as it was put."""
    metric = context.snapshot.get(Metric, lane.metric)
    return (metric.question.strip(),) if metric and metric.question.strip() else ()


def alone_in(lanes: Iterable[Lane]) -> frozenset[str]:
    """Return the ids of the questions that have a lane of their own among some."""
    return frozenset(lane.metric for lane in lanes if lane.kind == "scores" and lane.metric)


def _found(context: LaneContext, only: str | None, alone: frozenset[str], step: str) -> list[_Told]:
    found: list[_Told] = []
    for id in context.touchpoints.get(step, ()):
        known = scores_at(context.snapshot, "touchpoint", id)
        shown = [x for x in known if (x.metric.id == only if only else x.metric.id not in alone)]
        told = abridged(shown)
        found += [*_few(context, told.scores), *filter(None, (told.rest,))]
    return found


def _is_short(context: LaneContext) -> bool:
    """Tell whether scores say only what it takes to read them: on a dense page, but for full."""
    return context.sizes.tight and context.view.detail != FULL


def _few(context: LaneContext, scores: Sequence[Scored]) -> list[_Told]:
    """Return scores as they are told; of many on a dense page the first, and how many more."""
    if not _is_short(context):
        return _beside(scores)
    own = {one.score.id for scored in scores for one in scored.own}
    first = [one for one in scores if one.score.id not in own][:_FIRST]
    kept = {one.score.id for scored in first for one in (scored, *scored.own)}
    left = len({one.score.id for one in scores} - kept)
    told = _beside(first)
    return [*told, plural("{n} more score", "{n} more scores", left)] if left else told


def _across(context: LaneContext, only: str | None, stage: str) -> list[_Told]:
    found = context.scores.get(stage, ()) if only else ()
    told = abridged(scored for scored in found if scored.metric.id == only)
    return [*_beside(told.scores), *filter(None, (told.rest,))]


def _beside(found: Sequence[Scored]) -> list[_Told]:
    """Return scores, each of customers followed by what the company says of the same."""
    own = {one.score.id for scored in found for one in scored.own}
    told: list[_Told] = []
    for scored in found:
        if scored.score.id not in own:
            told += [scored, *gaps(scored)]
    return told


def _under(context: LaneContext, column: Column, scored: Scored) -> str:
    """Return what stands under a bar: the interval too, where it has no room between the ends."""
    between = "" if _room(context, column.w - _NARROWER, scored) else interval(scored.reading)
    parts = [between, *sample(context.snapshot, scored), aim(scored), direction(scored.metric)]
    return joined(parts, SMALL, column.w, context.measure)


def _room(context: LaneContext, width: float, scored: Scored) -> bool:
    """Tell whether the interval has room between the ends of the scale."""
    words = (*_scale(scored), interval(scored.reading))
    return sum(context.measure.width(word, SMALL) + 8.0 for word in words) <= width


def _words(context: LaneContext, column: Column, scored: Scored) -> tuple[Paragraph, Paragraph]:
    head = paragraph(heading(scored), STRONG, column.w, context.measure)
    return head, paragraph(_under(context, column, scored), SMALL, column.w, context.measure)


def _size(context: LaneContext, column: Column, told: _Told) -> float:
    if isinstance(told, str):
        return paragraph(told, SMALL, column.w, context.measure).height
    if isinstance(told, PerceptionGap):
        return _own_words(context, column, told).height
    if _is_short(context):
        return TALL
    return _score_size(context, column, told)


def _drawn(context: LaneContext, column: Column, told: _Told, y: float) -> Figure:
    if isinstance(told, str):
        return _rest(context, column, told, y)
    if isinstance(told, PerceptionGap):
        return _own_view(context, column, told, y)
    if _is_short(context):
        return short_score(context, told, Rect(column.x, y, column.w, TALL))
    return _figure(context, column, told, y)


def _rest(context: LaneContext, column: Column, told: str, y: float) -> Figure:
    """Write how many scores of other times and groups there are."""
    words = paragraph(told, SMALL, column.w, context.measure)
    rect = Rect(column.x, y, column.w, words.height)
    shapes = words.shapes(column.x, y, context.theme.ink_soft, context.measure)
    return Figure("", FigureRole.SCORE, told, rect, tuple(shapes))


def _score_size(context: LaneContext, column: Column, scored: Scored) -> float:
    head, under = _words(context, column, scored)
    below = under.height if any(under.lines) else 0.0
    return head.height + _BAR + line_height(SMALL) + below


def _figure(context: LaneContext, column: Column, scored: Scored, y: float) -> Figure:
    theme, x = context.theme, column.x
    head, under = _words(context, column, scored)
    place = Rect(x, y + head.height + 5.5, column.w - _NARROWER, 5.0)
    ink = theme.pain_ink if scored.misses else theme.ink_soft if scored.today else theme.ink
    shapes: list[Shape] = [*head.shapes(x, y, ink, context.measure), *bar(theme, place, scored)]
    top = y + head.height + _BAR
    shapes += _ends(context, Rect(x, top, place.w, line_height(SMALL)), scored)
    shapes += under.shapes(x, top + line_height(SMALL), theme.ink_soft, context.measure)
    rect = Rect(x, y, column.w, _score_size(context, column, scored))
    name = line(context.snapshot, scored)
    # What is known today stands elsewhere: it is not to be taken hold of here.
    id = "" if scored.today else scored.score.id
    return Figure(id, FigureRole.SCORE, name, rect, tuple(shapes), theme.interval)


def _own_words(context: LaneContext, column: Column, gap: PerceptionGap) -> Paragraph:
    """Return what the company says and how far off it is, with of how many and when."""
    score, n = gap.ours.score, gap.ours.reading.n
    if _is_short(context):
        said, room = f"{apart(gap)} · n\xa0{n}", column.w - _SIGN
        said = said if context.measure.width(said, SMALL) <= room else apart(gap)
        return paragraph(said, SMALL, room, context.measure)
    named = heading(gap.ours)
    named = named if gap.ours.guessed else tr("employees: {score}", score=named)
    told = (named, distance(gap), f"n = {n}", when(score) if score.period else "")
    width = column.w - _SIGN
    return paragraph(joined(told, SMALL, width, context.measure), SMALL, width, context.measure)


def _own_view(context: LaneContext, column: Column, gap: PerceptionGap, y: float) -> Figure:
    """Write under the customers' bar what its hollow mark means."""
    theme, words = context.theme, _own_words(context, column, gap)
    ink = theme.pain_ink if gap.overrates else theme.ink_soft
    sign = own_sign(theme, column.x + 5.0, y + line_height(SMALL) / 2, guessed=gap.ours.guessed)
    rect = Rect(column.x, y, column.w, words.height)
    shapes = (*sign, *words.shapes(column.x + _SIGN, y, ink, context.measure))
    return Figure(gap.ours.score.id, FigureRole.SCORE, own_view(gap), rect, shapes)


def _ends(context: LaneContext, place: Rect, scored: Scored) -> list[Shape]:
    """Write the ends of the scale under it, and between them those of the interval."""
    measure, reading, ink = context.measure, scored.reading, context.theme.ink_soft
    low, high = _scale(scored)
    base = place.y + (place.h + measure.ascent(SMALL)) / 2 - 1.0
    shapes: list[Shape] = [
        Text(place.x, base, low, SMALL, ink),
        Text(place.right, base, high, SMALL, ink, "end"),
    ]
    known = reading.low is not None and reading.high is not None
    if known and _room(context, place.w, scored):
        half = measure.width(interval(reading), SMALL) / 2
        first = place.x + measure.width(low, SMALL) + 8.0 + half
        last = place.right - measure.width(high, SMALL) - 8.0 - half
        middle = max(first, min(last, at(place, scored, reading.value)))
        shapes.append(Text(middle, base, interval(reading), SMALL, context.theme.ink, "middle"))
    return shapes


def _scale(scored: Scored) -> tuple[str, str]:
    """Return the ends of the scale a score is drawn on."""
    reading = scored.reading
    low, high = (decimal(end, None, reading.plus) + reading.unit for end in reading.scale)
    return low, high
