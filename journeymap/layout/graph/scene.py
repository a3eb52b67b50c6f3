"""The page of the graph: a scene that also knows the regions of its stages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from journeymap.drawing.scene import Layer
from journeymap.drawing.shapes import Rect
from journeymap.layout.graph.remembered import PlacementHistory
from journeymap.layout.graph.shape import GraphShape
from journeymap.layout.map.scene import MapScene, PageRow


class GraphScene(MapScene):
    """A page on which cards stand in regions, by the ids of their stages, from left to right.

    A region reaches from under its chevron to the foot of the field; where pinned cards stand is
    told from its upper left corner. ``snaps`` are by the id of a stage the left edges of its
    columns on the page, each with the ``x`` of a touchpoint that is pinned there; further columns
    follow those there are. ``shape`` is what was placed, ``history`` what remembers it.
    """

    __slots__ = ("history", "regions", "shape", "snaps")

    def __init__(
        self,
        width: float,
        height: float,
        layers: tuple[Layer, ...],
        stages: tuple[tuple[str, Rect], ...] = (),
        regions: tuple[tuple[str, Rect], ...] = (),
        snaps: Mapping[str, tuple[tuple[float, float], ...]] = MappingProxyType({}),
        shape: GraphShape | None = None,
        history: PlacementHistory | None = None,
    ) -> None:
        super().__init__(width, height, layers, (PageRow(stages=stages, bottom=height),))
        self.shape, self.history = shape, history
        self.regions, self.snaps = regions, snaps

    def region_at(self, x: float) -> tuple[str, Rect] | None:
        """Return the stage nearest to x with its region, or ``None`` on a page without any."""
        away = [(max(r.x - x, x - r.right, 0.0), id, r) for id, r in self.regions]
        return min(away)[1:] if away else None
