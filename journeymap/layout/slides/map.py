"""The whole map on one slide: its lanes, cards and curves, as large as the wall lets them be."""

from __future__ import annotations

from journeymap.drawing.density import DENSE
from journeymap.drawing.memo import Memo
from journeymap.drawing.shapes import Rect
from journeymap.language import plural
from journeymap.layout.slides.kinds import frame_kind
from journeymap.layout.slides.pages import map_in, page_in
from journeymap.layout.slides.show import ShowContext, dotted
from journeymap.layout.slides.signs import signs
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import SlideHeading, panel_of
from journeymap.model.names import frame_title
from journeymap.model.records import Frame

_MAP = "map"
_EDGE = 12.0
_FOOT = 40.0
_AROUND = 4.0


@frame_kind("map")
def of_map(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return the slide of the whole map, and at its foot what its signs mean.

    It is densely set, so that its letters are as large as can be: few read them from afar. It is
    there to be seen whole, and to be zoomed into.
    """
    counted = plural("{n} touchpoint", "{n} touchpoints", len(show.cards))
    heading = SlideHeading(
        frame.id, frame_title(show.snapshot, frame), dotted(show.lens(), counted), roomy=True
    )
    panel = panel_of(show, heading)
    room = panel.grown(-_EDGE)
    foot = Rect(room.x + _EDGE, room.bottom - _FOOT + 4.0, room.w - 2 * _EDGE, _FOOT - 4.0)
    told = signs(show, foot)
    if told:
        room = room._replace(h=room.h - _FOOT)
    view = show.context.view.but(arrangement=_MAP, theme=show.theme, density=DENSE)
    kept = show.memo("pages", (), Memo)
    page = page_in(map_in(view, show.measure, room, kept), room, _AROUND)
    return heading, [Content((page, Piece(told)), tuple(show.cards))]
