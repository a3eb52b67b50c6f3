"""Reports, pages and slides tell of the cases of a journey."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journeymap.drawing.shapes import Text
from journeymap.formats.html import page
from journeymap.formats.md import report
from journeymap.rendering.cases import cases_report
from journeymap.rendering.deck import deck
from journeymap.rendering.options import Options
from journeymap.view import EVERY_CASE, View, shown
from tests.analysis.told_cases import BOHDAN, buying
from tests.editing.maps import JOURNEY, sketch

BUYING = buying()


def test_a_report_has_a_row_a_touchpoint_with_its_cases_and_what_they_felt() -> None:
    found = cases_report(shown(View.of(BUYING, JOURNEY)))
    assert found is not None
    assert found.sentence == "3 cases laid over: Anna, Bohdan, Chen"
    assert found.rows[2] == ("c", "1 of 3 cases: Anna", "Anna: bad", "")
    assert found.rows[5][:2] == ("e", "2 of 3 cases: Anna, Bohdan")
    assert dict(found.lists) == {
        "Not in the model": (
            "Bohdan: “Asks a friend”",
            "Chen: “Goes to the shop”",
            "Chen: “Asks there”",
        ),
        "Where they leave it": (
            "after “d”: Bohdan: “Asks a friend”, back at “e”",
            "after “a”: Chen: “Goes to the shop”, back at “d”",
            "after “d”: Chen ends there",
        ),
        "Ways without an arrow": ("“d” → “c”: Anna", "“b” → “d”, without “c”: Bohdan"),
    }


def test_a_report_of_one_case_tells_of_that_alone() -> None:
    found = cases_report(shown(View.of(BUYING, JOURNEY, cases=BOHDAN)))
    assert found is not None
    assert found.sentence == "1 case laid over: Bohdan"
    assert found.rows[2][1] == "no case, assumed"
    assert dict(found.lists)["Where they leave it"] == (
        "after “d”: Bohdan: “Asks a friend”, back at “e”",
    )


def test_a_journey_without_cases_says_nothing_of_them() -> None:
    assert cases_report(shown(View.of(sketch("Web: a b"), JOURNEY))) is None
    assert "## Cases" not in report(View.of(sketch("Web: a b"), JOURNEY), Options())


def test_what_is_not_shown_is_not_told_of_cases_either() -> None:
    found = cases_report(shown(View.of(BUYING, JOURNEY, stages=("S0",))))
    assert found is not None
    assert [row[0] for row in found.rows] == ["a", "b"]
    assert [heading for heading, _ in found.lists] == ["Not in the model"]


@pytest.mark.parametrize("write", [report, page])
def test_report_and_page_have_them(write: Callable[[View, Options], str]) -> None:
    told = write(View.of(BUYING, JOURNEY), Options())
    for words in ("1 of 3 cases: Anna", "Asks a friend", "Not in the model"):
        assert words in told


def test_slides_tell_them_where_they_are_laid_over() -> None:
    def said(**how: str) -> str:
        slides = deck(View.of(BUYING, JOURNEY, **how))
        return " ".join(
            shape.text
            for slide in slides
            for figure in slide.scene.figures()
            for shape in figure.shapes
            if isinstance(shape, Text)
        )

    assert "of 3 cases" not in said()
    laid = said(cases=EVERY_CASE)
    assert "3 cases laid over" in laid and "2 of 3 cases" in laid
