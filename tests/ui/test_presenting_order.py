"""Which layer lies over which, and which of them has the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeymap.ui.present.layer import LAYERS
from journeymap.ui.present.projection import Projection
from journeymap.ui.shell.window import Window
from tests.ui.person import Person
from tests.ui.presenting import presented


@pytest.fixture
def wall(begun: Window, qtbot: QtBot) -> Projection:
    """The wall, at its first slide."""
    return presented(begun, qtbot)


def test_each_layer_is_found_and_has_its_place(wall: Projection) -> None:
    places = [kind.order for kind in LAYERS]
    assert len(set(places)) == len(places) == len(wall.layers)
    names = " ".join(type(layer).__name__ for layer in wall.layers)
    assert names == (
        "Nothing Strip SlideFoot Cards OnCall Lens Zoom Votes Ink StickiesOnWall Countdown Laser "
        "Notepad Guess Jump Overview KeyHelp Blank"
    )


def test_the_uppermost_that_holds_the_mouse_says_how_the_pointer_looks(
    wall: Projection, person: Person
) -> None:
    person.press("D")
    assert wall.cursor().shape() == Qt.CursorShape.CrossCursor
    person.press("L")
    assert wall.cursor().shape() == Qt.CursorShape.BlankCursor
    person.press("L")
    assert wall.cursor().shape() == Qt.CursorShape.CrossCursor
