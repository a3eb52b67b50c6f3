"""What differs between two journeys, as plain data: the answer of ``diff``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeymap.analysis.difference import (
    ComparedJourney,
    CountedDifference,
    Difference,
    FieldDifference,
    JourneyDifference,
)
from journeymap.analysis.difference.words import record_title
from journeymap.api.plain import Plain
from journeymap.model.records import Feeling, Journey, Record, Touchpoint

_FEELINGS = {(Feeling, "valence"), (Touchpoint, "expectation")}
"""Fields that are kept from −1 to 1 and told from −2 to 2, as all feelings are."""


def difference_plain(found: JourneyDifference) -> Plain:
    """Return what differs, as in ``diff.schema.json`` but for the files.

    Each record is told by itself, what hangs on a touchpoint too, but for what came and went with
    it. ``id`` is its id after, of one that was removed that before; ``origin`` is its id before.
    """
    rows: dict[str, list[Plain]] = {"added": [], "removed": [], "moved": [], "changed": []}
    for one in found:
        for each in _each(one):
            told = _row(found, each)
            if each.kind in ("added", "removed"):
                rows[each.kind].append(told)
            else:
                rows[each.kind] += [told | _field(each.record, field) for field in each.fields]
    counts = {one.name: _count(one) for one in found.counts.every}
    return {
        "before": _side(found.before),
        "after": _side(found.after),
        "related": found.are_related,
        **rows,
        "counts": counts,
    }


def _each(one: Difference) -> Iterator[Difference]:
    """Yield a difference and those of its parts; what only has parts stands for itself by them."""
    if one.kind in ("added", "removed") or one.fields:
        yield one
    if one.before is not None and one.after is not None:
        yield from one.parts


def _row(found: JourneyDifference, one: Difference) -> Plain:
    side = found.after if one.after else found.before
    return {
        "id": one.record.id,
        "origin": one.before.id if one.before else None,
        "kind": type(one.record).__name__,
        "title": record_title(side, one.record),
        "touchpoint": getattr(one.record, "touchpoint", None),
        "guessed": one.guessed,
    }


def _field(record: Record, one: FieldDifference) -> Plain:
    values: list[Any] = [one.before, one.after]
    if (type(record), one.field) in _FEELINGS:
        values = [None if value is None else round(2 * value, 4) for value in values]
    values = [[*value] if isinstance(value, tuple) else value for value in values]
    return {"field": one.field, "before": values[0], "after": values[1]}


def _side(side: ComparedJourney) -> Plain:
    journey = side.snapshot.get(Journey, side.journey)
    return {
        "label": side.label,
        "journey_id": side.journey,
        "title": journey.title if journey else "",
        "state": journey.state if journey else "",
    }


def _count(one: CountedDifference) -> Plain:
    return {
        "before": one.before,
        "after": one.after,
        "change": one.change,
        "assumptions": [*one.assumptions],
    }
