"""What a brand adds to a page: the title block under it, with the logo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.pictures import size_of
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Line, Picture, Rect, Shape
from journeymap.drawing.theme import BODY, MARGIN, SMALL, STRONG, Theme
from journeymap.drawing.title_block import PLACE
from journeymap.language import mark, tr

LABELS: Final = {
    "company": mark("Company"),
    "project": mark("Project"),
    "author": mark("Author"),
    "date": mark("Date"),
    "version": mark("Version"),
    "confidential": mark("Confidentiality"),
}
"""What each part of a title block is called, by its key."""

_PAD, _BETWEEN, _OVER = 14.0, 2.0, 6.0
_LOGO, _WIDEST = 34.0, 170.0
_NARROW, _WIDE = 56.0, 320.0


class _Cell(NamedTuple):
    label: Paragraph
    words: Paragraph

    @property
    def width(self) -> float:
        return max(self.label.width, self.words.width) + 2 * _PAD

    @property
    def height(self) -> float:
        return self.label.height + _BETWEEN + self.words.height


def with_title_block(scene: Scene, theme: Theme, measure: Measure, memo: Memo) -> Scene:
    """Return a page with the title block of its theme under it; without one it is as it was."""
    if not theme.block and not theme.logo:
        return scene

    def make() -> Layer:
        top = scene.height - MARGIN * 0.75 + _OVER
        figure = _block(theme, measure, top, scene.width)
        return Layer(LayerName.TITLE_BLOCK, (figure,))

    layer = memo("title block", (theme.block, theme.logo, scene.width, scene.height), make)
    bottom = layer.figures[0].rect.bottom + MARGIN * 0.75
    return scene.with_layers((*scene.layers, layer)).taller(bottom)


def logo_in(data: bytes, place: Rect, *, right: bool = False) -> Picture | None:
    """Return a logo as large as it fits into a place, at its left or its right end."""
    size = size_of(data) if data else None
    if not size or not all(size):
        return None
    scale = min(place.w / size[0], place.h / size[1])
    wide, high = size[0] * scale, size[1] * scale
    x = place.right - wide if right else place.x
    media = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
    at = Rect(x, place.y + (place.h - high) / 2, wide, high)
    return Picture(at, media, data, alt=tr("Logo"))


def _block(theme: Theme, measure: Measure, top: float, page: float) -> Figure:
    block, most = dict(theme.block), page - 2 * MARGIN
    where = block.pop(PLACE, "right")
    logo = logo_in(theme.logo, Rect(0.0, 0.0, _WIDEST, _LOGO))
    beside = logo.rect.w + 2 * _PAD if logo else 0.0
    cells = [
        _cell(key, words, min(_WIDE, most - 2 * _PAD), measure) for key, words in block.items()
    ]
    rows = _rows(cells, max(most - beside, _NARROW))
    heights = [max(cell.height for cell in row) + 2 * _PAD * 0.7 for row in rows] or [_LOGO + _PAD]
    wide = most if where == "across" else beside + max((_width(row) for row in rows), default=0.0)
    place = Rect(page - MARGIN - wide if where == "right" else MARGIN, top, wide, sum(heights))
    shapes: list[Shape] = [Box(place, theme.lane, theme.divider, 1.0, 6.0)]
    if logo:
        at = Rect(place.x + _PAD, place.y, logo.rect.w, place.h)
        shapes += (
            [drawn] if (drawn := logo_in(theme.logo, at._replace(y=at.y + 4, h=at.h - 8))) else []
        )
    y = place.y
    for i, (row, high) in enumerate(zip(rows, heights, strict=False)):
        if i:
            shapes.append(Line(((place.x + beside, y), (place.right, y)), theme.divider))
        spare = (wide - beside - _width(row)) / len(row)
        shapes += _drawn(row, Rect(place.x + beside, y, spare, high), bool(logo), theme, measure)
        y += high
    name = " · ".join(block.values()) or tr("Logo")
    return Figure("", FigureRole.TITLE_BLOCK, name, place, tuple(shapes))


def _drawn(
    row: Sequence[_Cell], at: Rect, ruled: bool, theme: Theme, measure: Measure
) -> list[Shape]:
    """Draw cells beside one another, each wider than it needs by the width of a place."""
    shapes: list[Shape] = []
    x = at.x
    for i, cell in enumerate(row):
        if i or ruled:
            shapes.append(Line(((x, at.y), (x, at.bottom)), theme.divider))
        y = at.y + (at.h - cell.height) / 2
        shapes += cell.label.shapes(x + _PAD, y, theme.ink_soft, measure)
        y += cell.label.height + _BETWEEN
        shapes += cell.words.shapes(x + _PAD, y, theme.ink, measure)
        x += cell.width + at.w
    return shapes


def _cell(key: str, words: str, room: float, measure: Measure) -> _Cell:
    label = paragraph(tr(LABELS[key]), SMALL, room, measure)
    style = BODY if key in ("date", "version", "author") else STRONG
    return _Cell(label.snug(measure), paragraph(words, style, room, measure).snug(measure))


def _width(row: Sequence[_Cell]) -> float:
    return sum(cell.width for cell in row)


def _rows(cells: Sequence[_Cell], room: float) -> list[list[_Cell]]:
    """Return cells in as many rows as they need in a room."""
    rows: list[list[_Cell]] = []
    for cell in cells:
        if rows and _width([*rows[-1], cell]) <= room:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows
