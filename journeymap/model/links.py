"""What hangs on what, read off the declarations: so that nothing is left dangling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from journeymap.model.change import Edit
from journeymap.model.fields import specs
from journeymap.model.records import KINDS, Record
from journeymap.model.snapshot import Snapshot

R = TypeVar("R", bound=Record)

_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')

REFERRING: dict[str, tuple[tuple[type[Record], str, bool], ...]] = {
    target.__name__: tuple(
        (kind, name, spec.falls)
        for kind in KINDS
        for name, spec in specs(kind).items()
        if spec.target == target.__name__
    )
    for target in KINDS
}
"""For each kind by name: the kinds and fields that point at it, and whether they fall with it."""


def removal(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Edit, ...]:
    """Return the edits that remove records and whatever cannot be without them.

    A required link takes its record along; an optional one is blanked; a list of links
    is shortened. Children go before parents; ids that are not there are passed over.
    """
    doomed: dict[str, Record] = {}
    mended: dict[str, Record] = {}
    queue = [record for id in ids if (record := snapshot.find(id))]
    while queue:
        record = queue.pop()
        if record.id in doomed:
            continue
        doomed[record.id] = record
        for kind, name, falls in REFERRING[type(record).__name__]:
            for user in snapshot.of(kind, name, record.id):
                now = mended.get(user.id, user)
                value = getattr(now, name)
                many = isinstance(value, tuple)
                left = tuple(x for x in value if x != record.id) if many else None
                if falls and not left:
                    queue.append(user)
                else:
                    mended[user.id] = now.but(**{name: left})
    kept = (Edit(snapshot.find(id), new) for id, new in mended.items() if id not in doomed)
    rank = {kind: i for i, kind in enumerate(KINDS)}
    gone = sorted(doomed.values(), key=lambda r: -rank[type(r)])
    return (*kept, *(Edit(record, None) for record in gone))


def renamed_in_json(record: R, names: Mapping[str, str]) -> R:
    """Return a record with other ids in its fields of structured data, wherever they stand."""
    import json

    def renamed(text: re.Match[str]) -> str:
        said = json.loads(text[0])
        return json.dumps(names[said]) if said in names else text[0]

    values = {
        name: _TEXT.sub(renamed, value)
        for name, spec in specs(type(record)).items()
        if spec.editor == "json" and (value := getattr(record, name))
    }
    return record.but(**values) if values else record
