"""The parts the dialog of a survey is put together of: its head, its foot, the bar over the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeymap.language import plural, tr
from journeymap.model.fields import specs
from journeymap.model.records import Score
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.ui.surveys.lines import IS, PLACE
from journeymap.ui.widgets.flowing import FlowLayout
from journeymap.ui.widgets.progress import ProgressBar
from journeymap.ui.widgets.words import Words

SIDE = 26
"""The margin left and right, in pixels."""

_REST, _TYPED, _LINE = 150, 400, 30


class SurveyHead(QFrame):
    """The title, which file this is, how it is written, and who answered.

    ``turned`` carries another sheet, ``told_who`` who answered: customers or employees, and
    ``told_when`` the period of all answers, which is asked where no column says it.
    """

    turned = Signal(str)
    told_who = Signal(str)
    told_when = Signal(str)

    def __init__(self, sheets: Sequence[str], now: str) -> None:
        super().__init__()
        self.setObjectName("head")
        title = QLabel(tr("Scores from a survey"))
        title.setProperty("look", "page-title")
        self.told = Words("soft")
        self.sheet = QComboBox()
        self.sheet.addItems([*sheets])
        self.sheet.setCurrentText(now)
        self.sheet.setAccessibleName(tr("Sheet"))
        self.sheet.setVisible(len(sheets) > 1)
        self.sheet.setMinimumHeight(30)
        self.sheet.textActivated.connect(self.turned)
        self.who = QComboBox()
        for key in ("customers", "employees"):
            self.who.addItem(tr(dict(specs(Score)["respondents"].options)[key]), key)
        self.who.setMinimumHeight(30)
        self.who.activated.connect(lambda _: self.told_who.emit(self.who.currentData()))
        self.when = QLineEdit()
        self.when.setPlaceholderText(tr("such as Q3 2026"))
        self.when.setAccessibleName(tr("Period of all answers"))
        self.when.setToolTip(self.when.accessibleName())
        self.when.setFixedWidth(150)
        self._rest = QTimer(self, singleShot=True, interval=_TYPED)
        self._rest.timeout.connect(lambda: self.told_when.emit(self.when.text().strip()))
        self.when.textEdited.connect(lambda _: self._rest.start())
        self._period = QLabel(tr("Period"))
        self._period.setProperty("look", "soft")
        self._period.setBuddy(self.when)
        answered = QLabel(tr("Who answered"))
        answered.setBuddy(self.who)
        answered.setProperty("look", "soft")
        self.who.setAccessibleName(answered.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 12, SIDE, 12)
        row.setSpacing(12)
        row.addWidget(title)
        row.addWidget(self.told, 1)
        for part in (self.sheet, self._period, self.when, answered, self.who):
            row.addWidget(part)

    def show_asked(self, mapping: SurveyMapping) -> None:
        """Show who answered and when, the latter only where no column tells it."""
        self.who.setCurrentIndex(self.who.findData(mapping.respondents))
        for part in (self._period, self.when):
            part.setVisible(not (mapping.date and mapping.period))
        if not self._rest.isActive() and self.when.text().strip() != mapping.when:
            self.when.setText(mapping.when)


class SurveyFoot(QFrame):
    """What becomes of it, how far counting is, and the two ways out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.outcome, self.promise = Words("outcome"), Words("soft")
        self.promise.say(
            tr("Nothing has changed yet. One step to undo. The mapping is kept in the file.")
        )
        self.bar = ProgressBar()
        self.bar.setFixedWidth(160)
        self.cancel, self.bring = QPushButton(tr("Cancel")), QPushButton(tr("Bring in"))
        self.cancel.setAutoDefault(False)
        self.bring.setDefault(True)
        self.bring.setMinimumWidth(120)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.outcome)
        words.addWidget(self.promise)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 12, SIDE, 14)
        row.setSpacing(12)
        row.addLayout(words, 1)
        for part in (self.bar, self.cancel, self.bring):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.bar.hide()

    def say(self, words: str, look: str = "outcome") -> None:
        """Say what would come in, or why nothing can."""
        self.outcome.say(words)
        if self.outcome.property("look") != look:
            self.outcome.setProperty("look", look)
            self.outcome.style().polish(self.outcome)


class ColumnsBar(QWidget):
    """Over the table: which of its rows are shown, and what is done with several at once.

    ``kept`` carries whether only what comes in is shown, ``sought`` the words rows must have;
    ``wanted`` asks for what may be chosen for the rows selected in a column of the table.
    """

    kept = Signal(bool)
    sought = Signal(str)
    wanted = Signal(int)
    left_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.used, self.every = QPushButton(), QPushButton()
        group = QButtonGroup(self)
        for button, only in ((self.used, True), (self.every, False)):
            button.setCheckable(True)
            button.setProperty("look", "segment")
            button.setAutoDefault(False)
            group.addButton(button)
            button.clicked.connect(lambda _=False, only=only: self.kept.emit(only))
        self.used.setChecked(True)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Search columns"))
        self.words.setAccessibleName(tr("Search columns"))
        self.words.setFixedWidth(200)
        self.words.setClearButtonEnabled(True)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(lambda: self.sought.emit(self.words.text()))
        self.words.textChanged.connect(lambda _: self._rest.start())
        self.several = QLabel()
        self.several.setProperty("look", "outcome")
        self.several.setMinimumHeight(_LINE)
        self._set = [
            self._button(tr("All are…"), lambda: self.wanted.emit(IS)),
            self._button(tr("All belong to…"), lambda: self.wanted.emit(PLACE)),
            self._button(tr("Leave them out"), self.left_out.emit),
        ]
        self._filler = QWidget()
        row = FlowLayout(self, 8)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.used, self.every, self.words, self.several, *self._set, self._filler):
            row.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.count(0, 0)
        self.select(0, False)

    def sizeHint(self) -> QSize:
        return QSize(600, _LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _LINE)

    def count(self, used: int, every: int) -> None:
        """Say how many columns come in, and how many there are."""
        self.used.setText(tr("What comes in: {n}", n=used))
        self.every.setText(tr("All columns: {n}", n=every))

    def select(self, count: int, answers: bool) -> None:
        """Offer what can be done with so many rows; ``answers`` when all hold answers."""
        self.several.setText(plural("{n} column:", "{n} columns:", count))
        for part in (self.several, *self._set):
            part.setVisible(count > 1)
        self._set[1].setEnabled(answers)

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button


def part_heading(number: int, words: str) -> QLabel:
    """Return the heading of a part of the dialog."""
    label = QLabel(f"{number} {words}")
    label.setProperty("look", "part")
    return label


def link(words: str, act: object) -> QPushButton:
    """Return a button that looks like a link."""
    button = QPushButton(words)
    button.setProperty("look", "link")
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(act)
    return button
