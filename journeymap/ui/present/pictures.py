"""Pictures of slides, each painted once for the size it is shown in, the next ones while idle."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from journeymap.layout.slides.slide import Slide
from journeymap.painting.paint import colour, paint
from journeymap.ui.present.show import Place, SlideShow, scene_of

_MOST = 160_000_000
"""How many bytes of pictures are kept; those shown longest ago go first."""

_LEAST = 3  # what a glide needs, however large the screen

Key = tuple[int, int, int]
"""Slide, steps shown, width in device pixels."""


class Pictures(QObject):
    """The slides of a show as pixmaps. ``made`` says that one wished for is there."""

    made = Signal()

    def __init__(self, show: SlideShow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show, self._slides = show, show.slides
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._wishes: OrderedDict[Key, None] = OrderedDict()
        self._bytes = 0
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._make)
        show.changed.connect(self.forget)

    def now(self, place: Place, width: int, ratio: float = 1.0) -> QPixmap:
        """Return the picture of a slide so many device pixels wide, painted if need be.

        ``ratio`` is how many of them a pixel of the window has.
        """
        key = (*place, max(1, width))
        found = self._kept.get(key) or self._paint(key)
        self._kept.move_to_end(key)
        # Set on the one that is kept: on a copy of it all pixels would be copied.
        found.setDevicePixelRatio(ratio)
        return found

    def soon(self, place: Place, width: int) -> QPixmap | None:
        """Return the picture if it is there; else it is painted when nothing else is to do."""
        key = (*place, max(1, width))
        found = self._kept.get(key)
        if found is None:
            self._wishes[key] = None
            if not self._idle.isActive():
                self._idle.start()
        return found

    def hold(self, held: bool) -> None:
        """Paint nothing ahead while something moves."""
        if held:
            self._idle.stop()
        elif self._wishes:
            self._idle.start()

    def forget(self) -> None:
        """Some slides are others: their pictures go, those of the slides that stayed are kept."""
        before, self._slides = self._slides, self._show.slides
        pairs = enumerate(zip(before, self._slides, strict=False))
        same = {number for number, (old, new) in pairs if old is new}
        for key in [key for key in self._kept if key[0] not in same]:
            self._bytes -= _size(self._kept.pop(key))
        self._wishes.clear()

    def _make(self) -> None:
        if not self._wishes:
            self._idle.stop()
            return
        key, _ = self._wishes.popitem(last=False)
        if key[0] < len(self._show.slides) and key not in self._kept:
            self._paint(key)
        self.made.emit()

    def _paint(self, key: Key) -> QPixmap:
        number, shown, width = key
        self._wishes.pop(key, None)
        self._kept[key] = picture = painted(self._show.slides[number], shown, width)
        self._bytes += _size(picture)
        while self._bytes > _MOST and len(self._kept) > _LEAST:
            _, old = self._kept.popitem(last=False)
            self._bytes -= _size(old)
        return picture


def painted(slide: Slide, shown: int, width: int) -> QPixmap:
    """Return a slide, with so many steps shown, as wide as that in device pixels."""
    scene = scene_of(slide, shown)
    scale = width / scene.width
    picture = QPixmap(width, max(1, round(scene.height * scale)))
    picture.fill(colour(slide.background))
    with QPainter(picture) as painter:
        painter.scale(scale, scale)
        paint(painter, scene)
    return picture


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4
