"""What the words of a text name: themes customers write about, and words of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from journeymap.analysis.reviews.stems import Word, folded, stem, words
from journeymap.analysis.reviews.words import COMMON, THEMES

_LEAST = 4
"""Shorter words that no list knows say too little to tell touchpoints apart."""

OWN = "="
"""What stands before a word that no theme knows."""


class Mention(NamedTuple):
    """What a piece of a text names: a theme, or with ``OWN`` before it a word; and where it stands.

    ``said`` is the piece without its ending, so that forms of a word are the same.
    """

    key: str
    start: int
    end: int
    said: str = ""


class WordList:
    """Words and phrases that name something, with ``*`` for any ending."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._whole: dict[str, str] = {}
        self._begun: dict[str, str] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for name, entries in lists.items():
            for entry in entries.split(","):
                self._add(tuple(entry.split()), name)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda one: -len(one[0]))

    def _add(self, parts: tuple[str, ...], name: str) -> None:
        made = tuple(folded(part.rstrip("*")) + "*" * part.endswith("*") for part in parts)
        if len(made) > 1:
            self._phrases[made[0][:2]].append((made, name))
        elif made and made[0].endswith("*"):
            self._begun.setdefault(made[0][:-1], name)
        elif made:
            self._whole.setdefault(made[0], name)

    def name(self, word: str) -> str:
        """Return what a folded word names: as a whole, else by its longest beginning, else blank."""
        found = self._whole.get(word, "")
        if found:
            return found
        for length in range(len(word), 1, -1):
            if found := self._begun.get(word[:length], ""):
                return found
        return ""

    def phrase(self, text: Sequence[Word], at: int) -> tuple[str, int]:
        """Return what a phrase names that begins at a word, and of how many words it is."""
        for parts, name in self._phrases.get(text[at].folded[:2], ()):
            here = text[at : at + len(parts)]
            if len(here) == len(parts) and all(map(_is, here, parts)):
                return name, len(parts)
        return "", 0

    def found(self, text: Sequence[Word]) -> Iterator[tuple[str, int, int]]:
        """Yield what words and phrases name, each with the first word and the one after its last."""
        at = 0
        while at < len(text):
            name, many = self.phrase(text, at)
            name, many = (name, many) if name else (self.name(text[at].folded), 1)
            if name:
                yield name, at, at + many
            at += many


def _is(word: Word, part: str) -> bool:
    if part.endswith("*"):
        return word.folded.startswith(part[:-1])
    return word.folded == part


@lru_cache(64)
def mentions(text: str) -> tuple[Mention, ...]:
    """Return what a text names, in the order of its words."""
    said = list(words(text))
    found = list(_themes().found(said))
    taken = {at for _, first, after in found for at in range(first, after)}
    result = [
        Mention(name, said[first].start, said[after - 1].end, stem(said[first].folded))
        for name, first, after in found
    ]
    for at, word in enumerate(said):
        if at in taken or len(word.folded) < _LEAST or _common().name(word.folded):
            continue
        root = stem(word.folded)
        result.append(Mention(OWN + root, word.start, word.end, root))
    return tuple(sorted(result, key=lambda one: one.start))


@cache
def _themes() -> WordList:
    return WordList({name: theme.words for name, theme in THEMES.items()})


@cache
def _common() -> WordList:
    return WordList({"common": COMMON})
