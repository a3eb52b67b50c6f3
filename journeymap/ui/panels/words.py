"""Words on a panel: wrapped at any width, never clipped, the same for labels and lists."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from journeymap.language import mark, tr
from journeymap.model.records import Project
from journeymap.model.snapshot import Snapshot

KINDS = {
    "Project": mark("Project"), "Persona": mark("Persona"), "Journey": mark("Journey"),
    "Stage": mark("Stage"), "Step": mark("Step"), "Lane": mark("Lane"),
    "Touchpoint": mark("Touchpoint"), "Feeling": mark("Feeling"),
    "Friction": mark("Friction point"), "Connection": mark("Connection"),
    "Metric": mark("Metric"), "Score": mark("Score"), "Quote": mark("Quote"),
    "Idea": mark("Idea"), "Note": mark("Note"), "Asset": mark("Picture"),
    "Frame": mark("Frame"), "Vote": mark("Vote"),
}
"""What each kind of record is called."""

FEELINGS = (mark("very bad"), mark("bad"), mark("neutral"), mark("good"), mark("very good"))

_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_NOT_WIDE = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
_NOT_WIDE.setHeightForWidth(True)


def kind_name(kind: str) -> str:
    """Return what a kind of record is called in the current language."""
    return tr(KINDS[kind])


def feeling_word(snapshot: Snapshot, valence: float) -> str:
    """Return the word for a feeling from −1 to 1, on the scale the project has chosen."""
    words = feeling_words(snapshot)
    return words[round((valence + 1) / 2 * (len(words) - 1))]


def feeling_words(snapshot: Snapshot) -> list[str]:
    """Return the words for the levels of feeling, worst first; figures where none are given."""
    project = next(iter(snapshot.all(Project).values()), Project())
    own = [line.strip() for line in project.words.splitlines() if line.strip()][::-1]
    if len(own) == project.levels:
        return own
    if project.levels == len(FEELINGS):
        return [tr(word) for word in FEELINGS]
    top = (project.levels - 1) / 2
    return [f"{level - top:+g}".replace("-", "−") for level in range(project.levels)]


def flow(text: str, font: QFont, width: float) -> tuple[QTextLayout, int]:
    """Set a text in lines no wider than ``width`` pixels; return it and its height."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(_WRAP)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 8.0))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout, ceil(y)


class Words(QLabel):
    """A label that wraps anywhere it must, so it never asks for more width than it gets."""

    def __init__(self, look: str = "", text: str = "", indent: int = 0) -> None:
        super().__init__(text)
        self.setIndent(indent)
        self.setProperty("look", look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(_NOT_WIDE)

    def say(self, text: str) -> None:
        """Show another text, if it is another."""
        if text != self.text():
            self.setText(text)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return flow(self.text() or " ", self.font(), width - self.indent())[1]

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 + self.indent()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(16, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout, height = flow(self.text(), self.font(), self.width() - self.indent())
        top = max(0.0, (self.height() - height) / 2)
        layout.draw(painter, QPointF(self.indent(), top))


def tight(look: str, text: str = "") -> Words:
    """Return words that take just the width they need, beside others."""
    words = Words(look, text)
    words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return words
