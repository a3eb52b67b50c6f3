"""Long journeys for the tests of pages: twenty-seven touchpoints by train, and sixty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
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
from journeymap.model.snapshot import Snapshot

JOURNEY = "journey"

_STAGES = (
    ("Research & planning", "before"),
    ("Shopping", "before"),
    ("Booking", "during"),
    ("Before travel", "during"),
    ("Travel", "after"),
    ("After travel", "after"),
)
_LANES = ("Website", "Maps, friends", "Calls & mail", "Station & train", "Community")
_WEB, _MAPS, _CALLS, _TRAIN, _PEOPLE = range(5)


class _Card(NamedTuple):
    """A touchpoint: what three personas feel there, −2 to 2, and its friction with severity."""

    stage: int
    lane: int
    title: str
    felt: tuple[int, int, int]
    friction: str = ""
    severity: int = 0


_CARDS = (
    _Card(0, _WEB, "Researches destinations", (1, 1, 1)),
    _Card(0, _MAPS, "Sketches an itinerary", (1, 2, 1)),
    _Card(0, _PEOPLE, "Asks friends", (2, 2, 2)),
    _Card(0, _WEB, "Looks up timetables", (-1, 0, 0), "split over national sites", 3),
    _Card(0, _WEB, "Enters the trip", (0, 0, -1)),
    _Card(1, _WEB, "Reviews fares", (-1, -1, -2), "pass or ticket?", 2),
    _Card(1, _CALLS, "Chats about pass fit", (1, 1, 2)),
    _Card(1, _WEB, "Selects passes", (1, 2, 1)),
    _Card(1, _WEB, "Confirms the itinerary", (0, -1, 0)),
    _Card(2, _WEB, "Chooses delivery", (0, 1, 0)),
    _Card(2, _WEB, "Chooses payment", (-1, -1, -1), "asks the same twice", 2),
    _Card(2, _CALLS, "Card refused: calls", (-2, -2, -2), "no reason given", 4),
    _Card(2, _WEB, "Reviews, confirms", (1, 1, 2)),
    _Card(2, _CALLS, "Waits for paper tickets", (-1, -1, -1), "two weeks of silence", 2),
    _Card(3, _WEB, "Checks the ticket status", (-1, -1, -1)),
    _Card(3, _MAPS, "Plans activities", (2, 2, 2)),
    _Card(3, _CALLS, "Tickets arrive by mail", (2, 2, 2)),
    _Card(3, _TRAIN, "Packs", (0, 0, -1)),
    _Card(4, _TRAIN, "Finds the platform", (-1, -1, -1), "signs name the train else", 2),
    _Card(4, _TRAIN, "Activates the pass", (-2, -2, -2), "queue, no English", 3),
    _Card(4, _TRAIN, "Boards, takes the seat", (1, 2, 0)),
    _Card(4, _TRAIN, "Enjoys the view", (2, 2, 2)),
    _Card(4, _WEB, "Plans change", (-1, -1, -1), "no data on the train", 1),
    _Card(5, _TRAIN, "Re-books", (0, -1, -1)),
    _Card(5, _MAPS, "Shares photos", (2, 2, 2)),
    _Card(5, _CALLS, "Refund by post", (-2, -2, -2), "six weeks", 3),
    _Card(5, _WEB, "Writes a review", (1, 1, 1)),
)


def rail_europe() -> Snapshot:
    """Return a first holiday by train: 6 stages, 27 touchpoints, 5 channels, 3 personas."""
    people = (
        Persona(id="emma", name="Emma", quote="first trip to Europe", position=0),
        Persona(id="omar", name="Omar", quote="business traveller", position=1),
        Persona(id="lena", name="Lena", quote="family of four", position=2),
    )
    journey = Journey(
        id=JOURNEY,
        title="A first holiday by train",
        scenario="Six stages, from the first idea to the review",
        personas=tuple(person.id for person in people),
    )
    nps = Metric(id="nps", kind="nps", title="NPS", low=0, high=10, method="nps")
    records: list[Record] = [journey, *people, nps, *_stages(_STAGES), *_lanes()]
    records += _touchpoints(_CARDS, tuple(person.id for person in people))
    records.append(
        Score(
            id="all", metric="nps", journey=JOURNEY, answers=(2, 3, 3, 4, 5, 9, 20, 50, 70, 80, 72)
        )
    )
    records.append(
        Connection(id="loop", source="t26", target="t0", kind="loyalty", label="comes back")
    )
    records.append(
        Connection(id="again", source="t22", target="t7", kind="alternative", label="if plans fail")
    )
    return Snapshot(records)


def sixty() -> Snapshot:
    """Return a journey of 60 touchpoints in 10 stages, two personas, with a branch and a loop."""
    stages = [(f"Stage {i + 1}", ("before", "during", "after")[i * 3 // 10]) for i in range(10)]
    titles = ("Compares offers", "Asks a consultant", "Orders", "Waits for news", "Pays", "Calls")
    cards = tuple(
        _Card(
            i // 6,
            (0, 0, 1, 2, 0, 3, 4)[i % 7],
            f"{titles[i % 6]} {i + 1}",
            ((i * 7) % 5 - 2, (i * 3) % 5 - 2, (i * 2) % 5 - 2),
            "takes too long" if i % 5 == 2 else "",
            i % 4 + 1,
        )
        for i in range(60)
    )
    people = (Persona(id="ana", name="Ana", position=0), Persona(id="ben", name="Ben", position=1))
    journey = Journey(id=JOURNEY, title="Sixty touchpoints", personas=("ana", "ben"))
    records: list[Record] = [journey, *people, *_stages(stages), *_lanes()]
    records += _touchpoints(cards, ("ana", "ben"))
    records.append(
        Connection(id="skip", source="t3", target="t20", kind="alternative", label="12 %")
    )
    records.append(Connection(id="loop", source="t59", target="t6", kind="loyalty", label="again"))
    return Snapshot(records)


def _stages(titles: Sequence[tuple[str, str]]) -> list[Stage]:
    return [
        Stage(id=f"s{i}", journey=JOURNEY, title=title, phase=phase, position=i)
        for i, (title, phase) in enumerate(titles)
    ]


def _lanes() -> list[Lane]:
    lanes = [
        Lane(id=f"l{i}", journey=JOURNEY, title=title, position=i) for i, title in enumerate(_LANES)
    ]
    more = (("emotion", "Emotion"), ("friction", "Pain points"))
    return lanes + [
        Lane(id=kind, journey=JOURNEY, kind=kind, title=title, position=10 + i)
        for i, (kind, title) in enumerate(more)
    ]


def _touchpoints(cards: Sequence[_Card], people: Sequence[str]) -> list[Record]:
    found: list[Record] = []
    for i, card in enumerate(cards):
        found.append(Step(id=f"c{i}", stage=f"s{card.stage}", position=i))
        found.append(
            Touchpoint(
                id=f"t{i}",
                step=f"c{i}",
                lane=f"l{card.lane}",
                title=card.title,
                position=i,
                evidence="researched",
            )
        )
        for who, level in zip(people, card.felt, strict=False):
            found.append(
                Feeling(id=f"f{i}{who}", touchpoint=f"t{i}", persona=who, valence=level / 2)
            )
        if card.friction:
            found.append(
                Friction(
                    id=f"p{i}", touchpoint=f"t{i}", title=card.friction, severity=card.severity
                )
            )
        if i:
            found.append(Connection(id=f"a{i}", source=f"t{i - 1}", target=f"t{i}"))
    return found
