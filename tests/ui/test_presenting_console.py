"""The speaker's notes: slide and next slide, notes kept in the file, time; and which screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.model.records import Frame
from journeymap.ui.platform.screens import named
from journeymap.ui.present.clock import Stopwatch, told
from journeymap.ui.present.console import Console
from journeymap.ui.present.presentation import SCREEN
from journeymap.ui.shell.window import Window
from tests.sources import ROOT
from tests.ui.person import Person, answering
from tests.ui.presenting import hide_storyboard, presentation, presented, said, title


@pytest.fixture
def console(begun: Window, qtbot: QtBot) -> Console:
    """The notes, asked for by key at the third stage."""
    hide_storyboard(begun)
    wall = presented(begun, qtbot)
    Person().press("5", "Return", "C")
    made = presentation(begun).console
    assert made is not None
    qtbot.waitUntil(lambda: made.windowHandle().isActive())
    assert title(wall) == "Order & delivery"
    assert made.notes.hasFocus(), "who asks for the notes writes them"
    Person().press("Escape")
    return made


def test_it_shows_the_slide_the_next_one_and_the_number(console: Console) -> None:
    assert console.current.place == (4, 0) and console.upcoming.place == (5, 0)
    assert console.number.text() == "Frame 5 of 11"
    assert "Waits 11 min" in console.notes.toPlainText()


def test_keys_turn_the_slides_from_here(console: Console, person: Person) -> None:
    person.press("Space")
    assert console.number.text() == "Frame 6 of 11" and console.heading.text() == "First use"
    person.press("End")
    assert console.upcoming.place is None and not console.forth.isEnabled()


def test_the_buttons_turn_the_slides(console: Console) -> None:
    QTest.mouseClick(console.forth, Qt.MouseButton.LeftButton)
    assert console.number.text() == "Frame 6 of 11"
    QTest.mouseClick(console.back, Qt.MouseButton.LeftButton)
    assert console.number.text() == "Frame 5 of 11"


def test_notes_are_kept_with_their_frame_and_can_be_taken_back(
    begun: Window, console: Console, person: Person, qtbot: QtBot
) -> None:
    before = console.notes.toPlainText()
    console.notes.setFocus()
    console.notes.selectAll()
    person.type("Ask who was here")
    person.press("Escape", "Right", "Left")
    assert console.notes.toPlainText() == "Ask who was here"
    notes = [frame.notes for frame in begun.workspace.snapshot.all(Frame).values()]
    assert notes.count("Ask who was here") == 1
    person.press("Ctrl+Z")
    qtbot.waitUntil(lambda: console.notes.toPlainText() == before)
    assert not begun.workspace.snapshot.all(Frame)


def test_notes_half_typed_are_kept_when_the_window_closes(
    begun: Window, console: Console, person: Person
) -> None:
    console.notes.setFocus()
    person.type("x")
    begun.keep_typing()
    assert any("x" in f.notes for f in begun.workspace.snapshot.all(Frame).values())


def test_letters_typed_into_the_notes_are_no_commands(console: Console, person: Person) -> None:
    console.notes.setFocus()
    person.type("bwo")
    assert console.notes.toPlainText().count("bwo") == 1
    assert console.number.text() == "Frame 5 of 11"


def test_c_puts_the_notes_away_again(begun: Window, console: Console, person: Person) -> None:
    person.press("C")
    assert not console.isVisible() and begun.presentation is not None


def test_the_clock_counts_pauses_and_begins_anew() -> None:
    now = [100.0]
    clock = Stopwatch(lambda: now[0])
    now[0] += 65
    assert told(clock.seconds) == "1:05"
    clock.turn()
    now[0] += 1000
    assert told(clock.seconds) == "1:05" and not clock.going
    clock.turn()
    now[0] += 3600
    assert told(clock.seconds) == "1:01:05"
    clock.reset()
    assert told(clock.seconds) == "0:00" and clock.going


def test_pause_is_a_button(console: Console) -> None:
    QTest.mouseClick(console.pause, Qt.MouseButton.LeftButton)
    assert console.pause.text() == "Go on"


# screens


def test_a_screen_that_is_unplugged_leaves_a_window_at_the_same_slide(
    begun: Window, console: Console, qtbot: QtBot
) -> None:
    made = presentation(begun)
    wall = made.projection
    made.unplugged(wall.screen())
    assert wall.isFullScreen(), "it is the only screen: there is nowhere to go"
    assert title(wall) == "Order & delivery"


def test_with_one_screen_there_is_nothing_to_swap(begun: Window, qtbot: QtBot) -> None:
    wall = presented(begun, qtbot)
    Person().press("S")
    assert said(wall) == "There is only one screen."


def test_the_screen_is_chosen_and_remembered(begun: Window) -> None:
    answering(named(begun.screen()), lambda: begun.actions_["present.screen"].trigger())
    assert begun.settings.word(SCREEN) == begun.screen().name()


_TWO = """
import json, sys
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
from journeymap.drawing.theme import load_theme
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings
from journeymap.ui.present.layers.foot import SlideFoot
from journeymap.ui.present.presentation import present
from journeymap.ui.widgets.style import apply
from journeymap.ui.shell.windows import Windows

application = QApplication([])
theme = load_theme()
apply(application, theme)
windows = Windows(Appearance(theme), Settings())
window = windows.bare()
window.documents.open_sample()
window.show()
QTest.qWait(100)
present(window)
made = window.presentation
wall = made.projection
told = []

def tell(what):
    QTest.qWait(50)
    notes = made.console.screen().name() if made.console and made.console.isVisible() else ""
    told.append([what, wall.screen().name(), wall.isFullScreen(), notes, made.show_.at])

tell("begun")
made.show_.go(4)
made.swap()
tell("swapped")
made.swap()
tell("back")
application.screenRemoved.emit(wall.screen())
tell("unplugged")
wall.turn_full_screen()
tell("filled")
application.screenAdded.emit(window.screen())
told.append(wall.layer(SlideFoot).words)
sys.stdout.write(json.dumps(told))
"""


def test_two_screens_have_slides_and_notes_and_one_may_go(tmp_path: Path) -> None:
    """The slides go where the window is not; unplugged, they go on in a window, nothing lost."""
    screens = [
        {
            "name": name,
            "x": x,
            "y": 0,
            "width": width,
            "height": height,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": ratio,
        }
        for name, x, width, height, ratio in (
            ("desk", 0, 1366, 768, 1),
            ("beamer", 1366, 1920, 1080, 2),
        )
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", _TWO],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == [
        ["begun", "beamer", True, "desk", 0],
        ["swapped", "desk", True, "beamer", 4],
        ["back", "beamer", True, "desk", 4],
        ["unplugged", "desk", False, "desk", 4],
        ["filled", "desk", True, "desk", 4],
        "There is another screen now: S brings the slides to it.",
    ]


def test_f11_makes_a_window_smaller_than_the_screen_and_fills_it_again(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    wall = presented(begun, qtbot)
    person.press("F11")
    qtbot.waitUntil(lambda: not wall.isFullScreen())
    assert wall.width() < wall.screen().geometry().width()
    person.press("F11")
    qtbot.waitUntil(wall.isFullScreen)
