"""Documents of many journeys, for the tests of the atlas."""

from __future__ import annotations

import random

from journeymap.model.records import (
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Persona,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)

NPS = Metric(id="nps", kind="nps", title="NPS", low=0, high=10, method="nps")
CSAT = Metric(id="csat", title="CSAT")


def journey(id: str, *valences: float | None, **fields: object) -> list[Record]:
    """Return a journey with a touchpoint for each feeling, none where it is unset."""
    records: list[Record] = [
        Journey(id=id, title=id.capitalize()).but(**fields),
        Stage(id=f"{id} s", journey=id),
        Lane(id=f"{id} web", journey=id, title="Web"),
    ]
    for i, valence in enumerate(valences):
        records += [
            Step(id=f"{id} p{i}", stage=f"{id} s", position=float(i)),
            Touchpoint(id=f"{id} {i}", step=f"{id} p{i}", lane=f"{id} web", title=f"Does {i}"),
        ]
        if valence is not None:
            records.append(Feeling(id=f"{id} f{i}", touchpoint=f"{id} {i}", valence=valence))
    return records


def asked(id: str, journey: str, answers: tuple[int, ...], **fields: object) -> Score:
    """Return what was answered to the question of loyalty about a whole journey."""
    return Score(id=id, metric="nps", journey=journey, answers=answers, period="2026").but(**fields)


def portfolio(seed: int, count: int, texts: tuple[str, ...]) -> list[Record]:
    """Return so many journeys of any length, with texts of all kinds and any of their fields."""
    rng = random.Random(seed)
    found: list[Record] = [NPS, CSAT, Persona(id="olena", name=rng.choice(texts))]
    for i in range(count):
        id = f"j{i}"
        felt = [rng.choice((None, -1.0, -0.3, 0.0, 0.5, 1.0)) for _ in range(rng.randint(0, 30))]
        found += [
            one.but(title=rng.choice(texts)) if isinstance(one, (Journey, Touchpoint)) else one
            for one in journey(
                id,
                *felt,
                position=float(i),
                state=rng.choice(("as-is", "to-be", "case")),
                status=rng.choice(("", "draft", "live", "retired")),
                owner=rng.choice(("", *texts)),
                review=rng.choice(("", "2020-08-12", "2199-02-01", "some day", rng.choice(texts))),
                version=rng.choice(("", *texts)),
            )
        ]
        if felt and rng.random() < 0.7:
            found.append(Friction(id=f"{id} fr", touchpoint=f"{id} 0", severity=3))
            found.append(Idea(id=f"{id} idea", journey=id, touchpoints=(f"{id} 0",)))
        answers = tuple(rng.randint(0, 5000) for _ in range(11))
        who = rng.choice(("customers", "employees", "team", ""))
        if who and rng.random() < 0.6:
            persona = rng.choice((None, "olena"))
            found.append(asked(f"{id} score", id, answers, respondents=who, persona=persona))
        elif who and felt:
            stars = (1, 2, 3, 4, 5)
            found.append(Score(id=f"{id} at", metric="csat", touchpoint=f"{id} 0", answers=stars))
    doors = [one for one in found if isinstance(one, Touchpoint)]
    for card in rng.sample(doors, min(len(doors), count // 3)):
        found[found.index(card)] = card.but(opens=f"j{rng.randrange(count)}")
    return found
