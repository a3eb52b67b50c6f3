"""Which touchpoints a filter is about: each kind of condition asks on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from journeymap.metrics.scored import scores_at
from journeymap.model.grid import journey_of
from journeymap.model.matching import Wanted
from journeymap.model.matching import folded as as_compared
from journeymap.model.records import (
    Comment,
    Feeling,
    Friction,
    Idea,
    Note,
    Persona,
    Quote,
    Record,
    Score,
    Sense,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.model.texts import texts_of
from journeymap.view.filter import Filter, WaysChoice
from journeymap.view.ways import seen_ways

_Asks = Callable[[Touchpoint], bool]

_HANGING: tuple[type[Record], ...] = (Sense, Feeling, Friction, Score, Quote, Note, Comment)
"""What stands on a touchpoint; ideas do so, too, on several at once."""


def matching(
    snapshot: Snapshot, touchpoints: Iterable[Touchpoint], wanted: Filter
) -> frozenset[str]:
    """Return the ids of those touchpoints that a filter looks for.

    Several values of one kind are alternatives, and every kind that is asked for must hold. What
    was deleted meanwhile is asked for no more.
    """
    touchpoints = tuple(touchpoints)
    asked = [*_conditions(snapshot, wanted), *_come_to(snapshot, touchpoints, wanted.ways)]
    return frozenset(card.id for card in touchpoints if all(asks(card) for asks in asked))


def said_at(snapshot: Snapshot, touchpoint: Touchpoint) -> Iterator[str]:
    """Yield all that people wrote at a touchpoint: its own texts, and those of what hangs on it."""
    yield from _texts(touchpoint)
    for kind in _HANGING:
        for record in snapshot.of(kind, "touchpoint", touchpoint.id):
            yield from _texts(record)
    for idea in snapshot.of(Idea, "touchpoints", touchpoint.id):
        yield from _texts(idea)


def below_target(snapshot: Snapshot, touchpoint: str) -> bool:
    """Tell whether a score that counts at a touchpoint is worse than the target of its metric."""
    for scored in scores_at(snapshot, "touchpoint", touchpoint):
        aim, value = scored.metric.target, scored.reading.value
        if aim is None or not scored.counts or not scored.aimed:
            continue
        if value > aim if scored.metric.direction == "lower" else value < aim:
            return True
    return False


def _conditions(snapshot: Snapshot, wanted: Filter) -> Iterator[_Asks]:
    """Yield what each kind asks of a touchpoint, the cheap ones first."""
    stages = {id for id in wanted.stages if snapshot.get(Stage, id)}
    people = {id for id in wanted.personas if snapshot.get(Persona, id)}
    if wanted.lanes:
        yield lambda card: card.lane in wanted.lanes
    if stages:
        steps = {step.id for id in stages for step in snapshot.of(Step, "stage", id)}
        yield lambda card: card.step in steps
    for field, values in _NAMED:
        if asked := frozenset(map(folded, getattr(wanted, values))):
            yield _is_among(field, asked)
    if tags := frozenset(map(folded, wanted.tags)):
        yield lambda card: not tags.isdisjoint(map(folded, card.tags))
    if people:
        yield lambda card: any(
            one.persona in people for one in snapshot.of(Feeling, "touchpoint", card.id)
        )
    if wanted.quotes:
        yield lambda card: any(
            one.authenticity in wanted.quotes for one in snapshot.of(Quote, "touchpoint", card.id)
        )
    if wanted.friction is not None:
        least = wanted.friction
        yield lambda card: any(
            (one.severity or 0) >= least for one in snapshot.of(Friction, "touchpoint", card.id)
        )
    if wanted.below_target:
        yield lambda card: below_target(snapshot, card.id)
    if words := Wanted(wanted.text):
        yield lambda card: any(words.spans(as_compared(text)) for text in said_at(snapshot, card))


def _come_to(
    snapshot: Snapshot, touchpoints: Sequence[Touchpoint], ways: WaysChoice
) -> Iterator[_Asks]:
    """Yield what asks whether somebody comes there whose way is looked at.

    Of what no log tells nobody knows who comes: it stays.
    """
    journey = journey_of(snapshot, touchpoints[0]) if ways.active and touchpoints else None
    seen = seen_ways(snapshot, journey, ways) if journey else None
    if seen is not None and seen.active:
        left_out = {id for id in seen.logged.touchpoints if id} - seen.visited
        yield lambda card: card.id not in left_out


_NAMED = (
    ("owner", "owners"),
    ("department", "departments"),
    ("moment", "moments"),
    ("evidence", "evidence"),
)
"""The fields of a touchpoint that are asked for by their value, and how the filter names them."""


def _is_among(field: str, values: frozenset[str]) -> _Asks:
    return lambda card: folded(getattr(card, field)) in values


def folded(text: str) -> str:
    """Return a text as it is compared: capitals and the blanks in it make no difference."""
    return " ".join(text.casefold().split())


def _texts(record: Record) -> Iterator[str]:
    return (one.text for one in texts_of(record))
