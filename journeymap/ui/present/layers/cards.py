"""What stands on the slide: renamed where it stands, in large letters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QCursor, QFont
from PySide6.QtWidgets import QWidget

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Rect, Text, TextStyle
from journeymap.editing.records import naming
from journeymap.lanes import box_roles
from journeymap.language import tr
from journeymap.painting.camera import Camera
from journeymap.painting.fonts import font, sized
from journeymap.ui.present.layer import KeyStroke, ShowLayer, Wall, over_slide
from journeymap.ui.present.show import scene_of
from journeymap.ui.views.map.writing import COMMANDING, Writing
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.introducing import perform

_LEFT = Qt.MouseButton.LeftButton
_ROLES = frozenset({FigureRole.TITLE, FigureRole.PERSONA})
"""What can be renamed on a slide, besides what has a name and stands in lanes."""

_LEAST = 16  # pixels of the letters one types, however small the window


class Titles(Writing):
    """Writing on a slide: in the letters of the title, where the title stands."""

    def __init__(self, page: Cards) -> None:
        super().__init__(page)
        self._show, self._surface = page.show, page.viewport()

    def edit(self, id: str, text: str | None = None, place: Rect | None = None) -> None:
        super().edit(id, text, place)
        if self._slip is not None:
            # A slide that is laid out under the hand would jump at every word.
            self._show.hold(id)
            # The key may have been struck at the speaker's notes, in another window.
            self._surface.activateWindow()
            self._slip.setAccessibleName(tr("Title"))

    def _finish(self, how: str) -> None:
        super()._finish(how)
        if not self.active:
            self._show.release()

    def place(self) -> None:
        slip = self._slip
        if slip is None:
            return
        figure = self._titled()
        if figure is not None:
            self._anchor = lettering(figure)[0]
        x, y, w, h = self._canvas.camera.rect_to_view(self._anchor)
        edge = 10.0
        lines = slip.document().size().height()
        text = lines * slip.fontMetrics().lineSpacing() + 2 * edge
        slip.setGeometry(
            QRectF(x - edge, y - edge, max(w, 240.0) + 2 * edge, max(text, h + 2 * edge)).toRect()
        )

    def _titled(self) -> Figure | None:
        """Return the figure whose letters are the title: a promise has the id of its card, too."""
        here = [figure for figure in self._canvas.scene.figures() if figure.id == self._id]
        return next((figure for figure in here if lettering(figure)[1]), here[0] if here else None)

    def _letters(self) -> QFont:
        figure = self._titled()
        style = lettering(figure)[1] if figure else None
        if style is None:
            return super()._letters()
        return sized(font(style), max(_LEAST, style.size * self._canvas.camera.zoom))


@over_slide("cards", order=40)
class Cards(ShowLayer):
    """Double click or F2 edits a title; it is the page that ``Titles`` writes on.

    Letters never do: here they are keys of the show.
    """

    def __init__(self, wall: Wall) -> None:
        super().__init__(wall)
        self.workspace = self.show.workspace
        self.writing = Titles(self)

    @property
    def hint(self) -> str:
        if self.writing.active:
            return tr("Enter keeps the title · Esc leaves · Tab brings the next touchpoint")
        return ""

    @property
    def appearance(self) -> Appearance:
        """What says in which colours one writes."""
        return self.wall.appearance

    @property
    def scene(self) -> Scene:
        """What is on the wall."""
        return self.show.scene

    @property
    def camera(self) -> Camera:
        """Where the slide is in the window."""
        room = self.wall.room
        return Camera(-room.slide.x() / room.unit, -room.slide.y() / room.unit, room.unit)

    def lay_out(self) -> Scene:
        """Return the slide as it now is."""
        self.show.settle()
        return self.show.scene

    def viewport(self) -> QWidget:
        """Return the widget that fields to write in lie on, in its own pixels."""
        return self.wall.surface

    def refresh(self) -> None:
        """Paint the slide anew once a field to write in has come or gone."""
        self.update()

    def setFocus(self) -> None:
        """Give the keyboard back to the slides."""
        self.wall.surface.setFocus()

    def perform(self, name: str) -> bool:
        """Run an editing command; what it brought is named at once, where it can be seen."""
        self.show.release()
        return self.workspace.applies(name) and perform(self.workspace, name, self)

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Let the slide follow: what is new may stand on another part of its frame."""
        self.show.settle()
        for id in ids[:1]:
            self.show.follow(id)

    def name(self, id: str, text: str | None, take_back: Callable[[], None]) -> None:
        """Let a newcomer be named, if it stands on the slide; Esc without a name takes it back."""
        if self.scene.figure(id):
            self.writing.edit(id, text)
            self.writing.newborn(take_back)

    def hit(self, at: QPointF, scene: Scene) -> Figure | None:
        """Return the uppermost thing at a point of the window that can be renamed."""
        x, y = self.wall.to_slide(at)
        found = None
        for figure in scene.within(Rect(x - 1, y - 1, 2, 2)):
            if figure.id and (figure.role in _ROLES or self._named(figure)):
                found = figure
        return found

    def _named(self, figure: Figure) -> bool:
        """Tell whether a figure is a box of a kind of lane whose record has a name."""
        record = self.workspace.snapshot.find(figure.id) if figure.role in box_roles() else None
        return record is not None and naming(record) is not None

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.key != Qt.Key.Key_F2 or stroke.held & COMMANDING:
            return False
        wall = self.wall
        at = wall.pointer or wall.surface.mapFromGlobal(QPointF(QCursor.pos()))
        hit = self.hit(at, self.scene)
        if hit is None:
            wall.say(tr("Point at a title: F2 renames what is under the pointer."))
        else:
            self._rename(hit)
        return True

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        was = self.writing.active
        self.writing.close()
        return was

    def double_click(self, at: QPointF) -> bool:
        # Its first half has gone on already, as a click does: what was meant stood there before.
        number, shown = self.wall.left_by_click or self.show.place
        slides = self.show.slides
        hit = self.hit(at, scene_of(slides[number], shown)) if number < len(slides) else None
        if hit is None:
            return False
        self.wall.undo_click()
        self._rename(hit)
        return True

    def keep(self) -> None:
        self.writing.close()

    def turned(self) -> None:
        self.show.release(follow=False)
        self.writing.close()

    def with_new_ids(self) -> None:
        self.writing.place()

    def _rename(self, figure: Figure) -> None:
        """Let the name of what stands on the slide be written."""
        id = figure.id
        if figure.role == FigureRole.TITLE and self.workspace.snapshot.find(id) is None:
            # A frame that made itself: it is kept from now on, for its title to be somewhere.
            self.show.keep()
            id = next((f.id for f in self.scene.figures() if f.role == FigureRole.TITLE), "")
        if figure.role == FigureRole.CARD:
            self.workspace.select((id,))
        self.writing.edit(id)


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
