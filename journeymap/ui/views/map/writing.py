"""Writing in place: titles on the page itself, and the short questions of F, N, Q and I."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from journeymap.drawing.density import sizes_of
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect, Text, TextStyle
from journeymap.drawing.theme import (
    BODY,
    CARD,
    HEADING,
    LANE,
    SMALL_STRONG,
    STAGE,
    TITLE,
    Theme,
)
from journeymap.editing import EditView
from journeymap.editing.annotations import annotate, meant
from journeymap.editing.records import naming, retitle
from journeymap.lanes import LANES, in_order
from journeymap.language import tr
from journeymap.layout.map.people import before_name
from journeymap.model.change import Change
from journeymap.model.records import Connection, Note
from journeymap.painting.camera import Camera
from journeymap.painting.fonts import font, sized
from journeymap.ui.widgets.bold import embolden
from journeymap.ui.widgets.style import dress
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.draft import Draft
from journeymap.workspace.pause import Pause
from journeymap.workspace.workspace import Workspace

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""What is held down when a key is a command and writes nothing."""

_STYLES: dict[str, TextStyle] = {
    FigureRole.STAGE: STAGE,
    FigureRole.TITLE: TITLE,
    FigureRole.LANE_TITLE: LANE,
    FigureRole.STEP: SMALL_STRONG,
    FigureRole.PERSONA: HEADING._replace(size=HEADING.size + 2),
}


def _style(role: str) -> TextStyle:
    """Return the letters of what has a role, in lanes as their kinds say."""
    letters = (kind.boxes.letters for kind in in_order() if role in kind.boxes.roles)
    return _STYLES.get(role) or next(letters, BODY)


class WritingSurface(Protocol):
    """What is written on: the canvas, or a slide on the wall."""

    workspace: Workspace

    @property
    def appearance(self) -> Appearance:
        """What says in which colours one writes."""
        ...

    @property
    def camera(self) -> Camera:
        """Where the page is seen."""
        ...

    @property
    def scene(self) -> Scene:
        """What was laid out last."""
        ...

    def lay_out(self) -> Scene:
        """Return the scene of what is looked at."""
        ...

    def viewport(self) -> QWidget:
        """Return the widget the page is seen in."""
        ...

    def refresh(self) -> None:
        """Paint what lies over the page again."""
        ...

    def setFocus(self) -> None:
        """Take the keyboard."""
        ...

    def perform(self, name: str) -> bool:
        """Run an editing command and let what it brought be named."""
        ...


def _sheet(theme: Theme) -> str:
    return (
        f"QPlainTextEdit {{ background: {theme.card}; color: {theme.ink};"
        f" border: 2px solid {theme.accent}; border-radius: 6px; padding: 0; }}"
    )


