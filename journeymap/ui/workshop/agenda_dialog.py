"""Agendas made by oneself: their parts, how long each may take, and what each opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.ui.widgets.look import sheet
from journeymap.ui.widgets.questions import choose
from journeymap.ui.widgets.style import dress
from journeymap.ui.widgets.words import Words
from journeymap.ui.workshop.agenda import MOST_PARTS, Agenda, AgendaPart
from journeymap.ui.workshop.agenda_part import PartForm
from journeymap.ui.workshop.own_agendas import (
    OfferedAgenda,
    brought,
    keep_agenda,
    offered,
    remove_agenda,
    write_agenda,
)
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings

_SIZE = (900, 600)
_MINUTES = 10.0
_ROW = int(Qt.ItemDataRole.UserRole)


class AgendaDialog(QDialog):
    """Agendas on the left, the parts of the one chosen beside, the part chosen on the right.

    Every edit is kept at once. ``chosen`` carries the agenda that is to be begun, ``kept`` says
    that the agendas are others.
    """

    chosen = Signal(object)
    kept = Signal()

    def __init__(self, parent: QWidget, appearance: Appearance, settings: Settings) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setObjectName("agendas")
        self.setWindowTitle(tr("Agendas"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._offers: list[OfferedAgenda] = []
        self._filling = False
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Agendas"))
        self.parts = QListWidget()
        self.parts.setAccessibleName(tr("Parts of the agenda"))
        self.parts.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.parts.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.form = PartForm()
        self.told, self.problem = Words("soft"), Words("problem")
        self._build()
        dress(self, appearance, sheet)
        self.list.currentRowChanged.connect(self._show)
        self.parts.currentRowChanged.connect(self._show_part)
        self.parts.model().rowsMoved.connect(self._moved)
        self.form.edited.connect(self._edited)
        self.form.title_edited.connect(self._titled)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self, partial(self.move_part, by))
        self.refresh()

    @property
    def offer(self) -> OfferedAgenda | None:
        """The agenda that is chosen in the list."""
        row = self.list.currentRow()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def refresh(self, path: Path | None = None) -> None:
        """Show the agendas there are, and choose the one kept in a file."""
        row = max(0, self.list.currentRow())
        self._offers = offered()
        self._filling = True
        self.list.clear()
        for one in self._offers:
            own = one.agenda.title if one.path else tr("{title} (bundled)", title=one.agenda.title)
            self.list.addItem(own)
        paths = [one.path for one in self._offers]
        self.list.setCurrentRow(
            paths.index(path) if path in paths and path else min(row, len(paths) - 1)
        )
        self._filling = False
        self._show()

    def _build(self) -> None:
        left, middle = QVBoxLayout(), QVBoxLayout()
        for column in (left, middle):
            column.setSpacing(8)
        for rows in (self.list, self.parts):
            rows.setWordWrap(True)
            rows.setSpacing(3)
            rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.addWidget(self.list, 1)
        grid = QGridLayout()
        grid.setSpacing(8)
        self.new = self._button(tr("New"), self._new)
        self.copy = self._button(tr("Duplicate"), self._duplicate)
        self.remove = self._button(tr("Delete"), self._remove)
        self.bring = self._button(tr("Import…"), self._bring)
        self.export = self._button(tr("Export…"), self._export)
        for i, button in enumerate((self.new, self.copy, self.remove, self.bring, self.export)):
            grid.addWidget(button, i // 2, i % 2)
        left.addLayout(grid)
        self.form.add_title_to(middle)
        middle.addWidget(self.parts, 1)
        middle.addWidget(Words("soft", tr("Drag parts into order, or Alt with the arrow keys.")))
        row = QHBoxLayout()
        self.add = self._button(tr("Add a part"), self._add)
        self.drop = self._button(tr("Delete the part"), self._drop)
        row.addWidget(self.add)
        row.addWidget(self.drop)
        row.addStretch(1)
        middle.addLayout(row)
        columns = QHBoxLayout()
        columns.setSpacing(18)
        columns.addLayout(left, 3)
        columns.addLayout(middle, 4)
        columns.addWidget(self.form, 4)
        self.begin = self._button(tr("Begin this agenda"), self._begin)
        self.begin.setProperty("look", "primary")
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.begin)
        foot.addWidget(self._button(tr("Close"), self.close))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addLayout(columns, 1)
        whole.addWidget(self.problem)
        whole.addLayout(foot)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        made = QPushButton(words)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: act())
        return made

    def _show(self, _row: int = 0) -> None:
        """Show the agenda that is chosen; one that comes with the program can be looked at."""
        offer = self.offer
        if self._filling or offer is None:
            return
        own = offer.path is not None
        part = self.parts.currentRow()
        self._filling = True
        self.parts.clear()
        for i, one in enumerate(offer.agenda.parts):
            QListWidgetItem(_row_of(one), self.parts).setData(_ROW, i)
        self.parts.setCurrentRow(max(0, min(part, self.parts.count() - 1)))
        self._filling = False
        for widget in (self.remove, self.add, self.drop):
            widget.setEnabled(own)
        self.drop.setEnabled(own and len(offer.agenda.parts) > 1)
        self.parts.setDragEnabled(own)
        self.form.show_title(offer.agenda.title, own)
        whole = plural("{n} minute in all", "{n} minutes in all", round(offer.agenda.minutes))
        self.told.say(whole if own else f"{whole} · {tr('Duplicate it to change it.')}")
        self.problem.hide()
        self._show_part()

    def _show_part(self, _row: int = 0) -> None:
        offer, row = self.offer, self.parts.currentRow()
        if self._filling or offer is None or not 0 <= row < len(offer.agenda.parts):
            return
        self.form.present(offer.agenda.parts[row], offer.path is not None)

    def _edited(self, part: AgendaPart) -> None:
        offer, row = self.offer, self.parts.currentRow()
        if offer is not None and 0 <= row < len(offer.agenda.parts):
            parts = list(offer.agenda.parts)
            parts[row] = part
            self._keep(offer.agenda._replace(parts=tuple(parts)))
            self.parts.item(row).setText(_row_of(part))

    def _titled(self, title: str) -> None:
        offer = self.offer
        if offer is not None and title.strip():
            self._keep(offer.agenda._replace(title=" ".join(title.split())))
            self.list.currentItem().setText(title)

    def _moved(self) -> None:
        """Take over the order in which parts were put by hand."""
        offer = self.offer
        if self._filling or offer is None:
            return
        rows = [int(self.parts.item(i).data(_ROW)) for i in range(self.parts.count())]
        parts = offer.agenda.parts
        self._keep(offer.agenda._replace(parts=tuple(parts[row] for row in rows)))
        for i in range(self.parts.count()):
            self.parts.item(i).setData(_ROW, i)

    def move_part(self, by: int) -> None:
        """Move the part that is chosen one place up (−1) or down (1)."""
        offer, row = self.offer, self.parts.currentRow()
        if offer is None or offer.path is None or not 0 <= row + by < len(offer.agenda.parts):
            return
        parts = list(offer.agenda.parts)
        parts.insert(row + by, parts.pop(row))
        self._keep(offer.agenda._replace(parts=tuple(parts)))
        self._show()
        self.parts.setCurrentRow(row + by)

    def _add(self) -> None:
        offer = self.offer
        if offer is None or len(offer.agenda.parts) >= MOST_PARTS:
            return
        at = self.parts.currentRow() + 1
        parts = list(offer.agenda.parts)
        parts.insert(at, AgendaPart(tr("Part {n}", n=at + 1), _MINUTES, ""))
        self._keep(offer.agenda._replace(parts=tuple(parts)))
        self._show()
        self.parts.setCurrentRow(at)
        self.form.title.setFocus()
        self.form.title.selectAll()

    def _drop(self) -> None:
        offer, row = self.offer, self.parts.currentRow()
        if offer is not None and len(offer.agenda.parts) > 1:
            parts = [one for i, one in enumerate(offer.agenda.parts) if i != row]
            self._keep(offer.agenda._replace(parts=tuple(parts)))
            self._show()

    def _new(self) -> None:
        self._add_agenda(Agenda(tr("Own agenda"), (AgendaPart(tr("Part {n}", n=1), _MINUTES, ""),)))

    def _duplicate(self) -> None:
        if self.offer is not None:
            agenda = self.offer.agenda
            self._add_agenda(agenda._replace(title=tr("{title}, copy", title=agenda.title)))

    def _add_agenda(self, agenda: Agenda) -> None:
        self._try(lambda: self.refresh(keep_agenda(agenda)))
        self.form.agenda.setFocus()
        self.form.agenda.selectAll()

    def _remove(self) -> None:
        offer = self.offer
        if offer is None or offer.path is None:
            return
        path, title = offer.path, offer.agenda.title
        sentence = tr("Delete the agenda “{title}”?", title=title)
        if choose(self, sentence, [("", tr("Keep it")), ("delete", tr("Delete"))]) == "delete":
            self._try(lambda: remove_agenda(path))
            self.refresh()

    def _bring(self) -> None:
        folder = self._settings.folder("agenda")
        kinds = tr("Agendas ({endings})", endings="*.json")
        name, _ = QFileDialog.getOpenFileName(self, tr("Import an agenda"), str(folder), kinds)
        if name:
            self._settings.set_folder("agenda", Path(name).parent)
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take a file in as an agenda of one's own; what is none is said."""
        self._try(lambda: self.refresh(brought(path)))

    def _export(self) -> None:
        if self.offer is None:
            return
        agenda = self.offer.agenda
        known = "".join(c if c.isalnum() or c in " -_" else "-" for c in agenda.title).strip()
        near = self._settings.folder("agenda") / f"{known or 'agenda'}.json"
        kinds = tr("Agendas ({endings})", endings="*.json")
        name, _ = QFileDialog.getSaveFileName(self, tr("Export the agenda"), str(near), kinds)
        if name:
            self._settings.set_folder("agenda", Path(name).parent)
            self._try(lambda: write_agenda(agenda, Path(name)))

    def _begin(self) -> None:
        if self.offer is not None:
            self.chosen.emit(self.offer.agenda)
            self.close()

    def _keep(self, agenda: Agenda) -> None:
        row, offer = self.list.currentRow(), self.offer
        if offer is not None and offer.path is not None and agenda != offer.agenda:
            path = offer.path
            self._try(lambda: keep_agenda(agenda, path))
            self._offers[row] = OfferedAgenda(agenda, path)

    def _try(self, act: Callable[[], object]) -> None:
        """Do something with files; what goes wrong is said in a sentence."""
        try:
            act()
        except JourneyError as error:
            self.problem.say(str(error))
            self.problem.show()
        else:
            self.problem.hide()
            self.kept.emit()


def _row_of(part: AgendaPart) -> str:
    return tr("{title}, {n} min", title=part.title, n=f"{part.minutes:g}")
