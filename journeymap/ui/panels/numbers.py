"""The editor of numbers: what is out of bounds cannot be entered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy

from journeymap.language import tr
from journeymap.ui.panels.choices import Write
from journeymap.ui.panels.pen import Pen


class Number(QDoubleSpinBox):
    """A number within its bounds, or nothing where nothing may be said."""

    def __init__(
        self, pen: Pen, write: Write, low: float, high: float, *, whole: bool, optional: bool
    ) -> None:
        self._low, self._high, self._optional = low, high, optional
        super().__init__()
        self._pen, self._write, self._whole = pen, write, whole
        self._known = self._blank = low - 1.0
        self.setDecimals(0 if whole else 4)
        self.setRange(self._blank, high)
        self.setSingleStep(1.0 if whole or high - low > 10 else 0.1)
        self.setValue(self._blank)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(5, 0, 4, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._changed)

    def present(self, value: float | None, several: bool = False) -> None:
        """Show a value; blank when there is none or several differ."""
        hint = tr("several") if several else bounds(self._low, self._high)
        if hint != self.lineEdit().placeholderText():
            self.lineEdit().setPlaceholderText(hint)
        now = self._blank if value is None or several else round(float(value), self.decimals())
        if now != self._known:
            self._known = now
            self.setValue(now)

    def flush(self) -> None:
        """Keep what was typed, now."""
        self.interpretText()

    def _changed(self, value: float) -> None:
        if value == self._known:
            return
        if value < self._low and not self._optional:
            self.setValue(self._known)
            return
        self._known = value
        self._write(None if value < self._low else int(value) if self._whole else value)

    def textFromValue(self, value: float) -> str:
        if value < self._low:
            return ""
        return plain_number(value)

    def valueFromText(self, text: str) -> float:
        try:
            return float(_point(text))
        except ValueError:
            return self._blank

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        return (self._state(_point(text)), text, at)

    def _state(self, text: str) -> QValidator.State:
        if not text:
            fit = self._optional
            return QValidator.State.Acceptable if fit else QValidator.State.Intermediate
        if text in ("-", ".", "-.") and (self._low < 0 or text == "."):
            return QValidator.State.Intermediate
        try:
            value = float(text)
        except ValueError:
            return QValidator.State.Invalid
        if set(text) - set("-0123456789.") or (self._whole and "." in text):
            return QValidator.State.Invalid
        if value > max(self._high, 0) or value < min(self._low, 0):
            return QValidator.State.Invalid
        inside = self._low <= value <= self._high
        return QValidator.State.Acceptable if inside else QValidator.State.Intermediate

    def stepBy(self, steps: int) -> None:
        if self.value() < self._low:
            self.setValue(max(self._low, min(0.0, self._high)))
        else:
            then = self.value() + steps * self.singleStep()
            self.setValue(max(self._low, min(self._high, round(then, 4))))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self._pen.left.emit()
        else:
            super().keyPressEvent(event)


def bounds(low: float, high: float) -> str:
    """Return what may be said here, where that is worth saying."""
    return f"{plain_number(low)} … {plain_number(high)}" if high <= 1000 else "–"


def plain_number(value: float) -> str:
    """Write a number without needless noughts, as it is typed."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


def _point(text: str) -> str:
    return text.strip().replace("−", "-").replace(",", ".")
