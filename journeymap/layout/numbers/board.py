"""A board: dots in fields, and beside them a tray with what is to be put there yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeymap.drawing.shapes import Rect
from journeymap.layout.numbers.charts import ChartBody, DrawnChart
from journeymap.layout.numbers.fields import TALL, FieldsBody
from journeymap.layout.numbers.tray import Tray

BOARD = 400.0
"""How tall the fields of a board are at the least, in page units."""

_TRAY, _GAP = 196.0, 20.0
_BESIDE = 520.0
"""How wide a place has to be for the tray to stand beside the fields, else it is below them."""


@dataclass(frozen=True)
class BoardBody:
    """The fields of a board, and its tray unless all is on the board."""

    fields: FieldsBody
    tray: Tray | None = None

    def height(self, width: float) -> float:
        """Return the height of both."""
        if self.tray is None:
            return self.fields.height(width)
        if width >= _BESIDE:
            return max(self.fields.height(width - _TRAY - _GAP), self.tray.height(_TRAY))
        return self.fields.height(width) + _GAP + self.tray.height(width)

    def draw(self, place: Rect) -> DrawnChart:
        """Draw both; what is dropped on the tray has no place on the board any more."""
        if self.tray is None:
            return self.fields.draw(place)
        if place.w >= _BESIDE:
            left = place._replace(w=place.w - _TRAY - _GAP)
            beside = Rect(left.right + _GAP, place.y, _TRAY, place.h)
        else:
            tall = self.tray.height(place.w)
            left = place._replace(h=place.h - tall - _GAP)
            beside = Rect(place.x, left.bottom + _GAP, place.w, tall)
        board, tray = self.fields.draw(left), self.tray.draw(beside)
        axes = board.axes._replace(tray=beside) if board.axes else None
        return DrawnChart(board.ground + tray.ground, board.marks + tray.marks, axes)

    def fits(self, width: float) -> bool:
        """Tell whether a tray has room beside the fields in a width: names give way by themselves."""
        return self.tray is None or width >= _BESIDE

    def lowered(self) -> ChartBody:
        """Return the same, as low as it can be read."""
        return replace(self, fields=replace(self.fields, tall=min(self.fields.tall, TALL)))
