"""A presentation under way, for tests: its keys, its mouse, what it shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.drawing.scene import Figure
from journeymap.model.change import change
from journeymap.model.records import Lane
from journeymap.ui.present.layers.cards import lettering
from journeymap.ui.present.layers.foot import SlideFoot
from journeymap.ui.present.presentation import CALM, Presentation
from journeymap.ui.present.projection import Projection
from journeymap.ui.shell.window import Window

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_NONE, _PLAIN = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


def presented(window: Window, qtbot: QtBot, *, calm: bool = True, here: bool = False) -> Projection:
    """Begin to present with the mouse or keys of the window; return what is on the wall."""
    window.settings.remember(CALM, calm)
    window.actions_["present.here" if here else "present.start"].trigger()
    projection = presentation(window).projection
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is projection.windowHandle())
    return projection


def hide_storyboard(window: Window) -> None:
    """Hide the sample's lane of pictures: then each of its stages is one slide."""
    now = window.workspace.snapshot
    board = next(lane for lane in now.all(Lane).values() if lane.kind == "pictures")
    window.workspace.commit(change("Hide", edit=[(board, board.but(visible=False))]))


def presentation(window: Window) -> Presentation:
    """Return the presentation that is under way."""
    assert isinstance(window.presentation, Presentation), "nothing is being presented"
    return window.presentation


def titles(projection: Projection) -> list[str]:
    """Return what the slides are called."""
    return [slide.title for slide in projection.show_.slides]


def title(projection: Projection) -> str:
    """Return what the slide that is shown is called."""
    slide = projection.show_.slide
    return slide.title if slide else ""


def said(projection: Projection) -> str:
    """Return what the foot line says."""
    return projection.layer(SlideFoot).words


def figure(projection: Projection, name: str, role: str = "card") -> Figure:
    """Return what stands on the slide by its name."""
    found = projection.show_.scene.figures()
    return next(f for f in found if f.role == role and f.name == name)


def on_slide(projection: Projection, x: float, y: float) -> QPointF:
    """Return where in the window a point of the slide is."""
    room = projection.room
    return QPointF(room.slide.x() + x * room.unit, room.slide.y() + y * room.unit)


def middle(projection: Projection, name: str, role: str = "card") -> QPointF:
    """Return the middle of what stands on the slide, in the window."""
    return on_slide(projection, *figure(projection, name, role).rect.centre)


def letters(projection: Projection, name: str) -> QPointF:
    """Return the middle of the title of a card, in the window."""
    return on_slide(projection, *lettering(figure(projection, name))[0].centre)


def send(
    projection: Projection,
    kind: QEvent.Type,
    at: QPointF,
    button: Qt.MouseButton = _NONE,
    held: Qt.MouseButton = _NONE,
) -> None:
    """Let the window system tell of the mouse."""
    window = projection.windowHandle()
    there = QPointF(window.mapToGlobal(at))
    QApplication.sendEvent(window, QMouseEvent(kind, at, at, there, button, held, _PLAIN))


def click(projection: Projection, at: QPointF, button: Qt.MouseButton = LEFT) -> None:
    """Press and let go."""
    send(projection, QEvent.Type.MouseButtonPress, at, button, button)
    send(projection, QEvent.Type.MouseButtonRelease, at, button)


def double_click(projection: Projection, at: QPointF) -> None:
    """Click twice, as the window system tells of it."""
    click(projection, at)
    send(projection, QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT)
    send(projection, QEvent.Type.MouseButtonRelease, at, LEFT)


def drag(projection: Projection, *way: QPointF, button: Qt.MouseButton = LEFT) -> None:
    """Press, pass all places of the way, and let go."""
    send(projection, QEvent.Type.MouseButtonPress, way[0], button, button)
    for at in way[1:]:
        send(projection, QEvent.Type.MouseMove, at, _NONE, button)
    send(projection, QEvent.Type.MouseButtonRelease, way[-1], button)


def wheel(projection: Projection, turn: int) -> None:
    """Turn the wheel; 120 is a notch away from the hand."""
    window = projection.windowHandle()
    at = QPointF(projection.width() / 2, projection.height() / 2)
    QApplication.sendEvent(
        window,
        QWheelEvent(
            at,
            QPointF(window.mapToGlobal(at)),
            QPointF().toPoint(),
            QPointF(0, turn).toPoint(),
            _NONE,
            _PLAIN,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
