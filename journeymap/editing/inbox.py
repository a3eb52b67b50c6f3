"""The inbox: stickies written down while people talk, and where they go when they are sorted."""

from __future__ import annotations

from journeymap.editing import EditView
from journeymap.editing.annotations import TEXT, add_friction, add_idea, add_quote
from journeymap.editing.lanes import shown_lane
from journeymap.editing.touchpoints import new_touchpoint_at
from journeymap.model.change import Change, Edit, change
from journeymap.model.grid import CHANNEL, cards, cell
from journeymap.model.links import removal
from journeymap.model.order import after_last
from journeymap.model.records import Idea, Lane, Note, Record, Step, Touchpoint, Vote
from journeymap.model.snapshot import Snapshot

_ON_CARDS = {"friction": add_friction, "quotes": add_quote, "ideas": add_idea}


def stickies(snapshot: Snapshot, journey: str) -> tuple[Note, ...]:
    """Return the notes that stand nowhere yet, in the order they were written."""
    return tuple(
        note
        for note in snapshot.of(Note, "journey", journey)
        if not (note.lane or note.step or note.stage or note.touchpoint)
    )


def write_sticky(view: EditView, text: str) -> Change | None:
    """Put a sticky into the inbox; ``None`` when nothing is written on it."""
    if view.blank or not text.strip():
        return None
    row = view.snapshot.of(Note, "journey", view.journey)
    note = Note(journey=view.journey, body=text.strip(), position=after_last(row))
    return change("New sticky", add=[note])


def place_sticky(snapshot: Snapshot, sticky: str, step: str, lane: str) -> Change | None:
    """Sort a sticky into a cell of the map, where it becomes what stands in that lane.

    That is a touchpoint, a note, or a friction, quote or idea of the touchpoints at the
    step; ``None`` in a lane that holds nothing written, or where no touchpoint is to hang it on.
    """
    row, column = snapshot.get(Lane, lane), snapshot.get(Step, step)
    if row is None or column is None:
        return None
    if row.kind == CHANNEL:
        stack = cell(snapshot, step, lane)
        made = new_touchpoint_at(snapshot, row.journey, step, column.stage, lane, len(stack))
        return _become(snapshot, sticky, made)
    if row.kind == TEXT:
        return _stay(snapshot, sticky, lane, (), step=step)
    here = [card.id for card in cards(snapshot, row.journey) if card.step == step]
    return hang_sticky(snapshot, sticky, here[0], row.kind) if here else None


def place_sticky_between(
    snapshot: Snapshot, sticky: str, stage: str, index: int, lane: str
) -> Change | None:
    """Sort a sticky into a step of its own, the ``index``-th of a stage, as a touchpoint."""
    row = snapshot.get(Lane, lane)
    if row is None or row.kind != CHANNEL:
        return None
    made = new_touchpoint_at(snapshot, row.journey, None, stage, lane, index)
    return _become(snapshot, sticky, made)


def hang_sticky(snapshot: Snapshot, sticky: str, touchpoint: str, kind: str) -> Change | None:
    """Sort a sticky onto a touchpoint, as what a lane of ``kind`` holds."""
    note = snapshot.get(Note, sticky)
    if note is None:
        return None
    if kind == TEXT:
        lane, shown = shown_lane(snapshot, note.journey, TEXT)
        return _stay(snapshot, sticky, lane, shown, touchpoint=touchpoint)
    add = _ON_CARDS.get(kind)
    view = EditView.of(snapshot, note.journey, (touchpoint,))
    return _become(snapshot, sticky, add(view, note.body) if add else None)


def _stay(
    snapshot: Snapshot, sticky: str, lane: str, shown: tuple[Edit, ...], **place: str
) -> Change | None:
    """Give a sticky its place as a note."""
    note = snapshot.get(Note, sticky)
    if note is None:
        return None
    placed = change("Sort sticky", edit=[(note, note.but(lane=lane, **place))])
    return Change(placed.label, shown + placed.edits)


def _become(snapshot: Snapshot, sticky: str, made: Change | None) -> Change | None:
    """Return the change that puts something else in the place of a sticky, with its votes."""
    note = snapshot.get(Note, sticky)
    if note is None or made is None:
        return None
    edits = [
        Edit(None, edit.after.but(title=note.body))
        if edit.before is None and isinstance(edit.after, Touchpoint)
        else edit
        for edit in made
    ]
    new = next((e.after for e in edits if e.before is None and _named(e.after)), None)
    votes = snapshot.of(Vote, "note", sticky)
    kept = [Edit(vote, _moved(vote, new)) for vote in votes if new is not None]
    after = snapshot.apply(Change("", tuple(kept)))
    return Change("Sort sticky", (*edits, *kept, *removal(after, [sticky])))


def _named(record: Record | None) -> bool:
    return isinstance(record, (Touchpoint, Idea))


def _moved(vote: Vote, new: Record) -> Vote:
    if isinstance(new, Idea):
        return vote.but(note=None, idea=new.id)
    return vote.but(note=None, touchpoint=new.id)
