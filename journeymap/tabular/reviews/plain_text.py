"""Reviews out of a plain text: a paragraph each, or a line each where there are no paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from journeymap.tabular.reviews.review import Review, day_told, stars_told

_GAP = re.compile(r"^[ \t\-–—=_*•]*$")
_BULLET = re.compile(r"^\s*(?:[-–—•*·]\s+|\d{1,3}[.)]\s+)(?=\S)")
_BY = re.compile(
    r"^\s*(?:—|–|--)\s*(?P<who>[^\W\d_][^,;]{0,40}?)\s*(?:[,;]\s*(?P<when>.{4,30}))?\s*$"
)
_LEAD = re.compile(
    r"^(?P<stars>[★⭐🌟☆✩\ufe0f]{1,12}|\d(?:[.,]\d)?\s*/\s*(?:5|10))\s*[-–—:.,]?\s+(?=\S)"
)
_FEW = 2
_NAMES, _INITIAL = 3, 2


def reviews_in_text(text: str) -> Iterator[Review]:
    """Yield the reviews in a text with what its lines say of them: stars, days, who said it.

    Lines of one paragraph belong together where blank lines divide the text; else each line is
    a review. A line of stars, such as "★★★★☆" or "5/5", a day, or "— Olena" is no text.
    """
    waiting: Review | None = None
    for row, lines in _pieces(text):
        found = _read(lines, row)
        if waiting is not None and found.text:
            found = replace(
                found, stars=found.stars if found.stars is not None else waiting.stars,
                day=found.day or waiting.day, author=found.author or waiting.author,
            )  # fmt: skip
            waiting = None
        if found.text:
            yield found
        elif found.stars is not None or found.day or found.author:
            waiting = found


def _pieces(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each review, with the number of the first, from 1."""
    lines = text.lstrip("\ufeff").splitlines()
    gaps = sum(bool(_GAP.match(line)) for line in _within(lines))
    bullets = sum(bool(_BULLET.match(line)) for line in lines)
    single = not gaps or bullets > gaps
    begun: list[str] = []
    first = 1
    for row, line in enumerate(lines, 1):
        gap = bool(_GAP.match(line))
        if gap or (single and begun and not _about(line)):
            if begun:
                yield first, begun
            begun = []
        if not gap:
            first = row if not begun else first
            begun.append(line)
    if begun:
        yield first, begun


def _within(lines: list[str]) -> list[str]:
    """Return the lines between the first and the last that say something."""
    filled = [at for at, line in enumerate(lines) if not _GAP.match(line)]
    return lines[filled[0] : filled[-1] + 1] if len(filled) >= _FEW else []


def _about(line: str) -> bool:
    """Tell whether a line says who or when, so that it belongs to the review before it."""
    by = _BY.match(line)
    return bool(day_told(line)) or (by is not None and _is_name(by["who"]))


def _read(lines: list[str], row: int) -> Review:
    said: list[str] = []
    stars, day, author = None, "", ""
    for line in lines:
        if stars is None and (given := stars_told(line)) is not None:
            stars = given
        elif not day and (when := day_told(line)):
            day = when
        elif (by := _BY.match(line)) and (said or len(lines) > 1) and _is_name(by["who"]):
            author, day = by["who"], day or day_told(by["when"] or "")
        else:
            said.append(line)
    text = _BULLET.sub("", "\n".join(said).strip()).strip()
    if stars is None and (lead := _LEAD.match(text)) and (given := stars_told(lead["stars"])):
        stars, text = given, text[lead.end() :]
    return Review(text=text, row=row, day=day, stars=stars, author=author)


def _is_name(said: str) -> bool:
    """Tell whether words after a dash are somebody's name, and not a list's point."""
    parts = said.split()
    ended = said.endswith(("!", "?")) or (said.endswith(".") and len(parts[-1]) > _INITIAL)
    return 0 < len(parts) <= _NAMES and parts[0][:1].isupper() and not ended
