"""The columns of a sheet of touchpoints: what a heading means, and what a cell holds."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from journeymap.durations import written
from journeymap.editing.tags import tags_in
from journeymap.language import in_each, mark, tr
from journeymap.model.fields import Spec, fault, offered, specs
from journeymap.model.records import Friction, Quote, Stage, Touchpoint
from journeymap.tabular.feelings import without_scale
from journeymap.tabular.figures import fitted
from journeymap.tabular.words.headings import (
    ACTIONS,
    CLASSES,
    GOALS,
    HEADINGS,
    IDENTIFIERS,
    MIXED,
    NOBODY,
    OF,
    SEVERITIES,
    WHOSE,
    YES,
    listed,
)

SCORE, CLASS, COUNT, PERIOD, GOAL = "score", "class", "count", "period", "goal"
"""Columns of a score, of a class of an NPS, of how many answered, of when; of what is wanted."""

FIELDS = {
    name: spec
    for name, spec in offered(Touchpoint).items()
    if spec.editor in ("text", "choice", "number", "whole", "tags", "addresses")
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
    GOAL: specs(Stage)["goal"].label,
    SCORE: mark("Score"),
    COUNT: mark("How many answered"),
    CLASS: mark("Promoters, passives or detractors"),
    PERIOD: mark("Period"),
    "no": mark("No."),
    "next": mark("Leads to"),
}
"""The columns of a sheet we read, and what they are called."""

FELT = "felt"
"""The column of what the persona feels who is named in its heading."""

CARDS, TEXT = "cards", "text"
"""Columns of touchpoints, and of texts, in a lane that is called as the heading."""

REPEATED = (FELT, CARDS, TEXT, "friction", "quote", "idea", "note", SCORE, CLASS, COUNT)
"""What several columns of one sheet may be."""

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
_LONGEST_HEADING = 100
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s*|\s*#\s*")
_UNWORDED = re.compile("[\u2190-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff`_~^=]+")
_PARTS = re.compile(r"\s*[/&+,;(|]\s*|\s+(?:and|or|та|і|й|або|и|или)\s+")
_FOREMOST = 4
_OWNERS = frozenset(WHOSE.split())


def meaning(heading: str) -> str:
    """Return the column a heading means in any of our languages, blank for none.

    Exact names of ours go first; ``felt`` is the feeling of a persona it names.
    """
    if len(heading) > _LONGEST_HEADING:
        return ""
    heading = without_scale(heading)
    said = _plain(heading)
    known = _meanings()
    if said not in known and _identifies(said):
        return ""
    bare = _ownerless(said)
    found = known.get(said, "") or known.get(bare, "") or (FELT if felt_by(heading) else "")
    if found:
        return found
    return known.get(worded(heading), "") or _of_parts(heading)


def worded(heading: str) -> str:
    """Return the words of a heading in lower case, without counts, scales and marks."""
    plain = _plain(without_scale(heading)) if len(heading) <= _LONGEST_HEADING else ""
    return " ".join(w for w in plain.split() if _telling(w)) or plain


def is_one_of(heading: str, words: str) -> bool:
    """Tell whether a heading is one of some words, whoever's it is and with whatever marks."""
    said = _plain(without_scale(heading)) if len(heading) <= _LONGEST_HEADING else ""
    known = _plains(words)
    return said in known or _ownerless(said) in known or worded(heading) in known


def felt_by(heading: str) -> str:
    """Return whose feeling a heading is, as in “Feeling: Olena”; blank when it names nobody."""
    said = without_scale(heading).strip() if len(heading) <= _LONGEST_HEADING else ""
    for match in (_led().match(said), _ended().match(said)):
        name = match["name"].strip(" \t\n:.;/()[]–—_-'’\"") if match else ""
        telling = [word for word in name.split() if _telling(word) and _plain(word) not in _OWNERS]
        if telling and _plain(name) not in _meanings():
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
    if spec.editor == "addresses":
        found = tuple(dict.fromkeys(text.split()))
        return None if not found or fault(spec, found) else found
    return fitted(spec, text)


def shown(spec: Spec, value: Any) -> str:
    """Return a value as a cell shows it."""
    if spec.options:
        return tr(dict(spec.options)[value])
    if spec.minutes and value is not None:
        return written(value)
    if spec.editor == "tags":
        return ", ".join(value)
    if spec.editor == "addresses":
        return " ".join(value)
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def severity(text: str) -> int | None:
    """Return how bad a friction is, from 0 to 4, told as a number or in a word."""
    value = read(specs(Friction)["severity"], text)
    return _told(SEVERITIES).get(text.casefold()) if value is None else int(value)


def _plain(heading: str) -> str:
    said = _NUMBERED.sub("", _UNWORDED.sub(" ", heading.casefold().replace("’", "'")))
    return " ".join(" ".join(re.split(_BETWEEN + r"|[*?!…]+", said)).split())


def _ownerless(said: str) -> str:
    """Return the words of a heading without those that say whose it is, all where none is left."""
    kept = [word for word in said.split() if word not in _OWNERS]
    return " ".join(kept) or said


def _identifies(said: str) -> bool:
    """Tell whether a heading is of ids, addresses or dates of a record: they say nothing of it."""
    words = said.split()
    known = IDENTIFIERS.split()
    return len(words) > 1 and (words[-1] in known or words[0] in known[:_FOREMOST])


def _of_parts(heading: str) -> str:
    """Return what the first part of a heading means that names several things."""
    parts = [part for part in _PARTS.split(heading) if part.strip()]
    known = _meanings()
    found = (known.get(_ownerless(_plain(part)), "") for part in parts) if len(parts) > 1 else ()
    return next(filter(None, found), "")


def _telling(word: str) -> bool:
    """Tell whether a word of a heading is more than a count, a scale or a bracket."""
    said = _plain(word)
    return any(map(str.isalpha, said)) and said not in NOBODY.split()


@cache
def _meanings() -> dict[str, str]:
    classes = ", ".join(CLASSES.values())
    rows = {"title": ACTIONS, GOAL: GOALS, "reading": MIXED, CLASS: classes}
    every = [*rows.items(), *HEADINGS.items()]
    found = {_plain(word): name for name, words in every for word in listed(words)}
    labels = [*COLUMNS.items(), *LABELS.items()]
    return found | {_plain(word): name for name, x in labels for word in in_each(x)}


@cache
def _plains(words: str) -> frozenset[str]:
    return frozenset(map(_plain, listed(words)))


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
