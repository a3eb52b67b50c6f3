"""Commands on the looks of lanes: in which group they are, whether and how tall they are seen."""

from __future__ import annotations

from journeymap.editing import EditView, command
from journeymap.editing.places import index_of, put
from journeymap.lanes.parts.looks import group_names, group_of
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.grid import lanes
from journeymap.model.records import Lane
from journeymap.model.snapshot import Snapshot


@command("lane.group", "Group lanes", menu="Arrange")
def group_lanes(view: EditView) -> Change | None:
    """Put the selected lanes into one group, below one another.

    That is the group of the first that is in one; one alone joins the group beside it. Where
    there is none yet, it is a new one, to be named.
    """
    chosen = _chosen(view)
    if not chosen:
        return None
    row = lanes(view.snapshot, view.journey)
    near = [*chosen, *(_beside(row, chosen[0]) if len(chosen) == 1 else ())]
    name = next((name for lane in near if (name := group_of(lane))), "") or _fresh(row)
    return put_together(view.snapshot, chosen, name)


@command("lane.ungroup", "Take out of the group", menu="Arrange")
def ungroup_lanes(view: EditView) -> Change | None:
    """Take the selected lanes out of their groups; each stays where it is."""
    pairs = [(lane, lane.but(group="")) for lane in _chosen(view) if lane.group]
    return change("Take out of the group", edit=pairs) or None


def put_together(snapshot: Snapshot, chosen: tuple[Lane, ...], name: str) -> Change | None:
    """Put lanes into a group, those that stand apart behind the first of them."""
    row = lanes(snapshot, chosen[0].journey)
    first, *others = chosen
    ids = {lane.id for lane in others}
    left = [lane for lane in row if lane.id not in ids]
    at = index_of(left, first.id) + 1
    if row[at : at + len(others)] == tuple(others):
        pairs = [(lane, lane.but(group=name)) for lane in chosen]
    else:
        placed, shifted = put(left, at, [lane.but(group=name) for lane in others])
        now = {after.id: after for _, after in shifted if isinstance(after, Lane)}
        now |= {lane.id: lane for lane in placed}
        now[first.id] = now.get(first.id, first).but(group=name)
        pairs = [(lane, now[lane.id]) for lane in row if lane.id in now]
    return change("Group lanes", edit=pairs) or None


def rename_group(snapshot: Snapshot, journey: str, name: str, new: str) -> Change | None:
    """Call a group something else, in all lanes of it; a blank name takes them out of it."""
    row = (lane for lane in lanes(snapshot, journey) if group_of(lane) == name)
    pairs = [(lane, lane.but(group=" ".join(new.split()))) for lane in row]
    return change("Rename", edit=pairs) or None


@command("lane.hide", "Hide lane", menu="Arrange")
def hide_lanes(view: EditView) -> Change | None:
    """Leave the selected lanes out of the page; what is in them stays."""
    pairs = [(lane, lane.but(visible=False)) for lane in _chosen(view) if lane.visible]
    return change("Hide lane", edit=pairs) or None


@command("lane.show", "Show hidden lanes", menu="Arrange")
def show_lanes(view: EditView) -> Change | None:
    """Show the selected lanes again, else all that are hidden."""
    chosen = [lane for lane in _chosen(view) if not lane.visible]
    hidden = chosen or [x for x in lanes(view.snapshot, view.journey) if not x.visible]
    return change("Show hidden lanes", edit=[(x, x.but(visible=True)) for x in hidden]) or None


@command("lane.fit", "Lane as tall as its content", menu="Arrange")
def fit_lanes(view: EditView) -> Change | None:
    """Let the selected lanes be as tall as what stands in them."""
    pairs = [(lane, lane.but(height=None)) for lane in _chosen(view)]
    return change("Lane height", edit=pairs) or None


def _chosen(view: EditView) -> tuple[Lane, ...]:
    """Return the selected lanes of the journey as they stand."""
    ids = {lane.id for lane in view.chosen(Lane)}
    return tuple(lane for lane in lanes(view.snapshot, view.journey) if lane.id in ids)


def _beside(row: tuple[Lane, ...], lane: Lane) -> tuple[Lane, ...]:
    at = index_of(row, lane.id)
    return (*row[max(at - 1, 0) : at], *row[at + 1 : at + 2])


def _fresh(row: tuple[Lane, ...]) -> str:
    taken, n = set(group_names(row)), 1
    while tr("Group {n}", n=n) in taken:
        n += 1
    return tr("Group {n}", n=n)
