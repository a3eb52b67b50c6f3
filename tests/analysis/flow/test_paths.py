"""Shares, visits and completion against published examples and against simulation."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.findings import find
from journeymap.analysis.flow.chain import absorbed, closed, leaving, visits
from journeymap.analysis.flow.paths import Flow, flow
from journeymap.analysis.flow.shares import shares
from journeymap.model.change import change
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, sketch


def journey_of(
    ways: str, row: str = "Web: a b c d | e f", **about: Mapping[str, object]
) -> Snapshot:
    """Draw arrows as ``a>b 0.4, b>c 12`` (above 1 a count), and set fields of touchpoints."""
    now = sketch(row)
    arrows = []
    for number, way in enumerate(filter(None, (part.strip() for part in ways.split(",")))):
        ends, _, weight = way.partition(" ")
        kind = "loyalty" if "~" in ends else "next"
        source, target = ends.replace("~", ">").split(">")
        many = float(weight) if weight else None
        unit = "" if many is None else "count" if many > 1 else "probability"
        arrow = Connection(id=f"w{number}", source=source, target=target, weight=many, unit=unit)
        arrows.append(arrow.but(kind=kind))
    found = now.all(Touchpoint)
    fields = [(found[id], found[id].but(**more)) for id, more in about.items()]
    return now.apply(change("", add=arrows, edit=fields))


def flow_of(ways: str, row: str = "Web: a b c d | e f", **about: Mapping[str, object]) -> Flow:
    return flow(journey_of(ways, row, **about), JOURNEY)


def test_the_drunkard_of_the_textbook() -> None:
    """Grinstead and Snell, Introduction to Probability, example 11.13."""
    moves = {"1": {"2": 0.5}, "2": {"1": 0.5, "3": 0.5}, "3": {"2": 0.5}}
    rows = [visits(moves, {start: 1.0}) for start in "123"]
    assert [list(row.values()) for row in rows] == [
        pytest.approx([1.5, 1, 0.5]),
        pytest.approx([1, 2, 1]),
        pytest.approx([0.5, 1, 1.5]),
    ]
    uneven = {"1": {"2": 2 / 3}, "2": {"1": 1 / 3, "3": 2 / 3}, "3": {"2": 1 / 3}}
    steps = [sum(visits(uneven, {start: 1.0}).values()) for start in "123"]
    assert steps == pytest.approx([3.4, 3.6, 2.2])


def test_the_loyalty_loop_worked_by_hand() -> None:
    ways = "s>z 1, z>f 0.6, f>m 0.5, f>z 0.2, m>u 0.8, u~z 0.5"
    found = flow_of(ways, "Web: s z f m u", u={"ends": "leaves"}, m={"ends": "leaves"})
    assert found.visits["z"] == pytest.approx(1 / 0.76)
    assert sum(found.visits.values()) == pytest.approx(1 + 3.815789 - 1, abs=1e-6)
    dropped = {id: found.visits[id] * share for id, share in found.drop_off.items()}
    assert sum(dropped.values()) == pytest.approx(0.763158, abs=1e-6)


def test_counts_are_shares_of_those_who_came() -> None:
    found = flow_of("a>b 412, b>c 380, c>d 144, c>e 175", a={"starts": 412})
    by_ends = {
        (a.source, a.target): found.shares.of[a.id]
        for w in found.shares.leaving.values()
        for a in w
    }
    assert by_ends["b", "c"] == pytest.approx(380 / 412)
    assert found.drop_off == pytest.approx({"b": 32 / 412, "c": 61 / 380})
    assert found.starts.counted == 412


def test_counts_of_unknown_origin_are_divided_by_their_sum() -> None:
    found = shares(journey_of("a>b 30, a>c 10"), JOURNEY)
    assert sorted(found.of.values()) == [0.25, 0.75] and found.rest == {"a": 0.0}
    more = shares(journey_of("a>b 10, b>c 30, b>d 10", a={"starts": 10}), JOURNEY)
    assert more.of == pytest.approx({"w0": 1.0, "w1": 0.75, "w2": 0.25}) and not more.over


def test_what_is_missing_to_all_drops_off_but_not_at_an_end() -> None:
    assert flow_of("a>b 0.6, a>c 0.3").drop_off == pytest.approx({"a": 0.1})
    assert flow_of("a>b 0.6", a={"ends": "goal"}).drop_off == {}


def test_without_any_number_all_ways_are_taken_alike_and_that_is_said() -> None:
    found = flow_of("a>b, a>c, b>d, c>d")
    assert found.assumed and found.shares.of["w0"] == 0.5 and not found.drop_off
    assert found.completion and found.completion.assumed and found.completion.n is None


def test_arrows_without_a_number_share_what_is_left() -> None:
    found = shares(journey_of("a>b 0.5, a>c, a>d"), JOURNEY)
    assert found.of == pytest.approx({"w0": 0.5, "w1": 0.25, "w2": 0.25})
    assert found.assumed == {"w1", "w2"} and "a" not in found.rest


def test_more_than_all_is_an_error_and_nothing_is_solved() -> None:
    found = flow_of("a>b 0.7, a>c 0.5, b>e")
    assert found.shares.over == pytest.approx({"a": 1.2})
    assert not found.visits and found.completion is None
    assert not flow_of("a>b 0.333333333333, a>c 0.333333333333, a>d 0.333333333334").shares.over


def test_per_cent_is_read_as_such() -> None:
    now = journey_of("a>b 60, a>c 30")
    edits = [(a, a.but(unit="probability")) for a in now.all(Connection).values()]
    assert shares(now.apply(change("", edit=edits)), JOURNEY).of == {"w0": 0.6, "w1": 0.3}


def test_a_loop_without_a_way_out_is_found_and_its_visits_are_not_invented() -> None:
    found = flow_of("a>b 0.5, b>c, c>b, a>e 0.5")
    assert found.trapped == {"b", "c"}
    assert set(found.visits) == {"a", "d", "e", "f"} and found.visits["e"] == 0.5


@pytest.mark.parametrize("few", ["1e-200", "1e-60", "5e-324"])
def test_where_as_good_as_nobody_leaves_a_circle_nothing_is_invented(few: str) -> None:
    ways = ["s>a", *(f"{a}>{b} {few}" for a, b in ("ab", "bc", "cd", "de"))]
    ways += [f"{b}>{a} 1" for a, b in ("ab", "bc", "cd")] + ["a>a 1"]
    found = flow_of(", ".join(ways), "Web: s a b c d e")
    assert all(map(isfinite, (*found.visits.values(), *found.walks.values())))
    assert found.visits["s"] == 1 and ("a" in found.trapped) == (few != "1e-60")
    assert found.completion is None or 0 <= found.completion.share <= 1


def test_a_loyalty_arrow_that_nobody_counted_carries_nobody() -> None:
    found = flow_of("a>b, b>c, c~a", c={"ends": "goal"})
    assert found.visits["a"] == 1 and not found.trapped
    assert found.completion and found.completion.share == 1


def test_completion_is_the_chance_ever_to_come_with_wilsons_interval() -> None:
    found = flow_of("a>b 200, b>c 50, c~a 25", a={"starts": 175}, c={"ends": "goal"})
    done = found.completion
    assert done and done.share == pytest.approx(0.25) and done.n == 175
    assert done.low == pytest.approx(0.1914, abs=2e-3) and done.high == pytest.approx(
        0.319, abs=3e-3
    )


def test_the_likeliest_way_multiplies_shares_and_ends_at_a_goal() -> None:
    ways = "a>b 0.4, a>c 0.6, b>d 1, c>d 0.3, d>e 1"
    assert flow_of(ways, e={"ends": "goal"}).likeliest == ("a", "b", "d", "e")
    assert flow_of("a>b, b>c").likeliest == ("a", "b", "c")
    assert flow_of("").likeliest and flow(Snapshot(), "none").likeliest == ()


def test_starts_are_counted_else_where_nothing_leads_to() -> None:
    assert flow_of("a>b, c>b, b>d").starts.of == {"a": 0.5, "c": 0.5}
    assert flow_of("a>b, b>a").starts.of == {id: 0.25 for id in "abcd"}
    weighed = flow_of("a>b", a={"starts": 30}, c={"starts": 10}).starts
    assert weighed.of == {"a": 0.75, "c": 0.25} and weighed.counted == 40


chains = st.integers(2, 7).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(0, 5), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n
    )
)


@given(chains)
def test_visits_solve_their_equations_wherever_one_can_leave(rows: list[list[int]]) -> None:
    names = [str(i) for i in range(len(rows))]
    moves = {
        name: {names[j]: row[j] / sum(row) for j in range(len(rows)) if row[j] and sum(row)}
        for name, row in zip(names, rows, strict=True)
    }
    lost = closed(moves, leaving(moves))
    kept = {
        p: {t: q for t, q in out.items() if t not in lost}
        for p, out in moves.items()
        if p not in lost
    }
    start = {name: 1 / len(names) for name in names}
    found = visits(kept, start)
    for name in kept:
        came = start[name] + sum(found[p] * out.get(name, 0.0) for p, out in kept.items())
        assert found[name] == pytest.approx(came, rel=1e-9)
    assert 0 <= absorbed(moves, start, names[-1:]) <= 1


def test_figures_agree_with_walks_that_are_played() -> None:
    dice = Random(7)
    ways = "a>b 0.9, b>c 0.5, b>d 0.4, c>b 0.3, c>e 0.6, d>e 0.8, e~a 0.25, e>f 0.5"
    found = flow_of(ways, f={"ends": "goal"})
    came, done, times = dict.fromkeys("abcdef", 0), 0, 20_000
    for _ in range(times):
        at, there = "a", False
        while at:
            came[at] += 1
            there |= at == "f"
            chance, onward = dice.random(), ""
            for arrow in found.shares.leaving.get(at, ()):
                chance -= found.shares.of[arrow.id]
                if chance < 0:
                    onward = arrow.target
                    break
            at = onward
        done += there
    for id, many in came.items():
        assert found.visits[id] == pytest.approx(many / times, abs=0.03)
    assert found.completion and found.completion.share == pytest.approx(done / times, abs=0.02)


def test_numbers_that_cannot_be_true_are_found() -> None:
    over = journey_of("a>b 0.7, a>c 0.5, b>e")
    said = [finding for finding in find(over, JOURNEY) if finding.kind == "shares"]
    assert [f.ids for f in said] == [("a",)] and "120" in said[0].text
    round_and_round = journey_of("a>b, b>c, c>b")
    said = [finding for finding in find(round_and_round, JOURNEY) if finding.kind == "trapped"]
    assert [f.ids for f in said] == [("a", "b", "c")]


def test_an_arrow_along_which_nobody_goes_to_where_nobody_comes_changes_nothing() -> None:
    found = flow_of("a>b 1, b>c 0, c>d 1, b>e 1", a={"starts": 10}, e={"ends": "goal"})
    assert found.visits["c"] == 0 and found.completion and found.completion.share == 1
