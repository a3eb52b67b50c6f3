"""Scores in columns of a sheet: with n they are scores, without they are named."""

from __future__ import annotations

import pytest

from journeymap.formats.csv.reading import read
from journeymap.metrics.scored import reading_of, scores_at
from journeymap.model.records import Metric, Score, Touchpoint
from journeymap.model.snapshot import Snapshot


def scores(text: str) -> dict[tuple[str, str], tuple[float, int]]:
    """Return value and n by touchpoint and kind of metric."""
    now = Snapshot().apply(read(text, "plan.csv").change)
    found = {}
    for score in now.all(Score).values():
        metric = now.all(Metric)[score.metric]
        reading = reading_of(metric, score)
        assert reading
        card = now.all(Touchpoint)[score.touchpoint or ""]
        found[card.title, metric.kind] = (round(reading.value, 1), reading.n)
    return found


def test_promoters_passives_and_detractors_are_an_nps_with_its_interval() -> None:
    text = (
        "Stage,Touchpoint,NPS,CSAT,n,Promoters,Passives,Detractors\n"
        "Before,Searches,40,4.1,120,70,28,22\nAfter,Calls,-30,2.0,118,20,43,55\n"
    )
    came = read(text, "plan.csv")
    now = Snapshot().apply(came.change)
    searches = next(c for c in now.all(Touchpoint).values() if c.title == "Searches")
    nps, csat = scores_at(now, "touchpoint", searches.id)
    assert (nps.metric.kind, nps.reading.value, nps.reading.n) == ("nps", 40.0, 120)
    assert nps.reading.low is not None and nps.reading.high is not None
    assert round(nps.reading.low) == 25 and round(nps.reading.high) == 53
    assert (csat.metric.kind, csat.reading.shown, csat.reading.n) == ("csat", "4.1", 120)
    assert csat.reading.low is None and csat.reported
    assert not came.report
    assert "“CSAT” was read as a mean on a scale from 1 to 5." in came.assumed


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("Touchpoint,NPS,n\nA,+40,120\n", {("A", "nps"): (40.0, 120)}),
        ("Touchpoint,NPS\nA,−12 (n = 85)\n", {("A", "nps"): (-12.0, 85)}),
        ("Touchpoint,CSAT (1-5)\nA,4.1 (n=120)\n", {("A", "csat"): (4.1, 120)}),
        ("Touchpoint;CSAT\nA;4,1 (n = 1 200)\n", {("A", "csat"): (4.1, 1200)}),
        ("Touchpoint,CSAT,Responses\nA,82 %,300\n", {("A", "csat"): (82.0, 300)}),
        ("Touchpoint,CES,n\nA,5.6,44\n", {("A", "ces2"): (5.6, 44)}),
        ("Touchpoint,CES 1.0,n\nA,2.6,44\n", {("A", "ces1"): (2.6, 44)}),
        (
            "Touchpoint,NPS,NPS n,CSAT,CSAT n\nA,20,50,4.0,70\n",
            {("A", "nps"): (20.0, 50), ("A", "csat"): (4.0, 70)},
        ),
        ("Точка контакту;NPS;Кількість відповідей\nA;20;50\n", {("A", "nps"): (20.0, 50)}),
        ("Touchpoint,Промоутеры,Нейтралы,Критики\nA,60,20,20\n", {}),
        ("Touchpoint,Промоутеры,Нейтральные,Критики\nA,60,20,20\n", {("A", "nps"): (40.0, 100)}),
        (
            "Touchpoint,% promoters,% passives,% detractors,n\nA,58 %,23 %,19 %,210\n",
            {("A", "nps"): (39.0, 210)},
        ),
        ("Touchpoint,Promoters,Detractors,n\nA,70,22,120\n", {("A", "nps"): (40.0, 120)}),
    ],
)
def test_scores_in_columns_come_in_with_their_n(
    sheet: str, found: dict[tuple[str, str], tuple[float, int]]
) -> None:
    assert scores(sheet) == found


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("Touchpoint,NPS\nA,40\n", "does not say of how many"),
        ("Touchpoint,CSAT,n\nA,4.1,\n", "does not say of how many"),
        ("Touchpoint,NPS,n\nA,140,20\n", "outside the scale from −100 to 100"),
        ("Touchpoint,NPS,n\nA,good,20\n", "“good” is no score"),
        ("Touchpoint,NPS,Promoters,Passives,Detractors\nA,10,70,28,22\n", "come to +40"),
        ("Touchpoint,Promoters,Passives,Detractors\nA,50%,30%,20%\n", "whole numbers"),
    ],
)
def test_a_score_that_cannot_be_taken_is_named_with_its_row(sheet: str, said: str) -> None:
    report = read(sheet, "plan.csv").report
    assert [(row, said in why) for row, why in report] == [(2, True)]


def test_a_period_goes_with_the_scores_of_its_row() -> None:
    came = read("Touchpoint,NPS,n,Period\nA,40,120,Q3 2026\n", "plan.csv")
    (score,) = Snapshot().apply(came.change).all(Score).values()
    assert (score.period, score.begins, score.ends) == ("Q3 2026", "2026-07-01", "2026-09-30")


def test_the_same_question_is_one_in_all_rows() -> None:
    now = Snapshot().apply(read("Touchpoint,NPS,n\nA,4,12\nB,8,12\n", "a.csv").change)
    assert len(now.all(Metric)) == 1 and len(now.all(Score)) == 2


def test_what_stands_where_a_count_should_is_named() -> None:
    came = read("Touchpoint,NPS (n),CSAT\nShop,+40 (n = 120),4.4 of 5 (n = 92)\n", "x.csv")
    assert came.report == ((2, "“+40 (n = 120)” does not say how many answered; it was left out."),)


def test_one_value_beyond_the_scale_a_heading_says_makes_no_shares_of_the_others() -> None:
    sheet = "Touchpoint,CSAT (1-10),n\nShop,8.8,20\nPhone,11,20\n"
    assert scores(sheet) == {("Shop", "csat"): (8.8, 20)}
    came = read(sheet, "x.csv")
    assert came.report == ((3, "11 lies outside the scale from 1 to 10; it was left out."),)
