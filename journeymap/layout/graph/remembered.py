"""Where everything stood before a change: a small one moves little, and one taken back moves back.

What is only dragged about is placed from where all stood before the drag, so that nothing drifts
while a hand moves, and giving up leads back to exactly what there was.
"""

from __future__ import annotations

from dataclasses import replace

from journeymap.layout.graph.placing import placed
from journeymap.layout.graph.shape import GraphShape, Placement

_MOST = 12
"""So many states are remembered: as many steps back lead to where all stood."""


class PlacementHistory:
    """The placements of one page, the newest last; ``revision`` counts those taken from others."""

    def __init__(self) -> None:
        self._states: list[tuple[GraphShape, Placement | None]] = []
        self._last: Placement | None = None
        self._taken: tuple[GraphShape, Placement] | None = None
        self.revision = 0

    def take(self, shape: GraphShape, placement: Placement) -> None:
        """Let everything stand where somebody else has placed it, and go on from there."""
        bare = _bare(shape)
        self._states = [state for state in self._states if state[0] != bare][1 - _MOST :]
        self._states.append((bare, placement))
        self._last, self._taken = placement, (shape, placement)
        self.revision += 1

    def placed(self, shape: GraphShape) -> Placement:
        """Return where everything stands; where that was asked before but for pins, from there."""
        if self._taken is not None and self._taken[0] == shape:
            self._last = self._taken[1]
            return self._last
        bare = _bare(shape)
        known = next((state for state in self._states if state[0] == bare), None)
        if known is None:
            known = (bare, self._last)
        else:
            self._states.remove(known)
        self._states = [*self._states[1 - _MOST :], known]
        self._last = placed(shape, known[1])
        return self._last


def _bare(shape: GraphShape) -> GraphShape:
    return replace(shape, nodes=tuple(node._replace(pin=None) for node in shape.nodes))
