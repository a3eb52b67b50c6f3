"""The columns of a sheet of touchpoints: what a heading means, and what a cell holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from journeymap.durations import written
from journeymap.editing.tags import tags_in
from journeymap.language import in_each, mark, read_number, tr
from journeymap.model.fields import Spec, fault, offered, specs
from journeymap.model.records import Feeling, Friction, Quote, Touchpoint
from journeymap.tabular.figures import fitted
from journeymap.tabular.headings import FEELINGS, HEADINGS, NOBODY, OF, SEVERITIES, YES, listed

FIELDS = {
    name: spec
    for name, spec in offered(Touchpoint).items()
    if spec.editor in ("text", "choice", "number", "tags")
}
"""The fields of a touchpoint that a cell can hold."""

LABELS = {
    "stage": mark("Stage"),
    "lane": mark("Lane"),
    "feeling": mark("Feeling"),
    **{name: spec.label for name, spec in FIELDS.items()},
}
"""The columns of a sheet we write, and their headings."""

COLUMNS = {
    "stage": mark("Stage"),
    "step": mark("Step"),
    "lane": mark("Lane"),
    **{name: spec.label for name, spec in FIELDS.items()},
    "title": mark("Touchpoint"),
    "feeling": mark("Feeling"),
    "friction": mark("Friction"),
    "severity": specs(Friction)["severity"].label,
    "share": specs(Friction)["share"].label,
    "quote": mark("Quote"),
    "source": specs(Quote)["source"].label,
    "idea": mark("Idea"),
    "note": mark("Note"),
}
"""The columns of a sheet we read, and what they are called."""

FELT = "felt"
"""The column of what the persona feels who is named in its heading."""

SCALES = {
    "": mark("as they look"),
    "five": mark("1 to 5"),
    "ten": mark("1 to 10"),
    "one": mark("−1 to 1"),
    "two": mark("−2 to 2"),
    "three": mark("−3 to 3"),
    "minus_five": mark("−5 to 5"),
}
"""The ways feelings are written in numbers."""

_BETWEEN = r"[\s:.,;/()\[\]–—_-]+"
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


def meaning(heading: str) -> str:
    """Return the column a heading means in any of our languages, blank for none.

    Exact names of ours go first; ``felt`` is the feeling of a persona it names.
    """
    if len(heading) > _LONGEST_HEADING:
        return ""
    heading = _without_scale(heading)
    said = _plain(heading)
    known = _meanings()
    found = known.get(said, "") or (FELT if felt_by(heading) else "")
    return found or known.get(" ".join(w for w in said.split() if _telling(w)), "")


def felt_by(heading: str) -> str:
    """Return whose feeling a heading is, as in “Feeling: Olena”; blank when it names nobody."""
    said = _without_scale(heading).strip() if len(heading) <= _LONGEST_HEADING else ""
    for match in (_led().match(said), _ended().match(said)):
        name = match["name"].strip(" \t\n:.;/()[]–—_-'’\"") if match else ""
        if any(map(_telling, name.split())) and _plain(name) not in _meanings():
            return re.sub(r"['’]s$", "", name)
    return ""


def read(spec: Spec, text: str) -> Any:
    """Return the value a cell holds; ``None`` when it holds none that fits."""
    if spec.options:
        return _chosen(spec, text.casefold())
    if spec.editor == "text":
        return text
    if spec.editor == "tags":
        return tags_in(text) or None
    return fitted(spec, text)


def shown(spec: Spec, value: Any) -> str:
    """Return a value as a cell shows it."""
    if spec.options:
        return tr(dict(spec.options)[value])
    if spec.minutes and value is not None:
        return written(value)
    if spec.editor == "tags":
        return ", ".join(value)
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def number(text: str) -> float | None:
    """Return the number a text is, per cent as a share; ``None`` for what is no number."""
    read = read_number(text)
    return read and read[0] / (100 if read[1] else 1)


def scale_of(texts: Iterable[str]) -> str:
    """Return how feelings are written in numbers: one of ``SCALES``, by what occurs.

    Numbers from 1 on are read as the keys are, from worst to best, and to ten only where a
    quarter of them is above five, so that one slip does not move all others. What no scale
    holds is passed over.
    """
    numbers = [n for n in map(number, texts) if n is not None and -5 <= n <= 10]
    if any(n < 0 for n in numbers):
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
    return ""


def scale_between(low: float, high: float) -> str:
    """Return the name of the scale from one number, the worst, to another."""
    known = next((name for name, ends in _ENDS.items() if ends == (low, high)), "")
    return known or f"{low:g}..{high:g}"


def _own_ends(scale: str) -> tuple[float, float] | None:
    """Return the ends of a scale of somebody's own, as ``scale_between`` names it."""
    low, apart, high = scale.partition("..")
    return (float(low), float(high)) if apart else None


def _without_scale(heading: str) -> str:
    return _ENDS_SAID.sub("", heading.replace("−", "-")) if scale_said([heading]) else heading


def valence(text: str, scale: str) -> float | None:
    """Return a feeling from −1 to 1, told as a number on a scale, in words or by a face."""
    value = number(text)
    if value is None:
        return _told(FEELINGS).get(_face(text))
    low, high = _ENDS.get(scale) or _own_ends(scale) or _ENDS["one"]
    value = (2 * value - low - high) / (high - low)
    return None if fault(specs(Feeling)["valence"], value) else value


def severity(text: str) -> int | None:
    """Return how bad a friction is, from 0 to 4, told as a number or in a word."""
    value = read(specs(Friction)["severity"], text)
    return _told(SEVERITIES).get(text.casefold()) if value is None else int(value)


def _plain(heading: str) -> str:
    return " ".join(re.split(_BETWEEN + r"|[*?!]+", heading.casefold())).strip()


def _telling(word: str) -> bool:
    """Tell whether a word of a heading is more than a count, a scale or a bracket."""
    said = _plain(word)
    return any(map(str.isalpha, said)) and said not in NOBODY.split()


def _face(text: str) -> str:
    """Return a told feeling in lower case, without what only chooses how a face is drawn."""
    return text.casefold().replace("\ufe0f", "").strip()


@cache
def _meanings() -> dict[str, str]:
    found = {_plain(word): name for name, words in HEADINGS.items() for word in listed(words)}
    labels = [*COLUMNS.items(), *LABELS.items()]
    return found | {_plain(word): name for name, x in labels for word in in_each(x)}


@cache
def _feeling_words() -> str:
    words = {*listed(HEADINGS["feeling"]), *(w.casefold() for w in in_each(COLUMNS["feeling"]))}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _led() -> re.Pattern[str]:
    of = "|".join(OF.split())
    return re.compile(rf"(?:{_feeling_words()}){_BETWEEN}(?:(?:{of})\s+)?(?P<name>.+)", re.I | re.S)


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>.+?){_BETWEEN}(?:{_feeling_words()})\W*$", re.I | re.S)


def _told(words: dict[Any, str]) -> dict[str, Any]:
    return {word: value for value, row in words.items() for word in listed(row)}


def _chosen(spec: Spec, said: str) -> str | None:
    meant = (
        key
        for key, label in spec.options
        if said == key or said in (word.casefold() for word in in_each(label))
    )
    found = next(meant, None)
    if found is None and spec.label == FIELDS["moment"].label and said in listed(YES):
        return "moment"
    return found
