"""Lists of what hangs on a record: a heading, a way to add, and rows that open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.names import kind_name
from journeymap.model.records import Record
from journeymap.painting.paint import pen as line_of
from journeymap.ui.panels.editors import FieldForm
from journeymap.ui.panels.sections import PageSection, Records, link
from journeymap.ui.widgets.choices import chevron
from journeymap.ui.widgets.field_editor import FieldEditor


class Opener(QToolButton):
    """The button that opens and closes a row."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__()
        self._field_editor = field_editor
        self.setCheckable(True)
        self.setFixedSize(20, 20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(tr("Details"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._field_editor.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(line_of(theme.accent, 1.0))
            painter.drawRoundedRect(QRectF(0.5, 0.5, 19, 19), 5, 5)
        ink = theme.ink if self.underMouse() else theme.ink_soft
        chevron(painter, 10.0, 10.0, ink, self.isChecked())


class ListingRow(QFrame):
    """One record of a list: what matters of it, and the rest when opened."""

    def __init__(
        self, field_editor: FieldEditor, kind: type, rest: Sequence[str], look: str = "plain"
    ) -> None:
        super().__init__()
        self.field_editor, self._kind, self._rest = field_editor, kind, rest
        self.record: Any = None
        self.setProperty("look", look)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 6, 6, 7)
        self.column.setSpacing(4)
        self.head = QHBoxLayout()
        self.head.setSpacing(5)
        self.column.addLayout(self.head)
        self._form: FieldForm | None = None
        self._remove: QPushButton | None = None
        self.opener = Opener(field_editor)
        self.opener.toggled.connect(self._opened)

    def present(self, record: Any) -> None:
        """Show a record, which may be another than before."""
        if self.record is not None and record.id != self.record.id:
            self.flush()
            self.opener.setChecked(False)
        self.record = record
        name = tr("Details of {name}", name=self.describe())
        if name != self.opener.accessibleName():
            self.opener.setAccessibleName(name)
        self.tell()
        if self._form and self.opener.isChecked():
            self._form.present((record,))

    def tell(self) -> None:
        """Show what matters of the record."""

    def describe(self) -> str:
        """Return what the record is called aloud."""
        return kind_name(self._kind.__name__)

    def start(self) -> None:
        """Take the keyboard, after a person has added this."""
        self.opener.setFocus()

    def flush(self) -> None:
        """Keep what was typed in here, now."""
        if self._form:
            self._form.flush()

    def _opened(self, yes: bool) -> None:
        if yes and self._form is None:
            self._form = FieldForm(self.field_editor, self._kind, self._rest)
            self.column.addWidget(self._form)
            self._remove = link(tr("Remove"), self._removed)
            self.column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignRight)
            in_order(stops(self))
        if self._form and self._remove:
            self._form.setVisible(yes)
            self._remove.setVisible(yes)
            if yes:
                self._form.present((self.record,))
            self._remove.setAccessibleName(tr("Remove {name}", name=self.describe()))

    def _removed(self) -> None:
        self.field_editor.remove(self.record.id)


def added(change: Change, kind: type[Record]) -> str | None:
    """Return the id of what a change adds of a kind; a lane may have come along to show it."""
    new = (edit.after for edit in change if edit.before is None)
    return next((record.id for record in new if type(record) is kind), None)


def stops(part: QWidget | QLayout | None) -> list[QWidget]:
    """Return where Tab stops in a widget or layout, in the order in which it is read."""
    if part is None:
        return []
    if isinstance(part, QLayout):
        items = (part.itemAt(i) for i in range(part.count()))
        inner = (item.widget() or item.layout() for item in items if item is not None)
        return [stop for one in inner for stop in stops(one)]
    own = [part] if part.focusPolicy() & Qt.FocusPolicy.TabFocus else []
    return [*own, *stops(part.layout())]


def in_order(row: Sequence[QWidget]) -> None:
    """Let Tab go through some widgets one after the other, wherever they were made."""
    for one, then in pairwise(row):
        QWidget.setTabOrder(one, then)


class MakesRow(Protocol):
    """What makes a row of one kind."""

    def __call__(self, field_editor: FieldEditor) -> ListingRow: ...


class Listing(PageSection):
    """A heading, a way to add, and one row a record."""

    def __init__(
        self,
        field_editor: FieldEditor,
        heading: str,
        make: MakesRow,
        find: Callable[[Any], Records],
        add: Callable[[], str | None] | None = None,
    ) -> None:
        super().__init__(field_editor, heading)
        self._make, self._find, self._add = make, find, add
        self.rows: list[ListingRow] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(7)
        self.column.addLayout(self._body)
        self._about: Any = None
        if add:
            button = link(tr("+ add"), self.added)
            button.setAccessibleName(tr("Add: {name}", name=heading))
            self.top.addWidget(button)

    def present(self, records: Records) -> None:
        """Show what hangs on the record; each keeps its row, and rows left over are reused."""
        self._about = records[0]
        wanted = self._find(records[0])
        now = {row.record.id: row for row in self.rows}
        free = [row for row in self.rows if row.record.id not in {one.id for one in wanted}]
        rows = [now.get(one.id) or (free.pop(0) if free else self._new()) for one in wanted]
        for row in free:
            row.flush()
            row.hide()
            self._body.removeWidget(row)
            row.deleteLater()
        if rows != [row for row in self.rows if row not in free]:
            self._arrange(rows)
        self.rows = rows
        for row, record in zip(rows, wanted, strict=True):
            row.present(record)

    def flush(self) -> None:
        for row in self.rows:
            row.flush()

    def added(self) -> None:
        """Add one more and let the person go on in it."""
        id = self._add() if self._add else None
        if id is None:
            return
        self.present(
            (self.field_editor.workspace.view.snapshot.find(self._about.id) or self._about,)
        )
        for row in self.rows:
            if row.record.id == id:
                row.start()
                self.field_editor.began.emit()

    def _new(self) -> ListingRow:
        return self._make(field_editor=self.field_editor)

    def _arrange(self, rows: list[ListingRow]) -> None:
        for row in rows:
            self._body.removeWidget(row)
        for row in rows:
            self._body.addWidget(row)
            row.show()
        in_order(stops(self))
