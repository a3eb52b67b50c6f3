"""The clock of a workshop to look at: what is on, what to say, and the time that is left."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeymap.language import plural, tr
from journeymap.painting.paint import brush
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words
from journeymap.ui.workshop.agenda import Agenda
from journeymap.ui.workshop.agenda_dialog import AgendaDialog
from journeymap.ui.workshop.clock import AgendaClock, minutes_of
from journeymap.ui.workshop.own_agendas import offered
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings

SOUND = "workshop/sound"
"""Where in the settings it is whether the end of a part is heard."""

_MINUTES = (5, 10, 15)
_OFFERED = 6
"""So many agendas are offered at once; the dialog has them all."""

_NO_PEN = Qt.PenStyle.NoPen


class Timer(QFrame):
    """Shows a clock and lets it be started, held and turned on."""

    def __init__(self, clock: AgendaClock, appearance: Appearance, settings: Settings) -> None:
        super().__init__()
        self.setProperty("look", "part")
        self.clock, self._settings = clock, settings
        clock.sounds = settings.flag(SOUND, True)
        self._title, self._time = Words("title"), Words("clock")
        self._say, self._next = Words("said"), Words("soft")
        self._bar = TimeBar(appearance)
        self.back = self._button("‹", tr("Part before"), lambda: clock.turn(clock.index - 1))
        self.go = self._button("", "", clock.toggle)
        self.on = self._button("›", tr("Next part"), lambda: clock.turn(clock.index + 1))
        self.more = self._button(
            plural("+{n} minute", "+{n} minutes", 1), tr("One minute more"), lambda: clock.grant(1)
        )
        self.go.setProperty("look", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 14, SIDE, 16)
        column.setSpacing(7)
        for widget in (self._title, self._time, self._bar, self._say, self._next):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.back, self.go, self.on):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.more)
        column.addLayout(row)
        self._appearance = appearance
        self._offers: list[QPushButton] = []
        self._column = QVBoxLayout()
        column.addLayout(self._column)
        self.own = link(tr("Agendas…"), self.show_agendas)
        column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._minutes())
        self.sound = QCheckBox(tr("Sound at the end"))
        self.sound.setChecked(clock.sounds)
        self.sound.toggled.connect(self._sound)
        self.away = link(tr("Put away"), self.clock.clear)
        foot = QHBoxLayout()
        foot.addWidget(self.sound, 1)
        foot.addWidget(self.away)
        column.addLayout(foot)
        clock.ticked.connect(self.refresh)
        clock.turned.connect(self.refresh)
        self.offer_agendas()

    def offer_agendas(self) -> None:
        """Offer the agendas there are, one's own first."""
        for offer in self._offers:
            offer.hide()
            offer.deleteLater()
        self._offers = [self._offer(one.agenda) for one in offered()[:_OFFERED]]
        for offer in self._offers:
            self._column.addWidget(offer, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def show_agendas(self) -> AgendaDialog:
        """Open the dialog in which agendas are made."""
        made = AgendaDialog(self.window(), self._appearance, self._settings)
        made.chosen.connect(self.clock.take)
        made.kept.connect(self.offer_agendas)
        made.show()
        return made

    def _offer(self, agenda: Agenda) -> QPushButton:
        """Return the button that begins an agenda."""
        return link(agenda.title, lambda: self.clock.take(agenda))

    def _minutes(self) -> QHBoxLayout:
        """Return what counts some minutes down."""
        row = QHBoxLayout()
        row.setSpacing(6)
        self.counts = [self._count(minutes) for minutes in _MINUTES]
        for button in self.counts:
            row.addWidget(button)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("2:30")
        self.typed.setMaximumWidth(64)
        self.typed.setAccessibleName(tr("Minutes to count down, such as 7 or 2:30"))
        self.typed.setToolTip(tr("Minutes to count down, such as 7 or 2:30"))
        self.typed.returnPressed.connect(self._count_typed)
        row.addWidget(self.typed)
        row.addStretch(1)
        return row

    def _count_typed(self) -> None:
        """Count down what was typed; what is no time stays, marked."""
        minutes = minutes_of(self.typed.text())
        if minutes is None:
            self._next.say(tr("Type minutes, such as 7 or 2:30."))
            self._next.show()
            self.typed.selectAll()
            return
        self.typed.clear()
        self.clock.count(minutes)

    def _sound(self, on: bool) -> None:
        self.clock.sounds = on
        self._settings.remember(SOUND, on)

    def _count(self, minutes: int) -> QPushButton:
        whole = plural("Count {n} minute down", "Count {n} minutes down", minutes)
        return self._button(tr("{n} min", n=minutes), whole, lambda: self.clock.count(minutes))

    def _button(self, text: str, name: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(act)
        return button

    def refresh(self) -> None:
        """Show the time as it is."""
        clock, part = self.clock, self.clock.part
        there = part is not None
        for widget in (self._time, self._bar, self._say, self.back, self.go, self.on, self.more):
            widget.setVisible(there)
        for offer in self._offers:
            offer.setVisible(not there)
        self.away.setVisible(there)
        self._next.setVisible(not there or bool(self._following()))
        if part is None:
            self._title.say(tr("Clock"))
            self._next.say(tr("Counts minutes down, or one part of an agenda after the other."))
            return
        self._title.say(part.title)
        self._time.say(clock.shown)
        look = "clock over" if clock.over else "clock last" if clock.last_minute else "clock"
        if self._time.property("look") != look:
            self._time.setProperty("look", look)
            self._time.style().polish(self._time)
        self._bar.show_share(clock.share, clock.over)
        self._say.say(part.say)
        self._say.setVisible(bool(part.say))
        self._next.say(self._following())
        self.go.setText(tr("Pause") if clock.running else tr("Start"))
        self.back.setEnabled(clock.index > 0)
        self.on.setEnabled(bool(self._following()))

    def _following(self) -> str:
        parts, place = self.clock.agenda.parts, self.clock.index + 1
        if place >= len(parts):
            return ""
        then = parts[place]
        return tr("then {part}, {n} min", part=then.title, n=ceil(then.minutes))


class TimeBar(QWidget):
    """How much of the time is over, as a line."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance, self._share, self._over = appearance, 0.0, False
        self.setFixedHeight(6)

    def show_share(self, share: float, over: bool) -> None:
        """Show a share from 0 to 1, and whether more than all of it is over."""
        self._share, self._over = share, over
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_NO_PEN)
        painter.setBrush(brush(theme.track))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setBrush(brush(theme.pain_ink if self._over else theme.accent))
        wide = max(6.0, self.width() * self._share)
        painter.drawRoundedRect(QRectF(0, 0, wide, self.height()), 3, 3)
