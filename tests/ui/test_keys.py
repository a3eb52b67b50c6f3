"""Shortcuts with letters work though the keyboard has no Latin letters."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from journeymap.model.records import Touchpoint
from journeymap.ui.actions.install import Actions
from journeymap.ui.platform.keys import EVDEV, SET_1, VIRTUAL, Keys, latin
from tests.sources import ROOT
from tests.ui.bench_window import BenchWindow

PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def event(
    kind: QEvent.Type,
    letter: str,
    held: Qt.KeyboardModifier = PLAIN,
    code: int = 0,
    virtual: int = 0,
) -> QKeyEvent:
    text = letter if held == PLAIN else ""
    return QKeyEvent(kind, ord(letter.upper()), held, code, virtual, 0, text)


def press(
    window: BenchWindow, letter: str, held: Qt.KeyboardModifier = PLAIN, code: int = 0
) -> None:
    """Send a key as the window system does: first the question who overrides it."""
    handle = window.windowHandle()
    override = event(QEvent.Type.ShortcutOverride, letter, held, code)
    override.ignore()
    QApplication.sendEvent(handle, override)
    QApplication.sendEvent(handle, event(QEvent.Type.KeyPress, letter, held, code))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[BenchWindow]:
    made = BenchWindow()
    qtbot.addWidget(made)
    made.open_template()
    Actions(made).install()  # type: ignore[arg-type]
    remedy = Keys(qapp)
    with qtbot.waitActive(made):
        made.show()
    made.canvas.setFocus()
    yield made
    remedy.setParent(None)
    remedy.deleteLater()


def test_the_tables_hold_every_letter_once() -> None:
    letters = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for table in (SET_1, EVDEV, VIRTUAL):
        assert letters <= set(table.values())
        assert len(table) == len(set(table.values()))


@pytest.mark.parametrize(
    ("platform", "code", "virtual", "found"),
    [
        ("xcb", 39, 0, "S"),
        ("wayland", 52, 0, "Z"),
        ("windows", 0x1F, 0, "S"),
        ("windows", 0x2C, 0, "Z"),
        ("cocoa", 1, 1, "S"),
        ("cocoa", 1, 0, "A"),
    ],
)
def test_the_code_of_the_key_tells_the_letter(
    platform: str, code: int, virtual: int, found: str
) -> None:
    assert latin(event(QEvent.Type.KeyPress, "λ", CONTROL, code, virtual), platform) == found


@pytest.mark.parametrize(
    ("letter", "found"),
    [("ы", "S"), ("Ы", "S"), ("і", "S"), ("я", "Z"), ("є", "'"), ("ў", "O"), ("ё", "`")],
)
def test_without_a_code_the_cyrillic_letter_tells(letter: str, found: str) -> None:
    assert latin(event(QEvent.Type.KeyPress, letter), "xcb") == found


@pytest.mark.parametrize("letter", ["s", "é", "ö", "5", "/", "ł"])
def test_latin_letters_and_signs_need_no_remedy(letter: str) -> None:
    assert latin(event(QEvent.Type.KeyPress, letter, PLAIN, 39), "xcb") == ""


def test_a_letter_does_its_work_once(window: BenchWindow) -> None:
    press(window, "а", code=41)
    assert window.asked == ["ask friction"]


def test_control_and_a_letter(window: BenchWindow) -> None:
    press(window, "ы", CONTROL, 39)
    press(window, "Ы", CONTROL | SHIFT, 39)
    press(window, "л", CONTROL)
    assert window.asked == ["save", "save_as", "show_palette"]


def test_letters_of_commands(window: BenchWindow) -> None:
    before = len(window.workspace.snapshot.all(Touchpoint))
    press(window, "е", code=28)
    assert len(window.workspace.snapshot.all(Touchpoint)) == before + 1
    press(window, "я", CONTROL, 52)
    assert len(window.workspace.snapshot.all(Touchpoint)) == before


def test_letters_typed_into_a_field_stay_letters(window: BenchWindow) -> None:
    window.field.setFocus()
    for letter in "чай":
        press(window, letter)
    assert window.field.text() == "чай"
    assert window.asked == []


def test_a_field_copies_cuts_pastes_and_takes_back(window: BenchWindow) -> None:
    window.field.setFocus()
    window.field.setText("чай")
    press(window, "ф", CONTROL, 38)
    press(window, "ч", CONTROL, 53)
    assert window.field.text() == ""
    press(window, "м", CONTROL, 55)
    press(window, "м", CONTROL, 55)
    assert window.field.text() == "чайчай"
    press(window, "я", CONTROL, 52)
    assert window.field.text() != "чайчай"
    assert window.asked == []


def test_what_a_field_has_no_use_for_goes_to_the_window(window: BenchWindow) -> None:
    window.field.setFocus()
    press(window, "ы", CONTROL, 39)
    assert window.asked == ["save"]
    assert window.field.text() == ""


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_letter_finds_an_entry_of_an_open_list(window: BenchWindow, qtbot: QtBot) -> None:
    box = QComboBox(window.centralWidget())
    box.addItems(["Assumed", "Кава", "Чай"])
    box.show()
    box.setFocus()
    box.showPopup()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    for letter, row in (("ч", 2), ("a", 0)):
        box.view().keyboardSearch("")  # what was typed before is over
        press(window, letter)
        assert box.view().currentIndex().row() == row
    window.asked.clear()
    press(window, "а", code=41)
    assert window.asked == [], "the window behind hears nothing"
    assert QApplication.activePopupWidget() is not None
    box.hidePopup()


def test_a_letter_nobody_listens_to_is_typed(window: BenchWindow) -> None:
    press(window, "ж", code=47)
    press(window, "ц", code=25)
    assert window.asked == []


# On a real display, with the layouts themselves.

TOOLS = ("Xvfb", "xdotool", "setxkbmap")
S, F, Z, T, C, A, V, Q = 39, 41, 52, 28, 54, 38, 55, 24
ONE, TWO, SEVEN, SLASH = 10, 11, 16, 61


@dataclass
class Typist:
    """Presses keys by their place, and reads what the window says it heard."""

    process: subprocess.Popen[str]
    display: str
    id: str

    @property
    def _out(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    def press(self, *keys: str | int) -> str:
        """Press keys together by their code and return the next line the window writes."""
        self.silently(*keys)
        return self.line()

    def line(self) -> str:
        """Return the next line the window writes."""
        return self._out.readline().strip()

    def silently(self, *keys: str | int) -> None:
        run(self.display, "xdotool", "key", "+".join(map(str, keys)))


def run(display: str, *words: str) -> None:
    """Run a tool on the display."""
    subprocess.run(words, env={**os.environ, "DISPLAY": display}, check=True, timeout=20)


@pytest.fixture
def display() -> Iterator[str]:
    if any(shutil.which(tool) is None for tool in TOOLS):
        pytest.skip(f"needs {', '.join(TOOLS)}")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    # The window dies with its display.
    server.terminate()
    server.wait(10)


def typist(display: str, layout: str, *words: str) -> Typist:
    """Start the window under a layout and give it the keyboard."""
    run(display, "setxkbmap", layout)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.typist", *words],
        cwd=ROOT,
        text=True,
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    id = process.stdout.readline().strip()
    if not id:
        process.wait(20)
        pytest.skip("Qt cannot open a window on a display here")
    run(display, "xdotool", "windowfocus", "--sync", id)
    return Typist(process, display, id)


@pytest.mark.display
@pytest.mark.parametrize(
    ("layout", "typed"), [("us", "f"), ("ru", "а"), ("ua", "а"), ("ru,us", "а"), ("us,ru", "f")]
)
def test_keys_on_a_real_display(display: str, layout: str, typed: str) -> None:
    hand = typist(display, layout, "remedied")
    assert hand.press("ctrl", S) == "save"
    assert hand.press("ctrl", "shift", S) == "save_as"
    assert hand.press(F) == "ask friction"
    assert hand.press("shift", ONE) == "zoom_fit"
    assert hand.press("shift", TWO) == "zoom_selection"
    assert hand.press("shift", SLASH if layout.startswith("us") else SEVEN) == "show_shortcuts"
    assert hand.press(T) == "changed New touchpoint"
    assert hand.press("ctrl", Z) == "changed New touchpoint"
    assert hand.press("ctrl", F) == "find"
    assert hand.press(F) == f"text {typed}"
    hand.silently("ctrl", A)
    hand.silently("ctrl", C)
    assert hand.press("ctrl", V) == f"text {typed}"
    assert hand.press("ctrl", V) == f"text {typed * 2}"
    assert hand.press("ctrl", Q) == "quit"


@pytest.mark.display
def test_without_the_remedy_a_russian_keyboard_is_deaf(display: str) -> None:
    hand = typist(display, "ru")
    hand.silently("ctrl", S)
    assert hand.press("F2") == "edit_title"


class Greedy(QLineEdit):
    """A field that wants every key, as fields on Linux want Ctrl+E."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


@pytest.mark.parametrize(
    ("key", "there", "name"),
    [
        (Qt.Key.Key_E, "у", "export"),
        (Qt.Key.Key_K, "л", "show_palette"),
    ],
)
def test_a_field_does_not_take_the_keys_that_export_and_find(
    window: BenchWindow, key: Qt.Key, there: str, name: str
) -> None:
    field = Greedy(window.centralWidget())
    field.show()
    field.setFocus()
    window.asked.clear()
    QTest.keyClick(window.windowHandle(), key, CONTROL)
    press(window, there, CONTROL)
    assert window.asked == [name, name]
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_P, CONTROL)
    assert window.asked == [name, name], "other keys are the field's if it wants them"
