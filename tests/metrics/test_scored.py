"""Which score counts at a place, and what may be added up."""

from __future__ import annotations

import random
from typing import Any

import pytest

from journeymap.drawing.memo import Memo
from journeymap.metrics import read
from journeymap.metrics.scored import Scored, scores_at, scores_over
from journeymap.model.records import (
    Journey,
    Lane,
    Metric,
    Persona,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

STARS = Metric(id="stars", kind="csat", low=1, high=5, target=4.0)
NPS = Metric(id="nps", kind="nps", low=0, high=10, method="nps", position=1.0)
GOOD, BAD = (0, 0, 2, 10, 40), (40, 10, 2, 0, 0)


def said(answers: tuple[int, ...], **fields: Any) -> Score:
    where = {} if {"stage", "journey"} & fields.keys() else {"touchpoint": "a"}
    return Score(**{"metric": "stars", "answers": answers, **where, **fields})


def document(*records: Record) -> Snapshot:
    """Return a journey of two stages: a and b stand in the first, c in the second."""
    places = {"a": "one", "b": "one", "c": "two"}
    return Snapshot(
        (
            Journey(id="j"),
            Lane(id="lane", journey="j"),
            Persona(id="olena", name="Olena"),
            Stage(id="one", journey="j", position=1.0),
            Stage(id="two", journey="j", position=2.0),
            *(Step(id=f"at {id}", stage=stage) for id, stage in places.items()),
            *(Touchpoint(id=id, step=f"at {id}", lane="lane") for id in places),
            STARS,
            NPS,
            *records,
        )
    )


def found(place: str, id: str, *records: Record) -> tuple[Scored, ...]:
    return scores_at(document(*records), place, id)


def test_customers_come_before_employees_and_these_before_our_own_guess() -> None:
    order = [
        s.score.respondents
        for s in found(
            "touchpoint",
            "a",
            said(BAD, position=1.0, respondents="team", period="2030"),
            said(BAD, position=2.0, respondents="employees", period="2029"),
            said(GOOD, position=3.0, period="2020"),
        )
    ]
    assert order == ["customers", "employees", "team"]


def test_the_newest_period_comes_first_and_what_cannot_be_read_is_the_oldest() -> None:
    written = ["last spring", "Q3 2025", "", "вересень 2026", "2026-Q1"]
    order = [
        s.score.period
        for s in found(
            "touchpoint",
            "a",
            *(said(GOOD, position=float(i), period=p) for i, p in enumerate(written)),
        )
    ]
    assert order == ["вересень 2026", "2026-Q1", "Q3 2025", "last spring", ""]


def test_all_customers_come_before_the_part_of_a_persona() -> None:
    one, other = found(
        "touchpoint", "a", said(BAD, persona="olena", position=1.0), said(GOOD, position=2.0)
    )
    assert (one.score.persona, other.score.persona) == (None, "olena")
    assert (one.reading.n, other.reading.n) == (52, 52)


def test_the_same_question_of_the_same_people_in_the_same_period_is_added_up() -> None:
    (one,) = found(
        "touchpoint", "a", said(GOOD, period="Q3 2026"), said(BAD, period="III квартал 2026")
    )
    assert one.reading.n == 104
    assert one.reading.value == pytest.approx(3.0)


def test_counts_are_added_up_and_never_scores() -> None:
    random.seed(1)
    months = [
        said(tuple(random.randrange(n + 2) for _ in range(11)), metric="nps", id=str(n))
        for n in (3, 40, 400)
    ]
    (together,) = found("touchpoint", "a", *months)
    readings = [r for month in months if (r := read(NPS, month.answers))]
    weighted = sum(r.n * r.value for r in readings) / sum(r.n for r in readings)
    assert together.reading.value == pytest.approx(weighted)
    assert together.reading.value != pytest.approx(sum(r.value for r in readings) / 3)


@pytest.mark.parametrize(
    "other",
    [
        {"metric": "nps", "answers": (1,) * 11},
        {"respondents": "employees"},
        {"period": "Q2 2026"},
        {"persona": "olena"},
        {"segment": "new customers"},
    ],
)
def test_other_questions_people_periods_and_parts_are_not_added_up(other: dict[str, Any]) -> None:
    first = said(GOOD, period="Q3 2026", touchpoint="a")
    second = said(**{"answers": GOOD, "period": "Q3 2026", "touchpoint": "b", **other})
    assert found("stage", "one", first, second) == ()
    assert found("journey", "j", first, second) == ()


def test_counts_that_do_not_fit_their_question_are_passed_over() -> None:
    assert found("touchpoint", "a", said((7,) * 7), said(()), said((0,) * 5)) == ()


def test_a_stage_has_what_was_asked_at_several_of_its_touchpoints_and_says_so() -> None:
    answers = (said(GOOD, touchpoint="a"), said(BAD, touchpoint="b"), said(BAD, touchpoint="c"))
    (stage,), (journey,) = found("stage", "one", *answers), found("journey", "j", *answers)
    assert (stage.touchpoints, stage.reading.n) == (2, 104)
    assert (journey.touchpoints, journey.reading.n) == (3, 156)
    assert found("stage", "two", *answers) == ()


def test_a_stage_that_was_asked_itself_is_not_pooled() -> None:
    answers = (said(GOOD, touchpoint="a"), said(GOOD, touchpoint="b"))
    (stage,) = found("stage", "one", *answers, said(BAD, stage="one"))
    assert (stage.touchpoints, stage.reading.n, stage.reading.value < 2) == (0, 52, True)
    ours = found("stage", "one", *answers, said(BAD, stage="one", respondents="team"))
    assert [(s.touchpoints, s.guessed) for s in ours] == [(2, False), (0, True)]


def test_guesses_of_ours_are_never_pooled() -> None:
    guesses = [said(GOOD, touchpoint=id, respondents="team") for id in "ab"]
    assert found("stage", "one", *guesses) == ()


@pytest.mark.parametrize(
    ("fields", "misses"),
    [
        ({"answers": BAD}, True),
        ({"answers": GOOD}, False),
        ({"answers": (3, 3, 2, 1, 0)}, False),  # nine are anecdotal
        ({"answers": (4, 3, 2, 1, 0)}, True),  # ten are not
        ({"answers": BAD, "respondents": "team"}, False),
        ({"answers": BAD, "respondents": "employees"}, True),
    ],
)
def test_only_enough_answers_of_others_are_judged(fields: dict[str, Any], misses: bool) -> None:
    (one,) = found("touchpoint", "a", said(**fields))
    assert one.misses is misses


def test_only_the_newest_is_judged() -> None:
    new, old = found("touchpoint", "a", said(BAD, period="Q1 2025"), said(GOOD, period="Q3 2026"))
    assert (new.counts, new.misses, old.counts, old.misses) == (True, False, False, False)
    new, old = found("touchpoint", "a", said(GOOD, period="Q1 2025"), said(BAD, period="Q3 2026"))
    assert (new.misses, old.misses) == (True, False)


def test_what_is_pooled_is_not_judged_for_people_are_in_it_several_times() -> None:
    (stage,) = found("stage", "one", said(BAD, touchpoint="a"), said(BAD, touchpoint="b"))
    assert stage.reading.high is not None and stage.reading.high < 4.0
    assert not stage.misses


def test_at_once_there_is_the_same_as_one_by_one() -> None:
    random.seed(2)
    people, periods = ("customers", "employees", "team"), ("", "2025", "Q3 2026")
    for _ in range(40):
        document_ = document(
            *(
                said(
                    tuple(random.randrange(4) for _ in range(5)),
                    position=random.random(),
                    respondents=random.choice(people),
                    period=random.choice(periods),
                    **random.choice(
                        [{"touchpoint": id} for id in "abc"]
                        + [
                            {"stage": "one"},
                            {"journey": "j"},
                        ]
                    ),
                )
                for _ in range(12)
            )
        )
        assert scores_over(document_, "j", Memo()) == {
            "j": scores_at(document_, "journey", "j"),
            "one": scores_at(document_, "stage", "one"),
            "two": scores_at(document_, "stage", "two"),
        }


def test_what_is_remembered_follows_a_touchpoint_into_another_stage() -> None:
    memo, before = Memo(), document(said(GOOD, touchpoint="a"), said(BAD, touchpoint="b"))
    assert [len(x) for x in scores_over(before, "j", memo).values()] == [1, 1, 0]
    moved = document(*before.all(Score).values(), Touchpoint(id="b", step="at c", lane="lane"))
    assert [len(x) for x in scores_over(moved, "j", memo).values()] == [1, 0, 0]


def test_a_newer_segment_never_stands_for_the_whole() -> None:
    row = found(
        "touchpoint",
        "a",
        said(GOOD, period="2025", id="all"),
        said(BAD, period="2026", segment="Germany", id="part"),
    )
    assert [one.score.id for one in row] == ["all", "part"]
    assert [one.counts for one in row] == [True, False]
