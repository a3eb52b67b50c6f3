"""Sorting: what a sticky becomes where it is dropped."""

from __future__ import annotations

from journeymap.editing.inbox import place_sticky, place_sticky_between
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import Change
from journeymap.model.grid import CHANNEL
from journeymap.model.snapshot import Snapshot
from journeymap.tools.move import target_at
from journeymap.tools.state import Pointer

_STRAY = 40.0


def sorted_at(snapshot: Snapshot, page: MapScene, sticky: str, at: Pointer) -> Change | None:
    """Return the change that sorts a sticky where somebody points on a page.

    Over a column it becomes what stands in that lane, between columns a touchpoint in a
    step of its own; ``None`` off the lanes and where nothing can hang it on.
    """
    band = page.band_at(at.x, at.y)
    if band is None or not band.y - _STRAY < at.y < band.y + band.h + _STRAY or not page.columns:
        return None
    if band.kind != CHANNEL:
        column = page.column_at(at.x, at.y)
        return place_sticky(snapshot, sticky, column.step, band.lane) if column else None
    target = target_at(page, at, frozenset())
    if target is None:
        return None
    column = page.columns[min(target.column, len(page.columns) - 1)]
    if not target.fresh and column.step:
        return place_sticky(snapshot, sticky, column.step, target.lane)
    index = sum(c.stage == column.stage and bool(c.step) for c in page.columns[: target.column])
    return place_sticky_between(snapshot, sticky, column.stage, index, target.lane)
