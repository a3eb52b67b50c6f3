"""Feelings as people write them into cells: numbers on scales, stars, faces, words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from journeymap.language import read_number, tr
from journeymap.model.fields import fault, specs
from journeymap.model.records import Feeling
from journeymap.tabular.words.feeling_words import (
    BETWEEN,
    FACES,
    FEELINGS,
    LEVELS,
    STRONGER,
    TURNED,
    WEAKER,
)
from journeymap.tabular.words.headings import listed


class ToldFeeling(NamedTuple):
    """What a cell tells of a feeling: from −1 to 1, ``None`` for unknown, and its own word."""

    valence: float | None
    word: str = ""


_ENDS = {
    "five": (1.0, 5.0),
    "ten": (1.0, 10.0),
    "one": (-1.0, 1.0),
    "two": (-2.0, 2.0),
    "three": (-3.0, 3.0),
    "minus_five": (-5.0, 5.0),
}
_ENDS_SAID = re.compile(
    r"(?:\b(?:from|від|от)\s+)?"
    r"(?P<low>[-–]?\d+)\s*(?:to|до|\.{2,3}|…|[-–—])\s*\+?(?P<high>\d+)",
    re.IGNORECASE,
)
_AROUND_ZERO = ("one", "two", "three", "minus_five")
_OFTEN = 0.25
_LONGEST_HEADING = 100

_NUMBER = r"[+−–-]?\s?\d+(?:[.,]\d+)?"
_OUT_OF = re.compile(
    r"(?P<value>\d+(?:[.,]\d+)?)\s*(?:/|out\s+of|of|из|зі|із|з|від|от)\s*(?P<most>\d+)"
    r"(?:\s*(?:stars?|points?|зірк\w*|звезд\w*|звёзд\w*|бал\w*))?",
    re.IGNORECASE,
)
_STARRED = re.compile(
    r"(?P<value>\d+(?:[.,]\d+)?)[\s-]*(?:stars?|★|⭐|☆|зірк\w*|зірок|звезд\w*|звёзд\w*)", re.I
)
_FULL, _EMPTY, _HALF = "★⭐🌟✭✮●⬤◉■🟊", "☆○◯□✩⚪⚫", "½⯨◐"
_STARS = re.compile(rf"(?P<full>[{_FULL}]+)(?P<half>[{_HALF}]?)\s*(?P<empty>[{_EMPTY}]*)")
_NONE_FULL = re.compile(rf"[{_EMPTY}]{{3,}}")
_LED = re.compile(
    rf"(?P<number>{_NUMBER}\s?%?)\s*(?:[-–—:.,;=|)]\s*|\(|\s)\s*(?P<rest>[^\d\s].*)", re.S
)
_ENDED = re.compile(rf"(?P<rest>.*[^\d\s(\[:,;=–—|-])\s*(?:[(\[:,;=|]|[–—-]\s|\s)\s*"
                    rf"(?P<number>{_NUMBER}\s?%?)\s*[)\]]?", re.S)  # fmt: skip
_ROUND = "\ufe0f\ufe0e\u200d♀♂🏻🏼🏽🏾🏿"
_APART = re.compile(r"[\s,;/|&+→>–—]+|\.{2,}|…|\s-\s")
_AROUND = " \t\n.,;:!?()[]{}*_\"'“”«»„-–—"
_MOST_WORDS, _FEW = 8, 4
_FROM_ZERO = 20


def told_feeling(text: str, scale: str) -> ToldFeeling | None:
    """Return what a cell tells of a feeling; ``None`` for a number no scale holds, or for nothing.

    ``scale`` is how plain numbers are written, one of ``cells.SCALES``. A word nobody knows is
    kept, without a value.
    """
    said = text.translate({ord(letter): None for letter in _ROUND}).strip()
    said = said.replace("**", "").strip("`_ ")
    if not said:
        return None
    value = number(said)
    if value is not None:
        return _at(value, scale, said)
    counted = _counted(said)
    if counted:
        return counted
    split = _beside(said)
    if split and (value := number(split["number"].replace(" ", ""))) is not None:
        found = _at(value, scale, split["number"])
        return found and found._replace(word=_bare(split["rest"]))
    return _in_words(said)


def valence(text: str, scale: str) -> float | None:
    """Return a feeling from −1 to 1, told in any way; ``None`` where none is known."""
    found = told_feeling(text, scale)
    return found.valence if found else None


def number(text: str) -> float | None:
    """Return the number a text is, per cent as a share; ``None`` for what is no number."""
    read = read_number(text.strip().removeprefix("+").strip())
    return read and read[0] / (100 if read[1] else 1)


def plain_number(text: str) -> float | None:
    """Return the number a cell tells a feeling with on a scale that is to be known."""
    said = text.strip()
    if "%" in said or _counted(said):
        return None
    value = number(said)
    if value is None and (split := _beside(said)):
        value = number(split["number"].replace(" ", ""))
    return value


def _beside(said: str) -> re.Match[str] | None:
    """Return a number with the few words beside it, as in “4 - happy”; a text with one is none."""
    split = _LED.fullmatch(said) or _ENDED.fullmatch(said)
    few = split is not None and len(split["rest"].split()) <= _FEW and "·" not in said
    return split if few and "\n" not in said else None


def scale_of(texts: Iterable[str]) -> str:
    """Return how feelings are written in numbers: one of ``SCALES``, by what occurs.

    Numbers from 1 on are read as the keys are, from worst to best, and to ten only where a
    quarter of them is above five, so that one slip does not move all others. What no scale
    holds is passed over.
    """
    signed = [text for text in texts if text.strip()]
    numbers = [n for n in map(plain_number, signed) if n is not None and -5 <= n <= 10]
    around = any(text.strip().startswith("+") and plain_number(text) for text in signed)
    if any(n < 0 for n in numbers) or (around and all(n <= 5 for n in numbers)):
        furthest = max(abs(n) for n in numbers if n <= 5)
        return next(name for name in _AROUND_ZERO if furthest <= _ENDS[name][1])
    if sum(n > 5 for n in numbers) > _OFTEN * len(numbers):
        return "ten"
    highest = max((n for n in numbers if n <= 5), default=0.0)
    if highest <= 1:
        return "one"
    return "two" if highest <= 2 and min(numbers) < 1 else "five"


def scale_said(headings: Iterable[str]) -> str:
    """Return the scale a heading names, as in “Feeling (−2 to 2)”; blank where none does."""
    for heading in headings:
        for match in _ENDS_SAID.finditer(heading[:_LONGEST_HEADING].replace("−", "-")):
            ends = float(match["low"].replace("–", "-")), float(match["high"])
            found = next((name for name, known in _ENDS.items() if known == ends), "")
            if found:
                return found
            if (ends[0] in (0, 1) and 3 <= ends[1] <= 100) or -ends[0] == ends[1] > 0:
                return scale_between(*ends)
    return ""


def without_scale(heading: str) -> str:
    """Return a heading without the scale it names."""
    return _ENDS_SAID.sub("", heading.replace("−", "-")) if scale_said([heading]) else heading


def scale_between(low: float, high: float) -> str:
    """Return the name of the scale from one number, the worst, to another."""
    known = next((name for name, ends in _ENDS.items() if ends == (low, high)), "")
    return known or f"{low:g}..{high:g}"


def read_otherwise(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the sentences about how feelings were read that are stars, shares or of so many."""
    said: list[str] = []
    for text in texts:
        if "%" in text and number(text.strip()) is not None:
            said.append(tr("Feelings in per cent were read from 0 % (worst) to 100 % (best)."))
        elif _stars(text):
            said.append(tr("Stars were read as feelings: one for the worst, all for the best."))
        elif _OUT_OF.fullmatch(text.strip()):
            said.append(tr("Feelings such as “4/5” were read from 1 to the number behind."))
    return tuple(dict.fromkeys(said))


