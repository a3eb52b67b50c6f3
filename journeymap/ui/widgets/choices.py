"""The editor of choices: one out of a few, which may be other records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from journeymap.drawing.theme import mix
from journeymap.language import tr
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.words import flow

Write = Callable[[Any], bool]

ROOMY = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
ROOMY.setHeightForWidth(True)
"""As wide as there is room, as tall as the words need."""


class Choice(QComboBox):
    """One of a few, written over as many lines as it takes."""

    def __init__(
        self, field_editor: FieldEditor, write: Write, options: Iterable[tuple[Any, str]] = ()
    ) -> None:
        super().__init__()
        self._field_editor, self._write = field_editor, write
        self._options: list[tuple[Any, str]] = []
        self._several = False
        self._told: Mapping[Any, str] = {}
        self.setSizePolicy(ROOMY)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(3)
        self.activated.connect(self._chosen)
        self.offer(options)

    def offer(self, options: Iterable[tuple[Any, str]]) -> None:
        """Offer other options, if they are others: values and what is shown for them."""
        wanted = list(options)
        if wanted != self._options:
            self._options = wanted
            self.clear()
            self.addItems([shown for _, shown in wanted])

    def explain(self, told: Mapping[Any, str]) -> None:
        """Say what options mean, for those who point at them."""
        self._told = told
        for index, (key, _) in enumerate(self._options):
            self.setItemData(index, told.get(key, ""), Qt.ItemDataRole.ToolTipRole)

    def present(self, value: Any, several: bool = False) -> None:
        """Show which option holds; none when several do."""
        keys = [key for key, _ in self._options]
        index = keys.index(value) if value in keys and not several else -1
        self._several = several
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            self.updateGeometry()
        if self._told:
            self.setToolTip("" if several else self._told.get(value, ""))
        self.update()

    def flush(self) -> None:
        """Nothing is ever pending here."""

    def shown(self) -> str:
        """Return the words that are to be read."""
        return tr("several") if self._several else self.currentText() or "–"

    def _chosen(self, index: int) -> None:
        value = self._options[index][0]
        self._write(value)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return flow(self.shown(), self.font(), width - 26)[1] + 8

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.shown()) + 30, 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 26)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._field_editor.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._field_editor.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.accent if self.hasFocus() else mix(theme.lane, theme.edge, 0.35)
        edge = theme.divider if self.underMouse() and not self.hasFocus() else edge
        painter.setPen(line_of(edge, 1.0))
        painter.setBrush(brush(theme.lane))
        painter.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 6, 6)
        dim = self._several or self.currentIndex() < 0
        painter.setPen(line_of(theme.ink_soft if dim else theme.ink, 1.0))
        layout, height = flow(self.shown(), self.font(), self.width() - 26)
        layout.draw(painter, QPointF(7, (self.height() - height) / 2))
        chevron(painter, self.width() - 12.0, self.height() / 2, theme.ink_soft, True)


def chevron(painter: QPainter, x: float, y: float, colour: str, down: bool) -> None:
    """Paint the sign of something that opens: pointing down, or to the right."""
    painter.setPen(line_of(colour, 1.5))
    far, deep = (3.5, 1.8) if down else (1.8, 3.5)
    points = (
        [(-far, -deep), (0.0, deep), (far, -deep)]
        if down
        else [(-far, -deep), (far, 0.0), (-far, deep)]
    )
    painter.drawPolyline([QPointF(x + dx, y + dy) for dx, dy in points])
