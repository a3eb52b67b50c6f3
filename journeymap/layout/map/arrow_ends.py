"""Arrows that go on in another row of the page: both ends are short, and share a number."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from journeymap.arrows import drawn_in, kind_of, thick
from journeymap.drawing.arrow_signs import HANDOVER, arrow_sign
from journeymap.drawing.faces import disc
from journeymap.drawing.measure import Measure
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, Text, TextStyle
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.layout.map.arrow_labels import label_of, pill
from journeymap.layout.map.routing import CIRCLE, INTO, SIGN, STUB, RowMark
from journeymap.model.records import Connection

ASSUMED = (1.5, 3.5)
"""The dashes of an arrow that only the order of rows tells of."""
_NUMBER = TextStyle(11, 600)
_SMALLER = TextStyle(9, 600)
_PORT = 22.0
_STEP = 3.0
_REACH = 130
_LEVEL = 6.0
"""How far apart the levels are by which a mark keeps others off."""
_APART = (4.0, 2.0, 0.0)
"""How far it keeps from other levels where there is room, and where there is less."""


class PlacedMark(NamedTuple):
    """A mark with the card it belongs to and the height of its line."""

    mark: RowMark
    card: Rect
    y: float

    @property
    def circle(self) -> float:
        """The x of the middle of its circle."""
        if self.mark.leaves:
            return self.card.right + self.mark.width - 3.0 - CIRCLE
        return self.card.x - INTO - CIRCLE

    @property
    def room(self) -> Rect:
        """The place it takes beside its card."""
        wide, half = self.mark.width, self.mark.half
        x = self.card.right if self.mark.leaves else self.card.x - wide
        return Rect(x, self.y - half, wide, 2 * half)


class ArrowEnd(NamedTuple):
    """One end of an arrow as it is drawn, and beside it what is said of the arrow."""

    id: str
    leaves: bool
    shapes: tuple[Shape, ...]
    said: tuple[Figure, ...] = ()


def placed_marks(
    marks: Iterable[RowMark],
    cards: Mapping[str, Rect],
    connections: Mapping[str, Connection],
    levels: dict[int, list[float]],
) -> tuple[PlacedMark, ...]:
    """Give each mark a height at its card where nothing else meets it, and take the levels there.

    ``levels`` are those of lines that are laid, by gutters and columns in turn.
    """
    found = []
    for mark in marks:
        arrow = connections[mark.id]
        card = cards[arrow.source if mark.leaves else arrow.target]
        taken = levels.setdefault(2 * mark.gutter, [])
        y = _height(card, mark.half, taken)
        count = max(1, round(mark.half / _LEVEL))
        taken += [y + mark.half * i / count for i in range(-count, count + 1)]
        found.append(PlacedMark(mark, card, y))
    return tuple(found)


def _height(card: Rect, half: float, taken: Sequence[float]) -> float:
    """Return the height nearest to the usual one that keeps off what is taken."""
    best = card.y + min(_PORT, card.h / 2)
    low, high = min(card.y + half, card.centre[1]), max(card.bottom - half, card.centre[1])
    near = [y for y in taken if card.y - 2 * half < y < card.bottom + 2 * half]
    for apart in _APART:
        ways = (best + by * _STEP * side for by in range(_REACH) for side in (1, -1))
        for y in chain(ways):
            if low <= y <= high and all(abs(y - other) >= half + apart for other in near):
                return y
    return min(max(best, low), high)


def end_of(
    placed: PlacedMark,
    connection: Connection,
    handed: Container[str],
    told: Mapping[str, str],
    theme: Theme,
    measure: Measure,
) -> ArrowEnd:
    """Draw one end of an arrow: its line, its number, and what it says where it leaves."""
    mark, card, y, middle = placed.mark, placed.card, placed.y, placed.circle
    kind, tone = kind_of(connection), drawn_in(connection, theme).line
    wide = thick(connection)
    dash = ASSUMED if connection.assumed else kind.dash
    if mark.leaves:
        line = Line(((card.right, y), (middle - CIRCLE, y)), tone, wide, 8.0, dash)
    else:
        line = Line(((middle + CIRCLE, y), (card.x, y)), tone, wide, 8.0, dash, True)
    shapes = (line, *numbered(mark.number, middle, y, theme))
    said = tuple(_said(placed, connection, handed, told, theme, measure)) if mark.leaves else ()
    return ArrowEnd(mark.id, mark.leaves, shapes, said)


def numbered(number: int, x: float, y: float, theme: Theme) -> tuple[Shape, ...]:
    """Return the number in its circle."""
    style = _NUMBER if number < 100 else _SMALLER
    words = Text(x, y + style.size * 0.36, str(number), style, theme.accent_ink, "middle")
    return disc(x, y, CIRCLE - 0.75, theme.card, theme.accent, 1.5), words


def signs_of(connection: Connection, handed: Container[str]) -> tuple[tuple[str, str], ...]:
    """Return the signs that stand on an arrow, and what each is called."""
    kind, found = kind_of(connection), []
    if kind.sign:
        found.append((kind.sign, tr(kind.legend or kind.label)))
    if connection.id in handed:
        found.append((HANDOVER, tr("hand-over between departments")))
    return tuple(found)


def _said(
    placed: PlacedMark,
    connection: Connection,
    handed: Container[str],
    told: Mapping[str, str],
    theme: Theme,
    measure: Measure,
) -> Iterable[Figure]:
    """Yield the label of an arrow and its signs, side by side on the line that leaves."""
    x, y, mark = placed.card.right + STUB, placed.y, placed.mark
    label = label_of(connection, measure, told.get(connection.id))
    if label:
        wide, high = mark.label
        yield pill(connection, label, Rect(x, y - high / 2, wide, high), theme, measure)
        x += wide + STUB
    tone = drawn_in(connection, theme).line
    for name, words in signs_of(connection, handed):
        at = (x + SIGN / 2 - 2.0, y)
        rect = Rect(at[0], y, 0.0, 0.0).grown(SIGN / 2 - 2.0)
        shapes = arrow_sign(name, *at, tone, theme.card)
        yield Figure(connection.id, FigureRole.ARROW_SIGN, words, rect, shapes)
        x += SIGN


def joined_ends(connection: Connection, ends: Sequence[ArrowEnd]) -> Figure:
    """Return an arrow as one figure of both its ends, wherever on the page these are."""
    shapes = [shape for end in sorted(ends, key=lambda e: not e.leaves) for shape in end.shapes]
    places = [shape.rect for shape in shapes if isinstance(shape, Box)]
    lines = [point for shape in shapes if isinstance(shape, Line) for point in shape.points]
    rect = Rect.around(lines).grown(6.0)
    for place in places:
        rect = rect.joined(place)
    return Figure(connection.id, FigureRole.ARROW, connection.label, rect, tuple(shapes))
