"""How the keys of the show reach it while another window of the program has the keyboard.

On stage nobody looks where the keyboard is: a clicker must turn the slides though the notes are
being written, or a card on the map beside them has just been clicked.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from journeymap.ui.platform.keys import focused
from journeymap.ui.present import keys
from journeymap.ui.present.console import Console
from journeymap.ui.present.layer import KeyStroke
from journeymap.ui.present.projection import Projection
from journeymap.ui.views.map.writing import COMMANDING
from journeymap.ui.window_host import WindowHost

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_POPUPS = 9
"""So many menus and lists stand one in another at most."""


class Reach(QObject):
    """Listens to whichever window has the keyboard, as long as the show goes on.

    PageUp, PageDown and F5 are the show's everywhere: what is being written is kept first. Its
    other keys are the show's wherever nothing is being written and nothing is open that needs
    them: a menu, a dialog, an arrow that looks for its end.
    """

    def __init__(self, host: WindowHost, projection: Projection, parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._projection = host, projection
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        self._application = application
        self._over = False
        application.focusWindowChanged.connect(self._listen)
        self._listen(application.focusWindow())

    def rest(self) -> None:
        """Listen no more: the show is over."""
        self._over = True
        self._application.focusWindowChanged.disconnect(self._listen)

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        stroke, focus = keys.struck(event), focused()
        if self._over or not self._takes(stroke, focus):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._act(stroke, focus)
        # Taken at the override, so that no shortcut hears it; done at the press after it.
        event.accept()
        return True

    def _takes(self, stroke: KeyStroke, focus: QWidget | None) -> bool:
        """Tell whether a key is the show's while a widget has the keyboard."""
        top = focus.window() if focus is not None else QApplication.activeWindow()
        if stroke.held & COMMANDING or not self._near(top):
            return False
        if stroke.key in keys.ALWAYS:
            return stroke.key != Qt.Key.Key_F5 or not stroke.held & _SHIFT
        if top is self._projection or QApplication.activePopupWidget() or _is_written_in(focus):
            return False
        if isinstance(top, Console):
            # Only Tab brings the keyboard to its buttons, and then somebody means them.
            return stroke.key in keys.KNOWN and not isinstance(focus, QAbstractButton)
        host = self._host_of(top)
        if isinstance(top, QDialog) or (host is not None and host.session is None):
            return stroke.key in keys.LETTERS  # the start page too is made of buttons
        if host is not None and host.main_view.busy:
            return False
        return stroke.key in keys.KNOWN

    def _near(self, top: QWidget | None) -> bool:
        """Tell whether a window belongs to this show, or at least to no other."""
        while top is not None:
            if isinstance(top, Projection):
                return top is self._projection
            if isinstance(top, Console):
                return top.projection is self._projection
            host = self._host_of(top)
            if host is not None and host.presentation is not None:
                return host is self._host
            top = top.parentWidget()
        return True

    def _host_of(self, top: QWidget | None) -> WindowHost | None:
        """Return the window of the program that a widget is, if it is one."""
        return next((host for host in self._host.siblings if host.widget is top), None)

    def _act(self, stroke: KeyStroke, focus: QWidget | None) -> None:
        for _ in range(_POPUPS):
            popup = QApplication.activePopupWidget()
            if popup is None:
                break
            popup.close()
        if focus is not None and _is_written_in(focus):
            self._put_down(focus)
        self._projection.take(stroke)

    def _put_down(self, field: QWidget) -> None:
        """Keep what is being written and leave the field."""
        top = field.window()
        host = self._host_of(top)
        (host or self._host).keep_typing()
        if host is not None:
            host.focus()
        elif isinstance(top, Projection | Console):
            top.setFocus()
        else:
            field.clearFocus()


def _is_written_in(focus: QWidget | None) -> bool:
    """Tell whether letters typed now would become a text."""
    if isinstance(focus, QComboBox):
        return focus.isEditable()
    if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox):
        return not focus.isReadOnly()
    return False
