"""The page of the map: a scene that also knows the grid of its stages, steps and lanes."""

from __future__ import annotations

from journeymap.drawing.scene import NOWHERE, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.lanes import Column


class Band:
    """A lane on the page; ``zero`` and ``unit`` map a feeling to y in an emotion lane."""

    __slots__ = ("h", "kind", "lane", "unit", "y", "zero")

    def __init__(
        self, lane: str, kind: str, y: float, h: float, zero: float = 0.0, unit: float = 0.0
    ) -> None:
        self.lane, self.kind, self.y, self.h = lane, kind, y, h
        self.zero, self.unit = zero, unit


class MapScene(Scene):
    """A page on which stages stand over columns and lanes run across them.

    ``stages`` are the ids of the stages with their places, ``rail`` is where the lanes are named.
    """

    __slots__ = ("bands", "columns", "rail", "stages")

    def __init__(
        self,
        width: float,
        height: float,
        layers: tuple[Layer, ...],
        columns: tuple[Column, ...] = (),
        bands: tuple[Band, ...] = (),
        stages: tuple[tuple[str, Rect], ...] = (),
        rail: Rect = NOWHERE,
    ) -> None:
        super().__init__(width, height, layers)
        self.columns, self.bands, self.stages, self.rail = columns, bands, stages, rail

    def column_at(self, x: float) -> Column | None:
        """Return the column nearest to x, or ``None`` on a page without columns."""
        return min(self.columns, key=lambda c: abs(c.centre - x), default=None)

    def band_at(self, y: float) -> Band | None:
        """Return the lane at y, or the nearest one."""
        return min(self.bands, key=lambda b: max(b.y - y, y - (b.y + b.h), 0.0), default=None)


def map_of(scene: Scene) -> MapScene:
    """Return a page as that of a map; another arrangement is one without columns and lanes."""
    if isinstance(scene, MapScene):
        return scene
    return MapScene(scene.width, scene.height, scene.layers)
