"""A link of a chain as a row: its sign on the line of the chain, its words, and a way to let go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journeymap.drawing.icons import icon
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.language import tr
from journeymap.painting.paint import brush, paint_figures
from journeymap.painting.paint import pen as line_of
from journeymap.ui.panels.chain.links import ICONS, ChainLink
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.word_link import WordLink
from journeymap.ui.widgets.words import Words

_GUTTER, _SIGN, _MIDDLE = 26, 20.0, 12.0


class ChainRow(QWidget):
    """``follow`` and ``let_go`` get the link that is shown."""

    def __init__(
        self,
        field_editor: FieldEditor,
        follow: Callable[[ChainLink], object],
        let_go: Callable[[ChainLink], object],
    ) -> None:
        super().__init__()
        self._field_editor = field_editor
        self.link: ChainLink | None = None
        self._first = self._last = False
        self.words, self.soft = WordLink(field_editor, "strong"), Words("soft")
        self.away = QToolButton()
        self.away.setText("×")
        self.away.setFixedSize(20, 20)
        self.away.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.followed.connect(lambda: self.link and follow(self.link))
        self.away.clicked.connect(lambda: self.link and let_go(self.link))
        row = QHBoxLayout(self)
        row.setContentsMargins(_GUTTER + 4, 2, 0, 7)
        row.setSpacing(4)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(self.words)
        told.addWidget(self.soft)
        row.addLayout(told, 1)
        row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)

    def tell(self, link: ChainLink, *, first: bool, last: bool) -> None:
        """Show a link, which may be the first or the last of the chain."""
        self.link, self._first, self._last = link, first, last
        self.words.say(link.words)
        self.words.setAccessibleName(f"{link.words}, {link.soft}")
        self.soft.say(link.soft)
        name = tr("Unlink {name}", name=link.words)
        self.away.setVisible(link.loose)
        self.away.setToolTip(name)
        self.away.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.link is None:
            return
        painter, theme = QPainter(self), self._field_editor.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = _GUTTER / 2
        painter.setPen(line_of(theme.divider, 1.5))
        top = _MIDDLE if self._first else 0.0
        painter.drawLine(QPointF(x, top), QPointF(x, _MIDDLE if self._last else self.height()))
        ink, fill = theme.ink_pill, theme.pill
        if self.link.current:
            ink, fill = theme.lane, theme.accent
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(fill))
        spot = QRectF(x - _SIGN / 2, _MIDDLE - _SIGN / 2, _SIGN, _SIGN)
        painter.drawEllipse(spot)
        place = Rect(x - 6.0, _MIDDLE - 6.0, 12.0, 12.0)
        shapes = icon(ICONS[self.link.kind], place, ink, 1.3)
        paint_figures(painter, (Figure("", FigureRole.PICK, "", place, shapes),))

    def minimumSizeHint(self) -> QSize:
        return QSize(_GUTTER + 40, super().minimumSizeHint().height())
