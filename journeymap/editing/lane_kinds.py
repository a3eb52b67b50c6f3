"""Which kind a lane may become without anything in it being lost, and how it becomes that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymap.lanes import LANES, LaneKind, in_order, kind_of
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.records import Lane, Note, Touchpoint
from journeymap.model.snapshot import Snapshot

_OWN = (Note, Touchpoint)
"""What names its lane; all else hangs on touchpoints and is seen in every lane of its kind."""


def kinds_for(snapshot: Snapshot, lanes: Sequence[Lane]) -> tuple[str, ...]:
    """Return the names of the kinds that all of some lanes may be of, as they stand in menus."""
    return tuple(
        kind.name
        for kind in in_order()
        if all(kind.name == lane.kind or _fits(snapshot, lane, kind) for lane in lanes)
    )


def _fits(snapshot: Snapshot, lane: Lane, kind: LaneKind) -> bool:
    """Tell whether a kind shows all that names the lane as its own."""
    own = {record for record in _OWN if snapshot.of(record, "lane", lane.id)}
    return own <= {kind.boxes.holds}


def set_kind(snapshot: Snapshot, ids: Iterable[str], kind: str) -> Change | None:
    """Make lanes of another kind; one that is called as its kind is called as the other."""
    pairs = []
    for lane in (snapshot.get(Lane, id) for id in ids):
        if lane and lane.kind != kind and kind in kinds_for(snapshot, (lane,)):
            usual = lane.title == tr(kind_of(lane).label)
            title = tr(LANES[kind].label) if usual else lane.title
            pairs.append((lane, lane.but(kind=kind, title=title)))
    return change("Kind of lane", edit=pairs) or None
