"""Commands on stages and steps: the columns, and the groups of columns."""

from __future__ import annotations

from journeymap.editing import EditView, command
from journeymap.editing.boxes import widen_box
from journeymap.editing.places import held, index_of, put, reorder, stage_of, step_of
from journeymap.model.change import Change, change
from journeymap.model.grid import stages
from journeymap.model.records import Stage, Step
from journeymap.model.snapshot import Snapshot


@command("stage.add", "New stage", menu="Insert")
def add_stage(view: EditView) -> Change | None:
    """Add a stage with its first step after the one the selection is in."""
    if view.blank:
        return None
    row = stages(view.snapshot, view.journey)
    here = stage_of(view)
    new = Stage(journey=view.journey)
    placed, shifted = put(row, index_of(row, here.id if here else None) + 1, [new])
    return change("New stage", add=[*placed, Step(stage=new.id, position=1.0)], edit=shifted)


@command("step.add", "New step", menu="Insert")
def add_step(view: EditView) -> Change | None:
    """Add an empty step after the selected one, or at the end of the stage."""
    stage, step = stage_of(view), step_of(view)
    if stage is None:
        return None
    row = view.snapshot.of(Step, "stage", stage.id)
    place = index_of(row, step.id if step else None) + 1
    placed, shifted = put(row, place, [Step(stage=stage.id)])
    return change("New step", add=placed, edit=shifted)


@command("stage.left", "Move stage left", keys=("Alt+Shift+Left",), menu="Arrange")
def stage_left(view: EditView) -> Change | None:
    """Move the stage the selection is in one place to the left; a note spans one column less."""
    return widen_box(view, -1) or _shift_chosen(view, -1)


@command("stage.right", "Move stage right", keys=("Alt+Shift+Right",), menu="Arrange")
def stage_right(view: EditView) -> Change | None:
    """Move the stage the selection is in one place to the right; a note spans one column more."""
    return widen_box(view, 1) or _shift_chosen(view, 1)


def move_stage(snapshot: Snapshot, id: str, index: int) -> Change | None:
    """Put a stage, with all that is in it, before the ``index``-th of the others."""
    stage = snapshot.get(Stage, id)
    if stage is None:
        return None
    return reorder("Move stage", stages(snapshot, stage.journey), stage, stage, index)


def move_step(snapshot: Snapshot, id: str, stage: str, index: int) -> Change | None:
    """Put a step, with all that is in it, before the ``index``-th other step of a stage."""
    step = snapshot.get(Step, id)
    if step is None:
        return None
    return reorder(
        "Move step", snapshot.of(Step, "stage", stage), step, step.but(stage=stage), index
    )


def set_step_width(snapshot: Snapshot, id: str, width: float | None) -> Change | None:
    """Set the width of a column, held within its bounds; ``None`` is the usual width."""
    step = snapshot.get(Step, id)
    if step is None:
        return None
    wide = step.but(width=held(step, "width", width))
    return change("Column width", edit=[(step, wide)]) or None


def shift_stage(snapshot: Snapshot, stage: Stage, by: int) -> Change | None:
    """Move a stage by so many places; ``None`` at the edge."""
    row = stages(snapshot, stage.journey)
    there = index_of(row, stage.id) + by
    return move_stage(snapshot, stage.id, there) if 0 <= there < len(row) else None


def shift_step(snapshot: Snapshot, step: Step, by: int) -> Change | None:
    """Move a step past its neighbour, over the border of its stage where it stands there."""
    row = snapshot.of(Step, "stage", step.stage)
    there = index_of(row, step.id) + by
    if 0 <= there < len(row):
        return move_step(snapshot, step.id, step.stage, there)
    stage = snapshot.get(Stage, step.stage)
    groups = stages(snapshot, stage.journey) if stage else ()
    beyond = index_of(groups, step.stage) + by
    if not 0 <= beyond < len(groups) or len(row) == 1:
        return None
    end = len(snapshot.of(Step, "stage", groups[beyond].id)) if by < 0 else 0
    return move_step(snapshot, step.id, groups[beyond].id, end)


def _shift_chosen(view: EditView, by: int) -> Change | None:
    stage = stage_of(view) if view.selection else None
    return shift_stage(view.snapshot, stage, by) if stage else None
