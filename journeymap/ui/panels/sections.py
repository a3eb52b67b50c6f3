"""The parts a page of the inspector is made of: headings, facts, forms, lists of rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from journeymap.editing.records import NAMING
from journeymap.model.fields import specs
from journeymap.model.names import kind_name
from journeymap.model.records import Project, Record
from journeymap.ui.panels.editors import Field, FieldForm, beside
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words

Records = Sequence[Any]
INSET = 3
"""How far letters stand inside an editor without a frame, in pixels."""

Facts = Callable[[Record], Sequence[tuple[str, str]]]


class PageSection(QFrame):
    """A part of a page: what shows something of the records the page is about."""

    def __init__(self, field_editor: FieldEditor, heading: str = "", look: str = "part") -> None:
        super().__init__()
        self.field_editor = field_editor
        self.setProperty("look", look)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SIDE, 12, SIDE, 14)
        self.column.setSpacing(7)
        self.top = QHBoxLayout()
        self.top.setSpacing(6)
        if heading:
            self.column.addLayout(self.top)
            self.top.addWidget(Words("section", heading), 1)
            self.setAccessibleName(heading)

    def present(self, records: Records) -> None:
        """Fill the section from the records selected, where they differ as differing."""
        raise NotImplementedError

    def flush(self) -> None:
        """Keep what was typed in here, now."""


class PageHeading(PageSection):
    """What kind of thing it is, what it is called, and the facts of where it stands."""

    def __init__(self, field_editor: FieldEditor, kind: type, facts: Facts | None = None) -> None:
        super().__init__(field_editor, look="part" if kind is Project else "heading")
        self.column.setContentsMargins(SIDE - INSET, 16, SIDE, 6)
        self.column.setSpacing(5)
        self._kind, self._facts = kind, facts
        self._label = Words("kind", indent=INSET)
        self.column.addWidget(self._label)
        name = next((name for name in NAMING if name in specs(kind)), None)
        self._title = Field(field_editor, kind, name, "title") if name else None
        if self._title:
            self.column.addWidget(self._title.editor)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnMinimumWidth(0, beside() + INSET)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self._shown: list[tuple[Words, Words]] = []

    def present(self, records: Records) -> None:
        """Show the kind, the name and the facts; facts only of a single record."""
        several, kind = len(records), kind_name(self._kind.__name__)
        told = f"{kind} · {several}" if several > 1 else kind
        self._label.say(told.upper())
        self._label.setAccessibleName(told)
        if self._title:
            self._title.present(records)
        facts = self._facts(records[0]) if self._facts and several == 1 else ()
        while len(self._shown) < len(facts):
            pair = Words("name", indent=INSET), Words("fact", indent=8)
            row = len(self._shown)
            for column, words in enumerate(pair):
                self._grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop)
            self._shown.append(pair)
        for i, (name, fact) in enumerate(self._shown):
            name.setVisible(i < len(facts))
            fact.setVisible(i < len(facts))
            if i < len(facts):
                name.say(facts[i][0])
                fact.say(facts[i][1])

    def flush(self) -> None:
        if self._title:
            self._title.flush()


class FieldsSection(PageSection):
    """The declared fields that nothing else shows."""

    def __init__(
        self, field_editor: FieldEditor, kind: type, names: Sequence[str], heading: str = ""
    ) -> None:
        super().__init__(field_editor, heading, "part" if heading else "heading")
        if not heading:
            self.column.setContentsMargins(SIDE, 0, SIDE, 14)
        self._form = FieldForm(field_editor, kind, names)
        self.column.addWidget(self._form)

    def present(self, records: Records) -> None:
        self._form.present(records)

    def flush(self) -> None:
        self._form.flush()


def link(text: str, act: Callable[[], object]) -> QPushButton:
    """Return a button that looks like a link."""
    button = QPushButton(text)
    button.setProperty("look", "link")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda: act())
    return button
