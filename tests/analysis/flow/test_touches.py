"""First, last and linear touch and removal, against all walks of small journeys."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from journeymap.analysis.flow.outcomes import Outcomes, outcomes
from journeymap.analysis.flow.touches import Touches, counted_touches, touches
from tests.analysis.flow.test_outcomes import come_of, some_journeys
from tests.analysis.flow.test_paths import journey_of
from tests.editing.maps import JOURNEY


def walked(found: Outcomes, length: int) -> dict[str, list[float]]:
    """Return first, last and linear touch of all walks of at most so many touchpoints, added up."""
    moves, goals = found.followed.moves, found.followed.goals
    given: dict[str, list[float]] = {id: [0.0] * 3 for id in moves}
    waiting: list[tuple[tuple[str, ...], float]] = [
        ((id,), share) for id, share in found.flow.starts.of.items() if id not in goals
    ]
    while waiting:
        way, share = waiting.pop()
        for target, q in moves[way[-1]].items():
            if target in goals:
                given[way[0]][0] += share * q
                given[way[-1]][1] += share * q
                for id in way:
                    given[id][2] += share * q / len(way)
            elif len(way) < length:
                waiting.append(((*way, target), share * q))
    return given


def columns(found: Touches) -> list[float]:
    return [sum(column) for column in list(zip(*found.of, strict=True))[1:]]


@pytest.mark.parametrize("seed", range(40))
def test_without_loops_they_are_those_of_all_walks(seed: int) -> None:
    dice = Random(seed)
    ways = []
    for i, source in enumerate("abcde"):
        targets = dice.sample("abcdef"[i + 1 :], dice.randint(1, 5 - i))
        ways += [f"{source}>{target} {dice.random() / len(targets):.6f}" for target in targets]
    found = come_of(", ".join(ways), f={"ends": "goal"}, a={"starts": 3}, c={"starts": 1})
    told = touches(found)
    every = walked(found, 6)
    arrived = sum(one[0] for one in every.values())
    if not arrived:
        assert told is None
        return
    assert told and columns(told) == pytest.approx([1, 1, 1, 1])
    for one in told.of:
        assert [one.first, one.last, one.linear] == pytest.approx(
            [much / arrived for much in every[one.id]], abs=2e-9
        )


def test_round_a_loop_linear_touch_is_that_of_all_walks_however_long() -> None:
    found = come_of("a>b 0.5, b>a 0.4, b>c 0.3, a>c 0.1", "Web: a b c", c={"ends": "goal"},
                    a={"starts": 1})  # fmt: skip
    told, every = touches(found), walked(found, 60)
    arrived = sum(one[0] for one in every.values())
    assert told
    for one in told.of:
        assert one.linear == pytest.approx(every[one.id][2] / arrived, abs=2e-9)


def test_a_loop_that_is_hardly_ever_left_is_followed_to_its_end() -> None:
    found = come_of("a>a 0.999999, a>c 0.000001", "Web: a c", c={"ends": "goal"})
    told = touches(found)
    assert told and [one[1:] for one in told.of] == [pytest.approx((1, 1, 1, 1))]


@pytest.mark.parametrize("seed", range(15))
def test_each_adds_up_to_one_and_none_is_negative(seed: int) -> None:
    for now in some_journeys(Random(seed), 3):
        told = touches(outcomes(now, JOURNEY))
        if told:
            assert columns(told) == pytest.approx([1, 1, 1, 1], abs=1e-8)
            assert all(much >= 0 for one in told.of for much in one[1:])
            assert all(one.id != "f" for one in told.of)


def test_where_nobody_arrives_nobody_is_given_anything() -> None:
    assert touches(come_of("a>b 0.5", "Web: a b c", c={"ends": "goal"})) is None
    assert touches(come_of("a>b 0.7, a>c 0.5")) is None
    alone = come_of("", "Web: a", a={"ends": "goal"})
    assert alone.completion and alone.completion.share == 1 and touches(alone) is None
    assert counted_touches([(3, ("a", "b"))], "g") is None and counted_touches([], "g") is None
    assert counted_touches([(3, ("g",))], "g") is None


def test_counted_from_ways_they_are_counted() -> None:
    ways = [(3, ("a", "b", "g")), (1, ("b", "g", "a")), (4, ("a", "c"))]
    found = counted_touches(ways, "g")
    assert found and found.counted == 4 and columns(found) == pytest.approx([1, 1, 1, 1])
    by = {one.id: one for one in found.of}
    assert by["a"].first == 0.75 and by["b"].last == 1 and by["c"].removal == 0
    assert by["a"].linear == pytest.approx(3 / 2 / 4)


def test_a_way_of_which_nothing_is_on_the_map_any_more_arrives_nowhere() -> None:
    some = [(3, ("a", "b", "g")), (4, ("b", "g"))]
    found = counted_touches([*some, (2, ())], "g")
    assert found and found == counted_touches(some, "g")
    assert counted_touches([(2, ())], "g") is None


def test_ways_and_the_arrows_they_make_give_the_same_removal() -> None:
    ways = [(5, tuple("abg")), (3, tuple("acbg")), (2, tuple("ab")), (4, tuple("acg"))]
    arrows: dict[tuple[str, str], int] = {}
    for many, way in ways:
        for pair in pairwise(way):
            arrows[pair] = arrows.get(pair, 0) + many
    drawn = ", ".join(f"{a}>{b} {many}" for (a, b), many in arrows.items())
    now = journey_of(drawn, "Web: a b c g", a={"starts": 14}, g={"ends": "goal"})
    found, counted = touches(outcomes(now, JOURNEY)), counted_touches(ways, "g")
    assert found and counted
    by = {one.id: one.removal for one in counted.of}
    assert {one.id: one.removal for one in found.of} == pytest.approx(by)
