"""Arrows from what speaks for an idea to the idea and its goal, shown while somebody asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Line, Point, Rect, Text
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.grid import lanes
from journeymap.model.records import Goal, Idea, Journey, Quote
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.pages import MEASURE

_SAMPLE = Snapshot().apply(load("coffee", "en"))
(JOURNEY,) = _SAMPLE.all(Journey)
_GOALS = next(lane for lane in lanes(_SAMPLE, JOURNEY) if lane.kind == "goals")
SAMPLE = _SAMPLE.apply(change("Show lane", edit=[(_GOALS, _GOALS.but(visible=True))]))


def idea(title: str) -> Idea:
    return next(one for one in SAMPLE.all(Idea).values() if one.title.startswith(title))


def arrows(behind: tuple[str, ...] | None, rows: int = 1) -> list[Figure]:
    scene = layout(View.of(SAMPLE, JOURNEY, behind=behind, rows=rows), MEASURE)
    return [figure for layer in scene.layers for figure in layer.figures if _is_behind(figure)]


def _is_behind(figure: Figure) -> bool:
    return figure.role == FigureRole.BEHIND


def test_nobody_who_does_not_ask_sees_any() -> None:
    scene = layout(View.of(SAMPLE, JOURNEY), MEASURE)
    assert LayerName.BEHIND not in [layer.name for layer in scene.layers]


def test_each_quote_and_friction_leads_to_its_idea_and_that_to_its_goal() -> None:
    ideas = SAMPLE.all(Idea).values()
    wanted = sum(len(one.quotes) + len(one.frictions) + bool(one.goal) for one in ideas)
    assert len(arrows(())) == wanted == 14


@pytest.mark.parametrize("about", ["idea", "quote", "goal"])
def test_of_what_is_selected_only_its_own_chain_is_shown(about: str) -> None:
    alerts = idea("Delay alerts")
    asked = {"idea": alerts.id, "quote": alerts.quotes[0], "goal": alerts.goal or ""}[about]
    assert len(arrows((asked,))) == 4


def test_what_stands_in_no_chain_has_no_arrows() -> None:
    loose = next(one for one in SAMPLE.all(Quote).values() if "escalator" in one.said)
    assert arrows((loose.id,)) == []


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_no_arrow_runs_over_words(rows: int) -> None:
    scene = layout(View.of(SAMPLE, JOURNEY, behind=(), rows=rows), MEASURE)
    names = [layer.name for layer in scene.layers]
    at = names.index(LayerName.BEHIND)
    under = [figure for layer in scene.layers[:at] for figure in layer.figures]
    # What is painted before the arrows would lie under them.
    written = [text for one in under for text in one.shapes if isinstance(text, Text)]
    for x0, y0, x1, y1 in _segments(scene.layers[at].figures):
        for text in written:
            wide = MEASURE.width(text.text, text.style)
            box = Rect(text.x, text.y - text.style.size, wide, text.style.size)
            apart = x1 < box.x or x0 > box.right or y1 < box.y or y0 > box.bottom
            assert apart, text.text


@pytest.mark.parametrize("rows", [1, 3])
def test_arrows_begin_and_end_at_boxes(rows: int) -> None:
    scene = layout(View.of(SAMPLE, JOURNEY, behind=(), rows=rows), MEASURE)
    boxes = [
        figure.rect
        for layer in scene.layers
        for figure in layer.figures
        if figure.role in (FigureRole.QUOTE, FigureRole.FRICTION, FigureRole.IDEA, FigureRole.GOAL)
    ]
    for figure in arrows((), rows):
        line = next(shape for shape in figure.shapes if isinstance(shape, Line))
        for point in (line.points[0], line.points[-1]):
            assert any(_at_edge(box, point) for box in boxes), (figure.name, point)


def test_an_idea_without_evidence_is_led_to_from_its_touchpoint() -> None:
    bare = idea("Pay as a guest").but(frictions=(), goal=None)
    tables = [bare if one.id == bare.id else one for one in SAMPLE.records()]
    scene = layout(View.of(Snapshot(tables), JOURNEY, behind=(bare.id,)), MEASURE)
    assert len([f for layer in scene.layers for f in layer.figures if _is_behind(f)]) == 1


def test_a_goal_of_the_journey_stands_in_each_row() -> None:
    scene = layout(View.of(SAMPLE, JOURNEY, rows=3), MEASURE)
    whole = next(one for one in SAMPLE.all(Goal).values() if one.journey)
    assert sum(f.id == whole.id for layer in scene.layers for f in layer.figures) == 3


def _segments(figures: tuple[Figure, ...]) -> Iterator[tuple[float, float, float, float]]:
    for figure in figures:
        for shape in figure.shapes:
            if isinstance(shape, Line):
                for (x0, y0), (x1, y1) in zip(shape.points, shape.points[1:], strict=False):
                    yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _at_edge(box: Rect, point: Point) -> bool:
    x, y = point
    inside = box.x - 1 <= x <= box.right + 1 and box.y - 1 <= y <= box.bottom + 1
    near = min(abs(x - box.x), abs(x - box.right), abs(y - box.y), abs(y - box.bottom))
    return inside and near <= 1
