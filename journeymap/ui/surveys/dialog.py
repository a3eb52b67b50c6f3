"""The dialog before the answers of a survey come in: what they are, what is left out, what comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.theme import Theme
from journeymap.errors import JourneyError
from journeymap.language import decimal, tr
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.count import SurveyCount
from journeymap.tabular.surveys.counting import counted
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.sheet import SurveySheet
from journeymap.ui.surveys.cards import CardList, LeftOutPainter, NumberCard, ScorePainter
from journeymap.ui.surveys.chooser import ColumnChooser
from journeymap.ui.surveys.columns import SurveyColumns
from journeymap.ui.surveys.columns_painter import ROW
from journeymap.ui.surveys.columns_view import SurveyTable
from journeymap.ui.surveys.counted_lines import lines_of
from journeymap.ui.surveys.counting import Recount
from journeymap.ui.surveys.look import sheet as style_of
from journeymap.ui.surveys.mapping_files import load_mapping, save_mapping
from journeymap.ui.surveys.meanings import SurveyDraft, counting_key, fitting
from journeymap.ui.surveys.offers import SurveyOffer, as_draft
from journeymap.ui.surveys.parts import SIDE, ColumnsBar, SurveyFoot, SurveyHead, link, part_heading
from journeymap.ui.surveys.told import MISSING, REJECTED, left_out, scores_told
from journeymap.ui.surveys.wording import file_told, outcome_told, rejected_list
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.questions import tell
from journeymap.workspace.work import Tell

Index = QModelIndex | QPersistentModelIndex

Known = Callable[[SurveySheet, SurveyMapping], int]
"""Tells how many respondents of a sheet answered before."""

_LARGEST = QSize(1360, 1000)
_LEAST_LEFT_OUT, _LEAST_SCORE = 320, 226


class SurveyDialog(QDialog):
    """Shows a survey as it is taken; what is chosen is counted anew beside the hand.

    ``refusal`` says why nothing of this sheet can come in, as when it was read before.
    ``taken`` carries what is chosen and what was counted by it; ``turned`` the name of another
    sheet of the file somebody wants to see.
    """

    taken = Signal(object, object)
    turned = Signal(str)

    def __init__(
        self, parent: QWidget, theme: Theme, snapshot: Callable[[], Snapshot], journey: str,
        sheet: SurveySheet, offer: SurveyOffer, known: Known = lambda sheet, mapping: 0,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._known, self._journey = known, journey
        self.sheet, self.offer, self.draft = sheet, offer, offer.draft
        self.count: SurveyCount | None = None
        self.refusal = ""
        self._key: object = None
        self._done = self._met = 0
        self._snapshot, self._gone = snapshot, tuple[str, ...]()
        self.setObjectName("survey")
        self.setWindowTitle(tr("Scores from a survey"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(style_of(theme))
        self.columns = SurveyColumns()
        self.head = SurveyHead(sheet.sheets, sheet.sheet)
        self.bar, self.foot = ColumnsBar(), SurveyFoot()
        self.table = SurveyTable(theme, self.columns)
        self.left_out = CardList(LeftOutPainter(theme), tr("What is left out"), _LEAST_LEFT_OUT)
        self.scores = CardList(ScorePainter(theme), tr("What comes in"), _LEAST_SCORE)
        self.chooser = ColumnChooser(
            self.table, theme, snapshot, journey, lambda: self.draft, self._title_of
        )
        self.recount = Recount(self)
        self._build()
        self._connect()
        self._show_lines()
        self.resize(_fitting(parent))
        self.table.setFocus()
        if self.columns.rowCount():
            self.table.setCurrentIndex(self.columns.index(0, 1))
        self._ask(now=True)

    def take(self, draft: SurveyDraft) -> None:
        """Take columns for something else, and count anew."""
        same = counting_key(draft.applied) == self._key
        self.draft = draft
        self._show_lines()
        if not same:
            self._ask()
        elif self.count is not None and not self.recount.busy:
            self._show_count(self.count)

    def accept(self) -> None:
        """Hand over what is chosen; not before it was counted as it is chosen now."""
        if self.count is None or self.recount.busy or not self.foot.bring.isEnabled():
            return
        self.taken.emit(self.draft, self.count)

    def done(self, result: int) -> None:
        self.recount.abandon()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.recount.abandon()
        super().closeEvent(event)

    def _title_of(self, key: str) -> str:
        return self.offer.titles.get(key) or self.sheet.question(key)

    def _ask(self, *, now: bool = False) -> None:
        mapping, sheet = self.draft.applied, self.sheet
        rows = self.count.rows if self.count else 0
        self._key, self._done = counting_key(mapping), 0
        self.foot.bring.setEnabled(False)
        self.foot.bar.begin()

        def count(tell: Tell) -> tuple[SurveyCount, int]:
            def told(done: int) -> None:
                self._done = done
                tell(min(0.99, done / rows) if rows else 0.0)

            return counted(sheet, mapping, told), self._known(sheet, mapping)

        self.recount.ask(count, now=now)

    def _progress(self, share: float) -> None:
        self.foot.bar.show()
        self.foot.bar.show_share(share)
        so_far = f" {decimal(self._done, groups=True)}" if self._done else ""
        self.foot.say(tr("Counting the answers…") + so_far)

    def _take_count(self, counts: tuple[SurveyCount, int]) -> None:
        self.count, self._met = counts
        self._show_count(self.count)

    def _show_count(self, count: SurveyCount) -> None:
        self.foot.bar.hide()
        self._show_lines()
        self._show_cards()
        if self.refusal:
            self.foot.say(self.refusal, "problem")
            return
        sentence, bad = outcome_told(len(count.tallies), count, self._met)
        self.foot.say(sentence, "problem" if bad else "outcome")
        self.foot.bring.setEnabled(not bad)

    def _fail(self, sentence: str) -> None:
        self.foot.bar.hide()
        self.foot.say(sentence, "problem")

    def _show_lines(self) -> None:
        lines = lines_of(
            self.sheet,
            self.draft,
            self.count,
            self._snapshot(),
            self._journey,
            self.offer.suggested,
        )
        self.columns.show(lines)
        self.bar.count(sum(line.comes_in for line in lines), len(lines))
        self.head.show_asked(self.draft.mapping)
        rows = self.count.rows if self.count else None
        self.head.told.say(file_told(self.sheet, rows))
        self._selected()

    def _show_cards(self) -> None:
        assert self.count is not None
        out = left_out(self.draft, self.count)
        self.left_out.show_cards(out)
        self.left_out.setVisible(bool(out))
        self.nothing_out.setVisible(not out)
        cards = scores_told(self.draft, self.count, self._snapshot())
        self.scores.show_cards(cards)
        self.scores.setVisible(bool(cards))
        gone = ", ".join(tr("“{name}”", name=name) for name in self._gone)
        lost = tr("The mapping names columns that are not in this file: {names}.", names=gone)
        as_before = (self.offer.remark,) if self.draft == self.offer.draft else ()
        remarks = " ".join(filter(None, (*as_before, *self.count.remarks, lost if gone else "")))
        self.remarks.setText(remarks)
        self.remarks.setVisible(bool(remarks))

    def _selected(self) -> None:
        chosen = self.table.chosen
        asked = [key for key in chosen if self.draft.mapping.column(key)]
        self.bar.select(len(chosen), len(asked) == len(chosen))

    def _card(self, card: NumberCard) -> None:
        """Do what the link of a card says."""
        assert self.count is not None
        if card.name == REJECTED:
            QGuiApplication.clipboard().setText(rejected_list(self.count))
            self.foot.say(tr("The list of what was refused is on the clipboard."))
            return
        value = card.name.removeprefix(f"{MISSING} ")
        mapping = self.draft.mapping
        columns = tuple(
            replace(c, missing=tuple(m for m in c.missing if m.strip() != value))
            for c in mapping.columns
        )
        kept = tuple(m for m in mapping.missing if m.strip() != value)
        self.take(self.draft.but(columns=columns, missing=kept))

    def use(self, draft: SurveyDraft) -> None:
        """Take the whole mapping of another time, as far as its columns are there."""
        fits, self._gone = fitting(draft, (column.key for column in self.sheet.columns))
        self.take(fits)

    def _save_mapping(self) -> None:
        with self._told():
            save_mapping(self, self.draft.applied, Path(f"{Path(self.sheet.name).stem}.toml"))

    def _load_mapping(self) -> None:
        with self._told():
            mapping = load_mapping(self, Path())
            if mapping is not None:
                self.use(as_draft(mapping))

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except JourneyError as error:
            tell(self, str(error))

    def _reveal(self, index: Index) -> None:
        """Scroll the page to the cell the keyboard is at: the table itself does not scroll."""
        rect = self.table.visualRect(index)
        at = self.table.viewport().mapTo(self.page, rect.center())
        self.body.ensureVisible(self.body.horizontalScrollBar().value() + 1, at.y(), 0, ROW)

    def _connect(self) -> None:
        self.recount.ended.connect(self._take_count)
        self.recount.failed.connect(self._fail)
        self.recount.progressed.connect(self._progress)
        self.head.turned.connect(self.turned)
        self.head.told_when.connect(lambda when: self.take(self.draft.but(when=when)))
        self.head.told_who.connect(lambda who: self.take(self.draft.but(respondents=who)))
        self.table.wanted.connect(self.chooser.ask)
        self.table.left_out.connect(self.chooser.leave_out)
        self.table.moved.connect(self._reveal)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.chooser.chosen.connect(self.take)
        self.bar.kept.connect(lambda only: self.columns.keep(only_used=only))
        self.bar.sought.connect(lambda words: self.columns.keep(words=words))
        self.bar.wanted.connect(self.chooser.ask)
        self.bar.left_out.connect(self.chooser.leave_out)
        self.left_out.chosen.connect(self._card)
        self.foot.cancel.clicked.connect(self.reject)
        self.foot.bring.clicked.connect(self.accept)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.body, self.page = QScrollArea(), self._page()
        self.body.setObjectName("body")
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setWidgetResizable(True)
        self.body.setWidget(self.page)
        for part, stretch in ((self.head, 0), (self.body, 1), (self.foot, 0)):
            column.addWidget(part, stretch)

    def _page(self) -> QWidget:
        page = QFrame()
        page.setObjectName("page")
        self.remarks, self.nothing_out = QLabel(), QLabel(tr("Nothing is left out."))
        self.remarks.setProperty("look", "caution")
        self.remarks.setWordWrap(True)
        self.remarks.hide()
        self.nothing_out.setProperty("look", "soft")
        first = QHBoxLayout()
        first.setSpacing(18)
        top = Qt.AlignmentFlag.AlignTop
        heading = part_heading(1, tr("What each column is"))
        heading.setMinimumHeight(30)
        first.addWidget(heading, 0, top)
        first.addWidget(self.bar, 1, top)
        self.links = [link(words, lambda _=False, d=d: self.use(d)) for words, d in self.offer.kept]
        self.files = QPushButton(tr("Mapping"))
        self.files.setProperty("look", "link")
        self.files.setProperty("menu", True)
        self.files.setAutoDefault(False)
        menu = LetterMenu(self.files)
        menu.addAction(tr("Save as a file…"), self._save_mapping)
        menu.addAction(tr("Read from a file…"), self._load_mapping)
        self.files.setMenu(menu)
        for one in (*self.links, self.files):
            first.addWidget(one, 0, top)
        box = QVBoxLayout(page)
        box.setContentsMargins(SIDE, 16, SIDE, 18)
        box.setSpacing(8)
        box.addLayout(first)
        for part in (
            self.remarks,
            self.table,
            part_heading(2, tr("What is left out, and why")),
            self.nothing_out,
            self.left_out,
            part_heading(3, tr("What comes in")),
            self.scores,
        ):
            box.addWidget(part)
        box.addStretch(1)
        return page


def _fitting(parent: QWidget) -> QSize:
    """Return how large the dialog may be over its window, on its screen."""
    window, room = parent.window().size(), parent.screen().availableSize()
    wide = max(min(window.width() - 40, _LARGEST.width()), min(room.width() - 40, 1180))
    high = max(min(window.height() - 30, _LARGEST.height()), min(room.height() - 60, 700))
    return QSize(wide, high)
