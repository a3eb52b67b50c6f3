"""The frames of the presentation on paper: each with its speaker notes below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

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
_HEADING = TextStyle(20, 700)
_AGAIN = TextStyle(14, 600)
_NOTES = TextStyle(15)
_FOOTER = 28.0
_RULE = 9.0 * UNITS_PER_MM
_TALLEST = 0.55
"""How much of the height a slide may take, so that there is room for its notes."""


def handout(view: View, paper: Paper) -> tuple[PaperSheet, ...]:
    """Return the sheets of a handout, upright: a slide, its title and its notes, then the next.

    Notes that are too long for a sheet go on upon another one; sheets are numbered. Raises
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
    pages = [page for slide in slides for page in _pages(slide, paper, measure, theme)]
    return tuple(
        PaperSheet(paper.width, paper.height, (*parts, _text(paper, shapes, feet)))
        for number, (parts, shapes) in enumerate(pages, 1)
        for feet in (_feet(name, (number, len(pages)), paper, measure, theme),)
    )


def _pages(
    slide: Slide, paper: Paper, measure: Measure, theme: Theme
) -> Iterator[tuple[tuple[PaperPart, ...], tuple[Shape, ...]]]:
    """Yield the pictures and the writing of each sheet a slide takes."""
    room = paper.room
    picture = _picture(slide, room)
    shapes: list[Shape] = [Box(picture.room, "", theme.divider, 1.0)]
    parts: tuple[PaperPart, ...] = (picture,)
    heading = paragraph(slide.title, _HEADING, room.w, measure)
    y = picture.room.bottom + 26.0
    shapes += heading.shapes(room.x, y, theme.ink, measure)
    y += heading.height + 10.0
    lines = _lines(slide.notes, room.w, measure)
    while True:
        fit = max(0 if parts else 1, int((room.bottom - _FOOTER - y) / line_height(_NOTES)))
        notes = Paragraph(lines[:fit], _NOTES, room.w)
        shapes += notes.shapes(room.x, y, theme.ink, measure)
        if not lines[fit:]:
            shapes += _ruled(room, y + (notes.height if notes.lines else -10.0), theme.divider)
        yield parts, tuple(shapes)
        parts, lines = (), lines[fit:]
        if not lines:
            return
        again = paragraph(tr("{title}, continued", title=slide.title), _AGAIN, room.w, measure)
        lead = Paragraph(again.lines[:2], _AGAIN, room.w)
        shapes = list(lead.shapes(room.x, room.y, theme.ink_soft, measure))
        y = room.y + lead.height + 12.0


def _ruled(room: Rect, y: float, ink: str) -> Iterator[Shape]:
    """Yield lines to write on by hand, below what is written."""
    last = room.bottom - _FOOTER - _RULE / 2
    for i in range(1, int((last - y) / _RULE) + 1):
        at = y + i * _RULE
        yield Line(((room.x, at), (room.right, at)), ink, 0.75)


def _picture(slide: Slide, room: Rect) -> PaperPart:
    """Return a slide as wide as the room, or less wide where that would be too tall."""
    place = slide.scene.rect
    scale = min(room.w / place.w, room.h * _TALLEST / place.h)
    wide, high = place.w * scale, place.h * scale
    there = Rect(room.x + (room.w - wide) / 2, room.y, wide, high)
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
