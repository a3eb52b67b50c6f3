"""Arrows from what speaks for an idea to the idea, and on to its goal: shown while somebody asks.

They run in the gutters and between the lanes, under all that stands there, so that no letter is
crossed: down beside the column they come from, along above the lane they lead to.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from journeymap.analysis.evidence import EvidenceChain, chain, ideas_behind
from journeymap.drawing.faces import disc
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer
from journeymap.drawing.shapes import Line, Point, Rect, Shape
from journeymap.drawing.theme import Theme
from journeymap.layout.map.scene import PageRow
from journeymap.model.records import Idea
from journeymap.view import View

_WIDE, _ROUND, _DOT = 1.6, 7.0, 3.0
_TRACK, _TRACKS = 4.0, 5
"""How far arrows in one gutter or gap stand apart, and how many there do before they share."""
_INTO = 11.0
"""How far from its box an arrow turns towards it, in page units."""


class _Arrow(NamedTuple):
    start: str
    end: str
    name: str


def behind_layer(view: View, rows: Sequence[PageRow], layers: Iterable[Layer]) -> Layer | None:
    """Return the arrows behind the ideas somebody asks about; ``None`` where nobody does."""
    if view.behind is None:
        return None
    places = _places(layers)
    arrows = [one for found in _chains(view) for one in _arrows(found, places)]
    ways = _Ways(rows, view.theme)
    figures = tuple(
        figure
        for one in dict.fromkeys(arrows)
        if (figure := ways.drawn(one, *_nearest(places[one.start], places[one.end])))
    )
    return Layer(LayerName.BEHIND, figures)


def _places(layers: Iterable[Layer]) -> dict[str, list[Rect]]:
    """Return where each record stands as a box; a goal of the journey does in each row."""
    found: dict[str, list[Rect]] = {}
    for layer in layers:
        for figure in layer.figures:
            if figure.role in _BOXES and figure.id:
                found.setdefault(figure.id, []).append(figure.rect)
    return found


def _nearest(starts: Iterable[Rect], ends: Sequence[Rect]) -> tuple[Rect, Rect]:
    """Return the two places of two records that are nearest to one another up and down."""
    pairs = [(start, end) for start in starts for end in ends]
    return min(pairs, key=lambda pair: abs(pair[0].y - pair[1].y))


_BOXES = frozenset(
    {FigureRole.FRICTION, FigureRole.QUOTE, FigureRole.IDEA, FigureRole.GOAL, FigureRole.CARD}
)


def _chains(view: View) -> Iterator[EvidenceChain]:
    """Yield the chains of the ideas that are asked about, of all where nothing is named."""
    snapshot, asked = view.snapshot, view.behind or ()
    ideas: Iterable[Idea] = snapshot.of(Idea, "journey", view.journey)
    if asked:
        ideas = dict.fromkeys(x for id in asked for x in ideas_behind(snapshot, id, view.journey))
    for idea in ideas:
        found = chain(snapshot, idea.id)
        if found:
            yield found


def _arrows(found: EvidenceChain, places: Container[str]) -> Iterator[_Arrow]:
    """Yield the arrows of a chain; where nothing else is on the page, from the touchpoints."""
    idea = found.idea
    if idea.id not in places:
        return
    named = [one.id for one in (*found.quotes, *found.frictions) if one.id in places]
    for id in named or [id for id in idea.touchpoints if id in places]:
        yield _Arrow(id, idea.id, idea.title)
    if found.goal and found.goal.id in places:
        yield _Arrow(idea.id, found.goal.id, found.goal.title)


class _Ways:
    """The ways of arrows, each in a track of its own."""

    def __init__(self, rows: Sequence[PageRow], theme: Theme) -> None:
        self._rows, self._theme = rows, theme
        self._used: dict[tuple[str, int], int] = {}

    def drawn(self, arrow: _Arrow, start: Rect, end: Rect) -> Figure | None:
        points = self._between(start, end)
        if len(points) < 2:
            return None
        ink = self._theme.idea_ink
        shapes: tuple[Shape, ...] = (
            Line(points, ink, _WIDE, _ROUND, head=True),
            disc(*points[0], _DOT, ink),
        )
        xs, ys = [x for x, _ in points], [y for _, y in points]
        rect = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(_DOT)
        return Figure("", FigureRole.BEHIND, arrow.name, rect, shapes)

    def _between(self, start: Rect, end: Rect) -> tuple[Point, ...]:
        """Return the way from the side of a box, down or up its gutter, to another box."""
        if _overlap(start, end) and abs(start.x - end.x) + abs(start.w - end.w) > 2.0:
            return self._straight(start, end)
        gutter = self._track("x", self._gutter(start), 1)
        out = (start.right, start.centre[1])
        if abs(self._gutter(start) - self._gutter(end)) < 1.0:
            into = (end.right, self._side(end))
            return (out, (gutter, out[1]), (gutter, into[1]), into)
        down = end.y >= start.y
        gap = self._track("y", self._gap(end, down), -1 if down else 1)
        x = end.x + min(end.w / 2, 40.0)
        into = (x, end.y if down else end.bottom)
        return (out, (gutter, out[1]), (gutter, gap), (x, gap), into)

    def _straight(self, start: Rect, end: Rect) -> tuple[Point, ...]:
        """Return the way between two boxes that stand over one another, as of a stage and a step."""
        left, right = max(start.x, end.x), min(start.right, end.right)
        x = self._track("x", left + (right - left) * 0.75, -1)
        if end.y < start.y:
            return ((x, start.y), (x, end.bottom))
        return ((x, start.bottom), (x, end.y))

    def _side(self, end: Rect) -> float:
        """Return the y at which another arrow comes in at the side of a box."""
        n = self._count("in", end.y)
        return min(end.y + 14.0 + 7.0 * n, end.bottom - 6.0)

    def _track(self, way: str, at: float, sign: int) -> float:
        n = self._count(way, at) % _TRACKS
        return at + sign * _TRACK * n

    def _count(self, way: str, at: float) -> int:
        key = way, round(at)
        n = self._used[key] = self._used.get(key, -1) + 1
        return n

    def _gutter(self, rect: Rect) -> float:
        """Return the x of the gutter to the right of a box."""
        return rect.right + _INTO - _TRACK

    def _gap(self, rect: Rect, above: bool) -> float:
        """Return the y between the lane of a box and that it is reached from."""
        band = None
        for row in self._rows:
            if row.top <= rect.y <= row.bottom:
                band = row.band_at(rect.centre[1])
        if band is None:
            return rect.y - _INTO if above else rect.bottom + _INTO
        return band.y - 1.0 if above else band.y + band.h + 1.0


def _overlap(start: Rect, end: Rect) -> bool:
    """Tell whether one box stands over the other by most of the narrower one."""
    shared = min(start.right, end.right) - max(start.x, end.x)
    return shared > 0.5 * min(start.w, end.w) and min(start.w, end.w) > 0