class InlineEditor(QPlainTextEdit):
    """A bare text field over the page; it tells how it was left."""

    left = Signal(str)
    marks = False
    """Whether what is written may be marked up."""

    def __init__(self, parent: QWidget, appearance: Appearance) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        dress(self, appearance, _sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.left.emit("escape")
        elif key in _ENTER and not held & _SHIFT:
            self.left.emit("enter")
        elif key == Qt.Key.Key_Tab:
            self.left.emit("tab")
        elif self.marks and event.matches(QKeySequence.StandardKey.Bold):
            embolden(self)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit("focus")


class Writing(QObject):
    """At most one text field is open on the page; what is written is kept at every pause.

    ``opened`` and ``closed`` tell of the field.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, canvas: WritingSurface) -> None:
        super().__init__(canvas.viewport())
        self._canvas, self._workspace = canvas, canvas.workspace
        self._slip: InlineEditor | None = None
        self._id = ""
        self._role = ""
        self._joined = self._trying = self.waits = False
        self._refusal = ""
        self._replaced: str | None = None
        self._refused: str | None = None
        self._change: Callable[[str], Change | None] = lambda text: None
        self._draft: Draft | None = None
        self._unmade: Callable[[], object] | None = None
        self._anchor = Rect(0, 0, 0, 0)
        self._pause = Pause(self._workspace, self._keep, self)

    @property
    def active(self) -> bool:
        """Whether something is being written."""
        return self._slip is not None

    @property
    def field(self) -> InlineEditor | None:
        """The field that is open."""
        return self._slip

    def take_keyboard(self) -> None:
        """Give the keyboard to a field that waited for it."""
        self.waits = False
        if self._slip:
            self._slip.setFocus()

    def compose(self, id: str) -> None:
        """Open the title of a record for an input method: it does not take the keyboard yet."""
        self.waits = True
        self.edit(id, "")
        self.waits = self.active

    def edit(self, id: str, text: str | None = None, place: Rect | None = None) -> None:
        """Open the title of a record; with ``text`` that replaces it, as when just typing.

        What stands in several lanes is written where it is nearest to a ``place``.
        """
        if not self.close() or self._workspace.refuses():
            return
        record = self._workspace.snapshot.find(id)
        scene = self._canvas.lay_out()
        figure = scene.figure_near(id, place) if place else scene.figure(id)
        name = naming(record) if record else None
        if record is None or name is None:
            return
        if figure is None:
            self._workspace.unplaced.emit(id)
            return
        self._id, self._role, self._anchor = id, figure.role, figure.rect
        self._change = lambda words: retitle(self._workspace.snapshot, id, words)
        self._open(str(getattr(record, name)), "")
        if text is not None and self._slip:
            # A label may well be blank, so that Esc gives that back, too.
            old = str(getattr(record, name))
            self._replaced = old if old or isinstance(record, Connection) else None
            self.begin_with(text)

    def newborn(self, unmade: Callable[[], object]) -> None:
        """What is written names something just made; Esc with nothing written takes it back."""
        self._unmade = unmade if self.active else None

    def ask(self, kind: str, place: Rect | None = None) -> bool:
        """Ask for what lanes of a kind hold, on what is selected; Enter keeps it.

        Where nothing is selected it is asked at a ``place`` of the page.
        """
        boxes = LANES[meant(self._workspace.edit_view, kind)].boxes

        def add(view: EditView, said: str) -> Change | None:
            return annotate(view, kind, said)

        if not add(self._workspace.edit_view, "?"):
            return False
        if not self.close() or self._workspace.refuses():
            return True
        chosen = map(self._canvas.lay_out().figure, reversed(self._workspace.selection))
        figure, camera = next(filter(None, chosen), None), self._canvas.camera
        rect = figure.rect if figure else Rect(camera.x + 40, camera.y + 40, 220, 0)
        self._id, self._role = "", ""
        self._anchor = place or Rect(rect.x, rect.bottom + 6, max(rect.w, 200.0), 40.0)
        self._open("", tr(boxes.ask))
        if self._slip:
            self._slip.marks = boxes.holds is Note
        self._refusal = tr(boxes.refusal)
        self._draft = Draft(
            self._workspace,
            lambda words: add(self._workspace.edit_view, words),
            boxes.rewrite or retitle,
        )
        return True

    def begin_with(self, text: str | None) -> None:
        """Put in what was typed before the field was there."""
        if text and self._slip:
            self._slip.setPlainText(text)
            self._slip.moveCursor(QTextCursor.MoveOperation.End)

    def close(self) -> bool:
        """Keep what is written and close the field; it stays open where that is refused."""
        self._finish("close")
        return not self.active

    def place(self) -> None:
        """Put the field where its figure is now seen, as tall as its text."""
        slip = self._slip
        if slip is None:
            return
        scene, id = self._canvas.scene, self._id
        figure = scene.figure_near(id, self._anchor) if id else None
        if figure:
            self._anchor = figure.rect
        rect = self._anchor
        zoom = max(self._canvas.camera.zoom, 0.85)
        x, y, w, h = self._canvas.camera.rect_to_view(rect)
        inset = 4.0 if self._role == FigureRole.CARD else 0.0
        if self._role == FigureRole.PERSONA:
            # The name stands beside the portrait.
            sizes = sizes_of(self._canvas.workspace.look.density)
            before = min(w / 3, before_name(sizes) * self._canvas.camera.zoom)
            x, w = x + before, w - before
        wide = max(w - 2 * inset, 120.0 * zoom)
        lines = slip.document().size().height()
        text = lines * slip.fontMetrics().lineSpacing() + 12
        high = max(text, 30.0, min(h - 2 * inset, 56 * zoom))
        slip.setGeometry(QRectF(x + inset, y + inset, wide, high).toRect())

    def _open(self, text: str, placeholder: str) -> None:
        slip = InlineEditor(self._canvas.viewport(), self._canvas.appearance)
        slip.setAccessibleName(placeholder or tr("Title"))
        slip.setPlaceholderText(placeholder)
        slip.setFont(self._letters())
        slip.setPlainText(text)
        slip.selectAll()
        slip.marks = self._role == FigureRole.NOTE
        self._slip, self._joined, self._refused, self._draft = slip, False, None, None
        self._unmade = None
        self.place()
        slip.textChanged.connect(self._typed)
        slip.left.connect(self._finish)
        self.opened.emit()
        slip.show()
        if not self.waits:
            slip.setFocus()
        self._canvas.refresh()

    def _letters(self) -> QFont:
        """Return the letters of what is edited, as large as it is seen but never too small."""
        style = self._drawn() or (_style(self._role) if self._id else CARD)
        return sized(font(style), style.size * max(self._canvas.camera.zoom, 0.85))

    def _drawn(self) -> TextStyle | None:
        """Return the letters a title is drawn in, which are as large as its page is wide."""
        if self._role != FigureRole.TITLE or not self._id:
            return None
        figure = self._canvas.scene.figure_near(self._id, self._anchor)
        shapes = figure.shapes if figure else ()
        return next((shape.style for shape in shapes if isinstance(shape, Text)), None)

    def _typed(self) -> None:
        self.place()
        self._pause.typed()

    def _keep(self) -> bool:
        """Commit what is written; all pauses of one visit are one step to undo.

        Return whether nothing is left to be kept.
        """
        if self._slip is None:
            return True
        self._trying = True
        try:
            done = self._kept(self._slip.toPlainText().strip())
        finally:
            self._trying = False
        self._refused = None if done else self._slip.toPlainText()
        self._pause.rest() if done else self._pause.tried()
        self.place()
        return done

    def _kept(self, words: str) -> bool:
        if self._draft:
            return self._draft.keep(words)
        change = self._change(words)
        done = not change or self._workspace.commit(change, join=self._joined)
        self._joined |= bool(change) and done
        return done

    def _finish(self, how: str) -> None:
        """Keep what is written and go; what the disk refuses stays until Esc drops it."""
        slip = self._slip
        if slip is None or self._trying:
            return
        self._pause.stop()
        if how == "escape" and self._replaced is not None:
            # Typing over a title may have been a slip of the hand; Esc gives it back.
            slip.setPlainText(self._replaced)
            self._pause.stop()
        self._replaced = None
        refused = slip.toPlainText() == self._refused
        if how == "focus" and refused:
            return
        dropped = how == "escape" and (refused or not self._id)
        said = self._draft if how == "enter" and slip.toPlainText().strip() else None
        if said and self._keep() and not said.made:  # nothing that was typed is lost on Enter
            self._workspace.said.emit(self._refusal)
            return
        blank = how == "escape" and not slip.toPlainText().strip()
        unmade = self._unmade if blank else None
        if not dropped and not self._keep():
            return
        if dropped and self._draft:
            self._draft.drop()
        elif self._draft and self._draft.made and not self._workspace.selection:
            self._workspace.stand(self._workspace.cell, (self._draft.id,))
        self._pause.rest()
        self._slip, self.waits = None, False
        self.closed.emit()
        slip.hide()
        slip.deleteLater()
        if how != "focus":
            self._canvas.setFocus()
        self._canvas.refresh()
        if unmade:
            unmade()
        if how == "tab" and self._role == FigureRole.CARD:
            self._canvas.perform("touchpoint.next")


def writes(event: QKeyEvent) -> bool:
    """Tell whether a key writes a sign, so that just typing edits the title."""
    key = event.key()
    return not event.modifiers() & COMMANDING and Qt.Key.Key_Space < key < Qt.Key.Key_Escape
