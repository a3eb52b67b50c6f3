"""Feeling: a point of the emotion curve is dragged up and down."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.drawing.scene import Band
from journeymap.model import records
from journeymap.model.change import Change, change
from journeymap.tools.state import Desk, Pointer, State, settle


@dataclass(frozen=True)
class Feeling(State):
    """The face follows the pointer, caught by the levels of the project's scale; Alt is free."""

    feeling: str
    band: Band

    cursor = "resize upright"

    def move(self, desk: Desk, at: Pointer) -> State | None:
        """Show the feeling the pointer is at."""
        desk.preview(self._change(desk, at))
        return self

    def release(self, desk: Desk, at: Pointer) -> State | None:
        """Keep it."""
        done = self._change(desk, at)
        settle(desk)
        if done:
            desk.commit(done)
        return None

    def _change(self, desk: Desk, at: Pointer) -> Change | None:
        old = desk.base.get(records.Feeling, self.feeling)
        if old is None:
            return None
        valence = max(-1.0, min(1.0, (self.band.zero - at.y) / self.band.unit))
        if not at.alt:
            valence = caught(valence, _levels(desk))
        return change("Feeling", edit=[(old, old.but(valence=round(valence, 3)))]) or None


def caught(valence: float, levels: int) -> float:
    """Return the level of a scale nearest to a feeling; levels run from -1 to 1."""
    step = 2 / (levels - 1)
    return round((valence + 1) / step) * step - 1


def _levels(desk: Desk) -> int:
    project = next(iter(desk.base.all(records.Project).values()), None)
    return project.levels if project else 5
