"""Other words are put in many texts in one step, and what would not fit is left and told."""

from __future__ import annotations

import unicodedata

import pytest

from journeymap.editing.replacing import (
    BLANK,
    CHANGED,
    LONGEST,
    NO_ADDRESS,
    TOO_LONG,
    Replacement,
    replace_hits,
)
from journeymap.editing.text_search import TextIndex
from journeymap.model.change import change
from journeymap.model.matching import Wanted
from journeymap.model.records import (
    Connection,
    Idea,
    Journey,
    Note,
    Record,
    Score,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load

NOTE = Note(id="n", journey="j", body="x")


def replaced(snapshot: Snapshot, looked_for: str, by: str, **how: bool) -> Replacement:
    wanted = Wanted(looked_for, phrase=True, **how)
    found = [hit for some in TextIndex().search(snapshot, wanted) for hit in some]
    return replace_hits(snapshot, found, by)


def after(record: Record, looked_for: str, by: str, **how: bool) -> Record | None:
    snapshot = Snapshot([record])
    done = replaced(snapshot, looked_for, by, **how)
    return snapshot.apply(done.change).find(record.id) if done.change else record


@pytest.mark.parametrize(
    ("body", "words", "by", "then"),
    [
        ("a cat, a CAT", "cat", "dog", "a dog, a dog"),
        ("aaa", "a", "aa", "aaaaaa"),
        ("a.b", ".", "", "ab"),
        ("п’ять", "п'ять", "шість", "шість"),
        ("x\\1", "\\1", "\\g<0>", "x\\g<0>"),
        ("she\u200bll", "shell", "bell", "bell"),
        ("👨‍👩‍👧 👩", "👩", "🙂", "👨‍👩‍👧 🙂"),
        ("שלום עולם", "עולם", "חבר", "שלום חבר"),
        ("A **cheap** seat", "cheap seat", "dear place", "A **dear place**"),
        ("A **cheap seat** x", "cheap", "dear", "A **dear seat** x"),
    ],
)
def test_words_are_replaced_where_they_stand(body: str, words: str, by: str, then: str) -> None:
    note = after(NOTE.but(body=body), words, by)
    assert isinstance(note, Note)
    assert note.body == then


def test_a_letter_in_several_signs_is_replaced_with_all_its_marks() -> None:
    note = after(NOTE.but(body=unicodedata.normalize("NFD", "café мой")), "é", "e")
    assert isinstance(note, Note)
    assert unicodedata.normalize("NFC", note.body) == "cafe мой"


@pytest.mark.parametrize(("words", "by"), [("a", "aa"), ("e", ""), ("the", "THE"), ("о", "0")])
def test_undo_gives_back_the_same_document(words: str, by: str) -> None:
    snapshot = Snapshot().apply(load("coffee"))
    done = replaced(snapshot, words, by)
    if done.change:
        now = snapshot.apply(done.change.normal())
        assert now != snapshot
        assert now.apply(~done.change.normal()) == snapshot


def test_it_counts_places_and_texts() -> None:
    snapshot = Snapshot(
        [NOTE.but(body="a b a"), Journey(id="j", title="a", scenario="c", owner="a")]
    )
    done = replaced(snapshot, "a", "z")
    assert (done.hits, done.texts, done.left_out) == (4, 3, ())
    assert done.change and len(done.change.edits) == 2


def test_a_name_is_not_made_blank_but_another_text_is() -> None:
    snapshot = Snapshot(
        [
            Journey(id="j", title="web", owner="web"),
            Connection(id="c", source="a", target="b", label="web"),
            Note(id="n", journey="j", body="web"),
            Note(id="p", journey="j", body="web", asset="x"),
        ]
    )
    done = replaced(snapshot, "web", "")
    assert {(one.record.id, why) for one, why in done.left_out} == {("j", BLANK), ("n", BLANK)}
    assert done.change
    now = snapshot.apply(done.change)
    journey, pictured = now.get(Journey, "j"), now.get(Note, "p")
    assert journey and (journey.title, journey.owner) == ("web", "")
    assert pictured and pictured.body == ""


def test_what_would_be_no_address_is_left() -> None:
    card = Touchpoint(id="t", step="s", lane="l", title="x", links=("https://a.org/shop",))
    snapshot = Snapshot([card])
    bad = replaced(snapshot, "https://", "")
    assert bad.change is None and [why for _, why in bad.left_out] == [NO_ADDRESS]
    good = after(card, "shop", "store")
    assert isinstance(good, Touchpoint) and good.links == ("https://a.org/store",)


def test_what_would_be_too_long_is_left() -> None:
    done = replaced(Snapshot([NOTE.but(body="ab")]), "a", "x" * (LONGEST + 1))
    assert done.change is None and [why for _, why in done.left_out] == [TOO_LONG]


def test_a_note_of_a_megabyte_is_replaced_everywhere() -> None:
    note = after(NOTE.but(body="a b " * 250_000), "a", "aa")
    assert isinstance(note, Note) and note.body == "aa b " * 250_000


def test_a_tag_is_renamed_everywhere_and_one_of_two_alike_stays() -> None:
    idea = Idea(id="i", journey="j", title="x", tags=("shop", "Store", "online shop"))
    now = after(idea, "shop", "store")
    assert isinstance(now, Idea) and now.tags == ("store", "online store")
    split = after(idea, "online shop", "web, phone")
    assert isinstance(split, Idea) and split.tags == ("shop", "Store", "web", "phone")
    gone = after(idea, "shop", "", words=True)
    assert isinstance(gone, Idea) and gone.tags == ("Store", "online")


def test_a_period_that_is_replaced_is_of_other_days() -> None:
    score = Score(id="s", metric="m", stage="x", period="2025")
    now = after(score.but(begins="2025-01-01", ends="2025-12-31", period="in 2025"), "2025", "2026")
    assert isinstance(now, Score) and now.begins == "2026-01-01"


def test_what_was_changed_meanwhile_is_left() -> None:
    snapshot = Snapshot([NOTE.but(body="a cat")])
    found = [hit for some in TextIndex().search(snapshot, Wanted("cat")) for hit in some]
    now = snapshot.apply(change("x", edit=[(NOTE.but(body="a cat"), NOTE.but(body="cats"))]))
    done = replace_hits(now, found, "dog")
    assert done.change is None and [why for _, why in done.left_out] == [CHANGED]


def test_what_stays_the_same_is_no_change() -> None:
    done = replaced(Snapshot([NOTE.but(body="a")]), "a", "a")
    assert done == Replacement(None, 0, 0, ())
