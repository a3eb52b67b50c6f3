"""The scenarios of a journey side by side: what each comes to, beside how it is now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.analysis.flow.outcome_words import DifferenceLine
from journeymap.language import tr
from journeymap.model.records import Scenario
from journeymap.ui.panels.paths.painted import PaintedRow, broken, write
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.workspace.appearance import Appearance

_LINE, _PAD = 16.0, 9.0
_SHOWN = 3
"""How many figures of a scenario stand in its row; its tip has all of them."""


class ScenarioResult(NamedTuple):
    """A scenario, and how the journey would differ; nothing while that is being found."""

    scenario: Scenario
    lines: tuple[DifferenceLine, ...]


class ScenarioRow(PaintedRow):
    """A scenario: its title, and its figures in columns; ``asked`` wants its menu."""

    asked = Signal(QPoint)
    dropped = Signal()
    named = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.setCheckable(True)
        self._title, self._lines = "", tuple[DifferenceLine, ...]()

    def present(self, found: ScenarioResult, chosen: bool) -> None:
        """Show a scenario; the chosen one is what the sliders stand at."""
        self._title, self._lines = " ".join(found.scenario.title.split()), found.lines
        said = "\n".join(line.sentence for line in found.lines) or tr("not found yet")
        self.say(f"{self._title}\n{said}")
        self.setChecked(chosen)
        self._fit()
        self.update()

    def nextCheckState(self) -> None:
        """Whether it is chosen is told from outside."""

    def _fit(self) -> None:
        lines = len(broken(self._title, self._strong(), self.width() - 2 * _PAD))
        self.setFixedHeight(int(2 * 7 + _LINE * (lines + 2) + 2))

    def _strong(self) -> QFont:
        return self.letters(QFont.Weight.DemiBold)

    def sizeHint(self) -> QSize:
        return QSize(240, 64)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        self.card(painter)
        y, room = 7.0, self.width() - 2 * _PAD
        for line in broken(self._title, self._strong(), room):
            write(painter, line, self._strong(), theme.ink, QRectF(_PAD, y, room, _LINE))
            y += _LINE
        tones = {"better": theme.joy_ink, "worse": theme.pain_ink, "alike": theme.ink_soft}
        wide, small = room / _SHOWN, self.letters(size=11)
        for i, one in enumerate(self._lines[:_SHOWN]):
            place = QRectF(_PAD + i * wide, y, wide - 4, _LINE)
            name = broken(one.brief, small, wide - 4, 1)[0]
            write(painter, name, small, theme.ink_soft, place)
            place.translate(0, _LINE)
            strong = self.letters(QFont.Weight.DemiBold)
            write(painter, one.after, strong, theme.ink, place)
            place.setLeft(place.left() + self.fontMetrics().horizontalAdvance(one.after) + 8)
            write(painter, one.difference, small, tones[one.verdict], place)
        if self.hasFocus() and not self.isChecked():
            self.ring(painter)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.named.emit()
        else:
            super().keyPressEvent(event)


class Scenarios(QWidget):
    """The scenarios that are kept; what is done with one is asked for by its id."""

    chosen = Signal(str)
    applied = Signal(str)
    renamed = Signal(str)
    removed = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.rows: list[ScenarioRow] = []
        self._ids: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def present(self, found: Sequence[ScenarioResult], chosen: str) -> None:
        """Show scenarios in their order."""
        self._ids = tuple(one.scenario.id for one in found)
        while len(self.rows) < len(found):
            self._add()
        for i, row in enumerate(self.rows):
            row.setVisible(i < len(found))
            if i < len(found):
                row.present(found[i], found[i].scenario.id == chosen)
        self.setVisible(bool(found))

    def _add(self) -> None:
        row, at = ScenarioRow(self._appearance), len(self.rows)
        row.clicked.connect(lambda: self.chosen.emit(self._ids[at]))
        row.asked.connect(partial(self._ask, at))
        row.dropped.connect(lambda: self.removed.emit(self._ids[at]))
        row.named.connect(lambda: self.renamed.emit(self._ids[at]))
        self.rows.append(row)
        self._column.addWidget(row)

    def menu(self, at: int) -> LetterMenu:
        """Return what can be done with the scenario of a row."""
        id, menu = self._ids[at], LetterMenu(self)
        acts: tuple[tuple[str, Callable[[str], object]], ...] = (
            (tr("Try it"), self.chosen.emit),
            (tr("Apply"), self.applied.emit),
            (tr("Rename…"), self.renamed.emit),
            (tr("Delete"), self.removed.emit),
        )
        for words, act in acts:
            menu.addAction(words, partial(act, id))
        return menu

    def _ask(self, at: int, place: QPoint) -> None:
        self.menu(at).popup(place)
