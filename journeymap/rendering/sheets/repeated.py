"""What comes again on each sheet of a map: the names of its lanes, and of its stages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.drawing.measure import Measure
from journeymap.drawing.paper import UNITS_PER_MM
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Box, Rect, Shape, Text
from journeymap.drawing.theme import SMALL_STRONG, Theme
from journeymap.layout.map.scene import Band, MapScene

BESIDE = 24.0 * UNITS_PER_MM
OVER = 8.0 * UNITS_PER_MM
_PAD = 5.0
_GAP = 2.0


class Onto(NamedTuple):
    """A place of the map and the room of a sheet it is shown in."""

    place: Rect
    room: Rect

    @property
    def scale(self) -> float:
        """How much larger it is on the sheet."""
        return self.room.w / self.place.w

    def x(self, at: float) -> float:
        """Return where an x of the map stands on the sheet, at the nearest edge if beyond it."""
        inside = min(max(at, self.place.x), self.place.right)
        return self.room.x + (inside - self.place.x) * self.scale

    def y(self, at: float) -> float:
        """Return where a y of the map stands on the sheet, at the nearest edge if beyond it."""
        inside = min(max(at, self.place.y), self.place.bottom)
        return self.room.y + (inside - self.place.y) * self.scale


def has_names(scene: Scene) -> bool:
    """Tell whether a page is a map with lanes whose names may come again."""
    return isinstance(scene, MapScene) and bool(scene.bands)


def stage_names(scene: Scene, onto: Onto, measure: Measure) -> Iterator[Shape]:
    """Yield the names of the stages over a sheet that does not begin with them."""
    for figure in _stages(scene, onto.place):
        left, right = onto.x(figure.rect.x), onto.x(figure.rect.right)
        if right - left < 4 * _PAD:
            continue
        at = Rect(left, onto.room.y - OVER, right - left - _GAP, OVER - _GAP)
        yield Box(at, figure.tone, radius=3.0)
        said = _one_line(figure.name, at.w - 2 * _PAD, measure)
        yield from said.shapes(at.x + _PAD, at.y + (at.h - said.height) / 2, _ink(figure), measure)


def lane_names(scene: Scene, onto: Onto, measure: Measure, theme: Theme) -> Iterator[Shape]:
    """Yield the names of the lanes at the left of a sheet that begins to the right of them."""
    assert isinstance(scene, MapScene)
    titles = {f.id: f for f in scene.figures() if f.role == FigureRole.LANE_TITLE}
    for band in _bands(scene, onto.place):
        top, bottom = onto.y(band.y), onto.y(band.y + band.h)
        at = Rect(onto.room.x - BESIDE, top, BESIDE - _GAP, bottom - top)
        yield Box(at, theme.card, theme.edge, 0.75)
        title = titles.get(band.lane)
        said = paragraph(title.name if title else "", SMALL_STRONG, at.w - 2 * _PAD, measure)
        fit = max(1, int((at.h - 2 * _PAD) / (said.height / len(said.lines))))
        if said.height > at.h:
            continue
        shown = said._replace(lines=said.lines[:fit])
        y = at.y + min(_PAD, (at.h - shown.height) / 2)
        yield from shown.shapes(at.x + _PAD, y, theme.ink, measure)


def _stages(scene: Scene, place: Rect) -> list[Figure]:
    """Return the stages that go on in a place and whose own names stand above or before it."""
    stages = [f for f in scene.figures() if f.role == FigureRole.STAGE]
    level = [f for f in stages if place.y < f.rect.bottom < place.bottom]
    if level:
        return [f for f in level if f.rect.x < place.x - 1.0]
    above = [f for f in stages if f.rect.bottom <= place.y]
    nearest = max((f.rect.y for f in above), default=0.0)
    return [f for f in above if f.rect.y == nearest]


def _bands(scene: MapScene, place: Rect) -> list[Band]:
    return [b for b in scene.bands if b.y < place.bottom - 1.0 and b.y + b.h > place.y + 1.0]


def _ink(figure: Figure) -> str:
    return next((shape.colour for shape in figure.shapes if isinstance(shape, Text)), "#000000")


def _one_line(text: str, width: float, measure: Measure) -> Paragraph:
    """Return a name in one line, shortened where there is no room for all of it."""
    said = paragraph(" ".join(text.split()), SMALL_STRONG, width, measure)
    while len(said.lines) > 1 and len(text) > 1:
        text = text[:-1].rstrip()
        said = paragraph(f"{text}…", SMALL_STRONG, width, measure)
    return said._replace(lines=said.lines[:1])
