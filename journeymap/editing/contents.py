"""What stands in stages, steps and lanes: everything that can be selected there."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.editing import EditView
from journeymap.editing.boxes import boxes_of
from journeymap.lanes import holding, in_order, kind_of
from journeymap.model.grid import CHANNEL, Cell, cards, cell
from journeymap.model.records import Feeling, Lane, Stage, Step, Touchpoint
from journeymap.view import shown


def inside(view: EditView) -> tuple[str, ...]:
    """Return the ids of cards and boxes in the stages, steps and lanes that are selected."""
    stages = {stage.id for stage in view.chosen(Stage)}
    steps = {step.id for step in view.chosen(Step)}
    lanes = {lane.id for lane in view.chosen(Lane)}
    if not (stages or steps or lanes):
        return ()
    return tuple(
        id
        for id, cell in standing(view)
        if cell.stage in stages or cell.step in steps or cell.lane in lanes
    )


def standing(view: EditView) -> Iterator[tuple[str, Cell]]:
    """Yield the id of each card, then of each box of the journey, and the cell it stands in."""
    for card in cards(view.snapshot, view.journey):
        step = view.snapshot.get(Step, card.step)
        if step:
            yield card.id, Cell(step.stage, step.id, card.lane)
    lanes = shown(view.view).lanes
    first = {kind_of(lane).name: lane.id for lane in reversed(lanes)}
    seen = {lane.id for lane in lanes}
    for kind in in_order():
        boxes = kind.boxes
        if boxes.holds in (None, Touchpoint, Feeling) or kind.name not in first:
            continue
        for record in view.snapshot.all(boxes.holds).values() if boxes.holds else ():
            where, lane = boxes.where(view.view, record.id), getattr(record, "lane", None)
            if where and (
                lane in seen and holding(view.snapshot, record) is kind if lane else True
            ):
                yield record.id, Cell(where.stage, where.step, lane or first[kind.name])


def standing_in(view: EditView, here: Cell) -> tuple[str, ...]:
    """Return the ids of what stands in a cell, touchpoints or boxes, from above to below."""
    lane = view.snapshot.get(Lane, here.lane)
    if lane is None:
        return ()
    if lane.kind == CHANNEL:
        return tuple(card.id for card in cell(view.snapshot, here.step, here.lane))
    boxes, found = kind_of(lane).boxes, []
    if boxes.holds in (None, Touchpoint, Feeling):
        return ()
    for record in view.snapshot.ordered(boxes.holds) if boxes.holds else ():
        if getattr(record, "lane", None) in (None, lane.id):
            where = boxes.where(view.view, record.id)
            if where and (where.stage, where.step) == (here.stage, here.step):
                found.append(record.id)
    return tuple(found)


def box_cell(view: EditView) -> Cell | None:
    """Return the cell of the box selected last, in the lane it is seen in."""
    record = view.primary
    boxes = (
        boxes_of(view.snapshot, record.id) if record and not isinstance(record, Feeling) else None
    )
    where = boxes.where(view.view, record.id) if boxes and record else None
    if where is None or boxes is None:
        return None
    own = getattr(record, "lane", None)
    rows = (x.id for x in shown(view.view).lanes if kind_of(x).boxes.holds is boxes.holds)
    lane = own or next(rows, "")
    return Cell(where.stage, where.step, lane) if lane else None
