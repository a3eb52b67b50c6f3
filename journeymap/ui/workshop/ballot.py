"""The ballot: whose dots are being put down, and how many each person has."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter

from PySide6.QtCore import QObject, Signal

from journeymap.editing.votes import PLACES, clear_votes, dots_left, take_back, tally, vote
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.records import Vote
from journeymap.ui.workshop.board import StickyBoard
from journeymap.workspace.workspace import Workspace

USUAL = 3
"""How many dots a person has."""


class Ballot(QObject):
    """Whether people are voting; ``changed`` says that something about it is another."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.open = False
        self.voter = ""
        self.limit = USUAL
        self._counted: tuple[Mapping[str, Vote] | None, str, Mapping[str, int]] = (None, "", {})
        self.board = StickyBoard(workspace, self)
        self.board.changed.connect(self.changed)
        workspace.shown.connect(self.changed)
        workspace.opened.connect(self.end)

    @property
    def left(self) -> int:
        """How many dots who is voting still has."""
        return dots_left(self._workspace.edit_view, self.voter, self.limit)

    def begin(self) -> None:
        """Let clicks put down dots from now on."""
        self.open = True
        self.changed.emit()

    def end(self) -> None:
        """Let clicks be clicks again; the dots stay."""
        self.open = False
        self.changed.emit()

    def hand_to(self, voter: str) -> None:
        """Count the dots from now on as somebody else's; those put down before stay their own."""
        self.voter = voter.strip()
        self.changed.emit()

    def allow(self, dots: int) -> None:
        """Set how many dots each person has."""
        self.limit = dots
        self.changed.emit()

    def put(self, place: str, back: bool = False) -> bool:
        """Put a dot on something, or take one back; say why when that cannot be."""
        view = self._workspace.edit_view
        if back:
            return self._commit(take_back(view, place, self.voter))
        record = view.snapshot.find(place)
        if record is None or type(record) not in PLACES:
            self._workspace.said.emit(tr("Dots go onto touchpoints, ideas and notes."))
            return False
        done = vote(view, place, self.voter, self.limit)
        if not done:
            self._workspace.said.emit(
                tr("All {n} dots are used up. Shift+click takes one back.", n=self.limit)
            )
        return self._commit(done)

    def clear(self) -> bool:
        """Take all dots of the journey away."""
        return self._commit(clear_votes(self._workspace.edit_view))

    def dots(self) -> Mapping[str, int]:
        """Return how many dots lie on each thing of the journey, by id; none while covered."""
        return {} if self.board.dots_covered else self._tally()

    @property
    def put_down(self) -> int:
        """How many dots lie on the journey, covered or not."""
        return sum(self._tally().values())

    def _tally(self) -> Mapping[str, int]:
        snapshot, journey = self._workspace.view.snapshot, self._workspace.journey
        cast = snapshot.all(Vote)
        if self._counted[0] is not cast or self._counted[1] != journey:
            self._counted = (cast, journey, tally(snapshot, journey) if cast else {})
        return self._counted[2]

    def ranking(self) -> list[tuple[str, int]]:
        """Return what has dots, the most first; those with as many stand as they were made."""
        return sorted(self.dots().items(), key=itemgetter(1), reverse=True)

    def _commit(self, done: Change | None) -> bool:
        return bool(done) and self._workspace.commit(done)
