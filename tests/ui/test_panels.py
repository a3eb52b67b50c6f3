"""The inspector: what it shows, what it writes, and what it will not take."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from journeymap.drawing.theme import load_theme
from journeymap.editing.records import retitle, set_field
from journeymap.errors import JourneyError
from journeymap.model.change import Change, change
from journeymap.model.document import Document, Role
from journeymap.model.links import removal
from journeymap.model.records import (
    KINDS,
    Feeling,
    Frame,
    Journey,
    Lane,
    Note,
    Project,
    Stage,
    Touchpoint,
    Vote,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.ui.panels.editors import Field, declared
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.said import FrictionRow, QuoteRow
from journeymap.ui.panels.scores import ScoreRow
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.pause import PAUSE
from journeymap.workspace.workspace import Workspace
from tests.ui.inspecting import card, faces, number_called, select, steps, text_called, the, typing


def test_a_touchpoint_is_shown_with_all_that_hangs_on_it(workspace, inspector) -> None:
    page = select(workspace, inspector, card(workspace))
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "TOUCHPOINT" in said
    assert "Order & delivery" in said and "Contact centre" in said
    assert text_called(page, "Title").toPlainText() == "Calls about the delay"
    assert len(page.findChildren(FrictionRow)) == 2
    assert {"2.1 of 5", "1.9 to 2.3", "n = 118"} <= set(said)


def test_an_edited_title_is_one_step_to_undo(workspace, inspector, qtbot) -> None:
    title = text_called(select(workspace, inspector, card(workspace)), "Title")
    before = steps(workspace)
    title.setFocus()
    qtbot.keyClicks(title, "A")
    (card_id,) = workspace.selection
    qtbot.waitUntil(lambda: workspace.snapshot.find(card_id).title[0] == "A", timeout=20 * PAUSE)
    qtbot.keyClicks(title, "B")
    title.clearFocus()
    assert workspace.snapshot.find(card_id).title == "ABCalls about the delay"
    assert steps(workspace) == before + 1


def test_a_second_visit_is_a_second_step(workspace, inspector, qtbot) -> None:
    page = select(workspace, inspector, card(workspace))
    title, owner = text_called(page, "Title"), text_called(page, "Owner")
    before = steps(workspace)
    for letter in "AB":
        title.setFocus()
        qtbot.keyClicks(title, letter)
        owner.setFocus()
    assert steps(workspace) == before + 2


def test_what_others_do_in_between_is_not_joined(workspace, inspector, qtbot) -> None:
    title = text_called(select(workspace, inspector, card(workspace)), "Title")
    title.setFocus()
    qtbot.keyClicks(title, "A")
    title.flush()
    workspace.run("feeling.5")
    qtbot.keyClicks(title, "B")
    title.flush()
    workspace.undo()
    assert card(workspace, "ACalls about the delay")


def test_undo_in_an_open_field_takes_back_the_visit_and_shows_it(
    workspace, inspector, qtbot
) -> None:
    title = text_called(select(workspace, inspector, card(workspace)), "Title")
    title.setFocus()
    qtbot.keyClicks(title, "Now ")
    qtbot.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    inspector.refresh()
    assert title.toPlainText() == "Calls about the delay" == card(workspace).title
    assert title.hasFocus()


def test_the_caret_stays_when_the_field_is_changed_from_elsewhere(workspace, inspector) -> None:
    title = text_called(select(workspace, inspector, card(workspace)), "Title")
    title.setFocus()
    caret = title.textCursor()
    caret.setPosition(5)
    title.setTextCursor(caret)
    workspace.document.merge(
        retitle(workspace.snapshot, workspace.selection[0], "Calls about the parcel")
    )
    inspector.refresh()
    assert title.toPlainText() == "Calls about the parcel"
    assert title.textCursor().position() == 5


def test_what_is_being_typed_is_not_overwritten(workspace, inspector, qtbot) -> None:
    title = text_called(select(workspace, inspector, card(workspace)), "Title")
    title.setFocus()
    qtbot.keyClicks(title, "My ")
    workspace.commit(set_field(workspace.snapshot, workspace.selection, "owner", "Somebody"))
    inspector.refresh()
    assert title.toPlainText() == "My Calls about the delay"


def test_typing_goes_to_the_record_it_was_typed_for(workspace, inspector, qtbot) -> None:
    first, second = card(workspace), card(workspace, "Courier delivers")
    title = text_called(select(workspace, inspector, first), "Title")
    qtbot.keyClicks(title, "X")
    select(workspace, inspector, second)
    assert workspace.snapshot.find(first.id).title == "XCalls about the delay"
    assert workspace.snapshot.find(second.id).title == "Courier delivers"
    assert title.toPlainText() == "Courier delivers"


def test_escape_keeps_what_was_typed_and_leaves(workspace, inspector, qtbot) -> None:
    title = text_called(select(workspace, inspector, card(workspace)), "Title")
    title.setFocus()
    qtbot.keyClicks(title, "X")
    with qtbot.waitSignal(inspector.left):
        qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert card(workspace, "XCalls about the delay")


def test_numbers_out_of_bounds_cannot_be_entered(workspace, inspector, qtbot) -> None:
    project = next(iter(workspace.snapshot.all(Project).values()))
    workspace.select(())
    inspector.refresh()
    levels = number_called(inspector.page(Project), "Levels of feeling")
    for typed in ("99", "1", "-3", "x"):
        levels.setFocus()
        levels.selectAll()
        qtbot.keyClicks(levels, typed)
        qtbot.keyClick(levels, Qt.Key.Key_Return)
        assert 3 <= workspace.snapshot.get(Project, project.id).levels <= 11
    levels.selectAll()
    qtbot.keyClicks(levels, "7")
    qtbot.keyClick(levels, Qt.Key.Key_Return)
    assert workspace.snapshot.get(Project, project.id).levels == 7


def test_a_number_may_be_blank_where_nothing_may_be_said(workspace, inspector, qtbot) -> None:
    page = select(workspace, inspector, card(workspace))
    expected = number_called(page, "Expected feeling")
    workspace.commit(set_field(workspace.snapshot, workspace.selection, "expectation", None))
    inspector.refresh()
    assert expected.text() == ""
    for typed, kept in (("0,5", 0.5), ("-1", -1.0), ("", None)):
        expected.setFocus()
        expected.selectAll()
        qtbot.keyClick(expected, Qt.Key.Key_Delete)
        qtbot.keyClicks(expected, typed)
        qtbot.keyClick(expected, Qt.Key.Key_Return)
        assert card(workspace).expectation == kept


def test_several_touchpoints_are_edited_together(workspace, inspector, qtbot) -> None:
    both = card(workspace), card(workspace, "Courier delivers")
    page = select(workspace, inspector, *both)
    assert text_called(page, "Title").placeholderText() == "several"
    assert text_called(page, "Title").toPlainText() == ""
    owner = text_called(page, "Owner")
    owner.setFocus()
    qtbot.keyClicks(owner, "Iryna")
    owner.clearFocus()
    assert {workspace.snapshot.find(one.id).owner for one in both} == {"Iryna"}
    qtbot.mouseClick(faces(page).picks[2], Qt.MouseButton.LeftButton)
    for one in both:
        felt = workspace.snapshot.of(Feeling, "touchpoint", one.id)
        assert 0.0 in [f.valence for f in felt if f.persona == workspace.edit_view.lens]
    assert {workspace.snapshot.find(one.id).title for one in both} == {one.title for one in both}


def test_things_of_different_kinds_are_only_counted(workspace, inspector) -> None:
    lane = next(iter(workspace.snapshot.all(Lane).values()))
    workspace.select((card(workspace).id, lane.id))
    inspector.refresh()
    assert inspector.page(Touchpoint) is None
    said = [label.text() for label in inspector.findChildren(QLabel) if label.isVisible()]
    assert said == ["Touchpoint · 1\nLane · 1"]


def test_nothing_breaks_when_the_selected_record_goes(workspace, inspector, qtbot) -> None:
    page = select(workspace, inspector, card(workspace))
    title, row = text_called(page, "Title"), the(page, FrictionRow)
    qtbot.keyClicks(title, "X")
    workspace.document.merge(Change("Gone", removal(workspace.snapshot, workspace.selection)))
    row.bar.picks[0].click()
    faces(page).picks[0].click()
    typing(the(page, QuoteRow)).setPlainText("late")
    inspector.flush()
    inspector.refresh()
    assert inspector.page(Journey) and inspector.page(Touchpoint) is None


def test_what_the_disk_refuses_stays_in_the_field(qtbot) -> None:
    def refuse(change: Change, role: Role) -> None:
        raise JourneyError("The disk is full.")

    workspace = Workspace()
    workspace.open(Document(Snapshot().apply(load("coffee")), write=refuse))
    inspector = Inspector(workspace, Appearance(load_theme()))
    qtbot.addWidget(inspector)
    inspector.show()
    title = text_called(select(workspace, inspector, card(workspace)), "Title")
    title.setPlainText("A better title")
    with qtbot.waitSignal(workspace.failed):
        title.flush()
    inspector.refresh()
    assert title.toPlainText() == "A better title"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_can_be_shown_and_every_field_has_an_editor(kind, workspace, inspector) -> None:
    for name in declared(kind):
        Field(inspector.field_editor, kind, name)
    records = list(workspace.snapshot.all(kind).values())[:2]
    for some in (records[:1], records):
        workspace.select(record.id for record in some)
        inspector.refresh()


def test_a_frame_tells_what_it_shows_and_a_dot_is_shown_with_what_has_it(
    workspace, inspector
) -> None:
    stage = next(iter(workspace.snapshot.all(Stage).values()))
    frame = Frame(journey=workspace.journey, stage=stage.id, touchpoints=(card(workspace).id,))
    dot = Vote(touchpoint=card(workspace).id, voter="Olena")
    sticky = Note(journey=workspace.journey, body="Ask the courier")
    workspace.commit(change("Workshop", add=[frame, dot, sticky]))
    said = {label.text() for label in select(workspace, inspector, frame).findChildren(QLabel)}
    assert {"FRAME", stage.title, "Calls about the delay"} <= said
    workspace.select((dot.id,))
    inspector.refresh()
    assert inspector.page(Touchpoint) is not None and inspector.page(Vote) is None
    assert (
        text_called(select(workspace, inspector, sticky), "Note").toPlainText() == "Ask the courier"
    )


def test_everything_that_can_be_worked_has_a_name(workspace, inspector) -> None:
    page = select(workspace, inspector, card(workspace))
    for row in page.findChildren(FrictionRow) + page.findChildren(ScoreRow):
        row.opener.click()
    dumb = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(page)
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
    ]
    assert not dumb


@pytest.mark.parametrize("width", [280, 420])
@pytest.mark.parametrize("language_", ["en", "uk"])
def test_nothing_is_clipped(width, language_, workspace, inspector, qtbot) -> None:
    from journeymap import language

    language.use(language_)
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmütze " * 3
    workspace.commit(retitle(workspace.snapshot, card(workspace).id, long))
    inspector.resize(width, 900)
    page = select(workspace, inspector, card(workspace, long))
    qtbot.waitUntil(lambda: inspector.sheet.width() <= width)
    for text in page.findChildren(QPlainTextEdit):
        if text.isVisibleTo(page):
            lines = text.document().size().height()
            assert text.viewport().height() >= lines * text.fontMetrics().lineSpacing()
    for widget in page.findChildren(QWidget):
        if widget.isVisibleTo(page) and widget.parentWidget():
            right = widget.mapTo(page, widget.rect().topRight()).x()
            assert right <= page.width(), widget.accessibleName()


def test_a_hidden_inspector_does_nothing(workspace, qtbot) -> None:
    inspector = Inspector(workspace, Appearance(load_theme()))
    qtbot.addWidget(inspector)
    workspace.select((card(workspace).id,))
    qtbot.wait(20)
    assert inspector.page(Touchpoint) is None
    inspector.show()
    assert inspector.page(Touchpoint)
