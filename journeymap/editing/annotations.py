"""What is said about touchpoints: friction, quotes, ideas, notes."""

from __future__ import annotations

from dataclasses import replace

from journeymap.analysis.frictions import worst_first
from journeymap.editing import EditView, command
from journeymap.editing.lanes import shown_lane
from journeymap.editing.places import step_of
from journeymap.lanes import LANES, LaneBoxes, LaneKind, kind_of
from journeymap.model.change import Change, change
from journeymap.model.grid import CHANNEL, Cell, slots
from journeymap.model.order import after_last
from journeymap.model.records import Friction, Idea, Lane, Stage, Touchpoint


def annotate(view: EditView, kind: str, text: str) -> Change | None:
    """Write something down as what lanes of a kind hold, where it is meant, so that it is seen.

    That is at the current cell, in the lane of what is selected, on the touchpoints selected, or
    at the step or stage selected; ``None`` where it can stand nowhere there.
    """
    kind = meant(view, kind)
    boxes = LANES[kind].boxes
    own = _own_cell(view, kind, boxes)
    if own:
        return boxes.make(view.view, own, text)
    here = view.cell if not view.selection else None
    if here and _is_channel(view, here) and not boxes.alone:
        return boxes.make(view.view, here, text)
    cards = tuple(card.id for card in view.chosen(Touchpoint))
    place = here or _place_selected(view)
    if view.blank or not (cards or place):
        return None
    lane, shown = shown_lane(view.snapshot, view.journey, kind)
    now = view.on(view.snapshot.apply(Change("", shown)) if shown else view.snapshot).view
    if cards:
        done = boxes.hang(now, cards, text)
    else:
        done = boxes.make(now, replace(place, lane=lane), text) if place else None
    return Change(done.label, shown + done.edits) if done else None


def meant(view: EditView, kind: str) -> str:
    """Return the kind of lane in which the key of a kind writes: of notes, that one is in.

    So notes come into whichever lane of notes is meant, into needs and promises as well.
    """
    if not LANES[kind].boxes.by_note:
        return kind
    record = view.primary
    id = view.cell.lane if view.cell and not view.selection else getattr(record, "lane", None)
    lane = record if isinstance(record, Lane) else view.snapshot.get(Lane, id)
    here = kind_of(lane) if lane else None
    return here.name if here and here.boxes.by_note else kind


def _is_channel(view: EditView, here: Cell) -> bool:
    lane = view.snapshot.get(Lane, here.lane)
    return lane is not None and lane.kind == CHANNEL


def _own_cell(view: EditView, kind: str, boxes: LaneBoxes) -> Cell | None:
    """Return the cell of a lane of a kind that is the current one, or that of what is selected.

    Of a lane it is the first in which something of the kind can stand.
    """
    record = view.primary
    if record is None and view.cell and not view.selection:
        lane = view.snapshot.get(Lane, view.cell.lane)
        return view.cell if lane and lane.kind == kind else None
    if isinstance(record, Lane):
        cells = (Cell(*slot, record.id) for slot in slots(view.snapshot, view.journey))
        mine = record.kind == kind
        return next((one for one in cells if mine and boxes.make(view.view, one, "?")), None)
    if record is None or boxes.holds is not type(record):
        return None
    return boxes.where(view.view, record.id)


def _place_selected(view: EditView) -> Cell | None:
    """Return the step or the stage that is selected last, in no lane."""
    step = step_of(view)
    if step:
        return Cell(step.stage, step.id, "")
    return Cell(view.primary.id, "", "") if isinstance(view.primary, Stage) else None


def add_friction(view: EditView, text: str) -> Change | None:
    """Add a friction, of no severity yet, to the touchpoint that is meant."""
    return annotate(view, "friction", text)


def add_quote(view: EditView, text: str) -> Change | None:
    """Add what a customer said to the touchpoint that is meant."""
    return annotate(view, "quotes", text)


def add_idea(view: EditView, text: str) -> Change | None:
    """Add one idea for all selected touchpoints together."""
    return annotate(view, "ideas", text)


def idea_of_all(view: EditView) -> Change | None:
    """Make an idea of the journey as a whole, which stands on no touchpoint until one is linked.

    It has no name yet, and comes after those there are.
    """
    if view.blank:
        return None
    row = view.snapshot.of(Idea, "journey", view.journey)
    return change("New idea", add=[Idea(journey=view.journey, position=after_last(row))])


def add_note(view: EditView, text: str) -> Change | None:
    """Add a note on the touchpoint selected last, or where the current cell or selection is."""
    return annotate(view, "text", text)


def writes_into(view: EditView) -> LaneKind | None:
    """Return the kind of the current cell's lane, if what is written there becomes a box."""
    here = view.cell if not view.selection else None
    lane = view.snapshot.get(Lane, here.lane) if here else None
    kind = kind_of(lane) if lane else None
    return kind if kind and kind.boxes.ask else None


def write_here(view: EditView, text: str) -> Change | None:
    """Put a text into the current cell, as what its lane holds.

    ``None`` where that is a touchpoint, nothing written, or has nothing to hang on.
    """
    kind = writes_into(view)
    if kind is None or view.cell is None or not text.strip():
        return None
    return kind.boxes.make(view.view, view.cell, text.strip())


@command("severity.up", "More severe", keys=("Ctrl+Shift+Up",), menu="Touchpoint")
def more_severe(view: EditView) -> Change | None:
    """Raise the severity of the selected frictions, or of the worst of each touchpoint."""
    return _severity(view, 1)


@command("severity.down", "Less severe", keys=("Ctrl+Shift+Down",), menu="Touchpoint")
def less_severe(view: EditView) -> Change | None:
    """Lower the severity of the selected frictions, or of the worst of each touchpoint."""
    return _severity(view, -1)


def _severity(view: EditView, by: int) -> Change | None:
    chosen = dict.fromkeys(view.chosen(Friction))
    for card in view.chosen(Touchpoint):
        row = view.snapshot.of(Friction, "touchpoint", card.id)
        if row:
            chosen[worst_first(row)[0]] = None
    pairs = [
        (f, f.but(severity=max(0, min(4, (f.severity or 0) + by))))
        for f in chosen
        if f.severity is not None or by > 0
    ]
    return change("Severity", edit=pairs) or None
