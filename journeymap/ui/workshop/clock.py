"""The clock of a workshop: counts one part of the agenda down after the other."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.language import plural, tr
from journeymap.ui.platform.sound import ring
from journeymap.ui.workshop.agenda import Agenda, AgendaPart

_TICK = 250
_LAST = 60.0
_MOST = 600.0
_FLASHES = 8


class AgendaClock(QObject):
    """Counts down; ``ticked`` says that another second is shown, ``turned`` that the part is new.

    A part that has run out is heard once, where it ``sounds``, and goes on below zero until
    somebody turns to the next: people finish their sentence. ``now`` gives seconds that only
    ever grow.
    """

    ticked = Signal()
    turned = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        now: Callable[[], float] = monotonic,
        ring: Callable[[], object] = ring,
    ) -> None:
        super().__init__(parent)
        self._now, self._ring = now, ring
        self.sounds = True
        self._rung = False
        self.agenda = Agenda("", ())
        self.index = 0
        self._spent = 0.0
        self._since: float | None = None
        self._granted = 0.0
        self._shown = 0
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether time is running."""
        return self._since is not None

    @property
    def part(self) -> AgendaPart | None:
        """The part that is on, ``None`` without an agenda."""
        parts = self.agenda.parts
        return parts[self.index] if self.index < len(parts) else None

    @property
    def spent(self) -> float:
        """Seconds this part has taken so far."""
        return self._spent + (self._now() - self._since if self._since is not None else 0.0)

    @property
    def left(self) -> float:
        """Seconds this part has left, below zero when it has run over."""
        part = self.part
        return (part.minutes * 60 if part else 0.0) + self._granted - self.spent

    @property
    def last_minute(self) -> bool:
        """Whether less than a minute is left of a part that was longer."""
        whole = self.left + self.spent
        return self.part is not None and 0 <= self.left <= _LAST < whole

    @property
    def over(self) -> bool:
        """Whether the part has run out."""
        return self.part is not None and self.left < 0

    @property
    def flashes(self) -> bool:
        """Whether it has just run out and is in the dark half of a flash."""
        return self.over and self.left > -_FLASHES and bool(ceil(-self.left) % 2)

    @property
    def share(self) -> float:
        """How much of this part is over, from 0 to 1."""
        whole = self.left + self.spent
        return min(1.0, self.spent / whole) if whole > 0 else 1.0

    @property
    def shown(self) -> str:
        """The time that is left, as minutes and seconds; with a plus what it has run over."""
        seconds = ceil(self.left)
        sign, seconds = ("+", -seconds) if seconds < 0 else ("", seconds)
        return f"{sign}{seconds // 60}:{seconds % 60:02d}"

    def take(self, agenda: Agenda) -> None:
        """Begin an agenda from its first part, not yet running."""
        self.pause()
        self.agenda = agenda
        self.turn(0)

    def start(self) -> None:
        """Count the part down from where it was held; without a part there is nothing to count."""
        if self._since is None and self.part:
            self._since = self._now()
            self._timer.start()
            self.ticked.emit()

    def pause(self) -> None:
        """Stand still with what the part has left."""
        self._spent, self._since = self.spent, None
        self._timer.stop()
        self.ticked.emit()

    def count(self, minutes: float) -> None:
        """Count some minutes down from now on; a part that is on waits with what it has left."""
        parts, at = self.agenda.parts, self.index
        rest = [part._replace(minutes=max(0.0, self.left) / 60) for part in parts[at : at + 1]]
        between = AgendaPart(_called(minutes), float(minutes), "")
        self.agenda = Agenda(self.agenda.title, (*parts[:at], between, *rest, *parts[at + 1 :]))
        self.turn(at)
        self.start()

    def clear(self) -> None:
        """Have no agenda: the clock goes from the wall and from the panel."""
        self.take(Agenda("", ()))

    def toggle(self) -> None:
        """Start where time is held, hold it where it runs: one key does both."""
        if self.running:
            self.pause()
        else:
            self.start()

    def turn(self, index: int) -> None:
        """Go to a part, which begins anew; time runs on if it was running."""
        self.index = max(0, min(index, len(self.agenda.parts) - 1))
        self._spent = self._granted = 0.0
        self._rung = False
        self._since = self._now() if self.running else None
        self.turned.emit()
        self.ticked.emit()

    def grant(self, minutes: float) -> None:
        """Give this part more time, or take some away; never less than it has had."""
        self._granted += max(minutes * 60, -max(0.0, self.left))
        self._rung = self._rung and self.left <= 0
        self.ticked.emit()

    def _tick(self) -> None:
        seconds = ceil(self.left)
        if self.left <= 0 and not self._rung:
            self._rung = True
            if self.sounds:
                self._ring()
        if seconds != self._shown:
            self._shown = seconds
            self.ticked.emit()


def minutes_of(text: str) -> float | None:
    """Return the minutes somebody typed, as ``5``, ``2:30`` or ``2,5``; at most ten hours.

    ``None`` where that is no time.
    """
    words = text.strip().replace(",", ".")
    whole, colon, rest = words.partition(":")
    if not words.isascii() or (
        colon and not (whole.isdigit() and rest.isdigit() and len(rest) < 3)
    ):
        return None
    try:
        minutes = int(whole) + int(rest) / 60 if colon else float(words)
    except ValueError:
        return None
    fits = 0 < minutes <= _MOST and not (colon and int(rest) > 59)
    return minutes if fits else None


def _called(minutes: float) -> str:
    if minutes == int(minutes):
        return plural("{n} minute", "{n} minutes", int(minutes))
    seconds = round(minutes * 60)
    return tr("{time} minutes", time=f"{seconds // 60}:{seconds % 60:02d}")
