"""Answers to a survey are told from a journey, so that no card is made of a respondent."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from journeymap.tabular.surveys.likeness import looks_like_answers
from journeymap.tabular.surveys.shapes import shape_of

DATA = Path(__file__).parent / "data"


def rows_of(name: str) -> list[list[str]]:
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return [*csv.reader(file)]


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("survey-qualtrics.csv", ("qualtrics", 3)),
        ("survey-surveymonkey.csv", ("surveymonkey", 2)),
        ("survey-googleforms.csv", ("google", 1)),
        ("survey-four-rows.csv", ("table", 1)),
    ],
)
def test_an_export_of_a_survey_is_known(name: str, shape: tuple[str, int]) -> None:
    rows = rows_of(name)
    assert shape_of(rows) == shape
    assert looks_like_answers(rows)


@pytest.mark.parametrize(
    "text",
    [
        "Stage,Touchpoint,Feeling\nFind,Searches,4\nFind,Compares,3\n",
        "Touchpoint,NPS,CSAT\nSearches,40,4.2\nCalls,-10,3.1\n",
        "Touchpoint,Promoters,Passives,Detractors\nSearches,40,20,10\nCalls,5,6,30\n",
        "Path,Count\nSearch > Compare,20\nSearch > Pay,30\n",
        "case,activity,timestamp\n1,Searches,2026-09-01\n1,Pays,2026-09-02\n2,Searches,2026-09-02\n",
        "Card ID,Card Name,List Name\n1,Searches,Find\n2,Pays,Buy\n",
        "Stages,Find,Buy\nTouchpoints,Ad,Till\nEmotions,3,2\n",
    ],
)
def test_a_journey_a_log_and_paths_are_none(text: str) -> None:
    assert not looks_like_answers([*csv.reader(text.splitlines())])
