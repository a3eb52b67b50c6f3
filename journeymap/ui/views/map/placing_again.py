"""Large graphs are placed by a library beside the window, where one is installed.

So it is when such a journey is first seen, and when it is arranged again. Meanwhile it stands where
our own arrangement puts it; what comes late, for a page that is another by then, is dropped.
"""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from journeymap.editing.pins import FREED
from journeymap.layout.graph.engine import Engine, there_is_one
from journeymap.layout.graph.scene import GraphScene
from journeymap.layout.graph.shape import Placement
from journeymap.model.change import Change
from journeymap.ui.views.map.scene_view import SceneView

_MANY = 40
"""From how many cards on the library is asked: small journeys are ours, and compact."""


class PlacingAgain(QObject):
    """Asks for better places, and lets the cards glide to them."""

    _answered = Signal(object, object)

    def __init__(self, view: SceneView) -> None:
        super().__init__(view)
        self._view, self._engine = view, Engine()
        self._seen: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        self._answered.connect(self._take)
        view.workspace.shown.connect(self._soon.start)
        view.workspace.changed.connect(self._changed)
        view.workspace.opened.connect(self._seen.clear)
        view.destroyed.connect(self._engine.close)

    def _changed(self, change: Change) -> None:
        if change.label == FREED:
            self._seen.discard(self._view.workspace.journey)

    def _look(self) -> None:
        """Ask where a large journey is seen for the first time, or after it was let go."""
        workspace = self._view.workspace
        scene = self._view.scene
        if workspace.previewing or not isinstance(scene, GraphScene) or scene.shape is None:
            return
        if workspace.journey in self._seen or len(scene.shape.nodes) < _MANY:
            return
        self._seen.add(workspace.journey)
        if there_is_one():
            future = self._engine.ask(scene.shape)
            future.add_done_callback(lambda done: self._hear(scene, done))

    def _hear(self, scene: GraphScene, done: Future[Placement]) -> None:
        """Pass an answer on to the thread of the window, if that is still there."""
        with suppress(RuntimeError):  # the window may go between the two
            if isValid(self):
                self._answered.emit(scene, done)

    def _take(self, scene: GraphScene, done: Future[Placement]) -> None:
        if done.cancelled() or done.exception() is not None or not done.result().engine:
            return
        now = self._view.scene
        if not isinstance(now, GraphScene) or now.shape != scene.shape:
            return
        if scene.shape and now.history and not self._view.workspace.previewing:
            now.history.take(scene.shape, done.result())
            self._view.place_again()
