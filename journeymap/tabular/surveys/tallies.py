"""Adding up the answers of a survey: by column, group and value, then by part of the respondents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite, sqrt

from journeymap.tabular.surveys.count import AnswerTally, Part

_Key = tuple[int, str, str]
"""The number of a group, an answer, and the answer to the overall question."""

_LEAST_FOR_R = 3


@dataclass(slots=True)
class ColumnSums:
    """How often each answer was given in one column, by group and by the overall answer.

    ``weights`` are Σw and Σw² of a group and an answer, empty where nothing is weighted.
    """

    key: str
    counts: Counter[_Key] = field(default_factory=Counter)
    weights: dict[tuple[int, str], list[float]] = field(default_factory=dict)

    def add(
        self,
        group: int,
        over: str,
        cells: Iterable[str],
        weights: Sequence[float] | None,
        sign: int,
    ) -> set[str]:
        """Add answers of one group and one overall answer, or take them off; return their values."""
        said = cells if weights is None else [*cells]
        fresh, counts = Counter(said), self.counts
        for value, n in fresh.items():
            counts[group, value, over] += sign * n
        if weights is not None:
            for value, weight in zip(said, weights, strict=True):
                sums = self.weights.setdefault((group, value), [0.0, 0.0])
                sums[0] += sign * weight
                sums[1] += sign * weight * weight
        return {*fresh}


def tallies_of(
    sums: ColumnSums,
    width: int,
    known: Mapping[str, int | None],
    whole: Mapping[str, int | None] | None,
    parts: Mapping[int, tuple[Part, ...]],
    weighted: bool,
) -> Iterator[AnswerTally]:
    """Yield what was answered in a column by each part of the respondents who answered at all.

    ``known`` says the place of each value on its scale from 0, ``whole`` that of the overall
    question.
    """
    answers: dict[Part, list[int]] = defaultdict(lambda: [0] * width)
    pairs: dict[Part, Counter[tuple[int, int]]] = defaultdict(Counter)
    for (group, value, over), n in sums.counts.items():
        place = known.get(value)
        if place is None or n <= 0:
            continue
        other = whole.get(over) if whole is not None else None
        for part in parts[group]:
            answers[part][place] += n
            if other is not None:
                pairs[part][place, other] += n
    heavy = _weighed(sums, width, known, parts) if weighted else {}
    for part in sorted(answers):
        r, r_n = correlation(pairs[part]) if part in pairs else (None, 0)
        first, second = heavy.get(part, ((), ()))
        yield AnswerTally(
            column=sums.key, part=part, answers=tuple(answers[part]), weighted=first,
            weighted_squares=second, r=r, r_n=r_n,
        )  # fmt: skip


def _weighed(
    sums: ColumnSums,
    width: int,
    known: Mapping[str, int | None],
    parts: Mapping[int, tuple[Part, ...]],
) -> dict[Part, tuple[tuple[float, ...], tuple[float, ...]]]:
    found: dict[Part, tuple[list[float], list[float]]] = {}
    for (group, value), (weight, square) in sums.weights.items():
        place = known.get(value)
        for part in parts[group] if place is not None else ():
            first, second = found.setdefault(part, ([0.0] * width, [0.0] * width))
            first[place or 0] += weight
            second[place or 0] += square
    return {part: (tuple(first), tuple(second)) for part, (first, second) in found.items()}


def correlation(pairs: Mapping[tuple[int, int], int]) -> tuple[float | None, int]:
    """Return Pearson's r of counted pairs of answers, −1 to 1, and of how many it is.

    ``None`` for fewer than three, and where one side does not vary.
    """
    n = sum(pairs.values())
    if n < _LEAST_FOR_R:
        return None, n
    mean_x = sum(x * k for (x, _), k in pairs.items()) / n
    mean_y = sum(y * k for (_, y), k in pairs.items()) / n
    xx = sum(k * (x - mean_x) ** 2 for (x, _), k in pairs.items())
    yy = sum(k * (y - mean_y) ** 2 for (_, y), k in pairs.items())
    xy = sum(k * (x - mean_x) * (y - mean_y) for (x, y), k in pairs.items())
    if xx <= 0 or yy <= 0:
        return None, n
    return max(-1.0, min(1.0, xy / sqrt(xx * yy))), n


def weight_of(text: str) -> float:
    """Return a weight, 0 for what is none: it then counts nothing."""
    try:
        read = float(text.strip().replace(",", "."))
    except ValueError:
        return 0.0
    return read if isfinite(read) and 0 <= read < 1e6 else 0.0
