"""The wheel over a page: it scrolls, with Shift sideways, and with Ctrl it zooms where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from journeymap.ui.views.map.scene_view import SceneView

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def roll(view: SceneView, event: QWheelEvent) -> None:
    """Do what a turn of the wheel means."""
    turn, pixels = event.angleDelta(), event.pixelDelta()
    if event.modifiers() & _CONTROL:
        view.zoom_by(1.2 ** (turn.y() / 120), event.position())
        return
    dx, dy = turn.x() * 0.6, turn.y() * 0.6
    if not pixels.isNull():
        dx, dy = float(pixels.x()), float(pixels.y())
    if event.modifiers() & _SHIFT and not dx:
        dx, dy = dy, 0.0
    view.pan_by(dx, dy)
