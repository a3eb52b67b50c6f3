"""The loop: the touchpoints one goes round in, and the arrow that leads back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from journeymap.analysis.flow.shares import counted, is_probability, shares
from journeymap.analysis.mattering import most_first
from journeymap.arrows import is_return, kind_of
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Point, Rect, TextStyle
from journeymap.language import decimal, tr
from journeymap.layout.slides.arrows import arrows, between, leap, line
from journeymap.layout.slides.cards import Telling, cards
from journeymap.layout.slides.kinds import frame_kind
from journeymap.layout.slides.letters import fitted, flat, widest
from journeymap.layout.slides.packing import Columns, Measured, Placed, best, fits, pack, place
from journeymap.layout.slides.show import ShowContext, dotted
from journeymap.layout.slides.slide import EMOTION, Content, Piece
from journeymap.layout.slides.surround import INSET, SlideHeading, panel_of
from journeymap.model.names import frame_title
from journeymap.model.records import Connection, Frame

_OVER = 118.0
_MIDDLE = 84.0
_RING = range(5, 9)
_LABEL = TextStyle(28, 600)
_DASH = (14.0, 9.0)
_MANY = 99


@frame_kind("loop")
def of_loop(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return the slides of a loop: a row with the way back over it, or a ring of two rows.

    Of a long one those are shown that matter most: each has been shown where it happens.
    """
    every = [id for id in frame.touchpoints if id in show.cards]
    arrow, ids = _back(show, every), _main(show, every)
    told = tr("{n} of {count} are shown", n=len(ids), count=len(every)) if ids != every else ""
    lens = dotted(show.lens(), told)
    heading = SlideHeading(frame.id, frame_title(show.snapshot, frame), lens)
    room = panel_of(show, heading).grown(-INSET)
    # What happens at each was told before; here one sees that it goes round.
    measured = cards(show, Telling(stage=True, brief=True))
    ring = _ring(show, ids, room, arrow, measured) if len(ids) in _RING else None
    if ring:
        return heading, [ring._replace(pieces=(*ring.pieces, *_leaps(show, every, ids, ring)))]
    room = panel_of(show, heading, _MANY).grown(-INSET)
    over = _OVER if arrow else 0.0
    pages = pack([(id,) for id in ids], room.w, room.h - over, measured)
    room = panel_of(show, heading, len(pages)).grown(-INSET)
    below = Rect(room.x, room.y + over, room.w, room.h - over)
    found = [
        _row(show, page, below, measured, arrow, (i == 0, i == len(pages) - 1))
        for i, page in enumerate(pages)
    ]
    return heading, found or [Content((), ())]


def _main(show: ShowContext, ids: list[str]) -> list[str]:
    """Return its ends, and as many of the others as a ring holds, those that matter most."""
    most = _RING.stop - 1
    if len(ids) <= most:
        return ids
    inner = most_first(show.snapshot, (show.cards[id] for id in ids[1:-1]))
    kept = {ids[0], ids[-1], *(card.id for card in inner[: most - 2])}
    return [id for id in ids if id in kept]


def _leaps(
    show: ShowContext, every: Sequence[str], ids: Sequence[str], ring: Content
) -> Iterator[Piece]:
    """Yield a dotted way wherever some of the loop are not shown between two that are."""
    at = {id: i for i, id in enumerate(every)}
    figures = (figure for piece in ring.pieces for figure in piece.figures)
    places = {f.id: f.rect for f in figures if f.role == FigureRole.CARD}
    for source, target in pairwise(ids):
        skipped = at[target] - at[source] - 1
        joined = any(a.target == target for a in show.snapshot.of(Connection, "source", source))
        if skipped and not joined:
            yield leap(show, places[source], places[target], skipped)


def _back(show: ShowContext, ids: Sequence[str]) -> Connection | None:
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
        key=lambda a: (not is_return(a), place[a.target] - place[a.source], a.id),
        default=None,
    )


def _row(
    show: ShowContext,
    columns: Columns,
    below: Rect,
    measured: Measured,
    arrow: Connection | None,
    ends: tuple[bool, bool],
) -> Content:
    placed = place(columns, below, measured)
    pieces = _cards(placed)
    pieces += arrows(show, columns, placed.places)
    ids = tuple(id for column in columns for id in column)
    if arrow:
        first, last = placed.places[ids[0]], placed.places[ids[-1]]
        pieces.append(_over(show, arrow, first, last, ends))
    return Content(tuple(pieces), ids)


