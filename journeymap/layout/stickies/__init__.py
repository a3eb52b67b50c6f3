"""The wall of stickies as a picture: a column for each cluster, in letters a room can read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.paragraph import Paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Rect, Shape, Text
from journeymap.drawing.theme import Theme, mix
from journeymap.language import tr
from journeymap.layout.slides.letters import fitted, letters
from journeymap.layout.stickies.fitting import PAD, PlacedGroup, WallGroup, pages
from journeymap.layout.stickies.sticky import Setting, WallSticky, drawn_sticky

WALL = (1920.0, 1003.0)
"""The page of the wall: what the foot line of a presentation leaves."""

_SIDE, _TOP, _BOTTOM = 60.0, 132.0, 868.0
_HEAD = (30.0, 26.0, 22.0)
_HEADS_LINES = 2
_UNDER = 12.0
_ROUND = 18.0


class WallColumn(NamedTuple):
    """A cluster on the wall: its column, where its title stands, and its stickies."""

    cluster: str
    rect: Rect
    head: Rect
    ids: tuple[str, ...]


class StickyWall(NamedTuple):
    """The wall: what is drawn, where everything stands, and how large its letters are."""

    scene: Scene
    columns: tuple[WallColumn, ...]
    places: Mapping[str, Rect]
    letters: float
    page: int
    pages: int

    def column_of(self, id: str) -> WallColumn | None:
        """Return the column a sticky stands in."""
        return next((column for column in self.columns if id in column.ids), None)

    def sticky_at(self, x: float, y: float) -> str:
        """Return the sticky at a point, blank for none."""
        return next((id for id, place in self.places.items() if place.holds(x, y)), "")

    def column_at(self, x: float, y: float) -> WallColumn | None:
        """Return the column at a point."""
        return next((column for column in self.columns if column.rect.holds(x, y)), None)


def sticky_wall(
    clusters: Sequence[tuple[str, Sequence[WallSticky]]],
    theme: Theme,
    measure: Measure,
    set_: Setting,
    page: int = 0,
) -> StickyWall:
    """Lay a page of the wall out; a page there is not is the last one.

    ``clusters`` are names with their stickies, a blank name those in none. Units are those of a
    wall 1920 wide. Where all are in no cluster no columns are drawn.
    """
    if not any(held for _, held in clusters):
        return StickyWall(Scene(*WALL, ()), (), {}, 0.0, 0, 0)
    titled = any(name for name, _ in clusters)
    area = Rect(_SIDE, _TOP, WALL[0] - 2 * _SIDE, _BOTTOM - _TOP)
    if not titled:
        area = area.grown(PAD)  # no column is drawn, so stickies stand at the edges
    heads = {name: _Head(name, len(held), titled, measure) for name, held in clusters}
    groups = [WallGroup(name, tuple(held), heads[name].height) for name, held in clusters]
    found = pages(groups, area, set_)
    if not found:
        return StickyWall(Scene(*WALL, ()), (), {}, 0.0, 0, 0)
    at = max(0, min(page, len(found) - 1))
    size, placed = found[at]
    tones = _tones(theme, clusters)
    figures: list[Figure] = []
    columns: list[WallColumn] = []
    for column in placed:
        name = column.group.cluster
        if titled:
            figures.append(heads[name].drawn(column, theme))
        for one, place in column.stickies:
            own = theme.own(one.sticky.colour)
            colours = (own.tint, own.ink) if own else tones[name]
            figures.append(drawn_sticky(one, place, colours, theme, measure))
        head = Rect(column.rect.x, column.rect.y, column.rect.w, PAD + column.head)
        ids = tuple(one.sticky.id for one, _ in column.stickies)
        columns.append(WallColumn(name, column.rect, head, ids))
    places = {one.sticky.id: place for column in placed for one, place in column.stickies}
    scene = Scene(*WALL, (Layer(LayerName.SLIDE, tuple(figures)),))
    return StickyWall(scene, tuple(columns), places, size, at, len(found))


class _Head:
    """The title of a column, with how many stickies are in it."""

    def __init__(self, name: str, n: int, titled: bool, measure: Measure) -> None:
        self._name, self._n, self._titled, self._measure = name, str(n), titled, measure

    def height(self, width: float) -> float:
        """Return how high it is for a width, with what is free under it."""
        return self._set(width).height + _UNDER if self._titled else 0.0

    def drawn(self, column: PlacedGroup, theme: Theme) -> Figure:
        """Draw the column with its title; what is in none stands in an outline alone."""
        rect = column.rect
        set_ = self._set(rect.w - 2 * PAD)
        ground = mix(theme.surround, theme.surround_raised, 0.6)
        panel = Box(rect, ground, radius=_ROUND)
        if not self._name:
            panel = Box(rect, "", theme.surround_edge, 2.0, _ROUND, (10.0, 8.0))
        ink = theme.surround_ink if self._name else theme.surround_soft
        style = letters(set_.style.size, 600)
        base = rect.y + PAD + (line_height(style) + self._measure.ascent(style)) / 2
        shapes: list[Shape] = [panel]
        shapes += set_.shapes(rect.x + PAD, rect.y + PAD, ink, self._measure)
        count = Text(
            rect.right - PAD, base - style.size * 0.08, self._n, style, theme.surround_soft, "end"
        )
        shapes.append(count)
        return Figure("", FigureRole.PANEL, self._name, rect, tuple(shapes))

    def _set(self, width: float) -> Paragraph:
        name = self._name or tr("Not in a cluster yet")
        styles = [letters(size, 700 if self._name else 500) for size in _HEAD]
        room = width - self._measure.width(self._n, styles[0]) - 16.0
        return fitted(name, styles, room, line_height(styles[0]) * _HEADS_LINES, self._measure)


def _tones(
    theme: Theme, clusters: Sequence[tuple[str, Sequence[WallSticky]]]
) -> dict[str, tuple[str, str]]:
    """Return the colours of stickies that have none of their own: each cluster has its own."""
    plain = (theme.note, theme.note_ink)
    tones = [*theme.stages, plain]
    named = [name for name, _ in clusters if name]
    return {"": plain} | {name: tones[i % len(tones)] for i, name in enumerate(named)}
