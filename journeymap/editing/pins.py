"""Pins: touchpoints put somewhere by hand in the graph, brought into line, and let go again.

Where one stands is told from the upper left corner of its stage's region, in page units, so that
it keeps its place in the stage when others grow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from journeymap.drawing.shapes import Rect
from journeymap.editing import EditView, command
from journeymap.editing.copying import LABEL, DragCopy, copies_in_place
from journeymap.editing.places import ChangeDraft, lane_of, put
from journeymap.editing.standing import CardPlaces
from journeymap.editing.touchpoints import move_into_new_step
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.grid import cards
from journeymap.model.records import Connection, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

SNAP = 10.0
"""How far apart the heights are on which cards are pinned, in page units."""

MOST = 1_000_000.0
"""How far from the corner of its region a card may be pinned, in page units."""


class Spot(NamedTuple):
    """A place in the region of a stage; ``column`` is where a new step would come among its steps."""

    stage: str
    x: float
    y: float
    column: int = 0


def spot_of(
    snapshot: Snapshot,
    standing: CardPlaces,
    place: Rect,
    held: Collection[str] = (),
    stage: str = "",
) -> Spot | None:
    """Return the spot of a place of the page, ``None`` where no stage has a region.

    It is in the stage under its middle, or in the one that is named, in the column whose left
    edge is nearest. Cards that are ``held`` do not count for where a step comes.
    """
    stage = stage or standing.stage_at(place.centre[0])
    region = standing.region(stage)
    if region is None:
        return None
    inside = max(region.x, min(place.x, max(region.x, region.right - place.w)))
    x = standing.column(stage, place.x if standing.columns else inside)[1]
    y = max(0.0, place.y - region.y)
    return Spot(stage, x, y, _index(snapshot, standing, stage, place.centre[0], held))


def _index(
    snapshot: Snapshot, standing: CardPlaces, stage: str, x: float, held: Collection[str]
) -> int:
    """Return before how many steps of a stage a place lies: those whose cards stand left of it."""
    index = 0
    for i, step in enumerate(snapshot.of(Step, "stage", stage), 1):
        there = [
            standing.cards[card.id].centre[0]
            for card in snapshot.of(Touchpoint, "step", step.id)
            if card.id in standing.cards and card.id not in held
        ]
        if there and min(there) < x:
            index = i
    return index


def pin(snapshot: Snapshot, spots: Mapping[str, Spot], label: str = "Move") -> Change | None:
    """Pin touchpoints at places; in another stage they get new steps, a column one step.

    ``None`` where all of them are pinned there already.
    """
    now, whole = snapshot, Change(label)
    for stage, index, ids in _moving(snapshot, spots):
        moved = move_into_new_step(now, ids, stage, index)
        if moved:
            now, whole = now.apply(moved), whole + moved
    pairs = [
        (card, card.but(x=_within(spot.x), y=_within(spot.y)))
        for id, spot in spots.items()
        if (card := now.get(Touchpoint, id))
    ]
    pinned = change(label, edit=[(old, new) for old, new in pairs if old != new])
    return Change(label, (whole + pinned).edits) or None


def _within(value: float) -> float:
    return max(0.0, min(MOST, value))


def _moving(snapshot: Snapshot, spots: Mapping[str, Spot]) -> list[tuple[str, int, list[str]]]:
    """Return the stage, place and touchpoints of each new step, those of one step together."""
    columns: dict[tuple[str, str], list[str]] = {}
    for id, spot in spots.items():
        card = snapshot.get(Touchpoint, id)
        step = snapshot.get(Step, card.step) if card else None
        if step is not None and step.stage != spot.stage and snapshot.get(Stage, spot.stage):
            columns.setdefault((spot.stage, step.id), []).append(id)
    rows = sorted(columns.items(), key=lambda row: min(spots[id].x for id in row[1]))
    return [
        (stage, min(spots[id].column for id in ids) + i, ids)
        for i, ((stage, _), ids) in enumerate(rows)
    ]


def pin_copies(snapshot: Snapshot, spots: Mapping[str, Spot]) -> DragCopy | None:
    """Copy touchpoints with all that hangs on them, and pin the copies at places."""
    made, names = copies_in_place(snapshot, spots)
    there = {names[id]: spot for id, spot in spots.items() if id in names}
    pinned = pin(snapshot.apply(made), there, LABEL)
    if not there or pinned is None:
        return None
    return DragCopy(Change(LABEL, (made + pinned).edits), tuple(there))


def snapped(spot: Spot) -> Spot:
    """Return the spot nearest to another on the grid of heights."""
    return spot._replace(y=round(spot.y / SNAP) * SNAP)


def begin_at(snapshot: Snapshot, journey: str, spot: Spot, source: str = "") -> Change | None:
    """Add a touchpoint at a place, with an arrow to it from a ``source``, in whose lane it comes.

    Without one it comes in the first channel.
    """
    draft = ChangeDraft()
    if snapshot.get(Stage, spot.stage) is None:
        return None
    beside = EditView.of(snapshot, journey, (source,) if source else ())
    lane = lane_of(beside, draft)
    row = snapshot.of(Step, "stage", spot.stage)
    (step,), draft.edit = put(row, spot.column, [Step(stage=spot.stage)])
    new = Touchpoint(step=step.id, lane=lane.id, position=1.0, x=_within(spot.x), y=_within(spot.y))
    draft.add += [step, new]
    if source:
        draft.add.append(Connection(source=source, target=new.id))
    return draft.done("New touchpoint")


FREED = "Arrange again"
"""What a step is called in which touchpoints are let go."""


@command("pin.free", FREED, menu="Arrange", says=lambda view: _says(view))
def arrange_again(view: EditView) -> Change | None:
    """Let go of the selected touchpoints that were put somewhere by hand; without any, of all."""
    chosen = view.chosen(Touchpoint) or cards(view.snapshot, view.journey)
    return let_go(chosen)


def _says(view: EditView) -> str:
    if not view.standing().regions:
        return ""
    return tr("Arrange again") if view.chosen(Touchpoint) else tr("Arrange all again")


def let_go(chosen: Iterable[Touchpoint]) -> Change | None:
    """Let touchpoints stand where they are arranged; ``None`` where none is pinned."""
    pinned = [card for card in chosen if card.x is not None or card.y is not None]
    return change(FREED, edit=[(c, c.but(x=None, y=None)) for c in pinned]) or None
