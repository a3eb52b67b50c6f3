"""A journey is looked at from outside in, or from inside out."""

from __future__ import annotations

from journeymap.model.change import change
from journeymap.model.records import Lane
from journeymap.model.snapshot import Snapshot
from journeymap.view.sides import of_one_side
from tests.editing.maps import JOURNEY, sketch

KINDS = ("emotion", "quotes", "promise", "ideas", "scores", "text", "of a plug-in")
MAP = sketch("Web: a . c | d", "Shop: . b . | e")


def lanes_left(snapshot: Snapshot, side: str) -> set[str]:
    gone = of_one_side(snapshot, JOURNEY, "company" if side == "company" else "customer")
    return {lane.title for lane in snapshot.all(Lane).values() if lane.id not in gone}


def with_lanes(*more: Lane) -> Snapshot:
    rows = [
        Lane(journey=JOURNEY, kind=kind, title=kind, position=10.0 + i)
        for i, kind in enumerate(KINDS)
    ]
    return MAP.apply(change("x", add=[*rows, *more]))


def test_each_side_sees_its_own_lanes_and_those_of_both() -> None:
    both = {"scores", "text", "of a plug-in", "Web", "Shop"}
    assert lanes_left(with_lanes(), "customer") == both | {"emotion", "quotes"}
    assert lanes_left(with_lanes(), "company") == both | {"promise", "ideas"}


def test_in_a_blueprint_touchpoints_stand_on_the_side_of_their_role() -> None:
    shop = next(lane for lane in MAP.all(Lane).values() if lane.title == "Shop")
    edit = [(shop, shop.but(role="onstage"))]
    blueprint = with_lanes().apply(change("x", edit=edit))
    assert {"Web", "Shop"} & lanes_left(blueprint, "customer") == {"Web"}
    assert {"Web", "Shop"} & lanes_left(blueprint, "company") == {"Shop"}


def test_what_is_hidden_anyway_stays_hidden() -> None:
    away = Lane(journey=JOURNEY, kind="quotes", title="away", position=30.0, visible=False)
    assert "away" not in lanes_left(with_lanes(away), "customer")
