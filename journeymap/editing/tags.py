"""Tags: given to several records at once, taken from them, and counted over the whole document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from journeymap.model.change import Change, change
from journeymap.model.fields import clean, offered, specs
from journeymap.model.records import KINDS, Record
from journeymap.model.snapshot import Snapshot

_ENDS = re.compile("[,;\n\t]")


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags typed or pasted: between commas, semicolons or on lines, each once.

    A ``#`` before a tag, as people write it elsewhere, is no part of it.
    """
    words = (" ".join(clean(part).split()).removeprefix("#").strip() for part in _ENDS.split(text))
    return one_each(filter(None, words))


def one_each(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags in their order without those that differ from one before only by capitals."""
    each: dict[str, str] = {}
    for tag in tags:
        each.setdefault(tag.casefold(), tag)
    return tuple(each.values())


def retag(
    snapshot: Snapshot,
    ids: Iterable[str],
    field: str,
    add: Iterable[str] = (),
    remove: Iterable[str] = (),
) -> Change | None:
    """Give tags to all of some records, and take others from those that have them."""
    gone, more = set(remove), tuple(add)
    pairs: list[tuple[Record, Record]] = []
    for record in filter(None, map(snapshot.find, ids)):
        if field in specs(type(record)):
            kept = [tag for tag in getattr(record, field) if tag not in gone]
            pairs.append((record, record.but(**{field: one_each((*kept, *more))})))
    return change("Tags", edit=pairs) or None


def counted_tags(snapshot: Snapshot) -> dict[str, int]:
    """Return all tags of a document, the most frequent first, and how many records have each."""
    counted: Counter[str] = Counter()
    for kind in KINDS:
        fields = offered(kind).items()
        names = [name for name, spec in fields if spec.editor == "tags" and spec.worded]
        for record in snapshot.all(kind).values() if names else ():
            for name in names:
                counted.update(getattr(record, name))
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0].casefold())))


def said_before(snapshot: Snapshot, field: str) -> tuple[str, ...]:
    """Return what records of any kind say in a field that recurs, the most frequent first."""
    counted: Counter[str] = Counter()
    for kind in KINDS:
        spec = offered(kind).get(field)
        for record in snapshot.all(kind).values() if spec and spec.recurs else ():
            counted[getattr(record, field).strip()] += 1
    del counted[""]
    return tuple(sorted(counted, key=lambda said: (-counted[said], said.casefold())))
