"""Something new that is being written: in the document from its first words on."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.editing.records import retitle
from journeymap.model.change import Change, Edit
from journeymap.model.links import removal
from journeymap.model.records import Lane
from journeymap.model.snapshot import Snapshot
from journeymap.ui.desk import Desk


class Draft:
    """Makes a record of what is written so far, lets it follow, and takes it back when dropped.

    All of it is one step to undo, unless something else was done between.
    """

    def __init__(self, desk: Desk, make: Callable[[str], Change | None]) -> None:
        self._desk, self._make = desk, make
        self._last: Snapshot | None = None
        self._whole = Change("")
        self.id = ""

    @property
    def made(self) -> bool:
        """Whether it is in the document."""
        return bool(self.id) and self._desk.document.snapshot.find(self.id) is not None

    def keep(self, words: str) -> bool:
        """Keep what is written so far; return whether nothing is left to be kept."""
        change = self._change(words)
        if not change:
            return True
        now = self._desk.document.snapshot
        join = self._last is not None and self._last is now
        kept = self._desk.commit(change, join=join)
        if kept:
            self._whole = self._whole + change if join else change
            self._last = self._desk.document.snapshot
        return kept

    def drop(self) -> bool:
        """Take back what was kept; return whether nothing of it is left."""
        return self.keep("")

    def _change(self, words: str) -> Change | None:
        now = self._desk.document.snapshot
        if self.made and words:
            return retitle(now, self.id, words)
        if self.made:
            # A lane that came along to show it goes with it, unless more was done meanwhile.
            back = tuple(
                Edit(now.find(e.record.id), e.before) for e in reversed(self._whole.edits)
            )
            return Change("Delete", back if self._last is now else removal(now, (self.id,)))
        change = self._make(words) if words else None
        new = [e.after for e in change or () if e.before is None and e.after is not None]
        self.id = next((record.id for record in new if type(record) is not Lane), "")
        return change
