"""The survey of San Francisco's airport, 2017 (DataSF open data), gives its published figures."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from journeymap import api
from journeymap.metrics import Reading, read
from journeymap.metrics.interval import mean_of
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.count import SurveyCount
from journeymap.tabular.surveys.counting import counted
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.proposing import offered, proposed
from journeymap.tabular.surveys.reading import read_survey

PACKED = Path(__file__).parent / "data" / "sfo_2017.csv.gz"


@pytest.fixture(scope="module")
def airport(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("airport") / "sfo_2017.csv"
    path.write_bytes(gzip.decompress(PACKED.read_bytes()))
    return path


@pytest.fixture(scope="module")
def count(airport: Path) -> tuple[SurveyMapping, SurveyCount]:
    sheet = read_survey(airport)
    mapping = proposed(sheet, Snapshot(()), "")
    return mapping, counted(sheet, mapping)


def reading(count: tuple[SurveyMapping, SurveyCount], name: str) -> Reading:
    mapping, told = count
    column, found = mapping.column(name), told.column(name)
    assert column and found
    reading = read(mapping.metric_of(column).record, found.histogram)
    assert reading
    return reading


def test_nps_is_that_of_2746_answers(count: tuple[SurveyMapping, SurveyCount]) -> None:
    nps = reading(count, "NETPRO")
    assert (nps.n, round(nps.value, 2)) == (2746, 39.84)
    assert nps.low and nps.high
    assert (round(nps.low, 3), round(nps.high, 3)) == (37.182, 42.410)


@pytest.mark.parametrize(
    ("name", "n", "mean", "top", "low", "high"),
    [
        ("Q7ALL", 2688, 4.0644, 82.068, 80.573, 83.473),
        ("Q7FOOD", 2421, 3.6154, 55.721, 53.735, 57.689),
        ("Q7LTPARKING", 834, 3.8501, 66.187, 62.909, 69.317),
        ("Q14FIND", 2683, 4.4133, 85.352, 83.964, 86.640),
    ],
)
def test_ratings_are_those_published(
    count: tuple[SurveyMapping, SurveyCount],
    name: str,
    n: int,
    mean: float,
    top: float,
    low: float,
    high: float,
) -> None:
    found, told = reading(count, name), count[1].column(name)
    assert told and found.low and found.high
    assert (found.n, round(mean_of(1, told.histogram), 4)) == (n, mean)
    assert tuple(round(x, 3) for x in (found.value, found.low, found.high)) == (top, low, high)


def test_blanks_and_never_used_are_missing_and_said(
    count: tuple[SurveyMapping, SurveyCount],
) -> None:
    missing = {one.key: dict(one.missing) for one in count[1].columns}
    assert missing["Q7ALL"] == {"Blank": 143}
    assert missing["Q7FOOD"] == {"6": 341, "0": 69}
    assert missing["NETPRO"] == {"11": 84, "": 1}
    assert count[1].rejected_count == 0


def test_eleven_is_rejected_with_its_rows_when_it_is_not_said_to_be_missing(airport: Path) -> None:
    from dataclasses import replace

    sheet = read_survey(airport)
    mapping = proposed(sheet, Snapshot(()), "")
    column = mapping.column("NETPRO")
    assert column
    count = counted(sheet, mapping.with_column(replace(column, missing=())))
    assert count.rejected_count == 84
    assert {one.value for one in count.rejected} == {"11"}
    found = count.column("NETPRO")
    assert found and sum(found.histogram) == 2746  # never moved onto the scale


def test_codes_of_other_questions_are_no_ratings(count: tuple[SurveyMapping, SurveyCount]) -> None:
    assert count[0].column("Q5TIMESFLOWN") is None and count[0].column("Q20GENDER") is None


def test_questions_asked_twice_at_a_place_are_two_metrics(
    count: tuple[SurveyMapping, SurveyCount],
) -> None:
    food, clean = count[0].column("Q7FOOD"), count[0].column("Q9FOOD")
    assert food and clean and food.touchpoint == clean.touchpoint
    assert food.metric != clean.metric


def test_weights_are_offered_and_not_applied(
    airport: Path, count: tuple[SurveyMapping, SurveyCount]
) -> None:
    offer = offered(read_survey(airport), Snapshot(()), count[0])
    assert offer.weights == ("WEIGHT",) and count[0].weight == ""
    assert not any(tally.weighted for tally in count[1].tallies)


def test_it_becomes_a_map_in_one_step(airport: Path, tmp_path: Path) -> None:
    with api.new(tmp_path / "a.journey") as project:
        outcome = project.survey(airport)
        (journey,) = project.journeys
        titles = {card.title for card in journey.touchpoints}
        assert {"Food", "Art", "Boarding"} <= titles
        whole = {(one["kind"], one["metric"]): one["n"] for one in journey.scores}
        assert 2746 in whole.values() and 2688 in whole.values()
        assert len(outcome.scores) == 24
        assert project.undo()
        assert not project.journeys[0].touchpoints
