"""When events were: the times of a whole column, whose format all of its rows tell together."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from datetime import date

from journeymap.dates import written
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.surveys.dating import day_of, orders_of
from journeymap.tabular.surveys.mapping import DateOrder

_CLOCK = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?\s*(a\.?m\.?|p\.?m\.?)?"
    r"\s*(z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?(?:\s*\[[\w/+-]+\])?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"((?:19|20)\d{6})[T ]?(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(Z?)")
_SERIAL = re.compile(r"[2-6]\d{4}[.,]\d+")
_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}|\d{15,16}|\d{18,19}")
_NOON, _DAY, _HOUR = 12, 1440.0, 60.0
_FIRST = date(1970, 1, 1).toordinal()
_EXCEL = date(1899, 12, 30).toordinal() - _FIRST
_KNOWN_CLOCKS = 1 << 17
_ABSOLUTE = 0
_LONGEST = 60
_ORDERS: tuple[DateOrder, ...] = ("ymd", "dmy", "mdy")


class Moments:
    """The times of a column as they are met; in which order dates are written is told at the end.

    Each is kept as the number of its date as it is written and the minutes of its day, so that
    a column takes twelve bytes an event however it is written.
    """

    def __init__(self) -> None:
        self.days = array("i")
        self.minutes = array("d")
        self._codes: dict[str, int] = {}
        self._rows: list[int] = [0]
        self._clocks: dict[str, float] = {}
        self._possible: frozenset[DateOrder] = frozenset(_ORDERS)
        self._orders: list[frozenset[DateOrder]] = [frozenset()]

    def __len__(self) -> int:
        return len(self.minutes)

    def read(self, text: str, row: int) -> tuple[int, float] | None:
        """Return the number of a date and the minutes of its day; ``None`` for what is no time."""
        if len(text) > _LONGEST:
            return None
        colon = text.find(":")
        if colon > 0:
            begins = colon - 2 if text[colon - 2 : colon].isdigit() else colon - 1
            day, clock = text[:begins], text[begins:]
            code = self._codes.get(day)
            minutes = self._clocks.get(clock)
            if code is None:
                code = self._learn(day, row)
            if minutes is None:
                minutes = self._clock(clock)
            return None if code is None or minutes is None else (code, minutes)
        return self._without_clock(text, row)

    def add(self, found: tuple[int, float]) -> None:
        """Take what was read into the column."""
        self.days.append(found[0])
        self.minutes.append(found[1])

    def add_same(self) -> None:
        """Take the time before once more, or the beginning of all time."""
        self.add((self.days[-1], self.minutes[-1]) if self.minutes else (_ABSOLUTE, 0.0))

    def order(self, name: str, wanted: DateOrder = "") -> DateOrder:
        """Return the order in which the dates are written, blank where none is in figures.

        ``wanted`` decides where several fit. Without it that in which they span the fewest days
        is taken, then day before month. Raises ``JourneyError`` for dates in two formats.
        """
        figures = [one for one in self._orders if one]
        if not figures:
            return ""
        if not self._possible:
            raise self._mixed(name)
        fitting = [order for order in _ORDERS if order in self._possible]
        if wanted in fitting:
            return wanted
        if wanted:
            raise JourneyError(
                tr(
                    "The dates of {name} are not written in that order: “{date}”. Nothing was "
                    "imported.",
                    name=name,
                    date=next(text for text, code in self._codes.items() if self._orders[code]),
                )
            )
        return min(fitting, key=self._span)

    def fits(self, order: DateOrder) -> bool:
        """Tell whether all dates can be read in an order."""
        return order in self._possible

    def told(self, order: DateOrder) -> str:
        """Return in a sentence how the dates were read; blank where nobody could doubt it."""
        if order in ("", "ymd"):
            return ""
        texts = [text for text, code in self._codes.items() if self._orders[code]]
        text = next((one for one in texts if len(orders_of(one.strip(" T,")) or ()) == 1), texts[0])
        found = day_of(text.strip(" T,"), order)
        return tr(
            "Dates are read so that “{written}” means {date}.",
            written=text.strip(" T,"),
            date=written(found.isoformat()) if found else "",
        )

    @property
    def is_ambiguous(self) -> bool:
        """Whether day and month could be either in every date."""
        return len(self._possible) > 1 and any(self._orders)

    def settled(self, order: DateOrder) -> array[float]:
        """Return the times in minutes since 1970, once the order of the dates is known."""
        starts = [0.0] * len(self._rows)
        for text, code in self._codes.items():
            day = day_of(text.strip(" T,"), order or "ymd") if text else None
            starts[code] = (day.toordinal() - _FIRST) * _DAY if day else 0.0
        for at, code in enumerate(self.days):
            if code:
                self.minutes[at] += starts[code]
        self.days = array("i", [0]) * len(self.minutes)
        return self.minutes

    def _learn(self, day: str, row: int) -> int | None:
        """Return the number of a date met for the first time; ``None`` where it is none."""
        text = day.strip(" T,")
        orders = orders_of(text) if text else frozenset()
        if orders is None:
            return None
        self._rows.append(row)
        self._orders.append(orders)
        self._codes[day] = code = len(self._rows) - 1
        if orders:
            self._possible &= orders
        return code

    def _clock(self, text: str) -> float | None:
        found = _CLOCK.fullmatch(text.strip())
        if found is None:
            return None
        hour, minute, half = int(found[1]), int(found[2]), (found[4] or "").lower()
        if half:
            hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
        if hour * _HOUR + minute > _DAY or minute >= _HOUR:
            return None
        seconds = float((found[3] or "0").replace(",", "."))
        minutes = hour * _HOUR + minute + seconds / 60 - _zone(found[5] or "")
        if len(self._clocks) < _KNOWN_CLOCKS:
            self._clocks[text] = minutes
        return minutes

    def _without_clock(self, text: str, row: int) -> tuple[int, float] | None:
        said = text.strip()
        code = self._codes.get(said)
        if code is not None:
            return code, 0.0
        if found := _COMPACT.fullmatch(said):
            learned = self._learn(found[1], row)
            clock = int(found[2]) * _HOUR + int(found[3]) + int(found[4] or 0) / 60
            return None if learned is None or clock > _DAY else (learned, clock)
        if _SERIAL.fullmatch(said):
            return _ABSOLUTE, (float(said.replace(",", ".")) + _EXCEL) * _DAY
        if _EPOCH.fullmatch(said):
            return _ABSOLUTE, _since_1970(said)
        learned = self._learn(said, row) if said else None
        return None if learned is None else (learned, 0.0)

    def _span(self, order: DateOrder) -> tuple[int, int]:
        found = [day for day in self._dates(order) if day]
        days = [day.toordinal() for day in found]
        return (max(days) - min(days) if days else 0, _ORDERS.index(order))

    def _dates(self, order: DateOrder) -> Iterator[date | None]:
        for text, code in self._codes.items():
            if self._orders[code]:
                yield day_of(text.strip(" T,"), order)

    def _mixed(self, name: str) -> JourneyError:
        """Say which two rows cannot be read in one way: the first that fits no row before it."""
        texts = {code: text.strip(" T,") for text, code in self._codes.items()}
        possible: frozenset[DateOrder] = frozenset(_ORDERS)
        before = second = 0
        for code, orders in enumerate(self._orders):
            if orders and not possible & orders:
                second = code
                before = next(c for c, one in enumerate(self._orders) if one and not one & orders)
                break
            possible = possible & orders if orders else possible
        return JourneyError(
            tr(
                "{name} has dates in two formats: “{one}” in row {first} and “{other}” in row "
                "{second}. Nothing was imported; write all dates in one.",
                name=name,
                one=texts[before],
                first=self._rows[before],
                other=texts[second],
                second=self._rows[second],
            )
        )


def _zone(text: str) -> float:
    """Return how many minutes a zone is before UTC."""
    if not text or text.isalpha():
        return 0.0
    digits = text[1:].replace(":", "")
    minutes = int(digits[:2]) * _HOUR + int(digits[2:] or 0)
    return -minutes if text[0] == "-" else minutes


def _since_1970(text: str) -> float:
    """Return the minutes of seconds, milli-, micro- or nanoseconds since 1970."""
    figures = len(text.partition(".")[0].lstrip("-"))
    divisor = next(d for most, d in ((10, 1), (13, 1e3), (16, 1e6), (19, 1e9)) if figures <= most)
    return float(text) / divisor / 60
