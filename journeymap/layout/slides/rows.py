"""What a large card is made of: rows below one another, measured first and then drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from journeymap.analysis.frictions import share_text
from journeymap.drawing.faces import triangle
from journeymap.drawing.paragraph import joined, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.lanes.parts.score_bar import bar
from journeymap.lanes.parts.told import ToldBox
from journeymap.language import plural, tr
from journeymap.layout.slides.letters import LEAST, flat, letters, widest
from journeymap.layout.slides.show import ShowContext
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import behind, heading, line
from journeymap.model.fields import specs
from journeymap.model.names import kind_name
from journeymap.model.records import Friction, Quote


class SlideRow(NamedTuple):
    """A row of a card: the room above it, its height, and how it is drawn at (x, y).

    The shapes are the card's own unless they belong to a record of their own.
    """

    above: float
    height: float
    draw: Callable[[float, float], tuple[tuple[Shape, ...], tuple[Figure, ...]]]


def height(rows: Sequence[SlideRow]) -> float:
    """Return the height of some rows."""
    return sum(row.above + row.height for row in rows)


def drawn(rows: Sequence[SlideRow], x: float, y: float) -> tuple[list[Shape], list[Figure]]:
    """Draw rows below one another from (x, y) on."""
    shapes: list[Shape] = []
    figures: list[Figure] = []
    for row in rows:
        own, others = row.draw(x, y + row.above)
        shapes += own
        figures += others
        y += row.above + row.height
    return shapes, figures


def words(
    show: ShowContext, text: str, style: TextStyle, colour: str, width: float, above: float = 0.0
) -> SlideRow:
    """Return a row of plain words."""
    set_ = paragraph(flat(text), style, width, show.measure)
    return SlideRow(above, set_.height, lambda x, y: (set_.shapes(x, y, colour, show.measure), ()))


def friction(
    show: ShowContext, record: Friction, width: float, size: float, above: float
) -> SlideRow:
    """Return a friction: its triangle, and beside it what it is and how many it hits."""
    theme, measure = show.theme, show.measure
    large = size / (12.0 if size >= 24.0 else 11.0)
    half = 10.75 * large  # of the triangle, with its line
    wide = 2 * half + size * 0.4
    kind = tr(dict(specs(Friction)["kind"].options)[record.kind]) if record.kind else ""
    called = flat(record.title) or kind or kind_name("Friction")
    share = share_text(record.share).replace(" ", "\xa0")
    told = called + (share and f"\xa0·\xa0{share}")
    set_ = paragraph(told, letters(size, 500), width - wide, measure)
    high = max(set_.height, 19.0 * large)

    def draw(x: float, y: float) -> tuple[tuple[Shape, ...], tuple[Figure, ...]]:
        sign = triangle(x + half, y + 9.0 * large, record.severity, theme, large)
        top = y + max(0.0, (19.0 * large - set_.height) / 2)
        words = set_.shapes(x + wide, top, theme.pain_ink, measure)
        rect = Rect(x, y, width, high)
        return (), (Figure(record.id, FigureRole.FRICTION, called, rect, (*sign, *words)),)

    return SlideRow(above, high, draw)


def quote(show: ShowContext, record: Quote, width: float, size: float, above: float) -> SlideRow:
    """Return what a customer said, on its tint."""
    theme, measure = show.theme, show.measure
    pad = size * 0.6
    set_ = paragraph(show.said(record), letters(size, 400, True), width - 2 * pad, measure)

    def draw(x: float, y: float) -> tuple[tuple[Shape, ...], tuple[Figure, ...]]:
        rect = Rect(x, y, width, set_.height + pad)
        shapes: tuple[Shape, ...] = (
            Box(rect, theme.quote, radius=8.0),
            *set_.shapes(x + pad, y + pad / 2, theme.quote_ink, measure),
        )
        return (), (Figure(record.id, FigureRole.QUOTE, record.said, rect, shapes),)

    return SlideRow(above, set_.height + pad, draw)


def other(show: ShowContext, box: ToldBox, width: float, size: float, above: float) -> SlideRow:
    """Return what a lane of another kind holds, in its words, on the tint of notes."""
    theme, measure = show.theme, show.measure
    pad = size * 0.6
    set_ = paragraph(flat(box.words), letters(size, 400), width - 2 * pad, measure)

    def draw(x: float, y: float) -> tuple[tuple[Shape, ...], tuple[Figure, ...]]:
        rect = Rect(x, y, width, set_.height + pad)
        lines = set_.shapes(x + pad, y + pad / 2, theme.note_ink, measure)
        shapes: tuple[Shape, ...] = (Box(rect, theme.note, radius=8.0), *lines)
        return (), (Figure(box.id, box.role, box.words, rect, shapes),)

    return SlideRow(above, set_.height + pad, draw)


def views(show: ShowContext, scored: Scored, width: float, size: float, above: float) -> SlideRow:
    """Return what customers and the company say on one scale, with a line between."""
    thick, high = size * 0.22, size * 0.8

    def draw(x: float, y: float) -> tuple[tuple[Shape, ...], tuple[Figure, ...]]:
        place = Rect(x + size * 0.3, y + (high - thick) / 2, width - size * 0.6, thick)
        return tuple(bar(show.theme, place, scored)), ()

    return SlideRow(above, high, draw)


def pill(
    show: ShowContext,
    scored: Scored,
    width: float,
    size: float,
    above: float,
    *,
    tight: bool,
    more: int = 0,
) -> SlideRow:
    """Return a score on its pill; beside or below it its interval, of how many, of whom, when.

    How many ``more`` scores there are is said after that. Where it is ``tight`` the interval and
    the period give way before another line is taken.
    """
    theme, measure, told = show.theme, show.measure, heading(scored)
    style, small = letters(size, 600), letters(max(min(size, LEAST), size * 0.86))
    set_ = paragraph(told, style, width - size * 1.4, measure)
    wide, high = widest(set_, measure) + size * 1.4, set_.height + size * 0.5
    rest = (plural("+{n} score", "+{n} scores", more),) if more > 0 else ()
    ways = [(*way, *rest) for way in behind(show.snapshot, scored)]
    room = width - wide - size * 0.6
    fits = [way for way in ways if measure.width(" · ".join(way), small) <= room]
    beside = bool(fits) and (tight or fits[0] == ways[0])
    chosen = fits[0] if beside else ways[-1] if tight else ways[0]
    said = joined(chosen, small, width, measure)
    aside = paragraph(said, small, width, measure)
    tall = high if beside else high + aside.height + size * 0.2
    # What carries no judgement is a pill in outline: a guess, or too few answers.
    fill, edge = (theme.pill, "") if scored.carries else ("", theme.assumed_edge)
    ink = theme.ink_pill if scored.carries else theme.ink_soft
    name = line(show.snapshot, scored)

    def draw(x: float, y: float) -> tuple[tuple[Shape, ...], tuple[Figure, ...]]:
        shapes: list[Shape] = [Box(Rect(x, y, wide, high), fill, edge, 2.0, high / 2)]
        shapes += set_.shapes(x + size * 0.7, y + size * 0.25, ink, measure)
        left, top = (
            (x + wide + size * 0.6, y + (high - aside.height) / 2)
            if beside
            else (x, y + high + size * 0.2)
        )
        shapes += aside.shapes(left, top, theme.ink_soft, measure)
        rect = Rect(x, y, width, tall)
        id = "" if scored.today else scored.score.id
        return (), (Figure(id, FigureRole.SCORE, name, rect, tuple(shapes)),)

    return SlideRow(above, tall, draw)
