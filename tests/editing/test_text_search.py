"""Words are found in every text of a document, in the order in which it is read."""

from __future__ import annotations

import pytest

from journeymap.editing.text_search import GROUPS, TextHit, TextIndex, first_hits
from journeymap.editing.whereabouts import way_to
from journeymap.model.change import change
from journeymap.model.fields import offered
from journeymap.model.grid import cards
from journeymap.model.matching import Wanted
from journeymap.model.records import KINDS, Asset, Idea, Journey, Record, Score, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from tests.becoming import becoming
from tests.bench.large import large
from tests.model.filled import filled


def coffee() -> Snapshot:
    return Snapshot().apply(load("coffee"))


def hits(snapshot: Snapshot, words: str, **how: bool) -> list[TextHit]:
    found = TextIndex().search(snapshot, Wanted(words, **how))
    return [hit for some in found for hit in some]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_text_that_people_are_offered_is_found(kind: type[Record]) -> None:
    record = next(iter(filled().all(kind).values()))
    names = [
        name
        for name, spec in offered(kind).items()
        if spec.editor in ("text", "tags") and spec.worded and not spec.day
    ]
    for name in names:
        word = "Zauberwort"
        value = (word,) if offered(kind)[name].editor == "tags" else f"Some {word} here"
        snapshot = Snapshot([record.but(**{name: value})])
        assert [hit.found.field for hit in hits(snapshot, word)] == [name]


def test_every_kind_has_a_name_for_its_group() -> None:
    assert set(GROUPS) == {kind.__name__ for kind in KINDS}


def test_days_choices_ids_and_names_of_icons_are_no_texts() -> None:
    snapshot = Snapshot(
        [
            Journey(id="j", title="A", review="2026-07-01"),
            Stage(id="s", journey="j", title="B", phase="before"),
            Asset(id="a", name="C", digest="ab12", media="image/png"),
            Score(id="z", metric="m", stage="s", begins="2026-07-01", period="summer"),
        ]
    )
    for word in ("2026", "before", "ab12", "image", "as-is"):
        assert hits(snapshot, word) == []
    assert len(hits(snapshot, "summer")) == 1


def test_a_day_in_own_words_is_one() -> None:
    assert len(hits(Snapshot([Journey(title="A", review="next spring")]), "spring")) == 1


def test_what_is_found_is_grouped_and_stands_in_reading_order() -> None:
    found = hits(coffee(), "the")
    kinds = [type(hit.found.record).__name__ for hit in found]
    assert kinds == sorted(kinds, key=list(GROUPS).index)
    titles = [hit.found.text for hit in hits(coffee(), "s") if hit.found.field == "title"]
    first, last = "Sees a friend's coffee machine reel", "Sets up with the app"
    assert titles.index(first) < titles.index(last)


def test_the_way_to_a_text_is_told() -> None:
    snapshot = coffee()
    (hit,) = hits(snapshot, "Stock shown is a day old")
    assert way_to(snapshot, hit.found.record) == "Trigger & research › Checks price and stock"
    more = snapshot.apply(change("x", add=[Journey(title="Another")]))
    way = "Buying a coffee machine › Trigger & research › Checks price and stock"
    assert way_to(more, hit.found.record) == way
    card = next(iter(hits(snapshot, "Calls about the delay"))).found.record
    assert way_to(snapshot, card) == "Order & delivery › Contact centre"


def test_a_hash_looks_for_tags_and_still_for_itself() -> None:
    snapshot = Snapshot(
        [
            Journey(id="j", title="Trip"),
            Idea(id="i", journey="j", title="urgent #1 thing", tags=("very urgent",)),
            Touchpoint(id="t", step="s", lane="l", title="urgent", tags=("calm",)),
        ]
    )
    assert [hit.found.text for hit in hits(snapshot, "#urgent")] == ["very urgent"]
    assert [hit.found.text for hit in hits(snapshot, "#1")] == ["urgent #1 thing"]
    assert [hit.found.text for hit in hits(snapshot, "#")] == ["urgent #1 thing"]


def test_only_what_is_another_record_is_read_anew() -> None:
    snapshot, index = coffee(), TextIndex()
    first_hits(index, snapshot, Wanted("zzz"), 9)
    before = dict(index._known[False])
    card = next(iter(snapshot.all(Touchpoint).values()))
    after = snapshot.apply(change("x", edit=[(card, card.but(title="Zebra"))]))
    assert [hit.found.text for hit in first_hits(index, after, Wanted("zebra"), 9)] == ["Zebra"]
    anew = {id for id, entry in index._known[False].items() if entry is not before.get(id)}
    assert anew == {card.id}


def test_a_search_comes_in_pieces_none_of_which_is_long() -> None:
    """At most one record is looked at between two pieces, but for sorting a kind."""
    pieces = list(TextIndex().search(large(300), Wanted("e")))
    assert len(pieces) > 300
    assert max(map(len, pieces)) < 50


def test_what_is_in_the_journey_looked_at_is_found_before_its_twin_elsewhere() -> None:
    both = becoming()
    index, wanted = TextIndex(), Wanted("Writes a review")

    def owners(first: str) -> list[str]:
        found = [hit for some in index.search(both.snapshot, wanted, first) for hit in some]
        homes = {c.id: j for j in (both.as_is, both.to_be) for c in cards(both.snapshot, j)}
        return [homes[hit.found.record.id] for hit in found]

    assert owners(both.to_be) == [both.to_be, both.as_is]
    assert owners(both.as_is) == [both.as_is, both.to_be]
