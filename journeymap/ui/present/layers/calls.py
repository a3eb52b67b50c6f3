"""What is on call: M, or a click on how many there are, opens it; Esc leads back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.language import tr
from journeymap.painting.fonts import font
from journeymap.painting.paint import pen
from journeymap.ui.present import look
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.views.map.writing import COMMANDING

_LEFT = Qt.MouseButton.LeftButton
_BESIDE = 46.0
_MIDDLE = Qt.AlignmentFlag.AlignCenter


@over_slide("calls", order=41)
class OnCall(ShowLayer):
    """Goes to the slides that wait on call at the one that is shown."""

    @property
    def hint(self) -> str:
        slide = self.show.slide
        if slide is None or not slide.on_call:
            return ""
        return tr("On call: → goes on through it · Esc or M leads back")

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.key != Qt.Key.Key_M or stroke.held & COMMANDING:
            return False
        if not stroke.repeat and not self.show.call():
            self.wall.say(tr("Nothing is on call at this frame."))
        return True

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        mark = self._mark()
        if mark is None or button != _LEFT or not self.wall.on_wall(mark.rect).contains(at):
            return False
        return self.show.call()

    def double_click(self, at: QPointF) -> bool:
        mark = self._mark()
        return mark is not None and self.wall.on_wall(mark.rect).contains(at)

    def close(self) -> bool:
        slide = self.show.slide
        return slide is not None and bool(slide.on_call) and self.show.call()

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        mark = self._mark()
        if mark is None or self.wall.glide.going or self.wall.sight.near:
            return
        place = self.wall.on_wall(mark.rect)
        painter.save()
        painter.translate(place.left(), place.center().y())
        painter.scale(self.wall.room.unit, self.wall.room.unit)
        painter.setFont(font(look.FOOT))
        painter.setPen(pen(self.wall.theme.surround_soft, 1.0))
        painter.drawText(QRectF(-_BESIDE, 0, _BESIDE, 24), int(_MIDDLE), "M")
        painter.restore()

    def _mark(self) -> Figure | None:
        """Return what says how many are on call here."""
        figures = self.show.scene.figures()
        return next((figure for figure in figures if figure.role == FigureRole.MORE), None)
