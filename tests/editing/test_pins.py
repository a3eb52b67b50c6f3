"""Touchpoints are pinned in the graph, brought into line, and let go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymap.drawing.shapes import Rect
from journeymap.editing import COMMANDS, EditView
from journeymap.editing.pins import MOST, Spot, begin_at, pin, pin_copies, spot_of
from journeymap.editing.standing import CardPlaces
from journeymap.model.records import Connection, Lane, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, sketch

MAP = sketch(
    "Web: a . | d g",
    "Shop: . b | e .",
)
STANDING = CardPlaces(
    {
        "a": Rect(100, 100, 170, 60),
        "b": Rect(300, 130, 170, 80),
        "d": Rect(620, 100, 170, 60),
        "e": Rect(640, 200, 170, 60),
        "g": Rect(820, 110, 170, 60),
    },
    (("S0", Rect(40, 50, 500, 400)), ("S1", Rect(540, 50, 500, 400))),
)


def _view(*ids: str, now: Snapshot = MAP, standing: CardPlaces = STANDING) -> EditView:
    return replace(EditView.of(now, JOURNEY, ids), standing=lambda: standing)


def _stage(now: Snapshot, id: str) -> str:
    step = now.get(Step, now.all(Touchpoint)[id].step)
    assert step is not None
    return step.stage


def _after(name: str, *ids: str) -> Snapshot:
    change = COMMANDS[name].run(_view(*ids))
    assert change is not None
    assert change.normal() == change
    return MAP.apply(change)


def _on_page(now: Snapshot, id: str) -> Rect:
    one, region = now.all(Touchpoint)[id], STANDING.region(_stage(now, id))
    assert one.x is not None and one.y is not None and region is not None
    return STANDING.cards[id]._replace(x=region.x + one.x, y=region.y + one.y)


def test_a_pin_is_told_from_the_corner_of_its_stage() -> None:
    spot = spot_of(MAP, STANDING, Rect(640, 90, 170, 60), ("d",))
    assert spot is not None
    assert (spot.stage, spot.x, spot.y) == ("S1", 100, 40)
    change = pin(MAP, {"d": spot})
    assert change is not None and len(change.edits) == 1
    assert pin(MAP.apply(change), {"d": spot}) is None


def test_in_another_stage_it_gets_a_step_where_it_stands_there() -> None:
    spot = spot_of(MAP, STANDING, Rect(730, 300, 170, 60), ("a",))
    assert spot is not None and spot.column == 1
    change = pin(MAP, {"a": spot})
    assert change is not None
    now = MAP.apply(change)
    row = [step.id for step in now.of(Step, "stage", "S1")]
    assert row.index(now.all(Touchpoint)["a"].step) == 1 and len(row) == 3
    assert now.apply(~change).all(Touchpoint) == MAP.all(Touchpoint)


def test_those_of_one_step_come_into_one_step() -> None:
    spots = {"d": Spot("S0", 10, 20), "e": Spot("S0", 10, 120), "g": Spot("S0", 200, 20)}
    change = pin(MAP, spots)
    assert change is not None
    now = MAP.apply(change).all(Touchpoint)
    assert now["d"].step == now["e"].step != now["g"].step
    assert [now[id].lane for id in "deg"] == [MAP.all(Touchpoint)[id].lane for id in "deg"]


@pytest.mark.parametrize("wish", [Rect(-900, -900, 170, 60), Rect(9e9, 9e9, 170, 60)])
def test_a_place_out_of_the_page_becomes_the_nearest_inside(wish: Rect) -> None:
    spot = spot_of(MAP, STANDING, wish)
    assert spot is not None
    change = pin(MAP, {"d": spot})
    assert change is not None and change.normal() == change
    now = MAP.apply(change).all(Touchpoint)["d"]
    assert now.x is not None and 0 <= now.x <= 330
    assert now.y is not None and 0 <= now.y <= MOST


def test_where_there_are_no_regions_nothing_is_pinned() -> None:
    assert spot_of(MAP, CardPlaces(), Rect(0, 0, 10, 10)) is None
    for name in ("align.left", "distribute.down", "nudge.up"):
        assert COMMANDS[name].run(_view("a", "b", "d", standing=CardPlaces())) is None


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("align.top", lambda r: r.y),
        ("align.middle", lambda r: r.centre[1]),
        ("align.bottom", lambda r: r.bottom),
        ("align.left", lambda r: r.x),
        ("align.centre", lambda r: r.centre[0]),
        ("align.right", lambda r: r.right),
    ],
)
def test_cards_are_brought_into_line(name: str, same: object) -> None:
    now = _after(name, "d", "e", "g")
    assert callable(same)
    assert len({same(_on_page(now, id)) for id in "deg"}) == 1


def test_gaps_are_made_the_same() -> None:
    now = _after("distribute.across", "a", "b", "g")
    a, b, g = (_on_page(now, id) for id in "abg")
    assert (a.x, g.x) == (100, 820)
    assert b.x - a.right == pytest.approx(g.x - b.right, abs=1) or b.right == 540
    now = _after("distribute.down", "d", "g", "e")
    d, g, e = (_on_page(now, id) for id in "dge")
    assert g.y - d.bottom == pytest.approx(e.y - g.bottom, abs=1)


def test_two_are_not_spread_and_one_is_not_aligned() -> None:
    assert COMMANDS["distribute.across"].run(_view("d", "e")) is None
    assert COMMANDS["align.left"].run(_view("d")) is None


def test_nudging_pins_a_little_further() -> None:
    now = _after("nudge.right", "d")
    assert _on_page(now, "d") == STANDING.cards["d"]._replace(x=630)


def test_arranging_again_lets_go_of_the_selected_or_of_all() -> None:
    change = pin(MAP, {"a": Spot("S0", 1, 2), "d": Spot("S1", 1, 2)})
    assert change is not None
    pinned = MAP.apply(change)
    free = COMMANDS["pin.free"]
    one = free.run(_view("a", now=pinned))
    assert one is not None
    left = pinned.apply(one).all(Touchpoint)
    assert left["a"].x is None and left["d"].x == 1
    every = free.run(_view(now=pinned))
    assert every is not None and pinned.apply(every).all(Touchpoint) == MAP.all(Touchpoint)
    assert free.run(_view(now=MAP)) is None


def test_a_touchpoint_begins_at_a_place_in_the_lane_of_its_source() -> None:
    made = begin_at(MAP, JOURNEY, Spot("S1", 30, 40, 1), "b")
    assert made is not None
    now = MAP.apply(made)
    (new,) = set(now.all(Touchpoint)) - set(MAP.all(Touchpoint))
    card = now.all(Touchpoint)[new]
    assert (card.x, card.y) == (30, 40) and card.lane == MAP.all(Touchpoint)["b"].lane
    assert _stage(now, new) == "S1"
    assert [c.source for c in now.of(Connection, "target", new)] == ["b"]
    alone = begin_at(MAP, JOURNEY, Spot("S1", 30, 40, 1))
    assert alone is not None
    new = next(e.record.id for e in alone if isinstance(e.record, Touchpoint))
    first = MAP.of(Lane, "journey", JOURNEY)[0]
    assert MAP.apply(alone).all(Touchpoint)[new].lane == first.id
    assert begin_at(MAP, JOURNEY, Spot("nowhere", 0, 0)) is None


def test_copies_are_pinned_and_the_others_stay() -> None:
    made = pin_copies(MAP, {"d": Spot("S1", 300, 200)})
    assert made is not None
    now = MAP.apply(made.change).all(Touchpoint)
    assert now["d"] == MAP.all(Touchpoint)["d"]
    assert (now[made.ids[0]].x, now[made.ids[0]].y) == (300, 200)


def test_a_copy_of_a_pinned_card_is_not_pinned_on_it() -> None:
    change = pin(MAP, {"d": Spot("S1", 1, 2)})
    assert change is not None
    pinned = MAP.apply(change)
    made = COMMANDS["duplicate"].run(_view("d", now=pinned))
    assert made is not None
    new = next(e.after for e in made if isinstance(e.after, Touchpoint))
    assert new.x is None and new.y is None
    whole = COMMANDS["duplicate"].run(_view("S1", now=pinned))
    assert whole is not None
    copies = [e.after for e in whole if e.before is None and isinstance(e.after, Touchpoint)]
    assert 1.0 in {copy.x for copy in copies}


def test_into_the_stage_beside_cards_go_free() -> None:
    change = pin(MAP, {"d": Spot("S1", 1, 2)})
    assert change is not None
    pinned = MAP.apply(change)
    moved = COMMANDS["move.left"].run(_view("d", now=pinned))
    assert moved is not None
    now = pinned.apply(moved)
    assert _stage(now, "d") == "S0" and now.all(Touchpoint)["d"].x is None
    assert COMMANDS["move.right"].run(_view("d", now=pinned)) is None
