"""The document: the one thing in the program that moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from journeymap.model.change import Change
from journeymap.model.snapshot import Snapshot

Role = Literal["do", "join", "undo", "redo", "merge"]
"""What a change was to the undo stack: a step, part of the step before, a step back or forth."""

Write = Callable[[Change, Role], None]
Listener = Callable[[Change], None]
Past = Callable[[], Iterable[tuple[Role, Change]]]


class Document:
    """A snapshot, the way back from it, and those who want to know.

    ``write`` is called before the snapshot moves, so what cannot be kept has not
    happened. ``past`` yields what was written in earlier sessions, oldest first; it
    is asked for the first time somebody wants to go back behind the present session.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        write: Write = lambda change, role: None,
        past: Past = lambda: (),
    ) -> None:
        self.snapshot = snapshot
        self._write = write
        self._past: Past | None = past
        self._undo: list[Change] = []
        self._redo: list[Change] = []
        self._spent = False
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after every change; return a function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def commit(self, change: Change | None, *, join: bool = False) -> None:
        """Make a change the user asked for, one step to undo.

        With ``join`` it becomes part of the step before, as typing does. If the
        change cannot be written, nothing has happened and the error goes up.
        """
        change = change.normal() if change else None
        if not change:
            return
        self._recall()
        self._make(change, "join" if join and self._undo and not self._spent else "do")

    def retract(self, change: Change) -> bool:
        """Take back the step just made as if it had never been, with nothing to do again.

        Return whether it could be: not when another came after it.
        """
        self._recall()
        if not self._undo or self._undo[-1] != change.normal():
            return False
        self._make(~self._undo[-1], "join")
        return True

    def merge(self, change: Change) -> None:
        """Take in a change made elsewhere; it is not ours to undo."""
        self._move(self.snapshot.rebase(change))

    def undo(self) -> Change | None:
        """Take back the last step; return what was done, or ``None`` when there is no step."""
        return self._travel("undo")

    def redo(self) -> Change | None:
        """Do again the step last taken back."""
        return self._travel("redo")

    @property
    def undoable(self) -> str | None:
        """The label of the step ``undo`` would take back, or ``None``."""
        self._recall()
        return self._undo[-1].label if self._undo else None

    @property
    def redoable(self) -> str | None:
        """The label of the step ``redo`` would do again, or ``None``."""
        self._recall()
        return self._redo[-1].label if self._redo else None

    def _travel(self, role: Role) -> Change | None:
        self._recall()
        source = self._undo if role == "undo" else self._redo
        while source:
            back = self.snapshot.rebase(~source[-1])
            if back:
                self._write(back, role)
                self._stack(role, back)
                self._move(back)
                return back
            source.pop()
        return None

    def _make(self, change: Change, role: Role) -> None:
        self._write(change, role)
        self._stack(role, change)
        self._move(change)

    def _recall(self) -> None:
        """Rebuild the stacks of earlier sessions, once."""
        if self._past is not None:
            past, self._past = self._past, None
            for role, change in past():
                self._stack(role, change)

    def _stack(self, role: Role, change: Change) -> None:
        self._spent = False
        if role == "do":
            self._undo.append(change)
            self._redo.clear()
        elif role == "join":
            joined = (self._undo.pop() if self._undo else Change(change.label)) + change
            # What came to nothing, as a name given and taken back, is no step to undo, and
            # what comes next cannot join it.
            self._spent = not joined
            if joined:
                self._undo.append(joined)
            self._redo.clear()
        elif role in ("undo", "redo"):
            source, target = self._undo, self._redo
            if role == "redo":
                source, target = target, source
            if source:
                source.pop()
            target.append(change)

    def _move(self, change: Change) -> None:
        if not change:
            return
        self.snapshot = self.snapshot.apply(change)
        for listener in tuple(self._listeners):
            listener(change)
