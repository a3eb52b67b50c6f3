"""What is said about touchpoints: friction, quotes, ideas, notes."""

from __future__ import annotations

from journeymap.editing import View, command
from journeymap.editing.places import step_of
from journeymap.model.change import Change, change
from journeymap.model.order import after_last
from journeymap.model.records import (
    Friction,
    Idea,
    Lane,
    Note,
    Quote,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

TEXT = "text"
"""The kind of the lanes that hold notes."""


def add_friction(view: View, text: str) -> Change | None:
    """Add a friction of middling severity to the touchpoint selected last."""
    card = view.card
    if card is None:
        return None
    row = view.snapshot.of(Friction, "touchpoint", card.id)
    new = Friction(touchpoint=card.id, position=after_last(row), title=text)
    return change("New friction", add=[new])


def add_quote(view: View, text: str) -> Change | None:
    """Add what a customer said to the touchpoint selected last."""
    card = view.card
    if card is None:
        return None
    row = view.snapshot.of(Quote, "touchpoint", card.id)
    new = Quote(touchpoint=card.id, position=after_last(row), said=text)
    return change("New quote", add=[new])


def add_idea(view: View, text: str) -> Change | None:
    """Add one idea for all selected touchpoints together."""
    chosen = tuple(card.id for card in view.chosen(Touchpoint))
    if not chosen:
        return None
    row = view.snapshot.of(Idea, "journey", view.journey)
    new = Idea(journey=view.journey, touchpoints=chosen, position=after_last(row), title=text)
    return change("New idea", add=[new])


def add_note(view: View, text: str, at: tuple[float, float] | None = None) -> Change | None:
    """Add a note on the touchpoint selected last, else in the text lane at the selected
    step or stage, else as a sticky ``at`` a point of the page."""
    primary, step = view.primary, step_of(view)
    note = Note(journey=view.journey, body=text)
    if isinstance(primary, Touchpoint):
        return _placed(view.snapshot, note.but(touchpoint=primary.id))
    lane = next(
        (x for x in view.snapshot.of(Lane, "journey", view.journey) if x.kind == TEXT), None
    )
    if lane and (step or isinstance(primary, Stage)):
        stage = primary.id if primary and not step else None
        spot = note.but(lane=lane.id, step=step.id if step else None, stage=stage)
        return _placed(view.snapshot, spot)
    if at is None:
        return None
    return _placed(view.snapshot, note.but(x=at[0], y=at[1]))


def add_note_at(snapshot: Snapshot, lane: str, place: str, text: str) -> Change | None:
    """Add a note in a lane at a step, or across a stage: ``place`` is the id of either."""
    row, step = snapshot.get(Lane, lane), snapshot.get(Step, place)
    stage = snapshot.get(Stage, place)
    if row is None or not (step or stage):
        return None
    where = {"step": place} if step else {"stage": place}
    return _placed(snapshot, Note(journey=row.journey, lane=lane, body=text).but(**where))


@command("severity.up", "More severe", keys=("Ctrl+Shift+Up",), menu="Touchpoint")
def more_severe(view: View) -> Change | None:
    """Raise the severity of the selected frictions, or of the worst of each touchpoint."""
    return _severity(view, 1)


@command("severity.down", "Less severe", keys=("Ctrl+Shift+Down",), menu="Touchpoint")
def less_severe(view: View) -> Change | None:
    """Lower the severity of the selected frictions, or of the worst of each touchpoint."""
    return _severity(view, -1)


def _severity(view: View, by: int) -> Change | None:
    chosen = dict.fromkeys(view.chosen(Friction))
    for card in view.chosen(Touchpoint):
        row = view.snapshot.of(Friction, "touchpoint", card.id)
        if row:
            chosen[max(row, key=lambda friction: friction.severity)] = None
    pairs = [(f, f.but(severity=max(0, min(4, f.severity + by)))) for f in chosen]
    return change("Severity", edit=pairs) or None


def _placed(snapshot: Snapshot, note: Note) -> Change:
    row = snapshot.of(Note, "journey", note.journey)
    return change("New note", add=[note.but(position=after_last(row))])
