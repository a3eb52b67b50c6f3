"""Keys under a layout without Latin letters, such as Russian or Ukrainian alone.

Qt finds the shortcut Ctrl+S only when some layout of the keyboard has an S; where all it
has is Cyrillic or Greek, no shortcut with a letter works. So each window is listened to:
what comes with such a letter is read by the place of the key, and whatever would have
heard the Latin letter hears it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_HERE = (Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut)
_COMMANDING = _CONTROL | _META
_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
_OURS = "EK"
"""With Ctrl, fields on Linux go to the end of their line or cut it off, as Emacs does; here these
export and open the palette, also from a field."""

_GREEK = 0x370
"""The first letter that is no variety of a Latin one, as Unicode counts them."""

_SPECIAL = 0x01000000
"""Where Qt's numbers for keys without a letter begin."""


def _row(first: int, letters: str) -> dict[int, str]:
    return dict(enumerate(letters, first))


SET_1 = {
    **_row(0x10, "QWERTYUIOP[]"),
    **_row(0x1E, "ASDFGHJKL;'`"),
    **_row(0x2B, "\\ZXCVBNM,./"),
}
"""Letters by scan code as Windows counts keys; the evdev codes of Linux are the same."""

EVDEV = {code + 8: letter for code, letter in SET_1.items()}
"""Letters by the key code of X11 and Wayland, which is that of evdev and 8."""

VIRTUAL = {
    **_row(0, "ASDFHGZXCV"),
    **_row(11, "BQWERYT"),
    **_row(30, "]OU[IP"),
    **_row(37, "LJ'K;\\,/NM."),
    50: "`",
}
"""Letters by virtual key code, as macOS counts keys."""

CYRILLIC = dict(
    zip(
        "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁІЇЄҐЎ",
        "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.`S]'\\O",
        strict=True,
    )
)
"""Latin letters by the Cyrillic ones on the same key, for want of a code."""


def latin(event: QKeyEvent, platform: str) -> str:
    """Return the Latin letter of the key pressed; ``""`` when the event needs no remedy.

    ``platform`` is the name Qt gives it, for the meaning of the code of the key.
    """
    key = event.key()
    letter = chr(key) if _GREEK <= key < _SPECIAL and key < 0x110000 else event.text()[:1]
    if not letter.isalpha() or ord(letter) < _GREEK:
        return ""
    if platform == "cocoa":
        return VIRTUAL.get(event.nativeVirtualKey()) or CYRILLIC.get(letter.upper(), "")
    codes = SET_1 if platform == "windows" else EVDEV
    return codes.get(event.nativeScanCode()) or CYRILLIC.get(letter.upper(), "")


class Keys(QObject):
    """Listens to whichever window has the keyboard, and lets its keys mean their place."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._platform = application.platformName()
        application.focusWindowChanged.connect(self._listen)
        self._listen(application.focusWindow())

    def _listen(self, window: QWindow | None) -> None:
        # The filter is on the window, not on the application: there, every event of every
        # object would come by, and each is worth several microseconds of Python.
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The class first: a window hears thousands of moves of the mouse for every key.
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        letter, focus = latin(event, self._platform), focused()
        pressing, held = event.type() == QEvent.Type.KeyPress, event.modifiers()
        if not letter or focus is None:
            # Where nobody is asked who overrides it, the action hears the key.
            return not pressing and held == _CONTROL and event.key() in map(ord, _OURS)
        if isinstance(focus, _FIELDS) and not held & _COMMANDING:
            return False
        if _wanted(focus, event, letter):
            if pressing:
                QApplication.sendEvent(focus, _same(event, QEvent.Type.KeyPress, letter))
        else:
            action = action_for(focus, letter, held)
            if action is None or (event.isAutoRepeat() and not action.autoRepeat()):
                return False
            if pressing:
                action.trigger()
        # Taken at the override, so that Qt looks no further; done at the press after it.
        event.accept()
        return True


def _wanted(focus: QWidget, event: QKeyEvent, letter: str) -> bool:
    """Tell whether the widget takes the Latin key for itself, as a field does with Ctrl+C."""
    if letter in _OURS and event.modifiers() == _CONTROL:
        return False
    probe = _same(event, QEvent.Type.ShortcutOverride, letter)
    probe.ignore()
    QApplication.sendEvent(focus, probe)
    return probe.isAccepted()


def _same(event: QKeyEvent, kind: QEvent.Type, letter: str) -> QKeyEvent:
    held = event.modifiers()
    text = "" if held & _COMMANDING else event.text()
    return QKeyEvent(kind, ord(letter), held, text, event.isAutoRepeat())


def focused() -> QWidget | None:
    """Return what has the keyboard: in an open list or menu what that holds, else the menu."""
    popup, focus = QApplication.activePopupWidget(), QApplication.focusWidget()
    # Not popup.focusWidget(): PySide takes what that returns for a part of its popup, and when
    # nobody in Python knows the popup any more, as soon as this returns, it counts as deleted.
    return focus if popup is None or (focus and popup.isAncestorOf(focus)) else popup


def action_for(focus: QWidget, letter: str, held: Qt.KeyboardModifier) -> QAction | None:
    """Return the action that hears a key while a widget has the keyboard."""
    kept = held & (_CONTROL | _ALT | _META | _SHIFT)
    wanted = QKeySequence(QKeyCombination(kept, Qt.Key(ord(letter))))
    near = [action for action in focus.actions() if action.shortcutContext() in _HERE]
    wide = [action for action in focus.window().actions() if action.shortcutContext() not in _HERE]
    hearing = (action for action in near + wide if action.isEnabled())
    return next((action for action in hearing if wanted in action.shortcuts()), None)
