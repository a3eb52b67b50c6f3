"""Times are read as they are written, by what all rows of a column say together."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from journeymap.errors import JourneyError
from journeymap.tabular.logs.moments import Moments
from journeymap.tabular.surveys.mapping import DateOrder


def read(*texts: str, dates: DateOrder = "") -> list[str]:
    """Return times as they are understood, without their zone."""
    column = Moments()
    for row, text in enumerate(texts, 2):
        found = column.read(text, row)
        assert found is not None, text
        column.add(found)
    minutes = column.settled(column.order("log.csv", dates))
    begin = datetime(1970, 1, 1)
    return [(begin + timedelta(seconds=round(one * 60))).isoformat(" ") for one in minutes]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-03-14 10:22:05", "2026-03-14 10:22:05"),
        ("2026-03-14T10:22:05.123", "2026-03-14 10:22:05"),
        ("2026-03-14T10:22:05+02:00", "2026-03-14 08:22:05"),
        ("2026-03-14T10:22:05.000+0200", "2026-03-14 08:22:05"),
        ("2026-03-14T00:30:00+02:00", "2026-03-13 22:30:00"),
        ("2026-03-14T10:22:05Z", "2026-03-14 10:22:05"),
        ("2026-03-14T10:22+02:00[Europe/Kyiv]", "2026-03-14 08:22:00"),
        ("2026-03-14", "2026-03-14 00:00:00"),
        ("2026/03/14 9:05", "2026-03-14 09:05:00"),
        ("14.03.2026 10:22", "2026-03-14 10:22:00"),
        ("14.03.26 10:22", "2026-03-14 10:22:00"),
        ("14/03/2026, 10:22:05", "2026-03-14 10:22:05"),
        ("03/14/2026 9:05 PM", "2026-03-14 21:05:00"),
        ("03/14/2026 12:05 AM", "2026-03-14 00:05:00"),
        ("14 March 2026 10:22", "2026-03-14 10:22:00"),
        ("14 березня 2026 10:22", "2026-03-14 10:22:00"),
        ("14 марта 2026 г. 10:22", "2026-03-14 10:22:00"),
        ("Mar 14, 2026 10:22", "2026-03-14 10:22:00"),
        ("20260314T102205", "2026-03-14 10:22:05"),
        ("20260314", "2026-03-14 00:00:00"),
        ("1773483725", "2026-03-14 10:22:05"),
        ("1773483725000", "2026-03-14 10:22:05"),
        ("46095.5", "2026-03-14 12:00:00"),
    ],
)
def test_a_time_is_read_however_it_is_written(text: str, said: str) -> None:
    assert read(text) == [said]


@pytest.mark.parametrize(
    "text",
    ["", "soon", "25:00", "2026-02-30", "2026-13-14", "31.31.2026", "14", "10:61", "1e400",
     "nan", "2026-03-14 10:22 and more", "99999999999999999999", ":", "2026-03-14 :"],
)  # fmt: skip
def test_what_is_no_time_is_none(text: str) -> None:
    assert Moments().read(text, 1) is None


def test_one_date_tells_the_order_of_all() -> None:
    assert read("02/03/2026", "14/03/2026") == ["2026-03-02 00:00:00", "2026-03-14 00:00:00"]
    assert read("02/03/2026", "03/14/2026") == ["2026-02-03 00:00:00", "2026-03-14 00:00:00"]


def test_dates_in_two_formats_are_told_by_the_rows_that_differ() -> None:
    with pytest.raises(JourneyError) as refused:
        read("01.02.2026", "31.12.2026", "12/31/2026")
    said = str(refused.value)
    assert "“31.12.2026” in row 3" in said and "“12/31/2026” in row 4" in said
    with pytest.raises(JourneyError, match=r"“2026-03-14” in row 2 and “14\.03\.2026” in row 3"):
        read("2026-03-14", "14.03.2026")


def test_where_either_way_is_possible_the_dates_lie_as_near_as_they_can() -> None:
    days = [f"{day:02d}/04/2026" for day in range(1, 13)]
    assert read(*days)[-1] == "2026-04-12 00:00:00"
    months = [f"04/{day:02d}/2026" for day in range(1, 13)]
    assert read(*months)[-1] == "2026-04-12 00:00:00"
    assert read("04/05/2026") == ["2026-05-04 00:00:00"], "day before month"
    assert read("04/05/2026", dates="mdy") == ["2026-04-05 00:00:00"]


def test_an_order_that_cannot_be_is_refused() -> None:
    with pytest.raises(JourneyError, match=r"not written in that order: “14/03/2026”"):
        read("14/03/2026", dates="mdy")


def test_how_dates_were_read_is_told_by_an_example() -> None:
    column = Moments()
    for row, text in enumerate(("02.03.2026 10:00", "14.03.2026 10:00")):
        assert column.read(text, row)
    told = column.told(column.order("log.csv"))
    assert told == "Dates are read so that “14.03.2026” means 14 Mar 2026."
    iso = Moments()
    assert iso.read("2026-03-14", 1) and iso.told(iso.order("log.csv")) == ""
