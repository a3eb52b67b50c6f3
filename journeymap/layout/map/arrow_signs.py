"""Where signs stand on arrows: on their own line, and on no card, label or other sign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import pairwise
from math import dist
from typing import Protocol

from journeymap.arrows import drawn_in, kind_of
from journeymap.drawing.arrow_signs import HANDOVER, RADIUS, arrow_sign
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Point, Rect
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.model.records import Connection

_BEGIN = RADIUS + 1.5
_END = RADIUS + 10.0
"""How far a sign keeps from where its arrow begins, and from its head."""
_STEP = 3.0
_MOST = 12
"""On how many places of a leg a sign is tried: thousands would be on the longest."""
_CELL = 120.0


class SignedWay(Protocol):
    """An arrow with the points it runs through."""

    @property
    def connection(self) -> Connection: ...

    @property
    def points(self) -> tuple[Point, ...]: ...


class TakenPlaces:
    """Places with whose they are, found by where they lie."""

    def __init__(self, places: Iterable[tuple[str, Rect]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[str, Rect]]] = defaultdict(list)
        for whose, place in places:
            self.add(whose, place)

    def add(self, whose: str, place: Rect) -> None:
        for cell in _cells(place):
            self._cells[cell].append((whose, place))

    def meet(self, place: Rect, besides: str = "") -> bool:
        """Tell whether a place lies on one that is somebody else's."""
        return any(
            whose != besides and place.meets(other)
            for cell in _cells(place)
            for whose, other in self._cells.get(cell, ())
        )


def _cells(place: Rect) -> Iterator[tuple[int, int]]:
    """Yield the squares of the page a place has a part in."""
    down = range(int(place.y // _CELL), int(place.bottom // _CELL) + 1)
    for x in range(int(place.x // _CELL), int(place.right // _CELL) + 1):
        for y in down:
            yield x, y


def arrow_signs(
    drawn: Sequence[SignedWay],
    handed: Container[str],
    cards: Iterable[Rect],
    taken: Iterable[Rect],
    theme: Theme,
) -> tuple[Figure, ...]:
    """Draw the signs of kinds near the ends of their arrows, and those of hand-overs midway.

    They keep off other lines where there is room. One without any room is left out.
    """
    signed = [(way, *sign) for way in drawn for sign in _signs(way, handed)]
    if not signed:
        return ()
    solid = TakenPlaces(("-", place) for row in (cards, taken) for place in row)
    lines = TakenPlaces((way.connection.id, leg) for way in drawn for leg in legs(way.points))
    found = []
    for way, name, words, along in signed:
        id = way.connection.id
        at = _free(along(way.points), id, solid, lines)
        if at is None:
            continue
        solid.add("-", _around(at))
        shapes = arrow_sign(name, *at, drawn_in(way.connection, theme).line, theme.card)
        found.append(Figure(id, FigureRole.ARROW_SIGN, words, _around(at), shapes))
    return tuple(found)


_Along = Callable[[tuple[Point, ...]], list[Point]]


def _signs(way: SignedWay, handed: Container[str]) -> Iterator[tuple[str, str, _Along]]:
    """Yield the signs of an arrow, what each is called, and where it may stand, the best first."""
    kind = kind_of(way.connection)
    if kind.sign:
        words = tr(kind.legend or kind.label)
        if kind.both_ends:
            yield kind.sign, words, _from_begin
        yield kind.sign, words, _from_end
    if way.connection.id in handed:
        yield HANDOVER, tr("hand-over between departments"), _from_middle


def _free(places: Iterable[Point], id: str, solid: TakenPlaces, lines: TakenPlaces) -> Point | None:
    """Return the first place that nothing has; where every one is crossed, the first of those."""
    second = None
    for at in places:
        place = _around(at)
        if solid.meet(place):
            continue
        if not lines.meet(place, id):
            return at
        second = second or at
    return second


def _from_begin(points: tuple[Point, ...]) -> list[Point]:
    return _along(points)


def _from_end(points: tuple[Point, ...]) -> list[Point]:
    return _along(points)[::-1]


def _from_middle(points: tuple[Point, ...]) -> list[Point]:
    """Return places on a way, the middle of its longest leg first."""
    a, b = max(pairwise(points), key=lambda leg: dist(*leg))
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    return sorted(_along(points), key=lambda at: dist(at, middle))


def _along(points: tuple[Point, ...]) -> list[Point]:
    """Return places on the legs of a way, clear of its begin, its head and its corners."""
    found = []
    last = len(points) - 2
    for i, (a, b) in enumerate(pairwise(points)):
        long = dist(a, b)
        low, high = _BEGIN if i == 0 else RADIUS, long - (_END if i == last else RADIUS)
        if high < low:
            continue
        count = min(_MOST, max(1, int((high - low) / _STEP)))
        for k in range(count + 1):
            share = (low + (high - low) * k / count) / long
            found.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
    return found


def legs(points: tuple[Point, ...]) -> Iterator[Rect]:
    """Yield the places of the legs of a way."""
    return (Rect.around(leg).grown(1.0) for leg in pairwise(points))


def _around(at: Point) -> Rect:
    return Rect(at[0] - RADIUS, at[1] - RADIUS, 2 * RADIUS, 2 * RADIUS)
