"""At which touchpoint, stage or journey a question was asked, by what both are called."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from journeymap.model.grid import cards
from journeymap.model.records import Journey, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.spoken import spoken
from journeymap.tabular.surveys.asking import Battery
from journeymap.tabular.surveys.mapping import AskedMetric
from journeymap.tabular.surveys.profile import Profile
from journeymap.tabular.surveys.words import WHOLE

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"^[A-Za-zА-Яа-яІіЇїЄє]{1,3}\s?\d{1,3}[\s_.)]*(?=[^\W\d_])")
_STEM = 5
_ALIKE = 0.5
_LONGEST = 60
_ASKED = (
    "how satisfied are you were with would rate please easy was it likely recommend much effort "
    "personally put forth to the our your "
    "and of for in on at a an is was were be this that it us me my we you i do does did have had "
    "experience quality rating score overall service satisfaction "
    "наскільки ви задоволені як ви оцінюєте оцініть будь ласка чи легко було як для та і в у на з "
    "із що це ви вам нас нами наш наша наше ваш ваша якість обслуговування порекомендуєте "
    "насколько вы довольны как вы оцениваете оцените пожалуйста было легко с со по и на в к за "
    "что это вам вас нас ваш ваша наше наш качество обслуживания порекомендуете"
)
_QUESTION = re.compile(
    r"^(?:how (?:satisfied|happy) (?:are|were) you with|how (?:would|do|did) you rate|please rate|"
    r"rate|how easy (?:was|is) it to|it was easy to|наскільки ви задоволені|як ви оцінюєте|"
    r"оцініть,? будь ласка,?|оцініть|наскільки легко (?:вам )?було|насколько вы довольны|"
    r"как (?:вы|бы вы) (?:оцениваете|оценили)|оцените,? пожалуйста,?|оцените|"
    r"насколько (?:вам )?(?:легко|просто) было)\s*:?\s*(?:the |our |your )?",
    re.IGNORECASE,
)


class Place(NamedTuple):
    """Where scores can stand: ``touchpoint``, ``stage`` or ``journey``, by its title and its id."""

    kind: str
    name: str
    id: str = ""


def places_in(snapshot: Snapshot, journey: str) -> tuple[Place, ...]:
    """Return the places of a journey: itself, its stages, its touchpoints."""
    found = [
        Place("journey", one.title, one.id) for one in (snapshot.get(Journey, journey),) if one
    ]
    found += [
        Place("stage", x.title, x.id) for x in snapshot.ordered(Stage) if x.journey == journey
    ]
    found += [Place("touchpoint", card.title, card.id) for card in cards(snapshot, journey)]
    return tuple(found)


def place_of(
    profile: Profile, metric: AskedMetric, places: Sequence[Place], battery: Battery
) -> Place:
    """Return where a question was asked; blank for the journey scores are brought into.

    What is there is named by its id. A touchpoint that is not there is called as the question
    calls it.
    """
    subject = subject_of(profile, battery)
    whole = any(word in profile.question.casefold() for word in WHOLE) or subject == "ALL"
    if whole:
        return Place("journey", "")
    found = most_alike(subject, places)
    if found:
        return Place(found.kind, found.id) if found.kind != "journey" else Place("journey", "")
    if metric.kind == "nps" and len(battery.scaled) < 2:
        return Place("journey", "")
    return Place("touchpoint", titled(subject, [subject_of(x, battery) for x, _ in battery.scaled]))


def most_alike(text: str, places: Iterable[Place]) -> Place | None:
    """Return the touchpoint or stage whose title has the most words of a text, if enough."""
    said = stems(text)
    best: tuple[float, Place] | None = None
    for place in places:
        title = stems(place.name)
        if place.kind == "journey" or not title or not said:
            continue
        share = len(said & title) / min(len(said), len(title))
        rank = share + len(said & title) / 100 + (0.001 if place.kind == "touchpoint" else 0)
        if share >= _ALIKE and (best is None or rank > best[0]):
            best = rank, place
    return best[1] if best else None


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words that tell what a text is about."""
    words = (word.casefold().replace("ё", "е") for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if word not in _SAID and len(word) > 1)


def subject_of(profile: Profile, battery: Battery) -> str:
    """Return what a question is about: what it does not share with the others of its set."""
    question = profile.question
    if battery.shared and question.startswith(battery.shared):
        question = question[len(battery.shared) :]
    return _CODE.sub("", question).strip(" -–—:[]?.*") or profile.question


def titled(subject: str, others: Collection[str] = ()) -> str:
    """Return what a question is about as the title of a touchpoint, told from others of its set."""
    said = _QUESTION.sub("", subject).strip(" -–—:[]?.*") or subject
    plain = " " in said and not said.isupper()
    return (said[:1].upper() + said[1:] if plain else spoken(said, others))[:_LONGEST]


_SAID = frozenset(_ASKED.split())
