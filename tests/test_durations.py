"""How long things take is kept in minutes, and read and written as people do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.durations import minutes, told, written
from journeymap.language import LANGUAGES, use


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5.0),
        ("5 min", 5.0),
        ("5min.", 5.0),
        ("1.5 h", 90.0),
        ("1,5 h", 90.0),
        ("2 h", 120.0),
        ("2 h 30 min", 150.0),
        ("2h30", 150.0),
        ("2 hours and 30 minutes", 150.0),
        ("2 Hours, 30 Min", 150.0),
        ("30 s", 0.5),
        ("1 min 42 s", 1.7),
        ("half an hour", 30.0),
        ("1½ h", 90.0),
        ("½ h", 30.0),
        ("an hour", 60.0),
        ("3 days", 4320.0),
        ("1 week", 10080.0),
        ("6 months", 259_200.0),
        ("1 year", 525_600.0),
        ("3 дні", 4320.0),
        ("2 год 30 хв", 150.0),
        ("1 година", 60.0),
        ("2 доби", 2880.0),
        ("2 тижні", 20160.0),
        ("півтори години", 90.0),
        ("півгодини", 30.0),
        ("2 ч", 120.0),
        ("2ч30", 150.0),
        ("5 мин", 5.0),
        ("полчаса", 30.0),
        ("полтора часа", 90.0),
        ("3 суток", 4320.0),
        ("1.5 Stunden", 90.0),
        ("3 Tage", 4320.0),
        ("0", 0.0),
    ],
)
def test_a_time_is_read_in_every_way_people_write_it(text: str, value: float) -> None:
    assert minutes(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "soon",
        "19 min, 11 of them on hold",
        "2–3 days",
        "2-3 h",
        "about 2 h",
        "~2 h",
        "-5 min",
        "3 evenings",
        "2 h 3 h",
        "30 min 2 h",
        "1,200 min",
        "5 %",
        "h",
        "3 days 5",
        "1:30",
        "x" * 5000,
        "9" * 5000,
    ],
)
def test_what_is_no_time_or_only_partly_one_is_not_read(text: str) -> None:
    assert minutes(text) is None


def test_the_short_word_for_hours_in_ukrainian_is_the_russian_for_a_year() -> None:
    use("uk")
    assert minutes("2 год") == 120.0
    use("ru")
    assert minutes("1 год") == 525_600.0
    assert minutes("21 год") == 21 * 525_600.0
    assert minutes("2 год 30 хв") == 150.0, "nobody writes so of years"
    assert minutes("11 год") == 660.0


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0, "0 min"),
        (0.5, "30 s"),
        (1.7, "1 min 42 s"),
        (45.0, "45 min"),
        (60.0, "1 h"),
        (90.0, "1 h 30 min"),
        (1440.0, "1 day"),
        (1500.0, "1 day 1 h"),
        (4320.0, "3 days"),
    ],
)
def test_a_time_is_written_in_units_that_fit(value: float, said: str) -> None:
    assert written(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1.7, "1 min 42 s"),
        (59.5, "59 min 30 s"),
        (60.5, "1 h"),
        (313.5, "5 h 14 min"),
        (1439.7, "1 day"),
        (1500.0, "1 day 1 h"),
        (4573.0, "3 days 4 h"),
    ],
)
def test_of_a_time_told_in_passing_what_is_too_small_is_left_out(value: float, said: str) -> None:
    assert told(value) == said


@given(
    st.sampled_from(sorted(LANGUAGES)),
    st.floats(0, 1e7, allow_subnormal=False) | st.integers(0, 10**7).map(float),
)
def test_what_is_written_is_read_back_in_every_language(language: str, value: float) -> None:
    use(language)
    again = minutes(written(value))
    assert again is not None and again == pytest.approx(value, abs=1e-4)
    assert minutes(written(again)) == pytest.approx(again, abs=1e-6)
