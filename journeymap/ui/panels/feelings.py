"""The feeling of touchpoints in the inspector: five faces, whose they are, and a word."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from journeymap.editing.feelings import set_feeling
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.names import feeling_word, feeling_words
from journeymap.model.records import Feeling, Journey, Persona
from journeymap.ui.panels.editors import Field, FieldForm
from journeymap.ui.panels.sections import PageSection, Records
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.picks import PickRow, faces
from journeymap.ui.widgets.texts import TextField
from journeymap.ui.widgets.words import tight


class Feelings(PageSection):
    """What a persona feels: faces to choose from, the persona switch, the word in their words."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, tr("Feeling"))
        self._ids: tuple[str, ...] = ()
        self._levels: list[str] = []
        self.row: PickRow | None = None
        self._switch = QWidget()
        self._people = QGridLayout(self._switch)
        self._people.setContentsMargins(0, 0, 0, 0)
        self._people.setSpacing(5)
        self._buttons: dict[str, QToolButton] = {}
        self.column.addWidget(self._switch)
        self._said = tight("word")
        self.word = Field(field_editor, Feeling, "word", "word")
        if isinstance(self.word.editor, TextField):
            self.word.editor.hint(tr("in a word, or in their words"))
        told = QHBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._said)
        told.addWidget(self.word.editor, 1)
        self.column.addLayout(told)
        self._more = FieldForm(field_editor, Feeling, ["arousal"])
        self.column.addWidget(self._more)

    def present(self, records: Records) -> None:
        self._ids = tuple(record.id for record in records)
        self._face_the_levels()
        self._name_the_people()
        felt = self._felt()
        levels = {self._level(feeling.valence) for feeling in felt}
        alike = len(levels) == 1 and len(felt) == len(self._ids)
        level = levels.pop() if alike else None
        if self.row:
            self.row.mark(level)
        words = (
            feeling_word(self.field_editor.workspace.view.snapshot, felt[0].valence)
            if alike
            else ""
        )
        mixed = tr("several") if felt else tr("not said")
        self._said.say(f"{words} —" if words else mixed)
        for widget, part in ((self.word.editor, self.word), (self._more, self._more)):
            alone = len(self._ids) == 1 and bool(felt)
            widget.setVisible(alone)
            if alone:
                part.present(felt)

    def flush(self) -> None:
        self.word.flush()
        self._more.flush()

    def _felt(self) -> list[Feeling]:
        snapshot, lens = (
            self.field_editor.workspace.view.snapshot,
            self.field_editor.edit_view().lens,
        )
        return [
            feeling
            for id in self._ids
            for feeling in snapshot.of(Feeling, "touchpoint", id)
            if feeling.persona == lens
        ]

    def _level(self, valence: float) -> int:
        return round((valence + 1) / 2 * (len(self._levels) - 1))

    def _face_the_levels(self) -> None:
        """Make the faces anew when the project counts in other levels."""
        words = feeling_words(self.field_editor.workspace.view.snapshot)
        if words == self._levels:
            return
        if self.row:
            self.row.deleteLater()
        self._levels = words
        self.row = faces(words, self.field_editor.appearance, self._picked)
        self.row.setAccessibleName(tr("Feeling"))
        self.column.insertWidget(2, self.row)

    def _name_the_people(self) -> None:
        """Offer a switch where several personas walk this journey."""
        snapshot = self.field_editor.workspace.view.snapshot
        journey = snapshot.get(Journey, self.field_editor.workspace.journey)
        people = [snapshot.get(Persona, id) for id in journey.personas] if journey else []
        names = {one.id: one.name or tr("Persona") for one in people if one}
        if list(names) != list(self._buttons):
            for button in self._buttons.values():
                self._people.removeWidget(button)
                button.deleteLater()
            self._buttons = {id: self._button(id) for id in names}
            columns = 1 if max(map(len, names.values()), default=0) > 14 else 2
            for i, button in enumerate(self._buttons.values()):
                self._people.addWidget(button, i // columns, i % columns)
        lens = self.field_editor.edit_view().lens
        for id, button in self._buttons.items():
            if button.text() != names[id]:
                button.setText(names[id])
                button.setToolTip(names[id])
            if button.isChecked() != (id == lens):
                button.setChecked(id == lens)
        self._switch.setVisible(len(names) > 1)

    def _button(self, id: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("look", "persona")
        button.clicked.connect(partial(self._look_at, id))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return button

    def _look_at(self, id: str, checked: bool = True) -> None:
        self._buttons[id].setChecked(True)
        self.field_editor.workspace.focus_on(id)

    def _picked(self, level: int) -> None:
        valence = 2 * level / (len(self._levels) - 1) - 1 if level >= 0 else None
        lens, whole = self.field_editor.edit_view().lens, Change("Feeling")
        for id in self._ids:
            if self.field_editor.workspace.snapshot.find(id):
                whole += set_feeling(
                    self.field_editor.workspace.snapshot, id, lens, valence
                ) or Change("Feeling")
        self.field_editor.write(whole)
