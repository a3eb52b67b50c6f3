"""What a filter asks for in words: a condition at a time, as one reads, adds and drops them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from journeymap.language import mark, percent, plural, tr
from journeymap.model import grid
from journeymap.model.fields import specs
from journeymap.model.records import Feeling, Journey, Lane, Persona, Quote, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view.chosen_scores import ASPECTS, values_of
from journeymap.view.filter import EVERY_WAY, EVERYTHING, Filter, WaysChoice
from journeymap.view.matching import folded
from journeymap.view.shown import Shown
from journeymap.view.ways import seen_ways

WORST = 4
"""The highest severity of a friction."""
_SCORES, _WAYS = "scores.", "ways."
"""What stands before the field of a condition that says which scores count, or whose ways."""
_LONGEST, _ONE_OF_TWO, _MOST = 60, 28, 12
"""How many letters of a name are said, of one of two, and how many conditions in one line."""


class Condition(NamedTuple):
    """One thing a filter asks for: the field it stands in, its value, and the words for it."""

    field: str
    value: str | int | bool
    words: str


@dataclass(frozen=True, slots=True)
class ConditionKind:
    """A kind of condition by the field of a filter; its label and what it says are message ids.

    ``name`` returns what a value is called, blank for one that is there no more; ``values``
    yields those there are to choose from in a journey.
    """

    field: str
    label: str
    name: Callable[[Snapshot, str], str]
    values: Callable[[Snapshot, str], Iterator[str]]


def _titled(kind: type[Lane] | type[Stage] | type[Persona]) -> Callable[[Snapshot, str], str]:
    def name(snapshot: Snapshot, id: str) -> str:
        record = snapshot.get(kind, id)
        if record is None:
            return ""
        called = record.name if isinstance(record, Persona) else record.title
        return " ".join(called.split()) or tr("(no title)")

    return name


def _as_written(snapshot: Snapshot, value: str) -> str:
    return " ".join(value.split())


def _chosen(field: str) -> Callable[[Snapshot, str], str]:
    def name(snapshot: Snapshot, value: str) -> str:
        words = dict(specs(Touchpoint)[field].options).get(value, "")
        return tr(words) if words and value else ""

    return name


def _written(field: str) -> Callable[[Snapshot, str], Iterator[str]]:
    """Return what yields the texts of a field in a journey, each once, however it is written."""

    def values(snapshot: Snapshot, journey: str) -> Iterator[str]:
        found: dict[str, str] = {}
        for card in grid.cards(snapshot, journey):
            value = getattr(card, field)
            for text in value if isinstance(value, tuple) else (value,):
                if folded(text):
                    found.setdefault(folded(text), text)
        yield from (found[key] for key in sorted(found))

    return values


def _picked(field: str) -> Callable[[Snapshot, str], Iterator[str]]:
    """Return what yields the choices of a field that somebody made in a journey, in their order."""

    def values(snapshot: Snapshot, journey: str) -> Iterator[str]:
        there = {getattr(card, field) for card in grid.cards(snapshot, journey)}
        yield from (key for key, _ in specs(Touchpoint)[field].options if key and key in there)

    return values


def _trusted(snapshot: Snapshot, value: str) -> str:
    words = dict(specs(Quote)["authenticity"].options).get(value, "")
    return tr(words) if words else ""


def _trusts(snapshot: Snapshot, journey: str) -> Iterator[str]:
    """Yield how far the quotes of a journey are trusted."""
    cards = grid.cards(snapshot, journey)
    there = {one.authenticity for x in cards for one in snapshot.of(Quote, "touchpoint", x.id)}
    yield from (key for key, _ in specs(Quote)["authenticity"].options if key in there)


def _people(snapshot: Snapshot, journey: str) -> Iterator[str]:
    record = snapshot.get(Journey, journey)
    cards = [card.id for card in grid.cards(snapshot, journey)]
    felt = {one.persona for id in cards for one in snapshot.of(Feeling, "touchpoint", id)}
    yield from (id for id in (record.personas if record else ()) if id in felt)


def _lanes(snapshot: Snapshot, journey: str) -> Iterator[str]:
    yield from (lane.id for lane in grid.lanes(snapshot, journey) if lane.kind == grid.CHANNEL)


def _stages(snapshot: Snapshot, journey: str) -> Iterator[str]:
    yield from (stage.id for stage in grid.stages(snapshot, journey))


CONDITIONS = (
    ConditionKind("personas", mark("Persona"), _titled(Persona), _people),
    ConditionKind("lanes", mark("Lane"), _titled(Lane), _lanes),
    ConditionKind("stages", mark("Stage"), _titled(Stage), _stages),
    ConditionKind("owners", mark("Owner"), _as_written, _written("owner")),
    ConditionKind("departments", mark("Department"), _as_written, _written("department")),
    ConditionKind("moments", mark("Moment of truth"), _chosen("moment"), _picked("moment")),
    ConditionKind("evidence", mark("Evidence"), _chosen("evidence"), _picked("evidence")),
    ConditionKind("quotes", mark("Quotes"), _trusted, _trusts),
    ConditionKind("tags", mark("Tag"), _as_written, _written("tags")),
)
"""The kinds of conditions whose values are alternatives, in the order they are offered."""


def conditions(snapshot: Snapshot, wanted: Filter) -> tuple[Condition, ...]:
    """Return what a filter asks for, what was deleted meanwhile left out."""
    found = []
    for kind in CONDITIONS:
        named = [(kind.name(snapshot, v), v) for v in getattr(wanted, kind.field)]
        for name, value in sorted(pair for pair in named if pair[0]):
            found.append(Condition(kind.field, value, _said(kind, name)))
    if wanted.friction is not None:
        found.append(Condition("friction", wanted.friction, friction_words(wanted.friction)))
    if wanted.below_target:
        found.append(Condition("below_target", True, tr("Score below target")))
    if words := " ".join(wanted.text.split()):
        found.append(Condition("text", wanted.text, tr("“{said}”", said=_short(words))))
    return (*found, *_of_ways(snapshot, wanted), *_of_scores(snapshot, wanted))


def _of_ways(snapshot: Snapshot, wanted: Filter) -> Iterator[Condition]:
    """Yield whose ways are looked at, where a log tells of them."""
    ways = wanted.ways
    for place in sorted(ways.through):
        titles = [touchpoint_name(snapshot, id) for id in place]
        if all(titles):
            said = tr("Only cases: {where}", where=" → ".join(map(_shorter, titles)))
            yield Condition(_WAYS + "through", json.dumps(place), said)
    if n := len(ways.variants):
        yield Condition(_WAYS + "variants", "", plural("{n} chosen way", "{n} chosen ways", n))
    if ways.activities < 1:
        said = tr("Touchpoints: {share} most frequent", share=percent(ways.activities))
        yield Condition(_WAYS + "activities", "", said)
    if ways.paths < 1:
        said = tr("Arrows: {share} most frequent", share=percent(ways.paths))
        yield Condition(_WAYS + "paths", "", said)


def touchpoint_name(snapshot: Snapshot, id: str) -> str:
    """Return what a touchpoint is called in one line, blank for one that is not there."""
    card = snapshot.get(Touchpoint, id)
    return (" ".join(card.title.split()) or tr("(no title)")) if card else ""


def _of_scores(snapshot: Snapshot, wanted: Filter) -> Iterator[Condition]:
    """Yield which scores are counted, what was deleted meanwhile left out."""
    for aspect in ASPECTS:
        value = getattr(wanted.scores, aspect.field)
        if value and (name := aspect.name(snapshot, value)):
            said = tr("{label}: {value}", label=tr(aspect.label), value=_short(name))
            yield Condition(_SCORES + aspect.field, value, said)


def offers(snapshot: Snapshot, journey: str, wanted: Filter) -> Iterator[tuple[str, Condition]]:
    """Yield all a filter of a journey may still ask for, each under the label of its kind."""
    for kind in CONDITIONS:
        taken = getattr(wanted, kind.field)
        for value in kind.values(snapshot, journey):
            if value not in taken and (name := kind.name(snapshot, value)):
                yield tr(kind.label), Condition(kind.field, value, name)
    for least in range(WORST + 1):
        if least != wanted.friction:
            yield tr("Friction"), Condition("friction", least, friction_words(least))
    if not wanted.below_target:
        yield tr("Scores"), Condition("below_target", True, tr("Score below target"))
    for aspect in ASPECTS:
        now = getattr(wanted.scores, aspect.field)
        for value in values_of(snapshot, journey, aspect):
            if value != now:
                label = tr("Scores · {aspect}", aspect=tr(aspect.label))
                yield label, Condition(_SCORES + aspect.field, value, aspect.name(snapshot, value))


def friction_words(least: int) -> str:
    """Return how a filter says the least severity it asks for."""
    return tr("Friction ≥ {n}", n=least) if least else tr("Any friction")


def with_condition(wanted: Filter, one: Condition) -> Filter:
    """Return a filter that asks for one thing more; of frictions and texts there is one each."""
    if one.field.startswith(_SCORES):
        return _with_scores(wanted, one.field, str(one.value))
    now = getattr(wanted, one.field)
    value = now | {one.value} if isinstance(now, frozenset) else one.value
    return wanted.but(**{one.field: value})


def without_condition(wanted: Filter, one: Condition) -> Filter:
    """Return a filter that does not ask for something."""
    if one.field.startswith(_SCORES):
        return _with_scores(wanted, one.field, "")
    if one.field.startswith(_WAYS):
        return wanted.but(ways=_without_ways(wanted.ways, one))
    now = getattr(wanted, one.field)
    usual = getattr(EVERYTHING, one.field)
    value = now - {one.value} if isinstance(now, frozenset) else usual
    return wanted.but(**{one.field: value})


def _with_scores(wanted: Filter, field: str, value: str) -> Filter:
    return wanted.but(scores=wanted.scores.but(**{field.removeprefix(_SCORES): value}))


def _without_ways(ways: WaysChoice, one: Condition) -> WaysChoice:
    field = one.field.removeprefix(_WAYS)
    if field == "through":
        return ways.but(through=ways.through - {tuple(json.loads(str(one.value)))})
    return ways.but(**{field: getattr(EVERY_WAY, field)})


def counted_words(here: Shown) -> str:
    """Return what a filter leaves, as a page says it: "Filtered: 10 of 12 · Friction ≥ 2"."""
    snapshot, wanted = here.view.snapshot, here.view.filter
    n, count = here.counted
    told = [one.words for one in conditions(snapshot, wanted)]
    asked = ", ".join(told if len(told) <= _MOST else [*told[:_MOST], "…"])
    left = tr("Filtered: {n} of {count} touchpoints", n=n, count=count)
    return " · ".join(filter(None, (left, cases_words(here), asked)))


def cases_words(here: Shown) -> str:
    """Return whose ways are looked at: "412 of 1,000 cases"; blank for everybody's."""
    ways = here.view.filter.ways
    seen = seen_ways(here.view.document, here.view.journey, ways) if ways.active else None
    return seen.words if seen and seen.active else ""


def scores_words(snapshot: Snapshot, wanted: Filter) -> str:
    """Return which scores a page counts, blank where these are the most telling of all."""
    told = [one.words for one in _of_scores(snapshot, wanted)]
    return tr("Scores that count: {which}", which=", ".join(told)) if told else ""


def _shorter(words: str) -> str:
    """Return a name as it has room beside another one."""
    return words if len(words) <= _ONE_OF_TWO else f"{words[: _ONE_OF_TWO - 1].rstrip()}…"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _said(kind: ConditionKind, name: str) -> str:
    """Return a condition as it stands alone: what says itself needs no label before it."""
    name = _short(name)
    if kind.field in ("lanes", "stages", "personas", "moments", "evidence"):
        return name[:1].upper() + name[1:]
    return tr("{label}: {value}", label=tr(kind.label), value=name)
