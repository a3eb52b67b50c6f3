"""Input methods: the first letter on an untitled card is composed in its title already."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from journeymap.editing.records import retitle
from journeymap.model.records import Touchpoint
from journeymap.ui.shell.window import Window
from tests.ui.person import Person, card
from tests.ui.test_gestures import COMPARES

_TAKES = Qt.WidgetAttribute.WA_InputMethodEnabled


@pytest.fixture
def bare(begun: Window) -> str:
    """The id of an untitled touchpoint, selected and not being written."""
    one = card(begun, COMPARES)
    done = begun.workspace.commit(retitle(begun.workspace.snapshot, one.id, ""))
    assert done
    begun.canvas.setFocus()
    begun.workspace.select((one.id,))
    return one.id


def compose(letters: str, settled: str = "") -> None:
    """Send what an input method sends to whatever has the keyboard."""
    event = QInputMethodEvent(letters, [])
    if settled:
        event.setCommitString(settled)
    there = QApplication.focusWidget()
    assert there is not None
    QApplication.sendEvent(there, event)


def title(window: Window, id: str) -> str:
    found = window.workspace.snapshot.get(Touchpoint, id)
    assert found
    return found.title


def test_a_composition_goes_into_the_title_from_its_first_letter(begun: Window, bare: str) -> None:
    assert begun.canvas.testAttribute(_TAKES)
    field = None
    for letters in ("n", "ni", "ni h", "ni hao"):
        compose(letters)
        field = begun.canvas.writing.field
        assert field is not None and field.toPlainText() == ""
        assert QApplication.focusWidget() is begun.canvas, "the method is not cut short"
        block = field.document().firstBlock()
        assert block.layout().preeditAreaText() == letters
    where = begun.canvas.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert QRectF(begun.canvas.rect()).contains(where)
    assert field is not None
    compose("", "你好")
    assert field.toPlainText() == "你好" and QApplication.focusWidget() is field
    compose("ma")
    compose("", "吗")
    begun.canvas.finish_writing()
    assert title(begun, bare) == "你好吗"
    begun.workspace.undo()
    assert title(begun, bare) == ""


def test_a_composition_that_is_given_up_leaves_an_open_field(begun: Window, bare: str) -> None:
    compose("n")
    compose("")
    field = begun.canvas.writing.field
    assert field is not None and QApplication.focusWidget() is field and not field.toPlainText()
    begun.canvas.finish_writing()
    assert title(begun, bare) == "" and not begun.canvas.writing.active


def test_where_letters_are_commands_no_method_is_asked(
    begun: Window, person: Person, bare: str
) -> None:
    begun.workspace.select((card(begun, "Checks price and stock").id,))
    assert not begun.canvas.testAttribute(_TAKES)
    begun.workspace.select(())
    assert not begun.canvas.testAttribute(_TAKES)
    begun.workspace.select((bare,))
    assert begun.canvas.testAttribute(_TAKES)
    person.type("Hi")
    person.press("Return")
    assert title(begun, bare) == "Hi" and not begun.canvas.testAttribute(_TAKES)
