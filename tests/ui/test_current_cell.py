"""The current cell: a click on an empty place is where the next thing comes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from journeymap.drawing.shapes import Rect
from journeymap.editing.lanes import add_lane
from journeymap.model.change import Change
from journeymap.model.grid import Cell, channels, columns, lanes
from journeymap.model.links import removal
from journeymap.model.records import Connection, Friction, Note, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tools.cells import rect_of
from journeymap.tools.write import LettersIgnored
from journeymap.ui.shell.window import Window
from tests.ui.person import Mouse, Person, card, shown
from tests.ui.test_gestures import CHECKS, COMPARES, empty, middle, one_step


@pytest.fixture
def before(begun: Window) -> Snapshot:
    return begun.workspace.snapshot


@pytest.fixture
def here(begun: Window, mouse: Mouse) -> Cell:
    """The cell under COMPARES in the second lane, clicked."""
    mouse.click(empty(begun))
    cell = begun.workspace.cell
    assert cell is not None
    return cell


def place(window: Window, cell: Cell | None) -> Rect:
    found = rect_of(window.canvas.page, cell) if cell else None
    assert found is not None
    return found


def at(window: Window, step: int, lane: int) -> Cell:
    """Return a cell by its column and row."""
    now, journey = window.workspace.snapshot, window.workspace.journey
    column = columns(now, journey)[step]
    return Cell(column.stage, column.id, lanes(now, journey)[lane].id)


def stands(window: Window, title: str, cell: Cell) -> None:
    new = card(window, title)
    assert (new.step, new.lane) == (cell.step, cell.lane)


def row_of(window: Window, kind: str) -> int:
    """Return which lane from above is the first of a kind."""
    rows = lanes(window.workspace.snapshot, window.workspace.journey)
    return next(i for i, lane in enumerate(rows) if lane.kind == kind)


# being there


def test_a_click_on_an_empty_place_makes_its_cell_current_and_esc_leaves_it(
    begun: Window, mouse: Mouse, person: Person, here: Cell, before: Snapshot
) -> None:
    compares = card(begun, COMPARES)
    assert (here.step, here.lane) == (
        compares.step,
        channels(before, begun.workspace.journey)[1].id,
    )
    assert not begun.workspace.selection
    person.press("Escape")
    assert begun.workspace.cell is None
    mouse.click(empty(begun))
    mouse.click(middle(begun, COMPARES))
    assert begun.workspace.cell is None and begun.workspace.selection == (compares.id,)
    assert begun.workspace.snapshot is before


def test_it_is_painted_and_never_exported(begun: Window, mouse: Mouse) -> None:
    plain, page = begun.canvas.grab().toImage(), begun.canvas.lay_out()
    mouse.click(empty(begun))
    assert begun.canvas.grab().toImage() != plain
    assert begun.canvas.lay_out() is page


def test_between_the_columns_and_off_the_lanes_there_is_none(begun: Window, mouse: Mouse) -> None:
    column = begun.canvas.page.columns[1]
    for point in ((column.x - 8, empty(begun)[1]), (column.centre, 20.0)):
        mouse.click(empty(begun))
        mouse.click(point)
        assert begun.workspace.cell is None


def test_arrow_keys_go_from_cell_to_cell_empty_or_not(
    begun: Window, person: Person, here: Cell
) -> None:
    person.press("Up")
    assert begun.workspace.selection == (card(begun, COMPARES).id,)
    assert begun.workspace.cell == at(begun, 1, 1)
    person.press("Down", "Down")
    assert begun.workspace.cell == at(begun, 1, 3) and not begun.workspace.selection
    person.press("Left", "Left", "Left")
    assert begun.workspace.cell == at(begun, 0, 3)
    person.press("Escape", "Down")
    assert begun.workspace.cell is None and len(begun.workspace.selection) == 1


def test_where_no_touchpoint_follows_an_arrow_key_leads_to_the_empty_cell(
    begun: Window, mouse: Mouse, person: Person
) -> None:
    mouse.click(middle(begun, COMPARES))
    person.press("Right")
    assert begun.workspace.selection == (card(begun, CHECKS).id,) and begun.workspace.cell is None
    begun.workspace.select((card(begun, "Courier delivers").id,))
    lowest = card(begun, "Courier delivers")
    person.press("Down")
    row = [lane.id for lane in lanes(begun.workspace.snapshot, begun.workspace.journey)]
    assert begun.workspace.cell and not begun.workspace.selection
    assert begun.workspace.cell.step == lowest.step
    assert row.index(begun.workspace.cell.lane) == row.index(lowest.lane) + 1


def test_it_is_gone_with_its_stage(begun: Window, here: Cell) -> None:
    gone = removal(begun.workspace.snapshot, [here.stage])
    begun.workspace.commit(Change("Delete", gone))
    assert begun.workspace.cell is None


# what comes there


@pytest.mark.parametrize("key", ["T", "Return"])
def test_a_key_begins_a_touchpoint_there(
    begun: Window, person: Person, here: Cell, before: Snapshot, key: str
) -> None:
    person.press(key)
    person.type("Asks a friend")
    person.press("Return")
    stands(begun, "Asks a friend", here)
    begun.workspace.undo()
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


def test_just_typing_begins_one_too(begun: Window, person: Person, here: Cell) -> None:
    person.type("Calls a friend")
    person.press("Return")
    stands(begun, "Calls a friend", here)


def test_what_is_pasted_comes_there(begun: Window, person: Person, here: Cell) -> None:
    QGuiApplication.clipboard().setText("One\nTwo")
    person.press("Ctrl+V")
    stands(begun, "One", here)
    stands(begun, "Two", at(begun, 2, 2))


def test_a_copied_card_comes_there(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    mouse.click(middle(begun, CHECKS))
    person.press("Ctrl+C")
    mouse.click(empty(begun))
    here = begun.workspace.cell
    person.press("Ctrl+V")
    (new,) = [begun.workspace.snapshot.get(Touchpoint, id) for id in begun.workspace.selection]
    assert here and new and (new.step, new.lane, new.title) == (here.step, here.lane, CHECKS)
    one_step(begun, before)


def test_the_menu_over_an_empty_place_is_that_of_its_cell(begun: Window, mouse: Mouse) -> None:
    mouse.click(middle(begun, COMPARES))
    view = begun.canvas.viewport()
    asked: list[QMenu] = []
    begun.canvas.context.disconnect()
    begun.canvas.context.connect(lambda at: asked.append(begun.actions_.context(begun)))
    there = QPoint(*(round(v) for v in begun.canvas.camera.to_view(*empty(begun))))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, there, view.mapToGlobal(there))
    QApplication.sendEvent(view, event)
    assert begun.workspace.cell is not None and not begun.workspace.selection
    names = [action.objectName() for action in asked[0].actions()]
    assert {"touchpoint.add", "paste", "ask.note"} <= set(names)
    assert not {"remove", "cut", "title", "touchpoint.next"} & set(names)
    asked[0].close()


# Esc takes back


@pytest.mark.parametrize("way", ["T", "Return", "double click"])
def test_esc_on_a_card_just_made_takes_it_back(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot, way: str
) -> None:
    mouse.click(empty(begun))
    here = begun.workspace.cell
    if way == "double click":
        mouse.double_click(empty(begun))
    else:
        person.press(way)
    assert begun.canvas.writing.active
    person.press("Escape")
    assert begun.workspace.snapshot == before
    assert (begun.workspace.document.undoable, begun.workspace.document.redoable) == (None, None)
    assert begun.workspace.cell == here


@pytest.mark.parametrize("key", ["Tab", "Return"])
def test_esc_takes_a_next_or_parallel_card_back(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot, key: str
) -> None:
    mouse.click(middle(begun, COMPARES))
    person.press(key, "Escape")
    assert begun.workspace.snapshot == before and begun.workspace.document.undoable is None
    assert begun.workspace.selection == (card(begun, COMPARES).id,)


def test_what_was_written_and_wiped_out_leaves_no_step_either(
    begun: Window, person: Person, here: Cell, before: Snapshot
) -> None:
    person.press("T")
    person.type("Ab")
    begun.canvas.writing._keep()
    assert begun.workspace.document.undoable == "Rename"
    person.press("Backspace", "Backspace", "Escape")
    assert begun.workspace.snapshot == before and begun.workspace.document.undoable is None


def test_a_card_with_a_name_stays(begun: Window, person: Person, here: Cell) -> None:
    person.press("T")
    person.type("Ab")
    person.press("Escape")
    stands(begun, "Ab", here)


# lanes that are no channels


def test_in_a_lane_of_notes_a_double_click_writes_a_note_there(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    begun.workspace.commit(add_lane(begun.workspace.edit_view, "text", "Thinks"))
    begun.workspace.commit(add_lane(begun.workspace.edit_view, "text", "Doubts"))
    cell = at(begun, 1, len(lanes(begun.workspace.snapshot, begun.workspace.journey)) - 1)
    begun.canvas.zoom_fit()
    mouse.double_click(place(begun, cell).centre)
    person.type("Which one is quiet?")
    person.press("Return")
    now = begun.workspace.snapshot.all(Note).values()
    (note,) = (one for one in now if one.id not in before.all(Note))
    assert begun.workspace.selection == (note.id,), "so that one can go on with it"
    assert (note.body, note.step, note.lane) == ("Which one is quiet?", cell.step, cell.lane)
    assert set(begun.workspace.snapshot.all(Touchpoint)) == set(before.all(Touchpoint))


def test_in_the_lane_of_frictions_one_is_asked_for(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    cell = at(begun, 0, row_of(begun, "friction"))
    begun.canvas.zoom_fit()
    mouse.double_click(place(begun, cell).centre)
    person.type("Too many")
    person.press("Return")
    (new,) = set(begun.workspace.snapshot.all(Friction)) - set(before.all(Friction))
    friction = begun.workspace.snapshot.get(Friction, new)
    step = begun.workspace.snapshot.get(Touchpoint, friction.touchpoint if friction else None)
    assert step and step.step == cell.step


def test_where_nothing_is_written_it_is_said(begun: Window, mouse: Mouse, before: Snapshot) -> None:
    cell = at(begun, 0, row_of(begun, "scores"))
    begun.canvas.zoom_fit()
    mouse.double_click(place(begun, cell).centre)
    assert begun.workspace.snapshot is before and not begun.canvas.writing.active
    assert begun.bars.status.said.startswith("In a lane about one question")


# letters that meet nothing


def test_typing_to_nothing_runs_no_command_and_is_told(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    begun.canvas.tool_context.pause.timer.setInterval(60_000)
    for words in ("Happy but tired", "Note to self", "1 time", "Счастлив, но устал"):
        mouse.click((empty(begun)[0], 20.0))
        begun.workspace.select(())
        person.type(words)
        assert begun.workspace.snapshot is before and not begun.canvas.writing.active
        assert begun.bars.status.said.startswith("Nothing was typed")


def test_a_single_letter_is_a_command_also_after_a_pause(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    mouse.click((empty(begun)[0], 20.0))
    begun.canvas.tool_context.pause.timer.setInterval(60_000)
    person.press("N")
    assert begun.canvas.controller.within(LettersIgnored)
    begun.canvas.tool_context.pause.timer.timeout.emit()
    person.press("T")
    assert len(begun.workspace.snapshot.all(Touchpoint)) == len(before.all(Touchpoint)) + 1


def test_typing_on_an_arrow_is_given_back_by_esc(begun: Window, person: Person) -> None:
    arrows = list(begun.workspace.snapshot.all(Connection).values())
    for arrow in (next(a for a in arrows if a.label), next(a for a in arrows if not a.label)):
        begun.workspace.select((arrow.id,))
        before = begun.workspace.snapshot
        person.type("yes")
        begun.canvas.writing._keep()
        person.press("Escape")
        assert begun.workspace.snapshot.get(Connection, arrow.id) == arrow
        assert begun.workspace.snapshot == before
    assert begun.workspace.document.undoable is None
    assert shown(begun, arrow.id, "arrow")
