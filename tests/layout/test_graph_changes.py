"""A change to a graph moves little, and what is taken back or given up moves back."""

from __future__ import annotations

import random

import pytest

from journeymap.drawing.memo import Memo
from journeymap.drawing.shapes import Rect
from journeymap.layout import layout
from journeymap.layout.graph.scene import GraphScene
from journeymap.model.change import Change, change
from journeymap.model.records import Connection, Journey, Lane, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.graphs import weighed
from tests.layout.pages import MEASURE
from tests.layout.test_graph_laws import page_holds

COFFEE = Snapshot().apply(load("coffee", "en"))


def seen(snapshot: Snapshot, memo: Memo) -> GraphScene:
    journey = snapshot.ordered(Journey)[0].id
    scene = layout(View.of(snapshot, journey, arrangement="graph"), MEASURE, memo)
    assert isinstance(scene, GraphScene)
    return scene


def places(scene: GraphScene) -> dict[str, Rect]:
    return {figure.id: figure.rect for figure in scene.figures() if figure.role == "card"}


def card(snapshot: Snapshot, title: str) -> Touchpoint:
    return next(one for one in snapshot.ordered(Touchpoint) if one.title.startswith(title))


def test_a_longer_title_leaves_every_other_card_where_it_is() -> None:
    memo = Memo()
    before = places(seen(COFFEE, memo))
    call = card(COFFEE, "Calls")
    longer = COFFEE.apply(change("Title", edit=[(call, call.but(title="Calls " * 12))]))
    after = places(seen(longer, memo))
    assert after[call.id].h > before[call.id].h
    moved = [id for id in before if id != call.id and before[id] != after[id]]
    assert not moved
    assert places(seen(COFFEE, memo)) == before


def test_what_is_dragged_about_and_given_up_leaves_all_as_it_was() -> None:
    memo = Memo()
    first = seen(COFFEE, memo)
    call = card(COFFEE, "Calls")
    for y in (0.0, 60.0, 120.0, 400.0):
        pinned = COFFEE.apply(change("Pin", edit=[(call, call.but(x=32.0, y=y))]))
        seen(pinned, memo)
    again = seen(COFFEE, memo)
    assert places(again) == places(first)
    assert [f.shapes for f in again.figures()] == [f.shapes for f in first.figures()]


def test_a_card_and_an_arrow_more_move_little() -> None:
    memo = Memo()
    before = places(seen(COFFEE, memo))
    courier = card(COFFEE, "Courier")
    new = Touchpoint(id="new", step=courier.step, lane=courier.lane, position=9, title="Signs")
    arrow = Connection(source=courier.id, target="new", weight=3.0, unit="count")
    after = places(seen(COFFEE.apply(change("New", add=[new, arrow])), memo))
    still = [id for id in before if abs(before[id].y - after[id].y) < 1.0]
    assert len(still) >= len(before) - 2, "it makes room, and the rest stays"


def test_a_title_changed_on_a_page_leaves_all_other_figures_the_same_objects() -> None:
    memo = Memo()
    journey = weighed(5, 60, 80)
    first = {(f.id, f.role): f for f in seen(journey, memo).figures() if f.id}
    one = journey.ordered(Touchpoint)[7]
    again = seen(journey.apply(change("Title", edit=[(one, one.but(title=f"{one.title}!"))])), memo)
    others = [f for f in again.figures() if f.role in ("card", "arrow", "arrow label")]
    other = [f for f in others if first[f.id, f.role] is not f and f.id != one.id]
    assert not other, f"{len(other)} of {len(others)} are drawn anew"


@pytest.mark.parametrize("seed", range(12))
def test_the_laws_hold_after_every_step_of_work(seed: int) -> None:
    rng, memo = random.Random(seed), Memo()
    journey = weighed(seed, 12, 18)
    for step in range(12):
        journey = journey.apply(_step(rng, journey, f"{seed}-new-{step}"))
        page_holds(seen(journey, memo), journey)


def _step(rng: random.Random, journey: Snapshot, id: str) -> Change:
    """Return one thing somebody might do on the graph."""
    cards, arrows = journey.ordered(Touchpoint), journey.ordered(Connection)
    one, other = rng.choice(cards), rng.choice(cards)
    lanes = [lane.id for lane in journey.ordered(Lane) if lane.kind == "channel"]
    made = Touchpoint(id=id, step=rng.choice(journey.ordered(Step)).id, lane=rng.choice(lanes))
    changes = [
        change("Title", edit=[(one, one.but(title=rng.choice(("", "Buys", "Asks " * 30))))]),
        change("Pin", edit=[(one, one.but(x=rng.uniform(0, 900), y=rng.uniform(0, 900)))]),
        change("Let go", edit=[(one, one.but(x=None, y=None))]),
        change("Connect", add=[Connection(id=id, source=one.id, target=other.id)]),
        change("New", add=[made, Connection(id=f"{id}-arrow", source=one.id, target=made.id)]),
        change(
            "Ends",
            edit=[(one, one.but(ends=rng.choice(("", "goal")), starts=rng.choice((None, 5))))],
        ),
    ]
    if arrows:
        changes.append(change("Cut", remove=[rng.choice(arrows)]))
    return rng.choice(changes)
