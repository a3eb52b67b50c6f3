"""The wall of stickies on a surface: painted, worked on by keys and by the mouse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget

from journeymap.drawing.colours import ink_on
from journeymap.drawing.shapes import Rect
from journeymap.layout.stickies import WALL, WallColumn
from journeymap.model.records import Note
from journeymap.painting.paint import paint, paint_figures, pen
from journeymap.ui.workshop.ballot import Ballot
from journeymap.ui.workshop.wall.field import WallField
from journeymap.ui.workshop.wall.hand import StickyHand, target
from journeymap.ui.workshop.wall.menu import wall_menu
from journeymap.ui.workshop.wall.shown import BAR, BUTTON, LINE, ShownWall
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

_Key = Qt.Key
_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ARROWS = {
    _Key.Key_Left.value: (-1, 0),
    _Key.Key_Right.value: (1, 0),
    _Key.Key_Up.value: (0, -1),
    _Key.Key_Down.value: (0, 1),
}
_FAR = 8.0
"""Units the mouse moves before a press is a drag."""

_NO_BRUSH = Qt.BrushStyle.NoBrush


class WallView(QObject):
    """Shows the wall in a place of a window and lets it be worked on.

    ``place`` says where it is and how many pixels a unit of it has. A key or a button that is
    not for the wall is left: the methods say so.
    """

    def __init__(
        self,
        surface: QWidget,
        workspace: Workspace,
        appearance: Appearance,
        ballot: Ballot,
        *,
        say: Callable[[str], None],
        heading: Callable[[], str] = str,
    ) -> None:
        super().__init__(surface)
        self._surface, self._workspace = surface, workspace
        self.ballot, self.board = ballot, ballot.board
        self.shown = ShownWall(workspace, appearance, ballot, heading)
        self.hand = StickyHand(self.shown, workspace, say, self.name)
        self._corner, self._unit = QPointF(), 1.0
        self._pressed: QPointF | None = None
        self._held: tuple[str, ...] = ()
        self._at = QPointF()
        self._field: WallField | None = None
        self._writes: tuple[str, str] = ("", "")
        workspace.shown.connect(self._changed)
        ballot.changed.connect(self._changed)

    def place(self, corner: QPointF, unit: float) -> None:
        """Stand somewhere in the window, so large."""
        self._corner, self._unit = corner, unit
        self._place_field()

    @property
    def line(self) -> QRectF:
        """Where a line to write stickies on stands in the window."""
        corner = self._corner + QPointF(LINE.x, LINE.y) * self._unit
        return QRectF(corner, QRectF(*LINE).size() * self._unit)

    def paint(self, painter: QPainter) -> None:
        """Paint the wall into its place."""
        wall = self.shown.now
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._corner)
        painter.scale(self._unit, self._unit)
        self.shown.paint_surround(painter)
        paint(painter, wall.scene)
        self._paint_chosen(painter)
        if self._held:
            self._paint_drag(painter)
        painter.restore()

    def _paint_chosen(self, painter: QPainter) -> None:
        theme, wall = self.shown.theme, self.shown.now
        painter.setBrush(_NO_BRUSH)
        painter.setPen(pen(theme.surround_ink, 4.0))
        for id in self.hand.chosen:
            if id in wall.places:
                painter.drawRoundedRect(QRectF(*wall.places[id].grown(4)), 11, 11)
        for column in wall.columns:
            if column.cluster and column.cluster == self.hand.head:
                painter.drawRoundedRect(QRectF(*column.rect), 18, 18)

    def _paint_drag(self, painter: QPainter) -> None:
        theme, wall = self.shown.theme, self.shown.now
        goal = target(wall, *self._to_wall(self._at), self._held)
        place = BAR
        if isinstance(goal, str):
            place = wall.places[goal].grown(6)
        elif isinstance(goal, WallColumn):
            place = goal.rect
        painter.setBrush(_NO_BRUSH)
        painter.setPen(pen(theme.surround_ink, 4.0, (12.0, 8.0)))
        painter.drawRoundedRect(QRectF(*place), 16, 16)
        if self._pressed is None:
            return
        step = (self._at - self._pressed) / self._unit
        painter.setOpacity(0.85)
        painter.translate(step)
        figures = (wall.scene.figure(id) for id in self._held)
        paint_figures(painter, (figure for figure in figures if figure is not None))

    def key(self, key: int, held: Qt.KeyboardModifier) -> bool:
        """Take a key; return whether it was for the wall."""
        if held & _CONTROL:
            return False
        done = True
        if key in _ARROWS:
            self._arrow(*_ARROWS[key], bool(held & _SHIFT))
        elif key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_F2):
            self._enter(key)
        elif key == _Key.Key_Space and self.ballot.open and self.hand.chosen:
            self.hand.vote(self.hand.chosen[-1], bool(held & _SHIFT))
        elif key in (_Key.Key_Delete, _Key.Key_Backspace) and self.hand.meant:
            self.hand.remove()
        elif key == _Key.Key_U:
            self.turn_cover()
        elif key == _Key.Key_X:
            self.hand.next_colour()
        elif key == _Key.Key_A:
            self.board.show_authors(not self.board.authors)
        elif key in (_Key.Key_PageDown, _Key.Key_PageUp):
            done = self.shown.turn(1 if key == _Key.Key_PageDown else -1)
        elif key == _Key.Key_Menu:
            self._offer(self._surface.mapToGlobal(self._middle()))
        else:
            done = False
        self._surface.update()
        return done

    def _arrow(self, across: int, down: int, carries: bool) -> None:
        if carries and across:
            self.hand.carry(across)
        else:
            self.hand.walk(across, down)

    def _enter(self, key: int) -> None:
        if key != _Key.Key_F2 and self.ballot.open and self.hand.chosen:
            self.hand.vote(self.hand.chosen[-1])
        elif self.hand.head is not None:
            self.name(self.hand.head)
        elif self.hand.chosen:
            self.write(self.hand.chosen[-1])

    def turn_cover(self) -> None:
        """Uncover what is covered; with nothing covered cover dots while people vote, else words."""
        if self.board.writing_covered or self.board.dots_covered:
            self.board.uncover()
        elif self.ballot.open:
            self.board.cover_dots()
        else:
            self.board.cover_writing()

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        """Take a button that goes down; all of the wall takes it."""
        if self.finish():
            return True
        x, y = self._to_wall(at)
        wall, sticky = self.shown.now, self.shown.now.sticky_at(x, y)
        held = QGuiApplication.keyboardModifiers()
        if self.ballot.open and button in (_LEFT, _RIGHT) and not BUTTON.holds(x, y):
            self.hand.vote(sticky, button == _RIGHT or bool(held & _SHIFT))
        elif button == _RIGHT:
            self._choose_at(x, y)
            self._offer(self._surface.mapToGlobal(at).toPoint())
        elif BUTTON.holds(x, y):
            self.turn_cover()
        elif sticky:
            if bool(held & _CONTROL) or sticky not in self.hand.chosen:
                self.hand.choose(sticky, bool(held & _CONTROL))
            self._pressed, self._at = at, at
        else:
            column = wall.column_at(x, y)
            self.hand.choose_head(column.cluster if column and column.head.holds(x, y) else "")
        self._surface.update()
        return True

    def move(self, at: QPointF) -> bool:
        """Take a move of the mouse: what was pressed is dragged."""
        if self._pressed is None:
            return False
        self._at = at
        if not self._held and (at - self._pressed).manhattanLength() > _FAR * self._unit:
            self._held = self.hand.chosen
        if self._held:
            self._surface.update()
        return True

    def release(self, at: QPointF, button: Qt.MouseButton) -> bool:
        """Take a button that comes up: what was dragged goes where it is."""
        held, self._held, self._pressed = self._held, (), None
        if held:
            goal = target(self.shown.now, *self._to_wall(at), held)
            if isinstance(goal, str):
                self.hand.onto(goal)
            elif isinstance(goal, WallColumn):
                self.hand.into(goal.cluster)
            else:
                self.hand.gather_new()
        self._surface.update()
        return True

    def double_click(self, at: QPointF) -> bool:
        """Write over what is double clicked: a sticky, or the title of a column."""
        x, y = self._to_wall(at)
        sticky, column = self.shown.now.sticky_at(x, y), self.shown.now.column_at(x, y)
        if self.ballot.open:
            self.hand.vote(sticky)
        elif sticky:
            self.write(sticky)
        elif column is not None and column.cluster and column.head.holds(x, y):
            self.name(column.cluster)
        return True

    def close(self) -> bool:
        """Leave what is going on; return whether anything was."""
        was = self.finish() or bool(self._held)
        self._held, self._pressed = (), None
        self._surface.update()
        return was

    def finish(self) -> bool:
        """Keep what is being written; return whether anything was."""
        field = self._field
        if field is not None:
            field.finish()
        return field is not None

    def write(self, sticky: str) -> None:
        """Let a sticky be written anew."""
        note = self._workspace.snapshot.get(Note, sticky)
        figure = self.shown.now.scene.figure(sticky)
        if note is None or figure is None:
            return
        self._open(("sticky", sticky), note.body, (figure.tone, ink_on(figure.tone)), True)

    def name(self, cluster: str) -> None:
        """Let the title of a cluster be typed."""
        theme = self.shown.theme
        self.hand.choose_head(cluster)
        colours = (theme.surround_raised, theme.surround_ink)
        self._open(("cluster", cluster), cluster, colours, False)

    def _open(
        self, what: tuple[str, str], text: str, colours: tuple[str, str], steady: bool
    ) -> None:
        self.finish()
        kind, id = what
        rewrite = partial(self.hand.rewritten if kind == "sticky" else self.hand.renamed, id)
        field = WallField(
            self._surface, self._workspace, text, rewrite, colours=colours, steady=steady
        )
        self._field, self._writes = field, what
        field.finished.connect(self._finished)
        self._place_field()
        field.show()
        self._surface.activateWindow()
        field.setFocus()

    def _finished(self) -> None:
        self._field, self._writes = None, ("", "")
        self._surface.setFocus()
        self._surface.update()

    def _place_field(self) -> None:
        if self._field is None:
            return
        kind, id = self._writes
        wall = self.shown.now
        places = wall.places if kind == "sticky" else {c.cluster: c.head for c in wall.columns}
        if id in places:
            x, y, w, h = places[id]
            size = wall.letters if kind == "sticky" else 30.0
            rect = QRectF(x, y, w, h) if kind == "sticky" else QRectF(x + 10, y + 10, w - 20, h - 8)
            corner = self._corner + rect.topLeft() * self._unit
            self._field.place(QRectF(corner, rect.size() * self._unit), size * self._unit)

    def _changed(self) -> None:
        self.hand.prune()
        self._held = tuple(id for id in self._held if id in self.shown.now.places)
        self._place_field()
        self._surface.update()

    def _choose_at(self, x: float, y: float) -> None:
        sticky, column = self.shown.now.sticky_at(x, y), self.shown.now.column_at(x, y)
        if sticky and sticky not in self.hand.chosen:
            self.hand.choose(sticky)
        elif not sticky:
            self.hand.choose_head(column.cluster if column else "")

    def _offer(self, at: QPoint) -> None:
        if self.hand.meant:
            wall_menu(self._surface, self._workspace, self.shown, self.hand, self.name).popup(at)

    def _middle(self) -> QPoint:
        chosen = self.hand.chosen[-1:]
        place = self.shown.now.places.get(chosen[0]) if chosen else None
        x, y = (place or Rect(0.0, 0.0, *WALL)).centre
        return (self._corner + QPointF(x, y) * self._unit).toPoint()

    def _to_wall(self, at: QPointF) -> tuple[float, float]:
        place = (at - self._corner) / self._unit
        return place.x(), place.y()
