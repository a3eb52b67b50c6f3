"""The search of a window: what is looked for, what is found so far, and which of it one is at."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.editing.replacing import Replacement, replace_hits
from journeymap.editing.text_search import HitKey, TextHit, TextIndex
from journeymap.model.matching import Span, Wanted
from journeymap.model.texts import FieldText
from journeymap.workspace.workspace import Workspace

SLICE = 0.008
"""Seconds of searching after which whatever else waits has its turn."""

NOTHING = Wanted("")


class TextSearch(QObject):
    """Looks for words in a document in small slices, anew whenever that is another.

    ``found`` says that there are other hits or more of them, ``went`` carries the hit one is at
    now, ``wanted_by`` carries words that somebody wants to look for, and whether to replace them.
    It searches only while it is ``active``, which is while somebody sees what it finds.
    """

    found = Signal()
    went = Signal(object)
    wanted_by = Signal(str, bool)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.index = TextIndex()
        self.wanted = NOTHING
        self.hits: list[TextHit] = []
        self.place = -1
        self.active = False
        self._before = -1
        self._first = ""  # the journey looked at when the words were given: its hits come first
        self._sought: HitKey | None = None
        self._unticked: set[HitKey] = set()
        self._outdated = True
        self._running: Iterator[list[TextHit]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        workspace.changed.connect(self._outdate)
        workspace.opened.connect(self._forget)

    @property
    def complete(self) -> bool:
        """Whether everything was looked through."""
        return self._running is None and not self._outdated

    @property
    def current(self) -> TextHit | None:
        """The hit one is at."""
        return self.hits[self.place] if self.place >= 0 else None

    def look_for(self, wanted: Wanted) -> None:
        """Look for other words; the first slice is done when this returns."""
        if wanted != self.wanted:
            self._first = self._workspace.journey
            self.wanted, self.place, self._before = wanted, -1, -1
            self._unticked.clear()
            self._restart()

    def wake(self, yes: bool) -> None:
        """Begin or end to follow the document."""
        if yes != self.active:
            self.active = yes
            if yes:
                self._restart()
            else:
                self._soon.stop()

    def finish(self) -> None:
        """Look through all the rest now."""
        if self._outdated or not self.active:
            self._begin()
        for hits in self._running or ():
            self._take(hits)
        self._end()

    def step(self, by: int) -> TextHit | None:
        """Go to the next hit, or with −1 to the one before; after the last comes the first."""
        if not self.complete or not self.active:
            self.finish()
        if not self.hits:
            return None
        to = self.place + by if self.place >= 0 else self._before + (by > 0)
        self.go(to % len(self.hits))
        return self.current

    def go(self, place: int) -> None:
        """Be at a hit, by its place among all."""
        self.place, self._before = place, place - 1
        self.went.emit(self.hits[place])

    def ticked(self, hit: TextHit) -> bool:
        """Tell whether a hit is to be replaced with the others."""
        return hit.key not in self._unticked

    def tick(self, hits: list[TextHit], yes: bool) -> None:
        """Let hits be replaced with the others, or not."""
        keys = {hit.key for hit in hits}
        self._unticked = self._unticked - keys if yes else self._unticked | keys
        self.found.emit()

    def to_replace(self) -> list[TextHit]:
        """Return the hits that are to be replaced."""
        return [hit for hit in self.hits if self.ticked(hit)]

    def replace(self, by: str, hits: list[TextHit] | None = None) -> Replacement:
        """Put other words where the ticked hits are, or only some, as one step to undo."""
        if not self.complete:
            self.finish()
        chosen = self.to_replace() if hits is None else hits
        done = replace_hits(self._workspace.snapshot, chosen, by)
        if done.change and not self._workspace.commit(done.change):
            return Replacement(None, 0, 0, ())
        return done

    def spans_in(self, found: FieldText) -> list[Span]:
        """Return where in a text the hits are."""
        mine = found.record.id, found.field, found.part
        return [hit.span for hit in self.hits if hit.key[:3] == mine]

    def _outdate(self) -> None:
        self._outdated = True
        if self.active:
            self._soon.start()

    def _forget(self) -> None:
        self.index, self.place, self._before = TextIndex(), -1, -1
        self._outdate()

    def _restart(self) -> None:
        self._begin()
        self._go_on()

    def _begin(self) -> None:
        """Begin anew, and find again by the way what one is at."""
        if self.place >= 0:
            self._sought, self._before = self.hits[self.place].key, self.place - 1
        self.hits, self.place, self._outdated = [], -1, False
        self._running = self.index.search(self._workspace.snapshot, self.wanted, self._first)

    def _go_on(self) -> None:
        """Search for a slice of time."""
        if self._outdated:
            self._begin()
        until = perf_counter() + SLICE
        for hits in self._running or ():
            if hits:
                self._take(hits)
            if perf_counter() > until:
                self._soon.start()
                self.found.emit()
                return
        self._end()

    def _take(self, hits: list[TextHit]) -> None:
        for hit in hits:
            if self._sought is not None and hit.key == self._sought:
                self.place, self._sought = len(self.hits), None
            self.hits.append(hit)

    def _end(self) -> None:
        self._running = self._sought = None
        self._soon.stop()
        self.found.emit()
