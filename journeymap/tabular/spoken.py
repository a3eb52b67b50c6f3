"""The names of variables as people say them: ``INFODOWN`` beside ``INFOUP`` is “Info down”."""

from __future__ import annotations

import re
from collections.abc import Collection

_APART = re.compile(r"[_.\s]+")
_HUMP = re.compile(r"(?<=[^\W\d_]{4})(?=[A-Z][a-z]{3})")
_ENDS = ("THROUGH", "THRU", "BEFORE", "AFTER", "DOWN", "BACK", "OUT", "OFF", "UP", "IN", "ON")
_BEYOND_DOUBT = ("THROUGH", "THRU")
_VOWELS = frozenset("AEIOUY")
_LEAST = 3


def spoken(name: str, others: Collection[str] = ()) -> str:
    """Return the name of a variable as a title: ``FOOD`` is “Food”, ``orderTracking`` “Order tracking”.

    What is written in one is taken apart where ``others`` of its set show how: ``LTPARKING``
    beside ``PARK`` is “LT parking”. Where nothing does, it stays one word.
    """
    said = " ".join(_APART.sub(" ", name).split())
    if not said.isupper():
        first, *rest = _HUMP.sub("\n", said).split("\n")
        return first[:1].upper() + first[1:] + "".join(f" {part.lower()}" for part in rest)
    first, *rest = (piece for word in said.split() for piece in _pieces(word, others))
    first = first if rest and not _VOWELS & {*first} else first.capitalize()
    return " ".join((first, *(piece.lower() for piece in rest)))


def _pieces(word: str, others: Collection[str]) -> list[str]:
    """Return the words in one of capitals, as far as the others of its set tell them."""
    for end in _ENDS:
        start = word.removesuffix(end)
        alike = {start + one for one in _ENDS if one != end} & {*others}
        if start != word and len(start) >= _LEAST and (alike or end in _BEYOND_DOUBT):
            return [start, end]
    for at in (2, 3):
        short, rest = word[:at], word[at:]
        known = any(len(one) >= _LEAST and rest.startswith(one) for one in others)
        if known and short.isalpha() and not _VOWELS & {*short}:
            return [short, rest]
    return [word]
