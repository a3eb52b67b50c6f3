"""Commands that put something new before or after what is selected."""

from __future__ import annotations

from journeymap.editing import EditView, command
from journeymap.editing.places import ChangeDraft, index_of, put, stage_of, step_of
from journeymap.model.change import Change, change
from journeymap.model.grid import stages
from journeymap.model.records import Connection, Stage, Step, Touchpoint

_ON = "next"


@command("touchpoint.before", "New touchpoint before", menu="Insert")
def touchpoint_before(view: EditView) -> Change | None:
    """Add a touchpoint in a step to the left; the arrows that came here now come to it."""
    return _touchpoint(view, 0)


@command("touchpoint.after", "New touchpoint after", menu="Insert")
def touchpoint_after(view: EditView) -> Change | None:
    """Add a touchpoint in a step to the right; the arrows that went on from here go on from it."""
    return _touchpoint(view, 1)


def _touchpoint(view: EditView, by: int) -> Change | None:
    card = view.card
    step = view.snapshot.get(Step, card.step) if card else None
    if card is None or step is None:
        return None
    (column,), shifted = put(*_beside(view, step, by), [Step(stage=step.stage)])
    new, draft = Touchpoint(step=column.id, lane=card.lane, position=1.0), ChangeDraft()
    draft.edit += shifted
    near, far = ("source", "target") if by else ("target", "source")
    for arrow in view.snapshot.of(Connection, near, card.id):
        if arrow.kind == _ON and getattr(arrow, far) != card.id:
            draft.edit.append((arrow, arrow.but(**{near: new.id}, assumed=False)))
    ends = (card.id, new.id) if by else (new.id, card.id)
    draft.add += [column, new, Connection(source=ends[0], target=ends[1])]
    return draft.done("New touchpoint")


def _beside(view: EditView, step: Step, by: int) -> tuple[tuple[Step, ...], int]:
    row = view.snapshot.of(Step, "stage", step.stage)
    return row, index_of(row, step.id) + by


@command("step.before", "New step before", menu="Insert")
def step_before(view: EditView) -> Change | None:
    """Add an empty step to the left of the one the selection is in."""
    return _step(view, 0)


@command("step.after", "New step after", menu="Insert")
def step_after(view: EditView) -> Change | None:
    """Add an empty step to the right of the one the selection is in."""
    return _step(view, 1)


def _step(view: EditView, by: int) -> Change | None:
    step = step_of(view)
    if step is None:
        return None
    placed, shifted = put(*_beside(view, step, by), [Step(stage=step.stage)])
    return change("New step", add=placed, edit=shifted)


@command("stage.before", "New stage before", menu="Insert")
def stage_before(view: EditView) -> Change | None:
    """Add a stage with its first step to the left of the one the selection is in."""
    return _stage(view, 0)


@command("stage.after", "New stage after", menu="Insert")
def stage_after(view: EditView) -> Change | None:
    """Add a stage with its first step to the right of the one the selection is in."""
    return _stage(view, 1)


def _stage(view: EditView, by: int) -> Change | None:
    here = stage_of(view) if view.selection or view.cell else None
    if here is None:
        return None
    row, new = stages(view.snapshot, view.journey), Stage(journey=view.journey)
    placed, shifted = put(row, index_of(row, here.id) + by, [new])
    return change("New stage", add=[*placed, Step(stage=new.id, position=1.0)], edit=shifted)
