"""Bringing files of other programs in: read aside, asked about, told where not whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.theme import Theme
from journeymap.editing.fitting import fitted
from journeymap.errors import JourneyError
from journeymap.formats.reading import importer_for
from journeymap.language import tr
from journeymap.model.records import Journey
from journeymap.rendering.options import Stopped
from journeymap.storage.reading import content_of
from journeymap.tabular.imported import Imported
from journeymap.tabular.own.returned import is_ours
from journeymap.ui.documents.mapping_view import sheet_style
from journeymap.ui.widgets.progress import wait_for
from journeymap.ui.widgets.questions import tell
from journeymap.ui.window_host import WindowHost

Report = tuple[tuple[int, str], ...]

_MOST_TOLD = 2_000
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def bring_in(
    host: WindowHost, path: Path, begin: Callable[[], None], *, passing: bool = False
) -> None:
    """Bring a file into the document of a window as one step to undo.

    ``begin`` gives the window a document when it has none. Of tables a dialog asks first what
    their columns mean; the answers of a survey are shown as the scores they come to. A file that
    is ``passing`` will be gone soon. Raises ``JourneyError`` when the file cannot be read.
    """
    from journeymap.ui.logs.opening import bring_log, is_log
    from journeymap.ui.reviews.opening import asks_for_reviews
    from journeymap.ui.surveys.opening import bring_survey, is_survey

    if is_log(host, path):
        bring_log(host, path, begin, passing=passing)
        return
    survey = is_survey(host, path)
    if asks_for_reviews(host, path, survey=survey):
        return
    if survey:
        bring_survey(host, path, begin, passing=passing)
        return
    content = content_of(path)
    importer = importer_for(path.name, content)
    words, tabulate = tr("Reading {name}…", name=path.name), importer.tabulate
    try:
        if tabulate is None:
            came = wait_for(
                host.widget, words, lambda _: importer.read(content, path.name), leave=True
            )
            _take(host, path, came, begin, tr("Line"))
            return
        tables = wait_for(host.widget, words, lambda _: tabulate(content, path.name), leave=True)
    except Stopped:
        return
    if is_ours(tables):
        _take(host, path, importer.read(content, path.name), begin, tr("Row"))
        return
    from journeymap.ui.documents.mapping import MappingDialog

    def take(came: Imported) -> None:
        try:
            _take(host, path, came, begin, tr("Row"))
        except JourneyError as error:
            tell(host.widget, str(error))

    dialog = MappingDialog(host.widget, host.appearance.theme, path.name, tables)
    dialog.taken.connect(take)
    dialog.open()


def _take(
    host: WindowHost, path: Path, came: Imported, begin: Callable[[], None], unit: str
) -> None:
    begin()
    now = host.workspace.snapshot
    change = fitted(came.change, now, path.name)
    host.workspace.keep_bytes(came.pictures)
    if not host.workspace.commit(change):
        return
    journeys = [e.after for e in change if isinstance(e.after, Journey)]
    if journeys:
        first = min(journeys, key=lambda journey: journey.position)
        host.workspace.look_at(first.id)
        host.main_view.open_view()
    if came.assumed:
        host.workspace.said.emit(" ".join(came.assumed))
    if came.report:
        ReportDialog(host.widget, host.appearance.theme, path.name, came.report, unit).open()


class ReportDialog(QDialog):
    """Says what of a file could not be taken, line by line, to be read through and copied."""

    def __init__(self, parent: QWidget, theme: Theme, name: str, report: Report, unit: str) -> None:
        super().__init__(parent)
        self._report = report
        self.setStyleSheet(sheet_style(theme))
        self.setWindowTitle(tr("Import {name}", name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QLabel(tr("{name} is in, but for this:", name=name))
        head.setProperty("look", "title")
        self.list = self._table(report[:_MOST_TOLD], unit)
        self.copy = QPushButton(tr("Copy"))
        self.copy.clicked.connect(self._copy)
        self.copy.setAutoDefault(False)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        for part in (head, self.list):
            box.addWidget(part)
        box.addLayout(row)
        self.resize(620, min(480, 190 + 34 * len(report)))

    @property
    def text(self) -> str:
        """All that is said, a line each."""
        return "\n".join(f"{number or ''}\t{why}" for number, why in self._report)

    def _table(self, report: Report, unit: str) -> QTableWidget:
        table = QTableWidget(len(report), 2)
        table.setObjectName("report")
        table.setHorizontalHeaderLabels([unit, tr("What could not be taken")])
        for i, (number, why) in enumerate(report):
            place = QTableWidgetItem(str(number) if number else "")
            place.setTextAlignment(_RIGHT)
            table.setItem(i, 0, place)
            table.setItem(i, 1, QTableWidgetItem(why))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAccessibleName(tr("What could not be taken"))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, 60)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
