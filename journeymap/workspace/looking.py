"""How the open document is looked at: the part of a workspace that knows looks and saved views."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from journeymap.analysis.difference import ComparedJourney
from journeymap.analysis.difference.counterparts import counterpart
from journeymap.layout.atlas import ATLAS
from journeymap.layout.library import LIBRARY
from journeymap.model.grid import stages
from journeymap.model.records import Journey, SavedView
from journeymap.view import Look
from journeymap.view.differing import DIFFERENCE
from journeymap.view.look import EXECUTIVE, FULL, OPERATIONAL
from journeymap.view.saved import ReadLook
from journeymap.workspace.looks import Looks
from journeymap.workspace.surroundings import Surroundings

OF_FILE = (ATLAS, LIBRARY)
"""The arrangements that show the whole file, and keep a look of their own."""


class Looking(Surroundings):
    """The part of a workspace that knows how each journey is looked at; ``said`` is a sentence."""

    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = ""
        self.focus: str | None = None
        self.covered: frozenset[str] = frozenset()
        self.shows_behind = False
        self._looks = Looks()
        self._against: dict[str, ComparedJourney] = {}
        self.only_changed = False

    @property
    def journey(self) -> str:
        """The id of the journey in view."""
        raise NotImplementedError

    @property
    def look(self) -> Look:
        """How the journey in view is looked at; each keeps its own while the window is open.

        So do the atlas and the library, which are of no journey.
        """
        return self._looks[self._page or self.journey]

    @look.setter
    def look(self, look: Look) -> None:
        if look != self.look:
            self._page = look.arrangement if look.arrangement in OF_FILE else ""
            self._looks[self._page or self.journey] = look
            self.shown.emit()

    def change_look(self, **how: Any) -> None:
        """Look at the journey in view in another way, by the names of what a look holds."""
        page = how.get("arrangement", self.arrangement)
        self.look = self._looks[page if page in OF_FILE else self.journey].but(
            **{"arrangement": page, **how}
        )

    def cover(self, metrics: Iterable[str] = ()) -> None:
        """Leave what customers say of some metrics out of all that is seen, or of none again.

        It is a way of looking: the file and exports have all of it.
        """
        wanted = frozenset(metrics)
        if wanted != self.covered:
            self.covered = wanted
            self.shown.emit()

    def show_behind(self, yes: bool) -> None:
        """Show what stands behind ideas as arrows: of what is selected, else of all; or no more.

        It is a way of looking, and in no file and no export.
        """
        if yes != self.shows_behind:
            self.shows_behind = yes
            self.shown.emit()

    @property
    def on_file(self) -> bool:
        """Whether the whole file is looked at, and no journey."""
        return bool(self._page)

    @property
    def through(self) -> SavedView | None:
        """The saved view the journey in view is looked at through, ``None`` for none."""
        return self._looks.through(self.snapshot, self.journey)

    @property
    def view_changed(self) -> bool:
        """Whether one looks in another way than the view one looks through was saved."""
        return self._looks.changed(self.snapshot, self.journey, self.focus)

    def look_through(self, saved: SavedView | None) -> None:
        """Look at the journey in view as was saved, or as somebody does who saved no view."""
        self._page = ""
        self._take(self._looks.look_through(self.snapshot, self.journey, saved))
        self.shown.emit()

    def call_view(self, saved: str) -> None:
        """Take the present look for that of a view, by its id, which has just been kept."""
        self._looks.name(self.journey, saved)
        self.shown.emit()

    def _take(self, read: ReadLook | None) -> None:
        """Let the persona of a view stand out, and say what of the view nobody understands."""
        if read is not None:
            self.focus = read.focus
            for sentence in read.left_out:
                self.said.emit(sentence)

    def unfold(self, stage: str) -> None:
        """Show a stage in full; where nothing but stages was shown, the others stay folded."""
        folded, detail = self.look.folded, self.look.detail
        if detail == EXECUTIVE:
            folded = frozenset(one.id for one in stages(self.snapshot, self.journey))
            detail = OPERATIONAL
        self.change_look(folded=folded - {stage}, detail=detail)

    @property
    def arrangement(self) -> str:
        """How the journey in view is laid out."""
        return self.look.arrangement

    def arrange(self, arrangement: str) -> None:
        """Lay the journey in view out in another way.

        An as-is is compared with the newest journey derived from it, by looking at that one.
        """
        if arrangement == DIFFERENCE and not self._page and self.against is None:
            pair = counterpart(self.snapshot, self.journey)
            if pair is not None:
                self.look_at(pair[1].id)
        self.change_look(arrangement=arrangement)

    def look_at(self, journey: str) -> None:
        """Show another journey of the document."""
        raise NotImplementedError

    @property
    def against(self) -> ComparedJourney | None:
        """What the journey in view is compared with, ``None`` for what it was derived from."""
        return self._against.get(self.journey)

    def compare_with(self, side: ComparedJourney | None) -> None:
        """Show the journey in view beside another one, or again beside what it was derived from."""
        self._against.pop(self.journey, None)
        if side is not None:
            self._against[self.journey] = side
        self.change_look(arrangement=DIFFERENCE)
        self.shown.emit()

    def show_only_changed(self, yes: bool) -> None:
        """Leave out what is as it was where two journeys are shown at once, or show all."""
        if yes != self.only_changed:
            self.only_changed = yes
            self.shown.emit()

    @property
    def compared(self) -> dict[str, Any]:
        """What a view holds of a comparison, by name; nothing where none is shown."""
        if self.arrangement != DIFFERENCE:
            return {}
        now = self._against.get(self.journey)
        if now is not None and now.snapshot.get(Journey, now.journey) is None:
            now = None
        return {"against": now, "only_changed": self.only_changed}

    def toggle_detail(self) -> None:
        """Let the cards of the journey in view say all that is known, or what matters."""
        self.change_look(detail=OPERATIONAL if self.look.detail == FULL else FULL)
