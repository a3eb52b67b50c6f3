"""Boxes that hang on touchpoints: where they may be, and how they come from one to another."""

from __future__ import annotations

from typing import Any

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import BODY
from journeymap.lanes import LaneBoxes
from journeymap.language import mark
from journeymap.model.change import Change, change
from journeymap.model.grid import CHANNEL, Cell
from journeymap.model.order import after_last
from journeymap.model.records import Lane, Record, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View, shown

NO_TOUCHPOINT = mark("There is no touchpoint in this step yet for it to hang on.")


def touchpoint_in(view: View, cell: Cell) -> Touchpoint | None:
    """Return the touchpoint a cell stands for.

    In a channel it is the first in the cell, in every other lane the first of the step as one
    reads; ``None`` where there is none that is seen.
    """
    lane = view.snapshot.get(Lane, cell.lane)
    if not cell.step or lane is None:
        return None
    rows = (lane,) if lane.kind == CHANNEL else shown(view).channels
    rank = {row.id: i for i, row in enumerate(rows)}
    here = (x for x in view.snapshot.of(Touchpoint, "step", cell.step) if x.lane in rank)
    return min(here, key=lambda card: rank[card.lane], default=None)


def cell_of(view: View, touchpoint: str | None) -> Cell | None:
    """Return the cell a touchpoint stands in."""
    card = view.snapshot.get(Touchpoint, touchpoint)
    step = view.snapshot.get(Step, card.step) if card else None
    return Cell(step.stage, step.id, card.lane) if card and step else None


def aim(view: View, touchpoint: str | None, cell: Cell) -> Touchpoint | None:
    """Return the touchpoint to which what hangs on one comes in a cell; ``None`` to stay there.

    Within its step only a channel says another one.
    """
    lane, now = view.snapshot.get(Lane, cell.lane), cell_of(view, touchpoint)
    if lane is None or (now and now.step == cell.step and lane.kind != CHANNEL):
        return None
    card = touchpoint_in(view, cell)
    return card if card and card.id != touchpoint else None


def hanging(
    holds: type[Record], field: str, label: str, ask: str, role: str, letters: TextStyle = BODY
) -> LaneBoxes:
    """Return the boxes of records of which each belongs to one touchpoint.

    ``field`` is that which is written, ``label`` the message that names making one.
    """

    record: Any = holds

    def hang(view: View, touchpoints: tuple[str, ...], text: str) -> Change | None:
        if not touchpoints:
            return None
        row: tuple[Any, ...] = view.snapshot.of(holds, "touchpoint", touchpoints[-1])
        values = {"touchpoint": touchpoints[-1], "position": after_last(row), field: text}
        return change(label, add=[record(**values)])

    def make(view: View, cell: Cell, text: str) -> Change | None:
        card = touchpoint_in(view, cell)
        return hang(view, (card.id,), text) if card else None

    def where(view: View, id: str) -> Cell | None:
        box: Any = view.snapshot.get(holds, id)
        return cell_of(view, box.touchpoint) if box else None

    def move(view: View, id: str, cell: Cell) -> Change | None:
        box: Any = view.snapshot.get(holds, id)
        card = aim(view, box.touchpoint, cell) if box else None
        if card is None:
            return None
        row = view.snapshot.of(holds, "touchpoint", card.id)
        there = box.but(touchpoint=card.id, position=after_last(row))
        return change("Move", edit=[(box, there)])

    def told(snapshot: Snapshot, touchpoint: str) -> list[tuple[str, str]]:
        row = snapshot.of(holds, "touchpoint", touchpoint)
        return [(box.id, str(getattr(box, field))) for box in row]

    return LaneBoxes(
        holds=holds,
        roles=frozenset({role}),
        letters=letters,
        ask=ask,
        refusal=NO_TOUCHPOINT,
        make=make,
        hang=hang,
        where=where,
        move=move,
        told=told,
    )
