"""What a chart says is true also where little is known, or what a file holds is odd."""

from __future__ import annotations

import pytest

from journeymap.analysis.charts import along, hurting, importance, over_time
from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.drawing.memo import Memo
from journeymap.language import percent, whole_percent
from journeymap.layout.numbers.page import lay_out
from journeymap.metrics import scale_of
from journeymap.model.grid import cards
from journeymap.model.records import Friction, Metric, Score
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.analysis.test_charts import BAD, CSAT, FAIR, GOOD, NPS, journey, said_along, score
from tests.layout.pages import MEASURE


def along_of(snapshot: Snapshot, metric: Metric) -> along.ScoresAlong:
    here = [(card, card.step) for card in cards(snapshot, "j")]
    return along.scores_along(KnownScores(snapshot), here, metric)


def test_who_may_be_as_bad_is_not_called_the_lowest_above_others() -> None:
    bare = Score(id="bare", metric="csat", touchpoint="t2", reported=5.0, reported_n=50)
    told = journey(3, score("t0", BAD), score("t1", FAIR), bare)
    assert said_along(told) == "“Does 0” is the lowest; “Does 2” cannot be told from it"


def test_a_single_answer_is_not_drawn_on_the_scale_of_a_net_score() -> None:
    one, many = (*([0] * 10), 1), (*([0] * 9), 30, 20)
    told = journey(
        3,
        score("t0", one, metric="nps"),
        score("t1", many, metric="nps"),
        score("t2", (50, *([0] * 10)), metric="nps"),
    )
    found = along_of(told, NPS)
    assert [point.touchpoint for point in found.points] == ["t1", "t2"]
    assert found.ends == scale_of(NPS)
    assert "2 of 3 touchpoints" in along.note(found)


def test_a_reported_value_off_its_scale_is_not_drawn() -> None:
    far = [
        Score(id=f"r{i}", metric="csat", touchpoint=f"t{i}", reported=1e12, reported_n=40)
        for i in range(2)
    ]
    told = journey(3, *far, score("t2", GOOD))
    assert [point.touchpoint for point in along_of(told, CSAT).points] == ["t2"]


@pytest.mark.parametrize("method", ["mean", "top", "nps"])
def test_a_scale_of_one_answer_is_laid_out(method: str) -> None:
    only = Metric(id="only", kind="own", title="Odd", low=3, high=3, method=method)
    told = journey(2, only, score("t0", (7,), metric="only"), score("t1", (9,), metric="only"))
    scene = lay_out(View.of(told, "j", arrangement="numbers"), MEASURE, Memo())
    assert any(chart.body for chart in scene.charts)


def moved(*periods: Score) -> str:
    (series,) = over_time.series_over_time(KnownScores(journey(1, *periods)), "j")
    return over_time.sentence(series)


def test_what_no_test_can_tell_is_not_called_chance() -> None:
    agreed = (
        score("j", (90, 0, 0, 0, 0), period="2026-01"),
        score("j", (0, 0, 0, 0, 90), period="2026-02"),
    )
    assert moved(*agreed) == "The journey: whether it moved cannot be tested"
    few = (
        score("j", (8, 1, 0, 0, 0), period="2026-01"),
        score("j", (0, 0, 0, 1, 8), period="2026-02"),
    )
    assert moved(*few).startswith("The journey: no movement is sure, as too few answered")


def test_what_all_matters_alike_is_not_said_to_matter_more() -> None:
    scores = [score(f"t{i}", (0, 0, 10, 200, 200 + i), r=0.1, r_n=50) for i in range(10)]
    told = journey(10, *scores)
    here = [(card, card.step) for card in cards(told, "j")]
    found = importance.importance_of(KnownScores(told), here, CSAT)
    assert found is not None and not found.urgent
    assert importance.sentence(found) == "All that was asked about matters alike"


def test_nearly_all_of_the_pain_is_not_all_of_it() -> None:
    told = journey(
        2,
        Friction(id="f0", touchpoint="t0", title="Queue", severity=4, share=1.0),
        Friction(id="f1", touchpoint="t1", title="Form", severity=1, share=0.01),
    )
    assert (
        hurting.sentence(hurting.hurting(told, cards(told, "j")))
        == "“Queue” alone makes 99.8 % of the pain"
    )


def test_of_frictions_that_hit_alike_none_hits_hardest() -> None:
    told = journey(
        2,
        Friction(id="f0", touchpoint="t0", title="Queue", severity=4),
        Friction(id="f1", touchpoint="t1", title="Form", severity=4),
    )
    said = hurting.sentence(hurting.hurting(told, cards(told, "j")))
    assert said == "2 frictions hit hardest; how many they hit is not known"


def test_whole_per_cent_is_never_none_or_all_of_what_is_not() -> None:
    assert [whole_percent(x) for x in (0, 0.004, 0.126, 0.5, 0.997, 1)] == [
        "0 %", "0.4 %", "13 %", "50 %", "99.7 %", "100 %",
    ]  # fmt: skip
    assert percent(1 - 1e-12) == "100 %" and percent(1e-12) == "0 %"
