"""What a table is that is no map: answers to a survey, a log of events, or counted paths.

This is asked before anything else, of the first rows alone, so that no touchpoint is ever made of
somebody who answered or of an event, however few or many rows there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.across.turned import stages_across
from journeymap.tabular.cells import meaning
from journeymap.tabular.feelings import number
from journeymap.tabular.sheets.sheet import ReadTable
from journeymap.tabular.surveys.likeness import heading, looks_like_answers
from journeymap.tabular.surveys.words import RESPONDENT
from journeymap.tabular.words.logs import (
    ACTIVITIES,
    CASES,
    CONVERSIONS,
    NULLS,
    ROUTES,
    TIMES,
    heading_among,
)

SURVEY, LOG, PATHS = "survey", "log", "paths"

MOST_ROWS_ASKED = 500
"""So many rows of a sheet tell what it is."""

_MOST_ABOVE = 5
_ENOUGH = 0.8
_OF_MAPS = frozenset(("feeling", "felt", "friction", "idea", "quote", "expectation"))
_APART = re.compile(r"\s*(?:->|=>|[→⟶➜➔»›>])\s*")
_MOMENT = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ].*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:[, ].*)?"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s*[ap]m)?|\d{10}|\d{13}",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}")

Row = Sequence[str]


class NotAMap(JourneyError):
    """A table that something else than touchpoints is made of; ``kind`` says what it holds."""

    def __init__(self, sentence: str, kind: str) -> None:
        super().__init__(sentence)
        self.kind = kind


def kind_of(rows: Sequence[Row]) -> str:
    """Return what the first rows of a sheet say it is: one of ours, blank for touchpoints."""
    filled = [row for row in rows[:MOST_ROWS_ASKED] if any(map(str.strip, row))]
    for skipped in range(min(_MOST_ABOVE, len(filled))):
        if sum(bool(cell.strip()) for cell in filled[skipped]) > 1:
            filled = filled[skipped:]
            break
    if _is_paths(filled):
        return PATHS
    if _is_map(filled):
        return ""
    if looks_like_answers(filled):
        return SURVEY
    return LOG if _is_log(filled) else ""


def refuse_no_map(rows: Sequence[Row], name: str) -> None:
    """Raise ``NotAMap`` for a table that no touchpoints are to be made of."""
    kind = kind_of(rows)
    if kind:
        raise NotAMap(_sentence(kind, name), kind)


def _sentence(kind: str, name: str) -> str:
    if kind == SURVEY:
        return tr(
            "{name} holds answers to a survey, a row for each person who answered: they become "
            "scores, not touchpoints. Nothing was imported.",
            name=name,
        )
    if kind == LOG:
        return tr(
            "{name} is a log of events: of each the case, what was done and when. It becomes a "
            "journey as a file of its own, not as touchpoints here. Nothing was imported.",
            name=name,
        )
    return tr(
        "{name} is a table of paths through a journey. It becomes a journey as a file of its own, "
        "not as touchpoints here. Nothing was imported.",
        name=name,
    )


def _is_map(rows: Sequence[Row]) -> bool:
    """Tell whether a table names touchpoints and what is felt or hurts there, and nobody."""
    if not rows:
        return True
    known = {meaning(cell) for cell in rows[0]}
    who = any(heading(cell) in RESPONDENT for cell in rows[0])
    if "title" in known and not who and known & _OF_MAPS:
        return True
    return not who and stages_across(ReadTable("", tuple(map(tuple, rows))))


def _is_paths(rows: Sequence[Row]) -> bool:
    """Tell whether a column holds paths such as “A > B > C”, and the others only numbers.

    Where headings say so, figures that are none do not make touchpoints of the paths.
    """
    width = max(map(len, rows), default=0)
    counted = any(
        heading_among(cell, f"{CONVERSIONS}, {NULLS}") for row in rows[:1] for cell in row
    )
    for at in range(width):
        cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        named = bool(cells) and heading_among(cells[0], ROUTES)
        below = cells[1:] if not cells or not _steps(cells[0]) else cells
        long = [cell for cell in below if _steps(cell)]
        if long and named and counted:
            return True
        if not long or len(long) < _ENOUGH * len(below):
            continue
        start = 0 if _steps(cells[0]) else 1
        others = [
            row[i].strip()
            for row in rows[start:]
            for i in range(len(row))
            if i != at and row[i].strip()
        ]
        if others and all(number(cell) is not None for cell in others):
            return True
        if named or (not others and len(long) > 1 and max(map(_steps, long)) > 1):
            return True
    return False


def _steps(cell: str) -> int:
    """Return how many steps a path goes on for; none for what is no path."""
    parts = _APART.split(cell.strip())
    whole = all(any(map(str.isalnum, part)) for part in parts)
    return len(parts) - 1 if whole else 0


def _is_log(rows: Sequence[Row]) -> bool:
    """Tell whether each row is an event: in some case, something done, at some time."""
    if len(rows) < 2 or {meaning(cell) for cell in rows[0]} & _OF_MAPS:
        return False
    width = max(map(len, rows))
    cells = [[row[i].strip() if i < len(row) else "" for row in rows] for i in range(width)]
    heads = [column[0] for column in cells]
    times = [
        i
        for i in range(width)
        if _moments(cells[i][1:], 0.0 if heading_among(heads[i], TIMES) else _ENOUGH)
    ]
    if not times:
        return False
    cases = [i for i, said in enumerate(heads) if heading_among(said, CASES)]
    done = [i for i, said in enumerate(heads) if heading_among(said, ACTIVITIES)]
    named = [i for i in times if heading_among(heads[i], TIMES)]
    again = any(_comes_again(cells[i][1:]) for i in cases)
    if again and done and named and set(done) - set(cases):
        return True
    return _repeats(cells, set(times))


def _repeats(cells: Sequence[Sequence[str]], times: set[int]) -> bool:
    """Tell whether codes of cases and names of activities come again and again, by the clock."""
    clock = any(_CLOCK.search(cell) for i in times for cell in cells[i][1:])
    rest = [i for i in range(len(cells)) if i not in times]
    rows = len(cells[0]) - 1
    if not clock or len(rest) < 2 or rows < _MOST_ABOVE - 1:
        return False
    codes, words = False, False
    for i in rest:
        below = [cell for cell in cells[i][1:] if cell]
        different = len(set(below))
        if len(below) < rows or different > rows * _ENOUGH or different < 2:
            continue
        coded = all(any(map(str.isdigit, cell)) for cell in below)
        codes, words = codes or coded, words or not coded
    return codes and words


def _comes_again(cells: Sequence[str]) -> bool:
    """Tell whether something stands in a column more than once."""
    filled = [cell for cell in cells if cell]
    return len(set(filled)) < len(filled)


def _moments(cells: Sequence[str], least: float) -> bool:
    """Tell whether some cells of a column are dates or times, and at ``least`` that share of it."""
    filled = [cell for cell in cells if cell]
    found = sum(bool(_MOMENT.fullmatch(cell)) for cell in filled)
    return found > 0 and found >= least * len(filled)
