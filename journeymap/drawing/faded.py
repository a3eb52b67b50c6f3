"""What is there but not meant: shapes drawn back towards the paper they stand on."""

from __future__ import annotations

from functools import partial

from journeymap.drawing.colours import mix
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Area, Box, Curve, Line, Picture, Shape, Text
from journeymap.drawing.theme import Theme

_AWAY = 0.76
"""How far colours go towards the paper: still to be seen, and behind all that is meant."""

_LETTERS = 0.6
"""Letters are thin, so they go less far."""


def faded(shapes: tuple[Shape, ...], theme: Theme) -> tuple[Shape, ...]:
    """Return shapes mixed towards the paper of lanes; a picture is dropped to its place alone."""
    return tuple(_faded(shape, theme) for shape in shapes)


def faded_figure(figure: Figure, theme: Theme) -> Figure:
    """Return a figure with its shapes faded, and the colour that stands for it from afar."""
    tone = _paler(figure.tone, theme, _AWAY)
    shapes = faded(figure.shapes, theme)
    return Figure(figure.id, figure.role, figure.name, figure.rect, shapes, tone)


def _paler(colour: str, theme: Theme, far: float) -> str:
    return mix(colour, theme.lane, far) if colour else ""


def _faded(shape: Shape, theme: Theme) -> Shape:
    paler = partial(_paler, theme=theme, far=_AWAY)
    match shape:
        case Text():
            return shape._replace(colour=_paler(shape.colour, theme, _LETTERS))
        case Line():
            return shape._replace(stroke=paler(shape.stroke))
        case Picture():
            return Box(shape.rect, paler(theme.divider), radius=shape.radius)
        case Box() | Area() | Curve():
            return shape._replace(fill=paler(shape.fill), stroke=paler(shape.stroke))
