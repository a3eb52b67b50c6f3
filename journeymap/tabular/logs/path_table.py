"""A table of counted paths, such as ``A > B > C; 12; 3``: how many reached the goal and left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeymap.analysis.flow.variants import Variant, joined
from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.tabular.feelings import number
from journeymap.tabular.logs.mining import (
    MOST_ACTIVITIES,
    MinedLog,
    positions_of,
    summed,
    summed_words,
)
from journeymap.tabular.logs.sheet import DataSheet, Tell, untold
from journeymap.tabular.words.logs import CONVERSIONS, NULLS, ROUTES, WORTH, first_among

MOST_PATHS = 1_000_000
_APART = re.compile(r"\s*(?:->|=>|[→⟶➜➔»›>])\s*")
_COMMA = re.compile(r"\s*,\s*")
_MOST_COUNTED = 10**12
_MOST_STEPS = 10_000_000
_LONGEST_NAME = 1_000
_NAMED = 10


class _Columns(NamedTuple):
    """The places of the path, of those who reached the goal, and of those who left."""

    path: int
    reached: int | None
    left: int | None
    counted: int | None
    ignored: tuple[int, ...]


class _Row(NamedTuple):
    steps: tuple[str, ...]
    reached: int
    left: int


def mined_paths(sheet: DataSheet, tell: Tell = untold) -> MinedLog:
    """Return the ways of a table of paths; who reached the goal comes to a step of its own.

    Without counts each row is one customer. Raises ``JourneyError`` where nothing is a path.
    """
    above, headings, columns = _columns(sheet)
    goal = tr("Conversion")
    names: dict[str, int] = {}
    ways: list[Variant] = []
    wrong: list[int] = []
    customers = met = 0
    for at, row in _rows(sheet, above, columns, tell, wrong):
        steps = tuple(names.setdefault(one, len(names)) for one in row.steps)
        ways.append(Variant(row.left, steps)) if row.left else None
        ways.append(Variant(row.reached, (*steps, -1))) if row.reached else None
        met += len(row.steps)
        customers += row.left + row.reached
        if at > MOST_PATHS or met > _MOST_STEPS or customers > _MOST_COUNTED:
            raise _too_many(sheet.name, customers)
    if not ways:
        raise _no_paths(sheet.name)
    while goal in names:
        goal += " *"
    reached = any(way.steps[-1] == -1 for way in ways)
    last = len(names)
    ways = [way._replace(steps=tuple(last if s < 0 else s for s in way.steps)) for way in ways]
    every = joined((*names, goal) if reached else tuple(names), ways)
    report = [*_report(wrong), *((0, one) for one in _ignored(headings, columns))]
    return _with_few(every.ways, every.activities, last if reached else None, report, len(ways))


def _with_few(
    ways: Sequence[Variant],
    names: tuple[str, ...],
    goal: int | None,
    report: list[tuple[int, str]],
    rows: int,
) -> MinedLog:
    """Return ways with as many activities as can be drawn, the most frequent and the goal."""
    often = [0] * len(names)
    for way in ways:
        for step in way.steps:
            often[step] += way.count
    ranked = sorted(range(len(names)), key=lambda one: (one != goal, -often[one], one))
    kept = sorted(ranked[:MOST_ACTIVITIES])
    less = len(names) - len(kept)
    if less:
        number_of = {one: at for at, one in enumerate(kept)}
        shorter = (
            way._replace(steps=tuple(number_of[s] for s in way.steps if s in number_of))
            for way in ways
        )
        ways = joined(tuple(names[one] for one in kept), shorter).ways
        names = tuple(names[one] for one in kept)
        goal = None if goal is None else number_of[goal]
        one_ = "{n} rare step was left out: the {most} most frequent are drawn."
        many = "{n} rare steps were left out: the {most} most frequent are drawn."
        report.append((0, plural(one_, many, less, most=len(kept))))
    variants = summed(ways, names)
    return MinedLog(
        variants,
        positions_of(ways, len(names)),
        goal=goal,
        rows=rows,
        report=(*report, *summed_words(variants)),
    )


def _columns(sheet: DataSheet) -> tuple[int, tuple[str, ...], _Columns]:
    """Return how many rows stand above the paths, the headings, and what the columns are.

    Raises ``JourneyError`` where no heading says which are the paths and no cell goes on.
    """
    rows = sheet.sample
    width = max(map(len, rows), default=0)
    begins = next((at for at, row in enumerate(rows) if any(map(_is_count, row))), 0)
    if rows and not begins and first_among(rows[0], ROUTES) is not None:
        begins = 1
    headings = ["" for _ in range(width)]
    for row in rows[max(0, begins - 1) : begins]:
        headings = [row[at].strip() if at < len(row) else "" for at in range(width)]
    below = rows[begins:]
    path = first_among(headings, ROUTES)
    if path is None:
        lengths = [sum(len(steps_of(_at(row, at))) for row in below) for at in range(width)]
        path = max(range(width), key=lambda at: (lengths[at], -at), default=0)
        if not any(len(steps_of(_at(row, path))) > 1 for row in below):
            raise _no_paths(sheet.name)
    reached, left = first_among(headings, CONVERSIONS), first_among(headings, NULLS)
    worth = first_among(headings, WORTH)
    figures = [
        at
        for at in range(width)
        if at not in (path, reached, left, worth) and any(_is_count(_at(row, at)) for row in below)
    ]
    counted = None
    if reached is None and left is None:
        if len(figures) == 1 or any(headings):
            counted = figures[0] if figures else None
        elif figures:
            reached, left = figures[0], figures[1]
    known = {path, reached, left, counted}
    ignored = tuple(at for at in range(width) if at not in known and headings[at])
    return begins, tuple(headings), _Columns(path, reached, left, counted, ignored)


def steps_of(text: str) -> tuple[str, ...]:
    """Return the steps of a path, set apart by arrows, or by commas where there are none."""
    apart = _APART if _APART.search(text) else _COMMA
    return tuple(one[:_LONGEST_NAME] for one in map(str.strip, apart.split(text)) if one)


def _rows(
    sheet: DataSheet, above: int, columns: _Columns, tell: Tell, wrong: list[int]
) -> Iterator[tuple[int, _Row]]:
    bare = columns.reached is None and columns.left is None and columns.counted is None
    for first, piece in sheet.pieces(above, tell):
        for at, row in enumerate(piece, first):
            steps = steps_of(_at(row, columns.path))
            counts = [_count(row, one) for one in (columns.reached, columns.left, columns.counted)]
            if not steps or None in counts:
                if any(map(str.strip, row)):
                    wrong.append(at)
                continue
            reached, left, counted = (one or 0 for one in counts)
            yield at, _Row(steps, reached, left + counted + bare)


def _count(row: Sequence[str], at: int | None) -> int | None:
    """Return what is counted in a cell, 0 for a blank one; ``None`` for what is no count."""
    said = "" if at is None else _at(row, at)
    if not said:
        return 0
    found = number(said)
    whole = found is not None and 0 <= found <= _MOST_COUNTED and found == int(found)
    return int(found) if whole and found is not None else None


def _is_count(cell: str) -> bool:
    return number(cell.strip()) is not None


def _at(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _report(wrong: Sequence[int]) -> Iterator[tuple[int, str]]:
    if wrong:
        rows = ", ".join(map(str, wrong[:_NAMED])) + (", …" if len(wrong) > _NAMED else "")
        one = "{n} row was left out, as it holds no path with whole numbers (row {rows})."
        many = "{n} rows were left out, as they hold no path with whole numbers (rows {rows})."
        yield wrong[0], plural(one, many, len(wrong), rows=rows)


def _ignored(headings: Sequence[str], columns: _Columns) -> Iterator[str]:
    if columns.ignored:
        yield tr(
            "Left out, as nothing is made of them: {names}.",
            names=", ".join(f"“{headings[at]}”" for at in columns.ignored),
        )


def _no_paths(name: str) -> JourneyError:
    return JourneyError(tr("{name} holds no counted paths. Nothing was imported.", name=name))


def _too_many(name: str, customers: int) -> JourneyError:
    if customers > _MOST_COUNTED:
        return JourneyError(
            tr("{name} counts more customers than there can be. Nothing was imported.", name=name)
        )
    return JourneyError(
        tr(
            "{name} holds more than {n} paths or {steps} steps, so it was not read. Nothing was "
            "imported; leave in it only the most frequent ones.",
            name=name,
            n=MOST_PATHS,
            steps=_MOST_STEPS,
        )
    )
