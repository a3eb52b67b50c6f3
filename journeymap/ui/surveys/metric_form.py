"""How a column of answers was asked and written: its scale, its method, what counts as missing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.theme import Theme
from journeymap.language import plural, tr
from journeymap.model.fields import specs
from journeymap.model.records import Metric
from journeymap.tabular.surveys.mapping import AnswerColumn, AskedMetric

_WIDE = 430
_FURTHEST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWay:
    """What was chosen: a metric as it is asked, and how the answers of the columns are written."""

    metric: AskedMetric
    missing: tuple[str, ...]
    words: tuple[tuple[str, int], ...]


class MetricForm(QFrame):
    """Opens under a row; ``taken`` carries an ``AskedWay`` when somebody has chosen another.

    A metric of the file is ``kept``: its scale stays, as answers were given on it before.
    """

    taken = Signal(object)

    def __init__(
        self, parent: QWidget, theme: Theme, metric: AskedMetric, column: AnswerColumn,
        title: str, *, kept: bool, several: int,
    ) -> None:  # fmt: skip
        super().__init__(parent, Qt.WindowType.Popup)
        self._metric, self._column, self._title = metric, column, title
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("asked")
        self.setStyleSheet(_sheet(theme))
        self.name = QLineEdit(title)
        self.low, self.high, self.top = (QSpinBox() for _ in range(3))
        self.direction, self.method = QComboBox(), QComboBox()
        self.missing = QLineEdit(", ".join(column.missing))
        self.words = QPlainTextEdit("\n".join(f"{word} = {n}" for word, n in column.words))
        self._fill(metric)
        for field in (self.name, self.low, self.high, self.top, self.direction, self.method):
            field.setEnabled(not kept)
        self._build(kept, several)
        self.method.currentIndexChanged.connect(lambda _: self._fit())
        self._fit()

    def open_at(self, below: QPoint, above: int) -> None:
        """Open under a point of the screen, or over it by so much where there is no room below."""
        room = self.screen().availableGeometry()
        self.setFixedWidth(_WIDE)
        self.adjustSize()
        high = self.height()
        y = below.y() if below.y() + high <= room.bottom() else below.y() - above - high
        x = max(room.left(), min(below.x(), room.right() - _WIDE))
        self.move(x, max(room.top(), y))
        self.show()
        (self.low if self.low.isEnabled() else self.missing).setFocus()

    @property
    def chosen(self) -> AskedWay:
        """What stands in the fields; words without a number are left aside."""
        low, high = sorted((self.low.value(), self.high.value()))
        typed = self.name.text().strip()
        changed = {
            "title": typed if typed != self._title else self._metric.title,
            "low": low,
            "high": max(high, low + 1),
            "direction": self.direction.currentData(),
            "method": self.method.currentData(),
            "top": min(self.top.value(), max(high - low, 1)),
        }
        from dataclasses import replace

        missing = tuple(filter(None, map(str.strip, self.missing.text().split(","))))
        return AskedWay(
            metric=replace(self._metric, **changed), missing=missing, words=self._counted()
        )

    def take(self) -> None:
        """Hand over what is chosen."""
        chosen = self.chosen
        self.close()
        self.taken.emit(chosen)

    def _counted(self) -> tuple[tuple[str, int], ...]:
        found = []
        for line in self.words.toPlainText().splitlines():
            word, apart, number = line.rpartition("=")
            digits = number.strip().replace("−", "-")
            if apart and word.strip() and digits.lstrip("-").isdecimal():
                found.append((word.strip(), int(digits)))
        return tuple(found)

    def _fill(self, metric: AskedMetric) -> None:
        for field, value in ((self.low, metric.low), (self.high, metric.high)):
            field.setRange(-_FURTHEST, _FURTHEST)
            field.setValue(value)
        self.top.setRange(1, 100)
        self.top.setValue(metric.top)
        for name, box in (("direction", self.direction), ("method", self.method)):
            for key, label in specs(Metric)[name].options:
                box.addItem(tr(label), key)
            box.setCurrentIndex(box.findData(getattr(metric, name)))

    def _fit(self) -> None:
        tops = self.method.currentData() == "top"
        self.top.setVisible(tops)
        self._top_label.setVisible(tops)

    def _build(self, kept: bool, several: int) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        scale = QHBoxLayout()
        scale.addWidget(self.low)
        scale.addWidget(QLabel("…"))
        scale.addWidget(self.high)
        scale.addStretch(1)
        self.low.setAccessibleName(tr("Lowest answer"))
        self.high.setAccessibleName(tr("Highest answer"))
        self._top_label = QLabel(tr("Top answers"))
        self.missing.setPlaceholderText(tr("such as: 0, 99, Blank"))
        self.words.setPlaceholderText(tr("a line each, such as: Very satisfied = 5"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(96)
        form.addRow(tr("Metric"), self.name)
        form.addRow(tr("Answer scale"), scale)
        form.addRow(tr("Better is"), self.direction)
        form.addRow(tr("Method"), self.method)
        form.addRow(self._top_label, self.top)
        form.addRow(tr("Missing values"), self.missing)
        form.addRow(tr("Answers in words"), self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(form)
        if note := _note(kept, several):
            said = QLabel(note)
            said.setWordWrap(True)
            said.setProperty("look", "soft")
            column.addWidget(said)
        self.done = QPushButton(tr("Take"))
        self.done.setDefault(True)
        self.done.setProperty("look", "primary")
        self.done.clicked.connect(self.take)
        for field in (self.name, self.missing):
            field.returnPressed.connect(self.take)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.done)
        column.addLayout(row)


def _note(kept: bool, several: int) -> str:
    told = []
    if kept:
        told.append(tr("This metric is in the file; how it is asked is changed on its own page."))
    if several > 1:
        told.append(
            plural(
                "Missing values and words are set for {n} column.",
                "Missing values and words are set for all {n} columns.",
                several,
            )
        )
    return " ".join(told)


def _sheet(theme: Theme) -> str:
    return f"""
#asked {{ background: {theme.lane}; border: 1px solid {theme.divider}; border-radius: 8px; }}
QSpinBox, QPlainTextEdit {{ background: {theme.lane}; border: 1px solid {theme.divider};
  border-radius: 6px; padding: 3px 6px; }}
QSpinBox:focus, QPlainTextEdit:focus {{ border-color: {theme.accent}; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QComboBox QAbstractItemView {{ background: {theme.lane}; border: 1px solid {theme.divider};
  selection-background-color: {theme.accent_tint}; selection-color: {theme.ink}; }}
"""
