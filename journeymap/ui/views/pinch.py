"""Two fingers on a touchpad or a screen: they zoom and move what is under them."""

from __future__ import annotations

from math import hypot
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QEventPoint, QNativeGestureEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

_TOUCHED = {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate}
_OVER = {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
_LIFTED, _RESTS = QEventPoint.State.Released, QEventPoint.State.Stationary
_LEAST = 8.0
"""Fingers nearer than so many pixels tell nothing of a scale."""


class PinchedView(Protocol):
    """What is zoomed and moved."""

    def viewport(self) -> QWidget:
        """Return the widget under the fingers."""
        ...

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Change the scale around a point of the view."""
        ...

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the page by so many pixels of the view."""
        ...

    def zoom_in_or_fit(self, at: QPointF) -> None:
        """Show the page at 100 % around a point, or all of it where it is that large."""
        ...

    def cancel_gesture(self) -> None:
        """Leave what one finger has begun."""
        ...


class Pinch(QObject):
    """Hears the fingers on the window of a view; one finger alone stays a mouse.

    A touch of one finger is made a mouse by Qt, and no widget hears of a second one then: so it
    is the window that is listened to.
    """

    def __init__(self, view: PinchedView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._before: tuple[QPointF, float] | None = None
        self._fingers: dict[int, QPointF] = {}
        self._two = False
        self._watched: QObject | None = None

    def watch(self, window: QObject) -> None:
        """Listen to the window the view is in."""
        if window is not self._watched:
            self._watched = window
            window.installEventFilter(self)

    def native(self, event: QNativeGestureEvent) -> bool:
        """Do what a gesture on a touchpad asks for; return whether it is one that is known."""
        kind, at = event.gestureType(), event.position()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self._view.zoom_by(max(0.2, 1.0 + event.value()), at)
        elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            self._view.zoom_in_or_fit(at)
        else:
            return kind in (
                Qt.NativeGestureType.BeginNativeGesture,
                Qt.NativeGestureType.EndNativeGesture,
            )
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHED and isinstance(event, QTouchEvent):
            return self._touched(event)
        if kind in _OVER:
            self._before, self._two = None, False
            self._fingers.clear()
        return False

    def _touched(self, event: QTouchEvent) -> bool:
        """Follow two fingers; once there were two, one that is left moves nothing."""
        area = self._view.viewport()
        for point in event.points():
            if point.state() == _LIFTED:
                self._fingers.pop(point.id(), None)
            elif point.state() != _RESTS or point.id() not in self._fingers:
                self._fingers[point.id()] = area.mapFromGlobal(point.globalPosition())
        places = list(self._fingers.values())
        if len(places) < 2:
            self._before = None
            return self._two
        first, second = places[:2]
        centre = (first + second) / 2
        if not self._two and not area.rect().contains(centre.toPoint()):
            return False
        apart = hypot(second.x() - first.x(), second.y() - first.y())
        if not self._two:
            self._two = True
            self._view.cancel_gesture()
        if self._before is not None:
            there, was = self._before
            self._view.pan_by(centre.x() - there.x(), centre.y() - there.y())
            if min(apart, was) > _LEAST:
                self._view.zoom_by(apart / was, centre)
        self._before = (centre, apart)
        event.accept()
        return True
