"""A scene: figures in layers, each figure the picture of one thing in the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from journeymap.drawing.shapes import Rect, Shape

_BROAD = 1000.0
GROUND = frozenset({"lane", "divider", "neutral", "blueprint line"})
NOWHERE = Rect(0.0, 0.0, 0.0, 0.0)


class Figure:
    """The picture of one record. Two figures are the same when they are the same object.

    ``tone`` is the one colour that stands for it where it is too small for its shapes.
    """

    __slots__ = ("id", "name", "rect", "role", "shapes", "tone")

    def __init__(
        self, id: str, role: str, name: str, rect: Rect, shapes: tuple[Shape, ...], tone: str = ""
    ) -> None:
        self.id, self.role, self.name, self.rect = id, role, name, rect
        self.shapes, self.tone = shapes, tone

    def __repr__(self) -> str:
        return f"Figure({self.role} {self.name!r} at {tuple(round(v) for v in self.rect)})"


class Layer:
    """Figures drawn together, found quickly by place.

    A layer is never altered, so one that a change left alone is the same object in the
    next scene, and whatever was worked out for it (see ``found``) stays true.
    """

    __slots__ = ("_broad", "_starts", "figures", "found", "name")

    def __init__(self, name: str, figures: tuple[Figure, ...]) -> None:
        self.name = name
        self.figures = figures
        self._starts: list[tuple[float, int]] | None = None
        self._broad: list[int] = []
        self.found: dict[str, object] = {}

    def within(self, place: Rect) -> Iterator[Figure]:
        """Yield, in drawing order, the figures that meet a place."""
        starts = self._starts
        if starts is None:
            starts = self._index()
        first = bisect_left(starts, (place.x - _BROAD, -1))
        last = bisect_left(starts, (place.x + place.w, -1))
        figures = self.figures
        near = [i for _, i in starts[first:last]]
        for i in sorted(near + self._broad):
            if figures[i].rect.meets(place):
                yield figures[i]

    def _index(self) -> list[tuple[float, int]]:
        """Sort the figures by where they start; the few very broad ones are kept apart."""
        sized = [(figure.rect, i) for i, figure in enumerate(self.figures)]
        self._broad = [i for rect, i in sized if rect.w > _BROAD]
        self._starts = sorted((rect.x, i) for rect, i in sized if rect.w <= _BROAD)
        return self._starts


class Column:
    """A step on the page: its card area, without the gutter."""

    __slots__ = ("stage", "step", "w", "x")

    def __init__(self, step: str, stage: str, x: float, w: float) -> None:
        self.step, self.stage, self.x, self.w = step, stage, x, w

    @property
    def centre(self) -> float:
        return self.x + self.w / 2


class Band:
    """A lane on the page; ``zero`` and ``unit`` map a feeling to y in an emotion lane."""

    __slots__ = ("h", "kind", "lane", "unit", "y", "zero")

    def __init__(
        self, lane: str, kind: str, y: float, h: float, zero: float = 0.0, unit: float = 0.0
    ) -> None:
        self.lane, self.kind, self.y, self.h = lane, kind, y, h
        self.zero, self.unit = zero, unit


class Scene:
    """A whole page: its size, its layers from below to above, and the grid under them."""

    __slots__ = ("bands", "columns", "height", "layers", "rail", "stages", "width")

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
        self.width, self.height, self.layers = width, height, layers
        self.columns, self.bands, self.stages, self.rail = columns, bands, stages, rail

    @property
    def rect(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    def figures(self) -> Iterator[Figure]:
        """Yield every figure from below to above."""
        for layer in self.layers:
            yield from layer.figures

    def within(self, place: Rect) -> Iterator[Figure]:
        """Yield the figures that meet a place, from below to above."""
        for layer in self.layers:
            yield from layer.within(place)

    def figure(self, id: str, role: str = "") -> Figure | None:
        """Return the uppermost figure of a record, or ``None`` when it is not on the page."""
        for layer in reversed(self.layers):
            index = layer.found.get("ids")
            if not isinstance(index, dict):
                index = layer.found["ids"] = {f.id: f for f in layer.figures if f.id}
            found = index.get(id)
            if found is not None and role and found.role != role:
                # A label has the id of its arrow, and lies over it.
                same = (f for f in layer.figures if f.id == id and f.role == role)
                found = next(same, None)
            if found is not None:
                return found
        return None

    def cut(self, place: Rect) -> Scene:
        """Return the scene with only what stands whole in a place, on the ground that runs through.

        So a picture of a part shows no half cards and no ends of arrows from elsewhere.
        """
        inside, well_inside = place.grown(1.0), place.grown(-10.0)

        def within(figure: Figure, limits: Rect) -> bool:
            x, y, w, h = figure.rect
            return limits.holds(x, y) and limits.holds(x + w, y + h)

        # An arrow that ends in the margin leads to something that is not in the picture.
        arrows = {f.id for f in self.figures() if f.role == "arrow" and within(f, well_inside)}

        def stays(figure: Figure) -> bool:
            if figure.role in ("arrow", "arrow label"):
                return figure.id in arrows
            return figure.role in GROUND or within(figure, inside)

        layers = tuple(
            Layer(layer.name, tuple(filter(stays, layer.figures))) for layer in self.layers
        )
        return Scene(
            self.width, self.height, layers, self.columns, self.bands, self.stages, self.rail
        )

    def column_at(self, x: float) -> Column | None:
        """Return the column nearest to x, or ``None`` on a page without columns."""
        return min(self.columns, key=lambda c: abs(c.centre - x), default=None)

    def band_at(self, y: float) -> Band | None:
        """Return the lane at y, or the nearest one."""
        return min(self.bands, key=lambda b: max(b.y - y, y - (b.y + b.h), 0.0), default=None)
