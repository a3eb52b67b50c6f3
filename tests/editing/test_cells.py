"""Cells as people write them: headings in three languages, feelings on any scale, words, faces."""

from __future__ import annotations

from time import process_time

import pytest

from journeymap.tabular.cells import felt_by, meaning, severity
from journeymap.tabular.feelings import scale_of, valence


@pytest.mark.parametrize(
    ("heading", "means"),
    [
        ("TOUCHPOINT", "title"),
        ("Touch-point:", "title"),
        ("Точка контакту", "title"),
        ("точка контакта", "title"),
        ("Етап", "stage"),
        ("Journey phase", "stage"),
        ("Severity (0-4)", "severity"),
        ("Feeling (1–5)", "feeling"),
        ("Emotion score", "feeling"),
        ("Feeling (Olena)", "felt"),
        ("Olena's feeling", "felt"),
        ("Настрій Олени", "felt"),
        ("Expected feeling", "expectation"),
        ("Moment of truth?", "moment"),
        ("", ""),
        ("42", ""),
        ("Q7ART", ""),
        ("Duration (min)", "duration"),
        ("Тривалість (хв)", "duration"),
        ("Длительность (мин)", "duration"),
        ("Waiting time", "waiting"),
        ("Час очікування, хв", "waiting"),
        ("Очікування", "expectation"),
    ],
)
def test_a_heading_is_understood_in_each_language(heading: str, means: str) -> None:
    assert meaning(heading) == means


@pytest.mark.parametrize(
    "heading",
    [
        "Feeling Olena",
        "feeling: Olena",
        "Emotion of Olena",
        "Feeling (Olena)",
        "Olena feeling",
        "Olena – mood",
        "Olena's feelings",
        "Настрій: Olena",
    ],
)
def test_whose_feeling_it_is_stands_in_the_heading(heading: str) -> None:
    assert felt_by(heading) == "Olena"


@pytest.mark.parametrize(
    ("texts", "scale", "values"),
    [
        (["1", "5", "3"], "five", [-1.0, 1.0, 0.0]),
        (["4.5", "2"], "five", [0.75, -0.5]),
        (["-2", "2", "0"], "two", [-1.0, 1.0, 0.0]),
        (["0", "2", "1"], "two", [0.0, 1.0, 0.5]),
        (["-3", "1.5"], "three", [-1.0, 0.5]),
        (["-5", "4", "9"], "minus_five", [-1.0, 0.8, None]),
        (["10", "1", "5.5", "8"], "ten", [1.0, -1.0, 0.0, 5 / 9]),
        (["1", "2", "3", "4", "9"], "five", [-1.0, -0.5, 0.0, 0.5, None]),
        (["-1", "0,5", "−0.25"], "one", [-1.0, 0.5, -0.25]),
        (["1", "1"], "one", [1.0, 1.0]),
        (["happy", "дуже погано", "🙂", "☹️", "+"], "one", [0.5, -1.0, 0.5, -0.5, 0.5]),
        (["5", "99", "nan", "inf", "bah"], "five", [1.0, None, None, None, None]),
    ],
)
def test_feelings_are_read_on_the_scale_they_seem_to_be_on(
    texts: list[str], scale: str, values: list[float | None]
) -> None:
    assert scale_of(texts) == scale
    assert [valence(text, scale) for text in texts] == values


@pytest.mark.parametrize(
    ("text", "severe"),
    [
        ("3", 3),
        ("0", 0),
        ("high", 3),
        ("Критична", 4),
        ("низкая", 1),
        ("9", None),
        ("2.5", None),
        ("", None),
    ],
)
def test_how_bad_a_friction_is_may_be_told_in_a_word(text: str, severe: int | None) -> None:
    assert severity(text) == severe


@pytest.mark.parametrize("cell", ["- " * 30_000 + "x", "feeling " * 30_000, " " * 60_000 + "a"])
def test_a_long_cell_is_no_heading_and_takes_no_time(cell: str) -> None:
    before = process_time()
    assert not meaning(cell) and not felt_by(cell)
    assert process_time() - before < 5
