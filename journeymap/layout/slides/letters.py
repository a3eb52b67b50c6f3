"""Letters that fit: as large as there is room for, and small before any is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import floor

from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.shapes import TextStyle

LEAST = 22.0
"""The least size of letters that can be read in the room, in page units of a wall of 1080."""

_LEAST = 4.0
_SHRINK = 0.88
_EAST = "⺀"


_BLANKS = re.compile(r"[^\S\xa0]+")
"""What parts words; a no-break space ties them."""


def flat(text: str) -> str:
    """Return a text without line ends and doubled spaces, as a title is set."""
    return _BLANKS.sub(" ", text.strip())


def letters(size: float, weight: int = 400, italic: bool = False) -> TextStyle:
    """Return a style of a whole size: so letters are as wide in every format as measured here."""
    return TextStyle(float(max(1, round(size))), weight, italic)


def fitted(
    text: str,
    styles: Sequence[TextStyle],
    width: float,
    height: float,
    measure: Measure,
) -> Paragraph:
    """Return a text in the first of some styles, largest first, in which it fits a place.

    Where it fits in none of them it is set in smaller and smaller letters until it does, down
    to 4 page units.
    """
    for style in styles:
        set_ = paragraph(text, style, width, measure)
        if set_.height <= height:
            return set_
    style = styles[-1]
    while style.size > _LEAST:
        style = style._replace(size=max(_LEAST, floor(style.size * _SHRINK)))
        set_ = paragraph(text, style, width, measure)
        if set_.height <= height:
            break
    return set_


def unbroken(text: str, style: TextStyle, width: float, measure: Measure) -> bool:
    """Tell whether no word has to be broken to fit a width; East Asian text has no such words."""
    return all(measure.width(word, style) <= width for word in text.split() if max(word) < _EAST)


def widest(set_: Paragraph, measure: Measure) -> float:
    """Return the width of the longest line, in page units."""
    return max((measure.width(line, set_.style) for line in set_.lines), default=0.0)
