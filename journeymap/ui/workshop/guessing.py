"""The team guesses each score while customers' are covered; then both stand side by side."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journeymap.editing.guesses import (
    GuessPlace,
    customers_at,
    guess_at,
    guessable,
    set_guess,
)
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.metrics.perception import PerceptionGap, gaps
from journeymap.metrics.scored import scored_by
from journeymap.metrics.typed_answers import example, written
from journeymap.metrics.wording import distance, heading, interval, scale
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Metric
from journeymap.ui.panels.editors import called
from journeymap.ui.panels.scores import Interval
from journeymap.ui.widgets.choices import Choice
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.look import sheet
from journeymap.ui.widgets.style import dress
from journeymap.ui.widgets.words import Words
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_PEOPLE = 10_000


class GuessField(QLineEdit):
    """A guess; Enter keeps it and goes to the next."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class GuessRow(QWidget):
    """One place: what the team guesses, and once uncovered what customers say and the gap."""

    def __init__(self, dialog: GuessFirst, at: GuessPlace) -> None:
        super().__init__()
        self._dialog, self.at = dialog, at
        record = at.record
        name = journey_name(record) if isinstance(record, Journey) else called(record)
        self.name, self.said, self.problem = Words("strong", name), Words("soft"), Words("problem")
        self.field = GuessField()
        self.field.setAccessibleName(tr("Our guess at {place}", place=name))
        self.field.setFixedWidth(120)
        self.field.editingFinished.connect(self.keep)
        self.field.entered.connect(self.keep)
        self.bar = Interval(dialog.field_editor)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 8, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.bar, 1, 0, 1, 2)
        grid.addWidget(self.said, 2, 0, 1, 2)
        grid.addWidget(self.problem, 3, 0, 1, 2)
        self.problem.hide()
        self._known = ""

    def keep(self) -> None:
        """Keep what is typed, or say why it cannot be read."""
        text = self.field.text()
        if text == self._known:
            return
        dialog, metric = self._dialog, self._dialog.about
        if metric is None:
            return
        snapshot = dialog.workspace.snapshot
        try:
            done = set_guess(snapshot, self.at, metric, text, dialog.people.value())
        except JourneyError as error:
            self.problem.say(str(error))
            self.problem.show()
            return
        self.problem.hide()
        self._known = text
        dialog.field_editor.write(done)

    def present(self) -> None:
        """Show the guess that is kept; while covered nothing of what customers say."""
        snapshot, metric = self._dialog.workspace.snapshot, self._dialog.about
        if metric is None:
            return
        mine = guess_at(snapshot, self.at, metric.id)
        ours = scored_by(snapshot, mine) if mine else None
        if not self.field.hasFocus() and self.problem.isHidden():
            self._known = written(metric, mine) if mine else ""
            self.field.setText(self._known)
            self.field.setCursorPosition(0)
        theirs = customers_at(snapshot, self.at, metric.id)
        covered = metric.id in self._dialog.workspace.covered
        self.field.setPlaceholderText(example(metric).split(" (")[0] if covered else "")
        if covered or theirs is None:
            self.bar.present(ours)
            self.said.say("")
        else:
            self.bar.present(theirs)
            gap = next((gap for gap in gaps(theirs) if gap.ours.guessed), None)
            self.said.say(_told(gap) if gap else f"{heading(theirs)} · n = {theirs.reading.n}")
            over = gap is not None and gap.overrates
            self.said.setProperty("look", "gap" if over else "soft")
            self.said.style().polish(self.said)
        self.said.setVisible(bool(self.said.text()))


