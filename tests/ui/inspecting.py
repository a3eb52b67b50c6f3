"""What tests of the inspector do again and again."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from journeymap.model.records import Record, Touchpoint
from journeymap.ui.panels.feelings import Feelings
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.pages import InspectorPage
from journeymap.ui.panels.said import SaidRow
from journeymap.ui.widgets.numbers import NumberField
from journeymap.ui.widgets.picks import PickRow
from journeymap.ui.widgets.texts import TextField
from journeymap.workspace.workspace import Workspace

W = TypeVar("W", bound=QWidget)


def card(workspace: Workspace, title: str = "Calls about the delay") -> Touchpoint:
    return next(t for t in workspace.snapshot.all(Touchpoint).values() if t.title == title)


def select(workspace: Workspace, inspector: Inspector, *records: Record) -> InspectorPage:
    workspace.select(record.id for record in records)
    inspector.refresh()
    page = inspector.page(type(records[0]))
    assert page
    return page


def the(page: QWidget, kind: type[W]) -> W:
    """Return the first widget of a kind."""
    found = page.findChild(kind)
    assert isinstance(found, kind)
    return found


def faces(page: QWidget) -> PickRow:
    row = the(page, Feelings).row
    assert row
    return row


def typing(row: SaidRow) -> TextField:
    assert isinstance(row.field.editor, TextField)
    return row.field.editor


def text_called(page: QWidget, name: str) -> TextField:
    return next(t for t in page.findChildren(TextField) if t.accessibleName() == name)


def number_called(page: QWidget, name: str) -> NumberField:
    return next(n for n in page.findChildren(NumberField) if n.accessibleName() == name)


def steps(workspace: Workspace) -> int:
    """Count the undo steps there are, and go forth again."""
    done = 0
    while workspace.document.undo():
        done += 1
    for _ in range(done):
        workspace.document.redo()
    return done
