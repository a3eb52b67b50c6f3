"""A recent file on the start page: its picture, its name and folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from journeymap.drawing.theme import Theme, mix
from journeymap.language import tr
from journeymap.painting.fonts import font
from journeymap.ui.start.tiles import LEFT, SMOOTH, SOFT, TITLE, Tile, elided
from journeymap.ui.widgets.style import faint
from journeymap.workspace.appearance import Appearance

ROW = 68

_PICTURE = QRect(8, 8, 84, 52)
_WORDS = _PICTURE.right() + 14


class FileRow(Tile):
    """A recent file; grey, and ready to be forgotten, when it is gone."""

    forgotten = Signal()

    def __init__(self, path: Path, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.path = path
        self._gone = False
        self._picture = QImage()
        self.setText(path.stem)
        self.setAccessibleName(path.stem)
        self.setAccessibleDescription(str(path.parent))
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

    def set_picture(self, picture: QImage) -> None:
        """Show the picture the file holds; without one a sketch stands for it."""
        self._picture = picture
        self.update()

    @property
    def pictured(self) -> bool:
        """Whether the picture of the file is there."""
        return not self._picture.isNull()

    def says(self, word: str) -> bool:
        return word in f"{self.path.stem} {self.path.parent}".casefold()

    def sizeHint(self) -> QSize:
        return QSize(300, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHints(SMOOTH)
        place = QRectF(self.rect()).adjusted(0.75, 1.5, -0.75, -1.5)
        if self.underMouse() or self.hasFocus():
            edge = QPen(QColor(theme.accent), 1.5)
            painter.setPen(edge if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_tint))
            painter.drawRoundedRect(place, 8, 8)
        self._paint_picture(painter, theme)
        painter.setFont(font(TITLE))
        painter.setPen(QColor(faint(theme) if self._gone else theme.ink))
        room = self.width() - _WORDS - (40 if self._gone else 10)
        name = QRect(_WORDS, 15, room, 19)
        painter.drawText(name, LEFT, elided(painter, self.path.stem, room))
        painter.setFont(font(SOFT))
        painter.setPen(QColor(theme.ink_soft))
        folder = _folder(self.path)
        words = tr("Not found in {folder}", folder=folder) if self._gone else folder
        painter.drawText(name.translated(0, 20), LEFT, elided(painter, words, room))
        painter.end()
        self._cross.move(self.width() - 34, (ROW - 26) // 2)

    def _paint_picture(self, painter: QPainter, theme: Theme) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(_PICTURE), 5, 5)
        painter.save()
        painter.setClipPath(shape)
        painter.setOpacity(0.4 if self._gone else 1.0)
        painter.fillRect(_PICTURE, QColor(theme.page))
        if self._picture.isNull():
            _sketch(painter, theme)
        else:
            painter.drawImage(QRectF(_PICTURE), self._picture, _filling(self._picture))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.divider), 1.0))
        painter.drawPath(shape)


def _filling(picture: QImage) -> QRectF:
    """Return the part of a picture that fills the place, from its upper left corner on."""
    wide, high = float(picture.width()), float(picture.height())
    shape = _PICTURE.width() / _PICTURE.height()
    return QRectF(0, 0, min(wide, high * shape), min(high, wide / shape))


def _sketch(painter: QPainter, theme: Theme) -> None:
    """Draw stages and a few cards, faintly: a map of which there is no picture yet."""
    painter.setPen(Qt.PenStyle.NoPen)
    left, top = _PICTURE.x() + 9, _PICTURE.y() + 9
    for place in range(3):
        painter.setBrush(QColor(mix(theme.accent, theme.page, 0.75)))
        painter.drawRoundedRect(QRectF(left + place * 23, top, 20, 6), 2, 2)
        painter.setBrush(QColor(theme.divider))
        drop = 11 if place != 1 else 21
        painter.drawRoundedRect(QRectF(left + place * 23, top + drop, 20, 8), 2, 2)


def _folder(path: Path) -> str:
    """Return the folder of a file, short where it is at home."""
    try:
        return str(Path("~") / path.parent.relative_to(Path.home()))
    except ValueError:
        return str(path.parent)
