"""Parts speak to the window as to a host, so that other people's actions and panels fit in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from journeymap.model.records import Touchpoint
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.actions import ACTIONS, Action
from journeymap.workspace.actions.order import entries
from journeymap.workspace.host import Host
from tests.ui.person import Person


def counting(host: WindowHost) -> QWidget:
    """Make a panel that says how many touchpoints there are."""
    return QLabel(str(len(host.workspace.snapshot.all(Touchpoint))))


def shout(host: Host) -> None:
    host.notify("It is heard.")


@pytest.fixture
def window(windows: Windows, qtbot: QtBot) -> Iterator[Window]:
    """A window of a program that has a panel and an action more."""
    PANELS.add(Panel(name="count", label="Count", make=counting, keys=("Ctrl+Shift+9",)))
    ACTIONS.add(Action(name="shout", label="Shout", menu="Edit", run=shout, keys=("Ctrl+Shift+8",)))
    made = windows.bare()
    made.resize(1440, 880)
    made.documents.open_sample()
    with qtbot.waitSignal(made.furnished), qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.actions_))
    yield made
    del PANELS._items["count"], ACTIONS._items["shout"]


def test_one_more_panel_is_in_the_menu_and_takes_the_inspectors_place(
    window: Window, person: Person
) -> None:
    assert "panel.count" in entries("View", window.actions_.declared.values())
    assert window.panels.shows("inspector") and not window.panels.shows("count")
    person.press("Ctrl+Shift+9")
    assert window.panels.shown() == ("navigator", "count")
    panel = window.docks.panel("count")
    assert isinstance(panel, QLabel) and int(panel.text()) > 0
    person.press("Ctrl+Shift+9")
    assert window.panels.shown() == ("navigator", "inspector")


def test_one_more_action_is_heard(window: Window, person: Person, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.workspace.said) as said:
        person.press("Ctrl+Shift+8")
    assert said.args == ["It is heard."]


def test_findings_are_looked_for_while_the_navigator_is_hidden(begun: Window, qtbot: QtBot) -> None:
    begun.panels.set_shown("navigator", False)
    qtbot.waitUntil(lambda: bool(begun.findings.findings), timeout=60_000)
    before = begun.findings.findings
    with qtbot.waitSignal(begun.findings.found, timeout=60_000):
        begun.workspace.select(list(begun.workspace.snapshot.all(Touchpoint)))
        begun.workspace.run("remove")
    assert begun.findings.findings != before