def _ring(
    show: ShowContext, ids: Sequence[str], room: Rect, arrow: Connection | None, measured: Measured
) -> Content | None:
    """Return a ring of two rows, the lower one from right to left; ``None`` without the room."""
    count, high = -(-len(ids) // 2), (room.h - _MIDDLE) / 2
    upper, lower = ids[:count], ids[count:]
    alone = tuple((id,) for id in ids)
    if arrow is None or not fits(alone, room.w, count, high, measured):
        return None
    columns = alone[:count]
    row = place(columns, room._replace(h=high), measured, high).places
    places = {id: at._replace(h=high) for id, at in row.items()}
    for id, over in zip(lower, reversed(upper), strict=False):
        places[id] = places[over]._replace(y=room.bottom - high)
    wide = places[ids[0]].w
    look = best(alone, wide, high, measured)
    blocks = {id: measured(id, wide, look) for id in ids}
    pieces = _cards(Placed(places, blocks, room.bottom, True))
    pieces += arrows(show, columns, places)
    pieces += arrows(show, tuple((id,) for id in reversed(lower)), places)
    down = between(show, upper[-1], lower[0], places)
    pieces += [down] if down else []
    pieces.append(_up(show, arrow, places[ids[0]], places[ids[-1]]))
    return Content(tuple(pieces), tuple(ids))


def _cards(placed: Placed) -> list[Piece]:
    return [piece for id, at in placed.places.items() for piece in placed.blocks[id].draw(at)]


def _over(
    show: ShowContext, arrow: Connection, first: Rect, last: Rect, ends: tuple[bool, bool]
) -> Piece:
    """Draw the way back; where the row goes on elsewhere it comes from, or leads to, the edge."""
    y = first.y - _OVER + 44.0
    begins, closes = ends
    right = last.centre[0] if closes else last.right
    left = first.centre[0] if begins else first.x
    start = ((right, last.y - 6.0),) if closes else ()
    end = ((left, first.y - 6.0),) if begins else ()
    points = (*start, (right, y), (left, y), *end)
    return _drawn(show, arrow, points, ((left + right) / 2, y), right - left - 80.0)


def _up(show: ShowContext, arrow: Connection, first: Rect, last: Rect) -> Piece:
    """Draw the way back from the lower row to the upper, its name between the rows."""
    x, y = first.centre[0], (first.bottom + last.y) / 2
    points: tuple[Point, ...] = ((x, last.y - 6.0), (x, first.bottom + 6.0))
    if last.x > first.x:
        points = ((last.x - 6.0, last.centre[1]), (x, last.centre[1]), points[-1])
    wide = 2.0 * (last.x - first.x) + first.w * 2
    return _drawn(show, arrow, points, (x, y), wide, beside=True)


def _drawn(
    show: ShowContext,
    arrow: Connection,
    points: tuple[Point, ...],
    at: Point,
    width: float,
    beside: bool = False,
) -> Piece:
    """Draw the way back with its name around a point of it, or right ``beside`` it."""
    theme, measure = show.theme, show.measure
    meant = kind_of(arrow).legend if is_return(arrow) else ""
    told = flat(arrow.label) or (tr(meant) if meant else tr("back"))
    set_ = fitted(dotted(told, _weight(show, arrow)), (_LABEL,), width, 72.0, measure)
    wide, high = widest(set_, measure) + 36.0, set_.height + 12.0
    left = at[0] + 26.0 if beside else at[0] - wide / 2
    rect = Rect(left, at[1] - high / 2, wide, high)
    words = set_._replace(width=wide - 36.0).shapes(
        rect.x + 18.0, rect.y + 6.0, theme.accent_ink, measure
    )
    place = rect
    for x, y in points:
        place = place.joined(Rect(x, y, 0.0, 0.0))
    way = line(points, theme.accent, _DASH)
    shapes = (*way, Box(rect, theme.accent_tint, radius=min(high / 2, 28.0)), *words)
    return Piece(
        (Figure(arrow.id, FigureRole.ARROW, arrow.label, place.grown(12.0), shapes),), EMOTION
    )


def _weight(show: ShowContext, arrow: Connection) -> str:
    """Return how often an arrow is taken."""
    if arrow.weight is None:
        return ""
    if is_probability(arrow):
        return f"{decimal(100 * arrow.weight, 0)} %"
    return counted(shares(show.snapshot, show.journey.id), False).get(arrow.id, "")
