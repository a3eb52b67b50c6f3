"""The sixty icons: every one is there, stands in its place, and is what Lucide draws."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import hypot

import pytest

from journeymap.drawing.icons import GRID, ICONS, icon, runs
from journeymap.drawing.shapes import Curve, Point, Rect
from tests.lucide_icons import FILE, outline


def along(curve: Curve) -> Iterator[Point]:
    """Yield points on a curve; those that bend it may lie outside of what is drawn."""
    points = curve.points
    for i in range(0, len(points) - 1, 3):
        a, b, c, d = points[i : i + 4]
        for t in (n / 16 for n in range(17)):
            shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            yield (
                sum(s * p[0] for s, p in zip(shares, (a, b, c, d), strict=True)),
                sum(s * p[1] for s, p in zip(shares, (a, b, c, d), strict=True)),
            )


def test_there_are_sixty_and_each_has_a_drawing_and_a_name_of_its_own() -> None:
    assert len(ICONS) == 60
    assert list(json.loads(FILE.read_text("utf-8"))) == list(ICONS)
    assert len(set(ICONS.values())) == 60


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_stands_inside_its_place_and_fills_it(name: str) -> None:
    place, width = Rect(100.0, 40.0, 20.0, 20.0), 1.6
    shapes = icon(name, place, "#123456", width)
    curves = [shape for shape in shapes if isinstance(shape, Curve)]
    assert shapes and len(curves) == len(shapes) <= 16
    assert all(shape.stroke == "#123456" and not shape.fill for shape in curves)
    drawn = Rect.around([point for shape in curves for point in along(shape)])
    inked = drawn.grown(width / 2)
    assert place.holds(inked.x, inked.y) and place.holds(inked.right, inked.bottom)
    assert max(drawn.w, drawn.h) > 0.6 * place.w


def test_an_icon_keeps_its_proportions_in_the_middle_of_a_broad_place() -> None:
    square = icon("clock", Rect(40.0, 0.0, 20.0, 20.0), "#000000")
    assert icon("clock", Rect(0.0, 0.0, 100.0, 20.0), "#000000") == square


def test_nothing_is_drawn_for_a_name_that_is_no_icon() -> None:
    assert icon("", Rect(0, 0, 20, 20), "#000000") == ()
    assert icon("🙂", Rect(0, 0, 20, 20), "#000000") == ()


def test_every_run_is_whole_cubic_curves() -> None:
    for name in ICONS:
        assert all(len(run) % 3 == 1 and len(run) > 1 for run in runs(name)), name


def test_the_circle_of_the_clock_is_round() -> None:
    circle = next(run for run in runs("clock") if len(run) == 13)
    for x, y in circle[::3]:
        assert hypot(x - GRID / 2, y - GRID / 2) == pytest.approx(10.0, abs=0.02)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{}</svg>'


@pytest.mark.parametrize(
    ("element", "path"),
    [
        ('<line x1="1" x2="5" y1="2" y2="6"/>', "M1 2L5 6"),
        ('<polyline points="1 2 3 4 5 2"/>', "M1 2L3 4L5 2"),
        ('<polygon points="1 2 3 4 5 2"/>', "M1 2L3 4L5 2L1 2"),
        ('<rect x="2" y="3" width="4" height="5"/>', "M2 3L6 3L6 8L2 8L2 3"),
        ('<path d="M1 1h4v3H2V2z"/>', "M1 1L5 1L5 4L2 4L2 2L1 1"),
        ('<path d="m1 1 2 2-1 1"/>', "M1 1L3 3L2 4"),
        ('<path d="M0 0c1 0 2 1 2 2s1 2 2 2"/>', "M0 0C1 0 2 1 2 2C2 3 3 4 4 4"),
        ('<path d="M0 0Q3 0 3 3"/>', "M0 0C2 0 3 1 3 3"),
        ('<path d="M2 4a2 2 0 012-2"/>', "M2 4C2 2.9 2.9 2 4 2"),
        # A path that begins with a relative move begins at the corner, whatever stands before it.
        ('<path d="M9 9l1 1"/><path d="m2 3 1 1"/>', "M9 9L10 10M2 3L3 4"),
    ],
)
def test_what_an_element_draws_is_said_in_absolute_lines_and_curves(
    element: str, path: str
) -> None:
    assert outline(SVG.format(element)) == path
