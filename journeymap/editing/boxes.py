"""What stands in lanes as boxes, moved from cell to cell as their kinds of lane say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymap.editing import EditView
from journeymap.lanes import LaneBoxes, holding, kind_of
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View, shown


def boxes_of(snapshot: Snapshot, id: str) -> LaneBoxes | None:
    """Return what one may do with a box; ``None`` for what is none, and for a card."""
    record = snapshot.find(id)
    if record is None or isinstance(record, Touchpoint):
        return None
    kind = holding(snapshot, record)
    return kind.boxes if kind else None


def move_boxes(
    snapshot: Snapshot, journey: str, ids: Iterable[str], held: str, cell: Cell
) -> Change | None:
    """Move the held box into a cell, and others as many columns, so that each keeps its own.

    ``None`` where the held one cannot go there.
    """
    view, boxes = View.of(snapshot, journey), boxes_of(snapshot, held)
    start = boxes.where(view, held) if boxes else None
    done = boxes.move(view, held, cell) if boxes else None
    if start is None or done is None:
        return None
    row = [(slot.stage, slot.step) for slot in shown(view).slots]
    by = _column(row, cell) - _column(row, start)
    for id in (id for id in ids if id != held):
        one = boxes_of(snapshot, id)
        here = one.where(view, id) if one else None
        there = _column(row, here) + by if here else -1
        if one and 0 <= there < len(row):
            now = view.but(snapshot=snapshot.apply(done))
            moved = one.move(now, id, Cell(*row[there], cell.lane))
            done = done + moved if moved else done
    return done


def shift_boxes(view: EditView, across: int, down: int) -> Change | None:
    """Move each selected box to the next cell that way that takes it; others stay."""
    now, whole = view.view, Change("Move")
    for id in view.selection:
        boxes = boxes_of(now.snapshot, id)
        here = boxes.where(now, id) if boxes else None
        ways = _cells(now, here, boxes, across, down) if here and boxes else iter(())
        moved = next((m for cell in ways if boxes and (m := boxes.move(now, id, cell))), None)
        if moved:
            now, whole = now.but(snapshot=now.snapshot.apply(moved)), whole + moved
    return whole or None


def widen_box(view: EditView, by: int) -> Change | None:
    """Let the box selected last end so many columns further on; ``None`` for one that cannot."""
    id = view.selection[-1] if view.selection else ""
    boxes = boxes_of(view.snapshot, id)
    here = boxes.spanned(view.view, id) if boxes else None
    if here is None or boxes is None or here[1] + by < here[0]:
        return None
    return boxes.span(view.view, id, here[0], here[1] + by)


def _cells(view: View, here: Cell, boxes: LaneBoxes, across: int, down: int) -> Iterator[Cell]:
    """Yield the cells one way from another, the nearest first.

    Of a column that is the one in the same lane, then the one in a lane of the boxes' own,
    which stands for whatever touchpoint is there.
    """
    there = shown(view)
    own = (lane.id for lane in there.lanes if kind_of(lane).boxes.holds is boxes.holds)
    home = next(own, here.lane)
    if across:
        row = [(slot.stage, slot.step) for slot in there.slots]
        at = _column(row, here)
        for stage, step in row[at + 1 :] if across > 0 else row[:at][::-1]:
            yield Cell(stage, step, here.lane)
            yield Cell(stage, step, home)
    else:
        lanes = [lane.id for lane in there.lanes]
        at = lanes.index(here.lane) if here.lane in lanes else -1
        for lane in lanes[at + 1 :] if down > 0 else lanes[: max(at, 0)][::-1]:
            yield Cell(here.stage, here.step, lane)


def _column(row: list[tuple[str, str]], cell: Cell) -> int:
    """Return the number of a cell's column; of a stage's own cell that of its first."""
    place = (cell.stage, cell.step)
    if place in row:
        return row.index(place)
    return next((i for i, (stage, _) in enumerate(row) if stage == cell.stage), 0)
