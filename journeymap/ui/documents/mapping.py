"""The dialog before a sheet comes in: what its columns mean, and which cells cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.theme import Theme
from journeymap.errors import JourneyError, Stopped
from journeymap.language import plural, tr
from journeymap.tabular.across.turned import stages_across
from journeymap.tabular.cells import SCALES
from journeymap.tabular.entries import FEELING
from journeymap.tabular.meant import MeantSheet, meant, most_telling
from journeymap.tabular.rows import (
    Problem,
    SheetReading,
    assumed,
    journey_of,
    read_rows,
    refuse_many_rows,
    refuse_unplaceable,
)
from journeymap.tabular.sheets.sheet import Mapping, ReadTable, columns_below, headings_of
from journeymap.tabular.telling import called
from journeymap.ui.documents.mapping_view import MappingTable, sheet_style
from journeymap.ui.widgets.progress import wait_for

_LARGEST = QSize(1180, 760)
_REST = 120
_MOST_HEADS = 50
_MOST_LISTED = 500


class MappingDialog(QDialog):
    """Shows a sheet as it will be read; what is chosen or corrected is seen at once.

    ``taken`` tells what comes in. The file itself is never touched.
    """

    taken = Signal(object)

    def __init__(
        self, parent: QWidget, theme: Theme, name: str, tables: Sequence[ReadTable]
    ) -> None:
        super().__init__(parent)
        self._name, self._tables = name, [*tables]
        self._meant = MeantSheet(tables[0], tables[0], Mapping(0, ()))
        self.setWindowTitle(tr("Import {name}", name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(sheet_style(theme))
        self.sheet = QComboBox()
        for table in tables:
            self.sheet.addItem(table.name)
        self.sheet.setCurrentIndex(self._tables.index(most_telling(tables)))
        self.head = QSpinBox()
        self.head.setSpecialValueText(tr("none"))
        self.head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.scale = QComboBox()
        for key, label in SCALES.items():
            self.scale.addItem(tr(label), key)
        self.across = QCheckBox(tr("Stages run across"))
        self.across.setToolTip(
            tr("The stages are the columns of the file, and what is told of them are its rows")
        )
        self.only_bad = QCheckBox(tr("Only rows with problems"))
        self.view = MappingTable(theme)
        self.problems = QListWidget()
        self.outcome, self.said = QLabel(), QLabel()
        self.bring = QPushButton(tr("Import"))
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.refresh)
        self._build()
        self._connect()
        self._turn()
        self.bring.setDefault(True)
        self.bring.setFocus()
        room = parent.window().size()
        self.resize(_LARGEST.boundedTo(QSize(room.width() - 60, room.height() - 60)))

    @property
    def table(self) -> ReadTable:
        """The sheet that is shown, turned round where its stages run across."""
        return self._meant.table

    @property
    def mapping(self) -> Mapping:
        """What is chosen."""
        scale = str(self.scale.currentData())
        columns = self.view.header.columns
        return Mapping(self.head.value(), columns, scale, across=self.across.isChecked())

    def refresh(self) -> None:
        """Read the sheet as it is meant now, and show what comes of that."""
        if self.view.editing:
            self._rest.start()
            return
        self._rest.stop()
        self._meant = self._meant._replace(mapping=self.mapping)
        reading, why = self._read()
        felt = any(name in FEELING for name in self.mapping.columns)
        for widget in (self.scale, self._scale_label):
            widget.setEnabled(felt)
        self.scale.setItemText(0, _guessed(reading.scale) if felt else tr(SCALES[""]))
        self.view.show_sheet(self._meant, reading.problems, only_bad=self.only_bad.isChecked())
        self._list(reading.problems)
        self._tell(reading, why)

    def accept(self) -> None:
        """Hand over the journey as it is read now."""
        sheet = self._meant._replace(mapping=self.mapping)
        words = tr("Reading {name}…", name=self._name)
        try:
            came = wait_for(self, words, lambda _: journey_of(sheet, self._name), leave=True)
        except JourneyError as error:
            self.outcome.setText(str(error))
            return
        except Stopped:
            return
        super().accept()
        self.taken.emit(came)

    def _read(self) -> tuple[SheetReading, str]:
        """Return what the sheet says now, and why nothing can come in, blank where it can."""
        reading = SheetReading("", (), ())
        try:
            refuse_many_rows(self._meant, self._name)
            reading = read_rows(self.table, self.mapping)
            refuse_unplaceable(reading, self._name)
        except JourneyError as error:
            return reading, str(error)
        return reading, ""

    def _turn(self) -> None:
        """Turn to another sheet, and guess which way it runs."""
        across = stages_across(self._tables[self._at])
        if self.across.isChecked() == across:
            self._mean()
        else:
            self.across.setChecked(across)

    def _mean(self) -> None:
        """Guess what the sheet means that runs this way."""
        across = self.across.isChecked()
        self._meant = meant(self._tables[self._at], across)
        self.said.setText(_how(across))
        head = self._meant.mapping.head
        self.head.setRange(0, max(head, min(len(self.table.rows), _MOST_HEADS)))
        for widget in (self.head, self._head_label):
            widget.setEnabled(not across)
        if self.head.value() == head:
            self._offer()
        else:
            self.head.setValue(head)

    def _offer(self) -> None:
        """Guess what the columns mean under the headings that are chosen."""
        head, mapping = self.head.value(), self._meant.mapping
        columns = mapping.columns if mapping.across else columns_below(self.table, head)
        self.view.header.offer(headings_of(self.table, head), columns)
        self.only_bad.setChecked(False)
        self.refresh()

    def _correct(self, number: int, column: int, text: str) -> None:
        self._meant = self._meant.corrected(number, column, text)
        self._tables[self._at] = self._meant.source
        self._rest.start()

    @property
    def _at(self) -> int:
        return max(0, self.sheet.currentIndex())

    def _list(self, problems: tuple[Problem, ...]) -> None:
        self.problems.clear()
        for problem in sorted(problems, key=lambda p: p.row)[:_MOST_LISTED]:
            row = self._meant.called(problem.row)
            if row.isdigit():
                words = tr("Row {n}: {why}", n=row, why=problem.why)
            else:
                words = tr("Column {letter}: {why}", letter=row, why=problem.why)
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, problem)
            self.problems.addItem(item)
        n = len(problems)
        self._problems_label.setText(
            plural("{n} problem", "{n} problems", n) if n else tr("No problems")
        )
        self.problems.setVisible(n > 0)
        self.only_bad.setVisible(n > 0)

    def _tell(self, reading: SheetReading, why: str) -> None:
        """Say what would come in, or why nothing can."""
        n = reading.touchpoints
        count = plural("{n} touchpoint will come in.", "{n} touchpoints will come in.", n)
        left = len(self._meant.unknown())
        rest = plural("{n} column is left out.", "{n} columns are left out.", left)
        self.outcome.setText(
            why or " ".join((count, *((rest,) if left else ()), *assumed(reading)))
        )
        self.outcome.setProperty("look", "problem" if why else "outcome")
        self.outcome.style().polish(self.outcome)
        self.bring.setEnabled(not why)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top())
        column.addWidget(self.view, 1)
        column.addWidget(self._below())
        column.addWidget(self._foot())

    def _top(self) -> QFrame:
        self.said.setProperty("look", "soft")
        self.said.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        sheet, self._head_label = QLabel(tr("Sheet")), QLabel(tr("Headings in row"))
        self._scale_label = QLabel(tr("Feelings are written"))
        for label, field in (
            (sheet, self.sheet),
            (self._head_label, self.head),
            (self._scale_label, self.scale),
        ):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            field.setMinimumHeight(30)
            if field is self.sheet and len(self._tables) == 1:
                continue
            row.addWidget(label)
            row.addWidget(field)
            row.addSpacing(14)
        self.head.setMinimumWidth(70)
        row.insertWidget(0, self.across)
        row.insertSpacing(1, 14)
        row.addStretch(1)
        frame = QFrame()
        frame.setObjectName("top")
        box = QVBoxLayout(frame)
        box.setContentsMargins(20, 16, 20, 14)
        box.setSpacing(12)
        box.addWidget(self.said)
        box.addLayout(row)
        return frame

    def _below(self) -> QFrame:
        self._problems_label = QLabel()
        self._problems_label.setProperty("look", "strong")
        self.problems.setAccessibleName(tr("Problems"))
        self.problems.setFixedHeight(104)
        row = QHBoxLayout()
        row.addWidget(self._problems_label)
        row.addStretch(1)
        row.addWidget(self.only_bad)
        frame = QFrame()
        frame.setObjectName("below")
        box = QVBoxLayout(frame)
        box.setContentsMargins(20, 12, 20, 12)
        box.setSpacing(6)
        box.addLayout(row)
        box.addWidget(self.problems)
        return frame

    def _foot(self) -> QFrame:
        self.outcome.setWordWrap(True)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        frame = QFrame()
        frame.setObjectName("foot")
        row = QHBoxLayout(frame)
        row.setContentsMargins(20, 12, 20, 14)
        row.setSpacing(10)
        row.addWidget(self.outcome, 1)
        row.addWidget(cancel)
        row.addWidget(self.bring)
        return frame

    def _connect(self) -> None:
        self.sheet.currentIndexChanged.connect(lambda _: self._turn())
        self.across.toggled.connect(lambda _: self._mean())
        self.head.valueChanged.connect(lambda _: self._offer())
        self.scale.currentIndexChanged.connect(lambda _: self._rest.start())
        self.view.header.chosen.connect(self._rest.start)
        self.view.model_.corrected.connect(self._correct)
        self.only_bad.toggled.connect(lambda _: self._rest.start())
        self.bring.clicked.connect(self.accept)
        self.problems.currentItemChanged.connect(self._reveal)

    def _reveal(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.view.reveal(item.data(Qt.ItemDataRole.UserRole))


def _how(across: bool) -> str:
    """Return what to do in the dialog, for a sheet that runs this way."""
    if across:
        return tr(
            "The stages run across, so the sheet is shown turned round: its rows are columns here. "
            "Choose over each what it is. A double click on a cell corrects it; the file stays as "
            "it is."
        )
    return tr(
        "Choose over each column what it is. Rows become touchpoints, connected in their "
        "order. A double click on a cell corrects it; the file stays as it is."
    )


def _guessed(scale: str) -> str:
    """Return what the choice of a scale says that is left to the program."""
    return f"{tr(SCALES[''])} ({called(scale)})"
