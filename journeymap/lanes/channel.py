"""A channel: the cards of the touchpoints that happen there."""

from __future__ import annotations

from journeymap.analysis.elsewhere import far_ends
from journeymap.analysis.rolled_up import rolled_up
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import CARD
from journeymap.lanes import LaneBoxes, LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts import card, card_rows
from journeymap.lanes.parts.fold import fold_figure, fold_text
from journeymap.lanes.parts.hanging import cell_of
from journeymap.language import mark
from journeymap.model.change import Change, change
from journeymap.model.grid import CHANNEL, Cell, cell
from journeymap.model.order import after_last
from journeymap.model.records import (
    Feeling,
    Friction,
    Journey,
    Lane,
    Metric,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.view import Fold, View

_BETWEEN = 10.0


def _make(view: View, at: Cell, text: str) -> Change | None:
    """Add a touchpoint below those in a cell; without a step it gets one of its own."""
    lane, step = view.snapshot.get(Lane, at.lane), view.snapshot.get(Step, at.step)
    if lane is None or lane.kind != CHANNEL or view.snapshot.get(Stage, at.stage) is None:
        return None
    fresh = []
    if step is None:
        last = after_last(view.snapshot.of(Step, "stage", at.stage))
        step = Step(stage=at.stage, position=last)
        fresh.append(step)
    position = after_last(cell(view.snapshot, step.id, lane.id))
    new = Touchpoint(step=step.id, lane=lane.id, position=position, title=text)
    return change("New touchpoint", add=[*fresh, new])


def _where(view: View, id: str) -> Cell | None:
    return cell_of(view, id)


_BOXES = LaneBoxes(
    holds=Touchpoint,
    roles=frozenset({FigureRole.CARD}),
    letters=CARD,
    alone=True,
    make=_make,
    where=_where,
)


@lane_kind(
    "channel",
    mark("Channel"),
    mark("Touchpoints at one place of contact"),
    icon="map-pin",
    order=10,
    boxes=_BOXES,
    legend=card_rows.legend,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Stack the cards of each step; the lane is as tall as its tallest stack."""
    touchpoints = context.snapshot.of(Touchpoint, "lane", lane.id)
    if not context.shown.whole:
        touchpoints = context.shown.by_lane.get(lane.id, ())
    folds = tuple(fold for fold in context.shown.folds.values() if fold.lane == lane.id)
    below = context.channel_space.get(lane.id, 0.0)
    snapshot = context.snapshot
    within = tuple(rolled_up(snapshot, card) for card in touchpoints if card.opens)
    far = tuple(ends for card in touchpoints if (ends := far_ends(snapshot, card)))
    inputs = (
        lane,
        touchpoints,
        below,
        context.columns,
        context.minimum_heights,
        context.focus,
        context.personas,
        (context.view.detail, folds, context.shown.faded if folds else ()),
        (within, far, context.shown.laid, context.shown.looked_into),
        *(snapshot.all(kind) for kind in (Feeling, Friction, Score, Metric, Journey)),
    )
    return context.memo(("lane", lane.id), inputs, lambda: _row(context, touchpoints, folds, below))


def _row(
    context: LaneContext,
    touchpoints: tuple[Touchpoint, ...],
    folds: tuple[Fold, ...],
    below: float,
) -> LaneRow:
    pad = context.sizes.pad
    columns = {column.step: column for column in context.columns}
    stacks: dict[str, list[card.CardText]] = {}
    for touchpoint in touchpoints:
        column = columns.get(touchpoint.step)
        if column:
            stacks.setdefault(touchpoint.step, []).append(card.block(context, touchpoint, column.w))
    places = {column.stage: column for column in context.columns if column.folded}
    piles = [fold_text(context, places[one.stage], one) for one in folds if one.stage in places]
    heights = [sum(b.height + _BETWEEN for b in stack) - _BETWEEN for stack in stacks.values()]
    tallest = max((*heights, *(pile.height for pile in piles)), default=0.0)

    def draw(rect: Rect) -> tuple[Figure, ...]:
        figures = []
        for step, stack in stacks.items():
            y = rect.y + pad
            for one in stack:
                figures.append(card.figure(context, one, columns[step].x, y))
                y += one.height + _BETWEEN
        figures += [fold_figure(context, pile, rect.y + pad) for pile in piles]
        return tuple(figures)

    return LaneRow(tallest + 2 * pad + below, draw)
