"""A lane alone, in letters for the wall: wrapped into rows, over as many slides as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scaled import scaled_figure
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect
from journeymap.drawing.theme import CARD, STAGE
from journeymap.lanes import kind_of
from journeymap.language import tr
from journeymap.layout import layout
from journeymap.layout.map.scene import Band, MapScene, PageRow, map_of
from journeymap.layout.slides.letters import fitted
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import SlideHeading, panel_of
from journeymap.model.records import Lane, Stage, Touchpoint
from journeymap.rendering.closer.flow import READ
from journeymap.rendering.facts import title_of
from journeymap.view import View

_EDGE = 24.0
_BETWEEN = 24.0
_HEAD, _UNDER = 40.0, 6.0
_SIDE = 10.0
_SCALE = 84.0
_CURVE = 1.5
"""A curve is read by its faces: its few words may be smaller."""

_LARGEST = 2.25
_RAIL = frozenset({FigureRole.LANE, FigureRole.LANE_TITLE, FigureRole.LANE_GROUP})
_ON_ARROWS = frozenset({FigureRole.ARROW_LABEL, FigureRole.ARROW_SIGN})
"""What stands on arrows, and makes no sense where an arrow leads out of the lane."""
_MORE = 4
"""So many rows more than reckoned are tried until each is narrow enough."""


class _Strip(NamedTuple):
    """What stands of a lane in one row of the page, under its stages, from (0, 0) on."""

    figures: tuple[Figure, ...]
    width: float
    height: float
    curve: bool


def of_lane(it: ShowContext, lane: Lane) -> tuple[SlideHeading, list[Content]]:
    """Return the slides of a lane in letters that are read at three metres."""
    title = lane.title.strip() or tr(kind_of(lane).label)
    heading = SlideHeading(lane.id, title, it.lens(), roomy=True)
    room = panel_of(it, heading, 99).grown(-_EDGE)
    strips = _strips(it, lane, room.w * CARD.size / READ)
    scale = min([_LARGEST, *(room.w / strip.width for strip in strips)])
    if any(strip.curve for strip in strips):
        scale = min(scale, room.h / _height(strips[:2]))
    pages: list[list[_Strip]] = [[]]
    for strip in strips:
        if pages[-1] and _height([*pages[-1], strip]) * scale > room.h:
            pages.append([])
        pages[-1].append(strip)
    return heading, [_content(it, page, room, scale) for page in pages]


def _strips(it: ShowContext, lane: Lane, width: float) -> list[_Strip]:
    """Return a lane row by row, of so many rows that each is no wider, if any number does it."""
    view = it.context.view.but(arrangement="map", theme=it.theme, folded=frozenset())
    known = list(_cut(it, _rows(it, view, 1), lane.id))
    if any(strip.curve for strip in known):
        width *= _CURVE
    count = max(1, ceil(max((strip.width for strip in known), default=0.0) / width))
    found = known
    for more in range(_MORE if count > 1 else 0):
        found = list(_cut(it, _rows(it, view, count + more), lane.id))
        if all(strip.width <= width for strip in found):
            break
    return found


def _rows(it: ShowContext, view: View, count: int) -> MapScene:
    return map_of(layout(view.but(rows=count), it.measure))


def _cut(it: ShowContext, scene: MapScene, lane: str) -> Iterator[_Strip]:
    for row in scene.rows:
        band = next((one for one in row.bands if one.lane == lane), None)
        if band is not None and row.columns:
            yield _strip(it, scene, row, band)


def _strip(it: ShowContext, scene: MapScene, row: PageRow, band: Band) -> _Strip:
    """Return the lane of a row under the names of its stages; what its rail says is the heading."""
    left = row.rail.right - (_SCALE if band.unit else 0.0)
    right = scene.width - _SIDE if band.unit else max(c.x + c.w for c in row.columns) + _SIDE
    room = Rect(left, band.y - 1.0, right - left, band.h + 2.0)
    down = _HEAD - band.y
    ground = Rect(0.0, _HEAD, right - left, band.h)
    found = [Figure(band.lane, FigureRole.LANE, "", ground, (Box(ground, it.theme.lane),))]
    inside = [f for f in scene.figures() if f.role not in _RAIL and _within(f.rect, room)]
    whole = {figure.id for figure in inside if figure.role == FigureRole.ARROW}
    for figure in inside:
        if figure.role not in _ON_ARROWS or figure.id in whole:
            found.append(scaled_figure(figure, 1.0, -left, down))
    found += (
        _name(it, id, Rect(rect.x - left, 0.0, min(rect.right, right) - rect.x, _HEAD - _UNDER))
        for id, rect in row.stages
    )
    return _Strip(tuple(found), right - left, _HEAD + band.h, bool(band.unit))


def _name(it: ShowContext, id: str, rect: Rect) -> Figure:
    """Draw the name of a stage over its columns, on a line."""
    stage = it.snapshot.get(Stage, id)
    title = title_of(stage)
    tint, ink = it.theme.stage(stage.colour if stage else "", it.palette.get(id, 0))
    words = fitted(title, (STAGE,), rect.w - 24.0, rect.h, it.measure)
    top = rect.y + (rect.h - words.height) / 2
    shapes = (Box(rect, tint, radius=6.0), *words.shapes(rect.x + 12.0, top, ink, it.measure))
    return Figure(id, FigureRole.STAGE, title, rect, shapes, tint)


def _within(rect: Rect, room: Rect) -> bool:
    return room.y <= rect.y and rect.bottom <= room.bottom and rect.right > room.x


def _height(strips: list[_Strip]) -> float:
    return sum(strip.height for strip in strips) + _BETWEEN * (len(strips) - 1)


def _content(it: ShowContext, strips: list[_Strip], room: Rect, scale: float) -> Content:
    high = _height(strips) if strips else 1.0
    scale = min(scale, room.h / high)
    y = room.y + (room.h - high * scale) * 0.4
    figures: list[Figure] = []
    x = room.x + (room.w - max((s.width for s in strips), default=0.0) * scale) / 2
    for strip in strips:
        figures += (scaled_figure(figure, scale, x, y) for figure in strip.figures)
        y += (strip.height + _BETWEEN) * scale
    cards = {figure.id for figure in figures if it.snapshot.get(Touchpoint, figure.id)}
    return Content((Piece(tuple(figures)),), tuple(cards))
