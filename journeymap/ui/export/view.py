"""A sheet as it will be, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from journeymap.drawing.sheet import Sheet
from journeymap.drawing.theme import Theme, mix
from journeymap.language import tr
from journeymap.painting.pages import paint_sheet
from journeymap.painting.paint import colour

REST = 80
"""Milliseconds a view keeps its size before the sheet is painted sharp."""

_AROUND = 28.0
_CHECK = 8
_SHADOW = 7
_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform


class SheetView(QWidget):
    """Paints a sheet; while its own size changes it shows the last picture where it belongs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self.picture: QPixmap | None = None
        self._stale = self._see_through = False
        self._ground = QColor(mix(theme.page, theme.edge, 0.75))
        self._edge = QPen(QColor(theme.divider))
        self._checks = _checks(QColor("#ffffff"), QColor(theme.pill))
        self._paper = QBrush(QColor("#ffffff"))
        self._shade = [QColor(0, 0, 0, 4)] * _SHADOW
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.paint_now)
        self.setAccessibleName(tr("Preview"))
        self.setMinimumSize(280, 220)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_sheet(self, sheet: Sheet, see_through: bool) -> None:
        """Show another sheet; one without a background is on white, or on nothing at all."""
        self._sheet, self._see_through = sheet, see_through
        self.paint_now()

    @property
    def place(self) -> QRectF:
        """Where the sheet lies in this view."""
        if self._sheet is None:
            return QRectF()
        wide, high = self.width() - 2 * _AROUND, self.height() - 2 * _AROUND
        scale = min(wide / self._sheet.width, high / self._sheet.height)
        size = (max(1.0, self._sheet.width * scale), max(1.0, self._sheet.height * scale))
        x, y = (self.width() - size[0]) / 2, (self.height() - size[1]) / 2
        return QRectF(round(x), round(y), round(size[0]), round(size[1]))

    def paint_now(self) -> None:
        """Paint the sheet as sharp as the screen is."""
        self._rest.stop()
        if self._sheet is None:
            return
        ratio, place, sheet = self.devicePixelRatioF(), self.place, self._sheet
        picture = QPixmap(QSize(round(place.width() * ratio), round(place.height() * ratio)))
        picture.fill(colour(sheet.background) if sheet.background else Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.scale(picture.width() / sheet.width, picture.height() / sheet.height)
            paint_sheet(painter, sheet)
        picture.setDevicePixelRatio(ratio)
        self.picture, self._stale = picture, False
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._stale = True
        self._rest.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._ground)
            if self.picture is None or self._sheet is None:
                return
            place = self.place
            for i, shade in enumerate(self._shade):
                painter.fillRect(place.adjusted(-i, 2 - i, i, 2 + i), shade)
            painter.setBrushOrigin(place.topLeft())
            painter.fillRect(place, self._checks if self._see_through else self._paper)
            painter.setRenderHint(_SMOOTH, self._stale)
            painter.drawPixmap(place, self.picture, QRectF(self.picture.rect()))
            painter.setPen(self._edge)
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))


def _checks(light: QColor, dark: QColor) -> QBrush:
    """Return the squares that stand for nothing behind."""
    tile = QPixmap(2 * _CHECK, 2 * _CHECK)
    tile.fill(light)
    with QPainter(tile) as painter:
        painter.fillRect(0, 0, _CHECK, _CHECK, dark)
        painter.fillRect(_CHECK, _CHECK, _CHECK, _CHECK, dark)
    return QBrush(tile)
