"""The five steps know what is done, what is missing, and where it is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.five_steps import FiveSteps, MethodStep, five_steps
from journeymap.analysis.step_words import sentence, step_words
from journeymap.model.records import (
    Connection,
    Goal,
    Idea,
    Journey,
    Lane,
    Metric,
    Quote,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

CSAT = Metric(id="csat", kind="csat", title="CSAT", low=1, high=5, method="mean")


def places(count: int = 4) -> list[Record]:
    made: list[Record] = [Journey(id="j"), Lane(id="l", journey="j"), Stage(id="s", journey="j")]
    for i in range(count):
        made.append(Step(id=f"c{i}", stage="s", position=i))
        made.append(Touchpoint(id=f"t{i}", step=f"c{i}", lane="l", title=f"Does {i}"))
    return [*made, CSAT]


def of(*more: Record, count: int = 4) -> FiveSteps:
    return five_steps(Snapshot([*places(count), *more]), "j")


def step(name: str, *more: Record, count: int = 4) -> MethodStep:
    return next(one for one in of(*more, count=count).steps if one.name == name)


def test_assessed_is_what_half_the_touchpoints_have_a_score_or_a_quote_of() -> None:
    score = Score(id="a", metric="csat", touchpoint="t0", answers=(0, 0, 1, 2, 3))
    quote = Quote(id="q", touchpoint="t1", said="Too slow")
    one = step("assess", score)
    assert (one.done, one.of, one.taken, one.missing) == (1, 4, False, ("t1", "t2", "t3"))
    two = step("assess", score, quote)
    assert (two.done, two.taken, two.missing) == (2, True, ("t2", "t3"))
    assert step_words(two).there == "2 of 4 touchpoints have a score or a quote"


def test_our_own_guess_a_blank_quote_and_a_suspicious_one_assess_nothing() -> None:
    guess = Score(
        id="a", metric="csat", touchpoint="t0", answers=(0, 0, 1, 2, 3), respondents="team"
    )
    blank = Quote(id="q", touchpoint="t1", said="  ")
    paid = Quote(id="p", touchpoint="t2", said="Best ever!!!", authenticity="suspicious")
    assert step("assess", guess, blank, paid).done == 0


def test_goals_are_set_where_each_has_a_metric_and_a_target() -> None:
    whole = Goal(id="g", journey="j", title="Calm", metric="csat", target=4.0)
    stage = Goal(id="h", stage="s", title="Quick", metric="csat")
    assert not step("goals").taken
    assert step("goals", whole).taken
    both = step("goals", whole, stage)
    assert (both.done, both.of, both.taken, both.missing) == (1, 2, False, ("h",))


def test_a_journey_is_analysed_where_numbers_on_its_arrows_decide_the_ways() -> None:
    fork = [
        Connection(id="a", source="t0", target="t1", weight=30.0, unit="count"),
        Connection(id="b", source="t0", target="t2"),
        Connection(id="c", source="t1", target="t3"),
        Connection(id="d", source="t2", target="t3"),
    ]
    half = step("analyse", *fork)
    assert (half.done, half.of, half.taken, half.missing) == (1, 2, False, ("b",))
    whole = step("analyse", fork[0], fork[1].but(weight=70.0, unit="count"), *fork[2:])
    assert whole.taken and whole.completion == pytest.approx(1.0)
    assert step("analyse").missing == ("t0",)
    assert step_words(step("analyse")).next == "Draw arrows from what comes first to what follows"


def test_a_journey_without_a_parting_needs_numbers_on_its_arrows_to_tell_who_stays() -> None:
    line = [Connection(id=f"a{i}", source=f"t{i}", target=f"t{i + 1}") for i in range(3)]
    assert step("analyse", *line).missing == ("a0", "a1", "a2")
    counted = [one.but(weight=0.5, unit="probability") for one in line]
    done = step("analyse", *counted)
    assert done.taken and done.completion == pytest.approx(0.125)


def test_numbers_that_contradict_lead_to_where_they_do() -> None:
    wrong = [
        Connection(id="a", source="t0", target="t1", weight=0.7, unit="probability"),
        Connection(id="b", source="t0", target="t2", weight=0.7, unit="probability"),
    ]
    one = step("analyse", *wrong)
    assert not one.taken and one.missing == ("t0",)


def test_prioritised_is_what_has_impact_and_effort_on_each_idea_that_was_not_dropped() -> None:
    rated = Idea(id="a", journey="j", impact=4, effort=2)
    half, gone = Idea(id="b", journey="j", impact=4), Idea(id="c", journey="j", status="dropped")
    assert not step("prioritise").taken
    assert step("prioritise", rated, gone).taken
    assert step("prioritise", rated, half, gone).missing == ("b",)


def test_there_is_action_where_what_is_planned_has_an_owner_a_day_and_a_metric() -> None:
    waits = Idea(id="a", journey="j")
    whole = Idea(id="b", journey="j", status="work", owner="Iryna", due="2027-01", metric="csat")
    assert step("act", waits).missing == ("a",)
    assert step("act", waits, whole).taken
    for field, nothing in (("owner", " "), ("due", "soon"), ("metric", None)):
        lacking = whole.but(**{field: nothing})
        assert step("act", waits, lacking).missing == ("b",), field
    assert step("act", whole.but(status="done", owner="")).taken

    assert sentence(of(count=0)) == "None of the five steps is done; begin with “Assess”"
    quotes = [Quote(id=f"q{i}", touchpoint=f"t{i}", said="Hm") for i in range(2)]
    assert sentence(of(*quotes)) == "1 of five steps is done; next is “Set goals”"


@given(
    st.lists(st.sampled_from(["idea", "planned", "work", "done", "dropped"]), max_size=5),
    st.integers(0, 4),
    st.integers(0, 3),
)
def test_a_step_never_says_more_is_done_than_there_is(
    statuses: list[str], cards: int, quotes: int
) -> None:
    ideas = [
        Idea(id=f"i{n}", journey="j", status=one, impact=n or None, effort=3, owner="A" * (n % 2))
        for n, one in enumerate(statuses)
    ]
    told = [Quote(id=f"q{n}", touchpoint=f"t{n}", said="Hm") for n in range(min(cards, quotes))]
    snapshot = Snapshot([*places(cards), *ideas, *told])
    for one in five_steps(snapshot, "j").steps:
        words = step_words(one)
        assert 0 <= one.done <= max(one.of, 0) and 0.0 <= one.share <= 1.0
        assert all(snapshot.find(id) for id in one.missing)
        assert words.name and words.there and bool(words.next) != one.taken
