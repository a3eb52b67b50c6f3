"""Dots put down on the slides: V, a name, and then a click for each dot."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Rect
from journeymap.editing.votes import PLACES
from journeymap.language import plural, tr
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.present.layers.ink import Ink
from journeymap.ui.present.layers.lens import Lens
from journeymap.ui.present.layers.notepad import slate
from journeymap.ui.present.layers.zoom import Zoom
from journeymap.ui.views.map.writing import COMMANDING
from journeymap.ui.workshop.dots import paint_dots
from journeymap.ui.workshop.writer import StickyField

_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_SCALE = 2.0
_ROLES = frozenset({FigureRole.CARD, FigureRole.IDEA, FigureRole.TOUCHPOINT})
"""What has room for dots; on the mark of a moment they would hide its name."""


@over_slide("votes", order=50)
class Votes(ShowLayer):
    """Shows the dots, and lets one person after the other put theirs down."""

    _line: StickyField | None = None

    @property
    def hint(self) -> str:
        ballot = self.wall.ballot
        if self._line is not None:
            return tr("Whose turn is it? Enter begins · Esc leaves")
        if not ballot.open:
            return ""
        dots = plural("{n} dot left", "{n} dots left", ballot.left)
        who = f"{ballot.voter}: {dots}" if ballot.voter else dots
        keys = tr("click puts one down, right click takes one back · V next person · Esc ends")
        return f"{who} · {keys}"

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.key != Qt.Key.Key_V or stroke.held & COMMANDING or stroke.repeat:
            return False
        self._put_away()
        # Clicks are dots from now on, not strokes of the pen.
        self.wall.layer(Ink).close()
        self.wall.layer(Zoom).leave()
        self.wall.layer(Lens).close()
        self._line = slate(self, tr("Whose turn is it?"))
        self._line.returnPressed.connect(self._named)
        self._line.left.connect(self.close)
        self._line.passed.connect(self._named)
        self.update()
        return True

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        self._named()
        if not self.wall.ballot.open or button not in (_LEFT, _RIGHT):
            return False
        place = self._place(at)
        if place:
            # With Shift as on the map.
            back = button == _RIGHT or bool(QGuiApplication.keyboardModifiers() & _SHIFT)
            self.wall.ballot.put(place, back)
        self.update()
        # The filmstrip leads to other slides as ever; a click that missed leads nowhere.
        return not self.wall.room.strip.contains(at)

    def double_click(self, at: QPointF) -> bool:
        return self.press(at, _LEFT)

    def close(self) -> bool:
        was = self._put_away() or self.wall.ballot.open
        self.wall.ballot.end()
        self.update()
        return was

    def with_new_ids(self) -> None:
        if self._line is not None:
            self._line.place(self.wall.room.strip, self.wall.room.unit)

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        dots = self.wall.ballot.dots()
        if not dots or self.wall.glide.going:
            return
        theme, room = self.wall.theme, self.wall.room
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(room.slide.topLeft())
        painter.scale(room.unit, room.unit)
        paint_dots(painter, dots, self._docks, (theme.accent, theme.card), _SCALE)
        painter.restore()

    def _docks(self, id: str) -> Iterator[Rect]:
        figure = self.show.scene.figure(id)
        if figure is not None and figure.role in _ROLES:
            yield figure.rect

    def _place(self, at: QPointF) -> str:
        """Return the id of what can be voted for at a point of the window, blank for nothing."""
        x, y = self.wall.to_slide(at)
        for figure in reversed(list(self.show.scene.within(Rect(x - 1, y - 1, 2, 2)))):
            record = self.show.workspace.view.snapshot.find(figure.id)
            if figure.role in _ROLES and type(record) in PLACES:
                return figure.id
        return ""

    def _named(self) -> None:
        if self._line is not None:
            self.wall.ballot.hand_to(self._line.text())
            self._put_away()
            self.wall.ballot.begin()
            self.update()

    def _put_away(self) -> bool:
        line, self._line = self._line, None
        if line is None:
            return False
        line.hide()
        line.deleteLater()
        self.wall.surface.setFocus()
        return True
