"""The pointer: a glowing dot in the place of the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QRadialGradient

from journeymap.language import tr
from journeymap.layout.slides.ink import INK
from journeymap.painting.paint import colour
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.views.map.writing import COMMANDING

_RADIUS = 26.0
_NOBODY = Qt.PenStyle.NoPen


@over_slide("laser", order=80)
class Laser(ShowLayer):
    """L turns it on and off; it points and takes nothing."""

    on = False
    at = QPointF(-1000, -1000)

    @property
    def hint(self) -> str:
        return tr("L puts the pointer away") if self.on else ""

    @property
    def pointer(self) -> Qt.CursorShape | None:
        return Qt.CursorShape.BlankCursor if self.on else None

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.key != Qt.Key.Key_L or stroke.held & COMMANDING:
            return False
        if not stroke.repeat:
            self._turn(not self.on)
        return True

    def move(self, at: QPointF) -> bool:
        if self.on:
            self.update(self._place().toAlignedRect())
            self.at = at
            self.update(self._place().toAlignedRect())
        else:
            self.at = at
        return False

    def close(self) -> bool:
        was = self.on
        self._turn(False)
        return was

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        place = self._place()
        if not self.on or not clip.intersects(place):
            return
        glow = QRadialGradient(self.at, place.width() / 2)
        for where, seen in ((0.0, 255), (0.32, 255), (0.4, 110), (1.0, 0)):
            tone = colour(INK).lighter(115) if where < 0.35 else colour(INK)
            glow.setColorAt(where, tone.fromRgb(tone.red(), tone.green(), tone.blue(), seen))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_NOBODY)
        painter.setBrush(glow)
        painter.drawEllipse(place)
        painter.restore()

    def _place(self) -> QRectF:
        radius = max(14.0, _RADIUS * self.wall.room.unit)
        return QRectF(self.at.x() - radius, self.at.y() - radius, 2 * radius, 2 * radius)

    def _turn(self, on: bool) -> None:
        self.on = on
        self.wall.show_pointer()
        self.update()
