"""The likeliest, the worst and the fastest way, against all ways of small journeys."""

from __future__ import annotations

from itertools import pairwise
from math import prod
from random import Random

import pytest

from journeymap.analysis.flow.outcomes import Outcomes, outcomes
from journeymap.analysis.flow.roads import Roads
from journeymap.analysis.flow.routes import routes
from journeymap.analysis.flow.worst import worst_way
from journeymap.model.change import change
from journeymap.model.records import Connection
from tests.analysis.flow.test_outcomes import come_of, hit, some_journeys
from tests.analysis.flow.test_paths import journey_of
from tests.editing.maps import JOURNEY


def every_way(found: Outcomes) -> dict[tuple[str, ...], float]:
    """Return all ways that come nowhere twice, with the share of those who go them, by walking."""
    moves, goals = found.followed.moves, found.followed.goals
    told: dict[tuple[str, ...], float] = {}

    def walk(way: tuple[str, ...], share: float) -> None:
        here = way[-1]
        stay = 1.0 if here in goals else 1.0 - sum(moves[here].values())
        if stay > 1e-9:
            told[way] = share * stay
        for target, q in moves[here].items() if here not in goals else ():
            if q > 0 and target not in way:
                walk((*way, target), share * q)

    for id, share in found.flow.starts.of.items():
        walk((id,), share)
    return told


@pytest.mark.parametrize("seed", range(25))
def test_the_likeliest_ways_are_the_likeliest_of_all(seed: int) -> None:
    for now in some_journeys(Random(seed), 4):
        found = outcomes(now, JOURNEY)
        every = every_way(found)
        best = sorted(every.values(), reverse=True)[:5]
        told = routes(found, 5)
        assert [way.share for way in told.travelled] == pytest.approx(best)
        assert told.covered == pytest.approx(sum(best))
        for way in told.travelled:
            assert every[way.touchpoints] == pytest.approx(way.share)
            assert way.reached == (way.touchpoints[-1] == "f")


@pytest.mark.parametrize("seed", range(25))
def test_the_worst_way_is_the_worst_of_all(seed: int) -> None:
    dice = Random(seed)
    for now in some_journeys(dice, 4):
        burdens = {id: (dice.randint(0, 4), dice.random()) for id in dice.sample("abcdef", 4)}
        found = outcomes(hit(now, **burdens), JOURNEY)
        weights = {id: severity * share for id, (severity, share) in burdens.items()}
        worst = max(sum(weights.get(id, 0.0) for id in way) for way in every_way(found))
        told = routes(found)
        assert (told.worst.friction if told.worst else 0.0) == pytest.approx(worst)
        assert not told.bounded
        if told.worst:
            assert told.worst.touchpoints in every_way(found)


def test_where_too_many_ways_lead_round_the_worst_is_said_to_be_bounded() -> None:
    ids = "abcdef"
    ways = ", ".join(f"{a}>{b} 0.16" for a in ids for b in ids if a != b)
    now = hit(journey_of(ways, a={"starts": 1}), **dict.fromkeys(ids, (2, 0.5)))
    found = outcomes(now, JOURNEY)
    way, bounded = worst_way(Roads(found), found.burden_of, budget=20)
    assert bounded and way[0] == "a" and len(set(way)) == len(way)
    assert len(worst_way(Roads(found), found.burden_of)[0]) == 6


def test_the_fastest_way_takes_the_least_time_and_without_any_the_fewest_steps() -> None:
    ways = "a>b 0.5, b>c 1, c>f 1, a>d 0.5, d>f 0.9"
    row, end = "Web: a b c d | e f", {"ends": "goal"}
    plain = routes(come_of(ways, row, f=end))
    assert plain.fastest and plain.fastest.touchpoints == ("a", "d", "f") and not plain.timed
    assert plain.fastest.minutes is None
    slow = routes(come_of(ways, row, d={"waiting": 60.0}, f=end))
    assert slow.fastest and slow.fastest.touchpoints == ("a", "b", "c", "f") and slow.timed
    now = journey_of(ways, row, d={"waiting": 60.0}, f=end)
    arrow = now.all(Connection)["w1"]
    longer = now.apply(change("", edit=[(arrow, arrow.but(minutes=90.0))]))
    told = routes(outcomes(longer, JOURNEY))
    assert told.fastest and told.fastest.touchpoints == ("a", "d", "f")
    assert told.fastest.minutes == 60


def test_parallel_arrows_are_one_way_and_ways_of_nobody_are_none() -> None:
    found = routes(come_of("a>b 0.3, a>b 0.3, a>c 0, b>d 1", d={"ends": "goal"}))
    assert [(way.touchpoints, round(way.share, 9)) for way in found.travelled] == [
        (("a", "b", "d"), 0.6),
        (("a",), 0.4),
    ]
    only = routes(come_of("a>b 0.3, a>b 0.3, b>d 1", d={"ends": "goal"}), to_goal=True)
    assert [way.touchpoints for way in only.travelled] == [("a", "b", "d")]


def test_where_nothing_can_be_counted_there_are_no_ways() -> None:
    assert routes(come_of("a>b 0.7, a>c 0.5")).travelled == ()
    circle = routes(come_of("a>b 1, b>a 1", "Web: a b", a={"starts": 1}))
    assert circle.travelled == () or circle.travelled[0].reached
    nowhere = routes(come_of("a>b 1, b>a 1", "Web: a b c", a={"starts": 1}))
    assert nowhere.travelled == () and nowhere.fastest is None and nowhere.worst is None


def test_a_way_that_everybody_goes_is_all_there_is() -> None:
    found = routes(come_of("a>b 1, b>c 1", "Web: a b c", c={"ends": "goal"}))
    assert found.covered == 1 and [way.share for way in found.travelled] == [1.0]
    moves = come_of("a>b 1, b>c 1", "Web: a b c").followed.moves
    assert prod(moves[a][b] for a, b in pairwise("abc")) == 1
