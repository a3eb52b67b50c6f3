"""A journey made of what a log says: touchpoints, counted arrows, stages, lanes, and its source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from journeymap.analysis.flow.variants import directly_follows, ends, happened, starts, to_json
from journeymap.lanes import in_order
from journeymap.language import percent, plural, tr
from journeymap.model.change import change
from journeymap.model.grid import CHANNEL
from journeymap.model.records import (
    Connection,
    Journey,
    Lane,
    Record,
    Source,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.tabular.imported import Imported
from journeymap.tabular.logs.mining import MinedLog
from journeymap.tabular.logs.stages import cut, forth, named

_GOAL, _LEAVES = "goal", "leaves"
_FEW_END = 0.05
"""With fewer of the cases than this share no goal is reached that nobody named."""


class LogOrigin(NamedTuple):
    """Where a log came from: its file, what tells it from others, and what its columns mean."""

    name: str
    digest: str
    meant: Mapping[str, object]


class _Places(NamedTuple):
    """Stages, steps and lanes, and for each activity its step and its lane."""

    made: Sequence[Record]
    steps: Sequence[str]
    lanes: Sequence[str]


def log_journey(log: MinedLog, origin: LogOrigin, goal: int | None = None) -> Imported:
    """Return a log as a journey, one change: the map reads from left to right as cases went.

    ``goal`` is the number of the activity that is the goal; without it what the log says, else
    the one with which most cases end, which is told as assumed. What follows itself has no
    arrow, as none leads from a touchpoint to itself, and is told.
    """
    title = origin.name.rsplit("/", 1)[-1]
    for ending in (".gz", "." + title.removesuffix(".gz").rpartition(".")[2]):
        title = title.removesuffix(ending) or title
    journey = Journey(title=title, position=1.0)
    reached = log.goal if goal is None else goal
    assumed = list(log.assumed)
    if reached is None:
        reached, sentence = _last_of_most(log)
        assumed.append(sentence)
    places = _places(journey.id, log)
    cards = _cards(log, places, reached)
    arrows, itself = _arrows(log, cards)
    source = Source(
        name=origin.name,
        digest=origin.digest,
        rows=log.rows,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        mapping=_mapping(journey.id, cards, origin.meant),
        variants=to_json(log.variants),
    )
    added = [source, journey, *places.made, *cards, *arrows]
    label = tr("Import {name}", name=origin.name)
    return Imported(change(label, add=added), (*log.report, *itself), tuple(assumed))


def _mapping(journey: str, cards: Sequence[Touchpoint], meant: Mapping[str, object]) -> str:
    told = {"journey": journey, "touchpoints": [card.id for card in cards], **meant}
    return json.dumps(told, ensure_ascii=False)


def _last_of_most(log: MinedLog) -> tuple[int, str]:
    """Return the activity most cases end with, of equals the later one, and how that is told.

    Where cases mostly give up early that would be where they do: so one with which half of the
    cases that come to it end goes before all others, unless next to nobody ends there.
    """
    last, came = ends(log.variants), happened(log.variants)
    few = _FEW_END * log.variants.cases

    def rank(one: int) -> tuple[bool, int, float]:
        return 2 * last[one] >= came[one] and last[one] >= few, last[one], log.positions[one]

    best = max(last, key=rank)
    share = percent(last[best] / log.variants.cases)
    return best, tr(
        "“{title}” is taken for the goal: {share} of the cases end with it.",
        title=log.variants.activities[best],
        share=share,
    )


def _places(journey: str, log: MinedLog) -> _Places:
    """Return stages and steps in the order in which cases come to activities, and their lanes."""
    positions, names = log.positions, log.variants.activities
    order = sorted(range(len(names)), key=lambda one: (positions[one], one))
    goes = directly_follows(log.variants)
    made: list[Record] = []
    steps = [""] * len(names)
    for number, part in enumerate(cut([positions[one] for one in order]), 1):
        inside = forth([order[at] for at in part], goes)
        title = named(number, [names[one] for one in inside])
        stage = Stage(journey=journey, title=title, position=float(number))
        made.append(stage)
        for at, one in enumerate(inside, 1):
            step = Step(stage=stage.id, position=float(at))
            made.append(step)
            steps[one] = step.id
    rows = list(dict.fromkeys(log.places[one] for one in order if one in log.places))
    others = len(log.places) < len(names)
    titles = [*rows, *([tr("Channel") if not rows else tr("Other")] if others else [])]
    lanes = {
        title: Lane(journey=journey, kind=CHANNEL, title=title, position=float(at))
        for at, title in enumerate(titles, 1)
    }
    made += lanes.values()
    if log.lasting:
        made += _lane_of_time(journey, float(len(lanes) + 1))
    return _Places(
        made, steps, [lanes[log.places.get(one, titles[-1])].id for one in range(len(names))]
    )


def _lane_of_time(journey: str, position: float) -> Iterator[Lane]:
    """Return the lane in which durations are seen."""
    kind = next((one for one in in_order() if one.name == "time"), None)
    if kind is not None:
        yield Lane(journey=journey, kind=kind.name, title=tr(kind.label), position=position)


def _cards(log: MinedLog, places: _Places, goal: int) -> list[Touchpoint]:
    begun, over = starts(log.variants), ends(log.variants)
    goes_on = {source for source, target in directly_follows(log.variants) if source != target}

    def end_of(one: int) -> str:
        return _GOAL if one == goal else _LEAVES if one in over and one not in goes_on else ""

    return [
        Touchpoint(
            step=places.steps[one],
            lane=places.lanes[one],
            position=1.0,
            title=title,
            evidence="researched",
            duration=log.lasting.get(one),
            starts=begun.get(one),
            ends=end_of(one),
        )
        for one, title in enumerate(log.variants.activities)
    ]


def _arrows(
    log: MinedLog, cards: Sequence[Touchpoint]
) -> tuple[list[Connection], tuple[tuple[int, str], ...]]:
    """Return what follows what as counted arrows, and a sentence about what follows itself."""
    follows = directly_follows(log.variants)
    arrows = [
        Connection(
            source=cards[source].id,
            target=cards[target].id,
            weight=float(count),
            unit="count",
            minutes=log.between.get((source, target)),
        )
        for (source, target), count in sorted(follows.items(), key=lambda one: (-one[1], one[0]))
        if source != target
    ]
    again = {pair: n for pair, n in follows.items() if pair[0] == pair[1]}
    if not again:
        return arrows, ()
    most = max(again, key=lambda pair: (again[pair], -pair[0]))
    one = "{n} time something followed itself, most often “{title}”: no arrow shows that."
    many = "{n} times something followed itself, most often “{title}”: no arrow shows that."
    title = cards[most[0]].title
    return arrows, ((0, plural(one, many, sum(again.values()), title=title)),)
