"""A review as it was read: what was said, when, by whom, with how many stars."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from journeymap.analysis.reviews.remembered import review_key
from journeymap.dates import understood

_STARS = re.compile(r"[★⭐🌟✭✮☆✩½]{1,6}️?|[★⭐🌟☆]\ufe0f?(?:\s?[★⭐🌟☆]\ufe0f?){1,5}")
_FULL, _EMPTY, _HALF = "★⭐🌟✭✮", "☆✩", "½"
_OF = re.compile(
    r"(\d{1,3}(?:[.,]\d+)?)\s*(?:/|out of|of|з|із|из)\s*(5|10|100)"
    r"(?:\s*(?:stars?|зір\w*|звезд\w*|звёзд\w*|бал\w*))?",
    re.IGNORECASE,
)
_SAID = re.compile(r"(\d(?:[.,]\d+)?)[\s-]*(?:stars?|★|⭐|зір\w*|звезд\w*|звёзд\w*)", re.IGNORECASE)
_SHORTEST = 2
"""A text of fewer letters says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What somebody said: ``row`` is where in the file; ``stars`` are 1 to 5 where given.

    ``day`` is kept as ISO, ``origin`` is where it was said, ``product`` what about.
    """

    text: str
    row: int
    day: str = ""
    stars: float | None = None
    author: str = ""
    origin: str = ""
    product: str = ""

    @property
    def key(self) -> str:
        """What tells it from others; the same words are the same review."""
        return review_key(self.text)

    def cut(self, letters: int) -> Review:
        """Return it with so many letters of its text."""
        return replace(self, text=self.text[:letters].rstrip() + "…")

    @property
    def says_something(self) -> bool:
        """Whether there are words in it, and not only stars or dots."""
        return sum(map(str.isalpha, self.text)) >= _SHORTEST


def stars_in(text: str, most: float = 5.0) -> float | None:
    """Return the stars, 1 to 5, that a cell or a line gives and nothing else; ``None`` for none.

    A bare number is of ``most``, which is the upper end of its scale.
    """
    said = text.strip().strip("()[] ").strip()
    if _STARS.fullmatch(said) or _STARS.fullmatch(said.replace(" ", "")):
        full = sum(map(said.count, _FULL)) + 0.5 * said.count(_HALF)
        every = full + sum(map(said.count, _EMPTY))
        return _of_five(full, max(5.0, every)) if full else None
    if found := _OF.fullmatch(said):
        return _of_five(_number(found[1]), _number(found[2]))
    if found := _SAID.fullmatch(said):
        return _of_five(_number(found[1]), 5.0)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d+)?", said):
        return _of_five(_number(said), most)
    if found := re.fullmatch(r"(\d{1,3})\s?%", said):
        return _of_five(_number(found[1]), 100.0)
    return None


def stars_told(text: str) -> float | None:
    """Return the stars a line gives by signs or "4 out of 5"; a bare number gives none."""
    return None if re.fullmatch(r"[\d.,\s%]*", text) else stars_in(text)


def day_told(text: str) -> str:
    """Return the day a line tells and nothing else, as ISO; blank for none."""
    found = understood(text.strip())
    try:
        return date.fromisoformat(found).isoformat()
    except ValueError:
        return ""


def _number(said: str) -> float:
    return float(said.replace(",", "."))


def _of_five(value: float, most: float) -> float | None:
    stars = value * 5 / most
    return round(stars, 2) if 0 <= stars <= 5 else None
