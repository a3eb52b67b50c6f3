"""Input methods on the map: a composition that begins on an untitled card goes into its title."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent

from journeymap.model.records import Touchpoint
from journeymap.ui.views.map.scene_view import SceneView
from journeymap.ui.views.map.writing import Writing

_ENABLED = Qt.WidgetAttribute.WA_InputMethodEnabled
_CURSOR = Qt.InputMethodQuery.ImCursorRectangle


class Composing:
    """Hands what is composed to the field of the title, which it opens.

    The map takes input methods only where every letter is written: on one untitled touchpoint.
    Elsewhere letters are commands, in whatever method. The keyboard stays with the map until the
    composition is over: if the field took it, the method would be cut short.
    """

    def __init__(self, view: SceneView, writing: Writing) -> None:
        self._view, self._writing = view, writing
        view.workspace.selected.connect(self.update)
        view.workspace.shown.connect(self.update)

    def update(self) -> None:
        """Take input methods, or take them no longer."""
        wanted = self._bare() is not None or self._writing.waits
        if wanted != self._view.testAttribute(_ENABLED):
            self._view.setAttribute(_ENABLED, wanted)
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    def compose(self, event: QInputMethodEvent) -> None:
        """Show what is composed in the title; what is settled is written there."""
        said = event.preeditString() or event.commitString()
        card = self._bare()
        if not self._writing.active and card and said:
            self._writing.compose(card)
        field = self._writing.field
        if field is None or not (said or self._writing.waits):
            event.ignore()
            return
        QCoreApplication.sendEvent(field, event)
        if not event.preeditString():
            self._writing.take_keyboard()
            self.update()

    def query(self, asked: Qt.InputMethodQuery) -> Any:
        """Answer where the letters are written, so that candidates are shown there."""
        field = self._writing.field
        if field is not None:
            known = field.inputMethodQuery(asked)
            if asked != _CURSOR or known is None:
                return known
            return QRectF(known).translated(QPointF(field.mapTo(self._view, QPoint(0, 0))))
        card = self._bare()
        figure = self._view.scene.figure(card) if card and asked == _CURSOR else None
        if figure is None:
            return None
        x, y, _, h = self._view.camera.rect_to_view(figure.rect)
        return QRectF(x + 14, y, 1, min(h, 30))

    def _bare(self) -> str | None:
        """Return the id of the one untitled touchpoint that is selected."""
        chosen = self._view.workspace.selection
        card = (
            self._view.workspace.snapshot.get(Touchpoint, chosen[0]) if len(chosen) == 1 else None
        )
        return card.id if card and not card.title else None
