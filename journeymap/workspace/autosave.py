"""Autosave: brings the person's file up to date in the background, so that nobody saves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.storage.faults import ChangedUnderneath
from journeymap.storage.session import Session
from journeymap.workspace.work import Work, WorkLine
from journeymap.workspace.workspace import Workspace

_QUIET = 2_000
_LONGEST = 15_000
_RENEWED = 60_000
"""Milliseconds between two thumbnails: each takes some of the time of whoever types."""

Drawing = tuple[str, Callable[[], bytes]]
"""A journey, and what draws it small as a PNG in any thread."""

_HAND = (QEvent.Type.MouseMove, QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class Autosave(QObject):
    """Publishes after two seconds without an edit, and at least every fifteen.

    ``state`` carries what to say of the file, ``trouble`` a sentence when it could not be
    written, ``conflict`` that somebody else has changed it underneath. ``drawing`` gives what
    draws the thumbnail; it is drawn after a publish and comes into the file with the next, so
    that none waits for it.
    """

    state = Signal(str)
    trouble = Signal(str)
    conflict = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self._workspace = workspace
        self.drawing: Callable[[], Drawing | None] = lambda: None
        self._drawn = QElapsedTimer()
        self._line = WorkLine("publish")
        self._held = self._prepared = False
        self._told = ""
        self._noticed: set[str] = set()
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._longest = QTimer(self, singleShot=True, interval=_LONGEST)
        self._quiet.timeout.connect(self.publish)
        self._longest.timeout.connect(self.publish)
        workspace.changed.connect(self._changed)
        for signal in (workspace.typed, workspace.failed):
            signal.connect(lambda *_: self.tell())
        workspace.selected.connect(self._prepare)

    def take(self, session: Session | None) -> None:
        """Keep another session from now on."""
        self._quiet.stop()
        self._longest.stop()
        self.session, self._held, self._prepared, self._told = session, False, False, ""
        self._noticed = set(session.notices) if session else set()
        self._drawn.invalidate()
        if session is not None and session.pending:
            self._quiet.start()  # recovered work is on its way into its file
        self.tell()

    def _prepare(self) -> None:
        """Load what the first edit needs, as soon as somebody takes hold of something."""
        if self.session is not None and self._workspace.selection and not self._prepared:
            self._prepared = True
            self._do(self.session.prepare)

    def await_hand(self, *things: QObject) -> None:
        """Load what writing needs once the mouse moves or a key goes down over one of these.

        The first edit need not select anything, and whoever only looks does without 20 MB.
        """
        for thing in things:
            thing.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HAND:
            from importlib import import_module

            watched.removeEventFilter(self)
            self._do(lambda: import_module("journeymap.storage.store"))
        return False

    def publish(self) -> None:
        """Bring the file up to date in the worker; nothing happens while a conflict is open."""
        self._quiet.stop()
        self._longest.stop()
        session = self.session
        if session is None or session.path is None or session.read_only or self._held:
            self.tell()
            return
        if session.pending:
            self.state.emit(tr("Saving…"))
            work = self._do(session.publish)
            work.ended.connect(lambda: self._finished(work))

    def depict(self) -> None:
        """Renew the thumbnail for a file that is about to be made; ``wait`` waits for that, too."""
        if self.session is not None:
            self._do(self.session.prepare)
            self._drawn.invalidate()
            self._draw(self.session)

    def wait(self) -> None:
        """Return when the worker has finished what it was given."""
        self._line.wait()

    def release(self) -> None:
        """Let the file be written again, as after a conflict; one not settled is asked again."""
        self._held, self._told = False, ""
        self.publish()

    def stop(self) -> None:
        """End the worker; used when the window closes."""
        self._line.stop()

    def _do(self, act: Callable[[], object]) -> Work:
        """Do something after what is done to the file already."""
        work = Work(lambda _: act(), self)
        work.ended.connect(work.deleteLater)
        self._line.add(work)
        return work

    def tell(self) -> None:
        """Say how the file stands."""
        session = self.session
        if session is None:
            self.state.emit("")
        elif session.read_only:
            self.state.emit(tr("Read-only: save as a copy"))
        elif self._workspace.typing:
            self.state.emit(tr("Not kept") if self._workspace.refused else tr("Saving…"))
        elif session.path is None:
            self.state.emit(tr("Kept, not in a file yet") if session.pending else "")
        elif self._held:
            self.state.emit(tr("Kept, but the file was changed elsewhere"))
        else:
            waits = tr("Kept, not in a file yet") if self._told else tr("Saving…")
            self.state.emit(waits if session.pending else tr("Saved"))

    def _changed(self) -> None:
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()
        self.tell()

    def _finished(self, work: Work) -> None:
        """Tell what went wrong, once: it would come again with every edit until it is mended."""
        fault, told = work.fault, self._told
        self._told = str(fault) if isinstance(fault, JourneyError) else ""
        if isinstance(fault, ChangedUnderneath):
            if not self._held:
                self._held = True
                self.conflict.emit(str(fault))
        elif isinstance(fault, JourneyError):
            if self._told != told:
                self.trouble.emit(str(fault))
        elif fault is not None:
            raise fault
        elif self.session is not None:
            for notice in self.session.notices:
                if notice not in self._noticed:
                    self._noticed.add(notice)
                    self._workspace.said.emit(notice)
            self._draw(self.session)
        self.tell()

    def _draw(self, session: Session) -> None:
        """Renew the thumbnail, now and then; whether that works troubles nobody."""
        if self._drawn.isValid() and self._drawn.elapsed() < _RENEWED:
            return
        if drawing := self.drawing():
            journey, draw = drawing
            self._drawn.start()
            self._do(lambda: session.attachments.put_thumbnail(journey, draw()))
