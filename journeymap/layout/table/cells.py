"""What one cell of the table is drawn as."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.faces import diamond, face, triangle
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import BODY, SMALL, STRONG, Theme
from journeymap.view.table.columns import GridColumn
from journeymap.view.table.contents import CellContent

PAD = 12.0
"""Between the edge of a cell and what stands in it, in page units."""

_FACE, _MARK = 10.0, 26.0


class TableCell(NamedTuple):
    """A cell laid out: its words, its signs, and the height they need."""

    content: CellContent
    column: GridColumn
    words: Paragraph
    more: Paragraph | None
    theme: Theme
    measure: Measure

    @property
    def height(self) -> float:
        least = 2 * _FACE + 10 if self.content.face is not None else 0.0
        return max(least, self.words.height + 14)

    def shapes(self, place: Rect) -> tuple[Shape, ...]:
        """Return the shapes of the cell in a place."""
        content, theme = self.content, self.theme
        x, middle = place.x + PAD, place.y + place.h / 2
        if content.face is not None:
            return face(x + _FACE, middle, _FACE, content.face, theme)
        found: list[Shape] = []
        if content.friction:
            found += triangle(x + 10, middle, content.severity, theme, 0.94)
            x += _MARK
        elif content.moment:
            found.append(diamond(x + 5, middle, 5, theme.accent, theme.accent))
            x += 18
        top = middle - self.words.height / 2
        if self.column.kind in ("score", "number"):
            right = place.right - PAD
            return (*found, *self.words.shapes(right, top, self._ink(), self.measure, "end"))
        found += self.words.shapes(x, top, self._ink(), self.measure)
        if self.more is not None:
            right = place.right - PAD
            above = middle - self.more.height / 2
            found += self.more.shapes(right, above, theme.ink_soft, self.measure, "end")
        return tuple(found)

    def _ink(self) -> str:
        theme = self.theme
        tones = {"soft": theme.ink_soft, "bad": theme.pain_ink, "accent": theme.accent_ink}
        return tones.get(self.content.tone, theme.ink)


def cell(content: CellContent, column: GridColumn, theme: Theme, measure: Measure) -> TableCell:
    """Lay a cell out in the width of its column; what does not fit in a line is wrapped."""
    style = STRONG if content.tone in ("strong", "bad", "accent") else BODY
    width = column.width - 2 * PAD
    more = None
    if content.friction:
        width -= _MARK
    elif content.moment:
        width -= 18
    if content.more:
        more = paragraph(f"+{content.more}", SMALL, 40, measure)
        width -= measure.width(f"+{content.more}", SMALL) + 8
    words = paragraph(content.said if content.face is None else "", style, width, measure)
    return TableCell(content, column, words, more, theme, measure)
