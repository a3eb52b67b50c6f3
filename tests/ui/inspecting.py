"""What tests of the inspector do again and again."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from journeymap.model.records import (
    Record,
    Touchpoint,
)
from journeymap.ui.desk import Desk
from journeymap.ui.panels.feelings import Feelings
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.numbers import Number
from journeymap.ui.panels.pages import Page
from journeymap.ui.panels.picks import PickRow
from journeymap.ui.panels.said import SaidRow
from journeymap.ui.panels.texts import Text

W = TypeVar("W", bound=QWidget)


def card(desk: Desk, title: str = "Calls about the delay") -> Touchpoint:
    return next(t for t in desk.snapshot.all(Touchpoint).values() if t.title == title)


def select(desk: Desk, inspector: Inspector, *records: Record) -> Page:
    desk.select(record.id for record in records)
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


def typing(row: SaidRow) -> Text:
    assert isinstance(row.field.editor, Text)
    return row.field.editor


def text_called(page: QWidget, name: str) -> Text:
    return next(t for t in page.findChildren(Text) if t.accessibleName() == name)


def number_called(page: QWidget, name: str) -> Number:
    return next(n for n in page.findChildren(Number) if n.accessibleName() == name)


def steps(desk: Desk) -> int:
    """Count the undo steps there are, and go forth again."""
    done = 0
    while desk.document.undo():
        done += 1
    for _ in range(done):
        desk.document.redo()
    return done
