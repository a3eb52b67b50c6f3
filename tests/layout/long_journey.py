"""A journey of ten stages and 120 touchpoints, as a company's map of everything has them."""

from __future__ import annotations

import random
from itertools import pairwise

from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Persona,
    Quote,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

_STAGES = (
    "Awareness",
    "Research",
    "Comparison",
    "Visit to the store",
    "Checkout and payment",
    "Waiting for delivery",
    "Delivery and set-up",
    "First weeks",
    "Service and repair",
    "Renewal",
)
_DOES = (
    "Sees an advert",
    "Reads a review",
    "Asks a friend",
    "Compares prices on three sites",
    "Books an appointment",
    "Talks to the assistant",
    "Chooses a tariff",
    "Signs the contract",
    "Pays by card",
    "Gets a confirmation",
    "Calls the hotline about the delay",
    "Writes an e-mail",
)
_HURTS = (
    "Nobody answers for ten minutes",
    "The form asks the same thing twice",
    "The price changes in the basket",
    "The app forgets the login",
    "No word for three days",
    "The manual is in English only",
)
_SAID = (
    "I had to say my customer number four times.",
    "That was quicker than I thought!",
    "Why does nobody tell me where my parcel is?",
    "The young man took his time for me.",
)
_LANES = ("Web", "Store", "Phone", "Mail")


def long_journey(stages: int = 10, each: int = 12, seed: int = 7) -> Snapshot:
    """Return a journey of so many stages, each of so many touchpoints, most with little to say."""
    rng = random.Random(seed)
    people = [
        Persona(id="p0", name="Oksana, 41", position=0.0),
        Persona(id="p1", name="Ben, 23", position=1.0),
    ]
    journey = Journey(
        id="j",
        title="Everything that happens to a customer of ours",
        scenario="From the first advert to the renewal after two years, over all channels.",
        personas=("p0", "p1"),
    )
    lanes = [
        Lane(id=f"l{i}", journey="j", kind="channel", title=title, position=float(i))
        for i, title in enumerate(_LANES)
    ]
    lanes += [
        Lane(id="le", journey="j", kind="emotion", title="Emotion", position=10.0),
        Lane(id="lf", journey="j", kind="friction", title="Pain points", position=11.0),
        Lane(id="ln", journey="j", kind="text", title="What they do", position=12.0),
    ]
    metric = Metric(id="m", kind="csat", title="CSAT")
    found: list[Record] = [*people, journey, *lanes, metric]
    cards: list[Touchpoint] = []
    for s in range(stages):
        found.append(Stage(id=f"s{s}", journey="j", title=_STAGES[s % 10], position=float(s)))
        for t in range(each):
            found += _step(rng, cards, s, t)
    found += [Connection(id=f"c{a.id}", source=a.id, target=b.id) for a, b in pairwise(cards)]
    found.append(
        Idea(id="i", journey="j", title="Say where the parcel is", touchpoints=(cards[-1].id,))
    )
    return Snapshot(found)


def _step(rng: random.Random, cards: list[Touchpoint], s: int, t: int) -> list[Record]:
    id, step = f"t{s}-{t}", f"x{s}-{t}"
    moment = "fmot" if t == 5 and s % 3 == 0 else ""
    card = Touchpoint(
        id=id,
        step=step,
        lane=f"l{rng.randrange(len(_LANES))}",
        title=_DOES[(s * 5 + t) % len(_DOES)],
        moment=moment,
        evidence=rng.choice(("researched", "assumed", "partly")),
    )
    cards.append(card)
    found: list[Record] = [Step(id=step, stage=f"s{s}", position=float(t)), card]
    mood = rng.uniform(-1, 1)
    found.append(Feeling(id=f"f{id}", touchpoint=id, persona="p0", valence=round(mood, 1)))
    if rng.random() < 0.7:
        other = round(max(-1.0, min(1.0, mood + rng.uniform(-0.6, 0.6))), 1)
        found.append(Feeling(id=f"g{id}", touchpoint=id, persona="p1", valence=other))
    for i in range(rng.choice((0, 0, 1, 1, 2)) if mood < 0.3 else 0):
        title, share = _HURTS[rng.randrange(len(_HURTS))], rng.randrange(5, 90) / 100
        hurt = Friction(id=f"h{id}{i}", touchpoint=id, title=title, severity=rng.randint(1, 4))
        found.append(hurt.but(share=share))
    if rng.random() < 0.3:
        found.append(Quote(id=f"q{id}", touchpoint=id, said=rng.choice(_SAID)))
    if rng.random() < 0.4:
        answers = tuple(rng.randrange(3, 40) for _ in range(5))
        found.append(Score(id=f"z{id}", metric="m", touchpoint=id, answers=answers))
    return found
