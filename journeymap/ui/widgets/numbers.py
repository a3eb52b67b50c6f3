"""The editor of numbers: reads what people write, and says why where it cannot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy

from journeymap.language import decimal, percent, tr
from journeymap.model.fields import Spec
from journeymap.tabular.figures import fitted, misfit, said_as_share, shown
from journeymap.ui.widgets.choices import Write
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.words import Words
from journeymap.workspace.pause import Pause

_DIGITS = 4


class NumberField(QDoubleSpinBox):
    """A number within its bounds, or nothing where nothing may be said.

    What cannot be read is refused: the value stays, and ``problem``, which whoever makes this
    puts under it, says why. ``per_cent`` tells whether what was typed last made it a share.
    """

    def __init__(
        self, field_editor: FieldEditor, write: Write, spec: Spec, *, optional: bool
    ) -> None:
        self.spec, self._optional = spec, optional
        super().__init__()
        self.problem = Words("problem")
        self.problem.hide()
        self._field_editor, self._write = field_editor, write
        self._known = self._blank = 0.0
        self.per_cent = False
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(5, 0, 4, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bind()
        self.valueChanged.connect(self._changed)
        self.lineEdit().textEdited.connect(self._typed)
        self._pause = Pause(field_editor.workspace, self._keep_so_far, self)
        self._ahead = self._fell_back = False
        self.editingFinished.connect(self._left)

    @property
    def low(self) -> float:
        """The least that may be said."""
        return self.spec.low or 0.0

    @property
    def high(self) -> float:
        """The most that may be said."""
        return self.spec.high or 0.0

    def mean(self, spec: Spec) -> None:
        """Take numbers for what they are declared to be from now on: a number, or a share."""
        if spec != self.spec:
            self.spec = spec
            self._bind()

    def _bind(self) -> None:
        """Take the bounds; blank before that, so that no value has to give way to them."""
        whole = self.spec.editor == "whole"
        self._blank = self._known = self.low - 1.0
        self.setMinimum(self._blank)
        self.setValue(self._blank)
        self.setMaximum(self.high)
        self.setDecimals(0 if whole else _DIGITS)
        self.setSingleStep(1.0 if whole or self.high - self.low > 10 else 0.1)

    def present(self, value: float | None, several: bool = False) -> None:
        """Show a value; blank when there is none or several differ."""
        hint = tr("several") if several else bounds(self.spec)
        if hint != self.lineEdit().placeholderText():
            self.lineEdit().setPlaceholderText(hint)
        now = self._blank if value is None or several else round(float(value), self.decimals())
        if now != self._known:
            self._known = now
            self.setValue(now)
            self._refuse("")

    def flush(self) -> None:
        """Commit the number typed without waiting for the pause."""
        self.interpretText()
        self._left()

    def _left(self) -> None:
        """See that what is shown is what is kept: Qt knows nothing of what was kept meanwhile."""
        self._pause.rest()
        ahead, self._ahead = self._ahead, False
        if ahead and self._fell_back:
            self.setValue(self._known)
        elif ahead:
            self._tell(self.value())

    def _typed(self) -> None:
        self._fell_back = False
        self._refuse("")
        self._pause.typed()

    def _keep_so_far(self) -> None:
        """Keep a number that is one already, as it was typed: it is set anew only on leaving.

        Nothing yet, or a share where a number may be meant, waits until the field is left.
        """
        value = fitted(self.spec, self.lineEdit().text())
        if value is None or self.spec.unit:
            return
        self._ahead = True
        self._tell(round(float(value), self.decimals()))
        self._pause.tried()

    def _changed(self, value: float) -> None:
        if value != self._known:
            self._refuse("")
            self._tell(value)

    def _tell(self, value: float) -> None:
        if value == self._known:
            return
        self._known = value
        whole = self.spec.editor == "whole"
        self._write(None if value < self.low else int(value) if whole else value)

    def _refuse(self, why: str) -> None:
        self.problem.say(why)
        self.problem.setVisible(bool(why))
        self.lineEdit().setAccessibleDescription(why)

    def textFromValue(self, value: float) -> str:
        return "" if value < self.low else shown(self.spec, value)

    def valueFromText(self, text: str) -> float:
        value = fitted(self.spec, text)
        self.per_cent = said_as_share(self.spec, text)
        if value is None:
            return self.value() if text.strip() else self._blank
        return float(value)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        fit = fitted(self.spec, text) is not None if text.strip() else self._optional
        state = QValidator.State.Acceptable if fit else QValidator.State.Intermediate
        return (state, text, at)

    def fixup(self, text: str) -> str:
        """Say why a text is not taken, of which Qt then goes back to what was there."""
        self._fell_back = True
        if text.strip():
            self._refuse(misfit(self.spec, text))
        return text

    def stepBy(self, steps: int) -> None:
        if self.value() < self.low:
            self.setValue(max(self.low, min(0.0, self.high)))
        else:
            then = self.value() + steps * self.singleStep()
            self.setValue(max(self.low, min(self.high, round(then, _DIGITS))))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self._field_editor.left.emit()
        else:
            super().keyPressEvent(event)


def bounds(spec: Spec) -> str:
    """Return what may be said here, where that is worth saying."""
    low, high = spec.low or 0.0, spec.high or 0.0
    if spec.minutes:
        return tr("45 min, 2 h")
    if spec.is_share:
        return f"{percent(low)} … {percent(high)}"
    return f"{decimal(low)} … {decimal(high)}" if high <= 1000 else "–"
