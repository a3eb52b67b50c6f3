"""Editors made from the declarations of fields, and the forms they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from journeymap.editing.figures import PROBABILITY, spec_of
from journeymap.editing.records import NAMING, naming
from journeymap.kinds.lanes import kind_of
from journeymap.kinds.words import EXPLAINED, journey_name, kind_name
from journeymap.language import current, tr
from journeymap.model.fields import Spec, specs
from journeymap.model.records import NAMES, Journey, Lane, Record
from journeymap.model.snapshot import Snapshot
from journeymap.painting.fonts import family
from journeymap.ui.panels.choices import Choice, Write
from journeymap.ui.panels.days import Day
from journeymap.ui.panels.numbers import Number
from journeymap.ui.panels.pen import Pen
from journeymap.ui.panels.picks import PickRow, swatches
from journeymap.ui.panels.texts import Text
from journeymap.ui.panels.ticks import Tick, Ticks
from journeymap.ui.panels.words import Words

Editor = Text | Choice | Number | Tick | Ticks | PickRow
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
    labels = (tr(spec.label) for kind in NAMES.values() for spec in specs(kind).values())
    widest = max(metrics.horizontalAdvance(word) for label in labels for word in label.split())
    return max(_LABELS, min(_WIDEST, widest + 3))


class Field:
    """One declared field of the records shown, and the editor it is shown in."""

    def __init__(self, pen: Pen, kind: type, name: str, look: str = "") -> None:
        self.name, self.spec = name, specs(kind)[name]
        self._pen = pen
        self._ids: tuple[str, ...] = ()
        optional = _default(kind, name) is None
        self.editor, self._show = _made(pen, self.spec, self._write, optional, look)
        self.editor.setAccessibleName(tr(self.spec.label))
        if isinstance(self.editor, Number):
            self.editor.lineEdit().setAccessibleName(tr(self.spec.label))
        if look and isinstance(self.editor, Text):
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
            if isinstance(self.editor, Text | Number):
                self.editor.flush()
            self._ids = ids
        if isinstance(self.editor, Choice | Ticks) and self.spec.target:
            self.editor.offer(_linked(self._pen.snapshot, self.spec))
        if isinstance(self.editor, Number) and self.spec.unit:
            units = {spec_of(self.spec, record) for record in records}
            self.editor.mean(units.pop() if len(units) == 1 else self.spec)
        values = [getattr(record, self.name) for record in records]
        self._show(values[0], any(value != values[0] for value in values))

    def flush(self) -> None:
        """Keep what was typed, now."""
        if isinstance(self.editor, Text | Number):
            self.editor.flush()

    def _write(self, value: Any) -> bool:
        kept = self._pen.set(self._ids, self.name, value, self)
        if isinstance(self.editor, Number) and self.editor.per_cent:
            self._pen.set(self._ids, self.spec.unit, PROBABILITY, self)
        return kept


class Form(QWidget):
    """Fields below one another with their labels."""

    def __init__(self, pen: Pen, kind: type, names: Iterable[str]) -> None:
        super().__init__()
        self.fields = [Field(pen, kind, name) for name in names]
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
        if field.spec.lines > 1 or field.spec.editor in ("links", "colour"):
            grid.addWidget(label, row, 0, 1, 2)
            grid.addWidget(field.editor, row + 1, 0, 1, 2)
        elif field.spec.editor == "flag":
            grid.addWidget(field.editor, row, 0, 1, 2)
            label.setParent(None)
        else:
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field.editor, row, 1)
        if isinstance(field.editor, Number):
            grid.addWidget(field.editor.problem, row + 1, 1)

    def present(self, records: Sequence[Record]) -> None:
        """Show what the records have in these fields."""
        for field in self.fields:
            field.present(records)

    def flush(self) -> None:
        """Keep what was typed, now."""
        for field in self.fields:
            field.flush()


def declared(kind: type, *, without: Iterable[str] = ()) -> list[str]:
    """Return the fields of a kind that have an editor, in their order, the naming one left out."""
    title = next((name for name in NAMING if name in specs(kind)), None)
    hidden = {*without, title}
    return [
        name
        for name, spec in specs(kind).items()
        if spec.editor not in ("none", "position", "counts") and name not in hidden
    ]


def _made(pen: Pen, spec: Spec, write: Write, optional: bool, look: str) -> tuple[Editor, Present]:
    match spec.editor:
        case "text" if spec.day:
            day = Day(pen, write, look=look)
            return day, day.present
        case "text":
            text = Text(pen, write, lines=spec.lines, look=look)
            return text, text.present
        case "number" | "whole":
            number = Number(pen, write, spec, optional=optional)
            return number, number.present
        case "choice":
            choice = Choice(pen, write, [(key, _upper(tr(label))) for key, label in spec.options])
            return choice, choice.present
        case "link":
            link = Choice(pen, write)
            return link, link.present
        case "links":
            ticks = Ticks(pen, write)
            return ticks, ticks.present
        case "colour":
            return _palette(pen, write)
        case "flag":
            tick = Tick(pen, write, tr(spec.label))
            return tick, tick.present
    raise ValueError(f"no editor called {spec.editor!r}")


def _palette(pen: Pen, write: Write) -> tuple[PickRow, Present]:
    """Make a row of the theme's stage colours behind one that leaves it to the theme."""
    tones = [("", ""), *pen.theme.stages]
    names = [tr("by order"), *(tr("colour {n}", n=n) for n in range(1, len(tones)))]

    def picked(index: int) -> None:
        write(str(index - 1) if index > 0 else "")

    row = swatches(names, tones, pen.theme, picked)

    def present(value: str, several: bool) -> None:
        row.mark(None if several else int(value) + 1 if value.isdigit() else 0)

    return row, present


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _linked(snapshot: Snapshot, spec: Spec) -> list[tuple[Any, str]]:
    blank: list[tuple[Any, str]] = [(None, "–")] if spec.editor == "link" else []
    return blank + [(record.id, called(record)) for record in snapshot.ordered(NAMES[spec.target])]


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
