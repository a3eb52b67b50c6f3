"""A window small enough to test what the actions do to any window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget

from journeymap.drawing.theme import load_theme
from journeymap.model.change import Change
from journeymap.model.document import Document
from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace


class NoteTaker:
    """Notes what it is asked to do."""

    def __init__(self, asked: list[str]) -> None:
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *given: self._asked.append(" ".join((name, *map(str, given))))


class Sheet(QWidget):
    """Stands where the canvas stands, and notes what it is asked to do."""

    def __init__(self, workspace: Workspace, asked: list[str]) -> None:
        super().__init__()
        self.workspace, self.asked = workspace, asked
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def perform(self, name: str) -> bool:
        """Do an editing command."""
        return self.workspace.run(name)

    def introduce(self, change: Change | None) -> bool:
        """Make a change and select what it brought."""
        made = change is not None and self.workspace.commit(change)
        if change and made:
            self.workspace.bring(change)
        return made

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *given: self.asked.append(" ".join((name, *map(str, given))))


class BenchWindow(QMainWindow):
    """A real workspace with a real journey, a field to type in, and a canvas that takes notes."""

    def __init__(self) -> None:
        super().__init__()
        self.appearance = Appearance(load_theme())
        self.theme = self.appearance.theme
        self.asked: list[str] = []
        self.said: list[str] = []
        self.workspace = Workspace(self)
        self.workspace.said.connect(self.said.append)
        self.workspace.failed.connect(self.said.append)
        self.canvas = Sheet(self.workspace, self.asked)
        self.widget, self.page_widget, self.main_view = self, self.canvas, self.canvas
        self.commands = self.documents = self.panels = NoteTaker(self.asked)
        self.presentation = None
        self.field = QLineEdit()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.field)
        self.setCentralWidget(inside)
        self.resize(1200, 800)

    def open_template(self, name: str = "coffee") -> None:
        """Open a template and select its first touchpoint."""
        self.workspace.open(Document(Snapshot().apply(load(name, "en"))))
        cards = list(self.workspace.snapshot.all(Touchpoint))
        self.workspace.select(cards[:1])

    def run(self, name: str) -> bool:
        """Do an editing command."""
        return self.canvas.perform(name)

    def select(self, ids: Iterable[str]) -> None:
        """Select records, and note that they are to be seen."""
        self.workspace.select(ids)
        self.asked.append(" ".join(("reveal", *self.workspace.selection)))

    def notify(self, message: str) -> None:
        """Say a sentence."""
        self.said.append(message)

    def focus(self) -> None:
        """Give the keyboard to the canvas."""
        self.canvas.setFocus()
