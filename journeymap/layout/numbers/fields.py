"""Two axes and four fields: dots with their names, as importance and priorities have them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from journeymap.analysis.charts.naming import short
from journeymap.drawing.colours import ink_on
from journeymap.drawing.faces import disc
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, Text
from journeymap.drawing.theme import SMALL, SMALL_STRONG, Theme, mix
from journeymap.language import plural
from journeymap.layout.numbers.charts import ChartAxes, DrawnChart
from journeymap.layout.numbers.labels import DotLabel, SetLabel, labelled
from journeymap.layout.numbers.plot import Plot
from journeymap.layout.numbers.spots import fanned

TALL = 232.0
"""How tall the fields are at the least, in page units."""

_ROOM, _CORNER = (90.0, 60.0), 22.0
_NUMBERED, _DIGITS = 6.0, 9
"""How large a dot is at the least for a number to stand in it, and how many have one."""

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
        marks, unnamed, numbered = self._marks(spots, inside, taken, lines)
        ground += self._foot(place, unnamed, numbered)
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
        if not whole:
            return fanned(dots, inside, _ROOM)
        room = inside.w / levels[0] - 4, inside.h / levels[1] - 4 - _CORNER
        return fanned(dots, inside, room, _CORNER)

    def _lines(self, plot: Plot) -> list[Rect]:
        """Return where the lines run at which the fields part."""
        (x, y), (left, top, wide, tall) = plot.point(*self.middle), plot.place
        return [Rect(x - 1.0, top, 2.0, tall), Rect(left, y - 1.0, wide, 2.0)]

    def _marks(
        self, spots: list[DotLabel], inside: Rect, taken: list[Rect], lines: list[Rect]
    ) -> tuple[tuple[Figure, ...], list[str], bool]:
        """Draw the dots; return the names that have no room, and whether there are numbers for them."""
        names = labelled(spots, inside.grown(-1.0), SMALL_STRONG, self.measure, taken)
        marks, unnamed = [], list[str]()
        numbered = self._numbered(spots, names, taken)
        for dot, spot, name in zip(self.dots, spots, names, strict=True):
            (x, y), rect = spot.at, _round(spot)
            shapes: list[Shape] = [disc(x, y, spot.radius, dot.colour, self.theme.card, 1.5)]
            if name:
                shapes += self._gaps(name.place, lines)
                shapes += name.shapes(self.theme.ink, self.measure)
                rect = rect.joined(name.place)
            else:
                unnamed.append(dot.name)
                if numbered:
                    ink, number = ink_on(dot.colour), str(len(unnamed))
                    shapes.append(Text(x, y + 4, number, SMALL_STRONG, ink, "middle"))
            role = FigureRole.CHART_MARK
            marks.append(Figure(dot.id, role, dot.words, rect, tuple(shapes), dot.colour))
        return tuple(marks), unnamed, numbered

    def _numbered(
        self, spots: list[DotLabel], names: list[SetLabel | None], taken: list[Rect]
    ) -> bool:
        """Tell whether each dot without a name has room for a number, of at most one digit."""
        left = [spot for spot, name in zip(spots, names, strict=True) if name is None]
        on_grid = bool(self.changes[0] and self.changes[1])  # elsewhere dots may touch one another
        return (
            on_grid
            and len(left) <= _DIGITS
            and all(spot.radius >= _NUMBERED for spot in left)
            and not any(_round(spot).meets(one) for spot in left for one in taken)
        )

    def _gaps(self, name: Rect, lines: list[Rect]) -> list[Shape]:
        """Return the ground where a line would run through a name."""
        found = []
        for line in (one for one in lines if one.meets(name)):
            left, top = max(line.x, name.x - 2), max(line.y, name.y)
            right, bottom = min(line.right, name.right + 2), min(line.bottom, name.bottom)
            found.append(Box(Rect(left, top, right - left, bottom - top), self.theme.card))
        return [*found]

    def _foot(self, place: Rect, unnamed: list[str], numbered: bool) -> list[Shape]:
        """Write what the axes are, and which dots have numbers for names, or how many have none."""
        ink, shapes = self.theme.ink_soft, list[Shape]()
        up = paragraph(f"↑ {self.up_name}", SMALL, place.w, self.measure)
        shapes += up.shapes(place.x, place.y - 2, ink, self.measure)
        base = place.bottom - 4
        across = f"{self.across_name} →"
        shapes.append(Text(place.right, base, across, SMALL, ink, "end"))
        if unnamed:
            named = "  ".join(f"{i} {short(name)}" for i, name in enumerate(unnamed, 1))
            many = plural("{n} has no room for its name", "{n} have no room for their names",
                          len(unnamed))  # fmt: skip
            room = place.w - self.measure.width(across, SMALL) - 20
            fits = (
                one
                for one in (*([named] if numbered else []), many)
                if len(paragraph(one, SMALL, room, self.measure).lines) == 1
            )
            if said := next(fits, ""):
                shapes.append(Text(place.x, base, said, SMALL, ink))
        return shapes


def _round(spot: DotLabel) -> Rect:
    """Return the place of a dot with its edge."""
    (x, y), r = spot.at, spot.radius + 1
    return Rect(x - r, y - r, 2 * r, 2 * r)
