"""How a journey would be otherwise: each figure before and after, with what lies between."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from journeymap.analysis.flow.outcome_words import DifferenceLine
from journeymap.language import tr
from journeymap.ui.panels.paths.painted import broken, lettered, write
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets.flowing import FlowLayout
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words
from journeymap.workspace.appearance import Appearance

_LINE, _GAP = 18.0, 10.0
_RIGHT = Qt.AlignmentFlag.AlignRight


class DifferenceRow(QWidget):
    """A figure: its name, ``31 % → 34 %`` and ``+2.9 better``; on two lines where one is short."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._line = DifferenceLine("", "", "", "", "alike", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    @property
    def line(self) -> DifferenceLine:
        """What it shows."""
        return self._line

    def present(self, line: DifferenceLine) -> None:
        """Show a figure."""
        if line != self._line:
            self._line = line
            self.setAccessibleName(line.sentence)
            self.setToolTip(line.sentence)
            self._fit()
            self.update()

    def _fit(self) -> None:
        self.setFixedHeight(int(_LINE * (1 if self._fits() else 2)))

    def _values(self) -> str:
        return f"{self._line.before} → {self._line.after}"

    def _fits(self) -> bool:
        metrics = QFontMetrics(lettered(self, QFont.Weight.DemiBold))
        texts = self._line.name, self._values(), self._line.judged
        wide = sum(map(metrics.horizontalAdvance, texts)) + 2 * _GAP
        return wide <= self.width()

    def sizeHint(self) -> QSize:
        return QSize(240, int(_LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, line = QPainter(self), self._appearance.theme, self._line
        tones = {"better": theme.joy_ink, "worse": theme.pain_ink, "alike": theme.ink_soft}
        plain, strong = lettered(self), lettered(self, QFont.Weight.DemiBold)
        wide = QFontMetrics(strong).horizontalAdvance(line.judged)
        more = QRectF(self.width() - wide - 2, 0, wide + 2, _LINE)
        write(painter, line.judged, strong, tones[line.verdict], more, _RIGHT)
        room = more.left() - _GAP
        name = broken(line.name, plain, room, 1)[0]
        write(painter, name, plain, theme.ink_soft, QRectF(0, 0, room, _LINE))
        place = QRectF(0, 0, room, _LINE)
        if not self._fits():
            place = QRectF(0, _LINE, self.width() - 2, _LINE)
        write(painter, self._values(), plain, theme.ink, place, _RIGHT)


class TrialResult(QFrame):
    """What would come of what is tried, always in sight, and what is done with it."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("trial-result")
        self.setAccessibleName(tr("What would come of it"))
        self._appearance = appearance
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 10, SIDE, 10)
        column.setSpacing(3)
        self.rows: list[DifferenceRow] = []
        self.note = Words("soft")
        self.apply = link(tr("Apply"), lambda: None)
        self.reset = link(tr("Reset"), lambda: None)
        self.keep = link(tr("Keep as scenario…"), lambda: None)
        row = QWidget()
        buttons = FlowLayout(row, gap=8)
        buttons.setContentsMargins(0, 4, 0, 0)
        for button in (self.apply, self.reset, self.keep):
            buttons.addWidget(button)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(1)
        column.addLayout(self._lines)
        column.addWidget(self.note)
        column.addWidget(row)
        self.hide()

    @property
    def lines(self) -> tuple[DifferenceLine, ...]:
        """The differences that are shown."""
        return tuple(row.line for row in self.rows if not row.isHidden())

    def present(self, lines: Sequence[DifferenceLine], trying: bool) -> None:
        """Show differences; where nothing is tried there are none to show."""
        while len(self.rows) < len(lines):
            self.rows.append(DifferenceRow(self._appearance))
            self._lines.addWidget(self.rows[-1])
        for i, row in enumerate(self.rows):
            row.setVisible(i < len(lines))
            if i < len(lines):
                row.present(lines[i])
        self.setVisible(trying)

    def tell(self, note: str) -> None:
        """Say what applying would do besides, or why it cannot be done."""
        self.note.say(note)
        self.note.setVisible(bool(note))
