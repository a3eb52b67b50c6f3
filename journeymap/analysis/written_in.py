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
    order = columns(snapshot, journey)
    found: set[str] = set()
    for lane in rows:
        for note in snapshot.of(Note, "lane", lane.id):
            card = snapshot.get(Touchpoint, note.touchpoint)
            first = note.step or (card.step if card else None)
            here = [i for i, one in enumerate(order) if first == one.id or note.stage == one.stage]
            ends = (note.until_step, note.until_stage)
            last = [i for i, one in enumerate(order) if one.id == ends[0] or one.stage == ends[1]]
            if here and (note.body.strip() or note.asset):
                until = max(here[-1], last[-1] if last else 0)
                found |= {one.id for one in order[here[0] : until + 1]}
    return frozenset(found)
