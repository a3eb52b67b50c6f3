"""The hand in a map that wraps into rows: all that one does in one row, one does across rows."""

from __future__ import annotations

import pytest

from journeymap.drawing.shapes import Box
from journeymap.editing.views import save_view
from journeymap.layout.map.scene import PageRow
from journeymap.model.change import change
from journeymap.model.grid import columns, lanes, stages
from journeymap.model.records import Connection, Feeling, SavedView, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tools.connect import ends_of
from journeymap.ui.shell.status import hint
from journeymap.ui.shell.window import Window
from journeymap.view.look import ROWS_AUTO
from journeymap.view.saved import read_look
from tests.long_journeys import JOURNEY, rail_europe
from tests.ui.person import Mouse, Person, card, shown
from tests.ui.test_gestures import chosen, middle, one_step


@pytest.fixture
def wrapped(begun: Window) -> Window:
    """A window that shows a journey by train in three rows, all of them in sight."""
    begun.workspace.commit(change("Add", add=rail_europe().records()))
    begun.workspace.look_at(JOURNEY)
    begun.workspace.change_look(rows=3)
    begun.canvas.zoom_fit()
    return begun


@pytest.fixture
def before(wrapped: Window) -> Snapshot:
    return wrapped.workspace.snapshot


def row(window: Window, number: int) -> PageRow:
    return window.canvas.page.rows[number]


def cell(window: Window, number: int, column: int, lane: str) -> tuple[float, float]:
    """Return the middle of a cell of a row."""
    here = row(window, number)
    band = next(band for band in here.bands if band.lane == lane)
    return here.columns[column].centre, band.y + band.h / 2


def test_a_card_is_dragged_to_a_cell_of_another_row(
    wrapped: Window, mouse: Mouse, before: Snapshot
) -> None:
    old, there = card(wrapped, "Packs"), row(wrapped, 2).columns[6]
    mouse.pull(middle(wrapped, "Packs"), cell(wrapped, 2, 6, "l3"))
    assert wrapped.workspace.previewing and wrapped.workspace.snapshot is before
    mouse.release()
    new = card(wrapped, "Packs")
    assert (new.step, new.lane) == (there.step, "l3") and new.step != old.step
    one_step(wrapped, before)


def test_a_card_dropped_before_the_first_column_of_a_row_makes_a_step_there(
    wrapped: Window, mouse: Mouse, before: Snapshot
) -> None:
    first = row(wrapped, 1).columns[0]
    _x, y = cell(wrapped, 1, 0, "l1")
    mouse.drag(middle(wrapped, "Asks friends"), (first.x - 12, y))
    order = [step.id for step in columns(wrapped.workspace.snapshot, JOURNEY)]
    new = card(wrapped, "Asks friends")
    assert new.lane == "l1" and order.index(new.step) == order.index(first.step) - 1
    one_step(wrapped, before)


def test_an_arrow_is_drawn_from_the_edge_of_a_card_into_another_row(
    wrapped: Window, mouse: Mouse, before: Snapshot
) -> None:
    rect = shown(wrapped, card(wrapped, "Asks friends").id, "card").rect
    mouse.move(rect.centre)
    mouse.drag((rect.right, rect.centre[1]), middle(wrapped, "Shares photos"))
    ends = (card(wrapped, "Asks friends").id, card(wrapped, "Shares photos").id)
    made = wrapped.workspace.snapshot.all(Connection).keys() - before.all(Connection).keys()
    (new,) = (wrapped.workspace.snapshot.all(Connection)[id] for id in made)
    assert (new.source, new.target) == ends
    one_step(wrapped, before)


def test_both_ends_of_an_arrow_that_goes_on_are_one(wrapped: Window, mouse: Mouse) -> None:
    arrow = shown(wrapped, "a9", "arrow")
    circles = [shape.rect for shape in arrow.shapes if isinstance(shape, Box)]
    assert len(circles) == 2
    for circle in circles:
        wrapped.workspace.select(())
        mouse.click(circle.centre)
        assert wrapped.workspace.selection == ("a9",)
    context = wrapped.canvas.tool_context
    mouse.drag(ends_of(context, "a9")["target"], middle(wrapped, "Plans activities"))
    moved = wrapped.workspace.snapshot.get(Connection, "a9")
    assert moved is not None and moved.target == card(wrapped, "Plans activities").id


def test_a_face_is_dragged_up_and_down_in_any_row(
    wrapped: Window, mouse: Mouse, before: Snapshot
) -> None:
    band = next(band for band in row(wrapped, 2).bands if band.unit)
    x, y = shown(wrapped, "f20emma", "feeling").rect.centre
    mouse.drag((x, y), (x, band.zero + band.unit))
    felt = wrapped.workspace.snapshot.get(Feeling, "f20emma")
    assert felt is not None and felt.valence == -1.0
    one_step(wrapped, before)


def test_a_column_and_a_lane_are_resized_in_any_row(
    wrapped: Window, mouse: Mouse, before: Snapshot
) -> None:
    here = row(wrapped, 1)
    column, head = here.columns[2], here.stages[0][1]
    mouse.drag((column.x + column.w, head.centre[1]), (column.x + column.w + 40, head.centre[1]))
    step = wrapped.workspace.snapshot.get(Step, column.step)
    assert step is not None and step.width == pytest.approx(column.w + 28 + 40, abs=3)
    band, x = row(wrapped, 1).bands[1], row(wrapped, 1).rail.centre[0]
    mouse.drag((x, band.y + band.h), (x, band.y + band.h + 60))
    lane = next(x for x in lanes(wrapped.workspace.snapshot, JOURNEY) if x.id == band.lane)
    assert lane.height == pytest.approx(band.h + 60, abs=3)


