"""The editor of weights: a slider and a number for each channel, and room for one more."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QSlider, QVBoxLayout, QWidget

from journeymap.analysis.personas import channel_weights, weights_of
from journeymap.language import tr
from journeymap.model.fields import Spec
from journeymap.ui.widgets.choices import Write
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.numbers import NumberField
from journeymap.ui.widgets.words import Words

_SHARE = Spec(editor="number", low=0, high=1)
_FINE = 100
_BEGIN = 0.5


class _WeightRow(QWidget):
    """One channel: its name, a slider and a number that say the same."""

    def __init__(self, field_editor: FieldEditor, write: Write, name: str) -> None:
        super().__init__()
        self.name = name
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _FINE)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(name)
        self._shown = 0
        self.slider.valueChanged.connect(partial(self._slid, write))
        self.number = NumberField(field_editor, write, _SHARE, optional=True)
        self.number.lineEdit().setAccessibleName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(Words("fact", name), 0, 0, 1, 2)
        grid.addWidget(self.slider, 1, 0)
        grid.addWidget(self.number, 1, 1)
        grid.addWidget(self.number.problem, 2, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def present(self, weight: float | None, several: bool) -> None:
        """Show a weight; without one the slider stands at its beginning."""
        self.number.present(weight, several)
        self._shown = round((weight or 0.0) * _FINE)
        self.slider.setValue(self._shown)

    def _slid(self, write: Write, at: int) -> None:
        if at != self._shown:
            self._shown = at
            write(at / _FINE)


class Weights(QWidget):
    """How much each channel is used, of those of the file and of any one names here."""

    def __init__(self, field_editor: FieldEditor, write: Write) -> None:
        super().__init__()
        self._field_editor, self._write = field_editor, write
        self._offered: tuple[str, ...] = ()
        self._value = ""
        self._rows: list[_WeightRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.another = QLineEdit()
        self.another.setPlaceholderText(tr("Another channel"))
        self.another.setAccessibleName(tr("Another channel"))
        self.another.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.another.returnPressed.connect(self._added)
        self.another.editingFinished.connect(self._added)
        self._column.addWidget(self.another)

    @property
    def names(self) -> tuple[str, ...]:
        """The channels that have a row now."""
        return tuple(row.name for row in self._rows)

    def row(self, name: str) -> _WeightRow | None:
        """Return the row of a channel."""
        return next((row for row in self._rows if row.name == name), None)

    def offer(self, channels: Iterable[str]) -> None:
        """Offer the channels of the file, whether they have a weight or not."""
        self._offered = tuple(channels)

    def present(self, value: str, several: bool = False) -> None:
        """Show the weights of a persona; ``several`` where those selected do not agree."""
        self._value = value
        # Whoever set one weight of several personas would take the others of all of them.
        self.setEnabled(not several)
        found = {one.channel: one.weight for one in channel_weights(value)}
        own = [name for name in (key.strip() for key in weights_of(value)) if name in found]
        wanted = tuple(dict.fromkeys([*self._offered, *own]))
        if wanted != self.names:
            self._make(wanted)
        for row in self._rows:
            row.present(None if several else found.get(row.name), several)

    def flush(self) -> None:
        """Keep the number or the name typed, now."""
        for row in self._rows:
            row.number.flush()
        self._added()

    def _make(self, names: tuple[str, ...]) -> None:
        kept = {row.name: row for row in self._rows}
        for name, row in kept.items():
            self._column.removeWidget(row)
            if name not in names:
                row.hide()
                row.deleteLater()
        self._rows = [
            kept.get(name) or _WeightRow(self._field_editor, partial(self._weigh, name), name)
            for name in names
        ]
        for at, row in enumerate(self._rows):
            self._column.insertWidget(at, row)

    def _weigh(self, name: str, weight: float | None) -> bool:
        """Write one weight into the object; all else in it stays as it is."""
        found = weights_of(self._value)
        key = next((key for key in found if key.strip() == name), name)
        if weight is None:
            found.pop(key, None)
        else:
            found[key] = round(weight, 4)
        return self._write(json.dumps(found, ensure_ascii=False) if found else "")

    def _added(self) -> None:
        name = " ".join(self.another.text().split())
        if not name:
            return
        self.another.clear()
        if name not in weights_of(self._value):
            self._weigh(name, _BEGIN)
