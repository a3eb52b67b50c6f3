"""The start page: templates, samples, recent files, and what a crash left behind.

How long the program takes to start is measured by this page, so nothing is laid out and
no file is looked for before it has been painted once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeymap.language import tr
from journeymap.storage.templates import Template, templates
from journeymap.ui.start.file_rows import FileRow
from journeymap.ui.start.recoveries import RecoveryRow
from journeymap.ui.start.tiles import WALKS, Shelf, TemplateCard, Tile
from journeymap.workspace.appearance import Appearance

if TYPE_CHECKING:
    from journeymap.storage.recovery import Recovery
    from journeymap.ui.start.seeing import TemplatePictures

WIDEST = 1760
"""The widest the page's columns are together, in pixels."""

_MARGIN, _BESIDE, _FILES = 40, 1080, 330
"""The margin; how wide a page has its files beside the templates, and how wide they are then."""
_WITH_WORDS = 900
"""How wide a page has words beside the name of the program."""


class StartPage(QScrollArea):
    """Where one begins when no journey is open."""

    template_chosen = Signal(str)
    file_chosen = Signal(Path)
    open_wanted = Signal()
    import_wanted = Signal()
    dropped = Signal(object)
    recovered = Signal(object)
    forgotten = Signal(object)
    removed = Signal(str)

    def __init__(
        self, recent: Sequence[Path], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._rows: list[FileRow] = []
        self._pictures: TemplatePictures | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setSpacing(0)
        self._column.addLayout(self._head())
        self._recoveries = QVBoxLayout()
        self._recoveries.setSpacing(6)
        self._column.addLayout(self._recoveries)
        self._column.addSpacing(20)
        self._nothing = _soft("")
        self._nothing.hide()
        self._column.addWidget(self._nothing)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(36)
        self._column.addLayout(self._halves)
        self._column.addStretch(1)
        self._groups: list[tuple[QLabel, Shelf]] = []
        self._left = QVBoxLayout()
        self._left.setSpacing(4)
        self._halves.addLayout(self._left, 1)
        self._files = QWidget()
        self._recent = QVBoxLayout(self._files)
        self._recent.setContentsMargins(0, 0, 0, 0)
        self._recent.setSpacing(2)
        self._halves.addWidget(self._files, 0, Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        self._offered: list[Template] = []
        self.offer_templates()
        self.set_recent(recent)
        appearance.changed.connect(self._draw)

    def offer_templates(self) -> None:
        """Offer the templates there are now; pictures of those that stayed are kept."""
        found = sorted(templates(), key=lambda one: (one.name != "empty", one.title.casefold()))
        if found == self._offered:
            return
        self._offered = found
        _clear(self._left)
        self._groups = self._begin(found)
        self._search(self._sought.text())
        self._draw()

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
            self._lead(row)
            self._recent.addWidget(row)
        self._search(self._sought.text())
        if self._pictures is not None:
            self._look_for_files()

    def set_recoveries(self, found: Sequence[Recovery]) -> None:
        """Offer work a crash left behind, above everything else."""
        _clear(self._recoveries)
        if found:
            self._recoveries.addSpacing(16)
            self._recoveries.addWidget(_heading(tr("Not saved when the program ended")))
        for recovery in found:
            row = RecoveryRow(recovery, self._appearance)
            row.recovered.connect(self.recovered)
            row.forgotten.connect(self.forgotten)
            self._recoveries.addWidget(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._pictures is None:
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """Do what had to wait for the first paint."""
        from journeymap.ui.start.seeing import TemplatePictures

        if self._pictures is None:
            self._pictures = TemplatePictures(self._cards, self._appearance, self)
            self._draw()
            self._look_for_files()

    def _draw(self) -> None:
        """Draw the pictures of the cards that have none in the colours of now."""
        if self._pictures is not None:
            self._pictures.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width()
        side = max(_MARGIN, (wide - WIDEST) // 2)
        self._column.setContentsMargins(side, 30, side, _MARGIN)
        beside = wide >= _BESIDE
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._files.setFixedWidth(_FILES if beside else wide - 2 * side)
        self._said.setVisible(wide >= _WITH_WORDS)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._sought.text():
            self._sought.clear()
        elif self._sought.hasFocus() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            first = next(iter(self._tiles()), None)
            if first is not None and event.key() == Qt.Key.Key_Return:
                first.click()
            elif first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(_files(event.mimeData()))

    def _head(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        title = QLabel(tr("Journeymap"))
        title.setStyleSheet("font-size: 26px; font-weight: 700;")
        self._said = said = _soft(tr("Customer journeys, drawn together"))
        said.setContentsMargins(6, 9, 0, 0)
        self._sought = QLineEdit()
        self._sought.setPlaceholderText(tr("Find a template or a file"))
        self._sought.setAccessibleName(tr("Find a template or a file"))
        self._sought.setClearButtonEnabled(True)
        self._sought.setMaximumWidth(300)
        self._sought.textChanged.connect(self._search)
        opening = QPushButton(tr("Open…"))
        opening.setProperty("look", "primary")
        opening.clicked.connect(self.open_wanted)
        importing = QPushButton(tr("Import…"))
        importing.clicked.connect(self.import_wanted)
        row.addWidget(title)
        row.addWidget(said)
        row.addStretch(1)
        for widget in (self._sought, importing, opening):
            row.addWidget(widget, 1 if widget is self._sought else 0)
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addLayout(row)
        head.addWidget(_ways_in())
        return head

    def _begin(self, found: Sequence[Template]) -> list[tuple[QLabel, Shelf]]:
        """Put up a shelf for each group of templates."""
        groups: list[tuple[QLabel, Shelf]] = []
        for words, kind in (
            (tr("Yours"), "own"),
            (tr("New from a template"), "template"),
            (tr("Samples to look into"), "sample"),
        ):
            members = [one for one in found if one.kind == kind]
            if not members:
                continue
            heading, shelf = _heading(words), Shelf()
            for template in members:
                card = TemplateCard(template, self._appearance, shelf)
                card.clicked.connect(lambda _=False, n=template.name: self.template_chosen.emit(n))
                card.removed.connect(lambda n=template.name: self.removed.emit(n))
                self._lead(card)
            heading.setContentsMargins(0, 16 if groups else 0, 0, 4)
            self._left.addWidget(heading)
            self._left.addWidget(shelf)
            groups.append((heading, shelf))
        self._left.addStretch(1)
        return groups

    def _cards(self) -> list[TemplateCard]:
        return [card for _, shelf in self._groups for card in shelf.cards]

    def _tiles(self) -> list[Tile]:
        """Return what can be chosen now, templates before files."""
        return [tile for tile in (*self._cards(), *self._rows) if not tile.isHidden()]

    def _lead(self, tile: Tile) -> None:
        """Let the keys lead from a tile to the next, and letters into the search."""
        tile.walked.connect(lambda key: self._walk(tile, WALKS[key]))
        tile.typed.connect(self._type)

    def _walk(self, start: Tile, way: tuple[int, int]) -> None:
        """Go to the nearest tile in a direction; at the edge one stays."""
        here = _middle(start, self._page)
        near: tuple[int, Tile] | None = None
        for tile in self._tiles():
            off = _middle(tile, self._page) - here
            along = off.x() * way[0] + off.y() * way[1]
            aside = abs(off.x() * way[1]) + abs(off.y() * way[0])
            if along > 10 and aside < 2 * along and (near is None or along + 2 * aside < near[0]):
                near = along + 2 * aside, tile
        if near is not None:
            near[1].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(near[1], 0, 30)

    def _type(self, letters: str) -> None:
        self._sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._sought.setText(self._sought.text() + letters)

    def _search(self, words: str) -> None:
        """Show only what has all these words."""
        sought = words.casefold().split()
        for tile in (*self._cards(), *self._rows):
            tile.setHidden(not all(tile.says(word) for word in sought))
        for heading, shelf in self._groups:
            heading.setVisible(any(not card.isHidden() for card in shelf.cards))
            shelf.arrange()
        self._files.setHidden(bool(sought) and all(row.isHidden() for row in self._rows))
        self._nothing.setText(tr("There is nothing called “{words}”.", words=words.strip()))
        self._nothing.setVisible(not self._tiles())

    def _look_for_files(self) -> None:
        from journeymap.ui.start.seeing import FilePictures

        if self._rows:
            FilePictures(self._rows, self)

    def _forget(self, row: FileRow, path: Path) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.forgotten.emit(path)


def _middle(tile: Tile, page: QWidget) -> QPoint:
    return QRect(tile.mapTo(page, QPoint(0, 0)), tile.size()).center()


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
