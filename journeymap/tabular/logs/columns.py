"""Which columns of a log hold the case, what was done and when: as said, else as they seem."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.logs.moments import Moments
from journeymap.tabular.surveys.mapping import DateOrder
from journeymap.tabular.words.logs import (
    ACTIVITIES,
    CASES,
    CHANNELS,
    LIFECYCLES,
    RESOURCES,
    STARTS,
    TIMES,
    first_among,
    heading_among,
)

_ENOUGH = 0.8
_NEEDED = ("case", "activity", "time")
_WORD = re.compile(r"[^\W\d_]{2,}")


class LogChoices(NamedTuple):
    """What somebody said of a log; blank is as it seems. Columns are named by their headings.

    ``dates`` is the order of day, month and year; ``goal`` the activity with which the journey
    is reached; ``paths`` says that it is a table of counted paths, ``xes`` that it is a log in XES;
    columns that are ``left_out`` are taken for nothing.
    """

    case: str = ""
    activity: str = ""
    time: str = ""
    start: str = ""
    lifecycle: str = ""
    resource: str = ""
    channel: str = ""
    dates: DateOrder = ""
    goal: str = ""
    sheet: str = ""
    paths: bool = False
    xes: bool = False
    left_out: tuple[str, ...] = ()


NO_LOG_CHOICES = LogChoices()
_NOT_SAID = ("sheet", "paths", "xes", "left_out")
SAID_OF_LOGS = tuple(name for name in LogChoices._fields if name not in _NOT_SAID)
"""What may be said of a log by name; a sheet may be said of any table."""


def log_choices(said: Mapping[str, str], *, sheet: str = "", paths: bool = False) -> LogChoices:
    """Return what is said of a log by name; raises ``JourneyError`` for what cannot be said."""
    known = (*SAID_OF_LOGS, "sheet")
    orders = ("", "ymd", "dmy", "mdy")
    for name in said:
        if name not in known:
            raise JourneyError(
                tr(
                    "Nothing of a log is called “{name}”. There are: {known}.",
                    name=name,
                    known=", ".join(known),
                )
            )
    dates = next((order for order in orders if order == said.get("dates", "")), None)
    if dates is None:
        raise JourneyError(
            tr("“{dates}” is no order of dates; there are dmy, mdy and ymd.", dates=said["dates"])
        )

    def of(name: str) -> str:
        return said.get(name, "")

    return LogChoices(
        of("case"), of("activity"), of("time"), of("start"), of("lifecycle"), of("resource"),
        of("channel"), cast("DateOrder", dates), of("goal"), of("sheet") or sheet, paths,
    )  # fmt: skip


class LogColumns(NamedTuple):
    """The places of a log's columns, ``None`` for one that it does not have."""

    case: int | None = None
    activity: int | None = None
    time: int | None = None
    start: int | None = None
    lifecycle: int | None = None
    resource: int | None = None
    channel: int | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not known and has to be."""
        return tuple(name for name in _NEEDED if getattr(self, name) is None)


class NotEnough(JourneyError):
    """A log of which some column is not known; ``missing`` are ``case``, ``activity``, ``time``."""

    def __init__(self, sentence: str, missing: Sequence[str]) -> None:
        super().__init__(sentence)
        self.missing = tuple(missing)


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows stand above the first event: those up to the headings, else none."""
    for at, row in enumerate(rows[:10]):
        if sum(bool(cell.strip()) for cell in row) < 2:
            continue
        return at if any(_is_moment(cell) for cell in row) else at + 1
    return 0


def log_columns(
    headings: Sequence[str], rows: Sequence[Sequence[str]], chosen: LogChoices, name: str
) -> LogColumns:
    """Return what the columns of a log are: as chosen, else by their headings and what is below.

    Raises ``NotEnough`` where case, activity or time cannot be told, and ``JourneyError`` for a
    chosen column that is not there.
    """
    seen = seen_columns(headings, rows)
    said = {
        field: _column(headings, str(getattr(chosen, field)), name)
        for field in LogColumns._fields
        if getattr(chosen, field)
    }
    taken = {*said.values(), *(_column(headings, one, name) for one in chosen.left_out)}
    free = {
        field: at if at not in taken else None
        for field, at in seen._asdict().items()
        if field not in said
    }
    found = LogColumns(**{**free, **said})
    if found.missing:
        raise not_enough(name, found.missing, headings)
    return found


