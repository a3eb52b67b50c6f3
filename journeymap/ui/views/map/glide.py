"""Gliding: cards go from where they were to where they are, and the rest fades over.

So the eye keeps hold of what it looked at, when the journey is arranged in another way and when
the graph makes room for an edit. It is a picture only: the page is there already, and whoever
touches anything has it at once.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.painting.afar import NEAR
from journeymap.painting.backing import Backing, Viewport
from journeymap.painting.paint import paint_figures

LASTS = 200
"""How long cards are on their way, in milliseconds."""

_MOST = 160
"""How many cards may be under way; with more the page changes at once."""
_SPILL = 10.0  # marks stand over the edge of a card, in page units
_TOUCHES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.NativeGesture,
    }
)


class SeenPage(NamedTuple):
    """What was seen: a page, and which part of it, in device pixels."""

    scene: Scene
    frame: Viewport

    def place(self, rect: Rect) -> QRectF:
        """Return where a place of the page is in the view, in device pixels."""
        x, y, zoom = self.frame.x, self.frame.y, self.frame.zoom
        return QRectF(rect.x * zoom - x, rect.y * zoom - y, rect.w * zoom, rect.h * zoom)

    def cards(self) -> dict[str, Figure]:
        """Return the cards of the page, by the ids of their touchpoints."""
        layers = (layer.figures for layer in self.scene.layers if _holds(layer))
        return {f.id: f for figures in layers for f in figures if f.role == FigureRole.CARD}

    def ground(self, ids: Collection[str], colour: str) -> QPixmap:
        """Return a picture of what is seen, but for the cards that are under way."""
        layers = tuple(
            layer.with_figures(tuple(f for f in layer.figures if not _is_one(f, ids)))
            if _holds(layer)
            else layer
            for layer in self.scene.layers
        )
        backing = Backing(colour)
        backing.show(self.scene.with_layers(layers), self.frame)
        return backing.pixmap

    def sprite(self, figure: Figure) -> QPixmap:
        """Return a picture of a card as it is seen, with what stands over its edges."""
        zoom, rect = self.frame.zoom, figure.rect.grown(_SPILL)
        pixmap = QPixmap(max(1, round(rect.w * zoom)), max(1, round(rect.h * zoom)))
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.scale(pixmap.width() / rect.w, pixmap.height() / rect.h)
            painter.translate(-rect.x, -rect.y)
            paint_figures(painter, (figure,))
        return pixmap


class _Mover(NamedTuple):
    """A card under way: from where to where, and how it looked and looks.

    All in device pixels; with each picture stands how far it reaches over the edge of the card.
    """

    start: QRectF
    end: QRectF
    looks: tuple[tuple[QPixmap, float], ...]

    def at(self, share: float) -> QRectF:
        """Return where the card is so far on its way."""
        a, b = self.start, self.end
        return QRectF(
            a.x() + (b.x() - a.x()) * share,
            a.y() + (b.y() - a.y()) * share,
            a.width() + (b.width() - a.width()) * share,
            a.height() + (b.height() - a.height()) * share,
        )

    def paint(self, painter: QPainter, share: float) -> None:
        """Paint the card; what it looked like gives way to what it looks like."""
        place = self.at(share)
        for number, (picture, spill) in enumerate(self.looks):
            fading = min(1.0, 2.0 - 2.0 * share) if number == 0 else share
            painter.setOpacity(fading if len(self.looks) > 1 else 1.0)
            across = place.width() / max(1.0, picture.width() - 2 * spill)
            down = place.height() / max(1.0, picture.height() - 2 * spill)
            wide, high = spill * across, spill * down
            where = place.adjusted(-wide, -high, wide, high)
            painter.drawPixmap(where, picture, QRectF(picture.rect()))
        painter.setOpacity(1.0)


class CardGlide(QObject):
    """Shows the way from what was seen last to what is seen now; ``moved`` asks to be painted."""

    moved = Signal()

    def __init__(self, *touched: QWidget) -> None:
        """Break off as soon as one of some widgets is touched; the first is the parent."""
        super().__init__(touched[0])
        self._awaited = self._same_page = False
        self._last: SeenPage | None = None
        self._goal: SeenPage | None = None
        self._movers: dict[str, _Mover] = {}
        self._grounds = QPixmap(), QPixmap()
        self._shift = 0, 0
        self._share = 1.0
        self._run = QVariantAnimation(self)
        self._run.setDuration(LASTS)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.valueChanged.connect(self._step)
        self._run.finished.connect(self.stop)
        for widget in touched:
            widget.installEventFilter(self)

    @property
    def going(self) -> bool:
        """Whether cards are under way."""
        return self._goal is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._goal is not None and event.type() in _TOUCHES:
            self.stop()
        return False

    def await_next(self, *, same_page: bool) -> None:
        """Glide to what is shown next; on the ``same_page`` the ground is carried along."""
        self._awaited, self._same_page = True, same_page

    def forget(self) -> None:
        """Show what comes next at once: it has nothing to do with what was seen."""
        self.stop()
        self._awaited, self._last = False, None

    def stop(self) -> None:
        """Break the way off and show where it leads."""
        if self._goal is not None:
            self._last, self._goal = self._goal, None
            self._movers, self._grounds = {}, (QPixmap(), QPixmap())
            self._run.stop()
            self.moved.emit()

    def begins(self, scene: Scene, frame: Viewport, colour: str) -> bool:
        """Tell whether the way to what is to be seen now is shown, and not yet that itself."""
        now = SeenPage(scene, frame)
        if self._goal == now:
            return True
        start = self._goal or self._last
        movers: dict[str, _Mover] = {}
        if self._awaited and start is not None and start.scene is not scene:
            movers = self._movers_between(start, now)
        self.stop()
        self._awaited, self._last = False, now
        if start is None or not movers:
            return False
        self._goal, self._movers, self._share = now, movers, 0.0
        self._grounds = start.ground(movers, colour), now.ground(movers, colour)
        old = start.frame if self._same_page and start.frame.zoom == frame.zoom else frame
        self._shift = frame.x - old.x, frame.y - old.y
        self._run.start()
        return True

    def where(self, figure: Figure) -> Rect:
        """Return where a figure is seen just now, as a place of the page."""
        goal, mover = self._goal, self._movers.get(figure.id)
        if goal is None or mover is None or figure.role != FigureRole.CARD:
            return figure.rect
        place, frame = mover.at(self._share), goal.frame
        x, y = place.x() + frame.x, place.y() + frame.y
        zoom = frame.zoom
        return Rect(x / zoom, y / zoom, place.width() / zoom, place.height() / zoom)

    def paint(self, painter: QPainter, ratio: float, colour: str) -> None:
        """Paint the cards where they are on their way, over grounds that fade."""
        if self._goal is None:
            return
        painter.save()
        painter.scale(1.0 / ratio, 1.0 / ratio)
        share, (dx, dy) = self._share, self._shift
        old, new = self._grounds
        if dx or dy:
            painter.fillRect(new.rect(), QColor(colour))
        painter.drawPixmap(round(-dx * share), round(-dy * share), old)
        painter.setOpacity(share)
        painter.drawPixmap(round(dx * (1 - share)), round(dy * (1 - share)), new)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for mover in self._movers.values():
            mover.paint(painter, share)
        painter.restore()

    def _step(self, share: float) -> None:
        self._share = share
        self.moved.emit()

    def _movers_between(self, start: SeenPage, now: SeenPage) -> dict[str, _Mover]:
        """Return the cards that are seen elsewhere than before; none where they are too many."""
        old, view = start.cards(), QRectF(0, 0, now.frame.width, now.frame.height)
        along = self._same_page and start.frame.zoom == now.frame.zoom
        found: dict[str, tuple[Figure, Figure, QRectF, QRectF]] = {}
        for id, figure in now.cards().items():
            before = old.get(id)
            if before is None or (along and before.rect == figure.rect):
                continue
            here, there = start.place(before.rect), now.place(figure.rect)
            if id in self._movers:
                here = self._movers[id].at(self._share)
            if here != there and (here.intersects(view) or there.intersects(view)):
                found[id] = before, figure, here, there
        if len(found) > _MOST or min(start.frame.zoom, now.frame.zoom) < NEAR:
            return {}
        return {id: _mover(start, now, *way) for id, way in found.items()}


def _mover(
    start: SeenPage, now: SeenPage, before: Figure, figure: Figure, here: QRectF, there: QRectF
) -> _Mover:
    looks = [(now.sprite(figure), _SPILL * now.frame.zoom)]
    alike = here.size() == there.size() and len(before.shapes) == len(figure.shapes)
    if not alike:
        looks.insert(0, (start.sprite(before), _SPILL * start.frame.zoom))
    return _Mover(here, there, tuple(looks))


def _is_one(figure: Figure, ids: Collection[str]) -> bool:
    return figure.role == FigureRole.CARD and figure.id in ids


def _holds(layer: Layer) -> bool:
    """Tell whether a layer is one of cards."""
    return bool(layer.figures) and layer.figures[0].role == FigureRole.CARD
