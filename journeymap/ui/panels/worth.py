"""What an idea is worth, in the inspector: its benefit with its unit, and to whom it is worth what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout

from journeymap.analysis.benefits import benefit_of, benefit_told
from journeymap.language import tr
from journeymap.model.change import change
from journeymap.model.fields import Spec, fault, specs
from journeymap.model.records import Idea
from journeymap.ui.panels.editors import SHOWS, beside, shows
from journeymap.ui.panels.sections import FieldsSection, Records
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.texts import TextField
from journeymap.ui.widgets.words import Words

WORTH = ("value_customer", "value_business", "impact", "effort", "reach", "confidence")
"""The fields that say what an idea is worth and takes, besides its benefit."""

BENEFIT = ("benefit", "benefit_unit")
"""The fields that are typed together as one."""


class WorthSection(FieldsSection):
    """The benefit as one text, such as "12 000 € a year", and the figures from 1 to 5."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, Idea, WORTH, tr("What it is worth"))
        self.benefit = BenefitField(field_editor)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setColumnMinimumWidth(0, beside())
        grid.setColumnStretch(1, 1)
        label = Words("name", tr(specs(Idea)["benefit"].label))
        label.setBuddy(self.benefit)
        grid.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.benefit, 0, 1)
        grid.addWidget(self.benefit.problem, 1, 1)
        self.column.insertLayout(1, grid)

    def present(self, records: Records) -> None:
        super().present(records)
        self.benefit.show_ideas(records)

    def flush(self) -> None:
        self.benefit.flush()
        super().flush()


class BenefitField(TextField):
    """A number with what it counts; what has no number in it is refused, and said why."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, self._take)
        self._ids: tuple[str, ...] = ()
        self._now: tuple[float | None, str] = None, ""
        self._several = False
        self.problem = Words("problem")
        self.problem.hide()
        self.setProperty(SHOWS, shows(Idea, "benefit_unit"))
        self.setAccessibleName(tr(specs(Idea)["benefit"].label))
        self.hint(tr("12 000 € a year"))

    def show_ideas(self, ideas: Sequence[Idea]) -> None:
        """Show what some ideas bring, unless that is being typed."""
        ids = tuple(idea.id for idea in ideas)
        if ids != self._ids:
            self.flush()
            self._ids = ids
            self._refuse("")
        self._now = ideas[0].benefit, ideas[0].benefit_unit
        self._several = any((one.benefit, one.benefit_unit) != self._now for one in ideas)
        if not self.hasFocus() or benefit_of(self.toPlainText()) != self._now:
            self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.problem.isHidden():
            self._tell()

    def _tell(self) -> None:
        self.present(benefit_told(*self._now) or self._now[1], self._several)

    def _take(self, typed: str) -> bool:
        figure, unit = benefit_of(typed)
        spec: Spec = specs(Idea)["benefit"]
        why = fault(spec, figure)
        if typed.strip() and (figure is None or why):
            self._refuse(tr("Say it as a number and what it counts: 12 000 € a year."))
            return False
        self._refuse("")
        snapshot = self._field_editor.workspace.snapshot
        pairs = [
            (idea, idea.but(benefit=figure, benefit_unit=unit))
            for id in self._ids
            if (idea := snapshot.get(Idea, id))
        ]
        return self._field_editor.write(change(spec.label, edit=pairs) or None, self)

    def _refuse(self, why: str) -> None:
        self.problem.say(why)
        self.problem.setVisible(bool(why))
        self.setAccessibleDescription(why)
