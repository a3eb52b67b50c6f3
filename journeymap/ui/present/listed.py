"""The list of frames: small pictures in their order, dragged or moved with Alt and the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from journeymap.language import tr
from journeymap.layout.slides.slide import Slide
from journeymap.model.fields import specs
from journeymap.model.records import Frame
from journeymap.ui.present.pictures import painted
from journeymap.ui.present.room import SIZE

_ICON = QSize(200, round(200 * SIZE[1] / SIZE[0]))
_INSIDE = QPoint(8, 8)
_VEILED = 0.65
_ALT = Qt.KeyboardModifier.AltModifier
_WAYS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}


class Frames(QListWidget):
    """Shows frames; ``moved`` carries a row and where among the others it is to stand."""

    moved = Signal(int, int)
    unwanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._slides: list[Slide | None] = []
        self._unpainted: list[int] = []
        self._bare = QPixmap(_ICON)
        self._bare.fill(Qt.GlobalColor.transparent)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._paint_one)
        self.setAccessibleName(tr("Frames"))
        self.setIconSize(_ICON)
        self.setSpacing(3)
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.model().rowsMoved.connect(self._dropped)

    def put(self, frames: Sequence[Frame], slides: Sequence[Slide], row: int) -> None:
        """Show other frames, the one in a row chosen."""
        first = {slide.frame.id: slide for slide in reversed(slides)}
        before, waiting = self._slides, set(self._unpainted)
        self._slides = [first.get(frame.id) for frame in frames]
        # Items are changed where they stand: a list emptied meanwhile would choose nothing.
        while self.count() > len(frames):
            self.takeItem(self.count() - 1)
        while self.count() < len(frames):
            item = QListWidgetItem(QIcon(self._bare), "")
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self.addItem(item)
        for number, frame in enumerate(frames, 1):
            slide = first.get(frame.id)
            title = slide.title if slide else frame.title
            self.item(number - 1).setText(f"{number}  {title}\n{_facts(frame, slide)}")
        self.setCurrentRow(max(0, min(row, len(frames) - 1)))
        self._unpainted = [
            row
            for row, slide in enumerate(self._slides)
            if row in waiting or row >= len(before) or before[row] is not slide
        ]
        self._idle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(event.key())
        if way and event.modifiers() & _ALT:
            row = self.currentRow()
            if 0 <= row + way < self.count():
                self.moved.emit(row, row + way)
        elif event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)

    def _paint_one(self) -> None:
        """Paint the picture of one more frame; those in view come first."""
        if not self._unpainted:
            self._idle.stop()
            return
        seen = self.indexAt(self.viewport().rect().topLeft() + _INSIDE).row()
        row = min(self._unpainted, key=lambda row: (row < seen, row))
        self._unpainted.remove(row)
        slide, ratio = self._slides[row], self.devicePixelRatioF()
        item = self.item(row)
        if slide is not None and item is not None:
            picture = painted(slide, slide.reveals, round(_ICON.width() * ratio))
            picture.setDevicePixelRatio(ratio)
            if slide.frame.hidden:
                veil = self.palette().base().color()
                veil.setAlphaF(_VEILED)
                with QPainter(picture) as painter:
                    painter.fillRect(picture.rect(), veil)
            icon = QIcon(picture)
            # Chosen it looks the same; by itself Qt would tint it.
            icon.addPixmap(picture, QIcon.Mode.Selected)
            item.setIcon(icon)

    def _dropped(self, _parent: object, first: int, _last: int, _to: object, at: int) -> None:
        """Let what was dropped be moved in the document, once the list is through with it."""
        there = at - 1 if at > first else at
        QTimer.singleShot(0, self, lambda: self.moved.emit(first, there))


def _facts(frame: Frame, slide: Slide | None) -> str:
    """Return what is special about a frame, in a few words."""
    reveal = dict(specs(Frame)["reveal"].options)[frame.reveal] if frame.reveal else ""
    parts = tr("{n} parts", n=slide.parts) if slide and slide.parts > 1 else ""
    waits = tr("on call") if slide and slide.on_call else ""
    notes = tr("with notes") if frame.notes else ""
    hidden = tr("left out") if frame.hidden else ""
    return " · ".join(filter(None, (hidden, waits, parts, tr(reveal) if reveal else "", notes)))
