"""Arrows between large cards: short ones to the next column, or down a stack."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.arrows import PLAIN, drawn_in, kind_of
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Area, Line, Point, Rect, Shape
from journeymap.layout.slides.packing import STACK, Columns
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.slide import Piece
from journeymap.model.records import Connection

WIDTH = 4.5
_HEAD = 20.0
_CLEAR = 6.0
_ASSUMED = (4.0, 9.0)
_SKIPPING = (2.0, 8.0)


def arrows(show: ShowContext, columns: Columns, places: Mapping[str, Rect]) -> list[Piece]:
    """Draw what connects each card with those beside it on the right, or next to it in a stack."""
    column = {id: i for i, ids in enumerate(columns) for id in ids}
    level = {id: i for ids in columns for i, id in enumerate(ids)}
    found: list[Piece] = []
    done: set[tuple[str, str]] = set()
    for source in column:
        for arrow in sorted(
            show.snapshot.of(Connection, "source", source), key=lambda a: (a.kind != PLAIN, a.id)
        ):
            target = arrow.target
            if target not in column or (source, target) in done or (target, source) in done:
                continue
            across = abs(column[target] - column[source]) == 1
            along = column[target] == column[source] and abs(level[target] - level[source]) == 1
            if across:
                points = _across(places[source], places[target])
            elif along:
                points = _along(places[source], places[target])
            else:
                continue
            done.add((source, target))
            lane = max(show.lanes[show.cards[id].lane][0] for id in (source, target))
            found.append(Piece((_figure(show, arrow, points),), lane))
    return found


def between(
    show: ShowContext, source: str, target: str, places: Mapping[str, Rect]
) -> Piece | None:
    """Draw what connects a card with the one below or above it, if anything does."""
    found = show.snapshot.of(Connection, "source", source)
    arrow = next((a for a in found if a.target == target), None)
    if arrow is None:
        return None
    points = _along(places[source], places[target])
    lane = max(show.lanes[show.cards[id].lane][0] for id in (source, target))
    return Piece((_figure(show, arrow, points),), lane)


def leap(show: ShowContext, source: Rect, target: Rect, skipped: int) -> Piece:
    """Draw a way that leads from one card to the next over some that are not shown."""
    level = source.y == target.y
    points = _across(source, target) if level else _along(source, target)
    shapes = line(points, show.theme.arrow, _SKIPPING)
    place = Rect.around(points).grown(_HEAD)
    return Piece((Figure("", FigureRole.COUNT, f"+{skipped}", place, shapes),))


def line(
    points: tuple[Point, ...], colour: str, dash: tuple[float, ...] = (), width: float = WIDTH
) -> tuple[Shape, ...]:
    """Return a line with a head of a size that is seen from afar."""
    (ax, ay), (bx, by) = points[-2:]
    size = max(1e-6, ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
    dx, dy = (bx - ax) / size, (by - ay) / size
    back = (bx - dx * _HEAD, by - dy * _HEAD)
    half = _HEAD * 0.52
    head = (
        (bx, by),
        (back[0] - dy * half, back[1] + dx * half),
        (back[0] + dy * half, back[1] - dx * half),
    )
    return Line((*points[:-1], back), colour, width, 14.0, dash), Area(head, colour)


def _across(source: Rect, target: Rect) -> tuple[Point, ...]:
    """Return the way over the gap between two columns: straight where the cards face another."""
    forth = target.x > source.x
    x, end = (
        (source.right + _CLEAR, target.x - _CLEAR)
        if forth
        else (source.x - _CLEAR, target.right + _CLEAR)
    )
    top, bottom = max(source.y, target.y), min(source.bottom, target.bottom)
    if bottom - top > 2 * _HEAD:
        return (x, (top + bottom) / 2), (end, (top + bottom) / 2)
    middle = x + (end - x) * 0.4
    return (
        (x, source.centre[1]),
        (middle, source.centre[1]),
        (middle, target.centre[1]),
        (end, target.centre[1]),
    )


def _along(source: Rect, target: Rect) -> tuple[Point, ...]:
    x = source.centre[0]
    if target.y > source.y:
        return (x, source.bottom + _CLEAR / 2), (x, target.y - _CLEAR / 2)
    return (x, source.y - _CLEAR / 2), (x, target.bottom + _CLEAR / 2)


def _figure(show: ShowContext, arrow: Connection, points: tuple[Point, ...]) -> Figure:
    width, dash = kind_of(arrow).on_slides
    colour = drawn_in(arrow, show.theme).line
    if arrow.assumed:
        dash = _ASSUMED
    rect = Rect.around(points).grown(STACK / 3)
    shapes = line(points, colour, dash, width)
    return Figure(arrow.id, FigureRole.ARROW, arrow.label, rect, shapes)
