"""Commands on frames: what is shown when a journey is presented, arranged by hand.

As long as nobody has arranged anything the frames make themselves, and none is in the
document. Whoever changes one of those keeps all of them first, in the same change, each
under a new id at its old place; so the functions here are given the ones ``made`` by
themselves, which they pass over when frames are already kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from journeymap.editing import EditView, command
from journeymap.editing.places import ChangeDraft, index_of, put
from journeymap.model.change import Change, change
from journeymap.model.fields import fault, specs
from journeymap.model.ink import InkStroke, written_ink
from journeymap.model.records import Frame, Persona, Record, Stage, Touchpoint, new_id

_PAGES = ("graph", "numbers", "plan", "difference")
"""The arrangements that a frame shows as a whole."""


@dataclass
class _Row:
    """The frames of a journey as they will be, and the change that makes them so."""

    frames: list[Frame]
    draft: ChangeDraft
    index: int

    @property
    def frame(self) -> Frame | None:
        """The frame that is meant, if it is among them."""
        return self.frames[self.index] if self.index < len(self.frames) else None


def keep_frames(view: EditView, made: Sequence[Frame]) -> Change | None:
    """Take the frames that made themselves into the document, so that they can be arranged."""
    return _row(view, made).draft.done("Keep frames")


def add_frame(view: EditView, made: Sequence[Frame], after: str | None = None) -> Change | None:
    """Add a frame of what is selected, after another or at the end.

    That is touchpoints, or else a stage, or else the personas of the journey. With none of
    these selected in the graph, the numbers or the plan it is all of that.
    """
    cards = tuple(card.id for card in view.chosen(Touchpoint))
    stages, people = view.chosen(Stage), view.chosen(Persona)
    whole = view.view.arrangement in _PAGES and not (cards or stages or people)
    if view.blank or not (cards or stages or people or whole):
        return None
    new = Frame(journey=view.journey, touchpoints=cards)
    if whole:
        new = Frame(journey=view.journey, kind=view.view.arrangement)
    elif not cards and not stages:
        new = Frame(journey=view.journey, kind="persona")
    elif not cards:
        new = Frame(journey=view.journey, kind="stage", stage=stages[-1].id)
    row = _row(view, made, after)
    row.draft.add.append(_put(row, new, row.index + 1 if row.frame else len(row.frames)))
    return row.draft.done("New frame")


def move_frame(view: EditView, made: Sequence[Frame], id: str, index: int) -> Change | None:
    """Put a frame before the ``index``-th of the others; ``None`` when it stands there."""
    row = _row(view, made, id)
    frame = row.frame
    if frame is None or row.index == max(0, min(index, len(row.frames) - 1)):
        return None
    row.frames.remove(frame)
    return _replaced(row, frame, _put(row, frame, index)).done("Move frame")


def set_frame(view: EditView, made: Sequence[Frame], id: str, **values: Any) -> Change | None:
    """Set fields of a frame: its title, notes, what it reveals, whether it is left out.

    Raises ``ValueError`` when a value does not fit the declaration of its field.
    """
    row = _row(view, made, id)
    frame = row.frame
    if frame is None:
        return None
    for name, value in values.items():
        why = fault(specs(Frame)[name], value)
        if why:
            raise ValueError(f"Frame.{name} is {value!r}: {why}")
    after = frame.but(**values)
    return _replaced(row, frame, after).done("Frame") if after != frame else None


def draw_on(
    view: EditView, made: Sequence[Frame], id: str, strokes: Sequence[InkStroke]
) -> Change | None:
    """Set what is drawn on a frame; no strokes wipe it clean."""
    return set_frame(view, made, id, ink=written_ink(strokes))


def remove_frame(view: EditView, made: Sequence[Frame], id: str) -> Change | None:
    """Take a frame out; the only one of a stage stays and is left out, or it would seem missing."""
    row = _row(view, made, id)
    frame = row.frame
    if frame is None:
        return None
    if missing([other for other in row.frames if other is not frame], [frame]):
        after = frame.but(hidden=True)
        return None if frame.hidden else _replaced(row, frame, after).done("Leave frame out")
    if frame in row.draft.add:
        row.draft.add.remove(frame)
    else:
        row.draft.remove.append(frame)
    return row.draft.done("Remove frame")


def missing(kept: Sequence[Frame], made: Sequence[Frame]) -> tuple[Frame, ...]:
    """Return the frames that make themselves of what none of the kept ones shows.

    So it is with a stage that came later, the first loop, the first idea. Touchpoints chosen by
    hand or as the worst are another matter: those are never missing.
    """
    shown = {_subject(frame) for frame in kept}
    return tuple(
        frame for frame in made if frame.kind != "touchpoints" and _subject(frame) not in shown
    )


def add_missing(view: EditView, made: Sequence[Frame]) -> Change | None:
    """Keep a frame of what is new in the journey too, each after the one it follows there."""
    kept = view.snapshot.of(Frame, "journey", view.journey)
    new = missing(kept, made) if kept else ()
    row = list(kept)
    for frame in new:
        places = {_subject(other): place for place, other in enumerate(row, 1)}
        before = (_subject(other) for other in reversed(made[: made.index(frame)]))
        row.insert(next((places[it] for it in before if it in places), 0), frame)
    draft = ChangeDraft()
    for place, frame in enumerate(row, 1):
        if frame in new:
            draft.add.append(frame.but(id=new_id(), position=float(place)))
        elif frame.position != place:
            draft.edit.append((frame, frame.but(position=float(place))))
    return draft.done("Add frames") if new else None


def _subject(frame: Frame) -> tuple[str, str | None]:
    return frame.kind, frame.stage


@command("frame.anew", "Let the frames make themselves again", menu="Present")
def renew_frames(view: EditView) -> Change | None:
    """Take out all frames that are kept, so that they make themselves from the journey."""
    return change("Frames anew", remove=view.snapshot.of(Frame, "journey", view.journey)) or None


def _row(view: EditView, made: Sequence[Frame], id: str | None = None) -> _Row:
    """Return the frames that are kept, else those made by themselves as they will be kept."""
    kept = view.snapshot.of(Frame, "journey", view.journey)
    if kept:
        return _Row(list(kept), ChangeDraft(), index_of(kept, id))
    fresh = [frame.but(id=new_id(), position=float(i)) for i, frame in enumerate(made, 1)]
    return _Row(fresh, ChangeDraft(add=[*fresh]), index_of(made, id))


def _put(row: _Row, frame: Frame, index: int) -> Frame:
    """Return a frame placed before the ``index``-th of the row, the others making room."""
    (placed,), shifted = put(row.frames, index, [frame])
    for before, after in shifted:
        _replaced(row, before, after)
    return placed


def _replaced(row: _Row, before: Record, after: Record) -> ChangeDraft:
    """Write down that a frame changes: one that is only being added is added so."""
    ids = [record.id for record in row.draft.add]
    if before.id in ids:
        row.draft.add[ids.index(before.id)] = after
    else:
        row.draft.edit.append((before, after))
    return row.draft
