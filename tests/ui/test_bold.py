"""Bold words of notes: Ctrl+B puts stars around them, wherever a note is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeymap.model.change import change
from journeymap.model.records import Lane, Note, Touchpoint
from journeymap.ui.shell.window import Window
from journeymap.ui.views.map.writing import InlineEditor
from tests.ui.inspecting import card, select, text_called

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_in_the_inspector_words_of_a_note_become_bold_and_those_of_a_title_do_not(
    workspace, inspector, qtbot
) -> None:
    lane = Lane(journey=workspace.journey, kind="text", title="Thinking", position=99.0)
    step = card(workspace).step
    note = Note(journey=workspace.journey, lane=lane.id, step=step, body="so slow")
    workspace.commit(change("x", add=[lane, note]))
    for record, label, after in ((note, "Note", "**so slow**"), (card(workspace), "Title", None)):
        field = text_called(select(workspace, inspector, record), label)
        before = field.toPlainText()
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_B, CONTROL)
        assert field.toPlainText() == (after or before)
        field.flush()
    assert workspace.snapshot.get(Note, note.id).body == "**so slow**"


def test_in_the_empty_field_for_a_new_note_too_and_not_in_that_for_a_friction(
    begun: Window, qtbot: QtBot
) -> None:
    begun.workspace.select((next(iter(begun.workspace.snapshot.all(Touchpoint))),))
    for kind, after in (("text", "**late**"), ("friction", "late")):
        assert begun.canvas.ask(kind)
        field = begun.canvas.viewport().findChildren(InlineEditor)[-1]
        field.setPlainText("late")
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_B, CONTROL)
        assert field.toPlainText() == after
        qtbot.keyClick(field, Qt.Key.Key_Return)
