"""The countdown beside the speaker's notes: what is on, how long still, hold it, give a minute."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from journeymap.language import plural, tr
from journeymap.ui.workshop.clock import AgendaClock


class CountdownRow(QWidget):
    """Shows the clock of the workshop while it has something to count."""

    def __init__(self, clock: AgendaClock) -> None:
        super().__init__()
        self._clock = clock
        self.part, self.left = QLabel(), QLabel()
        self.part.setProperty("look", "number")
        self.hold = QPushButton()
        self.more = QPushButton(plural("+{n} minute", "+{n} minutes", 1))
        self.forth = QPushButton(tr("Next part"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.part)
        row.addWidget(self.left)
        row.addStretch(1)
        for button in (self.hold, self.more, self.forth):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self.hold.clicked.connect(clock.toggle)
        self.more.clicked.connect(lambda: clock.grant(1))
        self.forth.clicked.connect(lambda: clock.turn(clock.index + 1))
        clock.ticked.connect(self.refresh)
        clock.turned.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the time as it is; without anything to count it is not there."""
        clock, part = self._clock, self._clock.part
        self.setVisible(part is not None)
        if part is None:
            return
        self.part.setText(part.title)
        self.left.setText(clock.shown)
        look = "time over" if clock.over else "time last" if clock.last_minute else "time"
        if self.left.property("look") != look:
            self.left.setProperty("look", look)
            self.left.style().polish(self.left)
        self.hold.setText(tr("Pause") if clock.running else tr("Start"))
        self.forth.setEnabled(clock.index + 1 < len(clock.agenda.parts))
