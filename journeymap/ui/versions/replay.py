"""Replay: the document grows before one's eyes, from an earlier moment to now."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.snapshot import Snapshot
from journeymap.storage.timeline import ReplayFrame, Timeline
from journeymap.ui.versions.lookback import Lookback
from journeymap.ui.versions.moments import PastMoment, moment_at

SPEEDS = (0.5, 1.0, 2.0, 4.0)
_MANY = 2000
"""Steps from which on somebody is told that it takes a moment."""

_BEAT = 700
"""Milliseconds from one frame to the next at single speed."""


class Replay(QObject):
    """Plays what was done since a moment; the page keeps its scale, so that one sees it grow.

    It runs whatever is said about motion, as it was asked for. Nothing is written meanwhile.
    ``changed`` says that another frame is shown, or that it plays, pauses or is over.
    """

    changed = Signal()

    def __init__(self, lookback: Lookback) -> None:
        super().__init__(lookback)
        self._lookback = lookback
        self._frames: tuple[ReplayFrame, ...] = ()
        self._shown: Snapshot | None = None
        self._timeline: Timeline | None = None
        self._since = 0
        self._camera: tuple[float, float, float] | None = None
        self._speed = 1.0
        self.at = 0
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._forth)
        lookback.moved.connect(self._follow)

    @property
    def running(self) -> bool:
        """Whether there is something to play, playing or paused."""
        return self._timeline is not None

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._beat.isActive()

    @property
    def length(self) -> int:
        """How many frames there are behind the first picture."""
        return len(self._frames)

    @property
    def speed(self) -> float:
        """How fast it plays, 1 being seven frames in five seconds."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._speed = speed
        self._beat.setInterval(round(_BEAT / speed))
        self.changed.emit()

    def begin(self, since: int) -> None:
        """Play from the moment after a step."""
        lookback, timeline = self._lookback, self._lookback.timeline
        if timeline is None or not lookback.may_leave():
            return

        def start(made: tuple[Snapshot, tuple[ReplayFrame, ...]]) -> None:
            if timeline is lookback.timeline and made[1]:
                self._start(timeline, since, *made)
            else:
                lookback.host.notify(tr("Nothing to replay: nothing was done since then."))

        if len(timeline.steps) > _MANY:
            lookback.host.notify(tr("The replay is being prepared…"))
        lookback.do(lambda: timeline.frames(since), start)

    def toggle(self) -> None:
        """Play on, or pause; at the end, play once more."""
        if self.playing:
            self._beat.stop()
        elif self.running:
            if self.at == self.length:
                self.go(0)
            self._beat.start(round(_BEAT / self._speed))
        self.changed.emit()

    def go(self, at: int) -> None:
        """Show a frame, 0 being how it was at the beginning."""
        at = max(0, min(at, self.length))
        if not self.running or self._shown is None:
            return
        passed = self._frames[self.at : at] if at > self.at else self._frames[at : self.at]
        whole = sum((frame.change for frame in passed), Change(""))
        self._shown = self._shown.apply(whole if at > self.at else ~whole)
        self.at = at
        self._show()

    def pause(self) -> None:
        """Stay at the frame that is shown."""
        self._beat.stop()
        self.changed.emit()

    def moment(self) -> PastMoment | None:
        """Return the moment that is shown."""
        if self._timeline is None:
            return None
        number = self._frames[self.at - 1].step.number if self.at else self._since
        return moment_at(self._timeline, number)

    def _start(
        self, timeline: Timeline, since: int, start: Snapshot, frames: tuple[ReplayFrame, ...]
    ) -> None:
        view = self._lookback.host.page
        camera = view.camera
        before = self._camera or (camera.zoom, camera.x, camera.y)
        if self._lookback.moment is not None:
            self._lookback.back()
        self._camera = before
        view.zoom_fit()  # of now, when everything is there
        self._timeline, self._since, self._frames = timeline, since, frames
        self._shown, self.at = start, 0
        self._show()
        self._beat.start(round(_BEAT / self._speed))
        self.changed.emit()

    def _forth(self) -> None:
        if self.at < self.length:
            self.go(self.at + 1)
        if self.at == self.length:
            self.pause()

    def _show(self) -> None:
        moment = self.moment()
        if moment is None or self._shown is None:
            return
        view = self._lookback.host.page
        held = view.camera.zoom, view.camera.x, view.camera.y
        self._lookback.show(moment, self._shown)
        self._look_from(held)
        self.changed.emit()

    def _look_from(self, place: tuple[float, float, float]) -> None:
        view = self._lookback.host.page
        view.camera.zoom, view.camera.x, view.camera.y = place
        view.moved()

    def _follow(self) -> None:
        """End when one comes back to now, or somebody looks at another moment by hand."""
        if not self.running:
            return
        there = self._lookback.moment
        if there is not None and self._lookback.host.workspace.snapshot is self._shown:
            return
        self._beat.stop()
        self._timeline, self._frames, self._shown, self.at = None, (), None, 0
        if self._camera is not None and there is None:
            self._look_from(self._camera)
        self._camera = None
        self.changed.emit()
