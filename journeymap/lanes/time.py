"""Time: how long each touchpoint takes, how long one waits for it, and what a stage takes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import SMALL, SMALL_STRONG
from journeymap.durations import written
from journeymap.lanes import Column, LaneBoxes, LaneContext, LaneRow, LegendEntry, lane_kind
from journeymap.lanes.parts.stacks import stacked
from journeymap.language import mark, tr
from journeymap.model.records import Lane, Touchpoint

_BAR = 9.0
_LEAST = 3.0
_GAP = 5.0


class _Time(NamedTuple):
    """Minutes that something takes and that one waits; of a touchpoint, or of a whole stage."""

    id: str
    name: str
    takes: float
    waits: float
    share: float
    """How much of the longest it is, from 0 to 1."""
    whole: bool = False


def taken(cards: Iterable[Touchpoint]) -> tuple[float, float]:
    """Return the minutes that touchpoints take together, and those of waiting for them.

    What is not known is passed over. Where ways part, all of them are added up.
    """
    known = list(cards)
    return sum(card.duration or 0.0 for card in known), sum(card.waiting or 0.0 for card in known)


def time_words(takes: float, waits: float) -> str:
    """Return a time and a wait as people say them; blank where there is neither."""
    time, wait = (written(minutes).replace(" ", "\xa0") for minutes in (takes, waits))
    if takes and waits:
        return tr("{time} · waits {wait}", time=time, wait=wait)
    return time if takes else tr("waits {wait}", wait=wait) if waits else ""


def _legend(context: LaneContext) -> list[LegendEntry]:
    cards = context.shown.touchpoints
    theme, entries = context.theme, []

    def solid(x: float, y: float) -> tuple[Shape, ...]:
        return (Box(Rect(x, y - 4, 22, 8), theme.dot, radius=2.0),)

    def hollow(x: float, y: float) -> tuple[Shape, ...]:
        return (Box(Rect(x, y - 4, 22, 8), "", theme.ink_soft, 1.2, 2.0, (3.0, 2.0)),)

    if any(card.duration for card in cards):
        entries.append(LegendEntry(solid, 22, tr("takes so long")))
    if any(card.waiting for card in cards):
        entries.append(LegendEntry(hollow, 22, tr("waiting")))
    return entries


@lane_kind(
    "time",
    mark("Time"),
    mark("How long it takes and how long one waits, with sums"),
    icon="clock",
    order=35,
    boxes=LaneBoxes(
        roles=frozenset({FigureRole.TIME}),
        refusal=mark("Duration and waiting are said of a touchpoint: select it, then Details."),
    ),
    legend=_legend,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set a bar for each touchpoint with a time, and over each stage what it takes in all."""
    cards = context.shown.touchpoints
    inputs = (lane, context.columns, context.touchpoints, cards)
    return context.memo(("lane", lane.id), inputs, lambda: _row(context, cards))


def _row(context: LaneContext, cards: tuple[Touchpoint, ...]) -> LaneRow:
    longest = max((sum(taken((card,))) for card in cards), default=0.0)
    by_stage = {stage: taken(row) for stage, row in context.shown.by_stage.items()}
    total = sum(map(sum, by_stage.values()))
    known = {card.id: card for card in cards}

    def found(step: str) -> list[_Time]:
        here = [known[id] for id in context.touchpoints.get(step, ()) if id in known]
        timed = [card for card in here if card.duration or card.waiting]
        return [
            _Time(
                card.id,
                card.title if len(here) > 1 else "",
                *taken((card,)),
                sum(taken((card,))) / longest,
            )
            for card in timed
        ]

    def across(stage: str) -> list[_Time]:
        takes, waits = by_stage.get(stage, (0.0, 0.0))
        return [_Time("", "", takes, waits, (takes + waits) / total, True)] if takes + waits else []

    whole = time_words(*taken(cards))
    aside = (tr("in all: {time}", time=whole),) if whole else ()
    return stacked(
        context, found, partial(_size, context), partial(_figure, context), aside, across
    )


def _words(context: LaneContext, column: Column, time: _Time) -> tuple[Paragraph, ...]:
    said, style = time_words(time.takes, time.waits), SMALL_STRONG if time.whole else SMALL
    name = (paragraph(time.name, SMALL, column.w, context.measure),) if time.name else ()
    return (*name, paragraph(said, style, column.w, context.measure))


def _size(context: LaneContext, column: Column, time: _Time) -> float:
    words = sum(text.height for text in _words(context, column, time))
    return words + (_GAP - 2 if time.whole else _BAR + _GAP)


def _figure(context: LaneContext, column: Column, time: _Time, y: float) -> Figure:
    theme, x, top = context.theme, column.x, y
    shapes: list[Shape] = []
    if not time.whole:
        shapes += _bar(context, Rect(x, y, column.w, _BAR), time)
        top += _BAR + _GAP
    for text in _words(context, column, time):
        shapes += text.shapes(x, top, theme.ink if time.whole else theme.ink_soft, context.measure)
        top += text.height
    rect = Rect(x, y, column.w, _size(context, column, time))
    if time.whole:
        shapes.append(Box(Rect(x, rect.bottom - 1.0, column.w, 1.0), theme.edge))
    name = " ".join(filter(None, (time.name, time_words(time.takes, time.waits))))
    return Figure(time.id, FigureRole.TIME, name, rect, tuple(shapes), theme.dot)


def _bar(context: LaneContext, place: Rect, time: _Time) -> list[Shape]:
    """Draw how long it is beside the longest: first the waiting, hollow, then what it takes."""
    theme = context.theme
    long = min(place.w, max(place.w * time.share, 2 * _LEAST))
    waits = long * time.waits / (time.takes + time.waits)
    if time.takes:  # both are seen, however short one is beside the other
        waits = min(waits, long - _LEAST)
    parts: list[Shape] = [Box(place, theme.track, radius=2.0)]
    x = place.x
    if time.waits:
        wide = max(_LEAST, waits)
        parts.append(
            Box(Rect(x, place.y, wide, place.h), theme.lane, theme.ink_soft, 1.2, 2.0, (3.0, 2.0))
        )
        x += wide
    if time.takes:
        wide = max(_LEAST, min(long - waits, place.right - x))
        parts.append(Box(Rect(x, place.y, wide, place.h), theme.dot, radius=2.0))
    return parts
