"""A journey made of the questions of a survey, where there is none yet to put scores on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeymap.editing import EditView
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.grid import cards, lanes, stages
from journeymap.model.records import Connection, Journey, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.entries import TableEntry
from journeymap.tabular.placed import place
from journeymap.tabular.spoken import spoken

_LONGEST = 60
_CODED = re.compile(r"([A-Za-z]{1,3}\d{1,3})[_.\s-]*([^\W\d_].*)?", re.DOTALL)
_LIMED = re.compile(r"(?P<group>.*?)[:.\s]*\[(?P<part>[^\[\]]+)\]\s*", re.DOTALL)
_NUMBERED = re.compile(r"(?:[A-Za-z]{0,3}\d{1,3}(?:[_.]\d{1,3})*|№\s*\d+)[.):_\s]+(?=\S)")
_PARTED = re.compile(r"\s*(?::|\s[-–—]|\?|[.!](?=\s))\s*(?=\S)")
_ALL = frozenset(
    (
        "all", "overall", "total", "general", "whole", "everything", "загалом", "усього",
        "всього", "в цілому", "в целом", "всего", "общее", "загальне",
    )
)  # fmt: skip
"""What a question is called that asks about its group as a whole."""


class QuestionTitle(NamedTuple):
    """What a question is called in short: the group it stands in, and its own title.

    ``whole`` asks about the group as a whole.
    """

    group: str
    title: str
    whole: bool = False


def question_titles(questions: Mapping[str, str]) -> dict[str, QuestionTitle]:
    """Return short titles of questions, given by the names of their columns.

    “Please rate: Ordering” is “Ordering” of the group “Please rate”, and a bare ``Q7FOOD``
    “Food” of “Q7”. A group of one question is none.
    """
    names = _names_of_sets(questions)
    parts = {key: _parted(key, said, names) for key, said in questions.items()}
    sizes = Counter(group for group, _ in parts.values())
    taken: set[str] = set()
    found = {}
    for key, (group, title) in parts.items():
        lonely = sizes[group] < 2
        whole = not lonely and title.casefold() in _ALL
        found[key] = QuestionTitle("" if lonely else group, _free(title, taken), whole)
    return found


def _names_of_sets(questions: Mapping[str, str]) -> dict[str, list[str]]:
    """Return what each set of bare names asks about, by what its names begin with."""
    found: dict[str, list[str]] = {}
    for key, said in questions.items():
        coded = _CODED.fullmatch(" ".join(said.split()) or key)
        if coded and coded[2]:
            found.setdefault(coded[1], []).append(coded[2])
    return found


def _parted(key: str, said: str, names: Mapping[str, list[str]]) -> tuple[str, str]:
    said = " ".join(said.split()) or key
    if not _has_words(said):
        coded = _CODED.fullmatch(said)
        if coded and coded[2]:
            return coded[1], spoken(coded[2], names.get(coded[1], ()))
        return (coded[1] if coded else ""), spoken(said)
    if limed := _LIMED.fullmatch(said):
        return _bare(limed["group"]), _short(limed["part"])
    bare = _bare(said)
    pieces = _PARTED.split(bare)
    if len(pieces) > 1:
        return pieces[0].strip(), _short(pieces[-1])
    return "", _short(bare)


def _bare(said: str) -> str:
    """Return a question without the number before it."""
    return _NUMBERED.sub("", said.strip(), count=1).strip(" :.") or said


def _has_words(said: str) -> bool:
    """Tell whether a heading is a sentence, and not the name of a variable."""
    return " " in said.strip() or bool(re.search(r"[^\W\d_]{3,}[:?]", said))


def _short(said: str) -> str:
    said = said.strip(" ?:.") or said
    if len(said) > _LONGEST:
        said = said[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return said[:1].upper() + said[1:]


def _free(title: str, taken: set[str]) -> str:
    """Return a title that no other has."""
    number, free = 1, title
    while free.casefold() in taken:
        number += 1
        free = f"{title} ({number})"
    taken.add(free.casefold())
    return free


class WantedTouchpoint(NamedTuple):
    """A touchpoint that is to be made, and the title of its stage; blank for the last there is."""

    title: str
    stage: str = ""


def with_touchpoints(
    snapshot: Snapshot, journey: str, wanted: Sequence[WantedTouchpoint], name: str, label: str
) -> tuple[Change, str]:
    """Return the change that makes touchpoints and stages that are not there yet, and the journey.

    Without a journey one is made, called ``name``. A wish without a title is for a stage alone.
    No arrows are made: a survey does not tell in which order people came by.
    """
    made = Change(label)
    if not snapshot.all(Journey).get(journey):
        begun = Journey(title=name, position=1.0)
        made, journey = change(label, add=[begun]), begun.id
        snapshot = snapshot.apply(made)
    known = {card.title.strip().casefold() for card in cards(snapshot, journey)}
    lane = "" if lanes(snapshot, journey) else tr("Touchpoints")
    entries = [
        TableEntry(fields=_asked_about(title) if title else {}, stage=stage, lane=lane)
        for title, stage in dict.fromkeys(wanted)
        if not title or title.strip().casefold() not in known
    ]
    here = stages(snapshot, journey)
    if not here and any(not entry.stage for entry in entries):
        first = change(label, add=[Stage(journey=journey, position=0.0)])
        made, snapshot = made + first, snapshot.apply(first)
        here = stages(snapshot, journey)
    if entries:
        view = EditView.of(snapshot, journey, (here[-1].id,) if here else ())
        made += place(view, entries, label)
    edits = tuple(e for e in made if not isinstance(e.after, Connection))
    return Change(label, edits), journey


def _asked_about(title: str) -> dict[str, str]:
    """Return the fields of a touchpoint people were asked about, so that it is not just assumed."""
    return {"title": title, "evidence": "researched"}
