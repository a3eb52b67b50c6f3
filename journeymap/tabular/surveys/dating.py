"""Dates of a whole column: in which order they are written, and into which periods they fall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from journeymap.dates import understood
from journeymap.metrics.periods import span
from journeymap.tabular.surveys.mapping import DateOrder, PeriodLength

_FIGURES = re.compile(r"\s*(\d{1,4})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?=\D|$)")
_COMPACT = re.compile(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4,6})?\s*$")
_MONTH_ONLY = re.compile(r"\s*((?:19|20)\d{2})[-./](\d{1,2})\s*$")
_SERIAL = re.compile(r"\s*([2-6]\d{4})(?:\.\d+)?\s*$")
_EPOCH = date(1899, 12, 30)
_TIME = re.compile(r",?\s+\d{1,2}:\d{2}.*$")
_MOST = 12
_MOST_YEARS = 10


class DatesSeen(NamedTuple):
    """The dates of a column: which share of it is any, and in which orders they can be read.

    ``orders`` are those in which every date can be read; ``mixed`` tells that there are dates
    of several ways, for none of which that is so.
    """

    share: float
    orders: tuple[DateOrder, ...]
    mixed: bool

    @property
    def order(self) -> DateOrder:
        """The order of all, blank where it has to be asked."""
        return self.orders[0] if len(self.orders) == 1 else ""

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether day and month could be either."""
        return len(self.orders) > 1


def dates_in(values: Mapping[str, int] | Iterable[str]) -> DatesSeen:
    """Return how the dates of a column are written, by all of its values."""
    counts = dict(values) if isinstance(values, Mapping) else dict.fromkeys(values, 1)
    total = found = 0
    can: set[DateOrder] = {"ymd", "dmy", "mdy"}
    ways: set[str] = set()
    figures = False
    for value, n in counts.items():
        if not value.strip():
            continue
        total += n
        orders = orders_of(value)
        if orders is None:
            continue
        found += n
        if orders:
            figures = True
            can &= orders
            ways.add("year first" if "ymd" in orders else "year last")
    share = found / total if total else 0.0
    if not figures:
        return DatesSeen(share, ("ymd",) if found else (), False)
    return DatesSeen(share, tuple(sorted(can)), not can or len(ways) > 1)


def are_moments(values: Iterable[str]) -> bool:
    """Tell whether values are days beyond doubt, and so near that they may be those of answers.

    Years stand first in all of them, and no two are more than ten years apart: birthdays are.
    """
    parts = [_parts(value) for value in values if value.strip()]
    years = [found[0] for found in parts if found and found[3] and _ordered(found, "ymd")]
    return bool(years) and len(years) == len(parts) and max(years) - min(years) <= _MOST_YEARS


def orders_of(value: str) -> frozenset[DateOrder] | None:
    """Return the orders in which a date in figures can be read; none where it says it itself.

    ``None`` for what is no date.
    """
    parts = _parts(value)
    if parts is None:
        return frozenset() if day_of(value, "ymd") else None
    orders: tuple[DateOrder, ...] = ("ymd", "dmy", "mdy")
    found = frozenset(order for order in orders if _ordered(parts, order))
    return found or None


@lru_cache(8192)
def day_of(value: str, order: DateOrder) -> date | None:
    """Return the day a value is of; ``None`` where it is none in this order.

    A month alone is its first day; a number of Excel's days is one from 1954 to 2091.
    """
    parts = _parts(value)
    if parts is not None:
        return _ordered(parts, order)
    if compact := _COMPACT.match(value):
        return _calendar(*map(int, compact.groups()))
    if month := _MONTH_ONLY.match(value):
        return _calendar(int(month[1]), int(month[2]), 1)
    if serial := _SERIAL.match(value):
        return _EPOCH + timedelta(int(serial[1]))
    said = understood(_TIME.sub("", value.strip()))
    try:
        return date.fromisoformat(said)
    except ValueError:
        days = span(value) if any(c.isalpha() for c in value) and len(value) < 40 else None
        return days[0] if days else None


def period_of(day: date, length: PeriodLength) -> str:
    """Return the period a day falls into as it is written: 2026-09, Q3 2026 or 2026."""
    if length == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if length == "quarter":
        return f"Q{(day.month + 2) // 3} {day.year}"
    return str(day.year) if length == "year" else ""


def _parts(value: str) -> tuple[int, int, int, bool] | None:
    """Return the three figures of a date, and whether the first is a year."""
    found = _FIGURES.match(value)
    if found is None:
        return None
    first, _, second, third = found.groups()
    return int(first), int(second), int(third), len(first) == 4


def _ordered(parts: tuple[int, int, int, bool], order: DateOrder) -> date | None:
    a, b, c, year_first = parts
    if year_first != (order == "ymd"):
        return None
    if order == "ymd":
        return _calendar(a, b, c)
    year = c if c > 99 else 2000 + c
    return _calendar(year, b, a) if order == "dmy" else _calendar(year, a, b)


def _calendar(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= _MOST or not 1900 <= year <= 2199:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def cut(text: str) -> str:
    """Return a moment without its time of day, as far as that is cheap to tell."""
    if text[:1].isdigit():
        day = text.split(" ", 1)[0].split("T", 1)[0]
        return day if len(day) > 5 else text
    return _TIME.sub("", text)
