"""The loop: the touchpoints one goes round in, and the arrow that leads back over the top."""

from __future__ import annotations

from journeymap.drawing.paragraph import Paragraph
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, TextStyle
from journeymap.language import tr
from journeymap.layout.slides.arrows import arrows, line
from journeymap.layout.slides.cards import Telling, cards
from journeymap.layout.slides.letters import fitted, flat, widest
from journeymap.layout.slides.moments import INSET, Content
from journeymap.layout.slides.packing import Columns, Measured, pack, place
from journeymap.layout.slides.show import Show, dotted
from journeymap.layout.slides.slide import EMOTION, Piece
from journeymap.layout.slides.surround import Heading, panel_of
from journeymap.model.records import Connection, Frame

_OVER = 118.0
_LABEL = TextStyle(28, 600)
_MANY = 99


def of_loop(show: Show, frame: Frame) -> tuple[Heading, list[Content]]:
    """Return the slides of a loop: its touchpoints in a row, and the way back over them."""
    heading = Heading(frame.id, frame.title or tr("The loop"), show.lens())
    ids = [id for id in frame.touchpoints if id in show.cards]
    measured = cards(show, Telling(stage=True))
    room = panel_of(show, heading, _MANY).grown(-INSET)
    pages = pack([(id,) for id in ids], room.w, room.h - _OVER, measured)
    room = panel_of(show, heading, len(pages)).grown(-INSET)
    arrow = _back(show, ids)
    found = [
        _content(show, page, room, measured, arrow, (i == 0, i == len(pages) - 1))
        for i, page in enumerate(pages)
    ]
    return heading, found or [Content((), ())]


def _back(show: Show, ids: list[str]) -> Connection | None:
    """Return the arrow that closes the loop: from its end to its beginning, or near it."""
    place = {id: i for i, id in enumerate(ids)}
    found = [
        arrow
        for id in ids
        for arrow in show.snapshot.of(Connection, "source", id)
        if arrow.target in place and place[arrow.target] < place[id]
    ]
    return min(
        found,
        key=lambda a: (a.kind != "loyalty", place[a.target] - place[a.source], a.id),
        default=None,
    )


def _content(
    show: Show,
    columns: Columns,
    room: Rect,
    measured: Measured,
    arrow: Connection | None,
    ends: tuple[bool, bool],
) -> Content:
    below = Rect(room.x, room.y + _OVER, room.w, room.h - _OVER)
    placed = place(columns, below, measured, 0.45)
    spare = (below.bottom - placed.bottom) / 2
    places = {id: at._replace(y=at.y + spare) for id, at in placed.places.items()}
    pieces = [piece for id, at in places.items() for piece in placed.blocks[id].draw(at)]
    pieces += arrows(show, columns, places)
    if arrow:
        first, last = places[columns[0][0]], places[columns[-1][0]]
        pieces.append(_over(show, arrow, first, last, room.y + spare, ends))
    return Content(tuple(pieces), tuple(id for column in columns for id in column))


def _over(
    show: Show, arrow: Connection, first: Rect, last: Rect, top: float, ends: tuple[bool, bool]
) -> Piece:
    """Draw the way back; where the row goes on elsewhere it comes from, or leads to, the edge."""
    theme, measure = show.theme, show.measure
    y = top + 44.0
    begins, closes = ends
    right = last.centre[0] if closes else last.right
    left = first.centre[0] if begins else first.x
    start = ((right, last.y - 6.0),) if closes else ()
    end = ((left, first.y - 6.0),) if begins else ()
    points = (*start, (right, y), (left, y), *end)
    set_ = _label(show, arrow, right - left - 80.0)
    wide, high = widest(set_, measure) + 36.0, set_.height + 16.0
    middle = (left + right) / 2
    rect = Rect(middle - wide / 2, y - high / 2, wide, high)
    shapes = (
        *line(points, theme.accent, (14.0, 9.0)),
        Box(rect, theme.accent_tint, radius=high / 2),
        *set_._replace(width=wide - 36.0).shapes(
            rect.x + 18.0, rect.y + 8.0, theme.accent_ink, measure
        ),
    )
    place = Rect(left, y, right - left, first.y - y).joined(rect).grown(12.0)
    return Piece((Figure(arrow.id, "arrow", arrow.label, place, shapes),), EMOTION)


def _label(show: Show, arrow: Connection, width: float) -> Paragraph:
    """Return what the way back is called, and how often it is taken."""
    told = flat(arrow.label) or (tr("loyalty loop") if arrow.kind == "loyalty" else tr("back"))
    weight = ""
    if arrow.weight is not None:
        share = arrow.unit == "probability"
        weight = f"{round(100 * arrow.weight)} %" if share else f"{arrow.weight:g}"
    return fitted(dotted(told, weight), (_LABEL,), width, 72.0, show.measure)
