"""What stands in a column of a survey, seen over a sample of its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from journeymap.tabular.surveys.answers import is_missing, ladder_of, led, number
from journeymap.tabular.surveys.words import MISSING_CODES

_ENOUGH = 0.8
_MOST_ANSWERS = 60
_SLIPS = 0.02


class Scale(NamedTuple):
    """The scale answers are on, what in them is none, and what words count."""

    low: int
    high: int
    missing: tuple[str, ...] = ()
    words: tuple[tuple[str, int], ...] = ()
    kind: str = ""


class Profile(NamedTuple):
    """The answers of one column: how often each occurs, blanks left out, and how many there are."""

    key: str
    question: str
    values: Counter[str]
    rows: int

    @property
    def filled(self) -> int:
        """How many rows say something."""
        return self.values.total()

    @property
    def numbers(self) -> dict[int, int]:
        """How often each whole number occurs."""
        found: Counter[int] = Counter()
        for value, n in self.values.items():
            if (read := number(value)) is not None:
                found[read] += n
        return found

    @property
    def blanks_in_words(self) -> tuple[str, ...]:
        """The words in it that say there is no answer."""
        return tuple(sorted(value for value in self.values if is_missing(value)))

    @property
    def numeric(self) -> float:
        """Which share of what is said is whole numbers, words for none left out, 0 to 1."""
        said = self.filled - sum(self.values[value] for value in self.blanks_in_words)
        return sum(self.numbers.values()) / said if said else 0.0


def profiles(
    columns: Iterable[tuple[str, str]], rows: Sequence[Sequence[str]]
) -> tuple[Profile, ...]:
    """Return what stands in each column, by key and question."""
    return tuple(
        Profile(
            key, question,
            Counter(cell for row in rows if at < len(row) and (cell := row[at].strip())),
            len(rows),
        )
        for at, (key, question) in enumerate(columns)
    )  # fmt: skip


def scale_in(profile: Profile, neighbours: Sequence[Profile] = ()) -> Scale | None:
    """Return the scale the answers of a column are on, ``None`` where they are on none.

    ``neighbours`` are columns of the same set of questions: what is a code for “blank” in one
    is so in all of them, and the greatest answer of one is open to all.
    """
    if not profile.values or len(profile.values) > _MOST_ANSWERS:
        return None
    words = profile.blanks_in_words
    if profile.numeric >= _ENOUGH:
        numbers: Counter[int] = Counter()
        for one in (profile, *neighbours):
            numbers.update(one.numbers)
        found = numeric_scale(numbers)
        if found is None:
            return None
        low, high = found
        codes = [n for n in profile.numbers if not low <= n <= high and n in MISSING_CODES]
        # Of a scale from 0 to 10 often only the ends are said in words, as “10 - Extremely likely”.
        ends = [(v, n) for v in profile.values if number(v) is None and (n := led(v)) is not None]
        told = tuple(sorted((v, n) for v, n in ends if low <= n <= high and v not in words))
        return Scale(low, high, (*map(str, sorted(codes)), *words), told)
    said = [value for value in profile.values if value not in words]
    ladder = ladder_of(said)
    if ladder:
        return Scale(ladder.low, ladder.high, words, ladder.words, ladder.kind)
    return _led(said, words)


def numeric_scale(numbers: Counter[int] | dict[int, int]) -> tuple[int, int] | None:
    """Return the lowest and the highest answer of a usual scale on which numbers are.

    0 and 6 beside 1 to 5 are codes for “blank” and “never used”: 0 to 6 is hardly ever asked.
    11 beside 0 to 10 and 99 anywhere are codes as well. ``None`` where no scale fits.
    """
    total = sum(numbers.values())
    if not total:
        return None
    for low, high in ((1, 5), (0, 10), (1, 7), (1, 10), (-5, 5), (1, 6), (1, 4), (0, 100)):
        inside = sum(n for value, n in numbers.items() if low <= value <= high)
        outside = [value for value in numbers if not low <= value <= high]
        if _fits(low, high, numbers, outside, inside / total):
            return low, high
    return None


def _fits(
    low: int, high: int, numbers: Counter[int] | dict[int, int], outside: list[int], share: float
) -> bool:
    if _strange(numbers, outside):
        return False
    if (low, high) == (1, 5):
        six = 6 in numbers and 0 not in numbers
        return not six and not {7, 8, 9} & {*outside} and _greatest(numbers, high) >= 4
    if (low, high) == (0, 10):
        return _greatest(numbers, high) >= 8 and 7 in numbers
    if (low, high) in ((1, 7), (1, 6)):
        return high in numbers and 0 not in numbers
    if (low, high) in ((-5, 5), (1, 4)):
        return not outside and high in numbers and low in numbers
    return share > _ENOUGH and max(numbers) > high // 2


def _greatest(numbers: Counter[int] | dict[int, int], high: int) -> int:
    return max((n for n in numbers if n <= high), default=0)


def _strange(numbers: Counter[int] | dict[int, int], outside: list[int]) -> bool:
    """Tell whether more numbers than slips of the hand are neither on a scale nor codes."""
    beside = sum(numbers[value] for value in outside if value not in MISSING_CODES)
    return beside > max(1, _SLIPS * sum(numbers.values()))


def _led(said: list[str], words: tuple[str, ...]) -> Scale | None:
    """Read answers that begin with their number, such as “10 - Extremely likely” or “4/5”."""
    read = {value: n for value in said if (n := led(value)) is not None or (n := number(value))}
    if len(read) < max(2, _ENOUGH * len(said)) or any(len(value) > 80 for value in read):
        return None
    found = numeric_scale(Counter(read.values()))
    if found is None:
        return None
    low, high = found
    told = tuple((value, n) for value, n in sorted(read.items()) if number(value) is None)
    return Scale(low, high, words, told)
