"""Days are kept one way and read in the way of the language."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap import dates
from journeymap.language import LANGUAGES, use


@pytest.mark.parametrize(
    ("language", "day", "month", "may"),
    [
        ("en", "1 Feb 2027", "Feb 2027", "May 2027"),
        ("uk", "1 лют. 2027", "лют. 2027", "трав. 2027"),
        ("ru", "1 февр. 2027", "февр. 2027", "май 2027"),
    ],
)
def test_a_day_and_a_month_are_written_as_the_language_writes_them(
    language: str, day: str, month: str, may: str
) -> None:
    use(language)
    assert dates.written("2027-02-01") == day
    assert (dates.written("2027-02"), dates.written("2027-05")) == (month, may)


@pytest.mark.parametrize(
    "text",
    ["", "2027", "next summer", "Q3 2026", "2027-02-31", "2027-13", "12027-02-01", "0000-01"],
)
def test_what_is_no_day_stays_as_it_is(text: str) -> None:
    assert dates.written(text) == text == dates.understood(text)
    assert dates.day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2027-02-01",
        "2027-2-1",
        "2027/02/01",
        "1.2.2027",
        "01.02.2027",
        " 1. 2. 2027 ",
        "1 Feb 2027",
        "1 february 2027",
        "Feb 1, 2027",
        "February 1 2027",
        "1 лют. 2027",
        "1 лютого 2027 р.",
        "1 февр. 2027",
        "1 февраля 2027 г.",
        "01.02.2027 г",
        "1 Фев 2027",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_typed_day_is_understood_in_every_language(text: str, language: str) -> None:
    use(language)
    assert dates.understood(text) == "2027-02-01"


@pytest.mark.parametrize("text", ["2027-02", "02.2027", "Feb 2027", "лютий 2027", "февраль 2027"])
def test_a_typed_month_is_understood(text: str) -> None:
    assert dates.understood(text) == "2027-02"


@pytest.mark.parametrize(
    "text",
    ["1/2/2027", "31.02.2027", "1 marketing 2027", "1 Fe 2027", "1.2.27", "call on 1.2.2027"],
)
def test_what_could_be_another_day_or_none_is_left_as_it_was_typed(text: str) -> None:
    assert dates.understood(text) == text


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=st.dates(date(1000, 1, 1)))
def test_what_is_written_is_understood_again(language: str, day: date) -> None:
    use(language)
    for kept in (day.isoformat(), day.isoformat()[:7]):
        assert dates.written(kept) != kept
        assert dates.understood(dates.written(kept)) == kept


def test_a_moment_is_told_in_the_time_of_the_place() -> None:
    use("uk")
    moment = datetime(2026, 11, 27, 12, 5).astimezone()
    assert dates.stamp(moment.isoformat()) == "27 лист. 2026, 12:05"
    far = moment.astimezone(moment.tzinfo).utcoffset() or timedelta()
    assert dates.stamp((moment - far).replace(tzinfo=None).isoformat() + "Z") == dates.stamp(
        moment.isoformat()
    )
    assert dates.stamp("yesterday") == dates.stamp("") == ""
