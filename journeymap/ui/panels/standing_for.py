"""What a touchpoint of a case stands for, and of which journey a case is one: to be chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from journeymap.analysis.findings import called as title_of
from journeymap.analysis.flow.case_ways import CASE, model_of, stands_for
from journeymap.editing.cases import become_case, stand_for, suggested
from journeymap.language import tr
from journeymap.model.grid import journey_of
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.editors import beside
from journeymap.ui.panels.ends import offered_of
from journeymap.ui.panels.sections import PageSection, Records, link
from journeymap.ui.widgets.choices import Choice
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words


class ChoiceSection(PageSection):
    """One choice with its name beside it; it is not there where there is nothing to choose."""

    def __init__(self, field_editor: FieldEditor, label: str) -> None:
        super().__init__(field_editor, look="heading")
        self.column.setContentsMargins(SIDE, 0, SIDE, 8)
        self.id = ""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setColumnMinimumWidth(0, beside())
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self.choice = Choice(field_editor, self.take)
        self.choice.setAccessibleName(label)
        words = Words("name", label)
        words.setBuddy(self.choice)
        grid.addWidget(words, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.choice, 0, 1)

    @property
    def snapshot(self) -> Snapshot:
        """The document."""
        return self.field_editor.workspace.snapshot

    def take(self, value: Any) -> bool:
        """Make what was chosen so."""
        raise NotImplementedError


class StandsFor(ChoiceSection):
    """Which touchpoint of the model one of a case stands for; what is called alike is suggested."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, tr("Stands for"))
        self.suggestion = link("", self._accept)
        self.column.addWidget(self.suggestion, 0, Qt.AlignmentFlag.AlignRight)
        self._guess = ""

    def present(self, records: Records) -> None:
        card: Touchpoint = records[0]
        self.id = card.id
        case = journey_of(self.snapshot, card) or ""
        model = model_of(self.snapshot, case)
        self.setVisible(model is not None and len(records) == 1)
        if model is None:
            return
        nothing: list[tuple[Any, str]] = [(None, tr("nothing in the model"))]
        self.choice.offer([*nothing, *offered_of(self.snapshot, model)])
        self.choice.present(stands_for(self.snapshot, model, case).get(card.id))
        self._guess = suggested(self.snapshot, case).get(card.id, "")
        guess = title_of(self.snapshot, self._guess) if self._guess else ""
        self.suggestion.setText(tr("“{title}”?", title=guess) if guess else "")
        self.suggestion.setVisible(bool(guess))

    def take(self, value: Any) -> bool:
        return self.field_editor.write(stand_for(self.snapshot, self.id, value))

    def _accept(self) -> None:
        self.take(self._guess)


class CaseOf(ChoiceSection):
    """Of which journey a case is one; what is no case has no such thing."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, tr("Case of"))

    def present(self, records: Records) -> None:
        case: Journey = records[0]
        self.id = case.id
        self.setVisible(case.state == CASE and len(records) == 1)
        every = self.snapshot.ordered(Journey)
        models = [(one.id, journey_name(one)) for one in every if one.state != CASE]
        self.choice.offer([(None, tr("not said")), *models])
        self.choice.present(model_of(self.snapshot, case.id))

    def take(self, value: Any) -> bool:
        return self.field_editor.write(become_case(self.snapshot, self.id, value))
