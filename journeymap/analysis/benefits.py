"""What ideas are to bring, in money or another figure of the business: said, read, summed by unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from journeymap.language import decimal, read_number
from journeymap.model.matching import folded
from journeymap.model.records import Idea

_BEFORE = ("$", "£", "¥")
_FIGURE = re.compile(r"[+\-−]?\s*\d[\d.,\s\u00a0\u202f'’]*")


class BenefitSum(NamedTuple):
    """What some ideas bring together in one unit, and how many they are."""

    unit: str
    total: float
    ideas: int

    @property
    def told(self) -> str:
        """The sum as people write it."""
        return benefit_told(self.total, self.unit)


def benefits(ideas: Iterable[Idea]) -> tuple[BenefitSum, ...]:
    """Return what ideas bring, a sum for each unit, never over two; of most ideas first.

    Ideas that were dropped bring nothing. Units are one where they differ in letters or spaces
    alone, and go by the first that was said.
    """
    units: dict[str, list[Idea]] = {}
    for idea in ideas:
        if idea.benefit is not None and idea.status != "dropped":
            units.setdefault("".join(folded(idea.benefit_unit).text.split()), []).append(idea)
    found = (
        BenefitSum(
            " ".join(group[0].benefit_unit.split()),
            sum(idea.benefit or 0.0 for idea in group),
            len(group),
        )
        for group in units.values()
    )
    return tuple(sorted(found, key=lambda one: -one.ideas))


def benefit_told(benefit: float | None, unit: str) -> str:
    """Return a benefit as people write it, "12 000 € a year"; nothing where there is none."""
    if benefit is None:
        return ""
    unit, figure = " ".join(unit.split()), decimal(benefit, groups=True)
    if unit[:1] in _BEFORE:
        return f"{unit[:1]}{figure} {unit[1:].strip()}".strip()
    return f"{figure} {unit}".strip()


def benefit_of(text: str) -> tuple[float | None, str]:
    """Return the number and the unit in what somebody typed: "12 000 €/year", "$5 a visit".

    There is no number where none can be read, or where a comma could be either.
    """
    words = " ".join(text.split())
    found = _FIGURE.search(words)
    read = read_number(found[0]) if found else None
    if found is None or read is None:
        return None, words
    rest = words[: found.start()].strip(), words[found.end() :].strip()
    return read[0], " ".join(filter(None, rest))
