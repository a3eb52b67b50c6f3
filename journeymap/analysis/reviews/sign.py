"""Whether a review praises or blames, by its words and by its stars; no feeling is set by it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from journeymap.analysis.reviews.mentions import WordList
from journeymap.analysis.reviews.stems import folded, words
from journeymap.analysis.reviews.words import BAD, GOOD, NOT

Sign = Literal["good", "bad", "mixed", ""]
"""Praise, blame, both; blank where neither words nor stars say."""

_REACH, _ENDS = 3, frozenset(".,;:!?…\n")
"""A "not" turns one of so many words after it, as far as the sentence goes on."""

_FEW_STARS, _MANY_STARS = 2.5, 3.5


def sign_of(text: str, stars: float | None = None) -> Sign:
    """Return whether a text praises or blames; ``stars`` are those of its review, 1 to 5.

    Where words and stars disagree it is both. Words alone decide where there are no stars, and
    where the text is so short that it says nothing stars do.
    """
    good, bad = _counted(text)
    spoken: Sign = ""
    if good or bad:
        spoken = "good" if good > bad else "bad" if bad > good else "mixed"
    if stars is None:
        return spoken
    given: Sign = "good" if stars >= _MANY_STARS else "bad" if stars <= _FEW_STARS else "mixed"
    if not spoken:
        return "" if given == "mixed" else given
    if spoken == given:
        return given
    if given == "mixed" or spoken == "mixed":
        # Three stars say little, and praise with a "but" is what most reviews are made of.
        return spoken if given == "mixed" else given
    return "mixed"


def _counted(text: str) -> tuple[int, int]:
    """Return how many words praise, and how many blame."""
    said = list(words(text))
    turned = [at for at, word in enumerate(said) if word.folded in _not()]

    def turns(at: int) -> bool:
        near = (said[one] for one in turned if 0 < at - one <= _REACH)
        return any(not _ENDS & set(text[one.end : said[at].start]) for one in near)

    good = bad = 0
    for name, first, after in _words().found(said):
        praises = (name == "good") != (after == first + 1 and turns(first))
        good, bad = good + praises, bad + (not praises)
    return good, bad


@cache
def _words() -> WordList:
    return WordList({"good": GOOD, "bad": BAD})


@cache
def _not() -> frozenset[str]:
    return frozenset(map(folded, NOT.split(", ")))
