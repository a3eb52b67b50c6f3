"""The document behind the handles: read anew each time, changed in steps, kept by a session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.document import Document
from journeymap.model.names import kind_name
from journeymap.model.records import Record
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session

R = TypeVar("R", bound=Record)


class OpenDocument:
    """A document of one session, as handles see it: with what a step that is not over has done."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.closed = False
        self._document = Document(session.snapshot, session.write, session.past)
        self._step: tuple[Change, Snapshot] | None = None

    @property
    def snapshot(self) -> Snapshot:
        """All records as they are now, in a step as they are in it."""
        return self._step[1] if self._step else self._document.snapshot

    def record(self, kind: type[R], id: str) -> R:
        """Return a record; raises ``JourneyError`` when it was removed."""
        found = self.snapshot.get(kind, id)
        if found is None:
            raise JourneyError(
                tr("This {kind} is no longer in the document.", kind=kind_name(kind.__name__))
            )
        return found

    def commit(self, change: Change | None) -> None:
        """Make a change: a step of its own to undo, or part of the step that is not over.

        Raises ``JourneyError`` when the document is closed or only looked at, or the disk
        refuses; nothing has happened then.
        """
        self.check_open()
        if change is None:
            return
        self.check_writable()
        if self._step is None:
            self._document.commit(change)
            return
        change = change.normal()
        step, snapshot = self._step
        self._step = Change(step.label, (step + change).edits), snapshot.apply(change)

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Let all that is done inside be one step to undo; what raises leaves nothing behind.

        One inside another becomes part of it, and alone is taken back when it raises.
        """
        self.check_open()
        before = self._step
        self._step = before or (Change(label), self._document.snapshot)
        try:
            yield
        except BaseException:
            self._step = before
            raise
        if before is None:
            made, _ = self._step
            self._step = None
            if made:
                self.commit(made)

    def undo(self) -> bool:
        """Take back the last step, also of an earlier session; tell whether there was one."""
        self._check_changeable()
        return self._document.undo() is not None

    def redo(self) -> bool:
        """Do again the step last taken back; tell whether there was one."""
        self._check_changeable()
        return self._document.redo() is not None

    def check_open(self) -> None:
        """Raise ``JourneyError`` when the document was closed."""
        if self.closed:
            raise JourneyError(tr("The document was closed. Open it again to go on."))

    def check_settled(self) -> None:
        """Raise ``JourneyError`` when the document was closed, or a step is not over yet."""
        self.check_open()
        if self._step is not None:
            raise JourneyError(tr("A change is not over yet. Leave its “with” first."))

    def _check_changeable(self) -> None:
        self.check_settled()
        self.check_writable()

    def check_writable(self) -> None:
        """Raise ``JourneyError`` when the document was closed or is only looked at."""
        self.check_open()
        if self.session.read_only:
            raise JourneyError(self.session.read_only)
