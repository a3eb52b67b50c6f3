"""Commands on touchpoints: making them, moving them, marking them."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.editing import REMOVAL, EditView, command
from journeymap.editing.places import ChangeDraft, emptied, fresh_steps, index_of, lane_of, put
from journeymap.lanes import LANES
from journeymap.model.change import Change, change
from journeymap.model.fields import specs
from journeymap.model.grid import CHANNEL, Cell, cell, channels, journey_of
from journeymap.model.links import removal
from journeymap.model.records import Connection, Feeling, Journey, Lane, Persona, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View


@command("touchpoint.add", "New touchpoint", keys=("T",), menu="Insert")
def add(view: EditView) -> Change | None:
    """Add a touchpoint in the current cell, else in a step of its own after the selection."""
    if view.blank:
        return None
    made = begin_in(view.snapshot, view.cell) if view.cell and not view.selection else None
    if made:
        return made
    draft = ChangeDraft()
    lane = lane_of(view, draft)
    (step,) = fresh_steps(view, draft, [Step(stage="")])
    draft.add.append(Touchpoint(step=step.id, lane=lane.id, position=1.0))
    return draft.done("New touchpoint")


@command("touchpoint.next", "Next touchpoint", keys=("Tab",), menu="Insert")
def add_next(view: EditView) -> Change | None:
    """Add a touchpoint in a new step to the right, connected from the selected one."""
    card, draft = view.card, ChangeDraft()
    journey = journey_of(view.snapshot, card) if card else None
    if card is None or journey is None:
        return None
    beside = EditView.of(view.snapshot, journey, (card.id,))
    (step,) = fresh_steps(beside, draft, [Step(stage="")])
    follower = Touchpoint(step=step.id, lane=card.lane, position=1.0)
    draft.add += [follower, Connection(source=card.id, target=follower.id)]
    return draft.done("Next touchpoint")


@command("touchpoint.parallel", "Parallel touchpoint", keys=("Return", "Enter"), menu="Insert")
def add_parallel(view: EditView) -> Change | None:
    """Add a touchpoint to the same step: in the lane below if it is free, else in the same."""
    card, snapshot = view.card, view.snapshot
    if card is None:
        return None
    row = channels(snapshot, view.journey)
    below = row[index_of(row, card.lane) + 1 :][:1]
    if below and not cell(snapshot, card.step, below[0].id):
        new = Touchpoint(step=card.step, lane=below[0].id, position=1.0)
        return change("Parallel touchpoint", add=[new])
    stack = cell(snapshot, card.step, card.lane)
    new = Touchpoint(step=card.step, lane=card.lane)
    placed, shifted = put(stack, index_of(stack, card.id) + 1, [new])
    return change("Parallel touchpoint", add=placed, edit=shifted)


def begin_in(snapshot: Snapshot, at: Cell) -> Change | None:
    """Add a touchpoint in a cell, below those there; without a step it gets one of its own.

    ``None`` in a lane of another kind.
    """
    lane = snapshot.get(Lane, at.lane)
    return LANES[CHANNEL].boxes.make(View.of(snapshot, lane.journey), at, "") if lane else None


def begin_from(snapshot: Snapshot, source: str, at: Cell) -> Change | None:
    """Add a touchpoint in a cell, with an arrow to it from another."""
    made = begin_in(snapshot, at)
    new = next(
        (e.record.id for e in made or () if isinstance(e.record, Touchpoint) and e.before is None),
        None,
    )
    if made is None or new is None or snapshot.get(Touchpoint, source) is None:
        return None
    return made + change(made.label, add=[Connection(source=source, target=new)])


def new_touchpoint_at(
    snapshot: Snapshot, journey: str, step: str | None, stage: str, lane: str, index: int
) -> Change | None:
    """Add a touchpoint where somebody pointed.

    With a step, ``index`` is its place in that cell; without one it gets a step of its
    own, the ``index``-th of the stage.
    """
    draft = ChangeDraft()
    if step is None:
        row = snapshot.of(Step, "stage", stage)
        columns, draft.edit = put(row, index, [Step(stage=stage)])
        draft.add += columns
        draft.add.append(Touchpoint(step=columns[0].id, lane=lane, position=1.0))
    else:
        stack = cell(snapshot, step, lane)
        placed, draft.edit = put(stack, index, [Touchpoint(step=step, lane=lane)])
        draft.add += placed
    return draft.done("New touchpoint")


def move_touchpoints(
    snapshot: Snapshot, ids: Sequence[str], step: str, lane: str, index: int | None = None
) -> Change | None:
    """Move touchpoints into a cell, before its ``index``-th other card or behind them all.

    Untitled steps that are left with nothing in them go with the same change.
    """
    movers = [card for id in ids if (card := snapshot.get(Touchpoint, id))]
    stack = [card for card in cell(snapshot, step, lane) if card.id not in ids]
    index = len(stack) if index is None else max(0, min(index, len(stack)))
    if cell(snapshot, step, lane) == (*stack[:index], *movers, *stack[index:]):
        return None
    homed = [card.but(step=step, lane=lane) for card in movers]
    placed, shifted = put(stack, index, homed)
    moved = list(zip(movers, placed, strict=True))
    gone = emptied(snapshot, set(ids), kept=(step,))
    return change("Move", edit=[*moved, *shifted], remove=gone) or None


def move_into_new_step(
    snapshot: Snapshot, ids: Sequence[str], stage: str, index: int, lane: str | None = None
) -> Change | None:
    """Move touchpoints into a new step, the ``index``-th of a stage.

    They keep their lanes, or all go to ``lane``.
    """
    movers = [card for id in ids if (card := snapshot.get(Touchpoint, id))]
    if not movers:
        return None
    (step,), shifted = put(snapshot.of(Step, "stage", stage), index, [Step(stage=stage)])
    homed = [(card, card.but(step=step.id, lane=lane or card.lane)) for card in movers]
    gone = emptied(snapshot, set(ids), growing=(stage,))
    shifted = [(old, new) for old, new in shifted if old not in gone]
    return change("Move", add=[step], edit=[*shifted, *homed], remove=gone)


@command("remove", "Delete", keys=("Del", "Backspace"))
def remove(view: EditView) -> Change | None:
    """Remove whatever is selected, what cannot be without it, and steps left empty.

    A persona takes its feelings along; the only journey stays.
    """
    snapshot, ids = view.snapshot, list(view.selection)
    if len(snapshot.all(Journey)) <= len(view.chosen(Journey)):
        ids = [id for id in ids if id not in snapshot.all(Journey)]
    for persona in view.chosen(Persona):
        ids += [feeling.id for feeling in snapshot.of(Feeling, "persona", persona.id)]
    cards = {id for id in ids if snapshot.get(Touchpoint, id)}
    ids += [step.id for step in emptied(snapshot, cards)]
    return Change(REMOVAL, removal(snapshot, ids)) or None


@command("touchpoint.moment", "Moment of truth", keys=("M",), menu="Touchpoint")
def toggle_moment(view: EditView) -> Change | None:
    """Mark the selected touchpoints as moments of truth, or none of them if all are."""
    chosen = view.chosen(Touchpoint)
    if chosen and all(card.moment for card in chosen):
        return change("Moment of truth", edit=[(card, card.but(moment="")) for card in chosen])
    plain = [card for card in chosen if not card.moment]
    return (
        change("Moment of truth", edit=[(card, card.but(moment="moment")) for card in plain])
        or None
    )


@command("touchpoint.evidence", "Evidence: assumed, partly, researched", menu="Touchpoint")
def turn_evidence(view: EditView) -> Change | None:
    """Give the selected touchpoints the kind of evidence that follows the primary one's."""
    if view.card is None:
        return None
    kinds = [key for key, _ in specs(Touchpoint)["evidence"].options]
    then = kinds[(kinds.index(view.card.evidence) + 1) % len(kinds)]
    pairs = [(card, card.but(evidence=then)) for card in view.chosen(Touchpoint)]
    return change("Evidence", edit=pairs) or None
