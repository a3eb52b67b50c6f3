"""A map that is handed out: no empty lanes, no half-empty stage, no line beside an arrow."""

from __future__ import annotations

import pytest

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.shapes import Line
from journeymap.layout import layout
from journeymap.layout.map.scene import MapScene, has_empty_lanes, map_of
from journeymap.model.change import change
from journeymap.model.records import Connection, Journey, Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View

KINDS = ("channel", "channel", "text", "emotion", "friction")


def _fresh(cards: int) -> Snapshot:
    journey = Journey(id="j", title="Buying a coffee machine")
    stages = [Stage(id=f"s{i}", journey="j", position=i, title=f"Stage {i}") for i in range(cards)]
    steps = [Step(id=f"t{i}", stage=f"s{i}", position=i) for i in range(cards)]
    lanes = [
        Lane(id=f"l{i}", journey="j", kind=kind, position=i, title=f"Lane {i}")
        for i, kind in enumerate(KINDS)
    ]
    some = [
        Touchpoint(id=f"c{i}", step=f"t{i}", lane="l1", position=i, title=f"Card {i}")
        for i in range(cards)
    ]
    ways = [Connection(id=f"a{i}", source=f"c{i}", target=f"c{i + 1}") for i in range(cards - 1)]
    return Snapshot().apply(change("", add=[journey, *stages, *steps, *lanes, *some, *ways]))


def _scene(snapshot: Snapshot, *, shows_empty: bool, rows: int = 1) -> MapScene:
    view = View.of(snapshot, snapshot.ordered(Journey)[0].id, shows_empty=shows_empty, rows=rows)
    return map_of(layout(view, FixedMeasure()))


@pytest.mark.parametrize("rows", [1, 2])
def test_lanes_in_which_nothing_stands_are_seen_where_one_works_and_not_handed_out(
    rows: int,
) -> None:
    worked = _scene(_fresh(4), shows_empty=True, rows=rows)
    given = _scene(_fresh(4), shows_empty=False, rows=rows)
    assert {band.lane for band in worked.bands} == {"l0", "l1", "l2", "l3", "l4"}
    assert {band.lane for band in given.bands} == {"l1"}
    assert has_empty_lanes(worked) and not has_empty_lanes(given)
    assert all(given.figure(f"c{i}") for i in range(4))


def test_a_map_without_a_card_is_handed_out_with_its_lanes() -> None:
    given = _scene(_fresh(0), shows_empty=False)
    assert [band.lane for band in given.bands] == ["l0", "l1", "l2", "l3", "l4"]


@pytest.mark.parametrize("cards", [1, 2])
def test_a_map_of_one_or_two_cards_ends_soon_after_them(cards: int) -> None:
    scene = _scene(_fresh(cards), shows_empty=False)
    last = max(column.x + column.w for column in scene.columns)
    assert scene.width < 1000.0
    assert scene.width - 40.0 - last < 0.75 * scene.columns[-1].w


def test_no_divider_runs_beside_an_arrow() -> None:
    scene = _scene(Snapshot().apply(load("coffee", "en")), shows_empty=True)
    dividers = [
        (line.points[0][0], line.points[0][1], line.points[-1][1])
        for figure in scene.figures()
        if figure.role == "divider"
        for line in figure.shapes
        if isinstance(line, Line)
    ]
    legs = [
        (x, min(top, bottom), max(top, bottom))
        for layer in scene.layers
        if layer.name == "arrows"
        for figure in layer.figures
        for line in figure.shapes
        if isinstance(line, Line)
        for (x, top), (end, bottom) in zip(line.points, line.points[1:], strict=False)
        if x == end and abs(bottom - top) > 12.0
    ]
    assert len(dividers) > 4 and legs
    for x, top, bottom in dividers:
        for at, high, low in legs:
            assert abs(at - x) > 8.0 or bottom <= high or low <= top
