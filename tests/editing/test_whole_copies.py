"""Copies carry every kind of record and every field: read off the declarations, none by hand."""

from __future__ import annotations

from typing import Any

import pytest

from journeymap.editing import COMMANDS, EditView
from journeymap.editing.cuts import AROUND
from journeymap.editing.new_ids import with_new_ids
from journeymap.model.change import Change, change
from journeymap.model.fields import specs
from journeymap.model.records import KINDS, NAMES, Copyable, Journey, Lane, Record, Score
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.clipboard import copy, paste
from tests.model.filled import filled
from tests.model.walks import dangling

WHOLE = filled()
OWN = tuple(
    kind
    for kind in KINDS
    if kind is Journey or (any(spec.place for spec in specs(kind).values()) and kind not in AROUND)
)
"""The kinds a journey is made of: what stands in it, or on what stands in it."""


def said(record: Record) -> dict[str, Any]:
    """Return what a record says of itself: not where it is from, nor where it stands."""
    return {
        name: getattr(record, name)
        for name, spec in specs(type(record)).items()
        if not spec.target
        and spec.editor != "json"
        and name not in ("origin", "position", "x", "y")
    }


def leads(record: Record) -> dict[str, tuple[str, ...]]:
    """Return what a record leads to, by field."""
    links = {n: getattr(record, n) for n, spec in specs(type(record)).items() if spec.target}
    return {
        name: value if isinstance(value, tuple) else (value,) if value else ()
        for name, value in links.items()
    }


def made(snapshot: Snapshot, whole: Change | None) -> dict[str, Record]:
    """Return what a change adds, by what it was copied from or by its kind and words."""
    assert whole
    now = snapshot.apply(whole.normal())
    assert dangling(now) == [] and now.apply(~whole) == snapshot
    added = [edit.after for edit in whole if edit.before is None and edit.after]
    return {source(record).id: record for record in added}


def source(record: Record) -> Record:
    """Return the record of the whole document that says the same; a bare step says less."""
    known = WHOLE.all(type(record)).values()
    return next((other for other in known if said(other) == said(record)), record)


def assert_whole(copies: dict[str, Record], *, but: tuple[type[Record], ...] = ()) -> None:
    """See that each record of the first journey has one copy, which leads to the copies."""
    for kind in OWN:
        original = WHOLE.all(kind)[f"{kind.__name__} 1"]
        if kind in but:
            assert original.id not in copies
            continue
        new = copies[original.id]
        for name, ids in leads(original).items():
            wanted = tuple(copies[id].id if id in copies else id for id in ids)
            assert leads(new)[name] == wanted or name == "derived", f"{kind.__name__}.{name}"
        for name, spec in specs(kind).items():
            if spec.editor == "json" and getattr(original, name):
                assert copies["Touchpoint 1"].id in getattr(new, name), f"{kind.__name__}.{name}"
                assert copies["Friction 1"].id in getattr(new, name), f"{kind.__name__}.{name}"


def test_all_kinds_but_those_around_stand_in_a_journey() -> None:
    outside = {kind.__name__ for kind in KINDS} - {kind.__name__ for kind in OWN}
    assert outside - {kind.__name__ for kind in AROUND} == {"Project", "Brand"}
    assert all(issubclass(kind, Copyable) for kind in OWN if kind.__name__ != "Vote")


def test_a_duplicate_of_a_journey_is_whole_and_says_where_it_is_from() -> None:
    view = EditView.of(WHOLE, "Journey 1")
    copies = made(WHOLE, COMMANDS["journey.duplicate"].run(view))
    assert_whole(copies)
    for id, record in copies.items():
        assert not isinstance(record, Copyable) or record.origin == id


def test_a_to_be_journey_is_whole_but_for_its_scores() -> None:
    view = EditView.of(WHOLE, "Journey 1")
    derived = COMMANDS["journey.to-be"].run(view)
    assert derived
    journey = next(e.after for e in derived if isinstance(e.after, Journey))
    edits = tuple(
        e if e.after is not journey else type(e)(None, journey.but(state="case")) for e in derived
    )
    assert WHOLE.all(Journey)["Journey 1"].state == "case", "or this would prove nothing"
    assert_whole(made(WHOLE, Change("", edits)), but=(Score,))


@pytest.mark.parametrize("chosen", ["Journey 1", "Stage 1"])
def test_what_is_pasted_into_another_document_is_whole_and_brings_what_is_around(
    chosen: str,
) -> None:
    row = WHOLE.all(Lane)["Lane 1"].but(id="row", journey="here", asset=None)
    there = Snapshot([Journey(id="here"), row])
    whole = paste(EditView.of(there, "here"), copy(WHOLE, [chosen]))
    assert whole
    now = there.apply(whole.normal())
    assert dangling(now) == []
    inside = {kind for kind in KINDS if any(s.target == "Touchpoint" for s in _places(kind))}
    for kind in OWN if chosen == "Journey 1" else inside:
        found = [r for r in now.all(kind).values() if said(r) == said(first(kind))]
        assert found, f"{kind.__name__} was left behind"
    score = next(iter(now.all(Score).values()))
    assert score.metric and score.persona and score.source


def _places(kind: type[Record]) -> list[Any]:
    return [spec for spec in specs(kind).values() if spec.place]


def first(kind: type[Record]) -> Record:
    return WHOLE.all(kind)[f"{kind.__name__} 1"]


def test_a_card_that_opens_a_journey_still_does_so_when_it_is_doubled() -> None:
    view = EditView.of(WHOLE, "Journey 1", ("Touchpoint 1",))
    copies = made(WHOLE, COMMANDS["duplicate"].run(view))
    assert leads(copies["Touchpoint 1"])["opens"] == leads(first(NAMES["Touchpoint"]))["opens"]
    assert leads(copies["Score 1"]) | {"touchpoint": ()} == leads(first(Score)) | {"touchpoint": ()}


def test_what_is_brought_in_twice_leads_to_its_own_all_over() -> None:
    came = change("", add=WHOLE.records())
    again = with_new_ids(came, WHOLE)
    both = WHOLE.apply(again)
    assert dangling(both) == []
    assert_whole({source(r).id: r for e in again if (r := e.after)})
