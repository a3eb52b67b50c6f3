"""What stands on the slide: chosen by a click, renamed where it stands, in large letters."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Rect, Text, TextStyle
from journeymap.language import tr
from journeymap.painting.camera import Camera
from journeymap.painting.fonts import font, sized
from journeymap.painting.paint import pen
from journeymap.ui.present.layer import Layer, Struck
from journeymap.ui.writing import COMMANDING, Writing

_LEFT = Qt.MouseButton.LeftButton
_ROLES = frozenset({"card", "title", "friction", "quote", "idea", "persona"})
"""What can be renamed on a slide."""

_BLANKING = " .,"
"""What begins no title: a clicker sends full stop and comma to blank the wall."""

_LEAST = 16  # pixels of the letters one types, however small the window


class Titles(Writing):
    """Writing on a slide: in the letters of the title, where the title stands."""

    def __init__(self, page: Cards) -> None:
        super().__init__(page)
        self._page = page
        self._show, self._wall = page.show, page.projection

    def edit(self, id: str, text: str | None = None) -> None:
        super().edit(id, text)
        if self._slip is not None:
            # A slide that is laid out under the hand would jump at every word.
            self._show.hold(id)
            # The key may have been struck at the speaker's notes, in another window.
            self._wall.activateWindow()
            self._slip.setAccessibleName(tr("Title"))

    def _finish(self, how: str) -> None:
        super()._finish(how)
        if not self.active:
            self._show.release()
            if how == "enter":
                # What is struck next is meant for the slides, not for another title.
                self._page.close()

    def place(self) -> None:
        slip = self._slip
        if slip is None:
            return
        figure = self._canvas.scene.figure(self._id)
        if figure is not None:
            self._anchor = lettering(figure)[0]
        x, y, w, h = self._canvas.camera.rect_to_view(self._anchor)
        edge = 10.0
        lines = slip.document().size().height()
        text = lines * slip.fontMetrics().lineSpacing() + 2 * edge
        slip.setGeometry(
            QRectF(x - edge, y - edge, max(w, 240.0) + 2 * edge, max(text, h + 2 * edge)).toRect()
        )

    def _letters(self) -> QFont:
        figure = self._canvas.scene.figure(self._id)
        style = lettering(figure)[1] if figure else None
        if style is None:
            return super()._letters()
        return sized(font(style), max(_LEAST, style.size * self._canvas.camera.zoom))


class Cards(Layer):
    """Double click, F2 or just typing edits a title; it is the page that ``Titles`` writes on."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.desk, self.theme = self.show.desk, self.projection.theme
        self.chosen = ""
        self.writing = Titles(self)

    @property
    def hint(self) -> str:
        if self.writing.active:
            return tr("Enter keeps the title · Esc leaves · Tab brings the next touchpoint")
        return tr("Type or F2 to rename · Esc lets go") if self.chosen else ""

    @property
    def scene(self) -> Scene:
        """What is on the wall."""
        return self.show.scene

    @property
    def camera(self) -> Camera:
        """Where the slide is in the window."""
        room = self.projection.room
        return Camera(-room.slide.x() / room.unit, -room.slide.y() / room.unit, room.unit)

    def lay_out(self) -> Scene:
        """Return the slide as it now is."""
        self.show.settle()
        return self.show.scene

    def viewport(self) -> QWidget:
        """Return the window."""
        return self.projection

    def refresh(self) -> None:
        """Paint the window again."""
        self.projection.update()

    def setFocus(self) -> None:
        """Give the keyboard back to the slides."""
        self.projection.setFocus()

    def perform(self, name: str) -> bool:
        """Run an editing command; what it brought is named at once, where it can be seen."""
        self.show.release()
        if not self.desk.run(name):
            return False
        self.show.settle()
        new = self.desk.selection[-1] if self.desk.selection else ""
        if new and self.scene.figure(new):
            self._choose(new)
            self.writing.edit(new)
        return True

    def hit(self, at: QPointF, roles: Collection[str] = _ROLES) -> Figure | None:
        """Return the uppermost thing at a point of the window that can be renamed."""
        x, y = self.projection.to_slide(at)
        found = None
        for figure in self.scene.within(Rect(x - 1, y - 1, 2, 2)):
            if figure.role in roles and figure.id:
                found = figure
        return found

    def key(self, stroke: Struck) -> bool:
        if stroke.held & COMMANDING or not self.chosen:
            return False
        if stroke.key == Qt.Key.Key_F2:
            self.writing.edit(self.chosen)
        elif stroke.text.isprintable() and stroke.text.strip(_BLANKING):
            self.writing.edit(self.chosen, stroke.text)
        else:
            return False
        return True

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        was = bool(self.chosen) or self.writing.active
        self.writing.close()
        card = self.hit(at, ("card",))
        self._choose(card.id if card else "")
        return was or button != _LEFT or self.hit(at) is not None

    def double_click(self, at: QPointF) -> bool:
        hit = self.hit(at)
        if hit is None:
            return False
        if hit.role == "title" and self.desk.snapshot.find(hit.id) is None:
            # A frame that made itself: it is kept from now on, for its title to be somewhere.
            self.show.keep()
            hit = self.hit(at)
        if hit is not None:
            self.writing.edit(hit.id)
        return True

    def close(self) -> bool:
        was = bool(self.chosen)
        self._choose("")
        return was

    def turned(self) -> None:
        self.show.release(follow=False)
        self.writing.close()
        self._choose("")

    def renewed(self) -> None:
        self.writing.place()
        if self.chosen and self.scene.figure(self.chosen) is None:
            self._choose("")

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        figure = self.scene.figure(self.chosen) if self.chosen else None
        if figure is None or self.projection.glide.going:
            return
        x, y, w, h = self.camera.rect_to_view(figure.rect)
        unit = self.projection.room.unit
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(self.theme.selection, max(2.0, 4 * unit)))
        painter.drawRoundedRect(QRectF(x, y, w, h).adjusted(-2, -2, 2, 2), 17 * unit, 17 * unit)

    def _choose(self, id: str) -> None:
        if id != self.chosen:
            self.chosen = id
            if id:
                self.desk.select((id,))
            self.refresh()


def lettering(figure: Figure) -> tuple[Rect, TextStyle | None]:
    """Return where the largest letters of a figure stand, to its right edge, and their style."""
    texts = [shape for shape in figure.shapes if isinstance(shape, Text)]
    if not texts:
        return figure.rect, None
    style = max((text.style for text in texts), key=lambda style: style.size)
    lines = [text for text in texts if text.style == style]
    left, top = min(t.x for t in lines), min(t.y for t in lines) - style.size
    bottom = max(t.y for t in lines) + style.size * 0.3
    right = max(figure.rect.right - (left - figure.rect.x), left + 60.0)
    return Rect(left, top, right - left, bottom - top), style
