"""A scene: figures in layers, each figure the picture of one thing in the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from copy import copy
from typing import NamedTuple, Self

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Rect, Shape

_BROAD = 1000.0
NOWHERE = Rect(0.0, 0.0, 0.0, 0.0)
GROUND = frozenset(
    {
        FigureRole.LANE,
        FigureRole.REGION,
        FigureRole.DIVIDER,
        FigureRole.NEUTRAL,
        FigureRole.LEVEL,
        FigureRole.BLUEPRINT_LINE,
    }
)

_OF_ARROWS = frozenset({FigureRole.ARROW, FigureRole.ARROW_LABEL, FigureRole.ARROW_SIGN})


class Door(NamedTuple):
    """A place in a figure from which a click leads elsewhere, and the id of what it leads to.

    The id of the figure's own record stands for what is inside of that.
    """

    place: Rect
    to: str


_SIGNS = frozenset({FigureRole.ARROW_SIGN, FigureRole.DROP_OFF})


class Figure:
    """The picture of one record. Two figures are the same when they are the same object.

    ``tone`` is the one colour that stands for it where it is too small for its shapes; ``doors``
    are where in it a click leads elsewhere.
    """

    __slots__ = ("doors", "id", "name", "rect", "role", "shapes", "tone")

    def __init__(
        self,
        id: str,
        role: str,
        name: str,
        rect: Rect,
        shapes: tuple[Shape, ...],
        tone: str = "",
        doors: tuple[Door, ...] = (),
    ) -> None:
        self.id, self.role, self.name, self.rect = id, role, name, rect
        self.shapes, self.tone, self.doors = shapes, tone, doors

    def __repr__(self) -> str:
        return f"Figure({self.role} {self.name!r} at {tuple(round(v) for v in self.rect)})"


class Layer:
    """Figures drawn together, found quickly by place.

    A layer is never altered, so one that a change left alone is the same object in the
    next scene, and whatever was worked out for it stays true. ``lane`` is the id of the lane
    whose figures these are; ``step`` is the one in which a slide uncovers them, 0 from the start.
    """

    __slots__ = ("__weakref__", "_broad", "_by_id", "_starts", "figures", "lane", "name", "step")

    def __init__(
        self, name: str, figures: tuple[Figure, ...], *, lane: str = "", step: int = 0
    ) -> None:
        self.name, self.lane, self.step = name, lane, step
        self.figures = figures
        self._starts: list[tuple[float, int]] | None = None
        self._broad: list[int] = []
        self._by_id: dict[str, Figure] | None = None

    def with_figures(self, figures: tuple[Figure, ...]) -> Layer:
        """Return the same layer with other figures."""
        return Layer(self.name, figures, lane=self.lane, step=self.step)

    def figure(self, id: str, role: str = "") -> Figure | None:
        """Return the uppermost figure of a record, or ``None`` when it is not in this layer."""
        if self._by_id is None:
            # A sign is never meant alone: what is asked for is the arrow or the card it is on.
            meant = (f for f in self.figures if f.id and f.role not in _SIGNS)
            self._by_id = {figure.id: figure for figure in meant}
        found = self._by_id.get(id)
        if found is not None and role and found.role != role:
            # A label has the id of its arrow, and lies over it.
            return next((f for f in self.figures if f.id == id and f.role == role), None)
        return found

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


class Scene:
    """A whole page: its size, and its layers from below to above."""

    __slots__ = ("height", "layers", "width")

    def __init__(self, width: float, height: float, layers: tuple[Layer, ...]) -> None:
        self.width, self.height, self.layers = width, height, layers

    def with_layers(self, layers: tuple[Layer, ...]) -> Self:
        """Return the same page with other layers."""
        new = copy(self)
        new.layers = layers
        return new

    def taller(self, height: float) -> Self:
        """Return the same page, so high."""
        new = copy(self)
        new.height = height
        return new

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
        found = (layer.figure(id, role) for layer in reversed(self.layers))
        return next((figure for figure in found if figure is not None), None)

    def figures_of(self, id: str) -> tuple[Figure, ...]:
        """Return the figures of a record, one a layer: it may stand in several lanes."""
        found = (layer.figure(id) for layer in self.layers)
        return tuple(figure for figure in found if figure is not None)

    def figure_near(self, id: str, place: Rect) -> Figure | None:
        """Return that figure of a record which is nearest to a place, the uppermost of equals."""
        x, y = place.centre

        def far(figure: Figure) -> float:
            at = figure.rect.centre
            return abs(at[0] - x) + abs(at[1] - y)

        return min(reversed(self.figures_of(id)), key=far, default=None)

    def cut(self, place: Rect) -> Self:
        """Return the scene with only what stands whole in a place, on the ground that runs through.

        So a picture of a part shows no half cards and no ends of arrows from elsewhere.
        """
        inside, well_inside = place.grown(1.0), place.grown(-10.0)

        def within(figure: Figure, limits: Rect) -> bool:
            x, y, w, h = figure.rect
            return limits.holds(x, y) and limits.holds(x + w, y + h)

        # An arrow that ends in the margin leads to something that is not in the picture.
        arrows = {
            f.id for f in self.figures() if f.role == FigureRole.ARROW and within(f, well_inside)
        }

        def stays(figure: Figure) -> bool:
            if figure.role in _OF_ARROWS:
                return figure.id in arrows
            return figure.role in GROUND or within(figure, inside)

        layers = tuple(
            layer.with_figures(tuple(filter(stays, layer.figures))) for layer in self.layers
        )
        return self.with_layers(layers)
