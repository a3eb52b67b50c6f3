"""A presentation from beginning to end: its windows, the screens they are on, what becomes of them.

A screen that is unplugged takes nothing with it: its window stands on one that is left.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from journeymap.language import tr
from journeymap.ui.platform import screens
from journeymap.ui.platform.awake import Awake
from journeymap.ui.present.console import Console
from journeymap.ui.present.layers.stickies import StickiesOnWall
from journeymap.ui.present.layers.votes import Votes
from journeymap.ui.present.projection import Projection
from journeymap.ui.present.reach import Reach
from journeymap.ui.present.show import SlideShow, nothing, slides
from journeymap.ui.widgets.questions import choose
from journeymap.ui.window_host import WindowHost
from journeymap.ui.workshop.timer import SOUND

SCREEN = "present/screen"
CALM = "present/calm"
"""Where in the settings the screen chosen is, and whether slides change without gliding."""


_ITSELF = "-"


class Presentation(QObject):
    """The slides on the wall and the speaker's notes."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.widget)
        self._host = host
        self.show_ = SlideShow(host.workspace, self)
        calm = host.settings.flag(CALM, False)
        self.projection = Projection(
            self.show_, host.appearance, calm=calm, ballot=host.ballot, clock=host.clock
        )
        host.clock.sounds = host.settings.flag(SOUND, True)
        self.console: Console | None = None
        self._on = ""
        self._reach = Reach(host, self.projection, self)
        host.page.renames_by_typing = False
        self.projection.left.connect(self.end)
        self.projection.console_wanted.connect(self.turn_console)
        self.projection.swap_wanted.connect(self.swap)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self.unplugged)
        application.screenAdded.connect(self.plugged)
        self.awake = Awake()

    def begin(self, ids: Iterable[str] = ()) -> None:
        """Fill a screen with the slides, and show the notes on another one if there is one."""
        self.show_.go(self.show_.find(ids))
        found, own = QApplication.screens(), self._host.widget.screen()
        there = screens.wall(found, own, self._host.settings.word(SCREEN))
        notes = screens.beside(found, own, there)
        if notes is not None:
            self._open_console(notes)
        self._project(there)
        self.show_.tell_missing()
        self._host.refresh_bars()

    def go(self, ids: Iterable[str]) -> None:
        """Go to the slide that shows some records nearest; of none, go on where the show was."""
        self.show_.settle()
        wanted = tuple(ids)
        if wanted:
            self.show_.go(self.show_.find(wanted))
        self.projection.come()

    def keep(self) -> None:
        """Keep what is being written on the slide or in the notes."""
        for layer in self.projection.layers:
            layer.keep()
        if self.console is not None:
            self.console.notes.flush()

    def end(self) -> None:
        """Close all windows of the presentation and go back to the map."""
        if self._host.presentation is not self:
            return
        self._host.presentation = None
        self.awake.end()
        self._reach.rest()
        self._host.page.renames_by_typing = True
        self.keep()
        # As after Esc, clicks on the map are no dots.
        self.projection.layer(Votes).close()
        for widget in (self.console, self.projection):
            if widget is not None:
                widget.close()
                widget.deleteLater()
        self.show_.rest()
        self.deleteLater()
        self._host.refresh_bars()
        self._host.widget.activateWindow()

    def show_stickies(self) -> None:
        """Show the wall of stickies over the slides."""
        self.projection.layer(StickiesOnWall).turn(True)
        self.projection.come()

    def set_calm(self, calm: bool) -> None:
        """Let frames change at once, or glide from one to the next."""
        self.projection.calm = calm

    def turn_console(self) -> None:
        """Show the speaker's notes, or put them away."""
        if self.console is not None and self.console.isVisible():
            self.console.close()
            self.projection.activateWindow()
            return
        here = self.projection.screen()
        self._open_console(screens.beside(QApplication.screens(), self._host.widget.screen(), here))
        # Whoever asks for the notes means to write: a sentence typed blindly runs no commands.
        if self.console is not None:
            self.console.notes.setFocus()

    def swap(self) -> None:
        """Bring the slides to the next screen, and the notes to where they were."""
        found = QApplication.screens()
        if len(found) < 2:
            self.show_.said.emit(tr("There is only one screen."))
            return
        here = self.projection.screen()
        there = found[(found.index(here) + 1) % len(found)]
        self._host.settings.remember(SCREEN, there.name())
        if self.console is not None and self.console.isVisible():
            screens.stand(self.console, here, alone=True)
        self._project(there)

    def unplugged(self, screen: QScreen) -> None:
        """Go on in a window where the screen is gone, at the same slide."""
        left = [other for other in QApplication.screens() if other is not screen]
        if not left:
            return
        own = self._host.widget.screen()
        there = own if own in left else left[0]
        if screen.name() == self._on:
            self._on = ""
            screens.stand(self.projection, there)
            self.projection.activateWindow()
            self.show_.said.emit(
                tr("The screen is gone: the presentation goes on in this window. F11 fills it.")
            )
        elif self.console is not None and self.console.screen() in (screen, None):
            screens.stand(self.console, there)

    def plugged(self, _screen: QScreen) -> None:
        """Say how the slides get onto a screen that has just come; nothing moves by itself."""
        self.show_.said.emit(tr("There is another screen now: S brings the slides to it."))

    def _project(self, screen: QScreen) -> None:
        self._on = screen.name()
        screens.fill(self.projection, screen)
        self.projection.activateWindow()
        self.projection.setFocus()

    def _open_console(self, screen: QScreen | None) -> None:
        if self.console is None:
            self.console = Console(self.show_, self.projection)
        there = self.projection.screen()
        screens.stand(self.console, screen or there, alone=screen not in (None, there))
        self.console.activateWindow()


def present(host: WindowHost, ids: Iterable[str] = ()) -> None:
    """Begin to present where some records are seen, or come back to what is under way.

    Where there is nothing to show yet, that is said.
    """
    host.keep_typing()
    if host.presentation is not None:
        host.presentation.go(ids)
    elif slides(host.workspace):
        host.presentation = begun = Presentation(host)
        try:
            begun.begin(ids)
        except BaseException:
            begun.end()
            raise
    else:
        host.workspace.said.emit(nothing())


def choose_screen(host: WindowHost) -> None:
    """Ask which screen the slides are shown on, and remember it."""
    found = QApplication.screens()
    by_itself = tr("By itself: the one this window is not on")
    answers = [(_ITSELF, by_itself), *((s.name(), screens.named(s)) for s in found)]
    chosen = choose(host.widget, tr("On which screen are the frames to be shown?"), answers)
    if chosen:
        host.settings.remember(SCREEN, chosen)


def toggle_gliding(host: WindowHost) -> None:
    """Let slides glide, or change at once."""
    calm = not host.settings.flag(CALM, False)
    host.settings.remember(CALM, calm)
    if host.presentation is not None:
        host.presentation.set_calm(calm)
    host.workspace.said.emit(
        tr("Frames change without gliding.") if calm else tr("Frames glide from one to the next.")
    )
