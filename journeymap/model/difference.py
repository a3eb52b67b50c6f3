"""What lies between two snapshots, as the change that leads from one to the other."""

from __future__ import annotations

from journeymap.model.change import Change, Edit
from journeymap.model.records import KINDS
from journeymap.model.snapshot import Snapshot


def change_between(label: str, before: Snapshot, after: Snapshot) -> Change:
    """Return the change that makes one snapshot of another, whatever lies between them.

    Parents come before children, and go after them.
    """
    put: list[Edit] = []
    gone: list[Edit] = []
    for kind in KINDS:
        old, new = before.all(kind), after.all(kind)
        if old is new:
            continue
        for id, record in new.items():
            was = old.get(id)
            if was is not record and was != record:
                put.append(Edit(was, record))
        gone += [Edit(record, None) for id, record in old.items() if id not in new]
    return Change(label, (*put, *reversed(gone)))
