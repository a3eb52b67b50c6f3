"""Two sliders over a journey from a log: how many of its touchpoints and arrows are shown."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSlider, QWidget

from journeymap.language import percent, tr
from journeymap.view import WaysChoice

_PAUSE = 40
"""Milliseconds a hand rests before what it slid to is shown: journeys of 10,000 ways take as long."""
_WHOLE = 100


class WaysSliders(QWidget):
    """``slid`` carries which share of the touchpoints and of the arrows is wanted, 0 to 1."""

    slid = Signal(float, float)

    def __init__(self, across: bool = False) -> None:
        super().__init__()
        self.touchpoints = _slider(tr("Share of the touchpoints that is shown"))
        self.arrows = _slider(tr("Share of the arrows that is shown"))
        self._told = {self.touchpoints: _share(), self.arrows: _share()}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.slid.emit(*self.shares))
        named = ((tr("Touchpoints"), self.touchpoints), (tr("Arrows"), self.arrows))
        (self._stand_across if across else self._stand_below)(named)
        for slider in (self.touchpoints, self.arrows):
            slider.valueChanged.connect(self._moved)

    @property
    def shares(self) -> tuple[float, float]:
        """The shares of touchpoints and arrows the sliders stand at, 0 to 1."""
        return self.touchpoints.value() / _WHOLE, self.arrows.value() / _WHOLE

    def show_shares(self, ways: WaysChoice) -> None:
        """Let the sliders stand where a choice is, unless a hand is moving them."""
        if self._pause.isActive() or self.touchpoints.isSliderDown() or self.arrows.isSliderDown():
            return
        for slider, share in ((self.touchpoints, ways.activities), (self.arrows, ways.paths)):
            with QSignalBlocker(slider):
                slider.setValue(round(share * _WHOLE))
        self._tell()

    def _moved(self) -> None:
        self._tell()
        self._pause.start()

    def _tell(self) -> None:
        for slider, label in self._told.items():
            said = percent(slider.value() / _WHOLE)
            label.setText(said)
            slider.setAccessibleDescription(said)

    def _stand_below(self, named: tuple[tuple[str, QSlider], ...]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for row, (name, slider) in enumerate(named):
            grid.addWidget(QLabel(name), row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(self._told[slider], row, 2)
        grid.setColumnStretch(1, 1)

    def _stand_across(self, named: tuple[tuple[str, QSlider], ...]) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for name, slider in named:
            slider.setFixedWidth(110)
            row.addWidget(QLabel(name))
            row.addWidget(slider)
            row.addWidget(self._told[slider])


def _slider(name: str) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, _WHOLE)
    slider.setValue(_WHOLE)
    slider.setPageStep(10)
    slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    slider.setAccessibleName(name)
    return slider


def _share() -> QLabel:
    label = QLabel(percent(1.0))
    label.setProperty("look", "soft")
    label.setMinimumWidth(label.fontMetrics().horizontalAdvance(percent(1.0)) + 4)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
