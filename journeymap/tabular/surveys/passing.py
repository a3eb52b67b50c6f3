"""One more pass over a survey that was counted: what each respondent answered, and wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.tabular.surveys.counting import AskedColumn, asked_columns
from journeymap.tabular.surveys.dating import cut, day_of
from journeymap.tabular.surveys.dividing import Divider
from journeymap.tabular.surveys.leaving import RowFilter
from journeymap.tabular.surveys.mapping import DateOrder, SurveyMapping
from journeymap.tabular.surveys.ordering import order_of_dates
from journeymap.tabular.surveys.respondents import KeptAnswer, KeptRow, hashed
from journeymap.tabular.surveys.sheet import SurveySheet
from journeymap.tabular.surveys.tallies import weight_of

_MOST_DAYS = 1 << 14


class Answered(NamedTuple):
    """What one row says: who and when as written, its answers, and what was written in it.

    ``day`` is ISO 8601 or blank, ``who`` blank where nobody is named.
    """

    who: str
    day: str
    row: KeptRow
    texts: tuple[str, ...]


def answered(
    sheet: SurveySheet, mapping: SurveyMapping, superseded: frozenset[int]
) -> Iterator[list[Answered]]:
    """Yield what was answered in the rows that count, piece by piece."""
    order, _, _ = order_of_dates(sheet, mapping)
    divider, filter = Divider(sheet, mapping, order), RowFilter(sheet, mapping)
    columns = asked_columns(sheet, mapping)
    days = _Days(order)
    texts = [sheet.at(key) for key in mapping.quotes]
    who = sheet.at(mapping.respondent) if mapping.respondent else None
    date = sheet.at(mapping.date) if mapping.date and order else None
    weight = sheet.at(mapping.weight) if mapping.weight else None
    for first, piece in sheet.chunks():
        kept, numbers = filter.kept(piece, first)
        if superseded:
            kept = [row for at, row in zip(numbers, kept, strict=True) if at not in superseded]
        if not kept:
            continue
        groups, known = divider.groups(kept), divider.described()
        heavy = [None] * len(kept) if weight is None else [weight_of(row[weight]) for row in kept]
        yield [
            Answered(
                "" if who is None else row[who].strip(),
                "" if date is None else days[row[date]],
                KeptRow(known[group], worth, places),
                tuple(row[at].strip() for at in texts),
            )
            for row, group, worth, places in zip(
                kept, groups, heavy, _placed(columns, kept), strict=True
            )
        ]


def _placed(columns: list[AskedColumn], rows: list[list[str]]) -> Iterator[tuple[int | None, ...]]:
    """Yield the places of each row's answers on their scales."""
    turned = [*zip(*rows, strict=True)]
    for one in columns:
        for value in {*turned[one.place]} - one.known.keys():
            one.learn(value)
    told = (map(one.known.__getitem__, turned[one.place]) for one in columns)
    return zip(*told, strict=True)


def kept_rows(piece: list[Answered], key: str, nobody: str, read: str) -> list[KeptAnswer]:
    """Return what is kept of the respondents of a piece: keyed hash, when, and their answers.

    ``nobody`` tells apart those who are not named: each is met once. ``read`` is when it was
    read, for those who tell no day.
    """
    return [
        (hashed(one.who or f"\0{nobody} {at}", key), one.day or read, one.row.written())
        for at, one in enumerate(piece)
    ]


class _Days(dict[str, str]):
    """The day of each moment as it is written, in ISO 8601, blank where it is none."""

    def __init__(self, order: DateOrder) -> None:
        super().__init__()
        self._order = order

    def __missing__(self, text: str) -> str:
        day = day_of(cut(text), self._order)
        said = day.isoformat() if day else ""
        if len(self) < _MOST_DAYS:
            self[text] = said
        return said
