"""How far the company's own view lies from what customers say."""

from __future__ import annotations

import pytest

from journeymap.analysis.findings import find
from journeymap.formats.md import report
from journeymap.metrics.perception import gaps
from journeymap.metrics.scored import scores_at
from journeymap.metrics.wording import apart, distance, line, own_view
from journeymap.model.records import Metric, Score
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.view import View
from tests.metrics.test_scored import document, said

SUPERIOR = Metric(id="superior", kind="own", title="Superior", method="top", top=1, low=0, high=1)
EFFORT = Metric(id="effort", kind="ces1", title="Effort", low=1, high=5, direction="lower")
BAIN = (
    SUPERIOR,
    Score(id="theirs", metric="superior", journey="j", answers=(92, 8)),
    Score(id="ours", metric="superior", journey="j", answers=(72, 290), respondents="employees"),
)
"""Bain & Company 2005: of 362 firms 80 % believed what 8 % of their customers say."""


def of(snapshot: Snapshot, place: str = "touchpoint", id: str = "a") -> list[str]:
    return [own_view(gap) for one in scores_at(snapshot, place, id) for gap in gaps(one)]


def test_eighty_per_cent_against_eight_are_seventy_two_points() -> None:
    snapshot = document(*BAIN)
    (scored, own) = scores_at(snapshot, "journey", "j")
    (gap,) = gaps(scored)
    assert gap.points == pytest.approx(72.0, abs=0.2)
    assert own_view(gap) == "employees: 80 % (n = 362), 72 points above customers"
    assert apart(gap) == "employees +72"
    assert gap.overrates and not gaps(own)


def test_a_guess_is_compared_with_the_newest_that_customers_say() -> None:
    snapshot = document(
        said((0, 0, 0, 0, 30), period="2025", id="old"),
        said((30, 0, 0, 0, 0), period="2026", id="new"),
        said((0, 0, 0, 6, 0), respondents="team", id="guess"),
    )
    assert of(snapshot) == ["our guess: 4.0 (n = 6), 3.0 above customers"]


def test_a_guess_of_one_part_is_not_compared_with_the_whole() -> None:
    snapshot = document(
        said((30, 0, 0, 0, 0)),
        said((0, 0, 0, 6, 0), respondents="team", persona="olena"),
    )
    assert of(snapshot) == []


def test_what_was_reported_and_what_was_counted_are_compared() -> None:
    snapshot = document(
        said((), reported=2.0, reported_n=80),
        said((), reported=4.25, reported_n=6, respondents="team"),
    )
    assert of(snapshot) == ["our guess: 4.25 (n = 6), 2.25 above customers"]


def test_single_answers_of_customers_are_no_score_to_compare_with() -> None:
    snapshot = document(said((1, 0, 0, 0, 0)), said((0, 0, 0, 6, 0), respondents="team"))
    assert of(snapshot) == []


def test_one_who_guesses_on_the_scale_of_a_mean_is_compared_and_of_another_not() -> None:
    alone = said((0, 0, 0, 0, 1), respondents="team")
    assert of(document(said((30, 0, 0, 0, 0)), alone)) == [
        "our guess: 5 (n = 1), 4.0 above customers"
    ]
    ten = (0,) * 10 + (1,)
    snapshot = document(
        said((30,) + (0,) * 10, metric="nps"), said(ten, metric="nps", respondents="team")
    )
    assert of(snapshot) == []


def test_below_and_the_same_are_said_too() -> None:
    same = document(said((0, 0, 0, 30, 0)), said((0, 0, 0, 6, 0), respondents="team"))
    below = document(said((0, 0, 0, 30, 0)), said((0, 0, 6, 0, 0), respondents="team"))
    assert of(same) == ["our guess: 4.0 (n = 6), the same as customers"]
    assert of(below) == ["our guess: 3.0 (n = 6), 1.0 below customers"]


def test_where_lower_is_better_it_is_a_lower_guess_that_overrates() -> None:
    theirs = Score(metric="effort", touchpoint="a", answers=(0, 5, 10, 30, 30))
    for guess, overrated in (((6, 0, 0, 0, 0), True), ((0, 0, 0, 0, 6), False)):
        ours = Score(metric="effort", touchpoint="a", answers=guess, respondents="team")
        snapshot = document(EFFORT, theirs, ours)
        (gap,) = (gap for one in scores_at(snapshot, "touchpoint", "a") for gap in gaps(one))
        assert gap.overrates is overrated


def test_a_gap_within_what_the_answers_leave_open_is_no_finding() -> None:
    few = document(said((1, 2, 5, 3, 1)), said((0, 0, 2, 4, 0), respondents="team"))
    many = document(said((10, 20, 50, 30, 10)), said((0, 0, 0, 6, 0), respondents="team"))
    assert [f for f in find(few, "j") if f.kind == "perception_gap"] == []
    (found,) = (f for f in find(many, "j") if f.kind == "perception_gap")
    assert (found.ids, found.values["own_value"], found.values["own_n"]) == (("a",), 4.0, 6)


def test_the_finding_says_both_numbers_with_their_n() -> None:
    (found,) = (f for f in find(document(*BAIN), "j") if f.kind == "perception_gap")
    assert found.severity == 3
    assert "overrate" in found.text and "by 72 points: they say 80 % (n = 362)" in found.text
    assert "customers Superior 8 % top 1 of 1 (4 to 15 %, n = 100, p < 0.001)" in found.text


def test_a_line_and_the_report_in_words_say_the_gap() -> None:
    snapshot = document(*BAIN)
    scored = scores_at(snapshot, "journey", "j")[0]
    words = "employees: 80 % (n = 362), 72 points above customers"
    assert words in line(snapshot, scored)
    assert words in report(View.of(snapshot, "j"), Options())
    assert distance(gaps(scored)[0]) == "72 points above customers"
