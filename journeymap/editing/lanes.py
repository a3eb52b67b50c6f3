"""Commands on lanes: the rows."""

from __future__ import annotations

from journeymap.editing import EditView, command
from journeymap.editing.places import held, index_of, put, reorder
from journeymap.model.change import Change, Edit, change
from journeymap.model.grid import lanes
from journeymap.model.records import Lane, Touchpoint
from journeymap.model.snapshot import Snapshot


def add_lane(view: EditView, kind: str, title: str, *, above: bool = False) -> Change:
    """Add a lane of a kind below the one the selection is in, or at the bottom; or ``above`` it.

    Between two lanes of one group it is in the group, too.
    """
    row = lanes(view.snapshot, view.journey)
    here = _lane(view)
    at = index_of(row, here.id if here else None) + (0 if above else 1)
    ends = [lane.group for lane in row[max(at - 1, 0) : at + 1]]
    group = ends[0] if at and len(ends) == 2 and ends[0] == ends[1] else ""
    new = Lane(journey=view.journey, kind=kind, title=title, group=group)
    placed, shifted = put(row, at, [new])
    return change("New lane", add=placed, edit=shifted)


def shown_lane(snapshot: Snapshot, journey: str, kind: str) -> tuple[str, tuple[Edit, ...]]:
    """Return the lane in which things of a kind can be seen, and the edits that show it.

    Nothing one writes down may be invisible: a lane of the kind is added at the bottom
    where the journey has none, or shown again where it was hidden.
    """
    row = lanes(snapshot, journey)
    there = sorted((lane for lane in row if lane.kind == kind), key=lambda lane: not lane.visible)
    if there:
        shown = change("New lane", edit=[(there[0], there[0].but(visible=True))])
        return there[0].id, shown.edits
    placed, shifted = put(row, len(row), [Lane(journey=journey, kind=kind)])
    return placed[0].id, change("New lane", add=placed, edit=shifted).edits


def with_lane(snapshot: Snapshot, journey: str, kind: str, done: Change) -> Change:
    """Return a change that also shows the lane in which what it adds can be seen."""
    return Change(done.label, shown_lane(snapshot, journey, kind)[1] + done.edits)


@command("lane.up", "Move lane up", keys=("Alt+Shift+Up",), menu="Arrange")
def lane_up(view: EditView) -> Change | None:
    """Move the lane the selection is in up."""
    lane = _lane(view)
    return shift_lane(view.snapshot, lane, -1) if lane else None


@command("lane.down", "Move lane down", keys=("Alt+Shift+Down",), menu="Arrange")
def lane_down(view: EditView) -> Change | None:
    """Move the lane the selection is in down."""
    lane = _lane(view)
    return shift_lane(view.snapshot, lane, 1) if lane else None


def move_lane(snapshot: Snapshot, id: str, index: int) -> Change | None:
    """Put a lane, with all that is in it, before the ``index``-th of the others."""
    lane = snapshot.get(Lane, id)
    if lane is None:
        return None
    return reorder("Move lane", lanes(snapshot, lane.journey), lane, lane, index)


def shift_lane(snapshot: Snapshot, lane: Lane, by: int) -> Change | None:
    """Move a lane past the next one that is shown; ``None`` at the edge."""
    row = lanes(snapshot, lane.journey)
    here = index_of(row, lane.id)
    beyond = row[here + 1 :] if by > 0 else row[:here][::-1]
    seen = next((other for other in beyond if other.visible), None)
    return move_lane(snapshot, lane.id, index_of(row, seen.id)) if seen else None


def set_lane_height(snapshot: Snapshot, id: str, height: float | None) -> Change | None:
    """Set the least height of a lane, held within its bounds; ``None`` is the usual height."""
    lane = snapshot.get(Lane, id)
    if lane is None:
        return None
    tall = lane.but(height=held(lane, "height", height))
    return change("Lane height", edit=[(lane, tall)]) or None


def _lane(view: EditView) -> Lane | None:
    primary = view.primary
    if isinstance(primary, Touchpoint):
        return view.snapshot.get(Lane, primary.lane)
    return primary if isinstance(primary, Lane) else None
