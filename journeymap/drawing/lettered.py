"""Letters in families of one's own: measured in them, and written in them, wherever text stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Text, TextStyle


class FamilyMeasure:
    """Measures letters in a family; equal to another that asks the same of the same."""

    def __init__(self, measure: Measure, family: str) -> None:
        self._measure, self._family = measure, family

    def width(self, text: str, style: TextStyle) -> float:
        return self._measure.width(text, style._replace(family=self._family))

    def ascent(self, style: TextStyle) -> float:
        return self._measure.ascent(style._replace(family=self._family))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FamilyMeasure):
            return NotImplemented
        return (self._measure, self._family) == (other._measure, other._family)

    def __hash__(self) -> int:
        return hash((id(self._measure), self._family))


def measured_in(measure: Measure, fonts: Sequence[str]) -> Measure:
    """Return what measures letters in the first family there is; without any, as it was."""
    return FamilyMeasure(measure, ", ".join(fonts)) if fonts else measure


def written_in(scene: Scene, fonts: Sequence[str], memo: Memo) -> Scene:
    """Return a page whose letters are of the first family there is; without any, as it was."""
    if not fonts:
        return scene
    family = ", ".join(fonts)
    return scene.with_layers(
        tuple(_layer(layer, i, family, memo) for i, layer in enumerate(scene.layers))
    )


def _layer(layer: Layer, place: int, family: str, memo: Memo) -> Layer:
    def make() -> Layer:
        return layer.with_figures(tuple(_figure(figure, family, memo) for figure in layer.figures))

    return memo(("lettered", place, layer.name, layer.lane), (layer, family), make)


def _figure(figure: Figure, family: str, memo: Memo) -> Figure:
    if not any(isinstance(shape, Text) for shape in figure.shapes):
        return figure
    key = ("lettered", figure.id, figure.role, figure.rect)
    return memo(key, (figure,), partial(_lettered, figure, family))


def _lettered(figure: Figure, family: str) -> Figure:
    shapes = tuple(
        shape._replace(style=shape.style._replace(family=family))
        if isinstance(shape, Text)
        else shape
        for shape in figure.shapes
    )
    made = Figure(figure.id, figure.role, figure.name, figure.rect, shapes)
    made.tone, made.doors = figure.tone, figure.doors
    return made
