"""Commands that move the selection one place: cards, steps, stages and lanes alike."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.editing import EditView, command
from journeymap.editing.boxes import boxes_of, shift_boxes
from journeymap.editing.lanes import shift_lane
from journeymap.editing.pins import let_go
from journeymap.editing.places import index_of
from journeymap.editing.stages import shift_stage, shift_step
from journeymap.editing.touchpoints import move_into_new_step, move_touchpoints
from journeymap.model.change import Change
from journeymap.model.grid import cards, cell, channels, columns, stages
from journeymap.model.records import Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

One = Callable[[Snapshot, str, Touchpoint], Change | None]


@command("move.left", "Move left", keys=("Alt+Left",), menu="Arrange")
def left(view: EditView) -> Change | None:
    """Move the selected cards, boxes, step or stage one place to the left."""
    return _sideways(view, -1)


@command("move.right", "Move right", keys=("Alt+Right",), menu="Arrange")
def right(view: EditView) -> Change | None:
    """Move the selected cards, boxes, step or stage one place to the right."""
    return _sideways(view, 1)


@command("move.up", "Move up", keys=("Alt+Up",), menu="Arrange")
def up(view: EditView) -> Change | None:
    """Move the selected cards, boxes or lane one place up."""
    return _upright(view, -1)


@command("move.down", "Move down", keys=("Alt+Down",), menu="Arrange")
def down(view: EditView) -> Change | None:
    """Move the selected cards, boxes or lane one place down."""
    return _upright(view, 1)


def _sideways(view: EditView, by: int) -> Change | None:
    primary = view.primary
    if isinstance(primary, Stage):
        return shift_stage(view.snapshot, primary, by)
    if isinstance(primary, Step):
        return shift_step(view.snapshot, primary, by)
    if _is_box(view):
        return shift_boxes(view, by, 0)
    if view.chosen(Touchpoint) and view.standing().regions:
        return _to_stage(view, by)
    return _each(view, lambda now, journey, card: _aside(now, journey, card, by), by)


def _upright(view: EditView, by: int) -> Change | None:
    if isinstance(view.primary, Lane):
        return shift_lane(view.snapshot, view.primary, by)
    if _is_box(view):
        return shift_boxes(view, 0, by)
    return _each(view, lambda now, journey, card: _along_lanes(now, journey, card, by), by)


def _to_stage(view: EditView, by: int) -> Change | None:
    """Move the selected cards to the stage beside theirs, where they are placed anew."""
    row = stages(view.snapshot, view.journey)

    def beyond(now: Snapshot, _journey: str, card: Touchpoint) -> Change | None:
        step = now.get(Step, card.step)
        there = index_of(row, step.stage) + by if step else -1
        if not 0 <= there < len(row):
            return None
        index = len(now.of(Step, "stage", row[there].id)) if by < 0 else 0
        moved = move_into_new_step(now, [card.id], row[there].id, index)
        free = let_go(one for e in moved or () if isinstance(one := e.after, Touchpoint))
        return moved + free if moved and free else moved

    return _each(view, beyond, by)


def _is_box(view: EditView) -> bool:
    return bool(view.selection) and boxes_of(view.snapshot, view.selection[-1]) is not None


def _each(view: EditView, move: One, by: int) -> Change | None:
    """Move every selected card, those in front first, so that none stands in another's way.

    One of another journey stays where it is: nothing of this one stands beside it.
    """
    chosen = {card.id for card in view.chosen(Touchpoint)}
    order = [card.id for card in cards(view.snapshot, view.journey) if card.id in chosen]
    if len(order) == 1:
        return move(view.snapshot, view.journey, view.snapshot.all(Touchpoint)[order[0]])
    now, whole = view.snapshot, Change("Move")
    for id in reversed(order) if by > 0 else order:
        card = now.get(Touchpoint, id)
        step = move(now, view.journey, card) if card else None
        if step is not None:
            now, whole = now.apply(step), whole + step
    return whole or None


def _aside(snapshot: Snapshot, journey: str, card: Touchpoint, by: int) -> Change | None:
    """Move a card into the free cell beside it; else past it, as a step of its own."""
    row = columns(snapshot, journey)
    here = index_of(row, card.step)
    there = here + by
    if here == len(row):
        return None
    if 0 <= there < len(row) and not cell(snapshot, row[there].id, card.lane):
        return move_touchpoints(snapshot, [card.id], row[there].id, card.lane)
    step = row[here]
    home = snapshot.of(Step, "stage", step.stage)
    if len(snapshot.of(Touchpoint, "step", step.id)) > 1:
        place = index_of(home, step.id) + (1 if by > 0 else 0)
        return move_into_new_step(snapshot, [card.id], step.stage, place)
    if len(home) > 1:
        return shift_step(snapshot, step, by)
    if not 0 <= there < len(row):
        return None
    place = len(snapshot.of(Step, "stage", row[there].stage)) if by < 0 else 0
    return move_into_new_step(snapshot, [card.id], row[there].stage, place)


def _along_lanes(snapshot: Snapshot, journey: str, card: Touchpoint, by: int) -> Change | None:
    row = channels(snapshot, journey)
    here = index_of(row, card.lane)
    there = here + by
    if here == len(row) or not 0 <= there < len(row):
        return None
    return move_touchpoints(snapshot, [card.id], card.step, row[there].id)
