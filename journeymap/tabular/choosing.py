"""What somebody says a table means: its sheet, what columns are, how feelings are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.across.turned import stages_across
from journeymap.tabular.cells import CARDS, COLUMNS, FELT, REPEATED, TEXT
from journeymap.tabular.imported import Imported
from journeymap.tabular.meant import MeantSheet, meant, most_telling
from journeymap.tabular.rows import import_table
from journeymap.tabular.sheets.sheet import Mapping, ReadTable, columns_below, guess, headings_of

FIELDS = (*COLUMNS, FELT, CARDS, TEXT)
"""What a column can be said to be; ``felt`` is what the persona feels whom its heading names.

``cards`` are touchpoints and ``text`` texts in a lane that is called as the heading.
"""

_LOOKED_AT = 20


class TableChoices(NamedTuple):
    """The sheet by its name, fields with the headings of their columns, the scale of feelings.

    ``across`` says whether the stages run along the top, so that the names of rows are the
    headings. What is blank or ``None`` is as the table seems to be meant.
    """

    sheet: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    scale: str = ""
    across: bool | None = None


NOTHING_CHOSEN = TableChoices()
"""Everything is as the table seems to be meant."""


def import_chosen(tables: Sequence[ReadTable], name: str, choices: TableChoices) -> Imported:
    """Return the journey of a table read as somebody says; raises ``JourneyError``."""
    chosen = [_sheet(tables, name, choices.sheet)] if choices.sheet else tables
    asked = choices.columns or choices.scale or choices.across is not None
    return import_table(chosen, name, chosen=_meant(chosen, name, choices) if asked else None)


def _sheet(tables: Sequence[ReadTable], name: str, wanted: str) -> ReadTable:
    found = next((x for x in tables if _plain(x.name) == _plain(wanted)), None)
    if found is None:
        known = ", ".join(f"“{table.name}”" for table in tables)
        raise JourneyError(
            tr(
                "{name} has no sheet “{sheet}”. There are: {known}.",
                name=name,
                sheet=wanted,
                known=known,
            )
        )
    return found


def _meant(tables: Sequence[ReadTable], name: str, choices: TableChoices) -> MeantSheet:
    """Return the sheet that has the headings, and what its columns are said to be."""
    wanted = [_plain(heading) for _, heading in choices.columns]
    if choices.across or (choices.across is None and stages_across(most_telling(tables))):
        sheet = meant(most_telling(tables), across=True)
    else:
        table, head = _holding(tables, wanted)
        sheet = MeantSheet(table, table, Mapping(head, columns_below(table, head)))
    table, head = sheet.table, sheet.mapping.head
    headings = [_plain(heading) for heading in headings_of(table, head)]
    lacking = [said for _, said in choices.columns if _plain(said) not in headings]
    if lacking:
        known = ", ".join(f"“{one}”" for one in headings_of(table, head) if one)
        raise JourneyError(
            tr(
                "{name} has no column “{column}”. There are: {known}.",
                name=name,
                column=lacking[0],
                known=known or tr("none"),
            )
        )
    chosen = {headings.index(_plain(said)): field for field, said in choices.columns}
    columns = tuple(
        chosen.get(i, "" if one in chosen.values() and one not in REPEATED else one)
        for i, one in enumerate(sheet.mapping.columns)
    )
    return sheet._replace(mapping=sheet.mapping._replace(columns=columns, scale=choices.scale))


def _holding(tables: Sequence[ReadTable], wanted: Sequence[str]) -> tuple[ReadTable, int]:
    """Return the sheet and the row, from 1, with the most of the headings that are wanted."""
    best, place = 0, (most_telling(tables), 0)
    for table in tables:
        for at, row in enumerate(table.rows[:_LOOKED_AT], 1):
            count = len({_plain(cell) for cell in row} & {*wanted})
            if count > best:
                best, place = count, (table, at)
    return place if best else (place[0], guess(place[0]).head)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
