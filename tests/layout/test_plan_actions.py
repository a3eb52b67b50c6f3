"""The action plan and the five steps as they are drawn: tables, lists, parts of slides."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Rect, Text
from journeymap.drawing.theme import load_theme
from journeymap.layout.numbers.action_rows import (
    ActionRow,
    ActionsBody,
    ActionSection,
    ResultLines,
)
from journeymap.layout.numbers.page import lay_out
from journeymap.layout.numbers.scene import NumbersScene
from journeymap.model.change import change
from journeymap.model.records import Idea, Journey, Metric, Score, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import Filter, View
from tests.layout.pages import MEASURE

NO_METRIC = ResultLines("", "no metric", (), None, None, 0)


def page(snapshot: Snapshot, **how: object) -> NumbersScene:
    journey = snapshot.ordered(Journey)[0].id
    view = View.of(snapshot, journey, arrangement="plan", **how)
    return lay_out(view, MEASURE, Memo(), titled=False)


def drawn(scene: NumbersScene, name: str) -> list[str]:
    """Return the ids of the marks on a card, as they are read."""
    card = scene.card(name)
    assert card is not None
    return [f.id for f in card.layer.figures if f.role == FigureRole.CHART_MARK]


def said(scene: NumbersScene, name: str) -> str:
    card = scene.card(name)
    assert card is not None
    texts = (s.text for f in card.layer.figures for s in f.shapes if isinstance(s, Text))
    return " ".join(texts)


def test_the_sample_stands_in_each_grouping_under_its_headings() -> None:
    scene = page(Snapshot().apply(load("coffee")))
    by_scope, by_month = drawn(scene, "actions-scope"), drawn(scene, "actions-month")
    assert sorted(by_scope) == sorted(by_month) == sorted(drawn(scene, "actions-owner"))
    told = said(scene, "actions-scope")
    for part in (
        "Contact centre",
        "Delay alerts before the call",
        "Iryna",
        "15 Dec 2026",
        "in work",
    ):
        assert part in told
    assert "Dec 2026" in said(scene, "actions-month") and "Nobody yet" in said(
        scene, "actions-owner"
    )


def test_a_filter_leaves_out_actions_on_touchpoints_that_are_not_seen() -> None:
    snapshot = Snapshot().apply(load("coffee"))
    stage = next(s for s in snapshot.ordered(Stage) if s.title == "First use")
    scene = page(snapshot, filter=Filter(stages=frozenset({stage.id}), hides=True))
    every = {*drawn(page(snapshot), "actions-scope")}
    left = {*drawn(scene, "actions-scope")}
    titles = {snapshot.all(Idea)[id].title for id in left}
    assert left < every and "QR video: set up in 3 min" in titles
    assert "Delay alerts before the call" not in titles


def test_a_plan_without_ideas_says_how_it_comes_and_the_steps_are_there_all_the_same() -> None:
    snapshot = Snapshot([Journey(id="j")])
    scene = page(snapshot)
    for name in ("actions-scope", "actions-owner", "actions-month"):
        chart = next(one for one in scene.charts if one.name == name)
        assert chart.body is None and "Note ideas at touchpoints" in chart.note
    assert drawn(scene, "steps") == [
        f"leads.{name}" for name in ("assess", "goals", "analyse", "prioritise", "act")
    ]


def row(number: int, title: str = "") -> ActionRow:
    day = date(2027, 1, 1 + number % 28).isoformat()
    title = title or f"Action {number}"
    return ActionRow(
        str(number),
        title,
        "work",
        "in work",
        ("digital",),
        "Ann",
        day,
        day,
        False,
        NO_METRIC,
        title,
    )


def body(counts: list[int], title: str = "") -> ActionsBody:
    numbers, sections = iter(range(1000)), []
    for i, n in enumerate(counts):
        rows = tuple(row(next(numbers), title) for _ in range(n))
        sections.append(ActionSection(str(i), f"Group {i}", f"{n} actions", "", rows))
    return ActionsBody(tuple(sections), "Owner", load_theme(), MEASURE)


@settings(max_examples=25)
@given(
    st.lists(st.integers(1, 7), min_size=1, max_size=6),
    st.floats(160, 900),
    st.sampled_from(["", "A title that is rather long for the place it has " * 3]),
)
def test_parts_hold_each_action_once_and_in_order_and_are_as_tall_as_they_may_be(
    counts: list[int], height: float, title: str
) -> None:
    whole = body(counts, title)
    parts = whole.parted(1100.0, height)
    ids = [one.id for part in parts for section in part.sections for one in section.rows]
    assert ids == [str(i) for i in range(sum(counts))]
    for part in parts:
        alone = sum(len(section.rows) for section in part.sections) == 1
        assert alone or part.height(1100.0) <= height


@pytest.mark.parametrize("width", [330.0, 700.0, 1300.0])
def test_actions_stand_below_one_another_and_no_letter_stands_outside(width: float) -> None:
    one = body([2, 3], "Consultants learn about the newest machines before they come")
    place = Rect(10.0, 20.0, width, one.height(width))
    made = one.draw(place)
    rects = [mark.rect for mark in made.marks]
    assert all(a.bottom <= b.y for a, b in pairwise(rects))
    assert rects[-1].bottom <= place.bottom + 0.01
    for shape in (*made.ground, *(s for mark in made.marks for s in mark.shapes)):
        if isinstance(shape, Text) and shape.anchor == "start":
            wide = MEASURE.width(shape.text, shape.style)
            assert shape.x >= place.x and shape.x + wide <= place.right + 0.01


def test_where_before_and_after_have_no_room_in_a_line_the_arrow_begins_the_next() -> None:
    snapshot = Snapshot().apply(load("coffee"))
    done = next(i for i in snapshot.ordered(Idea) if i.title == "Delay alerts before the call")
    metric = snapshot.all(Metric)[str(done.metric)].but(method="top", target=None)
    counts = ("2026-04", (30, 40, 20, 8, 2)), ("2026-10", (5, 10, 25, 35, 25))
    scores = [
        Score(metric=metric.id, touchpoint=done.touchpoints[0], period=period, answers=answers)
        for period, answers in counts
    ]
    old = [s for s in snapshot.ordered(Score) if s.touchpoint == done.touchpoints[0]]
    edits = [
        (done, done.but(status="done", due="2026-07-01")),
        (snapshot.all(Metric)[metric.id], metric),
    ]
    scene = page(snapshot.apply(change("", add=scores, edit=edits, remove=old)))
    card = scene.card("actions-scope")
    assert card is not None
    lines = [s.text for f in card.layer.figures for s in f.shapes if isinstance(s, Text)]
    assert any("→\N{NO-BREAK SPACE}60" in line for line in lines)
    assert not any(line.rstrip().endswith("→") for line in lines)
