"""Feeling: a point of the emotion curve is dragged up and down."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.layout.map.scene import Band
from journeymap.model import records
from journeymap.model.change import Change, change
from journeymap.tools.state import Gesture, Pointer, State, ToolContext, settle


@dataclass(frozen=True)
class FeelingDrag(Gesture):
    """The face follows the pointer, caught by the levels of the project's scale; Alt is free."""

    feeling: str
    band: Band

    cursor = "resize upright"

    @property
    def about(self) -> tuple[str, ...]:
        return (self.feeling,)

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Show the feeling the pointer is at."""
        context.preview(self._change(context, at))
        return self

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Keep the feeling the pointer is at."""
        done = self._change(context, at)
        settle(context)
        if done:
            context.commit(done)
        return None

    def _change(self, context: ToolContext, at: Pointer) -> Change | None:
        old = context.snapshot.get(records.Feeling, self.feeling)
        if old is None:
            return None
        valence = max(-1.0, min(1.0, (self.band.zero - at.y) / self.band.unit))
        if not at.alt:
            valence = caught(valence, _levels(context))
        return change("Feeling", edit=[(old, old.but(valence=round(valence, 3)))]) or None


def caught(valence: float, levels: int) -> float:
    """Return the level of a scale nearest to a feeling; levels run from -1 to 1."""
    step = 2 / (levels - 1)
    return round((valence + 1) / step) * step - 1


def _levels(context: ToolContext) -> int:
    project = next(iter(context.snapshot.all(records.Project).values()), None)
    return project.levels if project else 5
