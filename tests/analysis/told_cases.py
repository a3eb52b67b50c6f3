"""A model with the journeys of real customers beside it, written as what each of them did."""

from collections.abc import Sequence

from journeymap.model.records import (
    Connection,
    Feeling,
    Journey,
    Lane,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, sketch

ANNA, BOHDAN, CHEN = "Anna", "Bohdan", "Chen"


def told(
    case: str, did: Sequence[str], *, model: str = JOURNEY, linked: bool = True
) -> list[Record]:
    """Return the journey of a customer who did things one after the other.

    What is called as a touchpoint of the model is that by its origin; what begins with ``+`` the
    model has not. The ids are those of the case and a number from 1: ``Anna 1``.
    """
    found: list[Record] = [
        Journey(id=case, title=case, state="case", derived=model, position=float(ord(case[0]))),
        Stage(id=f"{case} stage", journey=case, position=1.0),
        Lane(id=f"{case} lane", journey=case, position=1.0),
    ]
    for n, title in enumerate(did, 1):
        found += [
            Step(id=f"{case} step {n}", stage=f"{case} stage", position=float(n)),
            Touchpoint(
                id=f"{case} {n}",
                title=title.removeprefix("+"),
                step=f"{case} step {n}",
                lane=f"{case} lane",
                origin=None if title.startswith("+") else title,
                position=1.0,
            ),
        ]
    if linked:
        found += [
            Connection(id=f"{case} {n} on", source=f"{case} {n}", target=f"{case} {n + 1}")
            for n in range(1, len(did))
        ]
    return found


def buying() -> Snapshot:
    """Return a model a → b → c → d → e, e a goal, with f beside it, and what three customers did.

    Anna went as the model says, and came to c twice. Bohdan left out c, and asked a friend between d
    and e. Chen asked in the shop after a, came back at d, and ended there.
    """
    drawn = sketch("Web: a b | c d | e", "Shop: . . | . f | .")
    cards = drawn.all(Touchpoint)
    arrows = [Connection(id=f"{a}{b}", source=a, target=b) for a, b in ("ab", "bc", "cd", "de")]
    records: list[Record] = [one for one in drawn.records() if one.id != "e"]
    return Snapshot(
        [
            *records,
            cards["e"].but(ends="goal"),
            *arrows,
            *told(ANNA, ["a", "b", "c", "d", "c", "d", "e"]),
            *told(BOHDAN, ["a", "b", "d", "+Asks a friend", "e"]),
            *told(CHEN, ["a", "+Goes to the shop", "+Asks there", "d"]),
            Feeling(id="1", touchpoint="Anna 3", persona="Olena", valence=-1.0),
            Feeling(id="2", touchpoint="Anna 5", persona="Olena", valence=0.0),
            Feeling(id="3", touchpoint="Chen 1", persona="Olena", valence=1.0),
        ]
    )
