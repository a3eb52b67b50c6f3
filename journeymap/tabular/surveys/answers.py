"""How an answer is written: a number, a number with words, or words of a known ladder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from journeymap.tabular.surveys.words import LADDERS, MISSING
from journeymap.tabular.words.headings import listed

_WHOLE = re.compile(r"\s*([-−+]?\d{1,6})(?:[.,]0{1,6})?\s*")
_LED = re.compile(
    r"\s*([-−]?\d{1,3})(?:\s*(?:/|of|out of|из|з|із)\s*\d{1,3}\s*"
    r"|\s*[-–—=.:)(\s](?:\D*|\D*[^\W\d_].*))",
    re.DOTALL,
)
_ENDED = re.compile(
    r"\D*[^\W\d_]\D*(?:[(\[]\s*(\d{1,3})\s*[)\]]|[-–—=:]\s*(\d{1,3}))\s*", re.DOTALL
)
_CODED = re.compile(r"\s*A0?(\d{1,2})\s*")
_STARS = re.compile(r"(★+)☆*|(⭐+)\s*")
_PUNCTUATION = re.compile(r"[.,;:!«»“”\"()]+")
_FEMININE = (
    ("задоволена", "задоволений"), ("довольна", "доволен"), ("удовлетворена", "удовлетворен"),
    ("згодна", "згоден"), ("согласна", "согласен"), ("задоволені", "задоволений"),
    ("довольны", "доволен"), ("удовлетворены", "удовлетворен"), ("задоволен", "задоволений"),
    ("доволен(-на)", "доволен"), ("удовлетворён", "удовлетворен"), ("довольный", "доволен"),
)  # fmt: skip
"""Endings of answers by who gave them; only one is in the ladders."""


class Ladder(NamedTuple):
    """Answers in words that belong together: how they ask, on which scale, and what each counts."""

    kind: str
    low: int
    high: int
    words: tuple[tuple[str, int], ...]


def number(text: str) -> int | None:
    """Return the whole number an answer is, ``None`` for any other; “4.0” is one, “4.5” is none."""
    found = _WHOLE.fullmatch(text)
    return int(found[1].replace("−", "-")) if found else None


def led(text: str) -> int | None:
    """Return the number an answer begins or ends with, such as “10 - Extremely likely”.

    So are LimeSurvey's codes, A1 to A5, and stars. Dates, ranges and halves are none.
    """
    found = _LED.fullmatch(text) or _ENDED.fullmatch(text) or _CODED.fullmatch(text)
    if found:
        said: str = next(filter(None, found.groups()))
        return int(said.replace("−", "-"))
    stars = _STARS.fullmatch(text.strip())
    return len((stars[1] or stars[2]).strip()) if stars else None


def plain(text: str) -> str:
    """Return an answer in words as the ladders write it."""
    said = " ".join(_PUNCTUATION.sub(" ", text.casefold().replace("ё", "е")).split())
    for one, other in _FEMININE:
        said = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", other, said)
    return said


def is_missing(text: str) -> bool:
    """Tell whether an answer in words says that there is none."""
    return text.strip().casefold().strip("()[]<> ") in MISSING


def ladder_of(values: Iterable[str]) -> Ladder | None:
    """Return the ladder that holds all answers in words, ``None`` where none does.

    Of five steps the agreement and the ease of seven are where only five of them occur that are
    the usual five.
    """
    said = {value: plain(value) for value in values}
    if len(set(said.values())) < 2:
        return None
    for kind, steps in _ladders():
        places = {value: steps.get(word) for value, word in said.items()}
        if all(place is not None for place in places.values()):
            known = {value: place for value, place in places.items() if place is not None}
            return _ladder(kind, known)
    return None


def step_beside(known: Mapping[str, int], value: str) -> int | None:
    """Return what an answer in words counts beside others of its ladder; ``None`` if it is none.

    So “Very dissatisfied” is understood in a file in which nobody was so before, and so is
    “7 - likely” beside “10 - Extremely likely”.
    """
    if not known:
        return None
    if all(led(word) == step for word, step in known.items()):
        return led(value)
    found = ladder_of((*known, value))
    if found is None:
        return None
    steps = dict(found.words)
    return steps[value] if all(steps[word] == step for word, step in known.items()) else None


def _ladder(kind: str, known: dict[str, int]) -> Ladder:
    used, high = set(known.values()), max(steps_of(kind))
    five = (1, 2, 4, 6, 7)
    if high == 7 and used <= set(five):
        renumbered = {value: five.index(place) + 1 for value, place in known.items()}
        return Ladder(kind, 1, 5, tuple(sorted(renumbered.items(), key=_step)))
    return Ladder(kind, 1, high, tuple(sorted(known.items(), key=_step)))


def steps_of(kind: str) -> tuple[int, ...]:
    """Return the steps of the longest ladder of a kind, from 1."""
    return tuple(range(1, max(len(steps) for name, steps in LADDERS if name == kind) + 1))


def _step(pair: tuple[str, int]) -> tuple[int, str]:
    return pair[1], pair[0]


@cache
def _ladders() -> tuple[tuple[str, dict[str, int]], ...]:
    return tuple(
        (kind, {plain(word): at for at, step in enumerate(steps, 1) for word in listed(step)})
        for kind, steps in LADDERS
    )
