"""A pair of axes in a place of the page, on which matplotlib draws in our shapes and letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from math import ceil, floor
from typing import Any, NamedTuple

from matplotlib import rc_context, rcParamsDefault
from matplotlib.axes import Axes
from matplotlib.figure import Figure as PlotFigure
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from journeymap.drawing.measure import Measure
from journeymap.drawing.shapes import Point, Rect, Shape
from journeymap.drawing.theme import SMALL, Theme
from journeymap.layout.numbers.renderer import ShapeRenderer

_INCH = 72.0
PAD = 8.0
"""How far the numbers of an axis stand from it, in page units."""


class DrawnPlot(NamedTuple):
    """The shapes of a plot: its ground, and those of each named mark by its name."""

    ground: list[Shape]
    marks: dict[str, list[Shape]]


class Plot:
    """Axes that fill a place; their numbers stand outside of it, to the left and below."""

    def __init__(
        self,
        place: Rect,
        theme: Theme,
        measure: Measure,
        *,
        across: tuple[float, float],
        up: tuple[float, float],
    ) -> None:
        self.place, self.theme, self.measure = place, theme, measure
        with rc_context(_as_made()):
            size = place.w / _INCH, place.h / _INCH
            self._figure = PlotFigure(figsize=size, dpi=_INCH, frameon=False)
            self.axes: Axes = self._figure.add_axes((0.0, 0.0, 1.0, 1.0), frameon=False)
            self.axes.set_xlim(*across)
            self.axes.set_ylim(*up)
            self.axes.set_axisbelow(True)
            for axis in (self.axes.xaxis, self.axes.yaxis):
                axis.set_major_locator(FixedLocator([]))

    def numbers(
        self,
        said: Callable[[float], str],
        *,
        at: Sequence[float] | None = None,
        upright: bool = True,
        most: int = 6,
        lines: bool = True,
    ) -> None:
        """Number an axis, with a fine line at each: where told, else at ``most`` round places."""
        axis = self.axes.yaxis if upright else self.axes.xaxis
        limits = self.axes.get_ylim() if upright else self.axes.get_xlim()
        locator = MaxNLocator(most - 1, steps=[1, 2, 2.5, 5, 10])
        low, high = min(limits), max(limits)
        places = at if at is not None else _whole(low, high, most)
        places = places if places is not None else locator.tick_values(low, high)
        seen = [float(v) for v in places if low - 1e-9 <= v <= high + 1e-9]
        axis.set_major_locator(FixedLocator(seen))
        axis.set_major_formatter(FuncFormatter(lambda value, _: said(float(value))))
        axis.set_tick_params(
            length=0.0, pad=PAD, labelsize=SMALL.size, labelcolor=self.theme.ink_soft
        )
        if lines:
            axis.grid(True, color=self.theme.edge, linewidth=1.0)

    def point(self, x: float, y: float) -> Point:
        """Return where a value stands on the page."""
        across, up = self.axes.transData.transform((x, y))
        return self.place.x + float(across), self.place.bottom - float(up)

    def drawn(self, ground: str = "") -> DrawnPlot:
        """Return what is drawn, in shapes."""
        renderer = ShapeRenderer(self.place, ground or self.theme.card, self.measure)
        with rc_context(_as_made()):
            self._figure.draw(renderer)
        return DrawnPlot(renderer.shapes, renderer.marks)


def _whole(low: float, high: float, most: int) -> Sequence[float] | None:
    """Return each whole number between two, where these are not many: as answers are."""
    first, last = ceil(low - 1e-9), floor(high + 1e-9)
    return range(first, last + 1) if 2 <= last - first < most + 2 else None


@cache
def _as_made() -> Any:
    """Return the settings matplotlib is made with, whatever somebody has set in this process."""
    kept = {"backend", "backend_fallback", "interactive", "toolbar"}
    every: dict[str, Any] = {str(key): value for key, value in rcParamsDefault.items()}
    return {k: v for k, v in every.items() if k not in kept} | {"text.parse_math": False}
