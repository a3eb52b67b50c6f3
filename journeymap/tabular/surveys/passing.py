"""One more pass over a survey that was counted: what each respondent answered, and wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from journeymap.tabular.surveys.counting import AskedColumn, asked_columns
from journeymap.tabular.surveys.dating import cut, day_of
from journeymap.tabular.surveys.dividing import Divider
from journeymap.tabular.surveys.leaving import RowFilter
from journeymap.tabular.surveys.mapping import DateOrder, SurveyMapping
from journeymap.tabular.surveys.ordering import order_of_dates
from journeymap.tabular.surveys.respondents import KeptRow, hashed
from journeymap.tabular.surveys.sheet import SurveySheet
from journeymap.tabular.surveys.tallies import weight_of


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
        groups = divider.groups(kept)
        known = divider.described()
        yield [
            Answered(
                "" if who is None else row[who].strip(),
                "" if date is None else _day(row[date], order),
                KeptRow(
                    known[group],
                    None if weight is None else weight_of(row[weight]),
                    tuple(_place(one, row[one.place]) for one in columns),
                ),
                tuple(row[at].strip() for at in texts),
            )
            for row, group in zip(kept, groups, strict=True)
        ]


def hashes(piece: list[Answered], key: str, nobody: str) -> Mapping[str, dict[str, str]]:
    """Return what is kept of the respondents of a piece, by day and then by keyed hash.

    ``nobody`` tells apart those who are not named: each is met once.
    """
    found: dict[str, dict[str, str]] = {}
    for at, one in enumerate(piece):
        who = hashed(one.who or f"\0{nobody} {at}", key)
        found.setdefault(one.day, {})[who] = one.row.written()
    return found


def _place(column: AskedColumn, value: str) -> int | None:
    if value not in column.known:
        column.learn(value)
    return column.known[value]


def _day(text: str, order: DateOrder) -> str:
    day = day_of(cut(text), order)
    return day.isoformat() if day else ""
