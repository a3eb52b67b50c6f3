"""What a brand says in words: families of letters, and what stands in the title block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PLACE: Final = "place"
PLACES: Final = ("across", "left", "right")
"""Where the title block stands under a page: over its whole width, or at one end."""

CELLS: Final = ("company", "project", "author", "date", "version", "confidential")
"""What may stand in a title block, from left to right."""

_FONTS, _LETTERS, _WORDS = 8, 60, 160


def read_fonts(text: str) -> tuple[str, ...]:
    """Return the families of letters a person names, one beside another; what is none is left out.

    They stand between commas, semicolons or lines. Whatever could end a rule of a style sheet is
    dropped: a family comes from a file of somebody else's.
    """
    parts = text[:1000].replace(";", ",").replace("\n", ",").split(",")
    names = (" ".join("".join(x for x in part if _fits(x)).split())[:_LETTERS] for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))[:_FONTS]


def _fits(letter: str) -> bool:
    return letter.isalnum() or letter in " -_.+"


def read_block(found: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return what stands in a title block, in its order, of whatever is written for one."""
    cells = []
    for key in (*CELLS, PLACE):
        value = found.get(key)
        words = " ".join(value[: 4 * _WORDS].split())[:_WORDS] if isinstance(value, str) else ""
        words = "".join(letter for letter in words if letter.isprintable())
        if words and (key != PLACE or words in PLACES):
            cells.append((key, words))
    return tuple(cells)
