"""Tags in the inspector: made by typing, taken away, shared by all that is selected."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from journeymap.model.change import change
from journeymap.model.records import Idea, Touchpoint
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.said import IdeaRow
from journeymap.ui.widgets.suggestions import Suggestions
from journeymap.ui.widgets.tag_field import TagChip, TagField
from journeymap.workspace.workspace import Workspace
from tests.ui.inspecting import card, select, steps, text_called, the
from tests.ui.person import Person

Tagging = Callable[..., TagField]
ENTER, BACK = Qt.Key.Key_Return, Qt.Key.Key_Backspace
DELAY, COURIER = "Calls about the delay", "Courier delivers"


@pytest.fixture
def tagging(workspace: Workspace, inspector: Inspector) -> Tagging:
    """The field for tags of some touchpoints, with the keyboard."""

    def begin(*titles: str) -> TagField:
        page = select(workspace, inspector, *(card(workspace, title) for title in titles))
        field = the(page, TagField)
        assert isinstance(field, TagField)
        field.line.setFocus()
        return field

    return begin


def tags(workspace: Workspace, title: str = DELAY) -> tuple[str, ...]:
    return card(workspace, title).tags


def chips(field: TagField, inspector: Inspector) -> list[tuple[str, bool]]:
    inspector.refresh()
    every = [chip for chip in field.findChildren(TagChip) if chip.isVisible()]
    return [(chip.tag, chip.whole) for chip in sorted(every, key=lambda c: (c.y(), c.x()))]


def give(workspace: Workspace, title: str, *words: str) -> None:
    one = card(workspace, title)
    workspace.commit(change("x", edit=[(one, one.but(tags=words))]))


def test_enter_comma_and_leaving_make_tags(
    workspace: Workspace, inspector: Inspector, tagging: Tagging, qtbot: QtBot
) -> None:
    field = tagging(DELAY)
    qtbot.keyClicks(field.line, "late")
    qtbot.keyClick(field.line, ENTER)
    Person().type("дзвінок,ціна;")
    qtbot.keyClicks(field.line, "long words")
    field.line.clearFocus()
    assert tags(workspace) == ("late", "дзвінок", "ціна", "long words")
    assert field.line.text() == ""
    assert [tag for tag, _ in chips(field, inspector)] == list(tags(workspace))


def test_backspace_in_the_empty_field_takes_the_last_and_undo_gives_it_back(
    workspace: Workspace, inspector: Inspector, tagging: Tagging, qtbot: QtBot
) -> None:
    give(workspace, DELAY, "one", "two")
    field = tagging(DELAY)
    qtbot.keyClicks(field.line, "x")
    qtbot.keyClick(field.line, BACK)
    assert tags(workspace) == ("one", "two")
    qtbot.keyClick(field.line, BACK)
    assert tags(workspace) == ("one",)
    inspector.refresh()
    qtbot.keyClick(field.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert tags(workspace) == ("one", "two")


def test_several_are_pasted_at_once(
    workspace: Workspace, inspector: Inspector, tagging: Tagging, qtbot: QtBot
) -> None:
    field = tagging(DELAY)
    before = steps(workspace)
    QGuiApplication.clipboard().setText("a, b; c\nd")
    qtbot.keyClick(field.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert tags(workspace) == ("a", "b", "c", "d")
    assert steps(workspace) == before + 1
    QGuiApplication.clipboard().setText("more")
    qtbot.keyClick(field.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.line.text() == "more" and len(tags(workspace)) == 4


def test_what_is_done_is_done_to_all_that_is_selected(
    workspace: Workspace, inspector: Inspector, tagging: Tagging, qtbot: QtBot
) -> None:
    give(workspace, DELAY, "one", "two")
    give(workspace, COURIER, "two", "three")
    field = tagging(DELAY, COURIER)
    assert chips(field, inspector) == [("one", False), ("two", True), ("three", False)]
    qtbot.keyClicks(field.line, "new,")
    assert tags(workspace) == ("one", "two", "new")
    assert tags(workspace, COURIER) == ("two", "three", "new")
    chips(field, inspector)
    (one,) = (c for c in field.findChildren(TagChip) if c.isVisible() and c.tag == "one")
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert tags(workspace, COURIER) == ("two", "three", "new", "one")
    chips(field, inspector)
    (two,) = (c for c in field.findChildren(TagChip) if c.isVisible() and c.tag == "two")
    cross = QPoint(two.width() - 10, two.height() // 2)
    qtbot.mouseClick(two, Qt.MouseButton.LeftButton, pos=cross)
    assert tags(workspace) == ("one", "new")
    assert tags(workspace, COURIER) == ("three", "new", "one")


def test_a_chip_goes_by_the_keyboard_alone(
    workspace: Workspace, inspector: Inspector, tagging: Tagging, qtbot: QtBot
) -> None:
    give(workspace, DELAY, "one", "two")
    field = tagging(DELAY)
    (one,) = (c for c in field.findChildren(TagChip) if c.isVisible() and c.tag == "one")
    assert one.focusPolicy() & Qt.FocusPolicy.TabFocus and "one" in one.accessibleName()
    one.setFocus()
    qtbot.keyClick(one, Qt.Key.Key_Delete)
    assert tags(workspace) == ("two",)
    assert card(workspace, DELAY)


def offered(field: object) -> list[str]:
    return field.findChild(Suggestions).offered  # type: ignore[attr-defined,no-any-return]


def test_tags_of_the_file_are_offered_and_taken_with_down_and_enter(
    workspace: Workspace, inspector: Inspector, tagging: Tagging, qtbot: QtBot
) -> None:
    give(workspace, COURIER, "wet", "weather", "late")
    give(workspace, DELAY, "wet")
    field = tagging(DELAY)
    qtbot.keyClicks(field.line, "at")
    assert offered(field.line) == ["late", "weather"]
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, ENTER)
    assert tags(workspace) == ("wet", "weather")
    inspector.refresh()
    qtbot.keyClicks(field.line, "we")
    assert offered(field.line) == []  # what it has already is not offered
    qtbot.keyClick(field.line, BACK)
    qtbot.keyClick(field.line, BACK)
    qtbot.keyClicks(field.line, "LATE,")
    assert tags(workspace) == ("wet", "weather", "late")  # as it was written before


def test_esc_closes_the_list_first_and_then_leaves(
    workspace: Workspace, inspector: Inspector, tagging: Tagging, qtbot: QtBot
) -> None:
    give(workspace, COURIER, "weather")
    field = tagging(DELAY)
    qtbot.keyClicks(field.line, "we")
    assert offered(field.line) == ["weather"]
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert offered(field.line) == [] and field.line.hasFocus() and field.line.text() == "we"
    with qtbot.waitSignal(inspector.left):
        qtbot.keyClick(field.line, Qt.Key.Key_Escape)


def test_an_idea_has_tags_too(workspace: Workspace, inspector: Inspector, qtbot: QtBot) -> None:
    ideas = {i for idea in workspace.snapshot.all(Idea).values() for i in idea.touchpoints}
    one = workspace.snapshot.get(Touchpoint, sorted(ideas)[0])
    assert one is not None
    page = select(workspace, inspector, one)
    row = next(iter(page.findChildren(IdeaRow)))
    row.opener.click()
    field = row.findChild(TagField)
    assert isinstance(field, TagField)
    qtbot.keyClicks(field.line, "quick win,")
    assert workspace.snapshot.find(row.record.id).tags == ("quick win",)  # type: ignore[union-attr]


@pytest.mark.parametrize(("label", "name"), [("Owner", "owner"), ("Department", "department")])
def test_owners_and_departments_said_before_are_offered(
    workspace: Workspace, inspector: Inspector, qtbot: QtBot, label: str, name: str
) -> None:
    other = card(workspace, COURIER)
    workspace.commit(change("x", edit=[(other, other.but(**{name: "Відділ доставки"}))]))
    field = text_called(select(workspace, inspector, card(workspace)), label)
    field.setFocus()
    field.selectAll()
    Person().type("достав")
    assert offered(field) == ["Відділ доставки"]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, ENTER)
    assert getattr(card(workspace), name) == "Відділ доставки"
    assert offered(field) == []
