"""Which program wrote a survey, how many rows are headings, and what its columns are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from journeymap.model.fields import clean
from journeymap.tabular.surveys.sheet import Row, Shape, SurveyColumn

_QUALTRICS, _SURVEYMONKEY = 3, 2
_TYPEFORM_LAST = ("submitted at", "network id", "submit date (utc)", "start date (utc)")
_GOOGLE = ("timestamp", "відмітка часу", "позначка часу", "часова мітка", "отметка времени")
_LIME_FIRST = ("id", "response id", "ідентифікатор відповіді", "id ответа", "id відповіді")
_LIME = (
    "submitdate", "lastpage", "startlanguage", "seed", "date submitted", "last page",
    "start language", "дата надсилання", "остання сторінка", "дата отправки", "последняя страница",
)  # fmt: skip
_LIME_CODE = re.compile(r"[A-Za-z]\w*\[\w+\](?:\[\w+\])?(?:[.:]\s|$)|G\d+Q\d+", re.ASCII)
_MONKEY = (
    "respondent id",
    "collector id",
    "ідентифікатор респондента",
    "идентификатор респондента",
)
_UNDER = (
    "response", "open-ended response", "відповідь", "ответ", "відкрита відповідь",
    "свободный ответ", "открытый ответ", "вільна відповідь",
)  # fmt: skip
_MONKEY_OWN = 9
"""SurveyMonkey's own columns stand before the questions: ids, dates, address, mail, names."""


def shape_of(rows: Sequence[Row]) -> tuple[Shape, int]:
    """Return which program wrote a survey by its first rows, and how many of them are headings."""
    first = [clean(cell).casefold() for cell in rows[0]] if rows else []
    third = rows[2] if len(rows) > 2 else ()
    if sum('{"importid"' in cell.casefold().replace(" ", "") for cell in third) >= 2:
        return "qualtrics", _QUALTRICS
    if first[:1] == ["#"] and set(first) & set(_TYPEFORM_LAST):
        return "typeform", 1
    if set(first[:3]) & set(_MONKEY) and len(rows) > 1:
        return "surveymonkey", _SURVEYMONKEY if _two_headings(rows) else 1
    if first[:1] and first[0] in _GOOGLE:
        return "google", 1
    if first[:1] and first[0].split(". ")[-1] in _LIME_FIRST and _lime(first, rows[0]):
        return "limesurvey", 1
    return "table", _headings(rows)


def _two_headings(rows: Sequence[Row]) -> bool:
    second = [clean(cell).casefold() for cell in rows[1]]
    if any(cell in _UNDER for cell in second):
        return True
    return not any(second[:5]) and any(second)


def _lime(first: Sequence[str], row: Row) -> bool:
    codes = sum(bool(_LIME_CODE.match(cell)) for cell in row)
    own = sum(cell.split(". ")[-1] in _LIME for cell in first)
    return own >= 2 or codes >= 1


def _headings(rows: Sequence[Row]) -> int:
    """Return the row of headings of a table, from 1: the first that is filled as those below."""
    width = max((sum(map(bool, row)) for row in rows[:30]), default=0)
    for at, row in enumerate(rows[:20], 1):
        if sum(bool(clean(cell)) for cell in row) * 2 > width:
            return at
    return 1


def columns_of(shape: Shape, rows: Sequence[Row], heading_rows: int) -> tuple[SurveyColumn, ...]:
    """Return the columns with keys that no two share, and the questions above them."""
    width = max(map(len, rows), default=0)
    head = [[*map(clean, row), *[""] * (width - len(row))] for row in rows[:heading_rows]]
    named = list(_named(shape, head, width))
    counts = Counter(key for key, _ in named)
    seen: Counter[str] = Counter()
    taken = {key for key in counts if counts[key] == 1}
    found = []
    for key, question in named:
        if counts[key] > 1:
            plain = key
            while key in taken or seen[plain] == 0:
                seen[plain] += 1
                key = plain if seen[plain] == 1 else f"{plain} ({seen[plain]})"
                if key not in taken:
                    break
            taken.add(key)
        found.append(SurveyColumn(key=key, question=question))
    return tuple(found)


def _named(shape: Shape, head: Sequence[Sequence[str]], width: int) -> Iterator[tuple[str, str]]:
    last = head[-1] if head else [""] * width
    if shape == "surveymonkey" and len(head) > 1:
        yield from _under_merged(head[0], head[1])
        return
    for at in range(width):
        blank = f"#{at + 1}"
        if shape == "qualtrics":
            yield head[0][at] or blank, head[1][at] or head[0][at] or blank
        elif shape == "limesurvey":
            yield _lime_named(last[at], blank)
        else:
            yield last[at] or blank, last[at] or blank


def _under_merged(questions: Sequence[str], under: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the questions of two rows; one that stands above several is that of each of them."""
    above = ""
    for at, (question, part) in enumerate(zip(questions, under, strict=True), 1):
        above = question or (above if part else "")
        alone = not part or part.casefold() in _UNDER
        said = above if alone else f"{above}: {part}" if above else part
        yield said or f"#{at}", said or f"#{at}"


def _lime_named(heading: str, blank: str) -> tuple[str, str]:
    """Split ``G01Q02[SQ001]. Please rate: [Ordering]`` into its code and its question."""
    code, apart, question = heading.partition(". ")
    if apart and " " not in code:
        return code, question.strip() or code
    return heading or blank, heading or blank
