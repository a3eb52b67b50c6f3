"""The laws of the page hold over every kind of lane there is, whatever stands in it."""

from __future__ import annotations

from itertools import combinations

import pytest

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Curve, Picture, Rect
from journeymap.lanes import LANES, box_roles
from journeymap.model.records import Lane
from tests.layout.every_lane import every_lane, page_of
from tests.layout.pages import cards, legs, overlap, texts

PAGES = [(seed, detail) for seed in range(30) for detail in ("operational", "full")]
_BEYOND = frozenset({FigureRole.CARD, FigureRole.CURVE, FigureRole.TINT, FigureRole.ARROW})
"""Cards have a shadow, and a diamond on their edge; a curve bends over its points."""
_ON_LINES = frozenset({FigureRole.FEELING, FigureRole.PROMISE, FigureRole.AROUSAL, FigureRole.TIME})
"""What lies on a curve, and what is only one more picture of a touchpoint."""


def test_there_is_a_lane_of_every_kind() -> None:
    kinds = {lane.kind for lane in every_lane(1).ordered(Lane)}
    assert {kind.name for kind in LANES} <= kinds


@pytest.mark.parametrize(("seed", "detail"), PAGES)
def test_no_two_texts_overlap(seed: int, detail: str) -> None:
    found = sorted(texts(page_of(seed, detail)), key=lambda one: one[2].y)
    for i, (one, a, first) in enumerate(found):
        for two, b, second in found[i + 1 :]:
            if second.y > first.bottom:
                break
            assert not first.meets(second), f"{a.text!r} of {one} on {b.text!r} of {two}"


@pytest.mark.parametrize(("seed", "detail"), PAGES)
def test_no_text_leaves_its_figure_and_nothing_the_page(seed: int, detail: str) -> None:
    scene = page_of(seed, detail)
    for figure in scene.figures():
        assert figure.rect.x >= 0 and figure.rect.right <= scene.width, figure
        assert figure.rect.y >= 0 and figure.rect.bottom <= scene.height, figure
    for figure, text, rect in texts(scene):
        inside = figure.rect.grown(1.0)
        assert inside.x <= rect.x and rect.right <= inside.right, f"{text.text!r} leaves {figure}"
        assert inside.y <= rect.y and rect.bottom <= inside.bottom, f"{text.text!r} leaves {figure}"


@pytest.mark.parametrize(("seed", "detail"), PAGES)
def test_no_arrow_runs_through_a_card_and_no_two_in_one_track(seed: int, detail: str) -> None:
    scene = page_of(seed, detail)
    rects, found = [card.rect.grown(-1.0) for card in cards(scene)], legs(scene)
    for _, (x0, y0), (x1, y1) in found:
        leg = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.01, abs(y1 - y0) + 0.01)
        assert not any(leg.meets(rect) for rect in rects), f"a leg {leg} runs through a card"
    assert not [(a, b) for a, b in combinations(found, 2) if overlap(a, b)]


@pytest.mark.parametrize(("seed", "detail"), PAGES)
def test_what_one_can_take_hold_of_in_lanes_does_not_overlap(seed: int, detail: str) -> None:
    held = box_roles() - _ON_LINES
    scene = page_of(seed, detail)
    for layer in scene.layers:
        solid: list[Figure] = [f for f in layer.figures if f.role in held]
        for one, two in combinations(solid, 2):
            assert not one.rect.grown(-0.5).meets(two.rect), f"{one} on {two}"


@pytest.mark.parametrize(("seed", "detail"), PAGES)
def test_no_icon_and_no_box_leaves_its_figure(seed: int, detail: str) -> None:
    for figure in page_of(seed, detail).figures():
        if figure.role in _BEYOND:
            continue
        inside = figure.rect.grown(1.5)
        for shape in figure.shapes:
            if isinstance(shape, Box | Picture):
                place = shape.rect
            elif isinstance(shape, Curve):
                place = Rect.around(shape.points)
            else:
                continue
            assert inside.x <= place.x and place.right <= inside.right, f"{shape} leaves {figure}"
            assert inside.y <= place.y and place.bottom <= inside.bottom, f"{shape} leaves {figure}"


@pytest.mark.parametrize(("seed", "detail"), PAGES)
def test_what_stands_in_a_lane_stays_in_it(seed: int, detail: str) -> None:
    scene = page_of(seed, detail)
    bands = {band.lane: band for band in scene.bands}
    for layer in scene.layers:
        band = bands.get(layer.lane)
        for figure in layer.figures if band else ():
            assert band is not None
            top, bottom = band.y - 1.0, band.y + band.h + 1.0
            assert top <= figure.rect.y and figure.rect.bottom <= bottom, (
                f"{figure} leaves its lane"
            )
