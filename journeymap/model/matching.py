"""Whether a text holds what somebody looks for, and where: in any script, however it was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

Span = tuple[int, int]
"""Where something stands in a text: its first letter, and the one after its last."""

BOLD = "**"
"""What stands before and after bold words of a text that is marked; nobody looks for it."""

_APOSTROPHES = "'’‘ʼ`´ʹ＇"
_HYPHENS = "-‐‑−"
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f" + (
    "\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
"""What takes no room: soft hyphens, joiners, signs of direction and of how an emoji is drawn."""

_FIRST_MARK = "\u0300"
_JOINER = "\u200d"
_COMPOSED = re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""What tells of a picture made of several signs: a family, a flag, a colour of skin."""

_ALIKE = str.maketrans(
    {**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-"), "ё": "е", "Ё": "Е"}
    | {"İ": "i"}
)
"""What people take for the same letter when they do not ask for it exactly: the apostrophe and the
hyphen in all their forms, and the Russian ё, which most write without its dots."""

_SPACES = str.maketrans(
    dict.fromkeys("\t\n\r\v\f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
)
_SPACES |= str.maketrans(dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "))


class FoldedText(NamedTuple):
    """A text in which letters that count as the same are the same.

    ``places`` tells for each of its letters where the letter, with its marks, stands in the text
    itself; ``None`` where each stands in its own place.
    """

    text: str
    places: tuple[Span, ...] | None = None

    def original(self, start: int, end: int) -> Span | None:
        """Return where a piece stands in the text itself; ``None`` if it cuts a letter in two.

        A letter goes with the marks on it, and ß with both letters it is compared as.
        """
        if end < len(self.text) and unicodedata.combining(self.text[end]):
            return None
        if self.places is None:
            return start, end
        first, last = self.places[start], self.places[end - 1]
        if start and self.places[start - 1] == first:
            return None
        if end < len(self.places) and self.places[end] == last:
            return None
        return first[0], last[1]


def folded(text: str, *, case: bool = False, marked: bool = False) -> FoldedText:
    """Return a text made comparable.

    With ``case`` letters count as they were typed, though a letter and its marks are the same
    whether they are one sign or several (Unicode, canonical equivalence). In a text that is
    ``marked`` the stars around bold words are passed over.
    """
    if text.isascii() and not (marked and BOLD in text):
        return FoldedText((text if case else text.lower()).translate(_SPACES))
    simple = not (marked and BOLD in text) and not _COMPOSED.search(text)
    if simple and unicodedata.is_normalized("NFC", text):
        plain = _fold(text, case)
        if len(plain) == len(text):
            return FoldedText(plain)
    return _in_pieces(text, case, marked)


def _fold(text: str, case: bool) -> str:
    return text.translate(_AS_TYPED) if case else text.translate(_ANY_CASE).casefold()


_AS_TYPED = {**_SPACES, **str.maketrans(dict.fromkeys(_UNSEEN))}
_ANY_CASE = {**_AS_TYPED, **_ALIKE}


def _in_pieces(text: str, case: bool, marked: bool) -> FoldedText:
    """Fold a text letter by letter, and remember where each stood."""
    letters: list[str] = []
    places: list[Span] = []
    known: dict[str, str] = {}
    for start, end in _clusters(text, marked):
        piece = text[start:end]
        whole = known.get(piece)
        if whole is None:
            composed = unicodedata.normalize("NFC", piece)
            whole = known[piece] = unicodedata.normalize("NFC", _fold(composed, case))
        letters.append(whole)
        places += [(start, end)] * len(whole)
    return FoldedText("".join(letters), tuple(places))


def _clusters(text: str, marked: bool) -> Iterator[Span]:
    """Yield each letter with the marks that stand on it; no stars around bold words."""
    start, size = 0, len(text)
    while start < size:
        if marked and text.startswith(BOLD, start):
            start += len(BOLD)
            continue
        end = start + 1
        while end < size and text[end] >= _FIRST_MARK and _clings(text, start, end):
            end += 1
        yield start, end
        start = end


def _clings(text: str, start: int, at: int) -> bool:
    """Tell whether a sign belongs to the letter that begins before it: a mark, a part of a Korean
    syllable, of a flag, or of a picture that is joined of several (Unicode, annex 29)."""
    letter = text[at]
    if unicodedata.category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff":
        return True
    if letter == _JOINER or "\U0001f3fb" <= letter <= "\U0001f3ff":
        return True
    if text[at - 1] == _JOINER:
        return unicodedata.category(letter) == "So"
    flag = _FLAG[0] <= text[start] <= _FLAG[1] and _FLAG[0] <= letter <= _FLAG[1]
    return flag and at == start + 1


_FLAG = "\U0001f1e6", "\U0001f1ff"
"""The first and the last letter of those of which two make a flag."""


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for.

    ``case``: letters count as typed. ``words``: only whole words. ``phrase``: the words one after
    the other as they stand, which replacing needs; otherwise all of them, wherever in the text.
    """

    text: str
    case: bool = False
    words: bool = False
    phrase: bool = False

    def __bool__(self) -> bool:
        return bool(self._phrase)

    def without(self, sign: str) -> Wanted:
        """Return this without a sign it begins with; as it is, where it says nothing more."""
        rest = replace(self, text=self.text.removeprefix(sign))
        return rest if rest else self

    @cached_property
    def _phrase(self) -> str:
        # Spaces at the ends count only where exactly this is to be replaced.
        return folded(self.text if self.phrase else self.text.strip(), case=self.case).text

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The words that must all be there, folded; one where the phrase as a whole must be."""
        split = self._phrase.split()
        return (self._phrase,) if self.phrase or len(split) < 2 else tuple(split)

    def spans(self, text: FoldedText) -> list[Span]:
        """Return where it stands in a text, in order; nothing where a part of it is missing."""
        if not self._phrase or any(part not in text.text for part in self.parts):
            return []
        found = self._all(text, self._phrase)
        if found or len(self.parts) == 1:
            return found
        each = [self._all(text, part) for part in self.parts]
        return _apart(sorted(span for one in each for span in one)) if all(each) else []

    def _all(self, text: FoldedText, part: str) -> list[Span]:
        found: list[Span] = []
        at, size, whole = text.text.find(part), len(part), text.text
        while at >= 0:
            place = text.original(at, at + size)
            if place and not (self.words and _within_word(whole, at, at + size)):
                found.append(place)
                at = whole.find(part, at + size)
            else:
                at = whole.find(part, at + 1)
        return found


def _apart(spans: list[Span]) -> list[Span]:
    """Return spans in order, those that overlap joined."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _within_word(text: str, start: int, end: int) -> bool:
    """Tell whether a piece of a text goes on as a word at one of its ends."""
    return _goes_on(text[start], text[max(0, start - 2) : start][::-1]) or _goes_on(
        text[end - 1], text[end : end + 2]
    )


def _goes_on(last: str, beyond: str) -> bool:
    """Tell whether a word goes on beyond its last letter; an apostrophe between two is part of it,
    as in "п’ять" and "don’t" (Unicode, annex 29)."""
    if not _of_word(last) or not beyond:
        return False
    if beyond[0] in _APOSTROPHES:
        return len(beyond) > 1 and _of_word(beyond[1])
    return _of_word(beyond[0])


def _of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter)[0] == "M"
