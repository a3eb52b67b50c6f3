"""The bar over an earlier version: which one it is, and what one can do with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QPushButton, QSizePolicy, QSlider, QToolBar

from journeymap.drawing.theme import Theme
from journeymap.errors import JourneyError
from journeymap.language import decimal, tr
from journeymap.ui.versions.lookback import Lookback
from journeymap.ui.versions.replay import SPEEDS, Replay
from journeymap.ui.widgets.style import dress
from journeymap.ui.widgets.words import Words


def _sheet(theme: Theme) -> str:
    return (
        f"QToolBar#versions {{ background: {theme.accent_tint};"
        f" border-bottom: 1px solid {theme.accent}; padding: 6px 12px; spacing: 6px; }}"
        f" QToolBar#versions QPushButton {{ background: {theme.lane}; }}"
        f' QToolBar#versions QPushButton[look="primary"] {{ background: {theme.accent};'
        f" color: {theme.lane}; }}"
        f" QLabel {{ color: {theme.ink}; font-weight: 600; }}"
        f' QLabel[look="soft"] {{ color: {theme.ink_soft}; font-weight: 400; }}'
    )


class VersionBar(QToolBar):
    """Stands over the main view while one looks back, and is gone at now."""

    def __init__(
        self, lookback: Lookback, replay: Replay, save: Callable[[], object], window: QMainWindow
    ) -> None:
        super().__init__(tr("Versions"), window)
        self.setObjectName("versions")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self._lookback, self._replay = lookback, replay
        dress(self, lookback.host.appearance, _sheet)
        self.words = Words("")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(self.words)
        self._looking = [
            self._add(
                tr("‹ Earlier"), lambda: lookback.step(-1), tr("The version before this one")
            ),
            self._add(tr("Later ›"), lambda: lookback.step(1), tr("The version after this one")),
            self._add(tr("Replay"), self._begin, tr("Play what was done from here to now")),
            self._add(tr("Save as file…"), save, tr("Put this version into a file of its own")),
            self._add(
                tr("Restore"),
                self._restore,
                tr("Make the document what it was"),
            ),
        ]
        self.play = _button(tr("Pause"), replay.toggle, tr("Play or pause"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setMinimumWidth(160)
        self.slider.setAccessibleName(tr("Replay"))
        self.slider.valueChanged.connect(self._slid)
        self.speed = _button("1×", self._faster, tr("How fast it plays"))
        self._playing = [
            self.addWidget(_button("‹", lambda: self._nudge(-1), tr("One step back"))),
            self.addWidget(self.play),
            self.addWidget(_button("›", lambda: self._nudge(1), tr("One step forward"))),
            self.addWidget(self.slider),
            self.addWidget(self.speed),
        ]
        back = _button(tr("Back to now"), lookback.back, tr("Esc goes back, too"))
        back.setProperty("look", "primary")
        self.addWidget(back)
        window.addToolBarBreak()
        window.addToolBar(self)
        for signal in (lookback.moved, replay.changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say which moment is shown, and offer what can be done with it."""
        moment, replay = self._lookback.moment, self._replay
        self.setVisible(moment is not None)
        if moment is None:
            return
        playing = replay.running
        for action in self._looking:
            action.setVisible(not playing)
        for action in self._playing:
            action.setVisible(playing)
        said = moment.called if playing else tr("{moment} – read-only", moment=moment.called)
        if self.words.text() != said:
            self.words.setText(said)
        if playing:
            self.slider.setMaximum(replay.length)
            self.slider.setValue(replay.at)
            self.play.setText(tr("Pause") if replay.playing else tr("Play"))
            self.speed.setText(f"{decimal(replay.speed)}×")

    def _add(self, text: str, act: Callable[[], object], hint: str) -> QAction:
        return self.addWidget(_button(text, act, hint))

    def _begin(self) -> None:
        if self._lookback.moment is not None:
            self._replay.begin(self._lookback.moment.number)

    def _restore(self) -> None:
        try:
            self._lookback.restore()
        except JourneyError as error:
            self._lookback.host.show_message(str(error))

    def _slid(self, value: int) -> None:
        if self._replay.running and value != self._replay.at:
            self._replay.pause()
            self._replay.go(value)

    def _nudge(self, by: int) -> None:
        self._replay.pause()
        self._replay.go(self._replay.at + by)

    def _faster(self) -> None:
        here = SPEEDS.index(self._replay.speed) if self._replay.speed in SPEEDS else 0
        self._replay.speed = SPEEDS[(here + 1) % len(SPEEDS)]


def _button(text: str, act: Callable[[], object], hint: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(hint)
    button.setAccessibleName(f"{text}: {hint}" if len(text) < 3 else text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: act())
    return button