def _at(value: float, scale: str, text: str) -> ToldFeeling | None:
    """Return a number as a feeling; per cent goes from none, the worst, to all."""
    low, high = _ENDS.get(scale) or _own_ends(scale) or _ENDS["one"]
    if "%" in text:
        low, high = (-1.0, 1.0) if value < 0 else (0.0, 1.0)
    return _between(value, low, high)


def _between(value: float, low: float, high: float) -> ToldFeeling | None:
    told = (2 * value - low - high) / (high - low)
    return None if fault(specs(Feeling)["valence"], told) else ToldFeeling(told)


def _own_ends(scale: str) -> tuple[float, float] | None:
    """Return the ends of a scale of somebody's own, as ``scale_between`` names it."""
    low, apart, high = scale.partition("..")
    return (float(low), float(high)) if apart else None


def _counted(said: str) -> ToldFeeling | None:
    """Return what is told as so many of so many, or as stars."""
    stars = _stars(said)
    if stars:
        return stars
    found = _OUT_OF.match(said)
    if found:
        value, most = number(found["value"]), float(found["most"])
    elif found := _STARRED.match(said):
        value, most = number(found["value"]), 5.0
    if not found or value is None or most < 2 or value > most:
        return None
    low = 0.0 if most >= _FROM_ZERO or value == 0 else 1.0
    told = _between(value, low, most)
    return told and told._replace(word=_bare(said[found.end() :]))


