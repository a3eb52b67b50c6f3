"""The stickies of the inbox as a list of slips: wrapped, editable in place, to be dragged away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QDrag, QFont, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import mix
from journeymap.editing.records import set_field
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.records import Note
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.views.map.drop_target import STICKY
from journeymap.ui.widgets.rewriting import Index, Rewrite, Rewritten
from journeymap.ui.widgets.words import flow
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

_ID = int(Qt.ItemDataRole.UserRole)
_TEXT = int(Qt.ItemDataRole.DisplayRole)
_SELECTED = QStyle.StateFlag.State_Selected
_BODY = TextStyle(13, 400)
_GAP, _PAD = 6.0, 10.0
_SEEN_THROUGH = 0.55
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN = (*_ENTER, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Slips(QListWidget):
    """A list of stickies; ``removed`` carries the ids of those that are not wanted."""

    removed = Signal(list)

    def __init__(self, workspace: Workspace, appearance: Appearance) -> None:
        super().__init__()
        self._held: Sequence[Note] | None = None
        self.setAccessibleName(tr("Stickies"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_SlipPainter(self, workspace, appearance))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)

    @property
    def editing(self) -> bool:
        """Whether a sticky is being written over."""
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def chosen(self) -> list[str]:
        """The ids of the stickies that are selected, from top to bottom."""
        items = sorted(self.selectedItems(), key=self.row)
        return [str(item.data(_ID)) for item in items]

    def present(self, notes: Sequence[Note]) -> None:
        """Show these stickies; what is selected stays so, and a new one is scrolled to.

        While one of them is written over they wait: its field stands in its row.
        """
        self._held = notes if self.editing else None
        if self.editing:
            return
        chosen, before = set(self.chosen), self.count()
        while self.count() > len(notes):
            self.takeItem(self.count() - 1)
        while self.count() < len(notes):
            item = QListWidgetItem(self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        for row, note in enumerate(notes):
            item = self.item(row)
            if item.data(_ID) != note.id or item.text() != note.body:
                item.setData(_ID, note.id)
                item.setText(note.body)
            item.setSelected(note.id in chosen)
        if self.count() > before:
            self.scrollToBottom()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._held is not None:
            self.present(self._held)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        item = self.currentItem()
        if item is None or not self.chosen:
            return
        drag = QDrag(self)
        drag.setMimeData(self.dragged())
        place = self.visualItemRect(item)
        drag.setPixmap(_thin(self.viewport().grab(place)))
        drag.setHotSpot(self.viewport().mapFromGlobal(QCursor.pos()) - place.topLeft())
        drag.exec(Qt.DropAction.CopyAction)

    def dragged(self) -> QMimeData:
        """Return the stickies that are selected as they are dragged."""
        data = QMimeData()
        data.setData(STICKY, "\n".join(self.chosen).encode())
        return data

    def event(self, event: QEvent) -> bool:
        # These keys are the window's too, but not while a sticky is meant.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.key() in _OWN and not event.modifiers())
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen:
            self.removed.emit(self.chosen)
        elif event.key() in _ENTER and self.currentItem():
            self.editItem(self.currentItem())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _thin(picture: QPixmap) -> QPixmap:
    """Return a picture one sees through: what a sticky becomes is shown under it."""
    thin = QPixmap(picture.size())
    thin.setDevicePixelRatio(picture.devicePixelRatio())
    thin.fill(Qt.GlobalColor.transparent)
    with QPainter(thin) as painter:
        painter.setOpacity(_SEEN_THROUGH)
        painter.drawPixmap(0, 0, picture)
    return thin


class _SlipPainter(Rewritten):
    """Paints a sticky as high as its text, and edits it in a field of the same size."""

    def __init__(self, slips: Slips, workspace: Workspace, appearance: Appearance) -> None:
        super().__init__(slips, workspace, partial(_rewriting, workspace))
        self._slips, self._appearance = slips, appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._slips.viewport().width()
        _, high = flow(str(index.data(_TEXT)) or " ", self._face(), wide - 2 * _PAD)
        return QSize(wide, round(high + 2 * _PAD + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = QRectF(option.rect).adjusted(1, 1, -1, -_GAP)
        chosen = bool(option.state & _SELECTED)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        edge = theme.accent if chosen else mix(theme.note, theme.note_ink, 0.18)
        painter.setPen(line_of(edge, 2.0 if chosen else 1.0))
        painter.setBrush(brush(theme.note))
        painter.drawRoundedRect(place, 6, 6)
        painter.setPen(line_of(theme.note_ink, 1.0))
        layout, _ = flow(str(index.data(_TEXT)), self._face(), place.width() + 2 - 2 * _PAD)
        layout.draw(painter, QPointF(place.x() + _PAD - 1, place.y() + _PAD - 1))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.rewriting = None
        field = QPlainTextEdit(parent)
        field.setFont(self._face())
        field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.setAccessibleName(tr("Sticky"))
        return field

    def fill(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(index.data(_TEXT)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        rewriting = self.rewriting
        if rewriting is None or rewriting.text.strip():
            super().setModelData(editor, model, index)
        else:
            # It is thrown away as it was before, so that undo brings that back in one step.
            rewriting.give_back()
            self._slips.removed.emit([str(index.data(_ID))])

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -4))

    def _face(self) -> QFont:
        return font(_BODY)


def _rewriting(workspace: Workspace, index: Index) -> Rewrite:
    """Return what changes a sticky into what was typed; one wiped out waits until it is left."""
    id = str(index.data(_ID))

    def rewrite(text: str) -> Change | None:
        words = text.strip()
        return set_field(workspace.snapshot, (id,), "body", words) if words else None

    return rewrite
