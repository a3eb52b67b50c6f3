"""How many customers come where is exact, also where they go round."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.analysis.coming import coming, told_share, walking, with_share, with_shares
from journeymap.analysis.findings import find
from journeymap.analysis.flow.known import known_flow
from journeymap.analysis.flow.outcomes import outcomes
from journeymap.model.records import Connection, Lane
from journeymap.model.snapshot import Snapshot
from tests.analysis.test_ways_found import J, drawn


def arrow(snapshot: Snapshot, source: str, target: str) -> Connection:
    return next(
        one
        for one in snapshot.all(Connection).values()
        if (one.source, one.target) == (source, target)
    )


def test_who_goes_round_counts_once() -> None:
    snapshot = Snapshot(drawn("a|b.c|d: a>b.5 a>d.5 b>a1", a={"starts": 8}))
    assert known_flow(snapshot, J).visits["a"] == pytest.approx(2.0)
    assert known_flow(snapshot, J).visits["b"] == pytest.approx(1.0)
    assert coming(snapshot, J, "a") == 1.0
    assert coming(snapshot, J, "b") == pytest.approx(0.5)
    assert walking(snapshot, J, arrow(snapshot, "a", "b")) == pytest.approx(0.5)
    assert walking(snapshot, J, arrow(snapshot, "a", "d")) == pytest.approx(1.0)
    assert coming(snapshot, J, "c") == 0.0


def walk(snapshot: Snapshot, rng: Random) -> tuple[set[str], set[str]]:
    """Return where one customer comes who begins at a, and along which arrows."""
    place, places, gone = "a", {"a"}, set[str]()
    while place:
        at, here, place = rng.random(), place, ""
        for one in snapshot.of(Connection, "source", here):
            at -= one.weight or 0.0
            if at < 0:
                place = one.target
                places.add(place)
                gone.add(one.id)
                break
    return places, gone


@settings(max_examples=15)
@given(st.integers(0, 10_000))
def test_shares_of_those_who_come_and_go_along_are_those_of_many_walks(seed: int) -> None:
    rng = Random(seed)
    names, arrows = "abcd", []
    for source in names:
        left = 9
        for target in names:
            share = rng.randint(0, min(4, left - 1))
            left -= share
            arrows += [f"{source}>{target}.{share}"] if share else []
    snapshot = Snapshot(drawn(".".join(names) + ": " + " ".join(arrows), a={"starts": 1}))
    came, gone, turns = Counter[str](), Counter[str](), 2000
    for _ in range(turns):
        places, arrows_gone = walk(snapshot, rng)
        came.update(places)
        gone.update(arrows_gone)
    for name in names:
        assert coming(snapshot, J, name) == pytest.approx(came[name] / turns, abs=0.06)
    for one in snapshot.all(Connection).values():
        known = walking(snapshot, J, one)
        assert known == pytest.approx(gone[one.id] / turns, abs=0.06)


def test_what_is_assumed_is_told_so_and_what_nobody_counted_not_at_all() -> None:
    counted = Snapshot(drawn("a|b.c: a>b.25 a>c.75"))
    assert with_share(counted, J, "b") == "b (25 % of customers)"
    assert with_shares(counted, J, "abc", 2) == (
        "a (100 % of customers), b (25 % of customers) and 1 more"
    )
    part = Snapshot(drawn("a|b.c|d.e: a>b.24 a>c.76 b>d b>e"))
    assert with_share(part, J, "d") == "d (≈ 12 % of customers)"
    nobody = Snapshot(drawn("a|b.c: a>b a>c"))
    assert with_share(nobody, J, "b") == "b"
    over = Snapshot(drawn("a|b.c: a>b.75 a>c.75"))
    assert coming(over, J, "b") is None and with_share(over, J, "b") == "b"
    assert told_share(known_flow(counted, J), 0.0001) == ""


def test_hops_are_as_many_in_the_finding_as_in_the_outcomes() -> None:
    lanes = [Lane(id=role, journey=J, title=role, role=role) for role in ("onstage", "support")]
    shop = Lane(id="shop", journey=J, title="Shop")
    at: dict[str, dict[str, object]] = {
        "b": {"lane": "shop"},
        "d": {"lane": "onstage"},
        "f": {"lane": "support"},
    }
    records = [*lanes, shop, *drawn("a.b|c.d|e.f: a>b1 b>c.5 c>d1 d>e1 e>f.5 e~b.5", **at)]
    snapshot = Snapshot(records)
    (one,) = [one for one in find(snapshot, J) if one.kind == "channel_hops"]
    hops = outcomes(snapshot, J).hops
    assert hops is not None and one.values["average"] == pytest.approx(hops)