def _stars(text: str) -> ToldFeeling | None:
    said = text.translate({ord(letter): None for letter in _ROUND}).strip()
    if _NONE_FULL.fullmatch(said):
        return ToldFeeling(-1.0)
    found = _STARS.match(said)
    if found is None:
        return None
    count = len(found["full"]) + 0.5 * len(found["half"])
    of = len(found["full"]) + len(found["half"]) + len(found["empty"])
    of = of if found["empty"] else 5 if of <= 5 else 10
    if not 2 <= of <= 10 or count > of:
        return None
    told = _between(count, 1.0, float(of))
    return told and told._replace(word=_bare(said[found.end() :]))


def _in_words(said: str) -> ToldFeeling | None:
    """Return what faces and words tell: the face the value, the words the word."""
    whole = said.casefold().replace("ё", "е").strip()
    if whole in _levels():
        return ToldFeeling(_levels()[whole])
    found, rest = [], said
    for face, value in _faces().items():
        pattern = re.escape(face) if not face.isascii() else rf"(?<!\S){re.escape(face)}(?!\S)"
        if re.search(pattern, rest):
            found.append(value)
            rest = re.sub(pattern, " ", rest)
    rest = _bare(rest)
    worded, level = _words(rest)
    word = "" if level else rest
    if found:
        return ToldFeeling(sum(found) / len(found), word)
    if not any(map(str.isalpha, rest)):
        return None
    return ToldFeeling(worded, word if worded is not None or word else rest)


def _words(text: str) -> tuple[float | None, bool]:
    """Return what words come to, ``None`` where one is unknown; and whether it is a plain level."""
    whole = text.casefold().replace("ё", "е").replace("’", "'")
    if whole in _levels():
        return _levels()[whole], True
    value = _known(whole)
    if value is not None:
        return value, False
    words = [one for part in _APART.split(whole) if (one := part.strip(_AROUND))]
    if not 0 < len(words) <= _MOST_WORDS:
        return None, False
    found: list[float] = []
    turned, factor = False, 1.0
    for word in words:
        if word in TURNED.split():
            turned = True
        elif word in STRONGER.split():
            factor = 2.0
        elif word in WEAKER.split() or word in BETWEEN.split():
            continue
        elif (value := _known(word)) is not None:
            value = max(-1.0, min(1.0, factor * value))
            found.append(-0.5 * (1 if value > 0 else -1 if value < 0 else 0) if turned else value)
            turned, factor = False, 1.0
        else:
            return None, False
    return (sum(found) / len(found), False) if found and not turned else (None, False)


def _known(word: str) -> float | None:
    """Return the feeling of one word, by the longest beginning that is known."""
    exact, begins = _dictionary()
    if word in exact:
        return exact[word]
    if word in _levels():
        return _levels()[word]
    found = (begins[word[:end]] for end in range(len(word), 2, -1) if word[:end] in begins)
    return next(found, None) if " " not in word else None


def _bare(words: str) -> str:
    return " ".join(words.split()).strip(_AROUND)


@cache
def _levels() -> dict[str, float]:
    return {
        word.replace("ё", "е"): value
        for value, row in LEVELS.items()
        for word in listed(row)
        if not word.endswith("~")
    }


@cache
def _dictionary() -> tuple[dict[str, float], dict[str, float]]:
    """Return words by what they tell, and beginnings of words."""
    every = [
        (w, v) for table in (LEVELS, FEELINGS) for v, row in table.items() for w in listed(row)
    ]
    exact = {word: value for word, value in every if not word.endswith("~")}
    return exact, {word[:-1]: value for word, value in every if word.endswith("~")}


@cache
def _faces() -> dict[str, float]:
    return {face: value for value, row in FACES.items() for face in row.split()}
