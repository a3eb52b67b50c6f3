"""The bar over an earlier version: which one it is, and what one can do with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSlider,
    QSpacerItem,
    QWidget,
)

from journeymap.drawing.theme import Theme
from journeymap.errors import JourneyError
from journeymap.language import decimal, tr
from journeymap.ui.versions.lookback import Lookback
from journeymap.ui.versions.replay import SPEEDS, Replay
from journeymap.ui.widgets.style import dress
from journeymap.ui.widgets.words import Words

_WORDS = 220
"""The least room for the words beside the buttons, in pixels; with less they stand above them."""


def _sheet(theme: Theme) -> str:
    return (
        f"#version-bar {{ background: {theme.accent_tint};"
        f" border-bottom: 1px solid {theme.accent}; }}"
        f" #version-bar QPushButton {{ background: {theme.lane}; padding: 5px 10px; }}"
        f' #version-bar QPushButton[look="primary"] {{ background: {theme.accent};'
        f" color: {theme.lane}; }}"
        f" #version-bar QLabel {{ color: {theme.ink}; font-weight: 600; }}"
    )


class VersionBar(QWidget):
    """Stands over the main view while one looks back, and is gone at now.

    Where it is narrow the words stand over the buttons, and those that have an entry in a menu
    besides give way.
    """

    def __init__(self, lookback: Lookback, replay: Replay, save: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("version-bar")
        self.setAccessibleName(tr("Versions"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lookback, self._replay, self._filling = lookback, replay, False
        dress(self, lookback.host.appearance, _sheet)
        self.words = Words("")
        self._looking = [
            _button(tr("‹ Earlier"), lambda: lookback.step(-1), tr("The version before this one")),
            _button(tr("Later ›"), lambda: lookback.step(1), tr("The version after this one")),
            _button(tr("Replay"), self._begin, tr("Play what was done from here to now")),
            _button(tr("Save as file…"), save, tr("Put this version into a file of its own")),
            _button(tr("Restore"), self._restore, tr("Make the document what it was")),
        ]
        self.play = _button(tr("Pause"), replay.toggle, tr("Play or pause"))
        self.speed = _button("1×", self._faster, tr("How fast it plays"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setMinimumWidth(160)
        self.slider.setAccessibleName(tr("Replay"))
        self.slider.valueChanged.connect(self._slid)
        self._playing = [
            _button("‹", lambda: self._nudge(-1), tr("One step back")),
            self.play,
            _button("›", lambda: self._nudge(1), tr("One step forward")),
            self.slider,
            self.speed,
        ]
        self._lay_out(_button(tr("Back to now"), lookback.back, tr("Esc goes back, too")))
        for signal in (lookback.moved, replay.changed):
            signal.connect(self.refresh)
        self.refresh()

    def _lay_out(self, back: QPushButton) -> None:
        back.setProperty("look", "primary")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        for part in (*self._looking, *self._playing, back):
            self._buttons.addWidget(part)
        self._gap = QSpacerItem(0, 0)
        self._buttons.addSpacerItem(self._gap)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(14, 7, 14, 7)
        self._box.setSpacing(8)
        self._box.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._box.addWidget(self.words, 1)
        self._box.addLayout(self._buttons)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for part in (*self._looking, *self._playing):
            part.ensurePolished()  # what room it needs is only known in its own letters
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give everything its place: beside one another, above one another, or fewer of them."""
        playing, room = self._replay.running, self.width() - 28
        for part in self._playing:
            part.setVisible(playing)
        for button in self._looking:
            button.setVisible(not playing)
        for button in reversed(self._looking[:-1]):
            if self._buttons.sizeHint().width() > room and not playing:
                button.hide()
        beside = self._buttons.sizeHint().width() + _WORDS <= room
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if beside else way.TopToBottom)
        grows = QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Expanding
        self._gap.changeSize(0, 0, grows)
        self._buttons.invalidate()
        high = max(self._box.heightForWidth(self.width()), self._box.minimumSize().height())
        if self.height() != high:
            self.setFixedHeight(high)

    def refresh(self) -> None:
        """Say which moment is shown, and offer what can be done with it."""
        moment, replay = self._lookback.moment, self._replay
        self.setVisible(moment is not None)
        if moment is None:
            return
        said = moment.called
        if not replay.running:
            said = tr("{moment} – read\u2011only", moment=said)
        if self.words.text() != said:
            self.words.setText(said)
        if replay.running:
            self._filling = True
            self.slider.setMaximum(replay.length)
            self.slider.setValue(replay.at)
            self._filling = False
            self.play.setText(tr("Pause") if replay.playing else tr("Play"))
            self.speed.setText(f"{decimal(replay.speed)}×")
        self._fit()

    def _begin(self) -> None:
        if self._lookback.moment is not None:
            self._replay.begin(self._lookback.moment.number)

    def _restore(self) -> None:
        try:
            self._lookback.restore()
        except JourneyError as error:
            self._lookback.host.show_message(str(error))

    def _slid(self, value: int) -> None:
        if self._replay.running and not self._filling:
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
