"""The levers beside the map: they follow what is selected, and a click takes one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.model.document import Document
from journeymap.model.records import Friction, Idea
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.levers import LeverRow, LeversPanel
from journeymap.ui.shell.window import Window
from journeymap.workspace.actions import applies, perform
from tests.editing.maps import JOURNEY, sketch

PAIN = Friction(id="pain", touchpoint="b", title="Says nothing", kind="information", severity=3)
MAP = Snapshot([*sketch("Web: a . c | d", "Shop: . b . | e").records(), PAIN])


@pytest.fixture
def window(begun: Window) -> Window:
    begun.workspace.open(Document(MAP))
    begun.workspace.look_at(JOURNEY)
    return begun


def panel(window: Window, qtbot: QtBot) -> LeversPanel:
    window.panels.set_shown("levers", True)
    found = window.docks.panel("levers")
    assert isinstance(found, LeversPanel)
    qtbot.waitUntil(found.isVisible, timeout=30_000)
    found.refresh()
    return found


def row(panel: LeversPanel, name: str) -> LeverRow:
    return next(one for one in panel.rows if one.fit.lever.name == name)


def take(panel: LeversPanel, name: str) -> None:
    QTest.mouseClick(row(panel, name).takes, Qt.MouseButton.LeftButton)


def test_with_nothing_selected_it_shows_all_and_takes_only_goals(
    window: Window, qtbot: QtBot
) -> None:
    window.workspace.select(())
    beside = panel(window, qtbot)
    assert len(beside.rows) > 50
    assert row(beside, "guide").takes.isHidden() and not row(beside, "keep").takes.isHidden()


def test_a_lever_that_fits_is_taken_by_a_click_and_taken_back(window: Window, qtbot: QtBot) -> None:
    window.workspace.select(("b",))
    beside = panel(window, qtbot)
    assert "“b” · 1 friction" in beside.about.text()
    here = row(beside, "guide")
    take(beside, "guide")
    (idea,) = window.workspace.snapshot.all(Idea).values()
    assert (idea.title, idea.frictions) == (here.fit.lever.title, ("pain",))
    assert window.workspace.selection == ("b",), "one goes on where one was"
    beside.refresh()
    assert row(beside, "guide") is here and not here.taken.isHidden() and here.takes.isHidden()
    window.workspace.undo()
    beside.refresh()
    assert not window.workspace.snapshot.all(Idea) and not here.takes.isHidden()


def test_it_is_searched_over_all_levers(window: Window, qtbot: QtBot) -> None:
    window.workspace.select(("b",))
    beside = panel(window, qtbot)
    beside.search.setText("kiosk")
    assert [one.fit.lever.name for one in beside.rows] == ["person-or-machine"]
    beside.search.setText("no such thing")
    assert not beside.rows


def test_what_could_help_is_asked_where_something_is_selected(window: Window, qtbot: QtBot) -> None:
    action = window.actions_.declared["levers.here"]
    window.workspace.select(())
    assert not applies(window, action)
    window.workspace.select(("pain",))
    perform(window, action)
    assert window.panels.shows("levers")
    beside = panel(window, qtbot)
    assert "“b” · 1 friction" in beside.about.text()
