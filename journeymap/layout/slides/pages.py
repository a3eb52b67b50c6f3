"""A page of an arrangement on the panel of a slide, without the head that the slide has itself."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scaled import scaled_figure
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import MARGIN
from journeymap.language import current
from journeymap.layout import layout
from journeymap.layout.map.row_shapes import rows_for
from journeymap.layout.slides.slide import Piece
from journeymap.view import View

_LARGEST = 2.4
"""A small page is drawn no larger than so many times itself."""

_FULL = 0.75
"""How much of the height of its place a page takes at least, or one row more is tried: heights
were estimated, and lanes leave rows."""

_SAID = frozenset(
    {
        FigureRole.TITLE,
        FigureRole.SCENARIO,
        FigureRole.LENS,
        FigureRole.PERSONA,
        FigureRole.LEGEND,
        FigureRole.FILTERED,
        FigureRole.TITLE_BLOCK,
        FigureRole.HINT,
    }
)
"""What the heading of the slide says already, and what is too small to be read on a wall."""


def map_in(view: View, measure: Measure, room: Rect, memo: Memo) -> Scene:
    """Return a map wrapped into the rows in which its letters are largest in a place.

    With the ``memo`` of the last time only what a change has touched is laid out anew.
    """
    view = view.but(shows_empty=False)
    with memo.round(view.theme, measure, current()):
        rows = rows_for(view, measure, room.w / room.h, memo, bare=True)
        found = _in_rows(view, measure, rows, memo)
        if bare(found)[1].h * _scale_of(found, room) >= _FULL * room.h:
            return found
        return max(found, _in_rows(view, measure, rows + 1, memo), key=lambda x: _scale_of(x, room))


def _in_rows(view: View, measure: Measure, rows: int, memo: Memo) -> Scene:
    return layout(view.but(rows=rows), measure, memo.within(("rows", rows)))


def _scale_of(scene: Scene, room: Rect) -> float:
    return scale_in(bare(scene)[1], room)


def page_in(scene: Scene, room: Rect, around: float = MARGIN / 2) -> Piece:
    """Return a page in the middle of a place, as large as all of it fits, with air ``around``."""
    scene, place = bare(scene, around)
    scale = scale_in(place, room)
    x = room.x + (room.w - place.w * scale) / 2 - place.x * scale
    y = room.y + (room.h - place.h * scale) / 2 - place.y * scale
    return Piece(tuple(scaled_figure(figure, scale, x, y) for figure in scene.figures()))


def scale_in(place: Rect, room: Rect) -> float:
    """Return how many times larger a page is drawn in a place."""
    return min(room.w / place.w, room.h / place.h, _LARGEST)


def bare(scene: Scene, around: float = MARGIN / 2) -> tuple[Scene, Rect]:
    """Return a page without its head, which the slide has, and what is left of its place."""
    layers = tuple(
        layer.with_figures(tuple(f for f in layer.figures if f.role not in _SAID))
        for layer in scene.layers
    )
    rest = scene.with_layers(layers)
    rects = [figure.rect for figure in rest.figures()]
    top = min((rect.y for rect in rects), default=0.0) - around
    bottom = max((rect.bottom for rect in rects), default=scene.height) + around
    return rest, Rect(0.0, top, scene.width, max(bottom - top, 1.0))
