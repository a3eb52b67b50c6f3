"""A map on paper in the rows that give the largest letters, on one page or on a few."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from journeymap.drawing.density import DENSE, USUAL, sizes_of
from journeymap.drawing.paper import Paper, PaperPart, PaperSheet
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect, Shape, Text
from journeymap.drawing.theme import SMALL, SMALL_STRONG
from journeymap.language import tr
from journeymap.layout.map.scene import MapScene
from journeymap.rendering.legible import LEAST_POINTS, POINTS_PER_UNIT, smallest
from journeymap.rendering.region import RenderRegion
from journeymap.view import View
from journeymap.view.look import ROWS_AUTO

Lay = Callable[[View], RenderRegion]
"""What lays a view out with all that goes with it."""

_MOST_ROWS = 40
_SURELY = 0.8
_KEPT = 0.4
"""What is left at least of the area of a map in one row when it wraps and lanes leave its rows."""
MOST_PAGES = 8
_AROUND = 3.0
"""What stays of the white round a page, in page units: paper has a margin of its own."""


class PaperWay(NamedTuple):
    """One way to put a map on paper: its look, the part each page shows, and how large."""

    view: View
    shown: RenderRegion
    paper: Paper
    pages: tuple[Rect, ...]
    scale: float

    @property
    def points(self) -> float:
        """How large the smallest letters are, in points."""
        return smallest(self.shown.scene) * self.scale * POINTS_PER_UNIT

    @property
    def rows(self) -> int:
        """In how many rows the map stands."""
        scene = self.shown.scene
        return max(1, len(scene.rows)) if isinstance(scene, MapScene) else 1


class PaperWays:
    """The ways a view can be put on paper; each look is laid out once, whatever the paper."""

    def __init__(self, view: View, lay: Lay) -> None:
        self._view, self._lay = view, lay
        self._laid: dict[tuple[int, str], RenderRegion] = {}

    @cached_property
    def _looks(self) -> tuple[View, ...]:
        """Looks to try: a denser one only where the usual one is not asked for by its rows."""
        view = self._view
        if view.rows != ROWS_AUTO or view.density != USUAL:
            return (view,)
        return view, view.but(density=DENSE)

    def best(self, paper: Paper, most: int = MOST_PAGES) -> PaperWay:
        """Return the way with fewest pages on which letters can be read, else the largest ones.

        ``paper`` keeps its margin; it is turned to suit. There are at ``most`` so many pages.
        """
        found: list[PaperWay] = []
        for pages in range(1, most + 1):
            for look in self._looks:
                if pages > 1 and self._is_hopeless(look, paper, pages):
                    continue
                way = self._largest(look, paper, pages)
                if way is None:
                    continue
                if way.points >= LEAST_POINTS:
                    return way
                found.append(way)
            if self._view.rows != ROWS_AUTO:
                break
        return max(found, key=lambda way: way.points)

    def _largest(self, look: View, paper: Paper, pages: int) -> PaperWay | None:
        """Return the way with the largest letters on so many pages; ``None`` for fewer rows."""
        best: PaperWay | None = None
        for rows in self._rows(look, paper, pages):
            shown = self._region(look.but(rows=rows))
            if rows > 1 and _row_count(shown.scene) < rows:
                break
            ways = [_way(look.but(rows=rows), shown, turn, pages) for turn in (paper, paper.turned)]
            way = max(ways, key=lambda way: way.scale)
            if best is not None and way.scale < best.scale * 0.9:
                break
            best = way if best is None or way.scale > best.scale else best
        return best

    def _rows(self, look: View, paper: Paper, pages: int) -> Sequence[int]:
        """Return the numbers of rows to try, from the least that may be the best one on.

        A row of so many is as wide as its share of one row and at most as tall.
        """
        if look.rows != ROWS_AUTO:
            return (look.rows,)
        one, free = self._region(look.but(rows=1)).place, paper.turned.room
        even = (pages * one.w / one.h * min(free.h / free.w, free.w / free.h)) ** 0.5
        return range(max(pages, int(even * _SURELY)), _MOST_ROWS + 1)

    def _is_hopeless(self, look: View, paper: Paper, pages: int) -> bool:
        """Tell whether a map is far too large for so many pages in letters that can be read."""
        one, free = self._region(look.but(rows=1)), paper.room
        scale = LEAST_POINTS / POINTS_PER_UNIT / smallest(one.scene)
        return one.place.w * one.place.h * _KEPT * scale**2 > pages * free.w * free.h

    def _region(self, view: View) -> RenderRegion:
        key = (view.rows, view.density)
        if key not in self._laid:
            self._laid[key] = self._lay(view)
        return self._laid[key]


def _row_count(scene: Scene) -> int:
    return len(scene.rows) if isinstance(scene, MapScene) else 1


def _way(view: View, shown: RenderRegion, paper: Paper, count: int) -> PaperWay:
    """Return the way of a page that is laid out, on so many pages of paper as it lies."""
    place = _content(shown, sizes_of(view.density).margin)
    free = paper.room
    pages: tuple[Rect, ...] = (place,)
    if count > 1 and isinstance(shown.scene, MapScene):
        pages = _divided(shown.scene, place, count)
    high = max(page.h for page in pages)
    return PaperWay(view, shown, paper, pages, min(free.w / place.w, free.h / high))


def _content(shown: RenderRegion, margin: float) -> Rect:
    """Return a region without most of the margin around it."""
    place, spare = shown.place, margin - _AROUND
    if any(figure.role == FigureRole.ADDED and figure.shapes for figure in shown.scene.figures()):
        return place
    return Rect(place.x + spare, place.y + spare, place.w - 2 * spare, place.h - 1.75 * spare)


def _divided(scene: MapScene, place: Rect, count: int) -> tuple[Rect, ...]:
    """Return the parts of a page for so many pages: whole rows, the tallest part least tall."""
    middles = [(upper.bottom + lower.top) / 2 for upper, lower in pairwise(scene.rows)]
    edges = [place.y, *middles, place.bottom]
    low, high = 0.0, place.h
    while high - low > 1.0:
        most = (low + high) / 2
        low, high = (low, most) if len(_filled(edges, most)) - 1 <= count else (most, high)
    ends = _filled(edges, high)
    return tuple(Rect(place.x, top, place.w, end - top) for top, end in pairwise(ends))


def _filled(edges: Sequence[float], most: float) -> list[float]:
    """Return where pages end that each take as many rows as fit; a row too tall stands alone."""
    ends = [edges[0]]
    for before, edge in pairwise(edges[1:]):
        if edge - ends[-1] > most:
            ends.append(before)
    if edges[-1] - ends[-1] > most and len(ends) == 1:
        return [*ends, edges[-1], float("inf")]  # one row is taller than asked for
    return [*ends, edges[-1]]


def paged(way: PaperWay) -> tuple[PaperSheet, ...]:
    """Return the sheets of a way; on several each says whose it is and which of how many."""
    return tuple(_sheet(way, number) for number in range(len(way.pages)))


def _sheet(way: PaperWay, number: int) -> PaperSheet:
    paper, place, count = way.paper, way.pages[number], len(way.pages)
    free, wide, high = paper.room, place.w * way.scale, place.h * way.scale
    down = 0.0 if count > 1 else (free.h - high) / 2
    room = Rect(free.x + (free.w - wide) / 2, free.y + down, wide, high)
    background = way.shown.background
    parts = [PaperPart(way.shown.scene, place, room)]
    if count > 1:
        page = Rect(0.0, 0.0, paper.width, paper.height)
        figure = Figure("", FigureRole.SHEET, "", page, tuple(_around(way, number)))
        scene = Scene(page.w, page.h, (Layer(LayerName.SHEET, (figure,)),))
        parts.append(PaperPart(scene, page, page))
    return PaperSheet(paper.width, paper.height, tuple(parts), background)


def _around(way: PaperWay, number: int) -> Iterator[Shape]:
    """Yield the title, small, but on the first page, where it stands large; and the number."""
    paper, theme = way.paper, way.view.theme
    title = next((f for f in way.shown.scene.figures() if f.role == FigureRole.TITLE), None)
    if number and title is not None:
        yield Text(paper.margin, paper.margin * 0.72, title.name, SMALL_STRONG, theme.ink)
    words = tr("page {n} of {count}", n=number + 1, count=len(way.pages))
    right, foot = paper.width - paper.margin, paper.height - paper.margin * 0.4
    yield Text(right, foot, words, SMALL, theme.ink_soft, "end")
