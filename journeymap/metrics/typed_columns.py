"""Answers pasted from a spreadsheet: a column of them, or a table of answer and count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeymap.errors import JourneyError
from journeymap.language import decimal, read_number, tr
from journeymap.model.records import Metric

_NOBODY = re.compile(
    r"(?i)[-–—−]|#?n/a|n\.a\.|na|none|null|nan|skipped|\(?(?:blank|empty)\)?|н/д|немає|нема|нет"
    r"|\(?(?:пусто|порожньо)\)?"
)
_TOTAL = re.compile(r"(?i)(?:grand )?total|sum|итог|всего|разом|усього|всього|сума")
_PAIR = re.compile(
    r"(?P<answer>[+−–-]?\d+(?:[.,]\d+)?|[^\W\d]\w*|\(\w+\))\s*(?:[:=→×x]|[–—-]\s)\s*"
    r"(?P<count>[+−–-]?\d[\d\u00a0\u202f]*(?:[.,]\d+)?)"
)
_NAMED = 3
Counted = tuple[tuple[int, ...], int]


def read_pairs(metric: Metric, text: str) -> Counted | None:
    """Return counts of ``1: 5, 2: 7`` or of two columns, and how many said nothing.

    ``None`` where it is no such list. An answer outside the scale is refused by its name.
    """
    rows = _typed_pairs(text) or _table(text)
    if rows is None:
        return None
    counts = [0] * (metric.high - metric.low + 1)
    left_out, odd = 0, []
    for i, (answer, count) in enumerate(rows):
        number, many = read_number(answer), read_number(count)
        if _TOTAL.match(answer) or (i == 0 and many is None and number is None):
            continue  # a heading, or what they add up to
        if many is None or many[0] < 0 or many[0] != int(many[0]):
            raise JourneyError(
                tr(
                    "“{count}” at answer {answer} is no count of people.",
                    count=count,
                    answer=answer,
                )
            )
        if not answer or _NOBODY.fullmatch(answer):
            left_out += int(many[0])
        elif number is None or not _fits(metric, number[0]):
            odd.append(answer)
        else:
            counts[int(number[0]) - metric.low] += int(many[0])
    _refuse(metric, odd)
    return tuple(counts), left_out


def read_column(metric: Metric, text: str) -> Counted | None:
    """Return counts of single answers below one another, and how many of them are blank.

    ``None`` for what is one line. What is no answer on the scale is refused with its row.
    """
    lines = [line.strip().strip('"') for line in text.strip("\n").splitlines()]
    if len(lines) < 2:
        return None
    counts = [0] * (metric.high - metric.low + 1)
    left_out, odd = 0, []
    for i, line in enumerate(lines):
        number = read_number(line)
        if not line or _NOBODY.fullmatch(line):
            left_out += 1
        elif number is not None and not number[1] and _fits(metric, number[0]):
            counts[int(number[0]) - metric.low] += 1
        elif i or number is not None:  # the first may be the question
            odd.append(tr("{text} in row {row}", text=line[:40], row=i + 1))
    if not any(counts) and not odd:
        return None
    _refuse(metric, odd)
    return tuple(counts), left_out


def _typed_pairs(text: str) -> list[tuple[str, str]] | None:
    pairs = [(found["answer"], found["count"]) for found in _PAIR.finditer(text)]
    between = re.sub(r"[\s,;.|]+", "", _PAIR.sub("", text))
    return pairs if pairs and not between else None


def _table(text: str) -> list[tuple[str, str]] | None:
    """Return the rows of a table of two columns, as a spreadsheet puts it on the clipboard."""
    rows = [_cells(line) for line in text.strip("\n").splitlines() if line.strip()]
    if len(rows) < 2 or any(len(row) != 2 for row in rows):
        return None
    return [(row[0], row[1]) for row in rows]


def _cells(line: str) -> Sequence[str]:
    for mark in ("\t", ";", "|"):
        if mark in line.strip("|"):
            return [cell.strip().strip('"') for cell in line.strip("|").split(mark)]
    found = re.fullmatch(r"\s*(\S.*?)(?:\s*,\s*|\s+)(\d+)\s*", line)
    return [found[1], found[2]] if found else [line]


def _fits(metric: Metric, value: float) -> bool:
    return value == int(value) and metric.low <= value <= metric.high


def _refuse(metric: Metric, odd: Sequence[str]) -> None:
    """Refuse answers that are not on the scale, the first of them named; none is moved onto it."""
    if not odd:
        return
    named = ", ".join(odd[:_NAMED]) + (" …" if len(odd) > _NAMED else "")
    raise JourneyError(
        tr(
            "No answers from {low} to {high}: {named}. Nothing was taken.",
            low=decimal(metric.low),
            high=decimal(metric.high),
            named=named,
        )
    )
