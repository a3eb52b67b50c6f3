"""The page of the table: a title, the headings, and the rows in their stages."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Line, Rect, Shape
from journeymap.drawing.theme import BODY, MARGIN, SMALL_STRONG, STRONG, TITLE
from journeymap.language import tr
from journeymap.layout.table.cells import PAD, TableCell, cell
from journeymap.model.names import journey_name
from journeymap.view import View
from journeymap.view.table.columns import GridColumn
from journeymap.view.table.rows import TableRow, TouchpointTable

_NUMBER = 40.0
_HEAD = 36.0
_LEAST = 34.0


class _Sheet:
    """What the rows of one table are laid out with."""

    def __init__(self, view: View, measure: Measure) -> None:
        self.view, self.theme, self.measure = view, view.theme, measure
        self.table = TouchpointTable(view)
        self.columns = [c for c in self.table.columns if view.columns or self._filled(c)]
        self.places: dict[str, float] = {}
        x = MARGIN + _NUMBER
        for column in self.columns:
            self.places[column.name] = x
            x += column.width
        self.right = x

    def _filled(self, column: GridColumn) -> bool:
        """Tell whether anything stands in a column; one that nobody chose is else left out."""
        return column.kind in ("stage", "title") or any(
            self.table.content(row, column).text for row in self.table.rows
        )

    def rect(self, column: GridColumn, y: float, high: float) -> Rect:
        """Return the place of a cell."""
        return Rect(self.places[column.name], y, column.width, high)


def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Return the page of a table, as wide as its columns and as high as its texts."""
    sheet = _Sheet(view, measure)
    journey = sheet.table.here.journey
    y, figures, rows = MARGIN, list[Figure](), list[Figure]()
    width = sheet.right - MARGIN
    if journey is not None:
        title = paragraph(journey_name(journey), TITLE, width, measure)
        place = Rect(MARGIN, y, width, title.height)
        shapes = title.shapes(MARGIN, y, view.theme.ink, measure)
        figures.append(Figure(journey.id, FigureRole.TITLE, journey_name(journey), place, shapes))
        y += title.height + 16
    head = _headings(sheet, y)
    y = head.rect.bottom
    if not sheet.table.count:
        figures.append(_nothing(sheet, y))
        y = figures[-1].rect.bottom
    for row in sheet.table.rows:
        rows.append(_row(sheet, row, y))
        y = rows[-1].rect.bottom
    figures += _stages(sheet, rows)
    # Names of stages lie over the rows, in whatever order a reader is led through these.
    layers = Layer(LayerName.PAPER, (head, *rows)), Layer(LayerName.FRAME, tuple(figures))
    return Scene(sheet.right + MARGIN, y + MARGIN, layers)


def _headings(sheet: _Sheet, y: float) -> Figure:
    theme, table = sheet.theme, sheet.table
    lines = []
    for column in sheet.columns:
        sign = (" ↓" if table.down else " ↑") if column.name == table.key else ""
        lines.append(
            paragraph(column.heading + sign, SMALL_STRONG, column.width - 2 * PAD, sheet.measure)
        )
    high = max(_HEAD, *(text.height + 16 for text in lines)) if lines else _HEAD
    rect = Rect(MARGIN, y, sheet.right - MARGIN, high)
    shapes: list[Shape] = [Box(rect, theme.lane_alt, theme.edge)]
    for column, text in zip(sheet.columns, lines, strict=True):
        x = sheet.places[column.name]
        top = y + (high - text.height) / 2
        if column.kind in ("score", "number"):
            right = x + column.width - PAD
            shapes += text.shapes(right, top, theme.ink_soft, sheet.measure, "end")
        else:
            shapes += text.shapes(x + PAD, top, theme.ink_soft, sheet.measure)
        shapes.append(Line(((x, y), (x, y + high)), theme.edge))
    return Figure("", FigureRole.PANEL, tr("Headings"), rect, tuple(shapes))


def _nothing(sheet: _Sheet, y: float) -> Figure:
    words = paragraph(tr("There is no touchpoint yet."), BODY, 400, sheet.measure)
    rect = Rect(MARGIN, y, sheet.right - MARGIN, words.height + 24)
    shapes = (
        Box(rect, sheet.theme.lane, sheet.theme.edge),
        *words.shapes(MARGIN + _NUMBER + PAD, y + 12, sheet.theme.ink_soft, sheet.measure),
    )
    return Figure("", FigureRole.PANEL, tr("There is no touchpoint yet."), rect, shapes)


def _row(sheet: _Sheet, row: TableRow, y: float) -> Figure:
    """Return a row, as high as the highest of its cells."""
    theme, measure = sheet.theme, sheet.measure
    cells: list[tuple[GridColumn, TableCell]] = [
        (column, cell(sheet.table.content(row, column), column, theme, measure))
        for column in sheet.columns
        if column.kind != "stage"
    ]
    high = max([_LEAST, *(one.height for _, one in cells)])
    if row.first and sheet.table.grouped and row.stage:
        high = max(high, _alone(sheet, row))
    rect = Rect(MARGIN, y, sheet.right - MARGIN, high)
    shapes: list[Shape] = [Box(rect, theme.lane, theme.edge)]
    if row.first and sheet.table.grouped:
        shapes.append(Line(((rect.x, y), (rect.right, y)), theme.divider, 1.5))
    number = paragraph(str(row.number) if row.number else "", BODY, _NUMBER, measure)
    shapes += number.shapes(
        MARGIN + _NUMBER / 2, y + (high - number.height) / 2, theme.ink_soft, measure, "middle"
    )
    for column, one in cells:
        place = sheet.rect(column, y, high)
        shapes.append(Line(((place.x, y), (place.x, y + high)), theme.edge))
        shapes += one.shapes(place)
    card = row.card
    role = FigureRole.CARD if card else FigureRole.PANEL
    return Figure(card.id if card else "", role, card.title if card else "", rect, tuple(shapes))


def _alone(sheet: _Sheet, row: TableRow) -> float:
    """Return the height a stage needs whose group has one row; more rows have room of their own."""
    rows = sheet.table.rows
    at = rows.index(row)
    end = at + 1
    while end < len(rows) and not rows[end].first:
        end += 1
    column = next((c for c in sheet.columns if c.kind == "stage"), None)
    if column is None or row.stage is None:
        return 0.0
    text = paragraph(row.stage.title, STRONG, column.width - 2 * PAD, sheet.measure)
    return text.height + 18 - (end - at - 1) * _LEAST


def _stages(sheet: _Sheet, rows: list[Figure]) -> Iterator[Figure]:
    """Yield the name of each stage beside its rows, in its colour."""
    column = next((c for c in sheet.columns if c.kind == "stage"), None)
    table, theme = sheet.table, sheet.theme
    if column is None:
        return
    at = 0
    while at < len(rows):
        end = at + 1
        while table.grouped and end < len(rows) and not table.rows[end].first:
            end += 1
        stage = table.rows[at].stage
        if stage is not None:
            tint, ink = theme.stage(stage.colour, table.place_of(stage))
            top = rows[at].rect.y
            rect = sheet.rect(column, top, rows[end - 1].rect.bottom - top)
            text = paragraph(stage.title, STRONG, column.width - 2 * PAD, sheet.measure)
            shapes = (
                Box(rect, tint, theme.edge),
                *text.shapes(rect.x + PAD, top + 9, ink, sheet.measure),
            )
            yield Figure(stage.id, FigureRole.STAGE, stage.title, rect, shapes)
        at = end
