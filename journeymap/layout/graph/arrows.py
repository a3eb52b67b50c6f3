"""The arrows of the graph: as thick as their share of journeys, with labels and what is lost."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from journeymap.arrows import drawn_in, kind_of, quiet
from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Point, Rect, Shape, TextStyle
from journeymap.drawing.theme import SMALL_STRONG, Theme, mix
from journeymap.language import tr
from journeymap.layout.graph.numbers import GraphNumbers
from journeymap.layout.graph.shape import Placement, Size
from journeymap.layout.map.arrow_ends import ASSUMED
from journeymap.layout.map.arrow_labels import label_of, label_size, pill
from journeymap.layout.map.arrow_signs import arrow_signs
from journeymap.model.records import Connection, Touchpoint

_CORNER = 12.0
_STRONGER = 0.3
"""How far the arrows of the likeliest way go towards the ink; no other goes paler than a sign may."""
"""How much paler than thin ones plain arrows are, for broad lines weigh much: those of the
likeliest path less than others."""
_BACK = (6.0, 4.0)
_STRETCHED = 2.5
"""How many times longer than usual the dashes of the broadest lines are."""
_DROP_DASH = (3.0, 3.0)
_PAD = 9.0
_AIR = 8.0
"""How much of its line is to be seen on either side of a label, in page units."""


class GraphWay(NamedTuple):
    """An arrow with the points it runs through."""

    connection: Connection
    points: tuple[Point, ...]


def arrow_label(
    connection: Connection, numbers: GraphNumbers, measure: Measure, style: TextStyle = SMALL_STRONG
) -> Paragraph | None:
    """Return what an arrow says: its label, its share and its time, or ``None``."""
    return label_of(connection, measure, numbers.share(connection), style)


def room_of(label: Paragraph | None, measure: Measure) -> Size:
    """Return the room a label needs on its line, with some of that on either side."""
    wide, high = label_size(label, measure)
    return (wide + 2 * _AIR, high) if wide else (0.0, 0.0)


def drop_size(words: str, measure: Measure, style: TextStyle = SMALL_STRONG) -> Size:
    """Return the width and height of the tag that tells a drop-off."""
    return measure.width(words, style) + 2 * _PAD, line_height(style) + 4.0


class ArrowDrawing(NamedTuple):
    """What the arrows of a page are drawn of; ``handed`` are those from one department to another.

    ``at`` is where the field lies on the page. Lines are ``scale`` times as thick as usual.
    """

    placement: Placement
    numbers: GraphNumbers
    handed: Container[str]
    at: Point
    theme: Theme
    measure: Measure
    scale: float = 1.0
    style: TextStyle = SMALL_STRONG

    def figures(self, touchpoints: Mapping[str, Touchpoint]) -> tuple[Figure, ...]:
        """Draw every arrow that has a way; labels come after all lines, signs between them."""
        main = set(pairwise(self.numbers.flow.likeliest))
        ways = [self._way(c) for c in self.numbers.arrows if c.id in self.placement.routes]
        ways.sort(key=lambda way: (way.connection.source, way.connection.target) in main)
        lines = [self._line(w, (w.connection.source, w.connection.target) in main) for w in ways]
        drops = self._drops(touchpoints)
        labels = self._labels()
        taken = [figure.rect for figure in (*labels, *drops)]
        cards = [self._moved(rect) for rect in self.placement.cards.values()]
        signs = arrow_signs(ways, self.handed, cards, taken, self.theme)
        return self.numbers.laid.without_records((*lines, *drops, *signs, *labels))

    def _way(self, connection: Connection) -> GraphWay:
        dx, dy = self.at
        points = self.placement.routes[connection.id]
        return GraphWay(connection, tuple((x + dx, y + dy) for x, y in points))

    def _moved(self, rect: Rect) -> Rect:
        return rect._replace(x=rect.x + self.at[0], y=rect.y + self.at[1])

    def _line(self, way: GraphWay, likeliest: bool) -> Figure:
        connection, points = way
        width = self.scale * self.numbers.thickness(connection)
        colour = drawn_in(connection, self.theme).line
        if colour == quiet(self.theme).line:
            colour = mix(colour, self.theme.ink, _STRONGER) if likeliest else colour
        rect = Rect.around(points).grown(max(6.0, width))
        line = Line(points, colour, width, _CORNER, _dash(connection, points, width), True)
        return Figure(connection.id, FigureRole.ARROW, connection.label, rect, (line,))

    def _labels(self) -> list[Figure]:
        found = []
        for connection in self.numbers.arrows:
            rect = self.placement.labels.get(connection.id)
            label = arrow_label(connection, self.numbers, self.measure, self.style)
            if rect is not None and label is not None:
                found.append(pill(connection, label, self._within(rect), self.theme, self.measure))
        return found

    def _within(self, room: Rect) -> Rect:
        """Return the place of a label on the page, in the middle of the room it was given."""
        at = self._moved(room)
        return at._replace(x=at.x + _AIR, w=at.w - 2 * _AIR)

    def _drops(self, touchpoints: Mapping[str, Touchpoint]) -> list[Figure]:
        """Draw how many are lost at touchpoints: a dashed line down to a tag."""
        theme, (dx, dy), found = self.theme, self.at, []
        for id, (ends, rect) in self.placement.drops.items():
            said, place = self.numbers.drop_off(id), self._moved(rect)
            line = tuple((x + dx, y + dy) for x, y in ends)
            words = paragraph(said, self.style, place.w, self.measure)
            shapes: list[Shape] = [
                Line(line, theme.pain_ink, 2.0 * self.scale, 0.0, _DROP_DASH),
                Box(place, theme.below, radius=place.h / 2),
                *words.shapes(place.centre[0], place.y + 2, theme.pain_ink, self.measure, "middle"),
            ]
            title = touchpoints[id].title
            name = tr("{title}: {share} go nowhere", title=title, share=said.lstrip("−"))
            around = Rect.around(line).joined(place)
            found.append(Figure(id, FigureRole.DROP_OFF, name, around, tuple(shapes)))
        return found


def _dash(connection: Connection, points: Iterable[Point], width: float) -> tuple[float, ...]:
    """Return the dashes of a line: longer, the broader it is, so that they are still dashes."""
    (x, _), *_, (end, _) = points
    kind = kind_of(connection)
    back = _BACK if end < x - 40 else ()
    dash = ASSUMED if connection.assumed else kind.dash or back
    longer = min(_STRETCHED, max(1.0, width / kind.width))
    return tuple(round(part * longer, 1) for part in dash)
