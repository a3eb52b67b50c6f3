"""Numbers are read as people write them, or refused in a sentence; nothing becomes 0."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.language import use
from journeymap.model.fields import Spec, specs
from journeymap.model.records import Connection, Friction, Idea, Project, Score, Touchpoint
from journeymap.tabular.figures import as_share, fitted, misfit, shown

SHARE = specs(Friction)["share"]
REACH = specs(Idea)["reach"]
LEVELS = specs(Project)["levels"]
WEIGHT = specs(Connection)["weight"]
INVITATIONS = specs(Score)["invitations"]


@pytest.fixture(params=["en", "uk"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    yield use(request.param)
    use("en")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("40 %", 0.4),
        ("40%", 0.4),
        ("40\u00a0%", 0.4),
        ("40", 0.4),
        ("0,4", 0.4),
        ("0.4", 0.4),
        ("1", 1.0),
        ("100", 1.0),
        ("100 %", 1.0),
        ("1 %", 0.01),
        ("0,5 %", 0.005),
        ("0", 0.0),
        ("33,3 %", 0.333),
    ],
)
def test_a_share_is_per_cent_with_a_sign_or_above_1(language: str, text: str, value: float) -> None:
    assert fitted(SHARE, text) == pytest.approx(value)
    assert fitted(as_share(WEIGHT), text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 200", 1200),
        ("1 200,5", 1200.5),
        ("1\u202f200", 1200),
        ("1\u2009200,5", 1200.5),
        ("1\u00a0200", 1200),
        ("1200", 1200),
        ("12,5", 12.5),
        ("1.200,5", 1200.5),
        ("1,200.5", 1200.5),
        ("1,200,300", 1200300),
        ("1’200", 1200),
        ("0,125", 0.125),
    ],
)
def test_thousands_may_stand_apart_and_decimals_follow_a_comma_or_a_point(
    language: str, text: str, value: float
) -> None:
    assert fitted(REACH, text) == value


@pytest.mark.parametrize(
    ("spec", "text", "why"),
    [
        (SHARE, "many", "“many” is not a number from 0 % to 100 %."),
        (SHARE, "140 %", "“140 %” is not a number from 0 % to 100 %."),
        (SHARE, "-5", "“-5” is not a number from 0 % to 100 %."),
        (LEVELS, "4,5", "“4,5” is not a whole number from 3 to 11."),
        (LEVELS, "40 %", "“40 %” is not a whole number from 3 to 11."),
        (REACH, "12 34", "“12 34” is not a number from 0 on."),
        (REACH, "40 %", "“40 %” is not a number from 0 on."),
        (REACH, "1_000", "“1_000” is not a number from 0 on."),
        (REACH, "nan", "“nan” is not a number from 0 on."),
        (INVITATIONS, "0,4", "“0,4” is not a whole number from 0 on."),
        (REACH, "1,200", "“1,200” can be read in two ways: write 1200 or 1.200."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(spec: Spec, text: str, why: str) -> None:
    assert fitted(spec, text) is None
    assert misfit(spec, text) == why


def test_where_the_comma_is_before_decimals_there_are_no_two_ways() -> None:
    use("uk")
    assert fitted(REACH, "1,200") == 1.2
    use("en")


def test_a_weight_of_per_cent_is_a_share() -> None:
    assert fitted(WEIGHT, "38 %") == 0.38
    assert fitted(WEIGHT, "38") == 38


@given(st.integers(0, 10_000), st.sampled_from(["en", "uk", "ru"]))
def test_what_is_shown_of_a_share_is_read_back_as_it_was(number: int, code: str) -> None:
    use(code)
    value = number / 10_000
    assert round(fitted(SHARE, shown(SHARE, value)) or 0.0, 4) == value
    use("en")


@given(st.integers(0, 10**12), st.sampled_from([1, 4, 10]), st.sampled_from(["en", "uk", "ru"]))
def test_what_is_shown_of_a_number_is_read_back_as_it_was(n: int, part: int, code: str) -> None:
    use(code)
    value = n / part
    assert fitted(REACH, shown(REACH, value)) == value
    use("en")


@given(st.text(max_size=12))
def test_no_text_without_a_digit_of_its_own_becomes_a_number(text: str) -> None:
    if not any(map(str.isdecimal, text)):
        assert fitted(SHARE, text) is None and fitted(REACH, text) is None


DURATION = specs(Touchpoint)["duration"]


@pytest.mark.parametrize(
    ("text", "value"), [("2 h", 120.0), ("3 дні", 4320.0), ("1.5 Stunden", 90.0), ("5", 5.0)]
)
def test_a_time_is_read_in_minutes_and_shown_in_a_unit_that_fits(text: str, value: float) -> None:
    assert fitted(DURATION, text) == value
    assert fitted(DURATION, shown(DURATION, value)) == value


@pytest.mark.parametrize("text", ["soon", "-5 min", "100 years", "40 %"])
def test_what_is_no_time_is_told_with_how_it_may_be_written(text: str) -> None:
    assert fitted(DURATION, text) is None
    assert misfit(DURATION, text) == f"“{text}” is no time. Write it as 45 min, 2 h or 3 days."
