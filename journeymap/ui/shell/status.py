"""The status line: what is selected, what the keys do now, and how large the page is shown."""

from __future__ import annotations

from collections.abc import Callable
from math import log2

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QSlider, QStatusBar, QToolButton, QWidget

from journeymap.language import plural, tr
from journeymap.layout.atlas import ATLAS
from journeymap.model.names import levels_of
from journeymap.model.snapshot import Snapshot
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.workspace import MAP

LINGER = 6000
"""How long a sentence stays before the hint comes back, in milliseconds."""

_BETWEEN = "  ·  "
_STEPS = 16
_DIGITS = 9
_LEAST, _MOST = -4, 3
_LONG = 3.0
"""How many times wider than high a map is from which on it is said that it can be wrapped."""


class _FittedWords(QLabel):
    """Words that have to be fitted anew when what stands beside them takes more room, or less."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class StatusLine(QStatusBar):
    """Says what happened, else what the keys do; zooms with a slider on an octave scale."""

    def __init__(self, host: WindowHost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.setSizeGripEnabled(False)
        self._words = _FittedWords()
        self._words.setProperty("look", "soft")
        self._words.setContentsMargins(12, 0, 0, 0)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hint: tuple[str, ...] = ()
        self._said: tuple[str, ...] = ()
        self._linger = QTimer(self, singleShot=True, interval=LINGER)
        self._linger.timeout.connect(self._show_hint)
        self._refit = QTimer(self, singleShot=True, interval=0)  # when the words have their place
        self._refit.timeout.connect(self._fit)
        self._words.resized.connect(self._refit.start)
        self._act: Callable[[], object] = self.refresh
        self.offered = _button("", "", lambda: self._act())
        self.offered.setProperty("look", "link")
        self.offered.hide()
        self._zoom = QLabel()
        self._zoom.setProperty("look", "soft")
        self._zoom.setMinimumWidth(44)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(_LEAST * _STEPS, _MOST * _STEPS)
        self._slider.setFixedWidth(110)
        self._slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._slider.setAccessibleName(tr("Zoom"))
        self.addWidget(self._words, 1)
        self.addWidget(self.offered)
        for part in (
            self._zoom,
            _button("−", tr("Zoom out"), lambda: host.main_view.zoom_out()),
            self._slider,
            _button("+", tr("Zoom in"), lambda: host.main_view.zoom_in()),
            _button(tr("Fit"), tr("Whole map"), lambda: host.main_view.zoom_fit()),
        ):
            self.addPermanentWidget(part)
        self._slider.valueChanged.connect(self._slid)
        host.zoomed.connect(self.show_zoom)
        host.turned.connect(self.refresh)
        # In one row or in several, which is laid out by then.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        host.workspace.shown.connect(self._soon.start)
        host.workspace.changed.connect(self._outdate)
        self.show_zoom(host.main_view.zoom)
        self.refresh()

    @property
    def said(self) -> str:
        """What is said now, whether there is room for it or not."""
        return _BETWEEN.join(self._said)

    def say(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self._said = (sentence,)
        self._words.setToolTip(sentence)
        self.offered.hide()
        self._fit()
        self._linger.start(LINGER)

    def offer(self, sentence: str, words: str, act: Callable[[], object]) -> None:
        """Show a sentence, and beside it something to do about it."""
        self.say(sentence)
        self._act = act
        self.offered.setText(words)
        self.offered.setAccessibleName(words)
        self.offered.show()
        self._refit.start()
        self._linger.start(LINGER * 3)

    def show_beside(self, widget: QWidget) -> None:
        """Show something left of the zoom, whatever is said."""
        self.insertPermanentWidget(2, widget)  # behind the words and what is offered

    def withdraw(self) -> None:
        """Say no longer what is said, and offer nothing about it."""
        self._linger.stop()
        self._show_hint()

    def _outdate(self) -> None:
        """Offer Undo no longer than it takes back what is said: a step later it is another."""
        if not self.offered.isHidden() and self._act == self._host.workspace.undo:
            self.withdraw()

    def refresh(self) -> None:
        """Take in what is selected now."""
        self._hint = hint(self._host)
        if not self._linger.isActive():
            self._show_hint()

    def show_zoom(self, zoom: float) -> None:
        """Show how large the page is, 1 being one unit a pixel."""
        self._zoom.setText(tr("{percent} %", percent=round(zoom * 100)))
        self._shown = max(_LEAST * _STEPS, min(_MOST * _STEPS, round(log2(zoom) * _STEPS)))
        self._slider.setValue(self._shown)

    def _slid(self, value: int) -> None:
        if value != self._shown:
            self._host.main_view.zoom_to(2.0 ** (value / _STEPS))

    def _show_hint(self) -> None:
        self.offered.hide()
        self._said = self._hint
        self._words.setToolTip("")
        self._fit()

    def _fit(self) -> None:
        """Say as much as there is room for, in whole parts; one alone ends in dots."""
        said, metrics = self._said, self._words.fontMetrics()
        room = self._words.contentsRect().width()
        while len(said) > 1 and metrics.horizontalAdvance(_BETWEEN.join(said)) > room:
            said = said[:-1]
        words = _BETWEEN.join(said)
        self._words.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))


def hint(host: WindowHost) -> tuple[str, ...]:
    """Return how much is selected and what the keys do with it."""
    if host.presentation is not None:
        return _joined(
            (tr("The keys turn the frames on the wall"),),
            (
                ("F2", tr("rename")),
                ("F5", tr("to the wall")),
                ("Esc", tr("end the presentation")),
            ),
        )
    if told := host.main_view.keys_told:
        return _joined((), told)
    chosen = len(host.workspace.selection)
    if host.workspace.edit_view.cell:
        return _joined(
            (),
            (
                ("Enter", tr("begin here")),
                ("T", tr("new touchpoint")),
                ("Ctrl+V", tr("paste")),
                ("← →", tr("next cell")),
                ("Esc", tr("leave")),
            ),
        )
    if host.workspace.arrangement == ATLAS:
        return _joined(
            (plural("{n} selected", "{n} selected", chosen),) if chosen else (),
            (("Enter", tr("open")), ("← →", tr("select")), ("Esc", tr("back"))),
        )
    if not chosen:
        return _nothing_selected(host)
    count = (plural("{n} selected", "{n} selected", chosen),)
    if host.workspace.edit_view.card is None:
        return _joined(count, (("F2", tr("rename")), ("Del", tr("delete"))))
    return _joined(
        count,
        (
            ("Tab", tr("next touchpoint")),
            ("Enter", tr("parallel one")),
            ("F2", tr("rename")),
            (feeling_keys(host.workspace.snapshot), tr("feeling")),
            ("F", tr("friction")),
            ("L", tr("link")),
        ),
    )


def _nothing_selected(host: WindowHost) -> tuple[str, ...]:
    keys = [
        ("T", tr("new touchpoint")),
        ("← →", tr("select")),
        ("Ctrl+K", tr("all commands")),
        ("?", tr("all keys")),
    ]
    if _is_long(host):
        keys.insert(2, ("Ctrl+Shift+W", tr("wrap the long map into rows")))
    return _joined((), tuple(keys))


def _is_long(host: WindowHost) -> bool:
    """Tell whether one looks at a map in one row that is much wider than high."""
    look = host.workspace.look
    if look.arrangement != MAP or look.rows != 1 or not host.workspace.journey:
        return False
    page = host.page.lay_out()
    return page.width > _LONG * page.height


def feeling_keys(snapshot: Snapshot) -> str:
    """Return the keys that set a feeling: a digit a level, and one level more or less."""
    levels = levels_of(snapshot)
    return f"1–{levels}" if levels <= _DIGITS else f"1–{_DIGITS}, + −"


def _joined(first: tuple[str, ...], keys: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return (*first, *(f"{key} {words}" for key, words in keys))


def _button(text: str, name: str, act: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: act())
    return button
