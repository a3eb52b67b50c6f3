"""The pen and the eraser on a slide."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from journeymap.layout.slides.ink import PENS
from journeymap.ui.present.projection import Projection
from journeymap.ui.shell.window import Window
from tests.ui.person import Person
from tests.ui.presenting import click, drag, hide_storyboard, on_slide, presented, said, title

DELIVERY = "Order & delivery"


@pytest.fixture
def wall(begun: Window, qtbot: QtBot) -> Projection:
    """The wall, at the third stage; without the storyboard each stage is one slide."""
    hide_storyboard(begun)
    made = presented(begun, qtbot)
    Person().press("5", "Return")
    assert title(made) == DELIVERY
    return made


def line(wall: Projection, *points: tuple[float, float]) -> list[QPointF]:
    return [on_slide(wall, x, y) for x, y in points]


def test_the_eraser_rubs_out_the_one_stroke_that_is_touched(
    wall: Projection, person: Person
) -> None:
    person.press("D")
    drag(wall, *line(wall, (300, 300), (600, 300)))
    drag(wall, *line(wall, (300, 500), (600, 500)))
    drag(wall, *line(wall, (300, 700), (600, 700)))
    person.press("E")
    click(wall, on_slide(wall, 450, 506))
    assert [stroke.points[0][1] for stroke in wall.show_.strokes] == pytest.approx(
        [300, 700], abs=1
    )
    click(wall, on_slide(wall, 900, 300))
    assert len(wall.show_.strokes) == 2 and title(wall) == DELIVERY
    drag(wall, *line(wall, (400, 250), (400, 300), (400, 720)))
    assert not wall.show_.strokes
    person.press("Ctrl+Z")
    wall.show_.settle()
    assert len(wall.show_.strokes) == 1
    person.press("E")
    drag(wall, *line(wall, (800, 300), (900, 300)))
    assert len(wall.show_.strokes) == 2


def test_a_pen_of_another_colour_and_breadth_is_kept_as_such(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("D", "X", "Shift+X")
    drag(wall, *line(wall, (200, 200), (300, 200)))
    (stroke,) = wall.show_.strokes
    assert (stroke.pen, stroke.broad) == (1, 1)
    picture = wall.grab().toImage()
    assert picture.pixelColor(on_slide(wall, 250, 200).toPoint()).name() == PENS[1]
    assert picture.pixelColor(on_slide(wall, 250, 203).toPoint()).name() == PENS[1]
    assert "Blue pen, broad" in said(wall)
