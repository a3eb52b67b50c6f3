"""What is wanted of the findings: words, a group, how bad at least."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from journeymap.language import tr
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.panels.findings.wording import SIGN, severity_word
from journeymap.ui.widgets.choices import chevron
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.findings_review import FindingFilter

_NOT_WIDE = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
_HIGH, _INSET = 28, 9


class FindingFields(QWidget):
    """Fields above the findings; ``changed`` says that something else is wanted.

    ``down`` says that one goes on into the list, ``left`` that one goes.
    """

    changed = Signal()
    down = Signal()
    left = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Search the findings"))
        self.words.setAccessibleName(tr("Search the findings"))
        self.words.setClearButtonEnabled(True)
        self.words.installEventFilter(self)
        self.group = FindingChoice(tr("Group"), appearance)
        self.least = FindingChoice(tr("How bad at least"), appearance)
        self.least.addItem(tr("Any severity"), 0)
        for severity in range(1, 4):
            words = tr("{word} or worse", word=severity_word(severity))
            self.least.addItem(f"{SIGN} {severity}  {words}", severity)
        self.least.addItem(f"{SIGN} 4  {severity_word(4)}", 4)
        self._groups: list[tuple[str, str]] = []
        self.offer(())
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.group, 1)
        row.addWidget(self.least, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.words)
        box.addLayout(row)
        self.words.textChanged.connect(self.changed)
        self.group.activated.connect(self.changed)
        self.least.activated.connect(self.changed)

    def wanted(self) -> FindingFilter:
        """Return what is wanted."""
        return FindingFilter(
            str(self.group.currentData()), int(self.least.currentData()), self.words.text()
        )

    def offer(self, groups: Sequence[tuple[str, str]]) -> None:
        """Offer groups by what they are called, if they are others."""
        wanted = [("", tr("All groups")), *groups]
        if wanted == self._groups:
            return
        now, self._groups = self.group.currentData(), wanted
        self.group.clear()
        for group, label in wanted:
            self.group.addItem(label, group)
        self.group.setCurrentIndex(max(0, self.group.findData(now)))

    def show_wanted(self, wanted: FindingFilter) -> None:
        """Show what is wanted, where somebody else said so."""
        if wanted != self.wanted():
            self.group.setCurrentIndex(max(0, self.group.findData(wanted.group)))
            self.least.setCurrentIndex(max(0, self.least.findData(wanted.least)))
            self.words.setText(wanted.words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.words.text():
                self.words.clear()
            elif event.key() == Qt.Key.Key_Escape:
                self.left.emit()
            elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.down.emit()
            else:
                return False
            return True
        return False


class FindingChoice(QComboBox):
    """One of a few things findings are listed by; it stands out while it leaves some out."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(_NOT_WIDE)
        self.setMinimumContentsLength(4)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HIGH)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, met = bool(self.currentData()), self.hasFocus()
        edge = theme.accent if met or chosen else theme.divider if self.underMouse() else theme.edge
        painter.setPen(line_of(edge, 1.0))
        painter.setBrush(brush(theme.accent_tint if chosen else theme.lane))
        box = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(line_of(theme.accent_ink if chosen else theme.ink, 1.0))
        room = box.adjusted(_INSET, 0, -24, 0)
        words = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        chevron(painter, self.width() - 13.0, self.height() / 2, theme.ink_soft, True)
