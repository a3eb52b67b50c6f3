"""Something that is being written: in the document from its first words on, as one step."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.editing.records import retitle
from journeymap.model.change import Change
from journeymap.model.links import removal
from journeymap.model.records import Lane
from journeymap.model.snapshot import Snapshot
from journeymap.workspace.workspace import Workspace


class UndoStep:
    """What is kept again and again: one step to undo, unless something else was done between."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._last: Snapshot | None = None
        self._kept: list[Change] = []

    @property
    def whole(self) -> Change | None:
        """What is kept so far; ``None`` where nothing is, or something else was done after it."""
        return self._kept[-1] if self._last is self._workspace.snapshot else None

    def keep(self, change: Change | None) -> bool:
        """Make a change part of the step; return whether nothing is left to be kept."""
        if not change:
            return True
        joins = self.whole is not None
        if not self._workspace.commit(change, join=joins):
            return False
        self._last = self._workspace.snapshot
        self._kept = [*self._kept[:-1], self._kept[-1] + change] if joins else [*self._kept, change]
        return True

    def give_back(self) -> bool:
        """Take all of it back and leave the rest alone; return whether nothing of it is left."""
        now, back = self._workspace.snapshot, Change("")
        for change in reversed(self._kept):
            part = now.rebase(~change)
            now, back = now.apply(part), back + part
        return self.keep(back)


class Draft:
    """Makes a record of what is written so far, lets it follow, and takes it back when dropped.

    All of it is one step to undo, unless something else was done between.
    """

    def __init__(
        self,
        workspace: Workspace,
        make: Callable[[str], Change | None],
        rewrite: Callable[[Snapshot, str, str], Change | None] = retitle,
    ) -> None:
        self._workspace, self._make, self._rewrite = workspace, make, rewrite
        self._step = UndoStep(workspace)
        self.id = ""

    @property
    def made(self) -> bool:
        """Whether it is in the document."""
        return bool(self.id) and self._workspace.snapshot.find(self.id) is not None

    def keep(self, words: str) -> bool:
        """Keep what is written so far; return whether nothing is left to be kept."""
        return self._step.keep(self._change(words))

    def drop(self) -> bool:
        """Take back what was kept; return whether nothing of it is left."""
        return self.keep("")

    def _change(self, words: str) -> Change | None:
        now = self._workspace.snapshot
        if self.made and words:
            return self._rewrite(now, self.id, words)
        if self.made:
            # A lane that came along to show it goes with it, unless more was done meanwhile.
            whole = self._step.whole
            back = now.rebase(~whole).edits if whole else removal(now, (self.id,))
            return Change("Delete", back)
        change = self._make(words) if words else None
        new = [e.after for e in change or () if e.before is None and e.after is not None]
        self.id = next((record.id for record in new if type(record) is not Lane), "")
        return change
