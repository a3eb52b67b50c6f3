"""Which rows of a survey do not count: blank ones, previews, unfinished ones, earlier answers."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from operator import itemgetter

from journeymap.tabular.surveys.answers import number
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.sheet import Shape, SurveySheet
from journeymap.tabular.surveys.words import PREVIEWS, QUALTRICS_PREVIEWS

_NO = frozenset(("0", "false", "no", "n", "ні", "нет", "incomplete", "partial", "не завершено"))
_ALL = 100


class RowFilter:
    """What is told of each row before its answers are looked at.

    A row has its number as a spreadsheet shows it. Whoever answers twice is found when all rows
    were seen: ``superseded`` are the numbers of the rows whose respondent answers again below.
    """

    def __init__(self, sheet: SurveySheet, mapping: SurveyMapping) -> None:
        self.rows = self.unfinished = self.previews = 0
        self._width = len(sheet.columns)
        self._finished = _place(sheet, mapping.finished)
        self._status = _place(sheet, mapping.status)
        self._respondent = _place(sheet, mapping.respondent)
        self._preview = _Told(lambda value: is_preview(value, sheet.shape))
        self._open = _Told(_teller(sheet, mapping))
        self._who, self._numbers = array("q"), array("q")

    def kept(self, rows: list[list[str]], first: int) -> tuple[list[list[str]], Sequence[int]]:
        """Return the rows of a piece that count, of one width, and their numbers."""
        kept = rows
        numbers: Sequence[int] = range(first, first + len(rows))
        if not all(map(any, rows)):
            numbers = [at for at, row in enumerate(rows, first) if any(row)]
            kept = [row for row in rows if any(row)]
        self.rows += len(kept)
        kept = self.even(kept)
        if self._status is not None:
            kept, numbers, left = _without(kept, numbers, self._status, self._preview)
            self.previews += left
        if self._finished is not None:
            kept, numbers, left = _without(kept, numbers, self._finished, self._open)
            self.unfinished += left
        self._remember(kept, numbers)
        return kept, numbers

    def even(self, rows: list[list[str]]) -> list[list[str]]:
        """Return rows of one width: what is short is filled up, what is long is cut."""
        width = self._width
        if {*map(len, rows)} <= {width}:
            return rows
        return [(row + [""] * (width - len(row)))[:width] for row in rows]

    def superseded(self) -> frozenset[int]:
        """Return the numbers of rows whose respondent answers again below."""
        if self._respondent is None or len({*self._who}) == len(self._who):
            return frozenset()
        seen, earlier = set[int](), []
        for who, at in zip(reversed(self._who), reversed(self._numbers), strict=True):
            if who and who in seen:
                earlier.append(at)
            seen.add(who)
        return frozenset(earlier)

    @property
    def alike(self) -> int:
        """How many rows are the same as an earlier one, where nobody is named in them."""
        return len(self._who) - len({*self._who}) if self._respondent is None else 0

    def _remember(self, kept: list[list[str]], numbers: Sequence[int]) -> None:
        # Hashes of 64 bits stand for who answered: a million of them share one in 1 of 10^7 files.
        if self._respondent is None:
            self._who.extend(map(hash, map(tuple, kept)))
            return
        # Blank texts have the hash 0 in every Python.
        self._who.extend(map(hash, _alike([*map(itemgetter(self._respondent), kept)])))
        self._numbers.extend(numbers)


def named_alike(name: str) -> str:
    """Return what a respondent goes by: case tells apart most ids, but no addresses of mail."""
    told = name.strip()
    return told.casefold() if "@" in told else told


def _alike(names: list[str]) -> list[str]:
    """Return what respondents go by, looked at all together first, as most need nothing done."""
    joined = "\0".join(names)
    return [*map(named_alike, names)] if "@" in joined or " " in joined else names


def is_preview(value: str, shape: Shape) -> bool:
    """Tell whether a status is that of a preview, a test or spam."""
    said = value.strip().casefold()
    if shape == "qualtrics" and said in QUALTRICS_PREVIEWS:
        return True
    return any(word in said for word in PREVIEWS)


def _teller(sheet: SurveySheet, mapping: SurveyMapping) -> Callable[[str], bool]:
    """Return what tells that an answer was not finished: a no, less than all, or no date."""
    place = _place(sheet, mapping.finished)
    sample = [row[place] for row in sheet.sample() if place is not None and place < len(row)]
    numbers = [n for value in sample if (n := number(value)) is not None]
    filled = [value for value in sample if value.strip()]
    progress = len(numbers) * 2 > len(filled) and max(numbers, default=0) > 1
    moments = bool(filled) and sum(len(value) >= 8 for value in filled) * 2 > len(filled)

    def unfinished(value: str) -> bool:
        said = value.strip().casefold().removesuffix("%").strip()
        if moments:
            return not said
        read = number(said)
        return read < _ALL if progress and read is not None else said in _NO

    return unfinished


class _Told(dict[str, bool]):
    """What was told of each value, asked once."""

    def __init__(self, tell: Callable[[str], bool]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, value: str) -> bool:
        told = self._tell(value)
        if len(self) < 1 << 12:
            self[value] = told
        return told


def _without(
    rows: list[list[str]], numbers: Sequence[int], place: int, told: _Told
) -> tuple[list[list[str]], Sequence[int], int]:
    left = [told[row[place]] for row in rows]
    if not any(left):
        return rows, numbers, 0
    kept = [row for row, out in zip(rows, left, strict=True) if not out]
    stay = [at for at, out in zip(numbers, left, strict=True) if not out]
    return kept, stay, len(rows) - len(kept)


def _place(sheet: SurveySheet, key: str) -> int | None:
    return sheet.at(key) if key else None
