"""The time lane shows how long things take, and adds it up for each stage and the journey."""

from __future__ import annotations

import pytest

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Box, Text
from journeymap.lanes.time import taken, time_words
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.records import Journey, Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.layout.pages import MEASURE

DAY = 1440.0


def journey(times: dict[str, tuple[float | None, float | None]]) -> Snapshot:
    """Return two stages of two steps with a touchpoint each, named in the order of ``times``."""
    records = [
        Journey(id="j"),
        Lane(id="web", journey="j"),
        Lane(id="time", journey="j", kind="time", position=1.0),
    ]
    for s in range(2):
        records.append(Stage(id=f"s{s}", journey="j", title=f"Stage {s}", position=float(s)))
        records += [Step(id=f"s{s}{i}", stage=f"s{s}", position=float(i)) for i in range(2)]
    for (name, (duration, waiting)), step in zip(
        times.items(), ("s00", "s01", "s10", "s11"), strict=True
    ):
        records.append(
            Touchpoint(
                id=name, step=step, lane="web", title=name, duration=duration, waiting=waiting
            )
        )
    return Snapshot().apply(change("Begin", add=records))


def bars(snapshot: Snapshot) -> list[Figure]:
    scene = page(snapshot)
    (layer,) = (layer for layer in scene.layers if layer.name == "time")
    return [figure for figure in layer.figures if figure.role == FigureRole.TIME]


def page(snapshot: Snapshot) -> Scene:
    return layout(View.of(snapshot, "j"), MEASURE)


TIMES = {"a": (120.0, None), "b": (60.0, 2 * DAY), "c": (None, None), "d": (None, 30.0)}


def test_each_stage_has_its_sum_and_the_rail_that_of_the_journey() -> None:
    told = {figure.id or figure.rect.x: figure.name for figure in bars(journey(TIMES))}
    assert list(told.values()) == [
        "3\xa0h · waits 2\xa0days",
        "2\xa0h",
        "1\xa0h · waits 2\xa0days",
        "waits 30\xa0min",
        "waits 30\xa0min",
    ]
    rail = next(
        f
        for f in page(journey(TIMES)).figures()
        if f.id == "time" and f.role == FigureRole.LANE_TITLE
    )
    said = " ".join(shape.text for shape in rail.shapes if isinstance(shape, Text))
    assert "3\xa0h" in said and "2\xa0days 30\xa0min" in said.replace("days\xa030", "days 30")


def test_a_bar_is_as_long_beside_the_longest_as_its_time() -> None:
    found = {f.id: f for f in bars(journey({**TIMES, "c": (DAY, None)})) if f.id}

    def lengths(name: str) -> list[float]:
        return [s.rect.w for s in found[name].shapes if isinstance(s, Box)]

    track, whole = lengths("b")[0], 2 * DAY + 60
    assert lengths("b")[1] == pytest.approx(track * 2 * DAY / whole)
    assert lengths("c")[1] == pytest.approx(track * DAY / whole)
    assert lengths("a")[1] >= 3.0, "what is very short is still seen"


def test_what_is_unknown_is_no_time_at_all() -> None:
    cards = [Touchpoint(step="", lane=""), Touchpoint(step="", lane="", waiting=5.0)]
    assert taken(cards) == (0.0, 5.0)
    assert time_words(0.0, 0.0) == ""


def test_a_lane_without_times_is_empty() -> None:
    assert bars(journey(dict.fromkeys("abcd", (None, None)))) == []


def test_the_head_of_the_map_says_what_the_whole_journey_takes() -> None:
    def said(snapshot: Snapshot) -> str:
        lens = next(f for f in page(snapshot).figures() if f.role == FigureRole.LENS)
        return " ".join(shape.text for shape in lens.shapes if isinstance(shape, Text))

    assert "in all: 3\xa0h · waits" in said(journey(TIMES)).replace("  ", " ")
    assert "in all" not in said(journey(dict.fromkeys("abcd", (None, None))))
