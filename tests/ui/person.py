"""A person at the program: real keys and a real mouse, sent to whichever window has the focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QKeyCombination, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from journeymap.drawing.scene import Figure
from journeymap.model.records import Touchpoint
from journeymap.ui.platform.keys import CYRILLIC
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.views.map.canvas import Canvas

PLAIN = Qt.KeyboardModifier.NoModifier
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
_NONE = Qt.MouseButton.NoButton
_RUSSIAN = {latin: letter for letter, latin in CYRILLIC.items() if letter not in "ІЇЄҐЎ"}
_POINT = tuple[float, float]


class Person:
    """Presses keys and counts them; ``russian`` means that the keyboard has no Latin letters."""

    def __init__(self, *, russian: bool = False) -> None:
        self.russian = russian
        self.strokes = self.letters = 0

    @property
    def seconds(self) -> float:
        """How long somebody needs who strikes 4 keys a second and types 300 letters a minute."""
        return self.strokes / 4 + self.letters / 5

    def press(self, *chords: str) -> None:
        """Strike keys, written as Qt writes them; every key of a chord counts."""
        for chord in chords:
            combined: QKeyCombination = QKeySequence(chord)[0]  # type: ignore[index]
            key, held = combined.key(), combined.keyboardModifiers()
            self.strokes += 1 + bin(held.value).count("1")
            letter = chr(key) if 0x20 < key < 0x80 else ""
            if self.russian and letter in _RUSSIAN:
                _strike(ord(_RUSSIAN[letter]), held, _RUSSIAN[letter].lower())
            else:
                QTest.keyClick(_window(), key, held)

    def type(self, words: str) -> None:
        """Type words."""
        for letter in words:
            self.letters += 1
            _strike(ord(letter.upper()), PLAIN, letter)


def _window() -> QWindow:
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the focus"
    return window


def _strike(key: int, held: Qt.KeyboardModifier, letter: str) -> None:
    """Send a key no test keyboard has, as the window system does: first who overrides it."""
    window, text = _window(), letter if held == PLAIN else ""
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text)
    override.ignore()
    QApplication.sendEvent(window, override)
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
    # The key may have closed the window.
    if QGuiApplication.focusWindow() is not None:
        QApplication.sendEvent(_window(), QKeyEvent(QEvent.Type.KeyRelease, key, held, text))


class Mouse:
    """A hand on the mouse over a canvas; places are points of the page."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.held: Qt.MouseButton = _NONE
        self.at: _POINT = (0.0, 0.0)

    def press(
        self, at: _POINT, held: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT
    ) -> None:
        self.held = button
        self._send(QEvent.Type.MouseButtonPress, at, button, held)

    def move(self, *places: _POINT, held: Qt.KeyboardModifier = PLAIN) -> None:
        for at in places:
            self._send(QEvent.Type.MouseMove, at, _NONE, held)

    def release(self, held: Qt.KeyboardModifier = PLAIN) -> None:
        button, self.held = self.held, _NONE
        self._send(QEvent.Type.MouseButtonRelease, self.at, button, held)

    def click(self, at: _POINT, held: Qt.KeyboardModifier = PLAIN) -> None:
        self.press(at, held)
        self.release(held)

    def double_click(self, at: _POINT) -> None:
        self.click(at)
        self.held = LEFT
        self._send(QEvent.Type.MouseButtonDblClick, at, LEFT, PLAIN)
        self.release()

    def drag(
        self,
        start: _POINT,
        *way: _POINT,
        held: Qt.KeyboardModifier = PLAIN,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        """Press, pass every place of the way in steps, and let go at its end."""
        self.pull(start, *way, held=held, button=button)
        self.release(held)

    def pull(
        self,
        start: _POINT,
        *way: _POINT,
        held: Qt.KeyboardModifier = PLAIN,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        """Drag without letting go."""
        self.press(start, held, button)
        for there in way:
            x, y = self.at
            for part in (0.1, 0.5, 1.0):
                place = (x + (there[0] - x) * part, y + (there[1] - y) * part)
                self.move(place, held=held)

    def wheel(self, at: _POINT, turn: int, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Turn the wheel over a point of the view; 120 is a notch."""
        view, window = self.canvas.viewport(), self.canvas.window().windowHandle()
        inside = QPointF(view.mapTo(self.canvas.window(), QPointF(*at)))
        QApplication.sendEvent(
            window,
            QWheelEvent(
                inside,
                QPointF(window.mapToGlobal(inside)),
                QPointF().toPoint(),
                QPointF(0, turn).toPoint(),
                _NONE,
                held,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )

    def _send(
        self, kind: QEvent.Type, at: _POINT, button: Qt.MouseButton, held: Qt.KeyboardModifier
    ) -> None:
        self.at = at
        canvas = self.canvas
        window = canvas.window().windowHandle()
        view = QPointF(*canvas.camera.to_view(*at))
        inside = QPointF(canvas.viewport().mapTo(canvas.window(), view))
        there = QPointF(window.mapToGlobal(inside))
        QApplication.sendEvent(
            window, QMouseEvent(kind, inside, inside, there, button, self.held, held)
        )


def opened(windows: Windows, path: Path | None, qtbot: QtBot) -> Window:
    """Return a window on a file or on the start page, which publishes soon after an edit."""
    made = windows.bare()
    made.show_start()
    if path is not None:
        windows.files.open(made, path)
    with qtbot.waitSignal(made.furnished), qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.actions_))
    made.autosave._quiet.setInterval(30)
    return made


def card(window: Window, title: str) -> Touchpoint:
    """Return the touchpoint with a title."""
    found = window.workspace.snapshot.all(Touchpoint).values()
    return next(one for one in found if one.title == title)


def shown(window: Window, id: str, role: str = "") -> Figure:
    """Return the figure of a record on the page."""
    figure = window.canvas.lay_out().figure(id, role)
    assert figure is not None, f"{id} is not on the page"
    return figure


def sentences(window: Window) -> list[str]:
    """Return the sentences that wait to be read."""
    boxes = window.findChildren(QMessageBox, "sentence")
    return [box.text() for box in boxes if box.isVisible()]


def read(window: Window) -> str:
    """Return the one sentence that waits, and put its dialog away by the keyboard."""
    (sentence,) = sentences(window)
    for box in window.findChildren(QMessageBox, "sentence"):
        if box.isVisible():
            box.activateWindow()
            _wait(box.isActiveWindow)
            Person().press("Return")
    assert sentences(window) == []
    return sentence


def answering(words: str, act: Callable[[], object]) -> str:
    """Do what leads to a question, press the button with these words; return the question."""
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or box.objectName() != "question":
            return
        asked.append(box.text())
        button = next((b for b in box.buttons() if b.text().replace("&", "") == words), None)
        timer.stop()
        if button is None:
            box.reject()
        else:
            button.click()

    timer = QTimer(interval=10)
    timer.timeout.connect(answer)
    timer.start()
    act()
    _wait(lambda: bool(asked))
    timer.stop()
    assert asked, "nothing was asked"
    return asked[0]


def _wait(there: Callable[[], bool]) -> None:
    """Let the program go on until something is so, for five seconds at most."""
    for _ in range(500):
        if there():
            return
        QTest.qWait(10)
