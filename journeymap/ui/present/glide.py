"""The way from one slide to the next: two pictures that pass, so a frame of it costs two copies."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QRectF, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPixmap

_FAR, _NEAR = 350, 180
"""Milliseconds from one slide to another, and from one step to the next of the same."""


class Glide(QObject):
    """Moves from one picture to another: past each other, or one into the other."""

    moved = Signal()
    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._from, self._to = QPixmap(), QPixmap()
        self._way = 0
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

    def begin(self, old: QPixmap, new: QPixmap, way: int) -> None:
        """Go from one picture to another; ``way`` is 1 forth, -1 back, 0 in the same place."""
        self._run.stop()
        self._from, self._to, self._way, self.share = old, new, way, 0.0
        self._run.setDuration(_FAR if way else _NEAR)
        self._run.start()

    def stop(self) -> None:
        """Be there."""
        self._run.stop()
        self.share = 1.0

    def step(self, share: float) -> None:
        """Be so far on the way, from 0 to 1."""
        self.share = share
        self.moved.emit()

    def paint(self, painter: QPainter, place: QRectF, across: float) -> None:
        """Paint both pictures where they are; ``across`` is how far apart they pass."""
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
