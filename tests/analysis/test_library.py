"""The library: each insight of a file once, where it stands, what leads to it, and how it is found."""

from __future__ import annotations

from dataclasses import replace

from journeymap.analysis.insights import insights
from journeymap.analysis.library import words
from journeymap.analysis.library.choice import EVERY_ENTRY, LibraryChoice, chosen
from journeymap.analysis.library.entries import LibraryEntry, library
from journeymap.drawing.memo import Memo
from journeymap.model.change import change
from journeymap.model.records import (
    Friction,
    Goal,
    Idea,
    Journey,
    Lane,
    Metric,
    Persona,
    Quote,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot


def journey(number: int, **how: object) -> list[Record]:
    """Return a journey of one touchpoint, whose ids tell its number."""
    n = str(number)
    return [
        replace(Journey(id=f"j{n}", title=f"Journey {n}", position=number), **how),  # type: ignore[arg-type]
        Stage(id=f"s{n}", journey=f"j{n}", title="Delivery"),
        Step(id=f"p{n}", stage=f"s{n}"),
        Lane(id=f"l{n}", journey=f"j{n}"),
        Touchpoint(id=f"t{n}", step=f"p{n}", lane=f"l{n}", title=f"Courier {n}"),
    ]


def entries(*records: Record) -> tuple[LibraryEntry, ...]:
    """Return the library of some records."""
    return library(Snapshot(records), Memo())


def titles(found: tuple[LibraryEntry, ...], **how: object) -> list[str]:
    """Return what answers to a choice, by its titles."""
    return [one.title for one in chosen(found, EVERY_ENTRY.but(**how)).entries]


def test_the_same_insight_on_five_journeys_is_one_entry_with_five_places() -> None:
    places = [record for n in range(5) for record in journey(n)]
    said = (
        "Nobody called",
        "nobody  called.",
        "“Nobody called”",
        "NOBODY CALLED!",
        "Nobody called",
    )
    pains = [Friction(id=f"f{n}", touchpoint=f"t{n}", title=said[n], severity=n) for n in range(5)]
    (one,) = entries(*places, *pains)
    assert [place.journey.id for place in one.places if place.journey] == [
        f"j{n}" for n in range(5)
    ]
    assert words.spread(one) == "on 5 journeys"
    assert words.where(one) == "Journey 0 › Delivery › Courier 0  +4"
    assert one.severity == 4


def test_copies_are_one_insight_however_they_were_reworded() -> None:
    first = Quote(id="q1", touchpoint="t0", said="I waited")
    second = Quote(id="q2", touchpoint="t1", said="I waited for an hour", origin="q1")
    third = Quote(id="q3", touchpoint="t2", said="An hour!", origin="q1")
    other = Quote(id="q4", touchpoint="t2", said="Lovely")
    assert insights([second, other, third, first]) == ((second, third, first), (other,))
    # Both come from one that is gone.
    assert insights([second, third]) == ((second, third),)


def test_what_says_nothing_is_like_nothing_else() -> None:
    blank = [Idea(id=f"i{n}", journey="j0", title=" ") for n in range(3)]
    assert len(insights(blank)) == 3


def test_a_question_with_another_scale_is_another_metric() -> None:
    five, ten = Metric(id="a", title="Trust"), Metric(id="b", title="Trust", high=10)
    same = Metric(id="c", title="trust")
    assert insights([five, ten, same]) == ((five, same), (ten,))


def linked() -> tuple[LibraryEntry, ...]:
    """Return a library in which something leads to everything but one quote and one friction."""
    return entries(
        *journey(0, personas=("anna",)),
        *journey(1),
        Persona(id="anna", name="Anna"),
        Persona(id="ben", name="Ben"),
        Metric(id="m", title="NPS", kind="nps", low=0, high=10),
        Score(id="sc", metric="m", journey="j0"),
        Goal(id="g", journey="j0", title="Calm waiting", metric="m"),
        Quote(id="q1", touchpoint="t0", said="Де мій кур’єр?", authenticity="verified"),
        Quote(id="q2", touchpoint="t1", said="Fine", persona="ben"),
        Friction(id="f1", touchpoint="t0", title="Waits 40 min", severity=4),
        Friction(id="f2", touchpoint="t1", title="Lost key", severity=2),
        Idea(
            id="i",
            journey="j0",
            touchpoints=("t0",),
            title="Call ahead",
            status="planned",
            goal="g",
            metric="m",
            quotes=("q1",),
            frictions=("f1",),
        ),
    )


def test_it_tells_what_leads_to_each() -> None:
    used = {one.title: words.used(one) for one in linked()}
    assert used["Calm waiting"] == "1 idea" and used["NPS"] == "1 goal, 1 idea"
    assert used["Call ahead"] == "1 goal, 1 quote, 1 friction, 1 metric"
    assert used["Lost key"] == "not linked yet"
    assert titles(linked(), unlinked=True) == ["Fine", "Lost key"]
    waits = next(one for one in linked() if one.title == "Waits 40 min")
    assert words.used_by(waits) == "Call ahead"


def test_words_are_found_by_their_beginnings_in_any_order_and_language() -> None:
    found = linked()
    assert titles(found, text="кур'єр мій") == ["Де мій кур’єр?"]
    assert titles(found, text="MIN wai") == ["Waits 40 min"]
    assert titles(found, text="aits") == []
    assert titles(found, text="deliv ahead") == ["Call ahead"]
    assert titles(found, text="journey 1") == ["Fine", "Lost key"]
    assert titles(found, text="???") == [] and titles(found, text=" ") != []


def test_conditions_narrow_and_kinds_are_counted_whichever_are_looked_for() -> None:
    found = linked()
    assert titles(found, journey="j1") == ["Fine", "Lost key"]
    assert titles(found, persona="ben") == ["Fine"]
    assert "Fine" not in titles(found, persona="anna")
    assert titles(found, severity=3) == ["Waits 40 min"]
    assert titles(found, status="planned") == ["Call ahead"]
    assert titles(found, authenticity="verified", severity=3) == ["Де мій кур’єр?", "Waits 40 min"]
    answer = chosen(found, LibraryChoice(kinds=frozenset({"Quote"})))
    assert [one.kind for one in answer.entries] == ["Quote", "Quote"]
    assert answer.counts == {"Goal": 1, "Quote": 2, "Friction": 2, "Idea": 1, "Metric": 1}


def test_it_is_sorted_by_use_name_and_severity() -> None:
    found = linked()
    assert titles(found, sort="use")[0] == "Call ahead"
    assert titles(found, sort="name")[:2] == ["Call ahead", "Calm waiting"]
    assert titles(found, sort="severity")[:2] == ["Waits 40 min", "Lost key"]
    assert titles(found, sort="name", turned=True)[-1] == "Call ahead"


def test_an_empty_library_and_one_in_which_nothing_answers_say_what_to_do() -> None:
    assert "stands here, too" in words.nothing(EVERY_ENTRY, ())
    assert "Take a condition away" in words.nothing(LibraryChoice(text="zebra"), linked())


def test_what_stayed_as_it_was_is_not_folded_again() -> None:
    memo, before = Memo(), Snapshot([*journey(0), Quote(id="q", touchpoint="t0", said="Hm")])
    with memo.round():
        first = library(before, memo)
    with memo.round():
        assert library(before, memo) is first
    after = before.apply(change("", add=[Goal(id="g", journey="j0", title="Calm")]))
    with memo.round():
        assert [one.title for one in library(after, memo)] == ["Calm", "Hm"]
