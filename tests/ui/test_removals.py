"""What was removed is said, and can be had back with one click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeymap.editing.records import retitle
from journeymap.model.change import Change
from journeymap.model.grid import channels, stages
from journeymap.model.links import removal
from journeymap.model.records import Connection, Persona
from journeymap.ui.panels.navigator import Navigator
from journeymap.ui.shell.removals import told
from journeymap.ui.shell.window import Window
from tests.ui.person import Mouse, Person, card
from tests.ui.test_gestures import CHECKS, COMPARES, middle

LEFT = Qt.MouseButton.LeftButton


def status(window: Window) -> tuple[str, bool]:
    line = window.bars.status
    return line.said, line.offered.isVisible()


def test_a_stage_with_content_says_what_went_and_undo_is_a_click(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    before = begun.workspace.snapshot
    stage = stages(before, begun.workspace.journey)[1]
    begun.workspace.select((stage.id,))
    person.press("Delete")
    said, offered = status(begun)
    assert offered and said.startswith(f"Stage “{stage.title}” with 2 touchpoints, 1 friction")
    assert begun.bars.status.offered.text() == "Undo"
    qtbot.mouseClick(begun.bars.status.offered, LEFT)
    assert begun.workspace.snapshot == before
    assert status(begun)[1] is False


def test_several_cards_are_counted(begun: Window, mouse: Mouse, person: Person) -> None:
    mouse.click(middle(begun, COMPARES))
    mouse.click(middle(begun, CHECKS), Qt.KeyboardModifier.ShiftModifier)
    person.press("Delete")
    said, offered = status(begun)
    assert said.startswith("2 touchpoints with 2 friction points") and offered


@pytest.mark.parametrize("way", ["key", "navigator", "cut"])
def test_it_is_said_wherever_it_is_done(
    begun: Window, mouse: Mouse, person: Person, way: str
) -> None:
    here = card(begun, COMPARES)
    mouse.click(middle(begun, COMPARES))
    if way == "navigator":
        lane = channels(begun.workspace.snapshot, begun.workspace.journey)[0]
        navigator = begun.docks.panel("navigator")
        assert isinstance(navigator, Navigator)
        navigator.run("remove", lane)
        assert status(begun)[0].startswith("Lane “Web & social” with 8 touchpoints")
    else:
        person.press("Delete" if way == "key" else "Ctrl+X")
        assert status(begun)[0].startswith(f"Touchpoint “{here.title}” with 1 friction point")
    assert status(begun)[1]


def test_undo_is_offered_only_until_something_else_is_done(
    begun: Window, mouse: Mouse, person: Person
) -> None:
    mouse.click(middle(begun, COMPARES))
    person.press("Delete")
    now = begun.workspace.snapshot
    begun.workspace.commit(retitle(now, card(begun, CHECKS).id, "Looks"))
    assert status(begun)[1] is False


def test_what_is_left_after_a_name_is_one_or_many(begun: Window) -> None:
    now = begun.workspace.snapshot

    def words(*ids: str) -> str:
        return told(Change("Delete", removal(now, ids)))

    arrows = [a.id for a in now.all(Connection).values() if not a.label]
    assert words(arrows[0]) == "Connection removed"
    assert words(*arrows[:2]) == "Connection · 2 removed"
    people = now.ordered(Persona)
    assert words(people[0].id).startswith(f"Persona “{people[0].name}”")
    rows = [stage.id for stage in stages(now, begun.workspace.journey)]
    assert words(*rows[:2]).startswith("2 stages with 5 touchpoints")
