"""What the signs on slides mean, told once, where a journey is shown as a whole."""

from __future__ import annotations

from journeymap.drawing.faces import diamond, triangle
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, Text, TextStyle
from journeymap.lanes.parts.card_paper import evidence_of, outline
from journeymap.language import tr
from journeymap.layout.slides.letters import LEAST
from journeymap.layout.slides.show import ShowContext
from journeymap.model.records import Friction

_WORDS = TextStyle(LEAST, 400)
_SIGN = 40.0
_SPACE = 8.0
_BETWEEN = 30.0


def signs(show: ShowContext, row: Rect) -> tuple[Figure, ...]:
    """Draw the signs there are with their meaning at the right of a row, if it has the room."""
    told = _told(show)
    wide = [_SIGN + _SPACE + show.measure.width(words, _WORDS) for _, words in told]
    total = sum(wide) + _BETWEEN * (len(wide) - 1)
    if not told or total > row.w:
        return ()
    shapes: list[Shape] = []
    x, y = row.right - total, row.centre[1]
    for (kind, words), width in zip(told, wide, strict=True):
        shapes += _sign(show, kind, x, y)
        ink = show.theme.ink_soft
        shapes.append(Text(x + _SIGN + _SPACE, y + LEAST * 0.36, words, _WORDS, ink))
        x += width + _BETWEEN
    rect = Rect(row.right - total, row.y, total, row.h)
    return (Figure("", FigureRole.LEGEND, tr("Legend"), rect, tuple(shapes)),)


def _told(show: ShowContext) -> list[tuple[str, str]]:
    cards = show.cards.values()
    here = show.context.shown
    evidence = {evidence_of(here, card) for card in cards} if here.laid is None else set()
    hurts = any(show.snapshot.of(Friction, "touchpoint", card.id) for card in cards)
    there = (
        (any(card.moment for card in cards), "moment", tr("moment of truth")),
        (hurts, "friction", tr("friction, severity 0 to 4")),
        ("assumed" in evidence, "assumed", tr("only assumed")),
        ("partly" in evidence, "partly", tr("partly researched")),
    )
    return [(kind, words) for is_there, kind, words in there if is_there]


def _sign(show: ShowContext, kind: str, x: float, y: float) -> tuple[Shape, ...]:
    theme, middle = show.theme, x + _SIGN / 2
    if kind == "moment":
        return (diamond(middle, y, 11.0, theme.accent, theme.card),)
    if kind == "friction":
        return triangle(middle, y, 3, theme, 2.0)
    edge, dash = outline(kind, theme, 2.0)
    return (Box(Rect(x, y - 12.0, _SIGN, 24.0), theme.card, edge, 2.0, 5.0, dash),)
