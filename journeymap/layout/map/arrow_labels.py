"""What arrows say: their labels as pills, each on its own arrow and none on another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from journeymap.arrows import drawn_in
from journeymap.drawing.arrow_signs import RADIUS
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Point, Rect, Shape, TextStyle
from journeymap.drawing.theme import SMALL_STRONG, Theme
from journeymap.durations import told as told_time
from journeymap.language import decimal
from journeymap.layout.map.arrow_signs import TakenPlaces, legs
from journeymap.layout.map.routing import Route
from journeymap.model.records import Connection

_LABEL = 140.0
_FROM_END = 2 * RADIUS + 24.0
"""How far from the end of a way over the top its label begins: a sign stands between."""
_STEP, _HEAD = 6.0, 18.0
_OVER_LINE = 9.0
"""How far a label that stands beside its gutter reaches over the line to the other side."""

_LONG = 900.0
"""From which length on, in page units, a way over the top is labelled at both ends."""


class Way(NamedTuple):
    """An arrow with the points it runs through."""

    route: Route
    connection: Connection
    points: tuple[Point, ...]


def label_of(
    connection: Connection,
    measure: Measure,
    share: str | None = None,
    style: TextStyle = SMALL_STRONG,
) -> Paragraph | None:
    """Return what an arrow says: its label, its weight and its time, or ``None``.

    A ``share`` is said in place of the weight as it was typed.
    """
    if share is None:
        share = weight_of(connection)
    time = "" if connection.minutes is None else told_time(connection.minutes)
    told = (connection.label, share, time.replace(" ", "\xa0"))
    text = " · ".join(part for part in told if part)
    wide = _LABEL * style.size / SMALL_STRONG.size
    return paragraph(text, style, wide, measure) if text else None


def weight_of(connection: Connection) -> str:
    """Return the weight of an arrow as it was typed, blank for none."""
    weight = connection.weight
    if weight is None:
        return ""
    percent = connection.unit == "probability"
    return f"{decimal(weight * 100)} %" if percent else f"{decimal(weight)}×"


def label_size(label: Paragraph | None, measure: Measure) -> tuple[float, float]:
    """Return the width and height of the pill around a label; (0, 0) without one."""
    if label is None:
        return (0.0, 0.0)
    wide = max(measure.width(line, label.style) for line in label.lines)
    return (wide + 18, label.height + 4)


def arrow_labels(
    drawn: Sequence[Way],
    gutters: Sequence[tuple[float, float]],
    cards: Iterable[Rect],
    taken: list[Rect],
    told: Mapping[str, str],
    theme: Theme,
    measure: Measure,
) -> tuple[Figure, ...]:
    """Draw the labels of arrows; the places they get are added to those that are ``taken``.

    ``told`` is what is said of some in place of the weight as it was typed, by their ids.
    """
    labels: list[Figure] = []
    said = [(way, label_of(way.connection, measure, told.get(way.connection.id))) for way in drawn]
    if not any(label for _, label in said):
        return ()
    solid = TakenPlaces(("-", place) for row in (cards, taken) for place in row)
    lines = TakenPlaces((way.connection.id, leg) for way in drawn for leg in legs(way.points))
    # Labels in gutters can give way, those on tracks cannot: so those come first.
    for way, label in reversed(said):
        if label is None:
            continue
        for _ in range(2 if _is_long(way) else 1):
            place = _free_place(way, gutters, solid, lines)
            place = place or _label_place(way, gutters, taken)
            solid.add("-", place)
            taken.append(place)
            labels.append(pill(way.connection, label, place, theme, measure))
    return tuple(labels)


def _free_place(
    way: Way, gutters: Sequence[tuple[float, float]], solid: TakenPlaces, lines: TakenPlaces
) -> Rect | None:
    """Return a place over free room beside the gutter, or in it, where nothing else is."""
    wide, high = way.route.edge.label
    id = way.connection.id
    for crossed in (False, True):
        for x, y in _places_beside(way, gutters):
            rect = Rect(x - wide / 2, y - high / 2, wide, high)
            if solid.meet(rect.grown(1.0)) or (not crossed and lines.meet(rect, id)):
                continue
            return rect
    return None


def _places_beside(way: Way, gutters: Sequence[tuple[float, float]]) -> Iterator[Point]:
    """Yield places on the level run through empty cells, or down the upright run of a bend."""
    route, (wide, high) = way.route, way.route.edge.label
    if route.way == "straight" and route.out < route.into:
        (x0, y), (x1, _) = way.points
        low, most = x0 + wide / 2 + 4.0, x1 - wide / 2 - _HEAD
        middle = (low + most) / 2
        for i in range(int((most - low) / _STEP) + 1):
            x = middle + (i + 1) // 2 * _STEP * (-1 if i % 2 else 1)
            if low <= x <= most:
                yield x, y
    elif route.way == "bend":
        (_, start), (x, _), (_, end), _ = way.points
        low, most = min(start, end) + high / 2 + 4.0, max(start, end) - high / 2 - 4.0
        middle, gutter = (low + most) / 2, gutters[route.out]
        aside = wide / 2 - _OVER_LINE
        within = gutter[0] + gutter[1] / 2
        places = (within,) if gutter[1] >= wide + _HEAD else (x + aside, x - aside)
        for i in range(int((most - low) / _STEP) + 1):
            y = middle + (i + 1) // 2 * _STEP * (-1 if i % 2 else 1)
            if low <= y <= most:
                yield from ((place, y) for place in places)


def _is_long(way: Way) -> bool:
    (left, _), (right, _) = _level(way)
    return way.route.way == "over" and abs(right - left) > _LONG


def _level(way: Way) -> tuple[Point, Point]:
    """Return the ends of the level run of a way over the top or along a channel."""
    first = 1 if way.route.out < 0 else 2
    if way.route.way not in ("over", "detour"):
        return way.points[0], way.points[-1]
    return way.points[first], way.points[first + 1]


def _label_place(way: Way, gutters: Sequence[tuple[float, float]], taken: list[Rect]) -> Rect:
    """Return a place for the label on its arrow that no other label has."""
    wide, high = way.route.edge.label
    for x, y in _label_places(way, gutters):
        rect = Rect(x - wide / 2, y - high / 2, wide, high)
        if not any(rect.grown(1.0).meets(other) for other in taken):
            break
    return rect


def _label_places(way: Way, gutters: Sequence[tuple[float, float]]) -> Iterator[Point]:
    """Yield places along the level run: near its ends over the top, else the middle first.

    What has no level run of its own is labelled down its gutter.
    """
    route = way.route
    if route.way in ("over", "detour"):
        (x0, y), (x1, _) = _level(way)
        away = (_FROM_END + route.edge.label[0] / 2) * (1 if x1 > x0 else -1)
        if route.way == "over" and abs(x1 - x0) > 2 * abs(away):
            yield (x0 + away, y)
            yield (x1 - away, y)
        yield ((x0 + x1) / 2, y)
        yield from ((x0 + (x1 - x0) * i / 40, y) for i in range(1, 40))
        yield ((x0 + x1) / 2, y)
        return
    x, width = gutters[route.out]
    ys = [point[1] for point in way.points]
    middle = (min(ys) + max(ys)) / 2
    for i in count():
        yield (x + width / 2, middle + i * 12.0)


def pill(
    connection: Connection, label: Paragraph, rect: Rect, theme: Theme, measure: Measure
) -> Figure:
    """Draw the label of an arrow in its place."""
    colours = drawn_in(connection, theme)
    shapes: list[Shape] = [Box(rect, colours.tint, colours.edge, 1.0, min(rect.h / 2, 10.0))]
    shapes += label.shapes(rect.centre[0], rect.y + 2, colours.ink, measure, "middle")
    name = " ".join(label.lines)
    return Figure(connection.id, FigureRole.ARROW_LABEL, name, rect, tuple(shapes))
