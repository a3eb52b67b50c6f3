"""How each journey of a window is looked at, and through which of its saved views."""

from __future__ import annotations

from journeymap.layout.seen import look_of
from journeymap.model.records import SavedView
from journeymap.model.snapshot import Snapshot
from journeymap.view import Look, View
from journeymap.view.saved import ReadLook, default_view, differs, living


class Looks:
    """The look of each journey while the window is open; a journey begins with its default view."""

    def __init__(self) -> None:
        self._looks: dict[str, Look] = {}
        self._through: dict[str, str] = {}

    def __getitem__(self, journey: str) -> Look:
        return self._looks.get(journey, Look())

    def __setitem__(self, journey: str, look: Look) -> None:
        self._looks[journey] = look

    def begins(self, snapshot: Snapshot, journey: str) -> bool:
        """Tell whether it is known how a journey is looked at: it was, or has a default view."""
        return journey in self._looks or default_view(snapshot, journey) is not None

    def through(self, snapshot: Snapshot, journey: str) -> SavedView | None:
        """Return the saved view a journey is looked at through, ``None`` for none."""
        return snapshot.get(SavedView, self._through.get(journey))

    def enter(self, snapshot: Snapshot, journey: str) -> ReadLook | None:
        """Look at a journey for the first time through its default view, if it has one."""
        if not journey or journey in self._looks:
            return None
        saved = default_view(snapshot, journey)
        return self.look_through(snapshot, journey, saved) if saved else None

    def look_through(self, snapshot: Snapshot, journey: str, saved: SavedView | None) -> ReadLook:
        """Look at a journey through a saved view, or as somebody does who saved none."""
        if saved is None:
            self._through.pop(journey, None)
            self._looks[journey] = Look(arrangement=self[journey].arrangement)
            return ReadLook(self._looks[journey], None)
        read = look_of(View.of(snapshot, journey), saved)
        self._looks[journey], self._through[journey] = read.look, saved.id
        return read

    def name(self, journey: str, saved: str) -> None:
        """Call the present look of a journey by the id of a view in which it is now kept."""
        self._through[journey] = saved

    def changed(self, snapshot: Snapshot, journey: str, focus: str | None) -> bool:
        """Tell whether one looks in another way than the view one looks through was saved."""
        saved = self.through(snapshot, journey)
        return saved is not None and differs(snapshot, saved, self[journey], focus)

    def prune(self, snapshot: Snapshot) -> None:
        """Forget what is there no more."""
        for journey, look in self._looks.items():
            self._looks[journey] = living(snapshot, look)
