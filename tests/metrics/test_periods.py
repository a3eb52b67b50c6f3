"""Periods are read as people write them, so that the newest is found."""

from datetime import date

import pytest

from journeymap.metrics.periods import age, days_said, same, span, when
from journeymap.model.records import Score

QUARTER = (date(2026, 7, 1), date(2026, 9, 30))
SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))


def of(period: str, begins: str = "", ends: str = "") -> Score:
    """Return a score of a period as it was typed, and of days where they are given."""
    return Score(id="s", metric="m", period=period, begins=begins, ends=ends)


@pytest.mark.parametrize(
    "written",
    [
        "Q3 2026",
        "2026-Q3",
        "2026 Q3",
        "q3/2026",
        "3rd quarter 2026",
        "quarter 3, 2026",
        "3 кв. 2026",
        "3 кв 2026",
        "III квартал 2026",
        "ІІІ квартал 2026",
        "Ⅲ квартал 2026",
        "3-й квартал 2026 г.",
        "Jul – Sep 2026",
        "July to September 2026",
        "2026-07 – 2026-09",
        "июль–сентябрь 2026",
        "липень – вересень 2026",
    ],
)
def test_a_quarter_is_read_in_three_languages(written: str) -> None:
    assert span(written) == QUARTER


@pytest.mark.parametrize(
    "written",
    [
        "Sept 2026",
        "September 2026",
        "sep. 2026",
        "2026-09",
        "09/2026",
        "9.2026",
        "вересень 2026",
        "вересня 2026",
        "вер. 2026",
        "сентябрь 2026",
        "сентября 2026 г.",
        "сент. 2026",
    ],
)
def test_a_month_is_read_by_name_and_number(written: str) -> None:
    assert span(written) == SEPTEMBER


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2025–2026", date(2025, 1, 1), date(2026, 12, 31)),
        ("H1 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("2-е полугодие 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("І півріччя 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-W36", date(2026, 8, 31), date(2026, 9, 6)),
        ("2026-09-01", date(2026, 9, 1), date(2026, 9, 1)),
        ("01.09.2026", date(2026, 9, 1), date(2026, 9, 1)),
        ("9/30/2026", date(2026, 9, 30), date(2026, 9, 30)),
        ("5 квітня 2026", date(2026, 4, 5), date(2026, 4, 5)),
        ("9 мая 2026", date(2026, 5, 9), date(2026, 5, 9)),
        ("Dec 2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("market survey 2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_years_halves_weeks_and_dates_are_read(written: str, first: date, last: date) -> None:
    assert span(written) == (first, last)


@pytest.mark.parametrize(
    "written", ["", "wave 2", "Q3", "last spring", "2026-13-01", "31.02.2026", "12026", "–"]
)
def test_what_cannot_be_read_is_the_oldest(written: str) -> None:
    assert span(written) is None
    assert age(of(written)) < age(of("1901"))
    assert days_said(written) == {"begins": "", "ends": ""}


def test_of_two_that_end_together_the_shorter_is_the_newer() -> None:
    whole, third, second, before = (of(x) for x in ("2026", "Q3 2026", "Q2 2026", "2025"))
    assert age(whole) > age(third) > age(second) > age(before)
    assert age(of("Q4 2025")) > age(before)


def test_one_period_is_the_same_however_it_is_written() -> None:
    assert same(of("Q3 2026")) == same(of("3 кв. 2026")) != same(of("2026"))
    assert same(of(" Wave  2")) == same(of("wave 2")) != same(of("wave 3"))


def test_the_days_of_a_score_count_where_its_period_says_none() -> None:
    said = days_said("3 кв. 2026")
    assert said == {"begins": "2026-07-01", "ends": "2026-09-30"}
    third = of("3 кв. 2026", **said)
    assert same(third) == same(of("Q3 2026"))
    told = of("wave 2", begins="2026-07-01", ends="2026-09-30")
    assert same(told) == same(third) and age(told) == age(third)
    late = of("лютий 2027", begins="2026-07-01", ends="2026-09-30")
    assert age(late) == age(of("лютий 2027")), "what people see is what counts"
    one = of("", ends="2026-07-01")
    assert same(one) == (date(2026, 7, 1), date(2026, 7, 1))
    turned = of("", begins="2026-07-01", ends="2026-01-01")
    assert same(turned) == (date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (of(" 3 кв. 2026 "), "3 кв. 2026"),
        (of("2026-07"), "Jul 2026"),
        (of(""), ""),
        (of("", begins="2026-01-01", ends="2026-12-31"), "2026"),
        (of("", begins="2026-07-01", ends="2026-09-30"), "Q3 2026"),
        (of("", begins="2026-09-01", ends="2026-09-30"), "Sep 2026"),
        (of("", begins="2026-09-01", ends="2026-09-01"), "1 Sep 2026"),
        (of("", begins="2026-01-01", ends="2026-06-30"), "1 Jan 2026 to 30 Jun 2026"),
    ],
)
def test_a_period_is_said_as_it_was_typed_and_else_by_its_days(score: Score, said: str) -> None:
    assert when(score) == said
