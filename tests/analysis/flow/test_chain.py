"""Chains against the worked examples of the literature and against plain arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import numpy
import pytest

from journeymap.analysis.flow.chain import Chain, GoalChain, circling, closed, leaving
from journeymap.analysis.flow.components import components
from journeymap.analysis.flow.touches import counted_touches

Moves = dict[str, dict[str, float]]

DRUNKARD: Moves = {"1": {"2": 0.5}, "2": {"1": 0.5, "3": 0.5}, "3": {"2": 0.5}}


def steps(moves: Mapping[str, Mapping[str, float]]) -> list[float]:
    return [*Chain(moves).sums(dict.fromkeys(moves, 1.0)).values()]


def test_the_drunkard_absorbed_to_the_left_and_to_the_right() -> None:
    """Grinstead and Snell, examples 11.13 to 11.15."""
    chain = Chain(DRUNKARD)
    rows = [[*chain.visits({start: 1.0}).values()] for start in "123"]
    assert rows == [
        pytest.approx([1.5, 1, 0.5]), pytest.approx([1, 2, 1]), pytest.approx([0.5, 1, 1.5])
    ]  # fmt: skip
    assert steps(DRUNKARD) == pytest.approx([3, 4, 3])
    assert [*chain.sums({"1": 0.5}).values()] == pytest.approx([0.75, 0.5, 0.25])
    assert [*chain.sums({"3": 0.5}).values()] == pytest.approx([0.25, 0.5, 0.75])
    uneven: Moves = {"1": {"2": 2 / 3}, "2": {"1": 1 / 3, "3": 2 / 3}, "3": {"2": 1 / 3}}
    assert steps(uneven) == pytest.approx([3.4, 3.6, 2.2])


def test_how_far_the_steps_of_the_drunkard_scatter_and_when_he_comes_back() -> None:
    chain = Chain(DRUNKARD)
    t = chain.sums(dict.fromkeys(DRUNKARD, 1.0))
    variance = {
        id: much - t[id] - t[id] ** 2 for id, much in chain.sums({i: 2 * t[i] for i in t}).items()
    }
    assert [*variance.values()] == pytest.approx([8, 8, 8])
    returning = [1 - 1 / many for many in chain.returns.values()]
    assert returning == pytest.approx([1 / 3, 0.5, 1 / 3])


def test_the_integers_from_one_to_five() -> None:
    """From each one goes to a larger one, all alike, until 5."""
    moves: Moves = {str(i): {str(j): 1 / (5 - i) for j in range(i + 1, 5)} for i in range(1, 5)}
    assert steps(moves) == pytest.approx([25 / 12, 11 / 6, 3 / 2, 1])


def test_a_coin_until_it_shows_heads_tails_heads() -> None:
    moves: Moves = {"": {"H": 0.5, "": 0.5}, "H": {"H": 0.5, "HT": 0.5}, "HT": {"": 0.5}}
    assert steps(moves)[0] == pytest.approx(10)


def test_steps_of_those_who_end_in_one_way_only() -> None:
    """The drunkard's walk of two corners with p = ½: 5/3 to the near end and 8/3 to the far one.

    That is (N B) by B, and nothing where nobody ends so.
    """
    two: Moves = {"1": {"2": 0.5}, "2": {"1": 0.5}}
    chain = Chain(two)
    for end, expected in (("1", 5 / 3), ("2", 8 / 3)):
        chances = chain.sums({end: 0.5})
        assert chain.sums(chances)["1"] / chances["1"] == pytest.approx(expected)
    assert chain.sums({})["1"] == 0


def test_the_vignette_of_channel_attribution() -> None:
    """Three ways that all convert: removal effects 1 and .5, of 3 conversions 2 and 1."""
    ways = [(1, tuple("ABABBAg")), (1, tuple("ABBAAg")), (1, tuple("AAg"))]
    found = counted_touches(ways, "g")
    assert found and found.counted == 3
    assert {one.id: one.removal * 3 for one in found.of} == pytest.approx({"A": 2, "B": 1})
    assert [(one.first, one.last) for one in found.of] == [(1, 1), (0, 0)]
    assert found.of[0].linear == pytest.approx((3 / 6 + 3 / 5 + 1) / 3)


def dense(moves: Moves, starts: Mapping[str, float]) -> tuple[list[str], Any]:
    """Return N as a matrix, by the textbook."""
    places = [*moves]
    ways = numpy.array([[moves[a].get(b, 0.0) for b in places] for a in places])
    return places, numpy.linalg.inv(numpy.eye(len(places)) - ways)


def random_chain(dice: Random) -> Moves:
    size = dice.randint(1, 12) if dice.random() < 0.8 else dice.randint(60, 120)
    places = [str(i) for i in range(size)]
    moves: Moves = {}
    for place in places:
        targets = dice.sample(places, min(size, dice.choice((0, 1, 1, 2, 3, 6))))
        weights = [dice.random() ** 3 for _ in targets]
        total = sum(weights) + dice.choice((0.0, 0.05, 0.5))
        moves[place] = {t: w / total for t, w in zip(targets, weights, strict=True)}
    lost = closed(moves, leaving(moves))
    return {
        place: {t: q for t, q in onward.items() if t not in lost}
        for place, onward in moves.items()
        if place not in lost
    }


@pytest.mark.parametrize("seed", range(320))
def test_visits_sums_and_returns_are_those_of_the_inverse(seed: int) -> None:
    dice = Random(seed)
    moves = random_chain(dice)
    while not moves:
        moves = random_chain(dice)
    starts = {place: dice.random() for place in dice.sample([*moves], dice.randint(1, len(moves)))}
    worth = {place: dice.uniform(0, 3) for place in moves}
    chain, (places, inverse) = Chain(moves), dense(moves, starts)
    row = numpy.array([starts.get(place, 0.0) for place in places])
    column = numpy.array([worth[place] for place in places])
    assert [*chain.visits(starts).values()] == pytest.approx((row @ inverse).tolist(), rel=1e-8)
    assert [*chain.sums(worth).values()] == pytest.approx((inverse @ column).tolist(), rel=1e-8)
    assert [*chain.returns.values()] == pytest.approx(numpy.diag(inverse).tolist(), rel=1e-8)


@pytest.mark.parametrize("seed", range(120))
def test_removal_is_what_a_matrix_without_the_place_says(seed: int) -> None:
    """P(converts) is computed anew for each place that is taken out, by arithmetic of its own."""
    dice = Random(seed)
    moves = random_chain(dice)
    while len(moves) < 2 or len(moves) > 12:
        moves = random_chain(dice)
    places = [*moves]
    start, goal = dice.choice(places), dice.choice(places)
    found = GoalChain(moves, {start: 1.0}, {goal})

    def converts(without: str) -> float:
        """The chance to come to the goal, the place being a null state."""
        if without in (start, goal):
            return 0.0
        ways = numpy.array(
            [
                [0.0 if a in (goal, without) else moves[a].get(b, 0.0) for b in places]
                for a in places
            ]
        )
        inverse = numpy.linalg.inv(numpy.eye(len(places)) - ways)
        return float(inverse[places.index(start), places.index(goal)])

    present = converts("nowhere") if start != goal else 1.0
    assert found.share == pytest.approx(present, abs=1e-10)
    effects = found.removal()
    if effects is None:
        assert abs(present) < 1e-12
        return
    for place in places:
        lost = 1 - converts(place) / present
        assert effects.get(place, 0.0) == pytest.approx(lost, abs=1e-9)


def test_chances_of_one_in_a_googol_squared_keep_their_digits() -> None:
    few = 1e-200
    moves: Moves = {"a": {"b": few}, "b": {"a": 1 - 1e-3, "c": 5e-4}, "c": {}}
    chain = Chain(moves)
    assert chain.visits({"a": 1.0})["c"] == pytest.approx(few * 5e-4, rel=1e-12)
    assert GoalChain(moves, {"a": 1.0}, "c").removal() == pytest.approx({"a": 1, "b": 1, "c": 1})


def test_in_a_closed_class_nothing_is_solved() -> None:
    circle: Moves = {"a": {"b": 1.0}, "b": {"a": 1.0}}
    assert closed(circle, leaving(circle)) == {"a", "b"}
    with pytest.raises(ZeroDivisionError):
        Chain(circle).visits({"a": 1.0})
    assert GoalChain(circle, {"a": 1.0}, ()).removal() is None


def test_components_come_in_the_order_one_walks() -> None:
    moves: Moves = {
        "e": {}, "d": {"e": 1}, "c": {"b": 1, "d": 0.5}, "b": {"c": 1}, "a": {"b": 1, "a": 0.1},
        "z": {"a": 0.0},
    }  # fmt: skip
    found = components(moves)
    assert sorted(map(sorted, found)) == [["a"], ["b", "c"], ["d"], ["e"], ["z"]]
    place = {id: i for i, part in enumerate(found) for id in part}
    assert place["a"] < place["b"] == place["c"] < place["d"] < place["e"]
    assert circling(moves) == {"a", "b", "c"}


def test_a_chain_longer_than_python_may_call() -> None:
    moves: Moves = {str(i): {str(i + 1): 0.999} for i in range(30_000)} | {"30000": {}}
    assert Chain(moves).visits({"0": 1.0})["30000"] == pytest.approx(0.999**30_000)
    back = moves | {"30000": {"0": 0.5}}
    assert len(components(back)) == 1
    assert Chain(back).returns["0"] == pytest.approx(1 / (1 - 0.5 * 0.999**30_000))
