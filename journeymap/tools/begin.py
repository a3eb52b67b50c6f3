"""Beginning: the touchpoint that comes where somebody pointed at an empty place."""

from __future__ import annotations

from journeymap.drawing.scene import Scene
from journeymap.drawing.theme import GUTTER
from journeymap.editing.touchpoints import new_touchpoint_at
from journeymap.model.change import Change
from journeymap.model.grid import CHANNEL
from journeymap.model.records import Stage, Step
from journeymap.model.snapshot import Snapshot
from journeymap.tools.state import Pointer

_BEHIND_ALL = 99


def begun_at(snapshot: Snapshot, journey: str, page: Scene, at: Pointer) -> Change | None:
    """Return the change that begins a touchpoint in the cell under a pointer.

    Behind the last column it gets a step of its own; ``None`` off the lanes of touchpoints
    and in a journey without stages.
    """
    band, column = page.band_at(at.y), page.column_at(at.x)
    stages = snapshot.of(Stage, "journey", journey)
    if band is None or band.kind != CHANNEL or not stages:
        return None
    if column is None or at.x > page.columns[-1].x + page.columns[-1].w + GUTTER:
        last = stages[-1].id
        index = len(snapshot.of(Step, "stage", last))
        return new_touchpoint_at(snapshot, journey, None, last, band.lane, index)
    step = column.step or None
    return new_touchpoint_at(snapshot, journey, step, column.stage, band.lane, _BEHIND_ALL)
