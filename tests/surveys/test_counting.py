"""Answers are counted as a mapping says; what is none is told apart, and nothing is clamped."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.count import SurveyCount
from journeymap.tabular.surveys.counting import counted
from journeymap.tabular.surveys.proposing import proposed
from journeymap.tabular.surveys.reading import read_survey

DATA = Path(__file__).parent / "data"


def count_of(path: Path) -> SurveyCount:
    sheet = read_survey(path)
    return counted(sheet, proposed(sheet, Snapshot(()), ""))


@pytest.mark.parametrize(
    ("name", "column", "histogram"),
    [
        ("survey-qualtrics.csv", "Q2_1", (11, 13, 7, 14, 15)),
        ("survey-qualtrics.ods", "Q2_1", (11, 13, 7, 14, 15)),
        ("survey-googleforms.xls", "How satisfied were you with delivery?", (12, 10, 19, 13, 6)),
        ("survey-surveymonkey.csv", "How satisfied are you with: Ordering", (0, 15, 0, 25, 20)),
        (
            "survey-googleforms.csv",
            "How satisfied were you with delivery?",
            (12, 10, 19, 13, 6),
        ),
        ("survey-four-rows.csv", "csat", (1, 1, 0, 1, 1)),
    ],
)
def test_each_shape_gives_its_answers(name: str, column: str, histogram: tuple[int, ...]) -> None:
    found = count_of(DATA / name).column(column)
    assert found is not None
    assert found.histogram == histogram


def test_each_row_of_a_long_table_counts_at_its_touchpoint() -> None:
    count = count_of(DATA / "survey-four-rows.csv")
    at = {(t.column, t.part.touchpoint): sum(t.answers) for t in count.tallies}
    assert at == {
        ("nps", "Searches"): 2,
        ("nps", "Calls"): 2,
        ("csat", "Searches"): 2,
        ("csat", "Calls"): 2,
    }


def test_a_survey_that_was_read_leaves_the_limits_of_other_tables_alone() -> None:
    before = csv.field_size_limit()
    count_of(DATA / "survey-four-rows.csv")
    assert csv.field_size_limit() == before
