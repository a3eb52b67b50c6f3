"""What one is at among the findings: of which kind it is, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeymap.analysis.dismissals import DismissedFinding
from journeymap.analysis.findings import Finding, kind_about, kind_title
from journeymap.language import tr
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets.flowing import FlowLayout
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words


class FindingDetail(QFrame):
    """Stands below the list; ``dismissed`` carries the reason, the others say what is asked for."""

    dismissed = Signal(str)
    taken_back = Signal()
    made_idea = Signal()
    helped = Signal()
    copied = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "part")
        self.kind, self.about = Words("strong"), Words("soft")
        self.what = link(tr("What is this?"), self._explain)
        self.what.setCheckable(True)
        self.reason = ReasonField()
        self.reason.setPlaceholderText(tr("Why? It is kept with the finding"))
        self.reason.setAccessibleName(tr("Why it is dismissed"))
        self.idea = _button(tr("Make an idea"), self.made_idea.emit)
        self.helps = _button(tr("What could help"), self.helped.emit)
        self.dismiss = _button(tr("Dismiss…"), self.ask_why)
        self.back = _button(tr("Take back"), self.taken_back.emit)
        self.copy = _button(tr("Copy"), self.copied.emit)
        self.sure = _button(tr("Dismiss"), self._dismiss)
        self.never = _button(tr("Cancel"), self.stop_asking)
        buttons = QWidget()
        row = FlowLayout(buttons, 6)
        row.setContentsMargins(0, 4, 0, 0)
        deeds = (self.idea, self.helps, self.dismiss, self.back, self.copy)
        for button in (self.sure, self.never, *deeds):
            row.addWidget(button)
        row.addWidget(QWidget())  # takes what is left of the line
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 14)
        column.setSpacing(5)
        top = QHBoxLayout()
        top.addWidget(self.kind, 1)
        top.addWidget(self.what, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for part in (self.about, self.reason, buttons):
            column.addWidget(part)
        self.reason.returnPressed.connect(self._dismiss)
        self.reason.left.connect(self.stop_asking)
        self.reason.textChanged.connect(lambda text: self.sure.setEnabled(bool(text.strip())))
        self._shown: Finding | DismissedFinding | None = None
        self._asking = False
        self.show_finding(None)

    @property
    def asking(self) -> bool:
        """Whether a reason is being written."""
        return self._asking

    def show_finding(self, shown: Finding | DismissedFinding | None) -> None:
        """Tell of a finding that is open or was dismissed; of none, be away."""
        if shown is None or not self._is(shown):
            self._asking = False
        self._shown = shown
        self.setVisible(shown is not None)
        if shown is not None:
            gone = isinstance(shown, DismissedFinding)
            finding = shown.finding if isinstance(shown, DismissedFinding) else shown
            self.kind.say(kind_title(finding.kind))
            self.about.say(kind_about(finding.kind))
            self.what.setVisible(bool(self.about.text()))
            self.what.setToolTip(self.about.text())
            self._explain()
            self._offer(gone)

    def _explain(self) -> None:
        """Say how findings of this kind are found, while somebody wants to know."""
        self.about.setVisible(self.what.isChecked() and bool(self.about.text()))

    def ask_why(self) -> None:
        """Ask for the reason, which is written here."""
        if isinstance(self._shown, Finding):
            self._asking = True
            self.reason.clear()
            self.sure.setEnabled(False)
            self._offer(False)
            self.reason.setFocus()

    def stop_asking(self) -> None:
        """Dismiss nothing, and go back to the list."""
        self._asking = False
        self._offer(False)
        self.left.emit()

    def _dismiss(self) -> None:
        words = self.reason.text().strip()
        if words:
            self._asking = False
            self.dismissed.emit(words)

    def _is(self, shown: Finding | DismissedFinding) -> bool:
        before = self._shown
        if isinstance(before, Finding) and isinstance(shown, Finding):
            return (before.kind, before.about) == (shown.kind, shown.about)
        return before == shown

    def _offer(self, gone: bool) -> None:
        for part in (self.reason, self.sure, self.never):
            part.setVisible(self._asking)
        self.idea.setVisible(not gone and not self._asking)
        self.helps.setVisible(not gone and not self._asking)
        self.dismiss.setVisible(not gone and not self._asking)
        self.back.setVisible(gone)
        self.copy.setVisible(not self._asking)


class ReasonField(QLineEdit):
    """The field in which one says why; ``left`` says that one does not."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _button(words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("look", "plain-button")
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button
