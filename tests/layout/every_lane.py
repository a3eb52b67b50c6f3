"""Journeys with a lane of every kind there is, each holding all that it can, in every script."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from journeymap.drawing.icons import ICONS
from journeymap.lanes import LANES
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import change
from journeymap.model.fields import specs
from journeymap.model.grid import CHANNEL
from journeymap.model.records import (
    Asset,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
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
from tests.drawing.test_pictures import PNG
from tests.layout.filled_cards import filled
from tests.layout.pages import random_journey, scene_of
from tests.layout.people import SCRIPTS

WORDS = (
    "",
    "Buys",
    *SCRIPTS,
    "word " * 100,
    "x" * 500,
    "- cheap and **quick**\n- near\n1. first\n2. **second** of two",
    "👩‍👩‍👧‍👦🇺🇦👍🏽 " * 6,
)
GROUPS = ("", "", "Doing", SCRIPTS[0], SCRIPTS[3])
COLOURS = ("", "", "2", "#ffd400", "#101010")


class Pictures:
    """A picture under every name but one, whose bytes are lost."""

    def asset(self, digest: str) -> bytes:
        from journeymap.errors import JourneyError

        if digest == "lost":
            raise JourneyError("It is not here.")
        return PNG


@cache
def page_of(seed: int, detail: str) -> MapScene:
    """Return the page of a journey with every kind of lane; a persona is in focus on some."""
    snapshot = every_lane(seed)
    focus = next(iter(snapshot.all(Persona)), None) if seed % 3 == 0 else None
    return scene_of(snapshot, detail=detail, focus=focus, assets=Pictures())


@cache
def every_lane(seed: int) -> Snapshot:
    """Return a random journey with a lane of every kind that is registered, all of them filled."""
    snapshot = random_journey(seed, cards=14, arrows=16)
    if seed % 2:
        snapshot = filled(snapshot, seed)
    rng = random.Random(seed)
    ids = (f"every {seed}-{i}" for i in range(10**6))
    journey = snapshot.ordered(Journey)[0]
    people = _people(rng, ids)
    metric = Metric(id=next(ids), kind="own", title=rng.choice(WORDS), question=rng.choice(WORDS))
    assets = [
        Asset(id=next(ids), digest=digest, media="image/png", name="a", alt=rng.choice(WORDS))
        for digest in ("kept", "lost")
    ]
    lanes = _lanes(rng, ids, snapshot, journey, metric, assets)
    added: list[Record] = [*people, metric, *assets, *lanes]
    added += _notes(rng, ids, snapshot, journey, lanes, assets)
    added += _hung(rng, ids, snapshot, journey, people)
    for stage in snapshot.ordered(Stage):
        added.append(Score(id=next(ids), metric=metric.id, stage=stage.id, answers=(1, 2, 3, 9, 9)))
    named = journey.but(personas=(*journey.personas, *(p.id for p in people)))
    looks = [
        (lane, lane.but(group=rng.choice(GROUPS), colour=rng.choice(COLOURS)))
        for lane in snapshot.ordered(Lane)
    ]
    expected = [
        (card, card.but(expectation=rng.choice((None, -1.0, 0.5, 1.0))))
        for card in snapshot.ordered(Touchpoint)
    ]
    return snapshot.apply(
        change("Everything", add=added, edit=[(journey, named), *looks, *expected])
    )


def _people(rng: random.Random, ids: Iterator[str]) -> list[Persona]:
    kinds = ("buyer", "employee", "")
    return [
        Persona(
            id=next(ids),
            position=50.0 + i,
            name=rng.choice(WORDS),
            kind=rng.choice(kinds),
            colour=rng.choice(COLOURS),
            quote=rng.choice(WORDS),
        )
        for i in range(rng.randint(0, 5))
    ]


def _lanes(
    rng: random.Random,
    ids: Iterator[str],
    snapshot: Snapshot,
    journey: Journey,
    metric: Metric,
    assets: list[Asset],
) -> list[Lane]:
    """Return lanes of all kinds, anywhere among those there are."""
    wanted = [kind.name for kind in LANES if kind.name != CHANNEL] + [
        "scores",
        "gone with its plug-in",
    ]
    there = len(snapshot.ordered(Lane))
    found = []
    for i, kind in enumerate(wanted):
        found.append(
            Lane(
                id=next(ids),
                journey=journey.id,
                kind=kind,
                position=rng.uniform(-1, there),
                title=rng.choice(WORDS),
                icon=rng.choice(("", *list(ICONS)[:9])),
                group=rng.choice(GROUPS),
                colour=rng.choice(COLOURS),
                asset=rng.choice((None, None, rng.choice(assets).id)),
                height=rng.choice((None, None, 200.0)),
                metric=metric.id if kind == "scores" and i % 2 else None,
            )
        )
    return found


def _notes(
    rng: random.Random,
    ids: Iterator[str],
    snapshot: Snapshot,
    journey: Journey,
    lanes: list[Lane],
    assets: list[Asset],
) -> list[Record]:
    steps, stages = snapshot.ordered(Step), snapshot.ordered(Stage)
    cards = snapshot.ordered(Touchpoint)
    found: list[Record] = []
    for lane in lanes:
        for _ in range(rng.randint(0, 5)):
            step, stage, card = rng.choice(steps), rng.choice(stages), rng.choice(cards)
            until_step, until_stage = rng.choice(steps).id, rng.choice(stages).id
            place = rng.choice(
                (
                    {"step": step.id, "until_step": rng.choice((None, until_step))},
                    {"stage": stage.id, "until_stage": rng.choice((None, until_stage))},
                    {"touchpoint": card.id},
                )
            )
            found.append(
                Note(
                    id=next(ids),
                    journey=journey.id,
                    lane=lane.id,
                    body=rng.choice(WORDS),
                    author=rng.choice(("", "Iryna", SCRIPTS[3])),
                    cluster=rng.choice(("", "", "Price", SCRIPTS[2])),
                    colour=rng.choice(COLOURS),
                    asset=rng.choice((None, None, rng.choice(assets).id)),
                ).but(**place)
            )
    return found


def _hung(
    rng: random.Random,
    ids: Iterator[str],
    snapshot: Snapshot,
    journey: Journey,
    people: list[Persona],
) -> list[Record]:
    """Return what hangs on touchpoints: feelings, frictions, quotes, ideas, senses."""
    found: list[Record] = []
    for card in snapshot.ordered(Touchpoint):
        friction, quote = _friction(rng, ids, card), _quote(rng, ids, card, people)
        idea = _idea(rng, ids, card, journey)
        some: list[Record] = [_sense(rng, ids, card), _sense(rng, ids, card)]
        if rng.random() < 0.6:
            some += [friction, quote]
            idea = idea.but(frictions=(friction.id,), quotes=(quote.id,))
        found += [*some, *([idea] if rng.random() < 0.5 else [])]
        found += [_feeling(rng, ids, card, one) for one in people if rng.random() < 0.6]
    return found


def _key(rng: random.Random, kind: type[Record], name: str) -> str:
    return rng.choice([key for key, _ in specs(kind)[name].options])


def _friction(rng: random.Random, ids: Iterator[str], card: Touchpoint) -> Friction:
    return Friction(
        id=next(ids),
        touchpoint=card.id,
        title=rng.choice(WORDS),
        kind=_key(rng, Friction, "kind"),
        severity=rng.choice((None, 0, 4)),
        share=rng.choice((None, 0.4)),
    )


def _quote(
    rng: random.Random, ids: Iterator[str], card: Touchpoint, people: list[Persona]
) -> Quote:
    return Quote(
        id=next(ids),
        touchpoint=card.id,
        said=rng.choice(WORDS),
        source=rng.choice(WORDS),
        date=rng.choice(("", "2026-09-30", "last week")),
        authenticity=_key(rng, Quote, "authenticity"),
        persona=rng.choice([None, *(one.id for one in people)]),
    )


def _idea(rng: random.Random, ids: Iterator[str], card: Touchpoint, journey: Journey) -> Idea:
    return Idea(
        id=next(ids),
        journey=journey.id,
        touchpoints=(card.id,),
        title=rng.choice(WORDS),
        owner=rng.choice(WORDS),
        due=rng.choice(("", "2026-12-15")),
        impact=rng.choice((None, 5)),
        effort=rng.choice((None, 1)),
        tags=tuple(rng.sample(SCRIPTS, rng.randint(0, 3))),
    )


def _sense(rng: random.Random, ids: Iterator[str], card: Touchpoint) -> Sense:
    return Sense(
        id=next(ids),
        touchpoint=card.id,
        sense=_key(rng, Sense, "sense"),
        intention=rng.choice(WORDS),
        means=rng.choice(WORDS),
        rating=rng.choice((None, 1, 5)),
    )


def _feeling(rng: random.Random, ids: Iterator[str], card: Touchpoint, one: Persona) -> Feeling:
    return Feeling(
        id=next(ids),
        touchpoint=card.id,
        persona=one.id,
        valence=rng.choice((-1.0, -0.5, 0.0, 0.5, 1.0)),
        arousal=rng.choice((None, 0.0, 0.7, 1.0)),
        word=rng.choice(WORDS),
    )