class GuessFirst(QDialog):
    """Covers what customers say of a metric, takes the team's guesses, and uncovers both."""

    def __init__(
        self,
        workspace: Workspace,
        appearance: Appearance,
        parent: QWidget,
        ids: Collection[str],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("guessing")
        self.setWindowTitle(tr("Guess first"))
        self.workspace = workspace
        self.field_editor = FieldEditor(workspace, appearance, self)
        self.rows: list[GuessRow] = []
        self.about: Metric | None = None
        self._chosen = frozenset(ids)
        self.choice = Choice(self.field_editor, self._take)
        self.choice.setAccessibleName(tr("Metric"))
        self.people = QSpinBox()
        self.people.setRange(1, _MOST_PEOPLE)
        self.people.setAccessibleName(tr("So many of us guess"))
        self.question = Words("soft")
        self.turn = QPushButton()
        self.turn.setProperty("look", "primary")
        self.turn.setAutoDefault(False)
        self.turn.clicked.connect(self._turn)
        self._place()
        dress(self, appearance, sheet)
        workspace.shown.connect(self.present)
        workspace.opened.connect(self.close)
        self._begin()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(Words("strong", tr("What do customers say? Guess before you see it.")))
        first = QHBoxLayout()
        first.addWidget(self.choice, 1)
        first.addWidget(Words("name", tr("So many of us guess")), 1)
        first.addWidget(self.people)
        column.addLayout(first)
        column.addWidget(self.question)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        scroll.viewport().setAutoFillBackground(False)
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        scroll.setWidget(body)
        body.setAutoFillBackground(False)
        column.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.addWidget(Words("soft", tr("Enter goes to the next")), 1)
        foot.addWidget(self.turn)
        column.addLayout(foot)
        self.resize(460, 620)

    def _begin(self) -> None:
        """Begin with the metric that was asked at most places."""
        snapshot, journey = self.workspace.snapshot, self.workspace.journey
        found = {
            metric.id: sum(
                one.record.id in self._chosen or not self._chosen
                for one in guessable(snapshot, journey, metric.id)
            )
            for metric in snapshot.ordered(Metric)
        }
        if not any(found.values()) and self._chosen:
            self._chosen = frozenset()
            self._begin()
            return
        there = [metric for metric in snapshot.ordered(Metric) if found[metric.id]]
        self.choice.offer((metric.id, called(metric)) for metric in there)
        if there:
            self._take(max(there, key=lambda metric: found[metric.id]).id)

    def _take(self, id: str) -> bool:
        """Cover a metric and list where it was asked."""
        snapshot = self.workspace.snapshot
        self.about = snapshot.get(Metric, id)
        if self.about is None:
            return False
        self.choice.present(id)
        places = guessable(snapshot, self.workspace.journey, id)
        meant = [one for one in places if one.record.id in self._chosen]
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [GuessRow(self, at) for at in meant or places]
        for i, row in enumerate(self.rows):
            self._list.insertWidget(i, row)
        asked = self.about.question.strip()
        self.question.say(" · ".join(filter(None, (asked, scale(self.about)))))
        self.workspace.cover({id})
        self.present()
        if self.rows:
            self.rows[0].field.setFocus()
        return True

    def _turn(self) -> None:
        """Uncover what customers say, or cover it again."""
        self.keep()
        if self.about:
            self.workspace.cover(() if self._covered else {self.about.id})

    @property
    def _covered(self) -> bool:
        return self.about is not None and self.about.id in self.workspace.covered

    def present(self) -> None:
        """Show the guesses there are, and what customers say unless it is covered."""
        if self.about:
            self.about = self.workspace.snapshot.get(Metric, self.about.id)
        self.turn.setText(tr("Uncover") if self._covered else tr("Cover again"))
        for row in self.rows:
            row.present()

    def keep(self) -> None:
        """Keep what is being typed."""
        for row in self.rows:
            row.keep()

    def done(self, result: int) -> None:
        """Keep what was typed; what is covered stays so until somebody uncovers it."""
        self.keep()
        if self.workspace.covered:
            self.workspace.said.emit(tr("What customers say stays covered until it is uncovered."))
        super().done(result)


def _told(gap: PerceptionGap) -> str:
    theirs = gap.theirs.reading
    said = (heading(gap.theirs), interval(theirs), f"n = {theirs.n}")
    return f"{distance(gap)}: {' · '.join(part for part in said if part)}"


def guess_first(
    workspace: Workspace, appearance: Appearance, parent: QWidget, ids: Collection[str] = ()
) -> GuessFirst:
    """Open the dialog about some places, or bring the one that is open to the front.

    Of no place in particular it is about all where customers answered.
    """
    for there in parent.findChildren(GuessFirst):
        if there.isVisible():
            there.raise_()
            there.activateWindow()
            return there
    made = GuessFirst(workspace, appearance, parent, ids)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.show()
    return made
