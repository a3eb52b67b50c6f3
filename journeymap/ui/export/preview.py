"""The preview: sheets, tables or text, leafed through with a pager."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.paper import PaperSheet
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.rendering.preview_file import PreviewTable
from journeymap.ui.export.report import Report, ReportView
from journeymap.ui.export.view import STEP, PaperView
from journeymap.ui.widgets.style import pointed

Page = PaperSheet | PreviewTable | Report | str

_PAGER = 34
_FIXED = 12  # pixels of letters of one width
_NARROW, _WIDE = 32, 240


class Preview(QFrame):
    """Shows one page of what will be written, and which of how many it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("preview")
        self._pages: Sequence[Page] = ()
        self._see_through = False
        self.view = PaperView(theme)
        self.table, self.text, self.report = _table(), _text(), ReportView(theme)
        self.stack = QStackedWidget()
        for page in (self.view, *map(_framed, (self.table, self.text, self.report))):
            self.stack.addWidget(page)
        self.pager = Pager()
        self.pager.turned.connect(self._show)
        self.nearness = _nearness(self.view)
        below = QGridLayout()
        below.setContentsMargins(20, 0, 20, 10)
        for column in (0, 2):
            below.setColumnMinimumWidth(column, self.nearness.sizeHint().width())
            below.setColumnStretch(column, 1)
        below.addWidget(self.pager, 0, 1)
        below.addWidget(self.nearness, 0, 2, Qt.AlignmentFlag.AlignRight)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.stack, 1)
        box.addLayout(below)

    def show_pages(self, pages: Sequence[Page], see_through: bool = False) -> None:
        """Show other pages; as far as there are as many, the one that was open stays open."""
        self._pages, self._see_through = pages, see_through
        self.pager.set_count(len(pages))
        self._show(self.pager.at)

    def _show(self, at: int) -> None:
        if not self._pages:
            return
        page = self._pages[at]
        title = ""
        self.nearness.setEnabled(isinstance(page, PaperSheet))
        if isinstance(page, PaperSheet):
            self.view.show_sheet(page, self._see_through)
            self.stack.setCurrentIndex(0)
        elif isinstance(page, PreviewTable):
            title = page.title
            _fill(self.table, page)
            self.stack.setCurrentIndex(1)
        elif isinstance(page, Report):
            self.stack.setCurrentIndex(3)
            self.report.show_report(page)
        else:
            self.text.setPlainText(page)
            self.stack.setCurrentIndex(2)
        self.pager.set_title(title)


class Pager(QWidget):
    """Which page it is of how many, and ways to the next and the one before."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.at = self._count = 0
        self._title = ""
        self.setFixedHeight(_PAGER)
        self.back = _button("‹", tr("Previous page"), lambda: self.turn(-1))
        self.forth = _button("›", tr("Next page"), lambda: self.turn(1))
        self.label = QLabel()
        self.label.setProperty("look", "soft")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setMinimumWidth(72)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for part in (self.back, self.label, self.forth):
            row.addWidget(part)
        row.addStretch(1)

    def set_count(self, count: int) -> None:
        """Take in how many pages there are; with one there is nothing to turn."""
        self._count, self.at = count, max(0, min(self.at, count - 1))
        self._tell()

    def set_title(self, title: str) -> None:
        """Say what the page is called."""
        self._title = title
        self._tell()

    def turn(self, by: int) -> None:
        """Go on or back by so many pages, as far as there are."""
        at = max(0, min(self.at + by, self._count - 1))
        if at != self.at:
            self.at = at
            self._tell()
            self.turned.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self.turn(-1)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_PageDown):
            self.turn(1)
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        several = self._count > 1
        for part in (self.back, self.forth):
            part.setVisible(several)
        self.back.setEnabled(self.at > 0)
        self.forth.setEnabled(self.at + 1 < self._count)
        count = tr("{n} of {count}", n=self.at + 1, count=self._count) if several else ""
        self.label.setText("  ·  ".join(filter(None, (self._title, count))))


def _nearness(view: PaperView) -> QWidget:
    """Return the buttons for looking nearer and further."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    for sign, name, act in (
        ("−", tr("Zoom out"), lambda: view.look_nearer(1 / STEP)),
        ("+", tr("Zoom in"), lambda: view.look_nearer(STEP)),
        ("⤢", tr("Show all of it"), view.show_all),
    ):
        row.addWidget(_button(sign, name, act))
    return made


def _button(sign: str, name: str, act: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setAutoRaise(True)
    button.setFixedSize(28, 28)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: act())
    return button


def _framed(inside: QWidget) -> QWidget:
    """Give something the room a sheet has around it."""
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(28, 28, 28, 8)
    box.addWidget(inside)
    return page


def _table() -> QTableWidget:
    made = QTableWidget()
    made.setAccessibleName(tr("Preview"))
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setWordWrap(False)
    made.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    made.horizontalHeader().setHighlightSections(False)
    made.verticalHeader().setDefaultSectionSize(26)
    made.verticalHeader().setHighlightSections(False)
    return made


def _text() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setAccessibleName(tr("Preview"))
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setFont(pointed(fixed, _FIXED))
    made.document().setDocumentMargin(12)
    return made


def _fill(table: QTableWidget, page: PreviewTable) -> None:
    """Show a table; a first row that says something everywhere is its head, else letters are."""
    rows, wide = page.rows, max(map(len, page.rows), default=0)
    headed = bool(rows) and len(rows[0]) == wide and all(rows[0])
    table.clear()
    table.setColumnCount(wide)
    table.setRowCount(len(rows) - headed)
    table.setHorizontalHeaderLabels(rows[0] if headed else [_letters(x) for x in range(wide)])
    for y, row in enumerate(rows[headed:]):
        for x, cell in enumerate(row):
            table.setItem(y, x, QTableWidgetItem(cell))
    table.resizeColumnsToContents()
    for x in range(wide):
        table.setColumnWidth(x, max(_NARROW, min(table.columnWidth(x) + 10, _WIDE)))


def _letters(column: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0: A to Z, then AA."""
    before = _letters(column // 26 - 1) if column >= 26 else ""
    return before + chr(ord("A") + column % 26)
