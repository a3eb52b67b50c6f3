"""What the start page is made of: a card for a template, a row for a recent file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolButton, QWidget

from journeymap.drawing.shapes import TextStyle
from journeymap.language import tr
from journeymap.painting.fonts import font
from journeymap.storage.templates import Template
from journeymap.ui.widgets.style import faint
from journeymap.workspace.appearance import Appearance

CARD, CARD_GAP = QSize(250, 256), 18
"""A card as it is where there is room; cards share the width of a narrower window."""
ROW = 46

_NARROWEST = 208
_PICTURE = 124
"""How tall the picture on a card is, which is 8 pixels away from the edge."""

_TITLE, _SOFT = TextStyle(13, 600), TextStyle(12)
_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class _Tile(QAbstractButton):
    """A button that paints itself and is pressed with Enter too."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class TemplateCard(_Tile):
    """A template or sample: its picture, once that is drawn, its title and what it holds."""

    def __init__(self, template: Template, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        appearance.changed.connect(self._fade)
        self._template = template
        self._picture: QPixmap | None = None
        self.setFixedSize(CARD)
        self._drawn = 0
        self.setText(template.title)
        self.setAccessibleName(template.title)
        self.setAccessibleDescription(template.description)
        self.setToolTip(template.description)

    @property
    def drawn(self) -> bool:
        """Whether the picture is there, and as wide as the card."""
        return self._picture is not None and self._drawn == self.width() - 16

    def _fade(self) -> None:
        """Let the picture go: it is in other colours than the rest."""
        self._picture = None

    def draw_preview(self) -> None:
        """Lay the template out and paint it small."""
        from journeymap.ui.start.previews import preview

        ratio = self.devicePixelRatioF()
        self._drawn = self.width() - 16
        room = QSize(self._drawn, _PICTURE)
        self._picture = preview(self._template.name, room, ratio, self._appearance.theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHints(_SMOOTH)
        frame = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        strong = self.hasFocus() or self.underMouse()
        painter.setBrush(QColor(theme.card))
        painter.setPen(QPen(QColor(theme.accent if strong else theme.card_edge), 1.5))
        painter.drawRoundedRect(frame, 9, 9)
        top = QRect(8, 8, self.width() - 16, _PICTURE)
        if self._picture is None:
            painter.fillRect(top, QColor(theme.page))
        else:
            painter.drawPixmap(top, self._picture)
        painter.setPen(QColor(theme.ink))
        painter.setFont(font(_TITLE))
        words = QRect(14, _PICTURE + 20, self.width() - 28, 18)
        title = self._template.title
        if self._template.kind == "sample":
            title = tr("Sample: {title}", title=title)
        painter.drawText(words, _LEFT, _elided(painter, title, words.width()))
        painter.setPen(QColor(theme.ink_soft))
        painter.setFont(font(_SOFT))
        below = words.adjusted(0, words.height() + 3, 0, self.height() - words.bottom() - 8)
        painter.drawText(below, _WRAPPED, self._template.description)
        painter.end()


class Shelf(QWidget):
    """Lays cards out in rows, as many in each as there is room for."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        cards = [card for card in self.children() if isinstance(card, TemplateCard)]
        room, high = self.width() + CARD_GAP, CARD.height() + CARD_GAP
        across = max(1, min(len(cards), room // (_NARROWEST + CARD_GAP)))
        wide = room // across
        for place, card in enumerate(cards):
            card.setFixedWidth(wide - CARD_GAP)
            card.move(QPoint(place % across * wide, place // across * high))
        self.setFixedHeight(-(-len(cards) // across) * high)

    def sizeHint(self) -> QSize:
        return QSize(4 * CARD.width() + 3 * CARD_GAP, CARD.height() + CARD_GAP)


class FileRow(_Tile):
    """A recent file: its name and folder; grey, and ready to be forgotten, when it is gone."""

    forgotten = Signal()

    def __init__(self, path: Path, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.path = path
        self._gone = False
        self.setText(path.stem)
        self.setAccessibleName(path.stem)
        self.setToolTip(str(path))
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cross = QToolButton(self)
        self._cross.setText("×")
        self._cross.setAutoRaise(True)
        self._cross.setToolTip(tr("Take it off the list"))
        self._cross.setAccessibleName(tr("Take it off the list"))
        self._cross.setFixedSize(26, 26)
        self._cross.clicked.connect(self.forgotten)
        self._cross.hide()

    def set_missing(self, gone: bool) -> None:
        """Say whether the file is not where it was."""
        self._gone = gone
        self._cross.setVisible(gone)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHints(_SMOOTH)
        place = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QColor(theme.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_tint))
            painter.drawRoundedRect(place, 7, 7)
        painter.setFont(font(_TITLE))
        painter.setPen(QColor(faint(theme) if self._gone else theme.ink))
        room = self.width() - 60
        painter.drawText(QRect(12, 5, room, 18), _LEFT, _elided(painter, self.path.stem, room))
        painter.setFont(font(_SOFT))
        painter.setPen(QColor(theme.ink_soft))
        folder = tr("Not found in {folder}", folder=_folder(self.path))
        words = folder if self._gone else _folder(self.path)
        painter.drawText(QRect(12, 23, room, 17), _LEFT, _elided(painter, words, room))
        painter.end()
        self._cross.move(self.width() - 34, (ROW - 26) // 2)


def _folder(path: Path) -> str:
    """Return the folder of a file, short where it is at home."""
    try:
        return str(Path("~") / path.parent.relative_to(Path.home()))
    except ValueError:
        return str(path.parent)


def _elided(painter: QPainter, words: str, room: int) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
