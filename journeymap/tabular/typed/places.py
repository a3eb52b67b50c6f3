"""Where touchpoints stand, as it is typed into cells: stages, lanes, and new rows."""

from __future__ import annotations

from journeymap.editing import EditView
from journeymap.editing.lanes import add_lane
from journeymap.editing.touchpoints import add, move_into_new_step, move_touchpoints
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.grid import CHANNEL, lanes, stages
from journeymap.model.order import after_last
from journeymap.model.records import Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot


def type_stage(snapshot: Snapshot, journey: str, card: Touchpoint, text: str) -> Change | None:
    """Move a touchpoint to the end of the stage that is named, which is made where it is not."""
    if not text:
        raise JourneyError(tr("A touchpoint stands in a stage. Write which."))
    step = snapshot.get(Step, card.step)
    here = snapshot.get(Stage, step.stage) if step else None
    if here and _same(here.title, text):
        return None
    stage, begun = stage_named(snapshot, journey, text)
    now = snapshot.apply(begun) if begun else snapshot
    row = now.of(Step, "stage", stage.id)
    moved = move_into_new_step(now, [card.id], stage.id, len(row))
    return (begun + moved if begun else moved) if moved else None


def stage_named(snapshot: Snapshot, journey: str, title: str) -> tuple[Stage, Change | None]:
    """Return the stage of a title, with the change that makes it where there is none."""
    row = stages(snapshot, journey)
    found = next((stage for stage in row if _same(stage.title, title)), None)
    if found:
        return found, None
    new = Stage(journey=journey, title=title, position=after_last(row))
    return new, change("New stage", add=[new])


def type_lane(snapshot: Snapshot, journey: str, card: Touchpoint, text: str) -> Change | None:
    """Move a touchpoint to the lane that is named, which is made where it is not."""
    if not text:
        raise JourneyError(tr("A touchpoint stands in a lane. Write which."))
    here = snapshot.get(Lane, card.lane)
    if here and _same(here.title, text):
        return None
    row = [lane for lane in lanes(snapshot, journey) if lane.kind == CHANNEL]
    found = next((lane for lane in row if _same(lane.title, text)), None)
    begun = None
    if found is None:
        below = EditView.of(snapshot, journey, (row[-1].id,) if row else ())
        begun = add_lane(below, CHANNEL, text)
        found = next(e.after for e in begun if isinstance(e.after, Lane) and e.before is None)
    now = snapshot.apply(begun) if begun else snapshot
    moved = move_touchpoints(now, [card.id], card.step, found.id)
    return (begun + moved if begun else moved) if moved else None


def begin_row(
    snapshot: Snapshot, journey: str, stage: str = "", after: str = ""
) -> tuple[Change, str] | None:
    """Return the change that adds a touchpoint, with its id.

    It comes after another, else at the end of a stage by its id, else of the last one.
    """
    aimed = (after,) if after else (stage,) if stage else ()
    made = add(EditView.of(snapshot, journey, aimed))
    for edit in made or ():
        if isinstance(edit.after, Touchpoint) and edit.before is None:
            assert made is not None
            return made, edit.after.id
    return None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