def test_a_stage_is_dragged_by_its_header_into_another_row(
    wrapped: Window, mouse: Mouse, before: Snapshot
) -> None:
    order = [stage.id for stage in stages(before, JOURNEY)]
    first, last = (row(wrapped, i).stages[0][1] for i in (0, 2))
    mouse.drag(first.centre, (last.x + 20, last.centre[1]))
    now = [stage.id for stage in stages(wrapped.workspace.snapshot, JOURNEY)]
    assert now == [*order[1:4], order[0], *order[4:]]
    one_step(wrapped, before)


def test_a_lane_is_dragged_by_its_title_in_any_row(
    wrapped: Window, mouse: Mouse, before: Snapshot
) -> None:
    here = row(wrapped, 2)
    calls, web = (next(b for b in here.bands if b.lane == lane) for lane in ("l2", "l0"))
    x = here.rail.centre[0]
    mouse.drag((x, calls.y + calls.h / 2), (x, web.y + 4))
    now = [lane.id for lane in lanes(wrapped.workspace.snapshot, JOURNEY)]
    assert now[:3] == ["l2", "l0", "l1"]
    one_step(wrapped, before)


def test_a_rubber_band_takes_cards_of_two_rows(wrapped: Window, mouse: Mouse) -> None:
    start = cell(wrapped, 0, 8, "friction")
    there = row(wrapped, 1).columns[8]
    end = (there.x + there.w - 2, cell(wrapped, 1, 8, "l3")[1] + 30)
    mouse.drag((start[0] + 90, start[1]), (end[0] - 60, end[1] + 8))
    assert "Packs" in chosen(wrapped)


def test_a_double_click_on_an_empty_cell_of_any_row_begins_a_card_there(
    wrapped: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    mouse.double_click(cell(wrapped, 2, 1, "l0"))
    assert wrapped.canvas.writing.active
    person.type("Asks the staff")
    person.press("Return")
    new = card(wrapped, "Asks the staff")
    assert (new.step, new.lane) == (row(wrapped, 2).columns[1].step, "l0")


def test_the_keys_go_along_the_journey_from_row_to_row(wrapped: Window, person: Person) -> None:
    wrapped.activateWindow()
    wrapped.focus()
    wrapped.workspace.select((card(wrapped, "Packs").id,))
    person.press("Right")
    assert chosen(wrapped) == ["Finds the platform"]
    person.press("Left")
    assert chosen(wrapped) == ["Packs"]
    person.press("Tab")
    person.type("Locks the door")
    person.press("Return")
    new = card(wrapped, "Locks the door")
    assert new.lane == "l3"
    arrows = wrapped.workspace.snapshot.all(Connection).values()
    assert any(x.source == card(wrapped, "Packs").id and x.target == new.id for x in arrows)


def test_rows_are_chosen_by_key_and_kept_with_a_view(wrapped: Window, person: Person) -> None:
    wrapped.activateWindow()
    wrapped.focus()
    person.press("Ctrl+Shift+W")
    assert wrapped.workspace.look.rows == 1 and len(wrapped.canvas.page.rows) == 1
    person.press("Ctrl+Shift+W")
    assert wrapped.workspace.look.rows == ROWS_AUTO and len(wrapped.canvas.page.rows) == 2
    wrapped.actions_["rows.3"].trigger()
    assert len(wrapped.canvas.page.rows) == 3
    wrapped.workspace.commit(save_view(wrapped.workspace.edit_view, "Wall"))
    (saved,) = wrapped.workspace.snapshot.of(SavedView, "journey", JOURNEY)
    assert read_look(wrapped.workspace.snapshot, saved).look.rows == 3
    wrapped.workspace.change_look(rows=1)
    wrapped.workspace.look_through(saved)
    assert len(wrapped.canvas.page.rows) == 3


def test_a_title_is_written_where_its_card_stands(
    wrapped: Window, mouse: Mouse, person: Person
) -> None:
    mouse.double_click(middle(wrapped, "Re-books"))
    assert wrapped.canvas.writing.active
    person.press("Ctrl+A")
    person.type("Books anew")
    person.press("Return")
    assert isinstance(card(wrapped, "Books anew"), Touchpoint)


@pytest.mark.parametrize("rows", [ROWS_AUTO, 1, 2])
def test_fit_width_takes_as_many_rows_as_letters_need(wrapped: Window, rows: int) -> None:
    wrapped.workspace.change_look(rows=rows)
    wrapped.actions_["zoom.width"].trigger()
    canvas, page = wrapped.canvas, wrapped.canvas.page
    assert canvas.camera.zoom >= 0.65 and len(page.rows) > 2
    assert page.width * canvas.camera.zoom <= canvas.viewport().width() * 1.05


def test_a_long_map_in_one_row_says_that_it_can_be_wrapped(wrapped: Window) -> None:
    assert "Ctrl+Shift+W" not in " ".join(hint(wrapped))
    wrapped.workspace.select(())
    wrapped.workspace.change_look(rows=1)
    assert "Ctrl+Shift+W" in " ".join(hint(wrapped))
