"""What all parts of a persona's sheet share: who it is about, the letters, and how parts stack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from journeymap.analysis.emotion import felt
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import Theme
from journeymap.model.records import Feeling, Journey, Persona
from journeymap.model.snapshot import Snapshot
from journeymap.view import Shown, View, shown


@dataclass(frozen=True)
class PersonaSheet:
    """A persona on the way to a page whose letters are ``scale`` times the usual ones."""

    view: View
    persona: Persona
    measure: Measure
    scale: float = 1.0

    @property
    def snapshot(self) -> Snapshot:
        """The document."""
        return self.view.snapshot

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.view.theme

    @cached_property
    def shown(self) -> Shown:
        """What is shown of the journey of the persona, of all its stages."""
        return shown(self.view.but(path=(self._journey,) if self._journey else (), stages=()))

    @property
    def _journey(self) -> str:
        """The journey looked at where the persona walks it, else the first one they walk."""
        here = self.snapshot.get(Journey, self.view.journey)
        every = (here, *self.snapshot.ordered(Journey))
        return next((j.id for j in every if j and self.persona.id in j.personas), "")

    @property
    def journey(self) -> Journey | None:
        """The journey the persona walks, if any."""
        return self.shown.journey

    @property
    def index(self) -> int:
        """Where the persona stands among those of the journey, which numbers the colours."""
        ids = [persona.id for persona in self.shown.personas]
        return ids.index(self.persona.id) if self.persona.id in ids else 0

    @cached_property
    def feelings(self) -> list[Feeling]:
        """What the persona feels along the journey."""
        return felt(self.snapshot, [t.id for t in self.shown.touchpoints], self.persona.id)

    def px(self, units: float) -> float:
        """Return a length on a sheet of this scale."""
        return units * self.scale

    def style(self, size: float, weight: int = 400, italic: bool = False) -> TextStyle:
        """Return letters of a whole size, so that they are as wide in every format."""
        return TextStyle(float(max(4, round(size * self.scale))), weight, italic)

    def words(self, text: str, style: TextStyle, width: float) -> Paragraph:
        """Set a text, no wider than it has to be."""
        set_ = paragraph(text, style, width, self.measure)
        widest = max(self.measure.width(line, style) for line in set_.lines)
        return set_._replace(width=min(width, widest))


class SheetPart(NamedTuple):
    """A part of a sheet: its height at the width it was made for, and how it is drawn."""

    height: float
    draw: Callable[[Rect], tuple[Figure, ...]]


class WordRow(NamedTuple):
    """Words at a place in a part, as far below the row before them."""

    words: Paragraph
    ink: str
    above: float = 0.0


def stacked(rows: Sequence[WordRow]) -> float:
    """Return the height of rows of words below one another."""
    return sum(row.above + row.words.height for row in rows)


def written(sheet: PersonaSheet, rows: Sequence[WordRow], x: float, y: float) -> list[Shape]:
    """Draw rows of words below one another."""
    shapes: list[Shape] = []
    for row in rows:
        y += row.above
        shapes += row.words.shapes(x, y, row.ink, sheet.measure)
        y += row.words.height
    return shapes


def panel(
    sheet: PersonaSheet, name: str, at: Rect, shapes: Sequence[Shape], fill: str = "", id: str = ""
) -> Figure:
    """Return a part of the sheet on its ground: the white of a card, or a tint."""
    theme = sheet.theme
    edge = "" if fill else theme.edge
    ground = Box(at, fill or theme.lane, edge, 1.0, sheet.px(10))
    role = FigureRole.PERSONA if id else FigureRole.PANEL
    return Figure(id, role, name, at, (ground, *shapes))


def boxed(
    sheet: PersonaSheet, name: str, rows: Sequence[WordRow], fill: str = "", pad: float = 22.0
) -> SheetPart:
    """Return words on a ground of their own."""
    inset = sheet.px(pad)

    def draw(at: Rect) -> tuple[Figure, ...]:
        return (
            panel(sheet, name, at, written(sheet, rows, at.x + inset, at.y + inset * 0.9), fill),
        )

    return SheetPart(stacked(rows) + 1.8 * inset, draw)


def beside(parts: Sequence[SheetPart], widths: Sequence[float], gap: float) -> SheetPart:
    """Return parts side by side, all as tall as the tallest."""

    def draw(at: Rect) -> tuple[Figure, ...]:
        x, figures = at.x, list[Figure]()
        for part, width in zip(parts, widths, strict=True):
            figures += part.draw(Rect(x, at.y, width, at.h))
            x += width + gap
        return tuple(figures)

    return SheetPart(max(part.height for part in parts), draw)


def below(parts: Sequence[SheetPart], gap: float) -> SheetPart:
    """Return parts below one another; room that is left goes to all of them."""
    needed = sum(part.height for part in parts) + gap * (len(parts) - 1)

    def draw(at: Rect) -> tuple[Figure, ...]:
        y, figures = at.y, list[Figure]()
        more = max(0.0, at.h - needed) / len(parts)
        for part in parts:
            figures += part.draw(Rect(at.x, y, at.w, part.height + more))
            y += part.height + more + gap
        return tuple(figures)

    return SheetPart(needed, draw)
