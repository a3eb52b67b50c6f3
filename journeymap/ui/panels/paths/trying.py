"""Sliders for what is selected: each says what it was and what it is tried with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from journeymap.analysis.charts.naming import short
from journeymap.language import tr
from journeymap.ui.panels.paths.handles import Handle
from journeymap.ui.panels.paths.marked_slider import MarkedSlider
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.ticks import CheckBox
from journeymap.ui.widgets.words import Words
from journeymap.workspace.appearance import Appearance

Try = Callable[[Handle, float | None], object]
Value = Callable[[Handle], float | None]

_GROUPS = {"share": "share", "severity": "friction", "affected": "friction", "feeling": "feeling"}

_RANGES = {"share": (0, 100, 10), "affected": (0, 100, 10), "severity": (0, 4, 1),
           "feeling": (-4, 4, 1)}  # fmt: skip
_UNITS = {"share": 100.0, "affected": 100.0, "severity": 1.0, "feeling": 4.0}


class _Figures(Words):
    """Figures that take just the width they need, also a single digit."""

    def __init__(self, look: str) -> None:
        super().__init__(look)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())


class SliderRow(QWidget):
    """One slider under its name and figures, which keep their place while these change."""

    def __init__(self, appearance: Appearance, handle: Handle, act: Try) -> None:
        super().__init__()
        self.handle, self._act, self._shown = handle, act, 0
        self.words, self.figures = Words("fact"), _Figures("fact")
        low, high, page = _RANGES[handle.kind]
        self.slider = MarkedSlider(appearance, low, high, page)
        self._top = top = QGridLayout()
        top.setHorizontalSpacing(8)
        top.setColumnStretch(0, 1)
        top.addWidget(self.words, 0, 0)
        top.addWidget(
            self.figures, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(top)
        column.addWidget(self.slider)
        self.slider.valueChanged.connect(self._moved)

    def present(self, handle: Handle, value: float | None, then: float | None) -> None:
        """Show what something is now, and what it is tried with, or comes to by itself."""
        value = value if value is not None else then
        self.handle, unit = handle, _UNITS[handle.kind]
        now = handle.now
        self.slider.set_mark(None if now is None else now * unit)
        shown = value if value is not None else now
        self._shown = round((shown or 0.0) * unit)
        self.slider.setValue(self._shown)
        said = handle.said(now)
        if value is not None:
            said = f"{said} → {handle.said(value)}"
        self._keep_room()
        self.words.say(short(handle.name))
        self.words.setToolTip(handle.spoken)
        self.figures.say(said)
        self.slider.setAccessibleName(handle.spoken)
        self.slider.setAccessibleDescription(said)

    def _keep_room(self) -> None:
        """Leave room for the widest figures, so that nothing moves under the hand."""
        self.figures.ensurePolished()
        advance = self.figures.fontMetrics().horizontalAdvance
        low, high, _ = _RANGES[self.handle.kind]
        unit, now = _UNITS[self.handle.kind], self.handle.said(self.handle.now)
        widest = max(advance(self.handle.said(at / unit)) for at in (low, low + 1, high))
        self._top.setColumnMinimumWidth(1, max(advance(now), widest) + advance(" → ") + widest + 2)

    def _moved(self, at: int) -> None:
        if at == self._shown:
            return
        self._shown = at
        unit, now = _UNITS[self.handle.kind], self.handle.now
        back = now is not None and at == round(now * unit)
        self._act(self.handle, None if back else at / unit)


class TakenOut(CheckBox):
    """Whether a touchpoint is tried to be taken out."""

    def __init__(self, field_editor: FieldEditor, handle: Handle, act: Try) -> None:
        words = tr("Taken out: who would come here leaves")
        super().__init__(field_editor, self._turn, words)
        self.handle, self._act = handle, act

    def _turn(self, yes: Any) -> bool:
        self._act(self.handle, 1.0 if yes else None)
        return True


class TrySliders(QWidget):
    """All that can be tried at what is selected."""

    def __init__(self, field_editor: FieldEditor, act: Try) -> None:
        super().__init__()
        self._field_editor, self._act = field_editor, act
        self._known: tuple[object, ...] = ()
        self._captions: list[Words] = []
        self.rows: list[SliderRow] = []
        self.taken_out: TakenOut | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def present(self, place: str, found: Sequence[Handle], value: Value, then: Value) -> None:
        """Show what can be tried at a place; rows that stay the same keep the hand and the keys."""
        keys = (place, *((one.kind, one.id, one.persona) for one in found))
        if keys != self._known:
            self._make(place, found)
            self._known = keys
        sliding = (one for one in found if one.kind != "without")
        for row, handle in zip(self.rows, sliding, strict=True):
            row.present(handle, value(handle), then(handle))
        if self.taken_out is not None:
            self.taken_out.present(value(self.taken_out.handle) is not None)
        self.setVisible(bool(found))

    def _make(self, place: str, found: Sequence[Handle]) -> None:
        out = (self.taken_out,) if self.taken_out else ()
        for old in (*self.rows, *self._captions, *out):
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows, self._captions, self.taken_out, group = [], [], None, ""
        for handle in found:
            if handle.kind == "without":
                self.taken_out = TakenOut(self._field_editor, handle, self._act)
                self._column.addWidget(self.taken_out)
                continue
            if _group(handle) != group:
                group = _group(handle)
                self._captions.append(Words("soft", _caption(group, short(place))))
                self._column.addWidget(self._captions[-1])
            self.rows.append(SliderRow(self._field_editor.appearance, handle, self._act))
            self._column.addWidget(self.rows[-1])


def _group(handle: Handle) -> str:
    return "coming" if handle.comes_to else _GROUPS[handle.kind]


def _caption(group: str, place: str) -> str:
    if group == "coming":
        return tr("To “{title}” from", title=place)
    if group == "share":
        return tr("From “{title}” to", title=place)
    if group == "friction":
        return tr("Friction at “{title}”", title=place)
    return tr("Feeling at “{title}”", title=place)
