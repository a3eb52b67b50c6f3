"""A log as a table: an event a row, read once from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from journeymap.language import plural
from journeymap.tabular.logs.columns import LogChoices, LogColumns, heading_row, log_columns
from journeymap.tabular.logs.events import EventReader, Events
from journeymap.tabular.logs.sheet import DataSheet, Tell, untold

Row = Sequence[str]


def columns_in(sheet: DataSheet, chosen: LogChoices) -> tuple[int, tuple[str, ...], LogColumns]:
    """Return how many rows the headings take, what they are, and what the columns hold.

    Raises ``NotEnough`` where that cannot be told.
    """
    rows = sheet.sample
    above = heading_row(rows)
    width = max(map(len, rows), default=0)
    row = rows[above - 1] if above else ()
    headings = tuple(row[at].strip() if at < len(row) else "" for at in range(width))
    named = tuple(one or str(at) for at, one in enumerate(headings, 1))
    return above, named, log_columns(headings, rows[above:], chosen, sheet.name)


def read_events(sheet: DataSheet, chosen: LogChoices, tell: Tell = untold) -> Events:
    """Return the events of a table; raises ``JourneyError`` where they cannot be told."""
    above, _, columns = columns_in(sheet, chosen)
    case, doing, time = columns.case, columns.activity, columns.time
    if case is None or doing is None or time is None:
        raise AssertionError(columns)
    where = columns.resource if columns.channel is None else columns.channel
    reader = EventReader(
        sheet.name,
        has_start=columns.start is not None,
        has_phase=columns.lifecycle is not None,
        has_place=where is not None,
    )
    short: list[int] = []
    begun, phase, place = _cell(columns.start), _cell(columns.lifecycle), _cell(where)
    least = max(case, doing, time)
    for number, piece in sheet.pieces(above, tell):
        for at, row in enumerate(piece, number):
            if len(row) <= least:
                if any(map(str.strip, row)):
                    short.append(at)
                continue
            reader.add(
                at,
                row[case].strip(),
                row[doing].strip(),
                row[time],
                begun(row),
                phase(row),
                place(row),
            )
    return _with_short(reader.events(chosen.dates), short)


def _cell(at: int | None) -> Callable[[Row], str]:
    """Return what takes one cell out of rows: blank without such a column, or in a shorter row."""
    if at is None:
        return lambda row: ""
    return lambda row: row[at].strip() if at < len(row) else ""


def _with_short(events: Events, short: Sequence[int]) -> Events:
    if not short:
        return events
    one = "{n} row ends before its columns do and was left out."
    many = "{n} rows end before their columns do and were left out."
    told = (short[0], plural(one, many, len(short)))
    return replace(events, report=(*events.report, told))
