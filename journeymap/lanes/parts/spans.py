"""Notes over several columns: which ones a note spans, and how it comes to span others."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.model.grid import slots
from journeymap.model.records import Note, Touchpoint
from journeymap.model.snapshot import Snapshot

Slots = Sequence[tuple[str, str]]
"""The stage and the step of each column of a journey, from left to right."""


def span_of(snapshot: Snapshot, note: Note, row: Slots | None = None) -> tuple[int, int] | None:
    """Return the first and last column of a note, numbered over the journey; ``None`` for none.

    It begins at its touchpoint, its step or its stage and ends where that ends, or with the step
    or stage it is until, whichever of both stands first on the page.
    """
    row = slots(snapshot, note.journey) if row is None else row
    card = snapshot.get(Touchpoint, note.touchpoint)
    here = _columns(row, card.step if card else note.step, note.stage)
    if here is None:
        return None
    until = _columns(row, note.until_step, note.until_stage) or here
    return min(here[0], until[0]), max(here[1], until[1])


def spanning(snapshot: Snapshot, note: Note, first: int, last: int) -> Note | None:
    """Return a note from one column to another; ``None`` where there are no such columns.

    One that stands under whole stages stays so while both ends are ends of stages; one on a
    touchpoint stays on it while it begins there.
    """
    row = slots(snapshot, note.journey)
    if not 0 <= first <= last < len(row):
        return None
    (stage, step), (end_stage, end_step) = row[first], row[last]
    whole = _columns(row, None, stage), _columns(row, None, end_stage)
    assert whole[0] and whole[1]
    stages = (first, last) == (whole[0][0], whole[1][1])
    if (note.stage and stages) or not step or not end_step:
        until = end_stage if end_stage != stage else None
        place = {"stage": stage, "until_stage": until}
        return note.but(**{**_NOWHERE, **place})
    until = end_step if end_step != step else None
    card = snapshot.get(Touchpoint, note.touchpoint)
    if card and card.step == step:
        return note.but(until_step=until, until_stage=None)
    return note.but(**{**_NOWHERE, "step": step, "until_step": until})


_NOWHERE = dict.fromkeys(("step", "stage", "touchpoint", "until_step", "until_stage"))


def _columns(row: Slots, step: str | None, stage: str | None) -> tuple[int, int] | None:
    """Return the first and last column of a step, or of the stage where no step is named."""
    here = [i for i, slot in enumerate(row) if (slot[1] == step if step else slot[0] == stage)]
    return (here[0], here[-1]) if here else None
