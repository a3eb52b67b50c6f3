"""Two axes and four fields: dots with their names, as importance and priorities have them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, Text
from journeymap.drawing.theme import SMALL, SMALL_STRONG, Theme, mix
from journeymap.language import plural
from journeymap.layout.numbers.charts import ChartAxes, DrawnChart
from journeymap.layout.numbers.labels import DotLabel, labelled
from journeymap.layout.numbers.plot import Plot
from journeymap.layout.numbers.spots import fanned

TALL = 232.0
"""How tall the fields are at the least, in page units."""

_ROOM = (90.0, 60.0)
_BELOW = 40.0
_ABOVE = 18.0


class FieldDot(NamedTuple):
    """A dot: the record it stands for, its name, where it is, how it looks and what it tells."""

    id: str
    name: str
    x: float
    y: float
    radius: float
    colour: str
    words: str


@dataclass(frozen=True)
class FieldsBody:
    """The picture of dots in four fields.

    ``corners`` are the names of the fields: above left, above right, below left, below right.
    ``best`` is the number of the one to begin with, which is tinted. ``numbered`` says whether
    the axes have numbers.

    ``changes`` are the fields that dragging a dot across and upwards changes; ``levels`` what the
    axis across goes from and to in the unit of its field, where it is drawn in another.
    """

    dots: tuple[FieldDot, ...]
    across: tuple[float, float]
    up: tuple[float, float]
    middle: tuple[float, float]
    corners: tuple[str, str, str, str]
    best: int
    across_name: str
    up_name: str
    theme: Theme
    measure: Measure
    across_said: Callable[[float], str] | None = None
    up_said: Callable[[float], str] | None = None
    tall: float = TALL
    changes: tuple[str, str] = ("", "")
    levels: tuple[float, float] | None = None

    def height(self, width: float) -> float:
        """Return the height of axes and what stands around them."""
        return _ABOVE + self.tall + _BELOW

    def draw(self, place: Rect) -> DrawnChart:
        """Draw the fields, the dots on them, and as many names as have room."""
        left = 46.0 if self.up_said else 14.0
        inside = Rect(place.x + left, place.y + _ABOVE, place.w - left - 2, 0.0)
        inside = inside._replace(h=place.h - _ABOVE - _BELOW)
        plot = Plot(inside, self.theme, self.measure, across=self.across, up=self.up)
        self._ground(plot)
        made = plot.drawn()
        corners, taken = self._corners(inside)
        ground: list[Shape] = [*made.ground, *self._edges(inside), *corners]
        spots = self._spots(plot, inside)
        lines = self._lines(plot)
        marks, unnamed = self._marks(spots, inside, taken, lines)
        ground += self._foot(place, unnamed)
        axes = ChartAxes(inside, self.levels or self.across, self.up, self.changes)
        return DrawnChart(tuple(ground), marks, axes)

    def _ground(self, plot: Plot) -> None:
        """Let matplotlib tint the field to begin with, draw where they part, and number the axes."""
        theme, axes = self.theme, plot.axes
        x, y = self.middle
        ends_x = (self.across[0], x) if self.best % 2 == 0 else (x, self.across[1])
        ends_y = (y, self.up[1]) if self.best < 2 else (self.up[0], y)
        axes.fill_between(ends_x, [ends_y[0]] * 2, [ends_y[1]] * 2, linewidth=0, zorder=0,
                          color=mix(theme.card, theme.above, 0.6))  # fmt: skip
        axes.axvline(x, color=theme.divider, linewidth=1.0, dashes=(5, 4))
        axes.axhline(y, color=theme.divider, linewidth=1.0, dashes=(5, 4))
        if self.up_said:
            plot.numbers(self.up_said, most=5, lines=False)
        if self.across_said:
            plot.numbers(self.across_said, most=5, upright=False, lines=False)

    def _edges(self, inside: Rect) -> list[Shape]:
        corner = (inside.x, inside.y), (inside.x, inside.bottom), (inside.right, inside.bottom)
        return [Line(corner, self.theme.assumed_arrow, 1.4)]

    def _corners(self, inside: Rect) -> tuple[list[Shape], list[Rect]]:
        """Write what each field is called into its corner, and return where nothing else may stand."""
        shapes, taken = list[Shape](), list[Rect]()
        for i, name in enumerate(self.corners):
            text = paragraph(name, SMALL_STRONG, inside.w / 2 - 16, self.measure).snug(self.measure)
            right, below = i % 2, i // 2
            x = inside.right - 8 if right else inside.x + 8
            y = inside.bottom - text.height - 6 if below else inside.y + 6
            ink = self.theme.joy_ink if i == self.best else self.theme.ink_soft
            shapes += text.shapes(x, y, ink, self.measure, "end" if right else "start")
            taken.append(Rect(x - text.width if right else x, y, text.width, text.height))
        return shapes, taken

    def _spots(self, plot: Plot, inside: Rect) -> list[DotLabel]:
        """Return where the dots stand; those that would lie on one another, beside one another."""
        dots = [DotLabel(plot.point(dot.x, dot.y), dot.radius, dot.name) for dot in self.dots]
        levels = self.across[1] - self.across[0], self.up[1] - self.up[0]
        whole = self.changes[0] and self.changes[1]
        room = inside.w / levels[0] - 4, inside.h / levels[1] - 4
        return fanned(dots, inside, room if whole else _ROOM)

    def _lines(self, plot: Plot) -> list[Rect]:
        """Return where the lines run at which the fields part."""
        (x, y), (left, top, wide, tall) = plot.point(*self.middle), plot.place
        return [Rect(x - 1.0, top, 2.0, tall), Rect(left, y - 1.0, wide, 2.0)]

    def _marks(
        self, spots: list[DotLabel], inside: Rect, taken: list[Rect], lines: list[Rect]
    ) -> tuple[tuple[Figure, ...], int]:
        from journeymap.drawing.faces import disc

        names = labelled(spots, inside.grown(-1.0), SMALL_STRONG, self.measure, taken)
        marks = []
        for dot, spot, name in zip(self.dots, spots, names, strict=True):
            (x, y), r = spot.at, spot.radius
            shapes: list[Shape] = [disc(x, y, r, dot.colour, self.theme.card, 1.5)]
            rect = Rect(x - r - 1, y - r - 1, 2 * r + 2, 2 * r + 2)
            if name:
                shapes += self._gaps(name.place, lines)
                shapes += name.shapes(self.theme.ink, self.measure)
                rect = rect.joined(name.place)
            role = FigureRole.CHART_MARK
            marks.append(Figure(dot.id, role, dot.words, rect, tuple(shapes), dot.colour))
        return tuple(marks), sum(name is None for name in names)

    def _gaps(self, name: Rect, lines: list[Rect]) -> list[Shape]:
        """Return the ground where a line would run through a name."""
        found = []
        for line in (one for one in lines if one.meets(name)):
            left, top = max(line.x, name.x - 2), max(line.y, name.y)
            right, bottom = min(line.right, name.right + 2), min(line.bottom, name.bottom)
            found.append(Box(Rect(left, top, right - left, bottom - top), self.theme.card))
        return [*found]

    def _foot(self, place: Rect, unnamed: int) -> list[Shape]:
        """Write what the axes are, and how many dots have no room for their names."""
        ink, shapes = self.theme.ink_soft, list[Shape]()
        up = paragraph(f"↑ {self.up_name}", SMALL, place.w, self.measure)
        shapes += up.shapes(place.x, place.y - 2, ink, self.measure)
        base = place.bottom - 4
        across = f"{self.across_name} →"
        shapes.append(Text(place.right, base, across, SMALL, ink, "end"))
        if unnamed:
            said = plural("{n} has no room for its name", "{n} have no room for their names",
                          unnamed)  # fmt: skip
            room = place.w - self.measure.width(across, SMALL) - 20
            text = paragraph(said, SMALL, room, self.measure)
            if len(text.lines) == 1:
                shapes.append(Text(place.x, base, said, SMALL, ink))
        return shapes
