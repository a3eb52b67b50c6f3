"""The magnifier: Z, or a click on it, brings what stands on the slide near, and what is behind it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.language import tr
from journeymap.layout.slides.slide import Slide
from journeymap.painting.paint import brush, pen
from journeymap.rendering.closer import beside, closer, target
from journeymap.rendering.closer.legend import LEGEND
from journeymap.ui.present import keys
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.present.layers.lens import Lens
from journeymap.ui.present.pictures import painted
from journeymap.ui.views.map.writing import COMMANDING

_Key = Qt.Key
_LEFT = Qt.MouseButton.LeftButton
_FORTH = frozenset(
    key.value
    for key in (_Key.Key_Right, _Key.Key_Down, _Key.Key_Space, _Key.Key_PageDown, _Key.Key_Return)
) | {_Key.Key_Enter.value}
_BACK = frozenset(
    key.value for key in (_Key.Key_Left, _Key.Key_Up, _Key.Key_PageUp, _Key.Key_Backspace)
)
_TABS = {_Key.Key_Tab.value: 1, _Key.Key_Backtab.value: -1}
_SHOWN = frozenset(
    {FigureRole.CARD, FigureRole.TOUCHPOINT, FigureRole.STAGE, FigureRole.LANE_TITLE}
)
"""What shows the magnifier as the pointer comes to it."""

_CHOSEN = (FigureRole.CARD, FigureRole.TOUCHPOINT, FigureRole.STAGE, FigureRole.LANE_TITLE)
"""What Tab goes through, kind after kind."""

_RADIUS, _LEAST = 24.0, 14.0


@over_slide("zoom", order=45)
class Zoom(ShowLayer):
    """Shows a touchpoint, a lane or a stage closely, over the slide."""

    target = ""
    """The id of what is seen closely, blank for nothing."""
    chosen = ""
    """The id of what Tab has chosen on the slide."""
    slides: tuple[Slide, ...] = ()
    part = 0
    _hovered: Figure | None = None

    @property
    def open(self) -> bool:
        """Whether anything is seen closely."""
        return bool(self.target)

    @property
    def slide(self) -> Slide:
        """What is seen closely, as far as it is on the wall now."""
        return self.slides[self.part]

    @property
    def hint(self) -> str:
        if self.target == LEGEND:
            return tr("Esc, I or a click comes back")
        if self.open:
            return tr("→ ← the one beside it · Esc, Z or a click comes back")
        if self.chosen and self._figure(self.chosen):
            return tr("Z zooms into it · Tab chooses the next")
        return ""

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.held & COMMANDING:
            return False
        if stroke.key == _Key.Key_Z:
            if not stroke.repeat:
                self._turn()
            return True
        if stroke.key == _Key.Key_I:
            if not stroke.repeat:
                self.close() if self.target == LEGEND else self.bring(LEGEND)
            return True
        if stroke.key in _TABS:
            self._tab(_TABS[stroke.key])
            return True
        if not self.open:
            return False
        if stroke.key in _FORTH or stroke.key in _BACK:
            if not stroke.repeat:
                self._go(1 if stroke.key in _FORTH else -1)
            return True
        if stroke.key in keys.TURNS:
            self.leave()
        return False

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        if self.open:
            self.close()
            # The filmstrip leads to other slides as ever.
            return not self.wall.room.strip.contains(at)
        figure = self._magnified(at)
        if figure is None or button != _LEFT:
            return False
        self.bring(target(self.show.workspace.view, figure.id), figure.rect)
        return True

    def double_click(self, at: QPointF) -> bool:
        return self.open or self._magnified(at) is not None

    def move(self, at: QPointF) -> bool:
        if not self.open and self._magnified(at) is None:
            self._hover(self._at(at, _SHOWN) if self._free else None)
        return False

    def wheel(self, turn: int) -> bool:
        return self.open

    def close(self) -> bool:
        if not self.open:
            was, self.chosen = bool(self.chosen), ""
            if was:
                self.update()
            return was
        near, figure = self._picture(), self._figure(self.target)
        part = self._part(figure.rect) if figure else None
        self._put_away()
        self.wall.glide_over(near, self._whole(), -1 if part else 0, part)
        return True

    def leave(self) -> None:
        """Be at the slide again at once: something else is to be done with it."""
        self._put_away()
        self.chosen = ""

    def turned(self) -> None:
        self.leave()

    def with_new_ids(self) -> None:
        if self.open:
            found = closer(self.show.workspace.view, self.target)
            self.slides, self.part = found, min(self.part, max(0, len(found) - 1))
            if not found:
                self.leave()

    def bring(self, id: str, place: Rect | None = None) -> bool:
        """Come near to a record from its place on the slide; return whether there is anything."""
        found = closer(self.show.workspace.view, id) if id else ()
        if not found:
            return False
        before = self._whole()
        part = self._part(place) if place else None
        self._hover(None)
        self.target, self.slides, self.part = id, found, 0
        self.chosen = id if id != LEGEND else ""
        self.wall.glide_over(before, self._picture(), 1 if part else 0, part)
        self.update()
        return True

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        if self.wall.glide.going:
            return
        if self.open:
            painter.drawPixmap(self.wall.room.slide.topLeft().toPoint(), self._picture())
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self._figure(self.chosen)
        if chosen is not None:
            painter.setPen(pen(self.wall.theme.accent, max(2.0, 5.0 * self.wall.room.unit)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            place = self.wall.on_wall(chosen.rect).adjusted(-4, -4, 4, 4)
            painter.drawRoundedRect(place, 8, 8)
        if self._hovered is not None and self._free:
            self._paint_magnifier(painter, self._magnifier(self._hovered))
        painter.restore()

    def _turn(self) -> None:
        """Come near to what is chosen, under the pointer, or the first there is; or come back."""
        if self.open:
            self.close()
            return
        at = self.wall.pointer
        figure = self._figure(self.chosen) or (self._at(at, None) if at else None)
        figure = figure or next(iter(self._choices()), None)
        view = self.show.workspace.view
        if figure is None or not self.bring(target(view, figure.id), figure.rect):
            self.wall.say(tr("There is nothing to zoom into on this frame."))

    def _tab(self, way: int) -> None:
        if self.open:
            self._go(way)
            return
        ids = [figure.id for figure in self._choices()]
        if ids:
            place = ids.index(self.chosen) + way if self.chosen in ids else min(0, way)
            self.chosen = ids[place % len(ids)]
        self.update()

    def _go(self, way: int) -> None:
        """Go to the next part of what is seen, or to what is beside it."""
        before = self._picture()
        if 0 <= self.part + way < len(self.slides):
            self.part += way
        else:
            view = self.show.workspace.view
            there = beside(view, self.target, way)
            found = closer(view, there) if there else ()
            if not found:
                self.wall.say(tr("There is nothing beyond this one."))
                return
            self.target, self.slides = there, found
            self.part = 0 if way > 0 else len(found) - 1
        self.chosen = self.target
        self.wall.glide_over(before, self._picture(), way)
        self.update()

    def _put_away(self) -> None:
        if self.open:
            self.target, self.slides, self.part = "", (), 0
            self.update()
        self._hovered = None

    @property
    def _free(self) -> bool:
        """Whether the mouse has no other work to do."""
        held = (layer.pointer for layer in self.wall.layers)
        return not self.wall.ballot.open and all(one is None for one in held)

    def _choices(self) -> list[Figure]:
        found: dict[str, Figure] = {}
        for role in _CHOSEN:
            for figure in self.show.scene.figures():
                if figure.role == role and figure.id:
                    found.setdefault(figure.id, figure)
        return list(found.values())

    def _figure(self, id: str) -> Figure | None:
        return next((one for one in self._choices() if one.id == id), None) if id else None

    def _at(self, at: QPointF, roles: frozenset[FigureRole] | None) -> Figure | None:
        """Return the uppermost at a point of the window that can be looked at closely."""
        x, y = self.wall.to_slide(at)
        view, found = self.show.workspace.view, None
        for figure in self.show.scene.within(Rect(x - 1, y - 1, 2, 2)):
            fits = figure.role in roles if roles is not None else figure.role != FigureRole.TITLE
            if figure.id and fits and target(view, figure.id):
                found = figure
        return found

    def _hover(self, figure: Figure | None) -> None:
        if figure is not self._hovered:
            self._hovered = figure
            self.update()

    def _magnified(self, at: QPointF) -> Figure | None:
        """Return what the magnifier under a point of the window is at."""
        figure = self._hovered if self._free else None
        return figure if figure and self._magnifier(figure).contains(at) else None

    def _magnifier(self, figure: Figure) -> QRectF:
        """Return where the magnifier stands: at the upper right corner, inside what is large."""
        place, r = self.wall.on_wall(figure.rect), max(_LEAST, _RADIUS * self.wall.room.unit)
        x, y = place.right(), place.top()
        if place.width() > 6 * r and place.height() > 3 * r:
            x, y = x - 1.4 * r, y + 1.4 * r
        slide = self.wall.room.slide
        x, y = min(x, slide.right() - r), max(y, slide.top() + r)
        return QRectF(x - r, y - r, 2 * r, 2 * r)

    def _paint_magnifier(self, painter: QPainter, place: QRectF) -> None:
        theme, r = self.wall.theme, place.width() / 2
        painter.setPen(pen(theme.card, max(1.5, r / 10)))
        painter.setBrush(brush(theme.accent))
        painter.drawEllipse(place)
        painter.setPen(pen(theme.card, max(2.0, r / 7)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = place.center() - QPointF(r * 0.12, r * 0.12)
        painter.drawEllipse(middle, r * 0.36, r * 0.36)
        rim = QPointF(r * 0.26, r * 0.26)
        painter.drawLine(middle + rim, middle + rim * 2.3)

    def _part(self, rect: Rect) -> QRectF:
        """Return a place of the slide in its proportions, in pixels from its corner."""
        slide = self.wall.room.slide
        place = self.wall.on_wall(rect).translated(-slide.topLeft())
        shape = slide.width() / slide.height()
        wide = max(place.width(), place.height() * shape)
        at = place.center()
        return QRectF(at.x() - wide / 2, at.y() - wide / shape / 2, wide, wide / shape)

    def _whole(self) -> QPixmap:
        """Return the picture of the slide, or of the part of it that is seen."""
        if self.wall.sight.near:
            return self.wall.layer(Lens).picture()
        return self.wall.pictures.now(self.show.place, self._wide, self._ratio)

    def _picture(self) -> QPixmap:
        """Return the picture of what is seen closely, painted once."""
        slide, key = self.slide, (self._wide, self._ratio)
        kept = self._kept
        if kept is None or kept[0] is not slide or kept[1] != key:
            picture = painted(slide, 0, self._wide)
            picture.setDevicePixelRatio(self._ratio)
            self._kept = kept = (slide, key, picture)
        return kept[2]

    _kept: tuple[Slide, tuple[int, float], QPixmap] | None = None

    @property
    def _ratio(self) -> float:
        return self.wall.surface.devicePixelRatioF()

    @property
    def _wide(self) -> int:
        return round(self.wall.room.slide.width() * self._ratio)
