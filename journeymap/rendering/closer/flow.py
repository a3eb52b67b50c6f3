"""What is told of something in large letters: blocks that flow over columns, and over slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.layout.slides.letters import letters
from journeymap.layout.slides.rows import SlideRow, drawn
from journeymap.layout.slides.show import ShowContext, spaced

READ = 28.0
"""The least size of letters that is read well at three metres, on a wall of 1080."""

_SIZES = ((40.0, 2), (36.0, 2), (36.0, 3), (32.0, 3), (30.0, 3), (READ, 3))
"""Sizes of letters with so many columns, the best first."""

_GAP, _BETWEEN = 48.0, 30.0
_WHOLE = 0.6
"""A block that takes no more of a column than this is not parted."""

Rows = Callable[[float, float], list[SlideRow]]
"""What sets a block in letters of a size: ``(width, size)`` to its rows."""


class ToldBlock(NamedTuple):
    """Something that is told under a heading, by the role it has on a slide."""

    role: str
    heading: str
    rows: Rows


class _Set(NamedTuple):
    """A block whose rows are measured; its first row is the heading, which stays with the next."""

    role: str
    heading: str
    rows: list[SlideRow]

    @property
    def height(self) -> float:
        return _height(self.rows)


Column = list[tuple[_Set, list[SlideRow]]]


def flowed(show: ShowContext, blocks: Sequence[ToldBlock], room: Rect) -> list[list[Figure]]:
    """Return the figures of as many slides as blocks need, in the largest letters one is enough for.

    Where one is too few letters are ``READ``; nothing is left out. A row that is taller than a
    slide reaches over its foot, so whoever makes rows makes them of lines.
    """
    found: list[Column] = []
    count = 1
    for size, count in _SIZES:
        wide = spaced(room.x, room.w, count, _GAP)[0].w
        found = _columns([_measured(show, block, wide, size) for block in blocks], room.h)
        if len(found) <= count:
            break
    pages = [found[i : i + count] for i in range(0, len(found), count)] or [[]]
    return [_drawn(page, room, count) for page in pages]


def lines(
    show: ShowContext,
    text: str,
    colour: str,
    width: float,
    style: TextStyle,
    *,
    above: float = 0.0,
    tint: str = "",
) -> list[SlideRow]:
    """Return a text as a row for each of its lines, perhaps on a ``tint``, so that it can be parted."""
    pad = style.size * 0.5 if tint else 0.0
    sets = [
        paragraph(" ".join(part.split()), style, width - 2 * pad, show.measure)
        for part in text.splitlines()
        if part.strip()
    ]
    every = [set_._replace(lines=(line,)) for set_ in sets for line in set_.lines]
    edges = [(pad * 0.5 * (i == 0), pad * 0.5 * (i == len(every) - 1)) for i in range(len(every))]
    return [
        SlideRow(
            above if i == 0 else 0.0,
            line.height + over + under,
            partial(_line, show, line, (colour, tint), Rect(pad, over, width, under)),
        )
        for i, (line, (over, under)) in enumerate(zip(every, edges, strict=True))
    ]


def _line(
    show: ShowContext, line: Paragraph, colours: tuple[str, str], edges: Rect, x: float, y: float
) -> tuple[tuple[Shape, ...], tuple[Figure, ...]]:
    """Draw a line; ``edges`` are how far it is from its tint's left, top and foot, and the width."""
    ink, tint = colours
    words = line.shapes(x + edges.x, y + edges.y, ink, show.measure)
    if not tint:
        return words, ()
    # A little taller than the row: no light shows between two lines.
    ground = Rect(x, y, edges.w, line.height + edges.y + edges.h + 0.5)
    return (Box(ground, tint), *words), ()


def _measured(show: ShowContext, block: ToldBlock, width: float, size: float) -> _Set:
    style = letters(max(24.0, size * 0.8), 600)
    name = lines(show, block.heading, show.theme.ink_soft, width, style)
    return _Set(block.role, block.heading, [*name, *block.rows(width, size)])


def _columns(blocks: Sequence[_Set], height: float) -> list[Column]:
    """Share blocks out over columns: whole where that loses little room, else row by row."""
    found: list[Column] = [[]]
    left = height
    for block in blocks:
        if found[-1] and block.height > left - _BETWEEN and block.height <= height * _WHOLE:
            found.append([])
            left = height
        rows: list[SlideRow] = []
        left -= _BETWEEN if found[-1] else 0.0
        for i, row in enumerate(block.rows):
            # A heading never stands alone at the foot of a column.
            needed = _height(block.rows[i : i + 2] if i == 0 else [row])
            if needed > left and (rows or found[-1]):
                if rows:
                    found[-1].append((block, rows))
                found.append([])
                rows, left = [], height
            rows.append(row)
            left -= row.above + row.height
        found[-1].append((block, rows))
    return found


def _height(rows: Sequence[SlideRow]) -> float:
    return sum(row.above + row.height for row in rows)


def _drawn(page: Sequence[Column], room: Rect, count: int) -> list[Figure]:
    figures: list[Figure] = []
    for column, at in zip(page, spaced(room.x, room.w, count, _GAP), strict=False):
        y = room.y
        for block, rows in column:
            shapes, others = drawn(rows, at.x, y)
            high = _height(rows)
            place = Rect(at.x, y, at.w, high)
            figures.append(Figure("", block.role, block.heading, place, tuple(shapes)))
            figures += others
            y += high + _BETWEEN
    return figures
