"""Periods as people write them, in three languages, so that the newest can be told."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from unicodedata import normalize

from journeymap.dates import understood, written
from journeymap.language import tr
from journeymap.model.records import Score

Span = tuple[date, date]
"""The first and the last day of a period."""

_SPREAD = re.compile(r"\s*[–—…]\s*|\s+(?:-|to|до|по)\s+|(?<=q[1-4])-")
_FIRST_YEAR = re.compile(r"((?:19|20|21)\d\d)[-./](\d{1,2})(?:[-./](\d{1,2}))?(?!\w)")
_LAST_YEAR = re.compile(r"(?<!\w)(?:(\d{1,2})[-./])?(\d{1,2})[-./]((?:19|20|21)\d\d)(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_NUMBER = r"(?<![^\W_])([1-4]|i{1,3}|iv)(?:\s?-?\s?(?:st|nd|rd|th|[йїєяеиа]|ий|ше|ге|ое))?\.?\s*"
_PARTS = (
    (4, re.compile(r"(?<![^\W_])q\s?-?([1-4])(?!\d)|(?<!\w)([1-4])\s?q(?!\w)")),
    (4, re.compile(_NUMBER + r"(?:quarter|qtr|квартал\w*|кв(?!\w))")),
    (4, re.compile(r"(?:quarter|qtr|квартал|кв(?!\w))\.?\s*([1-4]|i{1,3}|iv)(?!\w)")),
    (2, re.compile(r"(?<![^\W_])h\s?-?([12])(?!\d)|(?<!\w)([12])\s?h(?!\w)")),
    (2, re.compile(_NUMBER + r"(?:half|півріч|полугод)")),
)
_WEEK = re.compile(r"(?<![^\W_])w\s?(\d{1,2})(?!\d)")
_OF_THE_YEAR = re.compile(r"\s+(?:г|р)\.?$|\s+(?:року|рік|года?)$")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_CYRILLIC_ROMAN = re.compile(r"(?<!\w)і{1,3}(?!\w)")


@lru_cache(4096)
def span(period: str) -> Span | None:
    """Return the first and last day of a period, ``None`` where it cannot be read.

    Read are years, halves, quarters, months, weeks and dates in English, Ukrainian and
    Russian, and from one to another: ``Q3 2026``, ``III квартал 2026``, ``Sept 2026``,
    ``2026-09-01``, ``Jan – Mar 2026``.
    """
    parts = [part for part in _SPREAD.split(normalize("NFKC", period).casefold()) if part]
    if not parts:
        return None
    last = _single(parts[-1], None)
    if last is None or len(parts) == 1:
        return last
    first = _single(parts[0], last[0].year)
    return (first[0], last[1]) if first and first[0] <= last[1] else last


def days_said(period: str) -> dict[str, str]:
    """Return the first and last day a period says, as a score keeps them; blank if it says none.

    Whoever writes a period writes these with it, for those who only read the days.
    """
    found = span(period)
    first, last = (day.isoformat() for day in found) if found else ("", "")
    return {"begins": first, "ends": last}


def days_of(score: Score) -> Span | None:
    """Return the days a score is of, ``None`` where they are not known.

    They are those its period says, as that is what people see; where it says none, those that
    were given with it.
    """
    said = span(score.period)
    first, last = score.begins or score.ends, score.ends or score.begins
    if said or not last:
        return said
    end = date.fromisoformat(last)
    return min(date.fromisoformat(first), end), end


def age(score: Score) -> tuple[int, int]:
    """Return what sorts scores by their days, the newest greatest; without days it is the oldest.

    It is as new as its last day; of two that end together the shorter is the newer.
    """
    found = days_of(score)
    return (found[1].toordinal(), found[0].toordinal()) if found else (0, 0)


def same(score: Score) -> Span | str:
    """Return what scores of one period have in common, however it is written."""
    return days_of(score) or " ".join(score.period.casefold().split())


def when(score: Score) -> str:
    """Return in words of when a score is: as its period was typed, else by its days."""
    found = days_of(score)
    if score.period.strip() or found is None:
        return written(score.period.strip())
    first, last = found
    if first == last:
        return written(last.isoformat())
    if found == _day(last.year, last.month, None):
        return written(f"{last:%Y-%m}")
    if found == _part(last.year, 1, 1):
        return f"{last:%Y}"
    quarter = (last.month + 2) // 3
    if found == _part(last.year, 4, quarter):
        return tr("Q{quarter} {year}", quarter=quarter, year=f"{last:%Y}")
    return tr("{first} to {last}", first=written(first.isoformat()), last=written(last.isoformat()))


def _single(text: str, year: int | None) -> Span | None:
    try:
        named = text if year is None or _YEAR.search(text) else f"{text} {year}"
        return _dated(understood(_OF_THE_YEAR.sub("", named))) or _named(named)
    except ValueError:  # a 31st of February
        return None


def _dated(text: str) -> Span | None:
    """Read a date or a month in figures."""
    if found := _FIRST_YEAR.search(text):
        return _day(int(found[1]), int(found[2]), found[3])
    if found := _LAST_YEAR.search(text):
        day, month = found[1], int(found[2])
        if day and month > 12:  # as Americans write it
            day, month = found[2], int(found[1])
        return _day(int(found[3]), month, day)
    return None


def _named(text: str) -> Span | None:
    """Read a year, or the part or week of it that is said in words."""
    found = _YEAR.search(text)
    if found is None:
        return None
    year, rest = int(found[0]), _YEAR.sub(" ", text)
    roman = _CYRILLIC_ROMAN.sub(lambda at: "i" * len(at[0]), rest)
    for count, pattern in _PARTS:
        if told := pattern.search(roman):
            word = next(group for group in told.groups() if group)
            return _part(year, count, _ROMAN.get(word) or int(word))
    if week := _WEEK.search(rest):
        monday = date.fromisocalendar(year, int(week[1]), 1)
        return monday, monday + timedelta(6)
    return date(year, 1, 1), date(year, 12, 31)


def _part(year: int, count: int, number: int) -> Span:
    months = 12 // count
    first, last = months * (number - 1) + 1, months * number
    return date(year, first, 1), _day(year, last, None)[1]


def _day(year: int, month: int, day: str | None) -> Span:
    """Return a day, or without one the whole month."""
    if day:
        return (date(year, month, int(day)),) * 2
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(1)
