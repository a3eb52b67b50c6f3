"""The camera: from one slide to the next by two pictures, so a frame of it costs two copies.

Neighbours pass each other; into a stage and out of it the camera goes near and away; what is
revealed fades in.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QObject, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPixmap

from journeymap.drawing.roles import FigureRole
from journeymap.layout.slides.slide import Slide
from journeymap.ui.present.room import Room

_CLOSE, _PAST, _FADE = 450, 350, 180
"""Milliseconds into a stage, from one slide to another, from one step to the next of the same."""


class Glide(QObject):
    """Moves from one picture to another: past it, into it, or in its place."""

    moved = Signal()
    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._from, self._to = QPixmap(), QPixmap()
        self._way = 0
        self._part: QRectF | None = None
        self.share = 1.0
        """How much of the way is gone."""
        self._run = QVariantAnimation(self)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._run.valueChanged.connect(self.step)
        self._run.finished.connect(self.done)

    @property
    def going(self) -> bool:
        """Whether it is under way."""
        return self._run.state() == QVariantAnimation.State.Running

    def begin(self, old: QPixmap, new: QPixmap, way: int, part: QRectF | None = None) -> None:
        """Go from one picture to another; ``way`` is 1 forth, -1 back, 0 in the same place.

        ``part`` is what the nearer of the two shows of the other, in pixels of the window from
        the corner of the slide; ``way`` then says whether one comes near.
        """
        self._run.stop()
        self._from, self._to, self._way, self.share = old, new, way, 0.0
        self._part = part
        self._run.setDuration(_CLOSE if part else _PAST if way else _FADE)
        self._run.start()

    def stop(self) -> None:
        """Break the way off and show where it leads: a click does not wait for a picture that moves."""
        self._run.stop()
        self.share = 1.0

    def step(self, share: float) -> None:
        """Be so far on the way, from 0 to 1."""
        self.share = share
        self.moved.emit()

    def paint(self, painter: QPainter, place: QRectF, across: float) -> None:
        """Paint both pictures where they are; ``across`` is how far apart they pass."""
        if self._part is not None:
            self._approach(painter, place, self._part)
            return
        if self._way == 0:
            painter.drawPixmap(place.topLeft(), self._from)
            painter.setOpacity(self.share)
            painter.drawPixmap(place.topLeft(), self._to)
            painter.setOpacity(1.0)
            return
        # Whole pixels: between two of them a copy becomes a computation.
        gone = round(across * self.share) * self._way
        left, top = round(place.x()), round(place.y())
        painter.drawPixmap(left - gone, top, self._from)
        painter.drawPixmap(left - gone + round(across) * self._way, top, self._to)

    def _approach(self, painter: QPainter, place: QRectF, part: QRectF) -> None:
        """Paint the whole larger and larger, and in its part the near one more and more."""
        whole, near = (self._from, self._to) if self._way > 0 else (self._to, self._from)
        share = self.share if self._way > 0 else 1 - self.share
        left, top = part.x() * share, part.y() * share
        wide = place.width() + (part.width() - place.width()) * share
        painter.save()
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.translate(place.topLeft())
        painter.scale(place.width() / wide, place.width() / wide)
        painter.translate(-left, -top)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(0, 0, whole)
        # Soon solid, or two texts would be read through each other.
        painter.setOpacity(min(1.0, 2 * share))
        painter.drawPixmap(part, near, QRectF(near.rect()))
        painter.restore()


def nearness(slides: Sequence[Slide], old: int, new: int, room: Room) -> tuple[int, QRectF | None]:
    """Return whether the camera comes near (1) or goes away (-1), and where the near one lies.

    So it is between the whole journey and a stage of it; else it is ``(0, None)``. The place is
    in pixels of the window, from the corner of the slide.
    """
    for way, whole, near in ((1, old, new), (-1, new, old)):
        if whole == near or whole >= len(slides) or slides[near].frame.kind != "stage":
            continue
        stage = slides[whole].scene.figure(slides[near].stage or "", FigureRole.STAGE)
        if stage is not None:
            wide = stage.rect.w * room.unit
            high = wide * room.slide.height() / room.slide.width()
            top = stage.rect.centre[1] * room.unit - high / 2
            return way, QRectF(stage.rect.x * room.unit, top, wide, high)
    return 0, None
