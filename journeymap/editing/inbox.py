"""The inbox: stickies written down while people talk, and where they go when they are sorted."""

from __future__ import annotations

from journeymap.editing import EditView
from journeymap.editing.annotations import annotate
from journeymap.editing.touchpoints import new_touchpoint_at
from journeymap.lanes import kind_of
from journeymap.model.change import Change, Edit, change
from journeymap.model.grid import CHANNEL, Cell
from journeymap.model.links import removal
from journeymap.model.order import after_last
from journeymap.model.records import Idea, Lane, Note, Record, Step, Touchpoint, Vote
from journeymap.model.snapshot import Snapshot
from journeymap.view import View


def stickies(snapshot: Snapshot, journey: str) -> tuple[Note, ...]:
    """Return the notes that stand nowhere yet, in the order they were written."""
    return tuple(
        note
        for note in snapshot.of(Note, "journey", journey)
        if not (note.lane or note.step or note.stage or note.touchpoint)
    )


def write_sticky(view: EditView, text: str, author: str = "") -> Change | None:
    """Put a sticky of somebody into the inbox; ``None`` when nothing is written on it."""
    if view.blank or not text.strip():
        return None
    row = view.snapshot.of(Note, "journey", view.journey)
    place = after_last(row)
    note = Note(journey=view.journey, body=text.strip(), author=author, position=place)
    return change("New sticky", add=[note])


def place_sticky(snapshot: Snapshot, sticky: str, step: str, lane: str) -> Change | None:
    """Sort a sticky into a cell of the map, where it becomes what stands in that lane.

    ``None`` in a lane that holds nothing written, or where it has nothing to hang on.
    """
    row, column = snapshot.get(Lane, lane), snapshot.get(Step, step)
    note = snapshot.get(Note, sticky)
    if row is None or column is None or note is None:
        return None
    view, at = View.of(snapshot, row.journey), Cell(column.stage, step, lane)
    return _become(snapshot, sticky, kind_of(row).boxes.make(view, at, note.body))


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
    view = EditView.of(snapshot, note.journey, (touchpoint,))
    made = annotate(view, kind, note.body)
    return _become(snapshot, sticky, made)


def _become(snapshot: Snapshot, sticky: str, made: Change | None) -> Change | None:
    """Return the change that puts something else in the place of a sticky, with its votes."""
    note = snapshot.get(Note, sticky)
    if note is None or made is None:
        return None
    edits = [_instead(edit, note) for edit in made]
    if any(edit.before is note for edit in edits):
        return Change("Sort sticky", tuple(edits))
    new = next((e.after for e in edits if e.before is None and _named(e.after)), None)
    votes = snapshot.of(Vote, "note", sticky)
    kept = [Edit(vote, _moved(vote, new)) for vote in votes if new is not None]
    after = snapshot.apply(Change("", tuple(kept)))
    return Change("Sort sticky", (*edits, *kept, *removal(after, [sticky])))


def _instead(edit: Edit, sticky: Note) -> Edit:
    """Return an edit with what the sticky says; a note it becomes is the sticky itself, placed."""
    new = edit.after
    if edit.before is None and isinstance(new, Touchpoint):
        return Edit(None, new.but(title=sticky.body))
    if edit.before is None and isinstance(new, Note):
        place = {name: getattr(new, name) for name in ("lane", "step", "stage", "touchpoint")}
        return Edit(sticky, sticky.but(**place))
    return edit


def _named(record: Record | None) -> bool:
    return isinstance(record, (Touchpoint, Idea))


def _moved(vote: Vote, new: Record) -> Vote:
    if isinstance(new, Idea):
        return vote.but(note=None, idea=new.id)
    return vote.but(note=None, touchpoint=new.id)
