"""The card of an entry of the library: what it says, where it stands, what leads to it."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.analysis.library import words
from journeymap.analysis.library.entries import LibraryEntry
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import Theme

WIDTH = 360.0
"""How wide a card is, in page units."""

_ROLES = {
    "Quote": FigureRole.QUOTE,
    "Friction": FigureRole.FRICTION,
    "Idea": FigureRole.IDEA,
    "Metric": FigureRole.SCORE,
}
_PAD, _BAR = 16.0, 5.0
_SAID = TextStyle(14, 600)
_QUOTED = TextStyle(14, 400, True)
_TOLD = TextStyle(12, 400)
_STRONG = TextStyle(12, 600)


class LibraryCard(NamedTuple):
    """What stands on a card, set in lines, each with its letters' colour and the gap above."""

    entry: LibraryEntry
    rows: tuple[tuple[Paragraph, str, float], ...]

    @property
    def height(self) -> float:
        """How high the card is."""
        return 2 * 13.0 + sum(gap + row.height for row, _, gap in self.rows)


def measured(entry: LibraryEntry, theme: Theme, measure: Measure) -> LibraryCard:
    """Set what a card says in lines of its width."""
    room = WIDTH - 2 * _PAD - _BAR
    quoted = entry.kind == "Quote"
    said = words.title_of(entry)
    rows = [(paragraph(said, _QUOTED if quoted else _SAID, room, measure), theme.ink, 0.0)]
    if state := words.state(entry):
        severe = entry.kind == "Friction" and (entry.severity or 0) >= _SEVERE
        ink = theme.pain_ink if severe else theme.ink_soft
        rows.append((paragraph(state, _STRONG, room, measure), ink, 5.0))
    spread = words.spread(entry)
    place = " · ".join(filter(None, (spread, words.where(entry))))
    rows.append((paragraph(place, _TOLD, room, measure), theme.ink_soft, 5.0))
    if entry.linked:
        leads = ": ".join(filter(None, (words.used(entry), words.used_by(entry))))
        rows.append((paragraph(leads, _TOLD, room, measure), theme.accent_ink, 3.0))
    return LibraryCard(entry, tuple(rows))


_SEVERE = 3


def drawn(card: LibraryCard, at: Rect, theme: Theme, measure: Measure) -> Figure:
    """Draw a card in its place."""
    entry = card.entry
    shapes: list[Shape] = [
        Box(at, tone_of(entry, theme), radius=8.0),
        Box(Rect(at.x + _BAR, at.y, at.w - _BAR, at.h), theme.card),
        Box(at, "", theme.card_edge, radius=8.0),
    ]
    y = at.y + 13.0
    for row, ink, gap in card.rows:
        shapes += row.shapes(at.x + _BAR + _PAD, y + gap, ink, measure)
        y += gap + row.height
    role = _ROLES.get(entry.kind, FigureRole.PANEL)
    name = " · ".join(filter(None, (words.title_of(entry), words.state(entry), words.where(entry))))
    return Figure(entry.id, role, name, at, tuple(shapes))


def tone_of(entry: LibraryEntry, theme: Theme) -> str:
    """Return the colour that stands for an entry: of its kind, of a friction for its severity."""
    if entry.kind == "Friction":
        severity = entry.severity
        return theme.severities[max(1, severity) - 1] if severity else theme.assumed_edge
    tones = {
        "Goal": theme.accent,
        "Quote": theme.quote_ink,
        "Idea": theme.joy_ink,
        "Metric": theme.dot,
    }
    return tones.get(entry.kind, theme.divider)
