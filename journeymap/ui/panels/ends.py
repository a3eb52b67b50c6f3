"""The ends of an arrow in the inspector: from which touchpoint to which, to be chosen."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from journeymap.editing.connections import reconnect
from journeymap.language import mark, tr
from journeymap.model.grid import cards, journey_of
from journeymap.model.records import Connection, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.editors import beside, called
from journeymap.ui.panels.sections import PageSection, Records
from journeymap.ui.widgets.choices import Choice
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words

_ENDS: dict[Literal["source", "target"], str] = {"source": mark("From"), "target": mark("To")}


class Ends(PageSection):
    """Two choices among the touchpoints of the journey, in the order they are read."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, look="heading")
        self.column.setContentsMargins(SIDE, 0, SIDE, 6)
        self._arrow = ""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, beside())
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self.choices: dict[Literal["source", "target"], Choice] = {}
        for row, (end, label) in enumerate(_ENDS.items()):
            choice = Choice(field_editor, partial(self._take, end))
            choice.setAccessibleName(tr(label))
            words = Words("name", tr(label))
            words.setBuddy(choice)
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(choice, row, 1)
            self.choices[end] = choice

    def present(self, records: Records) -> None:
        arrow: Connection = records[0]
        self._arrow = arrow.id
        options = offered(self.field_editor.workspace.snapshot, arrow)
        for end, choice in self.choices.items():
            choice.offer(options)
            choice.present(getattr(arrow, end))

    def _take(self, end: Literal["source", "target"], card: Any) -> bool:
        """Take an end to another touchpoint; where that cannot be, say why and show what is."""
        snapshot = self.field_editor.workspace.snapshot
        arrow = snapshot.get(Connection, self._arrow)
        done = reconnect(snapshot, self._arrow, **{end: card})
        if done:
            return self.field_editor.write(done)
        if arrow and card != getattr(arrow, end):
            self.field_editor.workspace.said.emit(
                tr("An arrow goes from a touchpoint to another one.")
                if card in (arrow.source, arrow.target)
                else tr("These two touchpoints are connected already.")
            )
            self.choices[end].present(getattr(arrow, end))
        return False


def offered(snapshot: Snapshot, arrow: Connection) -> list[tuple[Any, str]]:
    """Return the touchpoints an arrow may join; those of one name are told by their stage."""
    card = snapshot.get(Touchpoint, arrow.source)
    return offered_of(snapshot, journey_of(snapshot, card) or "") if card else []


def offered_of(snapshot: Snapshot, journey: str) -> list[tuple[Any, str]]:
    """Return the touchpoints of a journey to choose from; those of one name are told by stage."""
    row = cards(snapshot, journey)
    names = Counter(called(one) for one in row)

    def name(one: Touchpoint) -> str:
        step = snapshot.get(Step, one.step)
        stage = snapshot.get(Stage, step.stage) if step else None
        alone = names[called(one)] == 1 or stage is None
        return called(one) if alone or stage is None else f"{called(one)} · {called(stage)}"

    return [(one.id, name(one)) for one in row]
