"""What differs between two journeys: told from a to-be, from versions, from files, by hand."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.difference import (
    ComparedJourney,
    JourneyDifference,
    difference,
)
from journeymap.analysis.difference.count_words import assumed, count_lines
from journeymap.analysis.difference.words import ideas_needed, kind_word, line, tally, title_of
from journeymap.editing import EditView
from journeymap.editing.journeys import derive
from journeymap.model.change import Change, change
from journeymap.model.grid import cards, columns, stages
from journeymap.model.links import removal
from journeymap.model.records import (
    KINDS,
    Connection,
    Copyable,
    Feeling,
    Friction,
    Idea,
    Journey,
    Note,
    Persona,
    Record,
    Score,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from tests.analysis.random_edits import derived, edited, full
from tests.editing.maps import JOURNEY, sketch


def compared(now: Snapshot, to_be: str) -> JourneyDifference:
    return difference(ComparedJourney(now, JOURNEY, "as-is"), ComparedJourney(now, to_be, "to-be"))


def lines(found: JourneyDifference) -> list[str]:
    return [f"{one.kind} {title_of(found, one)}: {line(found, one)}" for one in found]


def without_origins(snapshot: Snapshot) -> Snapshot:
    """Return a document as older programs wrote it, in which no copy knew of what it was."""
    return Snapshot(
        record.but(origin=None) if isinstance(record, Copyable) else record
        for record in snapshot.records()
    )


def test_a_to_be_that_was_just_derived_differs_in_nothing() -> None:
    now, to_be = derived(full())
    found = compared(now, to_be)
    assert not found and found.are_related and tally(found) == "Nothing differs"
    assert all(one.change == pytest.approx(0.0) for one in found.counts.every if one.change)


def test_every_record_of_a_to_be_remembers_what_it_was_copied_from() -> None:
    before = full()
    now, _ = derived(before)
    for kind in KINDS:
        new = [one for id, one in now.all(kind).items() if id not in before.all(kind)]
        for one in new:
            assert isinstance(one, Copyable), kind
            assert one.origin is not None and before.get(kind, one.origin), kind


def test_copies_without_origin_are_matched_by_title_and_marked_as_guessed() -> None:
    start, to_be = derived(full())
    old = without_origins(start)
    assert not compared(old, to_be)
    card = next(one for one in cards(old, to_be) if one.title == "h")
    now = old.apply(change("", edit=[(card, card.but(owner="Shop"))]))
    found = compared(now, to_be)
    assert [kind_word(one) for one in found] == ["changed, guessed"]
    assert lines(found) == ["changed h: owner not said → “Shop”"]
    assert compared(start, to_be).guessed == frozenset()


def test_a_title_is_matched_only_in_the_same_stage() -> None:
    start, to_be = derived(full())
    old = without_origins(start)
    card = next(one for one in cards(old, to_be) if one.title == "h")
    last = columns(old, to_be)[-1]
    found = compared(old.apply(change("", edit=[(card, card.but(step=last.id))])), to_be)
    assert [one.kind for one in found.touchpoints] == ["removed", "added"]


def test_two_to_be_of_one_journey_are_matched_by_what_both_were_copied_from() -> None:
    start, first = derived(full())
    again = derive(EditView.of(start, JOURNEY))
    assert again is not None
    now = start.apply(again)
    second = next(id for id in now.all(Journey) if id not in start.all(Journey))
    card = cards(now, second)[0]
    now = now.apply(change("", edit=[(card, card.but(title="Otherwise"))]))
    found = difference(ComparedJourney(now, first), ComparedJourney(now, second))
    assert lines(found) == ["changed Otherwise: “a” → “Otherwise”"]
    assert not found.guessed
    back = difference(ComparedJourney(now, second), ComparedJourney(now, first))
    assert lines(back) == ["changed a: “Otherwise” → “a”"]


def test_two_moments_of_one_journey_are_matched_by_id() -> None:
    before = full()
    after = before.apply(Change("", removal(before, ["h"])))
    found = difference(ComparedJourney(before, JOURNEY, "May"), ComparedJourney(after, JOURNEY))
    assert [(one.kind, one.record.id) for one in found.touchpoints] == [("removed", "h")]


def test_what_is_linked_to_a_copy_is_no_difference() -> None:
    now, to_be = derived(full())
    idea = now.of(Idea, "journey", to_be)[0]
    assert idea.touchpoints[0] not in ("a", "b")
    assert not compared(now, to_be).others


def test_answers_that_stayed_behind_are_no_difference() -> None:
    before = load("coffee", "en")
    start = Snapshot().apply(before)
    assert start.all(Score)
    journey = next(iter(start.all(Journey)))
    made = derive(EditView.of(start, journey))
    assert made is not None
    now = start.apply(made)
    to_be = next(id for id in now.all(Journey) if id != journey)
    assert not difference(ComparedJourney(now, journey), ComparedJourney(now, to_be))
    assert not difference(ComparedJourney(now, to_be), ComparedJourney(now, journey))
    score = next(iter(start.all(Score).values()))
    gone = start.apply(Change("", removal(start, [score.id])))
    told = difference(ComparedJourney(start, journey), ComparedJourney(gone, journey))
    assert bool(told) == (score.touchpoint is not None)


def test_two_unrelated_journeys_have_all_removed_and_all_added() -> None:
    one, other = sketch("Web: a b"), sketch("Shop: x | y")
    found = difference(ComparedJourney(one, JOURNEY), ComparedJourney(other, JOURNEY))
    assert [one.kind for one in found.touchpoints] == ["removed", "removed", "added", "added"]
    assert not found.are_related


def test_nothing_at_all_is_compared_too() -> None:
    empty = Snapshot([Journey(id=JOURNEY)])
    found = difference(ComparedJourney(empty, JOURNEY), ComparedJourney(Snapshot(), "gone"))
    assert not found and not count_lines(found.counts)[1:]


def test_a_card_that_changed_its_channel_and_its_title_is_changed_with_its_move() -> None:
    start, to_be = derived(full())
    card = next(one for one in cards(start, to_be) if one.title == "h")
    lane = next(one.lane for one in cards(start, to_be) if one.title == "a")
    moved = start.apply(change("", edit=[(card, card.but(lane=lane))]))
    assert lines(compared(moved, to_be)) == ["moved h: Shop → Web"]
    now = moved.apply(
        change("", edit=[(moved.all(Touchpoint)[card.id], card.but(lane=lane, title="Help"))])
    )
    assert lines(compared(now, to_be)) == ["changed Help: Shop → Web, “h” → “Help”"]


def test_a_new_column_moves_nobody_and_as_few_as_can_be_are_told_as_moved() -> None:
    start, to_be = derived(sketch("Web: a b c d e"))
    d = next(one for one in cards(start, to_be) if one.title == "d")
    first = columns(start, to_be)[0]
    step = Step(stage=first.stage, position=first.position - 1)
    now = start.apply(change("", add=[step], edit=[(d, d.but(step=step.id))]))
    found = compared(now, to_be)
    assert lines(found) == ["moved d: another place in its stage"]
    new = Touchpoint(step=step.id, lane=d.lane, title="new")
    alone = start.apply(change("", add=[step, new]))
    assert [one.kind for one in compared(alone, to_be)] == ["added"]


@given(st.integers(0, 10**6), st.integers(1, 14))
def test_a_plain_look_at_all_records_finds_the_same(seed: int, times: int) -> None:
    start, to_be = derived(full())
    now = edited(start, to_be, seed, times)
    found = compared(now, to_be)
    old, new = cards(now, JOURNEY), cards(now, to_be)
    copies = {card.origin: card for card in new if card.origin}
    assert _ids(found, "added") == {card.id for card in new if card.origin is None}
    assert _ids(found, "removed") == {card.id for card in old if card.id not in copies}
    renamed = {copies[one.id].id for one in old if one.id in copies and _says(now, one, copies)}
    told = {
        one.record.id
        for one in found.touchpoints
        if one.kind == "changed"
        and (one.parts or any(field.field in ("title", "owner") for field in one.fields))
    }
    assert told == renamed
    assert _out_of_order(found) == _fewest_out_of_order(now, old, copies)


def _ids(found: JourneyDifference, kind: str) -> set[str]:
    return {one.record.id for one in found.touchpoints if one.kind == kind}


def _says(now: Snapshot, card: Touchpoint, copies: dict[str, Touchpoint]) -> bool:
    """Tell whether a card or what hangs on it says something else than its copy."""
    copy = copies[card.id]
    return (card.title, card.owner) != (copy.title, copy.owner) or _hanging(now, card) != _hanging(
        now, copy
    )


def _hanging(now: Snapshot, card: Touchpoint) -> list[str]:
    found: list[str] = []
    for kind in KINDS:
        if hasattr(kind, "touchpoint") and kind.__name__ not in ("Vote", "Comment", "Note"):
            every: tuple[Record, ...] = now.of(kind, "touchpoint", card.id)
            found += [str(one.but(id="", touchpoint="", origin=None)) for one in _bare(every)]
    return sorted(found)


def _bare(records: tuple[Record, ...]) -> list[Record]:
    return [one.but(position=0.0) if hasattr(one, "position") else one for one in records]


def _out_of_order(found: JourneyDifference) -> int:
    return sum(any(field.field == "step" for field in one.fields) for one in found.touchpoints)


def _fewest_out_of_order(
    now: Snapshot, old: tuple[Touchpoint, ...], copies: dict[str, Touchpoint]
) -> int:
    """Return of how many at least it must be said that they moved within their stage."""
    place = {
        step.id: (step.stage, i)
        for journey in (JOURNEY, copies and _journey(now, copies))
        for i, step in enumerate(columns(now, journey or ""))
    }
    origins = {one.id: one.origin for one in stages(now, _journey(now, copies))} if copies else {}
    together: dict[str, list[tuple[int, int]]] = {}
    for card in old:
        copy = copies.get(card.id)
        if copy and origins.get(place[copy.step][0]) == place[card.step][0]:
            spot = place[card.step][1], place[copy.step][1]
            together.setdefault(place[card.step][0], []).append(spot)
    return sum(len(row) - _most_in_order(row) for row in together.values())


def _journey(now: Snapshot, copies: dict[str, Touchpoint]) -> str:
    step = now.all(Step)[next(iter(copies.values())).step]
    return next(
        journey
        for journey in now.all(Journey)
        if step.stage in {one.id for one in stages(now, journey)}
    )


def _most_in_order(row: list[tuple[int, int]]) -> int:
    for size in range(len(row), 1, -1):
        for some in combinations(row, size):
            if all(
                (a[0] < b[0]) == (a[1] < b[1]) and (a[0] == b[0]) == (a[1] == b[1])
                for a, b in combinations(some, 2)
            ):
                return size
    return min(1, len(row))


@pytest.fixture
def coffee() -> JourneyDifference:
    """Return the sample beside its to-be, in which what hurts most was mended."""
    start = Snapshot().apply(load("coffee", "en"))
    journey = next(iter(start.all(Journey)))
    made = derive(EditView.of(start, journey))
    assert made is not None
    now = start.apply(made)
    to_be = next(id for id in now.all(Journey) if id != journey)
    card = {one.title: one for one in cards(now, to_be)}
    olena = next(one.id for one in now.ordered(Persona))

    def parts(kind: type[Friction] | type[Feeling], title: str) -> tuple[Record, ...]:
        return now.of(kind, "touchpoint", card[title].id)

    edits: list[tuple[Record, Record]] = []
    for title in ("Checks price and stock", "Sets up with the app"):
        edits += [(one, one.but(severity=1)) for one in parts(Friction, title)]
        edits += [
            (one, one.but(valence=0.5))
            for one in parts(Feeling, title)
            if isinstance(one, Feeling) and one.persona == olena
        ]
    call = card["Calls about the delay"]
    alert = Touchpoint(id="alert", step=call.step, lane=call.lane, title="Gets an alert")
    ways: list[Record] = [
        Connection(source=card["Orders on the site"].id, target="alert"),
        Connection(source="alert", target=card["Courier delivers"].id),
    ]
    now = now.apply(change("", add=[alert, *ways], edit=edits))
    account = parts(Friction, "Orders on the site")
    now = now.apply(Change("", removal(now, [call.id, account[0].id])))
    return difference(ComparedJourney(now, journey, "as-is"), ComparedJourney(now, to_be, "to-be"))


def test_the_sample_is_told_as_in_the_picture(coffee: JourneyDifference) -> None:
    assert tally(coffee.touchpoints) == "1 added · 1 removed · 3 changed"
    told = {title_of(coffee, one): line(coffee, one) for one in coffee.touchpoints}
    assert told == {
        "Gets an alert": "Contact centre, Order & delivery",
        "Calls about the delay": "its frictions went: Waits 11 min on hold, "
        "Repeats the order number",
        "Checks price and stock": "friction 3 → 1, feeling −1 → +1",
        "Orders on the site": "friction “Must make an account to pay” gone",
        "Sets up with the app": "friction 3 → 1, feeling −1 → +1",
    }
    assert [getattr(one, "title", "") for one in ideas_needed(coffee)]


def test_the_figures_of_the_sample_say_what_they_rest_on(coffee: JourneyDifference) -> None:
    counts = coffee.counts
    assert (counts.touchpoints.before, counts.touchpoints.after) == (12, 12)
    assert counts.friction.change is not None and counts.friction.change < 0
    assert counts.feeling.change is not None and counts.feeling.change > 0
    assert counts.lowest.change is not None and counts.lowest.change > 0
    said = {one.name: one.sentence for one in count_lines(counts)}
    assert said["Touchpoints"] == "Touchpoints 12 → 12 (±0)"
    assert "better" in said["Expected friction"]
    assert any(sentence.startswith("as-is: The time is known") for sentence in assumed(coffee))


def test_a_figure_nobody_knows_says_why() -> None:
    now, to_be = derived(sketch("Web: a b"))
    counts = compared(now, to_be).counts
    assert counts.friction.before is None and counts.friction.change is None
    assert "No friction point has both a severity and a share" in counts.friction.assumptions


def test_people_of_another_file_are_known_by_their_name() -> None:
    before = full()
    other = Snapshot(
        record.but(id="Olena of theirs")
        if record.id == "Olena"
        else record.but(persona="Olena of theirs")
        if isinstance(record, Feeling) and record.persona == "Olena"
        else record.but(personas=("Olena of theirs", "Maksym"))
        if isinstance(record, Journey)
        else record
        for record in before.records()
    )
    assert not difference(ComparedJourney(before, JOURNEY), ComparedJourney(other, JOURNEY))


def test_pictures_of_a_storyboard_are_known_again_without_origin() -> None:
    start = Snapshot().apply(load("coffee", "en"))
    journey = next(iter(start.all(Journey)))
    made = derive(EditView.of(start, journey))
    assert made is not None
    now = without_origins(start.apply(made))
    to_be = next(id for id in now.all(Journey) if id != journey)
    found = difference(ComparedJourney(now, journey), ComparedJourney(now, to_be))
    assert not lines(found)
    picture = now.of(Note, "journey", to_be)[0]
    now = now.apply(Change("", removal(now, [picture.id])))
    found = difference(ComparedJourney(now, journey), ComparedJourney(now, to_be))
    assert lines(found) == ["removed Note: Storyboard, Trigger & research"]
