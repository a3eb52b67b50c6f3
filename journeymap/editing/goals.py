"""Goals of a journey and of its stages: made, and put into another order."""

from __future__ import annotations

from journeymap.editing import EditView, command
from journeymap.editing.lanes import with_lane
from journeymap.editing.places import index_of, reorder, step_of
from journeymap.lanes.goals import GOALS
from journeymap.model.change import Change, change
from journeymap.model.order import after_last
from journeymap.model.records import Goal, Idea, Journey, Stage
from journeymap.model.snapshot import Snapshot


def new_goal(snapshot: Snapshot, place: Journey | Stage, title: str = "") -> Goal:
    """Return a goal of a journey or a stage, after those it has."""
    if isinstance(place, Journey):
        row = snapshot.of(Goal, "journey", place.id)
        return Goal(journey=place.id, position=after_last(row), title=title)
    row = snapshot.of(Goal, "stage", place.id)
    return Goal(stage=place.id, position=after_last(row), title=title)


def add_goal_to(snapshot: Snapshot, place: str, title: str = "") -> Change | None:
    """Add a goal to a journey or a stage; ``None`` for anything else."""
    record = snapshot.find(place)
    if not isinstance(record, Journey | Stage):
        return None
    return change("New goal", add=[new_goal(snapshot, record, title)])


@command("goal.add", "New goal", menu="Insert")
def add_goal(view: EditView) -> Change | None:
    """Add a goal of the stage that is selected or of what stands in it, else of the journey."""
    if view.blank:
        return None
    done = add_goal_to(view.snapshot, _aimed(view) or view.journey)
    return with_lane(view.snapshot, view.journey, GOALS, done) if done else None


def _aimed(view: EditView) -> str | None:
    """Return the id of the stage that is selected, or in which stands what is."""
    primary, step = view.primary, step_of(view)
    if isinstance(primary, Stage) and primary.journey == view.journey:
        return primary.id
    if isinstance(primary, Goal) and view.snapshot.get(Stage, primary.stage):
        return primary.stage
    if primary is None and view.cell:
        return view.cell.stage
    return step.stage if step else None


@command("goal.up", "Move goal up", menu="Journey")
def goal_up(view: EditView) -> Change | None:
    """List the selected goal before the one before it."""
    return _shifted(view, -1)


@command("goal.down", "Move goal down", menu="Journey")
def goal_down(view: EditView) -> Change | None:
    """List the selected goal after the one after it."""
    return _shifted(view, 1)


def _shifted(view: EditView, by: int) -> Change | None:
    goal = view.primary
    if not isinstance(goal, Goal):
        return None
    field = "stage" if goal.stage else "journey"
    row = view.snapshot.of(Goal, field, getattr(goal, field))
    index = index_of(row, goal.id) + by
    return reorder("Move goal", row, goal, goal, index) if 0 <= index < len(row) else None


def serve_goal(snapshot: Snapshot, idea: str, goal: str | None) -> Change | None:
    """Let an idea serve a goal, or none."""
    record = snapshot.get(Idea, idea)
    if record is None or (goal and snapshot.get(Goal, goal) is None):
        return None
    return change("Goal", edit=[(record, record.but(goal=goal))]) or None
