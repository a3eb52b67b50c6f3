"""The keys of the presentation: a table of what each does, for keyboards and clickers alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from journeymap.ui.platform.keys import latin
from journeymap.ui.present.layer import KeyStroke
from journeymap.ui.present.show import SlideShow
from journeymap.ui.views.map.writing import COMMANDING

_Key = Qt.Key


class KeyTarget(Protocol):
    """The window on the wall, as the keys of the presentation see it."""

    @property
    def show_(self) -> SlideShow:
        """What is shown."""
        ...

    def ask_console(self) -> None:
        """Ask for the speaker's notes, or for them to go."""
        ...

    def ask_swap(self) -> None:
        """Ask for the slides to go to the next screen."""
        ...

    def come(self) -> None:
        """Come to the front with the keyboard."""
        ...

    def turn_full_screen(self) -> None:
        """Fill the screen, or be a window."""
        ...


Act = Callable[[KeyTarget], object]

TURNS: Mapping[int, Act] = {
    key.value: act
    for keys, act in (
        (
            (
                _Key.Key_Right,
                _Key.Key_Down,
                _Key.Key_Space,
                _Key.Key_PageDown,
                _Key.Key_Return,
                _Key.Key_Enter,
            ),
            lambda p: p.show_.next(),
        ),
        (
            (_Key.Key_Left, _Key.Key_Up, _Key.Key_PageUp, _Key.Key_Backspace),
            lambda p: p.show_.back(),
        ),
        ((_Key.Key_Home,), lambda p: p.show_.go(0)),
        ((_Key.Key_End,), lambda p: p.show_.last()),
    )
    for key in keys
}
"""What goes from slide to slide: also while something is drawn."""

ACTS: Mapping[int, Act] = {
    _Key.Key_C.value: lambda p: p.ask_console(),
    _Key.Key_R.value: lambda p: p.show_.turn_reveal(),
    _Key.Key_P.value: lambda p: p.show_.turn_focus(),
    _Key.Key_S.value: lambda p: p.ask_swap(),
    _Key.Key_F5.value: lambda p: p.come(),
    _Key.Key_F11.value: lambda p: p.turn_full_screen(),
}
"""What else the presentation does; the layers have keys of their own."""

COMMANDS: Mapping[tuple[int, bool], Act] = {
    (_Key.Key_Z.value, False): lambda p: p.show_.workspace.undo(),
    (_Key.Key_Z.value, True): lambda p: p.show_.workspace.redo(),
    (_Key.Key_Y.value, False): lambda p: p.show_.workspace.redo(),
}
"""What is done with Ctrl held, and with Shift or without."""


ALWAYS = frozenset(key.value for key in (_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_F5))
"""What acts on the show whatever has the keyboard; with these and Esc clickers are content."""

LETTERS = frozenset(map(ord, "BWOLDERPCSNVTGUHKZMI.,?"))
"""The letters and signs that the show and its layers know."""

KNOWN = ALWAYS | LETTERS | TURNS.keys() | {_Key.Key_Escape.value} | set(map(ord, "0123456789"))
"""What acts on the show from any window of the program, while nothing is written there."""


def struck(event: QKeyEvent) -> KeyStroke:
    """Return the key of an event; a Cyrillic or Greek letter counts as the Latin one there."""
    letter = latin(event, QGuiApplication.platformName())
    key = ord(letter) if letter else event.key()
    return KeyStroke(key, event.text(), event.modifiers(), event.isAutoRepeat())


def act(wall: KeyTarget, stroke: KeyStroke) -> bool:
    """Do what a key stands for; return whether it stands for anything."""
    if stroke.held & COMMANDING:
        shift = bool(stroke.held & Qt.KeyboardModifier.ShiftModifier)
        found = COMMANDS.get((stroke.key, shift))
    else:
        # A button held too long, on a clicker above all, is still one step.
        found = None if stroke.repeat else TURNS.get(stroke.key) or ACTS.get(stroke.key)
    if found:
        found(wall)
    return found is not None
