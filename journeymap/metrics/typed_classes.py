"""Promoters, passives and detractors as they are typed: as counts, or as per cent with an n."""

from __future__ import annotations

import re

from journeymap.errors import JourneyError
from journeymap.language import decimal, read_number, tr
from journeymap.model.records import Metric

_NAMES = (
    ("promot", "промоутер", "прихильник", "сторонник", "промоутэр"),
    ("passiv", "neutral", "пасив", "пассив", "нейтрал"),
    ("detract", "детрактор", "критик"),
)
_NUMBER = r"\d[\d\u00a0\u202f]*(?:[.,]\d+)?"
_N = re.compile(
    r"[(\[,;]?\s*(?<!\w)[nNнН](?!\w)\s*[=:]?\s*(?P<n>\d[\d\u00a0\u202f ]*)\s*[)\]]?\s*$"
)
_PIECE = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>%)?|(?P<word>[^\W\d_]+)")
_BARE = re.compile(rf"\s*({_NUMBER})\s*(%)?" + rf"\s*(?:[/|;\t]|\s|,\s)\s*({_NUMBER})\s*(%)?" * 2)
_SLACK = 1.5
"""Three shares that were rounded add up to 100 within so many per cent."""


def read_classes(metric: Metric, text: str) -> tuple[int, ...] | None:
    """Return how many promote, are passive and detract; ``None`` where that is not what is said.

    Per cent need an n, of which the counts are made so that they add up to it. Raises
    ``JourneyError`` where per cent do not add up, or no n is said.
    """
    n_said = _N.search(text)
    rest = text[: n_said.start()] if n_said else text
    found = _named(rest) or (_in_order(metric, rest) if metric.method == "nps" else None)
    if found is None:
        return None
    if metric.method != "nps":
        raise JourneyError(
            tr("Promoters and detractors are of a net score. Set the method of this metric first.")
        )
    numbers, per_cent = found
    n = int(re.sub(r"\D", "", n_said["n"])) if n_said else None
    total = sum(numbers)
    if not per_cent and n is not None and abs(total - 100) <= _SLACK and n != round(total):
        per_cent = True  # three shares without their signs
    return _of_shares(numbers, n) if per_cent else _of_counts(numbers, n)


def _named(text: str) -> tuple[list[float], bool] | None:
    """Read numbers that stand before or behind the names of their classes."""
    pieces = [match for match in _PIECE.finditer(text)]
    kinds = [_class_of(piece["word"]) if piece["word"] else None for piece in pieces]
    told = [kind for kind in kinds if kind is not None]
    numbers = [piece for piece in pieces if piece["number"]]
    words = len(pieces) - len(numbers)
    if sorted(told) != [0, 1, 2] or len(numbers) != 3 or words != 3:
        return None
    values = [_value(piece["number"]) for piece in numbers]
    if None in values:
        return None
    found = dict(zip(told, [value for value in values if value is not None], strict=True))
    return [found[kind] for kind in range(3)], any(piece["unit"] for piece in numbers)


def _in_order(metric: Metric, text: str) -> tuple[list[float], bool] | None:
    """Read three numbers as promoters, passives and detractors, where they are no counts."""
    match = _BARE.fullmatch(text.strip())
    if match is None or metric.high - metric.low + 1 == 3:
        return None
    values = [_value(match[i]) for i in (1, 3, 5)]
    if None in values:
        return None
    return [value for value in values if value is not None], any(match[i] for i in (2, 4, 6))


def _value(text: str) -> float | None:
    number = read_number(text.strip())
    return number[0] if number else None


def _class_of(word: str) -> int | None:
    said = word.casefold()
    return next((i for i, names in enumerate(_NAMES) if said.startswith(names)), None)


def _of_counts(numbers: list[float], n: int | None) -> tuple[int, ...]:
    if any(number != int(number) for number in numbers):
        raise JourneyError(tr("Promoters, passives and detractors are counted in whole people."))
    counts = tuple(int(number) for number in numbers)
    if n is not None and n != sum(counts):
        raise JourneyError(tr("These are {total} people, but n is {n}.", total=sum(counts), n=n))
    return counts


def _of_shares(numbers: list[float], n: int | None) -> tuple[int, ...]:
    """Return counts of n in these shares, what is left over given to the largest remainders."""
    total = sum(numbers)
    if abs(total - 100) > _SLACK:
        raise JourneyError(tr("These add up to {total} %, not to 100 %.", total=decimal(total)))
    if not n:
        raise JourneyError(
            tr("Per cent do not say of how many. Write the number of answers behind: n = 120.")
        )
    exact = [number / total * n for number in numbers]
    counts = [int(share) for share in exact]
    rest = sorted(range(3), key=lambda i: counts[i] - exact[i])
    for i in rest[: n - sum(counts)]:
        counts[i] += 1
    return tuple(counts)
