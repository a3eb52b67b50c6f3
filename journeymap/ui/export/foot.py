"""The foot of the dialog: what comes of it and the buttons, or how far the writing is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeymap.language import tr
from journeymap.ui.widgets.progress import ProgressBar


class ExportFoot(QFrame):
    """Says what comes of it, and is where one goes on, leaves, or stops the work."""

    wanted = Signal()
    left = Signal()
    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.outcome = QLabel()
        self.outcome.setProperty("look", "outcome")
        self.outcome.setWordWrap(True)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.take = QPushButton()
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self.taken)
        self.export = QPushButton(tr("Export…"))
        self.export.setDefault(True)
        self.export.clicked.connect(self.wanted)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.left)
        self.bar = ProgressBar()
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._stack.addWidget(self._settled())
        self._stack.addWidget(self._busy())
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 24, 20)
        box.setSpacing(12)
        box.addWidget(self.note)
        box.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._stack)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.export)
        box.addLayout(buttons)
        self.say("")

    @property
    def said(self) -> str:
        """The sentence that is shown, blank for none."""
        return self.note.text()

    def say(self, sentence: str, look: str = "caution") -> None:
        """Show a sentence: a caution, or what went wrong (``problem``)."""
        self.note.setText(sentence)
        if self.note.property("look") != look:
            self.note.setProperty("look", look)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)
        self.note.setVisible(bool(sentence))
        self.suggest("")

    def suggest(self, words: str) -> None:
        """Show a button that does what the sentence advises; none for blank words."""
        self.take.setText(words)
        self.take.setVisible(bool(words))

    def show_busy(self, sentence: str) -> None:
        """Show that something goes on; only stopping it is left to do."""
        self._words.setText(sentence)
        self.bar.begin()
        self._stack.setCurrentIndex(1)
        self.export.setEnabled(False)

    def show_stopping(self) -> None:
        """Show that the work is asked to end."""
        self._words.setText(tr("Stopping…"))
        self.cancel.setEnabled(False)

    def show_settled(self) -> None:
        """Show what comes of it again, and both buttons."""
        self._stack.setCurrentIndex(0)
        self.cancel.setEnabled(True)
        self.export.setEnabled(True)

    def _settled(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.outcome)
        return page

    def _busy(self) -> QWidget:
        page = QWidget()
        self._words = QLabel()
        self._words.setProperty("look", "soft")
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._words)
        box.addWidget(self.bar)
        return page
