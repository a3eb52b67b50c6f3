"""Two fingers zoom and move the map, on a touchpad and on a screen; one is a mouse."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymap.ui.shell.window import Window
from tests.ui.test_gestures import COMPARES, chosen, middle, settled

ZOOM = Qt.NativeGestureType.ZoomNativeGesture
SMART = Qt.NativeGestureType.SmartZoomNativeGesture


def on_touchpad(window: Window, kind: Qt.NativeGestureType, at: QPoint, value: float = 0.0) -> None:
    view = window.canvas.viewport()
    place, there = QPointF(at), QPointF(view.mapToGlobal(at))
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, place, place, there, value, QPointF(), 0)
    QApplication.sendEvent(view, event)


class Fingers:
    """Fingers on the screen; places are points of the view of the map."""

    def __init__(self, window: Window) -> None:
        self.window, self.view = window, window.canvas.viewport()
        self.device = QTest.createTouchDevice()
        self.on = 0

    def _touch(self) -> Any:
        return QTest.touchEvent(self.window, self.device)

    def _at(self, place: QPoint) -> QPoint:
        return self.view.mapTo(self.window, place)

    def down(self, *places: QPoint) -> None:
        """Put fingers down one after the other."""
        for place in places:
            touch = self._touch()
            for other in range(self.on):
                touch.stationary(other)
            touch.press(self.on, self._at(place))
            touch.commit()
            self.on += 1

    def move(self, *places: QPoint) -> None:
        touch = self._touch()
        for i, place in enumerate(places):
            touch.move(i, self._at(place))
        touch.commit()

    def up(self, *places: QPoint) -> None:
        touch = self._touch()
        for i, place in enumerate(places):
            touch.release(i, self._at(place))
        touch.commit()
        self.on = 0


def test_a_pinch_on_a_touchpad_zooms_where_the_fingers_are(begun: Window) -> None:
    camera, at = begun.canvas.camera, QPoint(300, 200)
    zoom, under = camera.zoom, camera.to_page(300, 200)
    for _ in range(4):
        on_touchpad(begun, ZOOM, at, 0.1)
    assert camera.zoom == pytest.approx(zoom * 1.1**4)
    assert camera.to_page(300, 200) == pytest.approx(under)
    on_touchpad(begun, ZOOM, at, -0.5)
    assert camera.zoom == pytest.approx(zoom * 1.1**4 / 2)


def test_a_double_tap_on_a_touchpad_goes_to_full_size_and_back_to_all(begun: Window) -> None:
    begun.canvas.zoom_fit()
    whole = begun.canvas.camera.zoom
    on_touchpad(begun, SMART, QPoint(300, 200))
    assert begun.canvas.camera.zoom == pytest.approx(1.0)
    on_touchpad(begun, SMART, QPoint(300, 200))
    assert begun.canvas.camera.zoom == pytest.approx(whole)


def test_two_fingers_on_a_screen_zoom_between_them(begun: Window) -> None:
    camera, fingers = begun.canvas.camera, Fingers(begun)
    zoom, under = camera.zoom, camera.to_page(400, 300)
    fingers.down(QPoint(350, 300), QPoint(450, 300))
    for way in range(1, 6):
        fingers.move(QPoint(350 - 10 * way, 300), QPoint(450 + 10 * way, 300))
    assert camera.zoom == pytest.approx(2 * zoom)
    assert camera.to_page(400, 300) == pytest.approx(under, abs=3)
    fingers.up(QPoint(300, 300), QPoint(500, 300))
    settled(begun)
    assert begun.workspace.document.undoable is None


def test_two_fingers_that_stay_apart_move_the_page(begun: Window) -> None:
    camera, fingers = begun.canvas.camera, Fingers(begun)
    begun.canvas.zoom_actual()
    under = camera.to_page(400, 300)
    fingers.down(QPoint(350, 300), QPoint(450, 300))
    fingers.move(QPoint(320, 280), QPoint(420, 280))
    fingers.move(QPoint(300, 260), QPoint(400, 260))
    assert camera.to_page(350, 260) == pytest.approx(under, abs=3)
    fingers.up(QPoint(300, 260), QPoint(400, 260))


def test_one_finger_is_a_mouse(begun: Window) -> None:
    fingers = Fingers(begun)
    x, y = begun.canvas.camera.to_view(*middle(begun, COMPARES))
    at = QPoint(round(x), round(y))
    fingers.down(at)
    fingers.up(at)
    assert chosen(begun) == [COMPARES]


def test_a_second_finger_ends_a_drag_without_a_trace(begun: Window) -> None:
    before, fingers = begun.workspace.snapshot, Fingers(begun)
    x, y = begun.canvas.camera.to_view(*middle(begun, COMPARES))
    at = QPoint(round(x), round(y))
    fingers.down(at)
    fingers.move(at + QPoint(60, 90))
    assert begun.canvas.controller.busy
    fingers.down(at + QPoint(160, 90))
    settled(begun)
    fingers.up(at + QPoint(60, 90), at + QPoint(160, 90))
    assert begun.workspace.snapshot is before
