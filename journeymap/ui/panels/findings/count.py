"""How many findings there are, where it is always seen; a click shows them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.language import tr
from journeymap.painting.paint import paint_figures
from journeymap.painting.paint import pen as line_of
from journeymap.ui.panels.findings.painter import severity_mark
from journeymap.ui.panels.findings.wording import counted, severity_word
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.finding_going import FINDINGS, ON_CARDS

_MARK, _GAP = 24, 6
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class FindingsCount(QToolButton):
    """Stands in the status line while a journey is looked at, with the sign of the worst."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__()
        self._host, self._review = host, host.findings.review
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: host.panels.toggle(FINDINGS))
        self._review.changed.connect(self.refresh)
        host.appearance.changed.connect(self.update)
        if host.settings.flag(ON_CARDS, False):
            self._review.show_on_cards(True)
        self.refresh()

    def refresh(self) -> None:
        """Say how many there are now."""
        found = self._review.open
        self.setText(counted(len(found)))
        self.setVisible(self._review.looked)
        worst = self._worst
        told = tr("{findings}, the worst: {word}", findings=self.text(), word=severity_word(worst))
        self.setToolTip(told if found else self.text())
        self.setAccessibleName(self.toolTip())
        self.updateGeometry()
        self.update()

    @property
    def _worst(self) -> int:
        return max((one.severity for one in self._review.open), default=0)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _GAP
        return QSize(wide + (_MARK if self._review.open else 0), 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, found = self._host.appearance.theme, QPainter(self), self._review.open
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(line_of(theme.accent if self.hasFocus() else "", 1.0))
            painter.setBrush(
                Qt.BrushStyle.NoBrush if self.hasFocus() else self.palette().midlight()
            )
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
        left = _GAP
        if found:
            sign = severity_mark(_GAP + 9.0, self.height() / 2, self._worst, theme)
            spot = Rect(0.0, 0.0, float(_MARK), float(self.height()))
            paint_figures(painter, (Figure("", FigureRole.PICK, "", spot, sign),))
            left += _MARK
        painter.setFont(self.font())
        painter.setPen(line_of(theme.ink_soft, 1.0))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), _LEFT, self.text())
