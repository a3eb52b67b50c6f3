"""What is said about touchpoints: friction, quotes, ideas, notes."""

from __future__ import annotations

from journeymap.analysis.frictions import worst_first
from journeymap.editing import EditView, command
from journeymap.editing.lanes import shown_lane, with_lane
from journeymap.editing.places import step_of
from journeymap.model.change import Change, change
from journeymap.model.grid import CHANNEL, lanes
from journeymap.model.order import after_last
from journeymap.model.records import Friction, Idea, Lane, Note, Quote, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

TEXT = "text"
"""The kind of the lanes that hold notes."""


def meant(view: EditView) -> Touchpoint | None:
    """Return the touchpoint that something is said about.

    It is the one selected last; where nothing is selected, in a lane that is no channel the
    first at the current cell's step.
    """
    here = view.cell if not view.selection else None
    row = view.snapshot.get(Lane, here.lane) if here else None
    if here is None or row is None or row.kind == CHANNEL:
        return view.card
    rank = {lane.id: i for i, lane in enumerate(lanes(view.snapshot, view.journey))}
    there = view.snapshot.of(Touchpoint, "step", here.step) if here.step else ()
    return min(there, key=lambda card: rank.get(card.lane, 0), default=None)


def add_friction(view: EditView, text: str) -> Change | None:
    """Add a friction, of no severity yet, to the touchpoint that is meant."""
    card = meant(view)
    if card is None:
        return None
    row = view.snapshot.of(Friction, "touchpoint", card.id)
    new = Friction(touchpoint=card.id, position=after_last(row), title=text)
    return with_lane(view.snapshot, view.journey, "friction", change("New friction", add=[new]))


def add_quote(view: EditView, text: str) -> Change | None:
    """Add what a customer said to the touchpoint that is meant."""
    card = meant(view)
    if card is None:
        return None
    row = view.snapshot.of(Quote, "touchpoint", card.id)
    new = Quote(touchpoint=card.id, position=after_last(row), said=text)
    return with_lane(view.snapshot, view.journey, "quotes", change("New quote", add=[new]))


def add_idea(view: EditView, text: str) -> Change | None:
    """Add one idea for all selected touchpoints together."""
    card = meant(view)
    chosen = tuple(one.id for one in view.chosen(Touchpoint)) or ((card.id,) if card else ())
    if not chosen:
        return None
    row = view.snapshot.of(Idea, "journey", view.journey)
    new = Idea(journey=view.journey, touchpoints=chosen, position=after_last(row), title=text)
    return with_lane(view.snapshot, view.journey, "ideas", change("New idea", add=[new]))


def add_note(view: EditView, text: str) -> Change | None:
    """Add a note on the touchpoint selected last, else at the selected step or stage.

    In the current cell of a lane of notes it stands there.
    """
    here = view.cell if not view.selection else None
    row = view.snapshot.get(Lane, here.lane) if here else None
    if here and row and row.kind == TEXT:
        return add_note_at(view.snapshot, row.id, here.step or here.stage, text)
    primary, step = view.primary, step_of(view)
    note = Note(journey=view.journey, body=text)
    if isinstance(primary, Touchpoint):
        note = note.but(touchpoint=primary.id)
    elif step or isinstance(primary, Stage):
        stage = primary.id if primary and not step else None
        note = note.but(step=step.id if step else None, stage=stage)
    else:
        return None
    lane, shown = shown_lane(view.snapshot, view.journey, TEXT)
    placed = _placed(view.snapshot, note.but(lane=lane))
    return Change(placed.label, shown + placed.edits)


def add_note_at(snapshot: Snapshot, lane: str, place: str, text: str) -> Change | None:
    """Add a note in a lane at a step, or across a stage: ``place`` is the id of either."""
    row, step = snapshot.get(Lane, lane), snapshot.get(Step, place)
    stage = snapshot.get(Stage, place)
    if row is None or not (step or stage):
        return None
    where = {"step": place} if step else {"stage": place}
    return _placed(snapshot, Note(journey=row.journey, lane=lane, body=text).but(**where))


def write_here(view: EditView, text: str) -> Change | None:
    """Put a text into the current cell, as what its lane holds.

    ``None`` where that is a touchpoint, nothing written, or has nothing to hang on.
    """
    here = view.cell if not view.selection else None
    row = view.snapshot.get(Lane, here.lane) if here else None
    add = WRITTEN.get(row.kind) if row else None
    return add(view, text.strip()) if add and text.strip() else None


WRITTEN = {TEXT: add_note, "friction": add_friction, "quotes": add_quote, "ideas": add_idea}
"""How what is written into a cell is added, by the kind of its lane."""


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


def _placed(snapshot: Snapshot, note: Note) -> Change:
    row = snapshot.of(Note, "journey", note.journey)
    return change("New note", add=[note.but(position=after_last(row))])
