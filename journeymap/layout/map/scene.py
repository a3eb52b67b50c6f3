"""The page of the map: a scene that also knows the grid of its stages, steps and lanes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from journeymap.drawing.density import USUAL, PageSizes, sizes_of
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import NOWHERE, Figure, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.lanes import Column

_USUAL = sizes_of(USUAL)
GROUND = frozenset({FigureRole.NEUTRAL, FigureRole.LEVEL, FigureRole.TINT, FigureRole.CURVE})
_NOTHING = GROUND | {FigureRole.NEUTRAL_LABEL, FigureRole.HINT}
"""What stands in a lane in which there is nothing."""


class Band:
    """A lane on the page; ``zero`` and ``unit`` map a feeling to y in an emotion lane."""

    __slots__ = ("h", "kind", "lane", "unit", "y", "zero")

    def __init__(
        self, lane: str, kind: str, y: float, h: float, zero: float = 0.0, unit: float = 0.0
    ) -> None:
        self.lane, self.kind, self.y, self.h = lane, kind, y, h
        self.zero, self.unit = zero, unit

    def away(self, y: float) -> float:
        """Return how far y is from the lane, 0 within it."""
        return max(self.y - y, y - (self.y + self.h), 0.0)


class PageRow(NamedTuple):
    """One row of a page: some of the columns, and the lanes below their stages.

    A lane has a band in each row in which it stands. ``stages`` are the ids of the stages with
    their places, ``rail`` is where the lanes are named. ``first`` is how many columns stand in the
    rows before; the row reaches from ``top`` to ``bottom``.
    """

    columns: tuple[Column, ...] = ()
    bands: tuple[Band, ...] = ()
    stages: tuple[tuple[str, Rect], ...] = ()
    rail: Rect = NOWHERE
    first: int = 0
    top: float = 0.0
    bottom: float = 0.0

    def column_at(self, x: float) -> Column | None:
        """Return the column nearest to x, or ``None`` in a row without columns."""
        return min(self.columns, key=lambda c: abs(c.centre - x), default=None)

    def band_at(self, y: float) -> Band | None:
        """Return the lane at y, or the nearest one."""
        return min(self.bands, key=lambda band: band.away(y), default=None)

    def away(self, y: float) -> float:
        """Return how far y is from the row, 0 within it."""
        return max(self.top - y, y - self.bottom, 0.0)


class MapScene(Scene):
    """A page on which stages stand over columns and lanes run across them, in one row or several.

    What asks for a place says x and y: the same lane has a band in each row, and each row has
    columns of its own. Without rows there are neither. ``sizes`` are the measures it is set by.
    """

    __slots__ = ("rows", "sizes")

    def __init__(
        self,
        width: float,
        height: float,
        layers: tuple[Layer, ...],
        rows: tuple[PageRow, ...] = (),
        sizes: PageSizes = _USUAL,
    ) -> None:
        super().__init__(width, height, layers)
        self.rows, self.sizes = rows, sizes

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of all rows, in the order of the journey."""
        return self._joined("columns")

    @property
    def bands(self) -> tuple[Band, ...]:
        """The lanes of all rows, from above to below."""
        return self._joined("bands")

    @property
    def stages(self) -> tuple[tuple[str, Rect], ...]:
        """The ids of the stages with their places, in the order of the journey."""
        return self._joined("stages")

    def _joined(self, name: str) -> tuple[Any, ...]:
        if len(self.rows) == 1:
            return tuple(getattr(self.rows[0], name))
        return tuple(one for row in self.rows for one in getattr(row, name))

    def row_at(self, y: float) -> PageRow | None:
        """Return the row at y, or the nearest one; ``None`` on a page without any."""
        return min(self.rows, key=lambda row: row.away(y), default=None)

    def column_at(self, x: float, y: float) -> Column | None:
        """Return the column nearest to x in the row at y, or ``None`` where there is none."""
        row = self.row_at(y)
        return row.column_at(x) if row else None

    def band_at(self, x: float, y: float) -> Band | None:
        """Return the lane at a point, or the nearest one of the row there."""
        row = self.row_at(y)
        return row.band_at(y) if row else None

    def row_of(self, step: str, stage: str) -> PageRow | None:
        """Return the row in which a column stands, ``None`` when it is not seen."""
        return next(
            (r for r in self.rows if any((c.step, c.stage) == (step, stage) for c in r.columns)),
            None,
        )


def is_filled(figures: Iterable[Figure]) -> bool:
    """Tell whether anything stands in a lane but its ground and what asks one to write."""
    return any(figure.role not in _NOTHING for figure in figures)


def has_empty_lanes(scene: Scene) -> bool:
    """Tell whether there is a lane on a page in which nothing stands."""
    filled = {layer.lane for layer in scene.layers if layer.lane and is_filled(layer.figures)}
    return any(band.lane not in filled for band in map_of(scene).bands)


def map_of(scene: Scene) -> MapScene:
    """Return a page as that of a map; another arrangement is one without columns and lanes."""
    if isinstance(scene, MapScene):
        return scene
    return MapScene(scene.width, scene.height, scene.layers)
