"""The start page: templates, the sample, recent files, and what a crash left behind.

How long the program takes to start is measured by this page, so nothing is laid out and
no file is looked for before it has been painted once.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeymap.dates import stamp
from journeymap.drawing.theme import Theme
from journeymap.language import plural, tr
from journeymap.storage.templates import templates
from journeymap.ui.start.tiles import CARD, CARD_GAP, FileRow, Shelf, TemplateCard
from journeymap.ui.widgets.style import dress
from journeymap.workspace.appearance import Appearance

if TYPE_CHECKING:
    from journeymap.storage.recovery import Recovery

WIDTH = 4 * CARD.width() + 3 * CARD_GAP
"""The width of the page's column, in pixels."""

_MARGIN = 40


def _sheet(theme: Theme) -> str:
    return (
        f"#recovery {{ background: {theme.note}; border-radius: 8px; }}"
        f"#recovery QLabel {{ color: {theme.note_ink}; }}"
    )


class StartPage(QScrollArea):
    """Where one begins when no journey is open."""

    template_chosen = Signal(str)
    file_chosen = Signal(Path)
    open_wanted = Signal()
    import_wanted = Signal()
    dropped = Signal(object)
    recovered = Signal(object)
    forgotten = Signal(object)
    _missing = Signal(object)

    def __init__(
        self, recent: Sequence[Path], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._cards: list[TemplateCard] = []
        self._rows: list[FileRow] = []
        self._painted = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setSpacing(10)
        self._column.addLayout(self._head())
        self._column.addWidget(_ways_in())
        self._recoveries = QVBoxLayout()
        self._recoveries.setSpacing(6)
        self._column.addLayout(self._recoveries)
        self._column.addSpacing(18)
        self._begin()
        self._column.addSpacing(22)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._column.addLayout(self._recent)
        self._column.addStretch(1)
        self.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        self.set_recent(recent)
        self._missing.connect(self._grey)
        self._next = QTimer(self, interval=15)
        self._next.timeout.connect(self._preview)
        appearance.changed.connect(self._draw_again)

    def set_recent(self, recent: Sequence[Path]) -> None:
        """Show these files, the latest first."""
        _clear(self._recent)
        self._rows = []
        self._recent.addWidget(_heading(tr("Recent files")))
        if not recent:
            self._recent.addWidget(_soft(tr("What you open will be listed here.")))
        for path in recent:
            row = FileRow(path, self._appearance)
            row.clicked.connect(lambda _=False, p=path: self.file_chosen.emit(p))
            row.forgotten.connect(lambda r=row, p=path: self._forget(r, p))
            self._rows.append(row)
            self._recent.addWidget(row)
        if self._painted:
            self._look_for_files()

    def set_recoveries(self, found: Sequence[Recovery]) -> None:
        """Offer work a crash left behind, above everything else."""
        _clear(self._recoveries)
        if found:
            self._recoveries.addSpacing(12)
            self._recoveries.addWidget(_heading(tr("Not saved when the program ended")))
        for recovery in found:
            self._recoveries.addWidget(self._recovery(recovery))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        """Do what had to wait for the first paint."""
        self._next.start()
        self._look_for_files()

    def _draw_again(self) -> None:
        """Draw the pictures of the cards in other colours."""
        if self._painted:
            self._next.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = max(_MARGIN, (event.size().width() - WIDTH) // 2)
        self._column.setContentsMargins(side, _MARGIN + 4, side, _MARGIN)
        super().resizeEvent(event)
        if self._painted:
            self._next.start()  # cards of another width have another picture

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(_files(event.mimeData()))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        title = QLabel(tr("Journeymap"))
        title.setStyleSheet("font-size: 26px; font-weight: 700;")
        said = _soft(tr("Customer journeys, drawn together"))
        said.setContentsMargins(14, 9, 0, 0)
        opening = QPushButton(tr("Open…"))
        opening.setProperty("look", "primary")
        opening.clicked.connect(self.open_wanted)
        importing = QPushButton(tr("Import…"))
        importing.clicked.connect(self.import_wanted)
        row.addWidget(title)
        row.addWidget(said)
        row.addStretch(1)
        row.addWidget(importing)
        row.addWidget(opening)
        return row

    def _begin(self) -> None:
        self._column.addWidget(_heading(tr("New from a template")))
        holder = Shelf()
        for template in sorted(templates(), key=lambda one: one.name != "empty"):
            card = TemplateCard(template, self._appearance, holder)
            card.clicked.connect(lambda _=False, n=template.name: self.template_chosen.emit(n))
            self._cards.append(card)
        self._column.addWidget(holder)

    def _preview(self) -> None:
        """Draw the next card's picture; one a turn, so that the page can be used meanwhile."""
        blank = next((card for card in self._cards if not card.drawn), None)
        if blank is None:
            self._next.stop()
        else:
            blank.draw_preview()

    def _look_for_files(self) -> None:
        # A folder on a network that is gone may answer after seconds, so nobody waits for it.
        paths = [row.path for row in self._rows]

        def look() -> None:
            gone = {path for path in paths if not _exists(path)}
            with suppress(RuntimeError):  # The page may have been closed meanwhile.
                self._missing.emit(gone)

        if paths:
            Thread(target=look, daemon=True).start()

    def _grey(self, gone: set[Path]) -> None:
        for row in self._rows:
            row.set_missing(row.path in gone)

    def _forget(self, row: FileRow, path: Path) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.forgotten.emit(path)

    def _recovery(self, recovery: Recovery) -> QFrame:
        frame, row = QFrame(), QHBoxLayout()
        frame.setObjectName("recovery")
        dress(frame, self._appearance, _sheet)
        frame.setLayout(row)
        row.setContentsMargins(14, 8, 8, 8)
        name = QLabel(recovery.name or tr("Untitled"))
        name.setStyleSheet("font-weight: 600;")
        row.addWidget(name)
        row.addWidget(QLabel(_told(recovery)))
        row.addStretch(1)
        drop = QPushButton(tr("Discard"))
        drop.clicked.connect(lambda: self._settle(frame, recovery, False))
        take = QPushButton(tr("Open"))
        take.setProperty("look", "primary")
        take.clicked.connect(lambda: self._settle(frame, recovery, True))
        row.addWidget(drop)
        row.addWidget(take)
        return frame

    def _settle(self, frame: QFrame, recovery: Recovery, kept: bool) -> None:
        frame.hide()
        (self.recovered if kept else self.forgotten).emit(recovery)


def _told(recovery: Recovery) -> str:
    when = stamp(recovery.at)
    told = [plural("{n} change", "{n} changes", recovery.changes)] if recovery.changes else []
    told += [when] if when else []
    if recovery.host:
        told.append(tr("made on {machine}", machine=recovery.host))
    if recovery.viewing:
        told.append(tr("to be saved under another name"))
    if recovery.incomplete:
        told.append(tr("the last changes may be missing"))
    return " · ".join(told)


def _ways_in() -> QLabel:
    """Return what says which files one can come with."""
    said = _soft(
        tr(
            "or drop a file here: answers of a survey, logs of events, Excel, CSV, Mermaid, draw.io,"
            " JSON, OPML, Markdown, text"
        )
    )
    said.setAlignment(Qt.AlignmentFlag.AlignRight)
    said.setWordWrap(True)
    return said


def _files(data: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _heading(words: str) -> QLabel:
    label = QLabel(words.upper())
    label.setProperty("look", "heading")
    label.setContentsMargins(0, 0, 0, 4)
    return label


def _soft(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("look", "soft")
    return label


def _clear(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
