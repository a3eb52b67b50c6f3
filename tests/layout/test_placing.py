"""Where the cards and arrows of a graph come to stand: valid whatever the journey."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.layout.graph.placing import pin_at, placed
from journeymap.layout.graph.shape import GraphLink, GraphNode, GraphShape
from tests.layout.placements import faults, journey_of

COORDINATES = st.one_of(
    st.floats(-500, 3000), st.sampled_from([1e300, -1e300, float("nan"), float("inf")])
)


@st.composite
def shapes(draw: st.DrawFn) -> GraphShape:
    """Draw a journey of any shape: with pins, loops, parallels, cards alone and empty stages."""
    stages = draw(st.integers(1, 5))
    count = draw(st.integers(0, 14))
    pins = st.none() | st.tuples(COORDINATES, COORDINATES)
    nodes = tuple(
        GraphNode(
            f"t{i}",
            draw(st.integers(0, stages - 1)),
            draw(st.sampled_from([120.0, 168.0])),
            draw(st.floats(24.0, 160.0)),
            draw(pins) if draw(st.integers(0, 3)) == 0 else None,
        )
        for i in range(count)
    )
    ends = st.integers(0, max(count - 1, 0))
    label = st.sampled_from([(0.0, 0.0), (44.0, 18.0), (158.0, 34.0)])
    links = tuple(
        GraphLink(
            f"l{i}",
            f"t{draw(ends)}",
            f"t{draw(ends)}",
            draw(st.floats(0.0, 1.0)),
            draw(st.integers(0, 5)) == 0,
            draw(label),
            draw(st.sampled_from([1.5, 8.0])),
        )
        for i in range(draw(st.integers(0, 24)) if count else 0)
    )
    main = tuple(dict.fromkeys(f"t{i}" for i in draw(st.lists(ends, max_size=6)) if count))
    drops = {f"t{i}": (56.0, 20.0) for i in range(count) if draw(st.booleans())}
    return GraphShape(nodes, links, stages, main, drops)


@settings(max_examples=150, deadline=None)
@given(shapes())
def test_whatever_the_journey_nothing_lies_on_anything(shape: GraphShape) -> None:
    assert faults(shape, placed(shape)) == []


@settings(max_examples=80, deadline=None)
@given(shapes(), shapes())
def test_what_was_before_spoils_nothing(before: GraphShape, shape: GraphShape) -> None:
    assert faults(shape, placed(shape, placed(before))) == []


@pytest.mark.parametrize("cards", [12, 40, 150])
@pytest.mark.parametrize("seed", range(3))
def test_journeys_as_they_grow_are_valid(cards: int, seed: int) -> None:
    shape = journey_of(cards, seed)
    assert faults(shape, placed(shape)) == []


def test_an_empty_journey_has_its_regions() -> None:
    placement = placed(GraphShape((), stages=3))
    assert len(placement.regions) == 3
    assert placement.height > 0


@pytest.mark.parametrize("cards", [12, 40, 150])
def test_one_more_card_leaves_the_others_where_they_are(cards: int) -> None:
    shape = journey_of(cards, 1)
    before = placed(shape)
    new = GraphNode("new", shape.nodes[cards // 2].stage, 168.0, 72.0)
    more = GraphShape(
        (*shape.nodes, new),
        (*shape.links, GraphLink("more", f"t{cards // 2}", "new")),
        shape.stages,
        shape.main,
        shape.drops,
    )
    after = placed(more, before)
    moved = [
        abs((after.cards[id].y - after.top) - (rect.y - before.top))
        for id, rect in before.cards.items()
    ]
    assert median(moved) <= 72.0
    assert faults(more, after) == []


def test_a_card_stays_exactly_where_it_was_put() -> None:
    shape = journey_of(40, 2)
    before = placed(shape)
    card, moved = shape.nodes[17], before.cards["t17"]
    pin = pin_at(before, card.stage, moved.x + 20, moved.y + 222)
    nodes = tuple(n._replace(pin=pin) if n.id == "t17" else n for n in shape.nodes)
    pinned = GraphShape(nodes, shape.links, shape.stages, shape.main, shape.drops)
    for after in (placed(pinned, before), placed(pinned)):
        assert after.cards["t17"].y - after.top == pin[1]
        assert faults(pinned, after) == []
        assert pin_at(after, card.stage, after.cards["t17"].x, after.cards["t17"].y) == pin


def test_a_self_loop_and_parallel_arrows_are_drawn() -> None:
    nodes = (GraphNode("a", 0, 168.0, 72.0), GraphNode("b", 0, 168.0, 72.0))
    links = tuple(GraphLink(f"l{i}", "a", "ab"[i % 2], label=(44.0, 18.0)) for i in range(6))
    shape = GraphShape(nodes, links)
    assert faults(shape, placed(shape)) == []


def main_of(shape: GraphShape) -> tuple[str, ...]:
    """Return a path from the first card onwards, as far as it leads."""
    on = {link.source: link.target for link in reversed(shape.links) if link.weight == 1.0}
    path = ["t0"]
    while (following := on.get(path[-1])) and following not in path:
        path.append(following)
    return tuple(path)


@pytest.mark.parametrize("seed", range(3))
def test_the_likeliest_path_runs_straight_through_a_large_journey(seed: int) -> None:
    shape = replace(journey_of(150, seed), main=main_of(journey_of(150, seed)))
    placement = placed(shape)
    steps = set(pairwise(shape.main))
    ways = [placement.routes[k.id] for k in shape.links if (k.source, k.target) in steps]
    level = sum(len({y for _, y in way}) == 1 for way in ways)
    assert len(ways) > 20
    assert level >= 0.85 * len(ways), f"{level} of {len(ways)} steps are level"
    middle = placement.cards[shape.main[0]].centre[1]
    assert 0.2 < (middle - placement.top) / (placement.height - placement.top) < 0.8


def test_a_small_journey_is_no_long_strip() -> None:
    shape = GraphShape(
        tuple(GraphNode(f"t{i}", i // 3, 168.0, 86.0) for i in range(12)),
        tuple(GraphLink(f"l{i}", f"t{i}", f"t{i + 1}", label=(44.0, 18.0)) for i in range(11)),
        4,
        tuple(f"t{i}" for i in range(12)),
    )
    placement = placed(shape)
    assert placement.width < 4.0 * placement.height
    under = [k for k in shape.links if len({x for x, _ in placement.routes[k.id]}) == 1]
    assert under, "no card stands under the one before it"


def test_what_runs_back_in_a_small_journey_runs_over_the_top() -> None:
    shape = journey_of(12, 1)
    back = GraphLink("back", "t11", "t1", label=(80.0, 18.0))
    placement = placed(replace(shape, links=(*shape.links, back)))
    assert min(y for _, y in placement.routes["back"]) < placement.top
    assert all(rect.y >= placement.top for rect in placement.cards.values())


def test_the_same_journey_is_always_placed_the_same() -> None:
    assert placed(journey_of(150, 3)) == placed(journey_of(150, 3))


def test_many_arrows_at_one_card_make_it_higher() -> None:
    nodes = tuple(GraphNode(f"t{i}", min(i, 1), 168.0, 60.0) for i in range(31))
    links = tuple(GraphLink(f"l{i}", "t0", f"t{i}", label=(44.0, 18.0)) for i in range(1, 31))
    shape = GraphShape(nodes, links, 2)
    placement = placed(shape)
    assert placement.cards["t0"].h > 30 * 18
    assert faults(shape, placement) == []
