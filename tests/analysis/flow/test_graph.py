"""The graph of a journey keeps to its definitions, whatever the arrows, and waits to be asked."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.flow.followers import followers
from journeymap.analysis.flow.graph import graph, loops, reachable
from journeymap.model.change import change
from journeymap.model.records import Connection, Journey, Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.sources import ROOT

J = "journey"


def drawn(cards: int, arrows: list[tuple[int, int, str]]) -> Snapshot:
    """Return a journey of so many touchpoints in a row, with arrows between them by number."""
    return Snapshot(
        [
            Journey(id=J),
            Stage(id="stage", journey=J),
            Lane(id="lane", journey=J),
            *(Step(id=f"step{i}", stage="stage", position=i) for i in range(cards)),
            *(Touchpoint(id=str(i), step=f"step{i}", lane="lane") for i in range(cards)),
            *(Connection(source=str(a), target=str(b), kind=kind) for a, b, kind in arrows),
        ]
    )


@st.composite
def journeys(draw: st.DrawFn) -> tuple[int, list[tuple[int, int, str]]]:
    """Journeys in pieces, with loops, arrows side by side and arrows to where they begin."""
    cards = draw(st.integers(1, 9))
    place = st.integers(0, cards - 1)
    kinds = st.sampled_from(["next", "next", "alternative", "loyalty", "influence"])
    return cards, draw(st.lists(st.tuples(place, place, kinds), max_size=20))


def ways(cards: int, arrows: list[tuple[int, int, str]]) -> set[tuple[str, str]]:
    """Return from where one gets where over one arrow or more, by closing the relation."""
    met = {(str(a), str(b)) for a, b, kind in arrows if kind != "influence"}
    names = [str(i) for i in range(cards)]
    for middle, start, end in product(names, repeat=3):
        if (start, middle) in met and (middle, end) in met:
            met.add((start, end))
    return met


@given(journeys())
def test_one_goes_round_where_one_gets_back_to(
    made: tuple[int, list[tuple[int, int, str]]],
) -> None:
    met = ways(*made)
    around = {start for start, end in met if start == end}
    rings = {frozenset(b for b in around if {(a, b), (b, a)} <= met) for a in around}
    found = loops(graph(drawn(*made), J))
    assert set(found) == rings and len(found) == len(rings)


@given(journeys(), st.sets(st.integers(0, 8)))
def test_one_comes_to_where_arrows_lead(
    made: tuple[int, list[tuple[int, int, str]]], wanted: set[int]
) -> None:
    starts = {str(i) for i in wanted if i < made[0]}
    ends = {end for start, end in ways(*made) if start in starts}
    assert reachable(graph(drawn(*made), J), starts) == starts | ends


@given(journeys())
def test_the_graph_holds_every_touchpoint_in_order_and_every_arrow_but_influence(
    made: tuple[int, list[tuple[int, int, str]]],
) -> None:
    cards, arrows = made
    nodes = graph(drawn(*made), J)
    assert [*nodes] == [str(i) for i in range(cards)]
    assert {*nodes.edges} == {(str(a), str(b)) for a, b, kind in arrows if kind != "influence"}
    plain = followers(drawn(*made), J)
    assert sum(map(len, plain.values())) == sum(kind != "influence" for *_, kind in arrows)


def test_arrows_out_of_the_journey_are_none_of_its() -> None:
    two = Snapshot(
        [
            *drawn(2, [(0, 1, "next")]).records(),
            Journey(id="other"),
            Stage(id="there", journey="other"),
            Step(id="far", stage="there"),
            Lane(id="own", journey="other"),
            Touchpoint(id="away", step="far", lane="own"),
            Connection(source="1", target="away"),
            Connection(source="away", target="0"),
        ]
    )
    assert {*graph(two, J).edges} == {("0", "1")}
    assert [*graph(two, "other")] == ["away"] and not graph(two, "other").edges


def test_the_graph_follows_every_change_and_is_kept_while_none_touches_it() -> None:
    before = drawn(3, [(0, 1, "next"), (1, 0, "next")])
    nodes = graph(before, J)
    assert graph(altered(before, "0", title="Searches"), J) is nodes
    assert [*graph(altered(before, "step0", position=9.0), J)] == ["1", "2", "0"]
    (arrow, _) = before.all(Connection)
    assert not loops(graph(altered(before, arrow, kind="influence"), J))
    assert len(loops(graph(before, J))) == 1


def altered(snapshot: Snapshot, id: str, **values: object) -> Snapshot:
    """Return the snapshot with one record altered."""
    record = snapshot.find(id)
    assert record
    return snapshot.apply(change("Alter", edit=[(record, record.but(**values))]))


def test_nobody_can_alter_what_all_share() -> None:
    with pytest.raises(networkx.NetworkXError):
        graph(drawn(2, []), J).add_edge("0", "1")


def test_a_long_journey_does_not_exhaust_the_stack() -> None:
    n = 20_000
    snapshot = drawn(n, [(i, (i + 1) % n, "next") for i in range(n)])
    assert [len(ring) for ring in loops(graph(snapshot, J))] == [n]
    assert len(reachable(graph(snapshot, J), ["0"])) == n


PRESENTING = """
from journeymap.analysis.frames import presented
from journeymap.storage.templates import load
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot

snapshot = Snapshot().apply(load("coffee"))
kinds = [frame.kind for frame in presented(snapshot, next(iter(snapshot.all(Journey))))]
assert "loop" in kinds, kinds
"""
EXPORTING = """
from journeymap.cli import main

assert main(["new", "coffee.journey", "--template", "coffee"]) == 0
for ending in ("png", "svg", "html", "xlsx", "json"):
    assert main(["export", "coffee.journey", f"out.{ending}"]) == 0
assert main(["export", "coffee.journey", "handout.pdf", "--frames"]) == 0
"""


@pytest.mark.parametrize("doing", [PRESENTING, EXPORTING], ids=["presenting", "exporting"])
def test_nobody_waits_for_networkx_who_does_not_look_for_findings(
    doing: str, tmp_path: Path
) -> None:
    script = f"{doing}\nimport sys\nassert 'networkx' not in sys.modules"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
