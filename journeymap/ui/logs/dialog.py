"""The dialog before a log comes in: what its columns are, what it becomes, how much is seen first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import decimal, tr
from journeymap.tabular.logs.columns import NO_LOG_CHOICES, LogChoices, LogColumns
from journeymap.ui.logs.columns import LogTable
from journeymap.ui.logs.draft import DrawnLog, LogDraft, built, drafted, drawn
from journeymap.ui.logs.first_rows import FirstRows
from journeymap.ui.logs.parts import LogChoosing, LogHead
from journeymap.ui.logs.preview import LogPreview
from journeymap.ui.surveys.counting import Recount
from journeymap.ui.surveys.look import sheet as style_of
from journeymap.ui.surveys.parts import SIDE, SurveyFoot, part_heading
from journeymap.view import EVERY_WAY, WaysChoice
from journeymap.workspace.work import Tell

_LARGEST = QSize(1360, 1000)
_TABLE = 196
"""How tall the first rows are with their headings, in pixels."""


class LogDialog(QDialog):
    """Shows a log as the journey it becomes; what is chosen is read and drawn beside the hand.

    ``taken`` carries the journey as it was drafted and the ways that are to be seen first;
    ``turned`` the name of another sheet of the file somebody wants to see.
    """

    taken = Signal(object, object)
    turned = Signal(str)

    def __init__(
        self, parent: QWidget, theme: Theme, path: Path, first: FirstRows, name: str = ""
    ) -> None:
        super().__init__(parent)
        self._theme, self._path, self._name = theme, path, name or path.name
        self.first = first
        self.choices: LogChoices = NO_LOG_CHOICES._replace(
            sheet=first.sheet, paths=first.paths, xes=first.xes
        )
        self.draft: LogDraft | None = None
        self.ways: WaysChoice = EVERY_WAY
        self._goal = ""
        self.setObjectName("log")
        self.setWindowTitle(tr("Import {name}", name=self._name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(style_of(theme))
        self.head, self.foot = LogHead(self._name), SurveyFoot()
        self.head.offer_sheets(first.sheets, first.sheet)
        self.table, self.preview = LogTable(theme), LogPreview(theme)
        self.choosing = LogChoosing(_title_of(self._name))
        self.reading, self.drawing = Recount(self), Recount(self)
        self._build()
        self._connect()
        self._show_first()
        self.resize(_fitting(parent))
        self.choosing.title.setFocus()
        self._read(now=True)

    def accept(self) -> None:
        """Hand over what is chosen; not before it was read as it is chosen now."""
        if self.draft is not None and not self.reading.busy and self.foot.bring.isEnabled():
            self.taken.emit(self.draft, self.ways)

    def done(self, result: int) -> None:
        self._abandon()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._abandon()
        super().closeEvent(event)

    @property
    def title(self) -> str:
        """What the journey is to be called."""
        return self.choosing.title.text().strip()

    def _abandon(self) -> None:
        for work in (self.reading, self.drawing):
            work.abandon()

    def _show_first(self) -> None:
        first = self.first
        table = bool(first.rows) and not first.xes and not first.paths
        self.table.setVisible(table)
        self.columns_heading.setVisible(table)
        if table:
            self.table.show_log(first.headings, first.rows, first.columns or LogColumns())
            self.choices = self.table.choices(self.choices)
        if first.paths:
            self.choosing.without_dates()

    def _read(self, *, now: bool = False) -> None:
        """Read the log as it is chosen now."""
        path, name, choices, goal = self._path, self._name, self.choices, self._goal
        self._wait(tr("Reading {name}…", name=name))
        self.reading.ask(lambda tell: drafted(path, name, choices, goal, tell), now=now)

    def _wait(self, words: str) -> None:
        self._waiting = words
        self.foot.bring.setEnabled(False)
        self.foot.bar.begin()
        self.foot.say(words)

    def _progress(self, share: float) -> None:
        self.foot.bar.show()
        self.foot.bar.show_share(share)
        self.foot.say(self._waiting)

    def _take(self, draft: LogDraft) -> None:
        self.draft = draft
        self.foot.bar.hide()
        self.foot.bring.setEnabled(True)
        self.choosing.offer_goals(draft.read, draft.goal)
        self.choosing.tell(draft.read, draft.came.assumed, [said for _, said in draft.came.report])
        rows = decimal(draft.read.log.rows, 0, groups=True)
        self.head.told.say(tr("{name} · {rows} rows", name=self._name, rows=rows))
        self.foot.say(self.choosing.counts.text())
        self._draw(now=True)

    def _fail(self, sentence: str) -> None:
        self.draft = None
        self.foot.bar.hide()
        self.foot.bring.setEnabled(False)
        self.foot.say(sentence, "problem")
        self.preview.show_scene(None)
        self.choosing.shown.say("")

    def _draw(self, *, now: bool = False) -> None:
        """Draw the journey along the ways that are to be seen first."""
        draft, ways, theme = self.draft, self.ways, self._theme
        if draft is not None:
            self.drawing.ask(lambda _: drawn(draft, ways, theme), now=now)

    def _show_drawn(self, made: DrawnLog) -> None:
        words = made.seen.words if made.seen else ""
        self.choosing.shown.say(words)
        self.preview.show_scene(made.scene, words)

    def _mean(self, _columns: Sequence[str]) -> None:
        self.choices = self.table.choices(self.choices)
        self._read()

    def _order(self, order: str) -> None:
        self.choices = self.choices._replace(dates=order)  # type: ignore[arg-type]
        self._read()

    def _aim(self, goal: str) -> None:
        self._goal = goal
        if self.draft is None:
            return
        read = self.draft.read

        def build(_: Tell) -> LogDraft:
            return built(read, goal)

        self._wait(tr("Reading {name}…", name=self._name))
        self.reading.ask(build, now=True)

    def _slide(self, touchpoints: float, arrows: float) -> None:
        self.ways = EVERY_WAY.but(activities=touchpoints, paths=arrows)
        self._draw()

    def _connect(self) -> None:
        self.reading.ended.connect(self._take)
        self.reading.failed.connect(self._fail)
        self.reading.progressed.connect(self._progress)
        self.drawing.ended.connect(self._show_drawn)
        self.drawing.failed.connect(self.choosing.shown.say)
        self.head.turned.connect(self.turned)
        self.table.chosen.connect(self._mean)
        self.choosing.ordered.connect(self._order)
        self.choosing.aimed.connect(self._aim)
        self.choosing.slid.connect(self._slide)
        self.foot.cancel.clicked.connect(self.reject)
        self.foot.bring.clicked.connect(self.accept)

    def _build(self) -> None:
        body = QFrame()
        body.setObjectName("page")
        self.columns_heading = part_heading(1, tr("What each column is"))
        self.table.setFixedHeight(_TABLE)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(part_heading(2, tr("What it becomes")))
        beside.addWidget(self.preview, 1)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.choosing)
        below.addLayout(beside, 1)
        below.setContentsMargins(0, 0, SIDE, 12)
        above = QVBoxLayout()
        above.setContentsMargins(SIDE, 12, SIDE, 4)
        above.setSpacing(8)
        above.addWidget(self.columns_heading)
        above.addWidget(self.table)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        inner.addLayout(above)
        inner.addLayout(below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.head, 0), (body, 1), (self.foot, 0)):
            column.addWidget(part, stretch)


def _title_of(name: str) -> str:
    """Return what a journey is called that comes of a file."""
    stem = name
    for ending in (".gz", *(f".{part}" for part in name.lower().split(".")[1:])):
        if stem.lower().endswith(ending):
            stem = stem[: -len(ending)]
    return " ".join(stem.replace("_", " ").split()) or name


def _fitting(parent: QWidget) -> QSize:
    """Return how large the dialog may be over its window, on its screen."""
    window, room = parent.window().size(), parent.screen().availableSize()
    wide = max(min(window.width() - 40, _LARGEST.width()), min(room.width() - 40, 1180))
    high = max(min(window.height() - 30, _LARGEST.height()), min(room.height() - 60, 760))
    return QSize(wide, high)
