"""What the start page is made of: tiles that are pressed, and shelves of cards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.painting.fonts import font
from journeymap.storage.templates import Template
from journeymap.ui.start.previews import PREVIEW
from journeymap.workspace.appearance import Appearance

CARD, CARD_GAP = QSize(232, 202), 16
"""A card as it is where there is room; cards share the width of a shelf."""
TITLE, SOFT = TextStyle(13, 600), TextStyle(12)
SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

_NARROWEST = 204
_BELOW = 80
"""How much room the words on a card take below its picture, in pixels."""
_LINE = 16


class Tile(QAbstractButton):
    """A button that paints itself, is pressed with Enter too, and lets arrow keys go on."""

    walked = Signal(int)
    typed = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def says(self, word: str) -> bool:
        """Tell whether what stands on it has a word, which is in small letters."""
        return word in self.text().casefold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~_TYPING
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif plain and event.key() in WALKS:
            self.walked.emit(event.key())
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
WALKS = {
    int(Qt.Key.Key_Left): (-1, 0),
    int(Qt.Key.Key_Right): (1, 0),
    int(Qt.Key.Key_Up): (0, -1),
    int(Qt.Key.Key_Down): (0, 1),
}
"""Where the keys lead from one tile to the next."""


class TemplateCard(Tile):
    """A template or sample: its picture, once that is drawn, its title and what it holds."""

    removed = Signal()

    def __init__(self, template: Template, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self.template = template
        self._picture: QImage | None = None
        self._theme: Theme | None = None
        self.setFixedSize(CARD)
        self.setText(template.title)
        self.setAccessibleName(template.title)
        self.setAccessibleDescription(template.description)
        self.setToolTip(template.description)
        self._cross = _cross(self) if template.kind == "own" else None

    @property
    def drawn(self) -> bool:
        """Whether the picture is there, in the colours of the window."""
        return self._picture is not None and self._theme == self._appearance.theme

    def show_picture(self, picture: QImage, theme: Theme) -> None:
        """Show what was drawn in the colours of a theme."""
        self._picture, self._theme = picture, theme
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_cross()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_cross()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        shelf = self.parentWidget()
        if isinstance(shelf, Shelf):
            shelf.stop_at(self)
        self._show_cross()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_cross()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._cross is not None:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _show_cross(self) -> None:
        if self._cross is not None:
            self._cross.move(self.width() - self._cross.width() - 8, 8)
            self._cross.setVisible(self.underMouse() or self.hasFocus() or self._cross.hasFocus())

    def says(self, word: str) -> bool:
        return word in f"{self.template.title} {self.template.description}".casefold()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHints(SMOOTH)
        frame = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 9, 9)
        painter.fillPath(shape, QColor(theme.card))
        painter.save()
        painter.setClipPath(shape)
        top = QRectF(0, 0, self.width(), _picture_height(self.width()))
        painter.fillRect(top, QColor(theme.page))
        if self._picture is not None:
            painter.drawImage(top, self._picture)
        painter.restore()
        painter.setPen(QPen(QColor(theme.divider), 1.0))
        painter.drawLine(top.bottomLeft(), top.bottomRight())
        strong = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(theme.accent if strong else theme.card_edge), 1.5))
        painter.drawPath(shape)
        self._paint_words(painter, theme, int(top.bottom()) + 10)
        painter.end()

    def _paint_words(self, painter: QPainter, theme: Theme, top: int) -> None:
        room = self.width() - 26
        painter.setPen(QColor(theme.ink))
        painter.setFont(font(TITLE))
        words = QRect(13, top, room, 18)
        painter.drawText(words, LEFT, elided(painter, self.template.title, room))
        painter.setPen(QColor(theme.ink_soft))
        painter.setFont(font(SOFT))
        lines = two_lines(painter.fontMetrics(), self.template.description, room)
        for place, line in enumerate(lines):
            painter.drawText(QRect(13, top + 21 + place * _LINE, room, _LINE), LEFT, line)


def _cross(card: TemplateCard) -> QToolButton:
    """Return what takes a template of one's own away, unseen until the card is looked at."""
    made = QToolButton(card)
    made.setText("×")
    made.setFixedSize(24, 24)
    made.setToolTip(tr("Remove the template"))
    made.setAccessibleName(tr("Remove the template"))
    made.clicked.connect(card.removed)
    made.hide()
    return made


class Shelf(QWidget):
    """Lays cards out in rows, as many in each as there is room for."""

    def arrange(self) -> None:
        """Put the cards that are not hidden side by side, all of one width."""
        cards = [card for card in self.cards if not card.isHidden()]
        room = self.width() + CARD_GAP
        across = max(1, room // (_NARROWEST + CARD_GAP))
        wide = room // across - CARD_GAP
        high = _picture_height(wide) + _BELOW
        for place, card in enumerate(cards):
            card.setFixedSize(wide, high)
            left, top = place % across * room // across, place // across * (high + CARD_GAP)
            card.move(QPoint(left, top))
        self.stop_at(next(iter(cards), None))
        self.setFixedHeight(-(-len(cards) // across) * (high + CARD_GAP) - CARD_GAP if cards else 0)

    def stop_at(self, stop: TemplateCard | None) -> None:
        """Let Tab come to this card alone: arrows lead to the others, and Tab to the next group."""
        policies = Qt.FocusPolicy
        for card in self.cards:
            card.setFocusPolicy(policies.StrongFocus if card is stop else policies.ClickFocus)

    @property
    def cards(self) -> list[TemplateCard]:
        """All cards on it."""
        return [card for card in self.children() if isinstance(card, TemplateCard)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def sizeHint(self) -> QSize:
        return QSize(4 * CARD.width() + 3 * CARD_GAP, CARD.height())


def _picture_height(wide: int) -> int:
    return wide * PREVIEW.height() // PREVIEW.width()


def elided(painter: QPainter, words: str, room: int) -> str:
    """Return as many of the words as a line has room for."""
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)


def two_lines(metrics: QFontMetrics, words: str, room: int) -> list[str]:
    """Return the words in one line or two; what does not fit the second is left out with dots."""
    first, rest = "", words.split()
    while rest and (not first or metrics.horizontalAdvance(f"{first} {rest[0]}") <= room):
        first = f"{first} {rest.pop(0)}".strip()
    second = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, room)
    return [
        metrics.elidedText(first, Qt.TextElideMode.ElideRight, room),
        *([second] if rest else []),
    ]
