"""The list of reviews: gone through with the keyboard, or clicked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.ui.reviews.choices import GroupOfReviews
from journeymap.ui.reviews.painter import CHECK, CHIP, LINK, ReviewPainter
from journeymap.ui.reviews.rows import ROW, ReviewRow, ReviewRows

_CONFIRM = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OTHERS = (Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2)


class ReviewList(QListView):
    """``confirmed`` asks to confirm the current row and go on, ``toggled`` to confirm it or not.

    ``wanted`` asks where the current review may go, with what was typed to find it, ``numbered``
    carries the number of the candidate typed for it, ``let_go`` says that it goes nowhere,
    ``grouped`` that all of a group come in.
    """

    confirmed = Signal()
    toggled = Signal(int)
    wanted = Signal(str)
    numbered = Signal(int)
    let_go = Signal()
    grouped = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme, rows: ReviewRows) -> None:
        super().__init__()
        self.rows, self.painter = rows, ReviewPainter(theme)
        self.setObjectName("reviews")
        self.setAccessibleName(tr("Reviews"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(self.painter)
        self.setModel(rows)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    @property
    def current(self) -> GroupOfReviews | ReviewRow | None:
        """The row the keyboard is at."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def go_to(self, at: int | None) -> None:
        """Put the keyboard on the review at a place among the choices."""
        row = self.rows.row_of(at) if at is not None else -1
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
            self.scrollTo(self.currentIndex())

    def chip_rect(self) -> QRectF:
        """Return where the touchpoint of the current review stands, in the viewport."""
        row = self.current
        rect = QRectF(self.visualRect(self.currentIndex()))
        return self.painter.area(CHIP, row, rect) if row else QRectF()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.painter.width != self.viewport().width():
            self.painter.width = self.viewport().width()
            self.scheduleDelayedItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        row, hit = index.data(ROW), self._hit(event)
        if hit == CHECK and isinstance(row, ReviewRow):
            self.toggled.emit(row.at)
        elif hit == CHIP:
            self.wanted.emit("")
        elif hit == LINK and isinstance(row, GroupOfReviews):
            self.grouped.emit(row.touchpoint)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = bool(self._hit(event))
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def _hit(self, event: QMouseEvent) -> str:
        """Return what of a row stands under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return ""
        row, rect = index.data(ROW), QRectF(self.visualRect(index))
        places = ((name, self.painter.area(name, row, rect)) for name in (CHECK, CHIP, LINK))
        near = 5 if isinstance(row, ReviewRow) else 0
        return next(
            (
                name
                for name, place in places
                if not place.isEmpty()
                and place.adjusted(-near, -near, near, near).contains(event.position())
            ),
            "",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row, key = self.current, Qt.Key(event.key())
        if held or row is None:
            super().keyPressEvent(event)
        elif key in _CONFIRM:
            self.confirmed.emit()
        elif isinstance(row, GroupOfReviews) and key == Qt.Key.Key_Space:
            self.grouped.emit(row.touchpoint)
        elif isinstance(row, ReviewRow) and self._choose(row, key, event.text()):
            return
        else:
            super().keyPressEvent(event)

    def _choose(self, row: ReviewRow, key: Qt.Key, typed: str) -> bool:
        """Do what a key means on a review; return whether it means something."""
        if key == Qt.Key.Key_Space:
            self.toggled.emit(row.at)
        elif typed in ("0",) or key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.let_go.emit()
        elif typed and typed in "123456789":
            self.numbered.emit(int(typed))
        elif key == Qt.Key.Key_F2 or (typed and typed.isalpha()):
            self.wanted.emit("" if key == Qt.Key.Key_F2 else typed)
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if not held and (event.key() in (*_CONFIRM, *_OTHERS) or event.text().isalnum()):
                event.accept()  # Enter in the list is not the dialog's
        return super().event(event)
