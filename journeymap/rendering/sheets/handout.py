"""The frames of the presentation on paper: each with its speaker notes below, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.paper import UNITS_PER_MM, Paper, PaperPart, PaperSheet
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Line, Rect, Shape, Text, TextStyle
from journeymap.drawing.theme import SMALL, Theme, on_paper
from journeymap.language import tr
from journeymap.model.records import Journey
from journeymap.view import View

if TYPE_CHECKING:
    from journeymap.layout.slides import Slide

_MARGIN = 18.0 * UNITS_PER_MM
_AGAIN = TextStyle(14, 600)
_NOTES = TextStyle(15)
_FOOTER = 28.0
_RULE = 9.0 * UNITS_PER_MM
_TALLEST = 0.42
"""How much of the height a slide may take, so that two stand on a sheet with their notes."""
_BETWEEN, _UNDER = 30.0, 14.0
"""The room between two frames, and between a slide and what stands under it."""
_FEWEST, _MOST = 2, 6
"""How many lines to write on a frame has, where there is room for any."""


class _Placed(NamedTuple):
    """Something on a sheet, as far down as it begins; the last of its frame ``ends`` it."""

    y: float
    slide: Slide | None = None
    said: Paragraph | None = None
    soft: bool = False
    ends: bool = False


def handout(view: View, paper: Paper) -> tuple[PaperSheet, ...]:
    """Return the sheets of a handout, upright: the slides of a frame, then its notes, once.

    As many frames stand on a sheet as fit; what they leave free is shared out as lines to write
    on. Notes that are too long for a sheet go on upon another one; sheets are numbered. Raises
    ``JourneyError`` without any slide.
    """
    from journeymap.painting.fonts import QtMeasure
    from journeymap.painting.picture import needs_application
    from journeymap.rendering.deck import deck
    from journeymap.rendering.series import nothing_to_present

    needs_application()
    paper = paper.upright.keeping(_MARGIN)
    slides = deck(view, dark=False)
    if not slides:
        raise nothing_to_present()
    found = view.snapshot.get(Journey, view.journey)
    name = " ".join(found.title.split()) if found else ""
    measure, theme = QtMeasure(), on_paper(view.theme)
    room = paper.room._replace(h=paper.room.h - _FOOTER)
    pages = list(_pages(slides, room, measure))
    made = []
    for number, page in enumerate(pages, 1):
        parts, shapes = _set(page, room, measure, theme)
        feet = _feet(name, (number, len(pages)), paper, measure, theme)
        made.append(PaperSheet(paper.width, paper.height, (*parts, _text(paper, shapes, feet))))
    return tuple(made)


def _pages(slides: Sequence[Slide], room: Rect, measure: Measure) -> Iterator[list[_Placed]]:
    """Yield what stands on each sheet, from above to below."""
    page: list[_Placed] = []
    y = 0.0
    for _, parts in groupby(slides, key=lambda slide: slide.frame.id):
        frame = list(parts)
        for slide in frame:
            high = _picture(slide, room, 0.0).room.h
            if page and y + high > room.h:
                yield page
                page, y = [], 0.0
            page.append(_Placed(y, slide))
            y += high + _UNDER
        lines = _lines(frame[0].notes, room.w, measure)
        while lines:
            fit = int((room.h - y) / line_height(_NOTES))
            if fit < min(2, len(lines)):
                yield page
                title = tr("{title}, continued", title=frame[0].title)
                again = paragraph(title, _AGAIN, room.w, measure)
                again = again._replace(lines=again.lines[:2])
                page, y = [_Placed(0.0, said=again, soft=True)], again.height + 12.0
                fit = max(1, int((room.h - y) / line_height(_NOTES)))
            said = Paragraph(lines[:fit], _NOTES, room.w)
            page.append(_Placed(y, said=said))
            y, lines = y + said.height, lines[fit:]
        page[-1] = page[-1]._replace(ends=True)
        y += _BETWEEN
    yield page


def _set(
    page: list[_Placed], room: Rect, measure: Measure, theme: Theme
) -> tuple[tuple[PaperPart, ...], tuple[Shape, ...]]:
    """Return the pictures and the writing of a sheet, with lines to write on after each frame."""
    parts: list[PaperPart] = []
    shapes: list[Shape] = []
    ends = sum(one.ends for one in page)
    spare = room.h - _bottom(page[-1], room)
    lines = min(_MOST, int(spare / max(1, ends) / _RULE))
    lines, down = lines if lines >= _FEWEST else 0, room.y
    for one in page:
        if one.slide is not None:
            picture = _picture(one.slide, room, one.y + down)
            parts.append(picture)
            shapes.append(Box(picture.room, "", theme.divider, 1.0))
        if one.said is not None:
            ink = theme.ink_soft if one.soft else theme.ink
            shapes += one.said.shapes(room.x, one.y + down, ink, measure)
        if one.ends:
            y = _bottom(one, room) + down
            for n in range(1, lines + 1):
                ends_at = ((room.x, y + n * _RULE), (room.right, y + n * _RULE))
                shapes.append(Line(ends_at, theme.divider, 0.75))
            down += lines * _RULE
    return tuple(parts), tuple(shapes)


def _bottom(one: _Placed, room: Rect) -> float:
    """Return how far down something reaches."""
    if one.slide is not None:
        return one.y + _picture(one.slide, room, 0.0).room.h
    return one.y + (one.said.height if one.said else 0.0)


def _picture(slide: Slide, room: Rect, y: float) -> PaperPart:
    """Return a slide as wide as the room, or less wide where that would be too tall."""
    place = slide.scene.rect
    scale = min(room.w / place.w, room.h * _TALLEST / place.h)
    wide, high = place.w * scale, place.h * scale
    there = Rect(room.x + (room.w - wide) / 2, y, wide, high)
    return PaperPart(slide.scene, place, there, slide.background)


def _lines(notes: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Return notes line by line; none where there are none."""
    return paragraph(notes.strip(), _NOTES, width, measure).lines if notes.strip() else ()


def _feet(
    name: str, number: tuple[int, int], paper: Paper, measure: Measure, theme: Theme
) -> tuple[Shape, ...]:
    """Return what stands below on a sheet: whose journey it is, and the number of the sheet."""
    ink, y = theme.ink_soft, paper.height - paper.margin
    count_ = tr("{n} of {count}", n=number[0], count=number[1])
    room = paper.room.w - measure.width(count_, SMALL) - 24.0
    whose = paragraph(name, SMALL, room, measure).lines[0]
    right = paper.width - paper.margin
    return (Text(paper.margin, y, whose, SMALL, ink), Text(right, y, count_, SMALL, ink, "end"))


def _text(paper: Paper, *shapes: tuple[Shape, ...]) -> PaperPart:
    page = Rect(0.0, 0.0, paper.width, paper.height)
    figure = Figure("", FigureRole.HANDOUT, "", page, tuple(s for some in shapes for s in some))
    return PaperPart(Scene(page.w, page.h, (Layer(LayerName.HANDOUT, (figure,)),)), page, page)
