"""As-is and to-be on one slide: the map of both, and in large letters what the changes come to."""

from __future__ import annotations

from journeymap.analysis.difference.count_words import count_lines
from journeymap.analysis.difference.words import tally
from journeymap.drawing.colours import strong_on
from journeymap.drawing.density import DENSE, sizes_of
from journeymap.drawing.difference_signs import look_of
from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Rect, Shape, Text, TextStyle
from journeymap.language import tr
from journeymap.layout.slides.kinds import frame_kind
from journeymap.layout.slides.letters import LEAST
from journeymap.layout.slides.pages import bare, map_in, page_in, scale_in
from journeymap.layout.slides.show import ShowContext, dotted
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import SlideHeading, panel_of
from journeymap.model.names import frame_title
from journeymap.model.records import Frame
from journeymap.view import View
from journeymap.view.differing import as_difference, difference_title
from journeymap.view.differs import SeenDifference

_EDGE, _AROUND = 12.0, 4.0
_FOOT, _LINE = 14.0, 36.0
_FIGURE = TextStyle(26.0, 600)
_APART = 34.0
_MAP = "map"


@frame_kind("difference")
def of_difference(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return the slide of both journeys; of one with nothing to compare it is empty, and says so.

    Where all of it would be too small to be read from afar, it is what changed alone.
    """
    title, view = frame_title(show.snapshot, frame), as_difference(show.context.view)
    if view is None or view.differs is None:
        nothing = tr("There is nothing to compare with yet.")
        return SlideHeading(frame.id, title, nothing), [Content((), ())]
    seen = view.differs
    title = frame.title.strip() or difference_title(seen.difference)
    told = tally(seen.difference.touchpoints)
    heading = SlideHeading(frame.id, title, told, roomy=True)
    room, foot = _room(show, seen, heading)
    view = view.but(arrangement=_MAP, theme=show.theme, density=DENSE)
    page, whole = _largest(show, view, room)
    if not whole:
        heading = heading._replace(subtitle=dotted(told, tr("only what changed is shown")))
        room, foot = _room(show, seen, heading)  # more words may take a line of their own
    pieces = (page_in(page, room, _AROUND), Piece(foot))
    return heading, [Content(pieces, tuple(show.cards))]


def _room(
    show: ShowContext, seen: SeenDifference, heading: SlideHeading
) -> tuple[Rect, tuple[Figure, ...]]:
    """Return the place of the page, and the figures below it."""
    panel = panel_of(show, heading).grown(-_EDGE)
    foot = _figures(show, seen, panel)
    return (panel._replace(h=panel.h - foot[0].rect.h - _FOOT) if foot else panel), foot


def _largest(show: ShowContext, view: View, room: Rect) -> tuple[Scene, bool]:
    """Return the page of both journeys, and whether it is all of them."""
    kept = show.memo("pages", (), Memo)
    page = map_in(view, show.measure, room, kept)
    size = sizes_of(DENSE).card.size
    if scale_in(bare(page)[1], room) * size >= LEAST or not view.differs or not view.differs.cards:
        return page, True
    less = map_in(view.but(only_changed=True), show.measure, room, show.memo("less", (), Memo))
    return less, False


def _figures(show: ShowContext, seen: SeenDifference, panel: Rect) -> tuple[Figure, ...]:
    """Write the figures that differ in large letters at the foot, better and worse said, too."""
    theme, measure = show.theme, show.measure
    tones = {"better": look_of("added", theme).strong, "worse": look_of("removed", theme).strong}
    lines = [one for one in count_lines(seen.difference.counts) if one.before != one.after]
    if not lines:
        return ()
    shapes: list[Shape] = []
    begin = panel.x + _EDGE
    x, row = begin, 0
    placed: list[tuple[float, int, str, str, str]] = []
    for one in lines:
        said = f"{one.brief} {one.before} → {one.after}"
        wide = measure.width(said, _FIGURE) + 14.0 + measure.width(one.judged, _FIGURE)
        if x + wide > panel.right and x > begin:
            x, row = begin, row + 1
        placed.append((x, row, said, one.judged, tones.get(one.verdict, theme.ink_soft)))
        x += wide + _APART
    high = (row + 1) * _LINE
    top = panel.bottom - high
    for left, at, said, judged, tone in placed:
        y = top + at * _LINE + _LINE * 0.72
        ink = strong_on(tone, (theme.page,), theme.ink)
        behind = left + measure.width(said, _FIGURE) + 14.0
        shapes += (Text(left, y, said, _FIGURE, theme.ink), Text(behind, y, judged, _FIGURE, ink))
    name = "; ".join(one.sentence for one in lines)
    return (Figure("", FigureRole.COUNT, name, Rect(panel.x, top, panel.w, high), tuple(shapes)),)
