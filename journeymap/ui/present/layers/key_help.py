"""The sheet of keys over a slide: everything one can do while presenting."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from journeymap.language import mark, tr
from journeymap.painting.fonts import font, metrics
from journeymap.painting.paint import brush, colour, pen
from journeymap.ui.present import look
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.views.map.writing import COMMANDING

KEYS = (
    (
        (mark("Click  → Space PgDn"), mark("next, or reveal more")),
        ("← ↑ PgUp", mark("back")),
        ("Home  End", mark("first, last")),
        ("7 Enter", mark("to frame 7")),
        ("Z  Tab", mark("look closely, and back; choose what")),
        ("M", mark("what is on call here, and back")),
        ("+ −", mark("nearer, farther; on the map the wheel")),
        ("O", mark("overview")),
        ("B  W", mark("black, white")),
        ("S", mark("slides to the other screen")),
        ("C", mark("speaker’s notes")),
        ("F5", mark("back here from any window")),
        ("F11", mark("full screen or window")),
        ("Esc", mark("close, leave")),
    ),
    (
        ("L", mark("pointer")),
        ("D  E", mark("draw; rub one stroke out (Shift+E all)")),
        ("R", mark("reveal: at once, by lane, by persona")),
        ("P", mark("the next persona’s feelings")),
        (mark("Double click  F2"), mark("edit the title under the pointer")),
        ("Ctrl+Z", mark("take back")),
        ("N  K", mark("write stickies; wall of stickies")),
        ("V", mark("vote with dots")),
        ("G  U", mark("guess scores, covered; uncover")),
        ("T  15 T  5 +", mark("agenda; count 15 minutes down; 5 more")),
        ("I", mark("what the signs mean")),
        ("H", mark("hide the hints")),
    ),
)
"""Keys and what they do, in two columns."""

_ROW, _WIDE, _PAD, _KEY = 56.0, 780.0, 70.0, 260.0
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_OPENING = (Qt.Key.Key_Question.value, Qt.Key.Key_F1.value)


@over_slide("key_help", order=120)
class KeyHelp(ShowLayer):
    """? or F1 shows it, anything puts it away."""

    open = False

    @property
    def hint(self) -> str:
        return tr("Any key puts this away") if self.open else ""

    def key(self, stroke: KeyStroke) -> bool:
        asked = stroke.key in _OPENING and not stroke.held & COMMANDING
        if not asked and not self.open:
            return False
        if not stroke.repeat:
            self._show(not self.open)
        return True

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        return self.close()

    def wheel(self, turn: int) -> bool:
        return self.open

    def close(self) -> bool:
        was = self.open
        self._show(False)
        return was

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        if not self.open:
            return
        room, theme = self.wall.room, self.wall.theme
        veil = colour(theme.surround + "c0")
        painter.fillRect(QRectF(self.wall.surface.rect()), veil)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = len(KEYS[0]) * _ROW + 2 * _PAD
        painter.translate(self.wall.surface.width() / 2, room.foot.top() / 2)
        painter.scale(room.unit, room.unit)
        painter.translate(-_WIDE - _PAD, -high / 2)
        painter.setPen(pen(theme.surround_edge, 2.0))
        painter.setBrush(brush(theme.surround_raised))
        painter.drawRoundedRect(QRectF(0, 0, 2 * (_WIDE + _PAD), high), 24, 24)
        for column, rows in enumerate(KEYS):
            for row, (keys, does) in enumerate(rows):
                self._row(painter, _PAD + column * _WIDE, _PAD + row * _ROW, tr(keys), tr(does))
        painter.restore()

    def _row(self, painter: QPainter, x: float, y: float, keys: str, does: str) -> None:
        theme = self.wall.theme
        painter.setFont(font(look.CAPTION))
        painter.setPen(pen(theme.surround_ink, 1.0))
        painter.drawText(QRectF(x, y, _KEY, _ROW), int(_MIDDLE), keys)
        painter.setFont(font(look.WORDS))
        painter.setPen(pen(theme.surround_soft, 1.0))
        room = _WIDE - _KEY - 20
        words = metrics(look.WORDS).elidedText(does, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(x + _KEY, y, room, _ROW), int(_MIDDLE), words)

    def _show(self, open_: bool) -> None:
        if open_ != self.open:
            self.open = open_
            self.update()
