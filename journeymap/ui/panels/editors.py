"""Editors made from the declarations of fields, and the forms they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from journeymap.arrows import choices
from journeymap.editing.nesting import openable
from journeymap.editing.pictures import set_picture
from journeymap.editing.records import NAMING, naming
from journeymap.editing.tags import counted_tags, retag, said_before
from journeymap.lanes import kind_of
from journeymap.language import current, tr
from journeymap.model.fields import Spec, offered, specs
from journeymap.model.grid import CHANNEL
from journeymap.model.names import EXPLAINED, journey_name, kind_name
from journeymap.model.records import NAMES, Asset, Journey, Lane, Record, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.painting.fonts import family
from journeymap.tabular.figures import PROBABILITY, spec_of
from journeymap.ui.panels.picture_field import PictureField
from journeymap.ui.widgets.choices import Choice, Write
from journeymap.ui.widgets.colours import ColourField
from journeymap.ui.widgets.days import Day, ExactDay
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.lists import ListField
from journeymap.ui.widgets.numbers import NumberField
from journeymap.ui.widgets.tag_field import TagField
from journeymap.ui.widgets.texts import TextField
from journeymap.ui.widgets.ticks import CheckBox, Ticks
from journeymap.ui.widgets.weights import Weights
from journeymap.ui.widgets.words import Words

Editor = (
    TextField
    | Choice
    | NumberField
    | CheckBox
    | Ticks
    | ColourField
    | PictureField
    | TagField
    | Weights
)
_TYPED = TextField | NumberField | ColourField | PictureField | TagField | Weights
Present = Callable[[Any, bool], None]

_LABELS, _WIDEST = 92, 124
_LETTERS = 12


def beside() -> int:
    """Return how wide the labels of all forms are, in pixels: none has a word that is broken."""
    return _beside(current())


@cache
def _beside(_language: str) -> int:
    face = QFont(family())
    face.setPixelSize(_LETTERS)
    metrics = QFontMetrics(face)
    labels = (tr(spec.label) for kind in NAMES.values() for spec in offered(kind).values())
    widest = max(metrics.horizontalAdvance(word) for label in labels for word in label.split())
    return max(_LABELS, min(_WIDEST, widest + 3))


SHOWS = "shows"
"""The property that tells of an editor which field it shows."""


def shows(kind: type, name: str) -> str:
    """Return how the editor of a field is found among others."""
    return f"{kind.__name__}.{name}"


class Field:
    """One declared field of the records shown, and the editor it is shown in."""

    def __init__(self, field_editor: FieldEditor, kind: type, name: str, look: str = "") -> None:
        self.name, self.spec = name, specs(kind)[name]
        self._field_editor = field_editor
        self._ids: tuple[str, ...] = ()
        optional = _default(kind, name) is None
        if self.spec.editor == "tags":
            self.editor: Editor = TagField(field_editor, self._retag, self._tags)
            self._show: Present = self.editor.present
        else:
            made = _made(field_editor, self.spec, self._write, optional, look)
            self.editor, self._show = made
        if self.spec.recurs and isinstance(self.editor, TextField):
            self.editor.suggest(self._said_before)
        self.editor.setAccessibleName(tr(self.spec.label))
        self.editor.setProperty(SHOWS, shows(kind, name))
        if isinstance(self.editor, TagField):
            self.editor.line.setAccessibleName(tr(self.spec.label))
        if isinstance(self.editor, NumberField):
            self.editor.lineEdit().setAccessibleName(tr(self.spec.label))
        if look and isinstance(self.editor, TextField):
            self.editor.hint(tr(self.spec.label))
        if isinstance(self.editor, Choice):
            told = EXPLAINED.get((kind.__name__, name), {})
            self.editor.explain({key: tr(words) for key, words in told.items()})
        if self.spec.hint:
            self.editor.setToolTip(tr(self.spec.hint))

    def present(self, records: Sequence[Record]) -> None:
        """Show what the records have in this field."""
        ids = tuple(record.id for record in records)
        if ids != self._ids:
            if isinstance(self.editor, _TYPED):
                self.editor.flush()
            self._ids = ids
        if isinstance(self.editor, Choice | Ticks) and self.spec.target:
            self.editor.offer(_linked(self._field_editor.workspace.snapshot, self.spec, records))
        if isinstance(self.editor, Weights):
            self.editor.offer(_channels(self._field_editor.workspace.snapshot))
        if isinstance(self.editor, NumberField) and self.spec.unit:
            units = {spec_of(self.spec, record) for record in records}
            self.editor.mean(units.pop() if len(units) == 1 else self.spec)
        values = [getattr(record, self.name) for record in records]
        if isinstance(self.editor, TagField):
            self.editor.present_each(values)
            return
        self._show(values[0], any(value != values[0] for value in values))

    def flush(self) -> None:
        """Commit what is typed and waits for a pause, as the panel goes elsewhere."""
        if isinstance(self.editor, _TYPED):
            self.editor.flush()

    def _retag(self, add: Sequence[str], remove: Sequence[str]) -> bool:
        snapshot = self._field_editor.workspace.snapshot
        return self._field_editor.write(retag(snapshot, self._ids, self.name, add, remove), self)

    def _tags(self) -> Iterable[str]:
        return counted_tags(self._field_editor.workspace.snapshot)

    def _said_before(self) -> Iterable[str]:
        return said_before(self._field_editor.workspace.snapshot, self.name)

    def _write(self, value: Any) -> bool:
        if isinstance(value, Asset):
            snapshot = self._field_editor.workspace.snapshot
            return self._field_editor.write(set_picture(snapshot, self._ids, self.name, value))
        kept = self._field_editor.set(self._ids, self.name, value, self)
        if isinstance(self.editor, NumberField) and self.editor.per_cent:
            self._field_editor.set(self._ids, self.spec.unit, PROBABILITY, self)
        return kept


class FieldForm(QWidget):
    """Fields below one another with their labels."""

    def __init__(self, field_editor: FieldEditor, kind: type, names: Iterable[str]) -> None:
        super().__init__()
        self.fields = [Field(field_editor, kind, name) for name in names]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, beside())
        grid.setColumnStretch(1, 1)
        for field in self.fields:
            self._add(grid, field)

    def _add(self, grid: QGridLayout, field: Field) -> None:
        label = Words("name", tr(field.spec.label))
        label.setBuddy(field.editor)
        row = grid.rowCount()
        tall = field.spec.lines > 1 or field.spec.target == "Asset"
        if tall or field.spec.editor in ("links", "colour", "weights"):
            grid.addWidget(label, row, 0, 1, 2)
            grid.addWidget(field.editor, row + 1, 0, 1, 2)
        elif field.spec.editor == "flag":
            grid.addWidget(field.editor, row, 0, 1, 2)
            label.setParent(None)
        else:
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field.editor, row, 1)
        if isinstance(field.editor, NumberField | ListField):
            grid.addWidget(field.editor.problem, row + 1, 1)

    def present(self, records: Sequence[Record]) -> None:
        """Show what the records have in these fields."""
        for field in self.fields:
            field.present(records)

    def flush(self) -> None:
        """Commit what is typed and waits for a pause, as the panel goes elsewhere."""
        for field in self.fields:
            field.flush()


def declared(kind: type, *, without: Iterable[str] = ()) -> list[str]:
    """Return the fields of a kind that have an editor, in their order, the naming one left out."""
    title = next((name for name in NAMING if name in specs(kind)), None)
    hidden = {*without, title}
    return [
        name
        for name, spec in offered(kind).items()
        if spec.editor not in ("none", "position", "counts", "json") and name not in hidden
    ]


def _made(
    field_editor: FieldEditor, spec: Spec, write: Write, optional: bool, look: str
) -> tuple[Editor, Present]:
    match spec.editor:
        case "text" if spec.day:
            day = Day(field_editor, write, look=look)
            return day, day.present
        case "exact day":
            exact = ExactDay(field_editor, write)
            return exact, exact.present
        case "text":
            text = TextField(field_editor, write, lines=spec.lines, look=look)
            text.marks = spec.marked
            return text, text.present
        case "number" | "whole":
            number = NumberField(field_editor, write, spec, optional=optional)
            return number, number.present
        case "choice":
            choice = Choice(
                field_editor, write, [(key, _upper(tr(label))) for key, label in spec.options]
            )
            return choice, choice.present
        case "kind":
            return _kinds(field_editor, write, spec)
        case "link" if spec.target == "Asset":
            picture = PictureField(field_editor, write)
            return picture, picture.present
        case "link":
            link = Choice(field_editor, write)
            return link, link.present
        case "links":
            ticks = Ticks(field_editor, write)
            return ticks, ticks.present
        case "weights":
            weights = Weights(field_editor, write)
            return weights, weights.present
        case "colour":
            colours = ColourField(field_editor, write)
            return colours, colours.present
        case "addresses":
            listed = ListField(field_editor, write)
            return listed, listed.present_list
        case "flag":
            tick = CheckBox(field_editor, write, tr(spec.label))
            return tick, tick.present
    raise ValueError(f"no editor called {spec.editor!r}")


def _kinds(field_editor: FieldEditor, write: Write, spec: Spec) -> tuple[Choice, Present]:
    """Make a choice among the kinds there are; one whose plug-in is missing goes by its name."""
    known = [(key, _upper(tr(label))) for key, label in choices(spec)]
    choice = Choice(field_editor, write, known)

    def present(value: str, several: bool) -> None:
        strange = not several and value not in dict(known)
        choice.offer([*known, (value, value)] if strange else known)
        choice.present(value, several)

    return choice, present


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _linked(snapshot: Snapshot, spec: Spec, records: Sequence[Record]) -> list[tuple[Any, str]]:
    """Return what a field of some records may lead to."""
    blank: list[tuple[Any, str]] = [(None, "–")] if spec.editor == "link" else []
    there: Sequence[Record] = snapshot.ordered(NAMES[spec.target])
    for record in records:
        if isinstance(record, Touchpoint) and spec.target == "Journey":
            inside = openable(snapshot, record)
            there = [one for one in there if one in inside or one.id == record.opens]
    return blank + [(record.id, called(record)) for record in there]


def _channels(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the titles of all channels of the file, each once."""
    lanes = (lane for lane in snapshot.ordered(Lane) if lane.kind == CHANNEL)
    return tuple(dict.fromkeys(filter(None, (lane.title.strip() for lane in lanes))))


def called(record: Record) -> str:
    """Return what a record goes by, or its kind where it has no name."""
    name = naming(record)
    title = str(getattr(record, name)) if name else ""
    if not title and isinstance(record, Lane):
        return tr(kind_of(record).label)
    if title and isinstance(record, Journey):
        return journey_name(record)
    return title or kind_name(type(record).__name__)


def _default(kind: type, name: str) -> Any:
    return next(f.default for f in fields(kind) if f.name == name)
