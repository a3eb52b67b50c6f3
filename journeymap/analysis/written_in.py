"""At which steps something is written in a kind of lane."""

from __future__ import annotations

from journeymap.model.grid import columns, lanes
from journeymap.model.records import Note, Touchpoint
from journeymap.model.snapshot import Snapshot


def steps_with_notes(snapshot: Snapshot, journey: str, kind: str) -> frozenset[str] | None:
    """Return the steps under which a kind of lane says something; ``None`` without such a lane.

    A note across a stage, or over several steps, speaks of all of them.
    """
    rows = [lane for lane in lanes(snapshot, journey) if lane.kind == kind]
    if not rows:
        return None
    order = [step.id for step in columns(snapshot, journey)]
    place = {id: i for i, id in enumerate(order)}
    ends: dict[str, tuple[int, int]] = {}
    for i, step in enumerate(columns(snapshot, journey)):
        ends[step.stage] = ends.get(step.stage, (i, i))[0], i
    found: set[str] = set()
    for lane in rows:
        for note in snapshot.of(Note, "lane", lane.id):
            if not (note.body.strip() or note.asset):
                continue
            card = snapshot.get(Touchpoint, note.touchpoint)
            step_id = note.step or (card.step if card else "")
            if step_id in place:
                first, last = place[step_id], place[step_id]
            elif note.stage in ends:
                first, last = ends[note.stage]
            else:
                continue
            until = place.get(note.until_step or "", ends.get(note.until_stage or "", (0, 0))[1])
            found |= set(order[first : max(last, until) + 1])
    return frozenset(found)