def not_enough(name: str, missing: Sequence[str], headings: Sequence[str]) -> NotEnough:
    """Return what to say where it cannot be told which columns are meant."""
    what = {"case": tr("the case"), "activity": tr("what was done"), "time": tr("when")}
    return NotEnough(
        tr(
            "Which column of {name} holds {what} cannot be told from its headings: {headings}.",
            name=name,
            what=", ".join(what[one] for one in missing),
            headings=", ".join(f"“{one}”" for one in headings[:12]),
        ),
        missing,
    )


def seen_columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> LogColumns:
    """Return what columns seem to be by headings and first rows, no two the same."""
    cells = [[row[at] if at < len(row) else "" for row in rows] for at in range(len(headings))]
    timed = [at for at, column in enumerate(cells) if _times(column)] or [
        at
        for at, column in enumerate(cells)
        if heading_among(headings[at], TIMES) and any(map(_is_moment, column))
    ]
    left = dict.fromkeys(range(len(headings)))

    def named(words: str, among: Sequence[int] | None = None) -> int | None:
        fits = [at for at in left if among is None or at in among]
        place = first_among([headings[at] for at in fits], words)
        if place is None:
            return None
        left.pop(fits[place])
        return fits[place]

    lifecycle = named(LIFECYCLES)
    untimed = [at for at in left if at not in timed]
    case = named(CASES, [at for at in untimed if _repeats(cells[at])])
    case = named(CASES, untimed) if case is None else case
    times = [at for at in timed if at in left]
    start = named(STARTS, times) if len(times) > 1 else None
    time = named(TIMES, times)
    if time is None and times:
        time = next((at for at in times if at in left), start)
    start = None if start == time else start
    left = {at: None for at in left if at not in timed}
    activity = named(ACTIVITIES.replace("channel, ", "").replace("канал, ", ""))
    resource, channel = named(RESOURCES), named(CHANNELS)
    if case is None:
        case = _pick(left, cells, coded=True)
    if activity is None:
        activity = _pick(left, cells, coded=False)
    if activity is None:
        activity, channel = channel, None
    return LogColumns(case, activity, time, start, lifecycle, resource, channel)


def _pick(left: dict[int, None], cells: Sequence[Sequence[str]], *, coded: bool) -> int | None:
    """Return a column without a heading that tells: of codes that repeat, or of words that do."""
    for at in left:
        filled = [cell.strip() for cell in cells[at] if cell.strip()]
        if not filled or len(set(filled)) == len(filled) or len(filled) < _ENOUGH * len(cells[at]):
            continue
        words = sum(bool(_WORD.search(cell)) for cell in filled) > len(filled) / 2
        codes = all(any(map(str.isdigit, cell)) for cell in filled)
        if (codes and len(set(filled)) > 1) if coded else (words and not codes):
            left.pop(at)
            return at
    return None


def _repeats(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) < 2 or len(set(filled)) < len(filled)


def _times(cells: Sequence[str]) -> bool:
    """Tell whether nearly all cells of a column are times."""
    filled = [cell for cell in cells if cell.strip()]
    read = Moments()
    found = sum(read.read(cell.strip(), 0) is not None for cell in filled)
    return bool(filled) and found >= _ENOUGH * len(filled) and any(map(_is_moment, filled))


def _is_moment(cell: str) -> bool:
    """Tell whether a cell is a time beyond doubt, and no number such as that of a case."""
    said = cell.strip()
    plain = said.replace(".", "", 1).isdigit() and len(said) not in (10, 13)
    return not plain and any(map(str.isdigit, said)) and Moments().read(said, 0) is not None


def _column(headings: Sequence[str], wanted: str, name: str) -> int:
    """Return the place of a heading, whatever its case; raises ``JourneyError`` for none."""
    plain = [" ".join(one.casefold().split()) for one in headings]
    said = " ".join(wanted.casefold().split())
    if said in plain:
        return plain.index(said)
    if said.isdigit() and 1 <= int(said) <= len(headings):
        return int(said) - 1
    raise JourneyError(
        tr(
            "{name} has no column “{column}”; there are {headings}.",
            name=name,
            column=wanted,
            headings=", ".join(f"“{one}”" for one in headings[:20]),
        )
    )
