"""A long journey wraps into rows: what must hold on such a page, as on any other."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise

import pytest

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.shapes import Box, Curve, Line, Rect, Text
from journeymap.drawing.theme import load_theme, themes
from journeymap.layout.map.row_shapes import rows_for
from journeymap.layout.map.scene import MapScene
from journeymap.model.records import Journey, Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from journeymap.view.look import ROWS_AUTO
from tests.layout.pages import cards, legs, overlap, random_journey, scene_of, texts
from tests.long_journeys import JOURNEY, rail_europe, sixty

PAGES = [(seed, rows) for seed in range(12) for rows in (2, 3, ROWS_AUTO)]
NAMED = (("rail", 2), ("rail", 3), ("sixty", 3), ("sixty", 6))


@lru_cache
def _page(seed: int | str, rows: int) -> MapScene:
    made = {"rail": rail_europe, "sixty": sixty}
    snapshot = made[seed]() if isinstance(seed, str) else random_journey(seed)
    return scene_of(snapshot, rows=rows)


@pytest.mark.parametrize(("seed", "rows"), (*PAGES, *NAMED))
def test_no_arrow_runs_through_a_card_and_none_on_another(seed: int | str, rows: int) -> None:
    scene = _page(seed, rows)
    rects, found = [card.rect.grown(-1.0) for card in cards(scene)], legs(scene)
    for _, (x0, y0), (x1, y1) in found:
        leg = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.01, abs(y1 - y0) + 0.01)
        assert not any(leg.meets(rect) for rect in rects), f"a leg {leg} runs through a card"
    on = [(a, b) for a, b in combinations(found, 2) if overlap(a, b)]
    assert not on, f"{len(on)} pairs, first {on[0]}"


@pytest.mark.parametrize(("seed", "rows"), (*PAGES, *NAMED))
def test_no_text_and_no_number_lies_on_another(seed: int | str, rows: int) -> None:
    scene = _page(seed, rows)
    found = texts(scene)
    for (one, a, first), (two, b, second) in combinations(found, 2):
        assert not first.meets(second), f"{a.text!r} of {one} on {b.text!r} of {two}"
    circles = _circles(scene)
    solid = [figure.rect for figure in scene.figures() if figure.role in ("card", "arrow label")]
    assert not any(circle.meets(other) for circle, other in combinations(circles, 2))
    assert not [c for c in circles for rect in solid if c.meets(rect)]
    for _, (x0, y0), (x1, y1) in legs(scene):
        leg = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.01, abs(y1 - y0) + 0.01)
        assert not any(leg.meets(circle.grown(-1.0)) for circle in circles)


def _circles(scene: MapScene) -> list[Rect]:
    arrows = (figure for figure in scene.figures() if figure.role == "arrow")
    return [shape.rect for f in arrows for shape in f.shapes if isinstance(shape, Box)]


@pytest.mark.parametrize(("seed", "rows"), (*PAGES, *NAMED))
def test_everything_stays_on_the_page_and_in_its_row(seed: int | str, rows: int) -> None:
    scene = _page(seed, rows)
    for figure in scene.figures():
        assert figure.rect.x >= 0 and figure.rect.right <= scene.width
        assert figure.rect.y >= 0 and figure.rect.bottom <= scene.height
    assert all(one.bottom <= two.top for one, two in pairwise(scene.rows))
    for row in scene.rows:
        assert all(row.top <= band.y <= band.y + band.h <= row.bottom for band in row.bands)
        assert [c.x for c in row.columns] == sorted(c.x for c in row.columns)


@pytest.mark.parametrize(("seed", "rows"), (*PAGES, *NAMED))
def test_every_touchpoint_stands_once_and_in_the_order_of_the_journey(
    seed: int | str, rows: int
) -> None:
    one, many = _page(seed, 1), _page(seed, rows)
    assert sorted(card.id for card in cards(many)) == sorted(card.id for card in cards(one))
    assert [c.step for c in many.columns] == [c.step for c in one.columns]


@pytest.mark.parametrize(("seed", "rows"), NAMED)
def test_an_arrow_to_another_row_has_one_number_at_both_ends(seed: str, rows: int) -> None:
    scene = _page(seed, rows)
    row_of = {card.id: scene.row_at(card.rect.centre[1]) for card in cards(scene)}
    snapshot = rail_europe() if seed == "rail" else sixty()
    numbers = []
    for figure in scene.figures():
        if figure.role != "arrow":
            continue
        arrow = snapshot.find(figure.id)
        assert arrow is not None
        between = row_of[arrow.source] is not row_of[arrow.target]  # type: ignore[attr-defined]
        lines = [shape for shape in figure.shapes if isinstance(shape, Line)]
        told = [shape.text for shape in figure.shapes if isinstance(shape, Text)]
        assert len(lines) == 1 + between and len(set(told)) == between and len(told) == 2 * between
        assert [line.head for line in lines] == ([False, True] if between else [True])
        numbers += told[:1]
    assert sorted(map(int, numbers)) == list(range(1, len(numbers) + 1)) and numbers


def test_a_stage_is_broken_where_a_row_more_would_else_bring_nothing() -> None:
    def columns(rows: int) -> list[int]:
        return [len(row.columns) for row in scene_of(rail_europe(), rows=rows).rows]

    assert columns(3) == [9, 9, 9], "whole stages"
    assert columns(4) == [7, 7, 7, 6], "of five and four columns: whole ones would need nine"
    assert columns(6) == [5, 4, 5, 4, 5, 4], "whole stages again"


@pytest.mark.parametrize(("seed", "rows"), NAMED)
def test_rows_are_whole_stages_nearly_equally_wide_and_end_together(seed: str, rows: int) -> None:
    scene = _page(seed, rows)
    assert len(scene.rows) == rows
    stages = [[id for id, _ in row.stages] for row in scene.rows]
    assert len({id for row in stages for id in row}) == sum(map(len, stages))
    assert len({round(row.stages[-1][1].right) for row in scene.rows}) == 1
    counts = [len(row.columns) for row in scene.rows]
    assert max(counts) - min(counts) <= 6


def test_a_stage_too_long_for_a_row_is_broken_and_says_that_it_goes_on() -> None:
    steps = [Step(id=f"c{i}", stage="s", position=i) for i in range(40)]
    cards_ = [Touchpoint(id=f"t{i}", step=f"c{i}", lane="l", title="Buys") for i in range(40)]
    records = [Journey(id="j"), Stage(id="s", journey="j", title="Only"), Lane(id="l", journey="j")]
    scene = scene_of(Snapshot([*records, *steps, *cards_]), rows=4)
    assert [len(row.columns) for row in scene.rows] == [10, 10, 10, 10]
    names = [[t.text for f, t, _ in texts(scene) if f.role == "stage"]][0]
    assert names.count("Only (continued)") == 3


def test_a_lane_empty_in_a_row_leaves_it_and_one_empty_everywhere_stays() -> None:
    snapshot = rail_europe()
    more = Lane(id="new", journey=JOURNEY, title="New", position=9)
    scene = scene_of(Snapshot([*snapshot.records(), more]), rows=3)
    here = [{band.lane for band in row.bands} for row in scene.rows]
    assert "l4" in here[0] and "l4" not in here[1] and "l3" not in here[0]
    assert all({"new", "emotion", "friction"} <= row for row in here)


def test_the_curve_goes_on_at_the_edges_of_a_row() -> None:
    scene = _page("rail", 3)
    ends = []
    for row in scene.rows:
        (band,) = (band for band in row.bands if band.lane == "emotion")
        curves = [
            shape.points
            for figure in scene.figures()
            if figure.role == "curve"
            and figure.name == "Emma"
            and band.y <= figure.rect.centre[1] <= band.y + band.h
            for shape in figure.shapes
            if isinstance(shape, Curve)
        ]
        xs = sorted((point for points in curves for point in points), key=lambda p: p[0])
        ends.append([(x, (band.zero - y) / band.unit) for x, y in (xs[0], xs[-1])])
    for (_, leaving), (coming, _) in pairwise(ends):
        assert leaving[1] == pytest.approx(coming[1])
        assert coming[0] < scene.rows[0].columns[0].x
    assert ends[0][0][0] > scene.rows[0].columns[0].x


def test_auto_keeps_a_compact_page_in_one_row_and_wraps_a_long_one() -> None:
    measure = FixedMeasure()
    rail, long = (View.of(one, JOURNEY) for one in (rail_europe(), sixty()))
    one_row = _page("rail", 1)
    assert one_row.width > 3 * one_row.height
    for view in (rail, long):
        scene = scene_of(view.snapshot, rows=ROWS_AUTO)
        assert 1.3 < scene.width / scene.height < 3.0
        assert len(scene.rows) == rows_for(view, measure)
    assert rows_for(long, measure, 297 / 210) <= rows_for(long, measure, 210 / 297)


@pytest.mark.parametrize("theme", [theme.name for theme in themes()])
def test_numbers_can_be_read_in_each_theme(theme: str) -> None:
    from journeymap.drawing.theme import contrast

    found = load_theme(theme)
    assert contrast(found.accent_ink, found.card) >= 4.5
