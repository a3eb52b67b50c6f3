"""Words of a text made comparable: letters that people mix up are one, endings are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_ALIKE = str.maketrans("іїыєёэґ", "иииеееґ".replace("ґ", "г"), "'’ʼ`ьъ")
_SELF = re.compile(r"(?:тися|тись|ться|тсья|ся|сь)$")
_ENDINGS = (
    "ування|увати|увала|ували|ировать|ирова|ениями|остями|ення|ення|ением|ение|ения|ании|анием|ание|"
    "ання|ости|остю|истю|ими|ами|ями|ого|его|ому|ему|ать|ати|ити|ити|ует|уют|ала|ало|али|ила|ило|"
    "или|ела|ели|ет|ит|ят|ат|ут|ют|ть|ти|ал|ил|ел|ав|ив|ев|ов|ом|ем|им|ой|ей|ий|ую|юю|ая|яя|ое|ее|"
    "ие|ию|ия|их|ах|ях|ам|ям|ок|ек|ка|ки|ку|ко|а|я|о|е|у|ю|и|й"
)
_CYRILLIC = re.compile(rf"(?:{_ENDINGS})$")
_LATIN = re.compile(r"(?:ings|ing|ingly|edly|ed|es|s|ly|er|ers|est|e)$")
_LEAST = 3
"""So many letters of a word are left at least."""


class Word(NamedTuple):
    """A word of a text as it is compared, and where it stands there."""

    folded: str
    start: int
    end: int


def folded(word: str) -> str:
    """Return a word without what people write one way or another.

    Ukrainian and Russian vowels that sound alike are one letter, signs that are no sound are
    gone, and doubled letters stand once, so that "Кур’єр" is "курьер", and "colleague" what
    somebody in a hurry makes of it.
    """
    plain = word.casefold().translate(_ALIKE)
    return "".join(letter for letter, _ in groupby(plain))


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text; what a hyphen joins are several."""
    for found in _WORD.finditer(text):
        yield Word(folded(found[0]), *found.span())


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a folded word without its ending, in English, Ukrainian and Russian.

    It is light: one ending goes, so that forms of a word meet; what it leaves is no word.
    """
    if word.isascii():
        return _without(word, _LATIN)
    return _without(_without(word, _SELF), _CYRILLIC)


def _without(word: str, ending: re.Pattern[str]) -> str:
    found = ending.search(word, min(_LEAST, len(word)))
    return word[: found.start()] if found else word
