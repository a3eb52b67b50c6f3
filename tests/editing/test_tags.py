"""Tags are given, taken and counted; what recurs is offered again."""

from __future__ import annotations

import pytest

from journeymap.editing.tags import counted_tags, retag, said_before, tags_in
from journeymap.model.records import Idea, Journey, SavedView, Touchpoint
from journeymap.model.snapshot import Snapshot

CARDS = (
    Touchpoint(id="a", step="s", lane="l", owner="Shop", tags=("price", "web")),
    Touchpoint(id="b", step="s", lane="l", owner="Shop", tags=("web",)),
    Touchpoint(id="c", step="s", lane="l", department="Sales"),
)


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("a, b; c", ("a", "b", "c")),
        ("one\ntwo\tthree", ("one", "two", "three")),
        (" two  words ,, ; ", ("two words",)),
        ("#price, # web", ("price", "web")),
        ("Web, web, WEB", ("Web",)),
        ("терміново; ціна", ("терміново", "ціна")),
        ("", ()),
        (" ,;# ", ()),
        ("a\x00b\ud800", ("ab",)),
    ],
)
def test_what_is_typed_or_pasted_becomes_tags(typed: str, tags: tuple[str, ...]) -> None:
    assert tags_in(typed) == tags


def test_tags_are_given_to_all_and_taken_from_those_that_have_them() -> None:
    snapshot = Snapshot(CARDS)
    given = retag(snapshot, "abc", "tags", add=("new", "WEB"))
    assert given
    now = snapshot.apply(given)
    assert [now.all(Touchpoint)[id].tags for id in "abc"] == [
        ("price", "web", "new"),
        ("web", "new"),
        ("new", "WEB"),
    ]
    taken = retag(now, "abc", "tags", remove=("web",))
    assert taken and len(taken.edits) == 2
    assert snapshot.apply(given).apply(~given) == snapshot
    assert retag(snapshot, "abc", "tags", remove=("none",)) is None


def test_all_tags_of_a_file_are_counted() -> None:
    idea = Idea(id="i", journey="j", title="x", tags=("web", "cheap"))
    view = SavedView(id="v", journey="j", columns=("title", "web"))
    snapshot = Snapshot([*CARDS, idea, view])
    assert list(counted_tags(snapshot).items()) == [("web", 3), ("cheap", 1), ("price", 1)]


def test_owners_of_all_kinds_are_offered_again() -> None:
    snapshot = Snapshot([*CARDS, Journey(id="j", owner="CX team "), Idea(journey="j", owner="")])
    assert said_before(snapshot, "owner") == ("Shop", "CX team")
    assert said_before(snapshot, "department") == ("Sales",)
    assert said_before(snapshot, "title") == ()
