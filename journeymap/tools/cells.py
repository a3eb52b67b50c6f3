"""Cells under the pointer: where something would come, and where that is on the page."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Rect
from journeymap.editing.pins import begin_at, snapped, spot_of
from journeymap.editing.touchpoints import begin_from, begin_in
from journeymap.lanes import Column
from journeymap.lanes.parts.card import LEAST
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import Change
from journeymap.model.grid import CHANNEL, Cell
from journeymap.model.snapshot import Snapshot
from journeymap.tools.standing import in_field, standing_on
from journeymap.tools.state import Pointer


@dataclass(frozen=True, slots=True)
class EmptyPlace:
    """An empty place for a touchpoint: where its card would be on the page, and its cell.

    In the graph, where cards may stand anywhere, it has none.
    """

    cell: Cell | None
    rect: Rect


def cell_at(page: MapScene, at: Pointer) -> Cell | None:
    """Return the cell a pointer is in; ``None`` in the gutters and off the lanes."""
    row = page.row_at(at.y)
    for column in row.columns if row else ():
        if column.x <= at.x <= column.x + column.w:
            for band in row.bands if row else ():
                if band.y <= at.y <= band.y + band.h:
                    return Cell(column.stage, column.step, band.lane)
    return None


def rect_of(page: MapScene, cell: Cell) -> Rect | None:
    """Return where a cell is on the page, ``None`` when it is not seen."""
    wanted, row = (cell.stage, cell.step), page.row_of(cell.step, cell.stage)
    if row is None:
        return None
    column = next(c for c in row.columns if (c.stage, c.step) == wanted)
    band = next((b for b in row.bands if b.lane == cell.lane), None)
    return Rect(column.x, band.y, column.w, band.h) if band else None


def site_at(page: MapScene, at: Pointer) -> EmptyPlace | None:
    """Return the empty place for a touchpoint nearest to a pointer over the channels.

    Behind the last column of a row that is a new one. ``None`` where something stands already.
    In the graph it is where the pointer is.
    """
    if in_field(page, at):
        wide = page.sizes.column
        place = Rect(at.x - wide / 2, at.y - LEAST / 2, wide, LEAST)
        return EmptyPlace(None, place)
    row, sizes = page.row_at(at.y), page.sizes
    column = row.column_at(at.x) if row else None
    if row is None or column is None or at.x < row.rail.right - sizes.gutter:
        return None
    band = next((b for b in row.bands if b.y <= at.y <= b.y + b.h), None)
    if band is None or band.kind != CHANNEL:
        return None
    last = row.columns[-1]
    if at.x > last.x + last.w + sizes.gutter:
        fresh = Rect(last.x + last.w + sizes.gutter, band.y + sizes.pad, sizes.column, LEAST)
        return EmptyPlace(Cell(last.stage, "", band.lane), fresh)
    if _taken(page, column, Rect(column.x, band.y, column.w, band.h)):
        return None
    return EmptyPlace(
        Cell(column.stage, column.step, band.lane),
        Rect(column.x, band.y + sizes.pad, column.w, LEAST),
    )


def begun_at(
    snapshot: Snapshot, journey: str, page: MapScene, site: EmptyPlace, source: str = ""
) -> Change | None:
    """Return the change that adds a touchpoint at an empty place, with an arrow to it from another.

    In the graph it is pinned there. ``None`` where nothing can come.
    """
    if site.cell is not None:
        at = site.cell
        return begin_from(snapshot, source, at) if source else begin_in(snapshot, at)
    spot = spot_of(snapshot, standing_on(page), site.rect)
    return begin_at(snapshot, journey, snapped(spot), source) if spot else None


def _taken(page: MapScene, column: Column, place: Rect) -> bool:
    return any(f.role == FigureRole.CARD and f.rect.x >= column.x - 1 for f in page.within(place))
