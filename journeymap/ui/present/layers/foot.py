"""The foot line: what the keys do now, what there is to say, the number of the slide, the time."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QRectF, Qt, QTime, QTimer
from PySide6.QtGui import QPainter

from journeymap.language import tr
from journeymap.painting.fonts import font, metrics
from journeymap.painting.paint import pen
from journeymap.ui.present import look
from journeymap.ui.present.calls import count_of, home_of
from journeymap.ui.present.layer import KeyStroke, ShowLayer, Wall, over_slide
from journeymap.ui.present.room import WIDE

_SIDE = 82.0
_LEAST = 12.0  # pixels a letter has on the smallest window
_STAYS = 7000  # milliseconds a sentence is to be read
_TICK = 5000
_ELIDE = Qt.TextElideMode.ElideRight


@over_slide("foot", order=30)
class SlideFoot(ShowLayer):
    """Says one line; H hides what it says of the keys."""

    def __init__(self, wall: Wall) -> None:
        super().__init__(wall)
        self.sentence = ""
        self.hinting = True
        self._gone = QTimer(self, singleShot=True, interval=_STAYS)
        self._gone.timeout.connect(lambda: self.say(""))
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(self._update)
        self._tick.start()

    def say(self, sentence: str) -> None:
        """Show a sentence for some seconds in the place of the hints."""
        if sentence:
            self._gone.start()
        if sentence != self.sentence:
            self.sentence = sentence
            self._update()

    @property
    def words(self) -> str:
        """What is said on the left just now."""
        if self.sentence:
            return self.sentence
        open_ = next((layer.hint for layer in reversed(self.wall.layers) if layer.hint), "")
        if open_ or not self.hinting:
            return open_
        return tr(
            "→ or click next · ← back · Z zoom · I signs · O overview · B black · L pointer · D draw · "
            "N sticky · V dots · T clock · C notes · F2 rename · ? all keys · Esc leave"
        )

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        room, theme = self.wall.room, self.wall.theme
        if not clip.intersects(room.foot):
            return
        scale = max(room.unit, _LEAST / look.FOOT.size)
        painter.save()
        painter.translate(room.foot.x(), room.foot.center().y())
        painter.scale(scale, scale)
        wide = WIDE * room.unit / scale
        face = metrics(look.FOOT)
        base, side = face.ascent() / 2 - 4, _SIDE * room.unit / scale
        painter.setFont(font(look.FOOT))
        right = self._right()
        room_left = wide - 2 * side - face.horizontalAdvance(right) - 40
        painter.setPen(pen(theme.surround_soft, 1.0))
        painter.drawText(round(wide - side - face.horizontalAdvance(right)), round(base), right)
        painter.setPen(pen(theme.surround_ink if self.sentence else theme.surround_soft, 1.0))
        words = face.elidedText(self.words, _ELIDE, max(0.0, room_left))
        painter.drawText(round(side), round(base), words)
        painter.restore()

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.key == Qt.Key.Key_H and not stroke.repeat:
            self.hinting = not self.hinting
            self._update()
            return True
        return False

    def _right(self) -> str:
        time = QLocale().toString(QTime.currentTime(), "HH:mm")
        slides, at = self.show.slides, self.show.at
        count = count_of(slides)
        if not count:
            return time
        if at < count:
            return f"{at + 1} / {count}    {time}"
        return f"{home_of(slides, at) + 1} + {at - count + 1}    {time}"

    def _update(self) -> None:
        self.update(self.wall.room.foot.toAlignedRect())
