"""Into which parts the rows of a survey are divided: periods, touchpoints, personas, segments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.surveys.answers import is_missing
from journeymap.tabular.surveys.count import Part
from journeymap.tabular.surveys.dating import cut, day_of, orders_of, period_of
from journeymap.tabular.surveys.mapping import DateOrder, SurveyMapping
from journeymap.tabular.surveys.sheet import SurveySheet

MOST_SEGMENTS, MOST_TOUCHPOINTS, MOST_PERIODS = 200, 2_000, 600
"""So many are looked at; more are no segments, and one is asked to choose."""

_LONGEST = 100
_ISO = 10


class Group(NamedTuple):
    """What rows have in common: period, touchpoint, persona, and each segment."""

    period: str
    touchpoint: str
    persona: str
    segments: tuple[str, ...]


class Divider:
    """Puts rows into groups by what stands in some of their columns."""

    def __init__(self, sheet: SurveySheet, mapping: SurveyMapping, order: DateOrder) -> None:
        self._mapping, self._name = mapping, sheet.name
        self._sheet = sheet
        self._periods = _Periods(mapping, order, _is_plain(sheet, mapping))
        self._named = [
            (sheet.at(key), key, most)
            for key, most in (
                (mapping.touchpoint, MOST_TOUCHPOINTS),
                (mapping.persona, MOST_SEGMENTS),
                *((key, MOST_SEGMENTS) for key in mapping.segment),
            )
            if key
        ]
        self._values = {key: _Values(sheet.question(key), most) for _, key, most in self._named}
        self._date = sheet.at(mapping.date) if mapping.date and mapping.period and order else None
        self.headings = tuple(map(sheet.question, mapping.segment))
        self._index: dict[tuple[str, ...], int] = {}

    @property
    def divides(self) -> bool:
        """Tell whether there is more than one group."""
        return bool(self._named) or self._date is not None

    @property
    def undated(self) -> int:
        """How many rows told no day."""
        return self._periods.undated

    def groups(self, rows: Sequence[list[str]]) -> list[int]:
        """Return the number of the group of each row."""
        if not self.divides:
            return [0] * len(rows)
        return [*map(self._number, zip(*self._facets(rows), strict=True))]

    def buckets(
        self, rows: list[list[str]], over: int | None
    ) -> dict[tuple[int, str], list[list[str]]]:
        """Put rows together that are of one group and say the same in the column ``over``.

        Counting each column of them is then one call that Python does in C.
        """
        if not self.divides and over is None:
            return {(0, ""): rows}
        facets = self._facets(rows)
        said = [""] * len(rows) if over is None else [*map(itemgetter(over), rows)]
        found: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
        for key, row in zip(zip(*facets, said, strict=True), rows, strict=True):
            found[key].append(row)
        return {(self._number(key[:-1]), key[-1]): alike for key, alike in found.items()}

    def _facets(self, rows: Sequence[list[str]]) -> list[list[str]]:
        facets: list[list[str]] = []
        if self._date is not None:
            facets.append(self._periods.of([*map(itemgetter(self._date), rows)]))
        for place, key, _ in self._named:
            facets.append([*map(self._values[key].__getitem__, map(itemgetter(place), rows))])
        return facets

    def _number(self, key: tuple[str, ...]) -> int:
        return self._index.setdefault(key, len(self._index))

    def described(self) -> dict[int, Group]:
        """Return what the rows of each group have in common."""
        if not self.divides:
            return {0: Group(self._mapping.when.strip(), "", "", ())}
        return {at: self._group(key) for key, at in self._index.items()}

    def parts(self) -> dict[int, tuple[Part, ...]]:
        """Return the parts each group counts to: everybody of it, then persona and segments."""
        found = self.described()
        return {at: tuple(parts_of(group, self.headings)) for at, group in found.items()}

    def _group(self, key: tuple[str, ...]) -> Group:
        left = [*key]
        period = left.pop(0) if self._date is not None else self._mapping.when.strip()
        touchpoint = left.pop(0) if self._mapping.touchpoint else ""
        persona = left.pop(0) if self._mapping.persona else ""
        return Group(period, touchpoint, persona, tuple(left))


def parts_of(group: Group, headings: Sequence[str]) -> Iterator[Part]:
    """Yield the parts a group counts to; ``headings`` are the questions of its segments."""
    yield Part(group.period, group.touchpoint)
    if group.persona:
        yield Part(group.period, group.touchpoint, persona=group.persona)
    for heading, value in zip(headings, group.segments, strict=True):
        if value:
            said = value if len(headings) == 1 else f"{heading}: {value}"
            yield Part(group.period, group.touchpoint, segment=said)


class _Values(dict[str, str]):
    """What cells of a column that divides say, blank where they say nothing."""

    def __init__(self, question: str, most: int) -> None:
        super().__init__()
        self._question, self._most = question, most
        self._known: set[str] = set()

    def __missing__(self, cell: str) -> str:
        said = " ".join(cell.split())[:_LONGEST]
        said = "" if is_missing(said) else said
        self._known.add(said)
        if len(self._known) > self._most + 1:
            raise JourneyError(
                tr(
                    "“{column}” has more than {most} different values, so it does not make"
                    " segments. Nothing was changed; choose another column, or group its values.",
                    column=self._question,
                    most=self._most,
                )
            )
        if len(self) < 1 << 14:
            self[cell] = said
        return said


class _Periods:
    """The period of each date, in the order the whole column is written in."""

    def __init__(self, mapping: SurveyMapping, order: DateOrder, plain: bool) -> None:
        self._length, self._order, self._column = mapping.period, order, mapping.date
        self._asked = bool(mapping.dates)
        self._known: dict[str, str] = {}
        self._plain = plain
        self.undated = 0

    def of(self, cells: Sequence[str]) -> list[str]:
        """Return the period of each date, blank where it is none."""
        known = self._known
        days = [cell[:_ISO] for cell in cells] if self._plain else [*map(cut, cells)]
        for day in {*days} - known.keys():
            known[day] = self._period(day)
        found = [known[day] for day in days]
        self.undated += found.count("")
        if len(known) > 1 << 16:
            known.clear()
        return found

    def _period(self, text: str) -> str:
        day = day_of(text, self._order)
        if day is not None:
            return period_of(day, self._length)
        if text.strip() and orders_of(text) and not self._asked:
            raise two_ways(self._column, text)
        return ""


def _is_plain(sheet: SurveySheet, mapping: SurveyMapping) -> bool:
    """Tell whether the first ten letters of each date are its day, which is cheap to cut off."""
    if not mapping.date:
        return False
    place = sheet.at(mapping.date)
    cells = [row[place] for row in sheet.sample() if place < len(row)]
    return all(cut(cell) == cell[:_ISO] for cell in cells)


def two_ways(column: str, example: str) -> JourneyError:
    """Return what to say of dates that are not all written in one order."""
    return JourneyError(
        tr(
            "The dates in “{column}” are written in more than one way: “{example}” does not fit the"
            " others. Nothing was changed; write them all in one way, or bring the answers in"
            " without dates.",
            column=column,
            example=example,
        )
    )
