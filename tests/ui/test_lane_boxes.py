"""What stands in lanes as boxes: made, selected, moved and taken away in any lane of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.editing.inbox import place_sticky, stickies, write_sticky
from journeymap.editing.lanes import add_lane
from journeymap.lanes import LANES
from journeymap.model.change import Change
from journeymap.model.grid import Cell, columns
from journeymap.model.links import removal
from journeymap.model.records import (
    Comment,
    Friction,
    Idea,
    Lane,
    Note,
    Quote,
    Record,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.tools.cells import rect_of
from journeymap.ui.shell.window import Window
from tests.remarks import remarks
from tests.ui.person import Mouse, Person
from tests.ui.test_gestures import one_step

Spot = tuple[float, float]
KINDS: dict[str, type[Record]] = {
    "text": Note,
    "quotes": Quote,
    "friction": Friction,
    "ideas": Idea,
    "remarks": Comment,
}
WORDS = "Said here"


@pytest.fixture(autouse=True)
def own_kind() -> Iterator[None]:
    with remarks():
        yield


@pytest.fixture(params=[(kind, lane) for kind in KINDS for lane in (0, 1)], ids=str)
def lane(request: pytest.FixtureRequest, begun: Window) -> Lane:
    """The first or the second lane of a kind, of which there are two."""
    kind: str
    which: int
    kind, which = request.param
    workspace = begun.workspace
    for _ in range(2):
        workspace.commit(add_lane(workspace.edit_view, kind, ""))
    rows = workspace.snapshot.of(Lane, "journey", workspace.journey)
    begun.canvas.zoom_fit()
    alike: list[Lane] = [row for row in rows if row.kind == kind]
    return alike[which - 2]


def cell(window: Window, lane: Lane, column: int) -> Cell:
    step = columns(window.workspace.snapshot, window.workspace.journey)[column]
    return Cell(step.stage, step.id, lane.id)


def spot(window: Window, lane: Lane, column: int) -> Spot:
    """Return a place at the bottom of a cell, where nothing stands."""
    rect = rect_of(window.canvas.page, cell(window, lane, column))
    assert rect is not None
    return rect.centre[0], rect.bottom - 6  # seen whole, a pixel is four units


def figure_in(window: Window, lane: Lane, id: str) -> Figure:
    """Return the figure of a record in one of the lanes it stands in."""
    layer = next(one for one in window.canvas.lay_out().layers if one.lane == lane.id)
    found = layer.figure(id)
    assert found is not None
    return found


def made(window: Window, lane: Lane) -> Any:
    """Return the one record that says what was typed."""
    found = [
        record
        for record in window.workspace.snapshot.all(KINDS[lane.kind]).values()
        if WORDS in (getattr(record, name, "") for name in ("title", "said", "body"))
    ]
    assert len(found) == 1
    return found[0]


def begin(window: Window, mouse: Mouse, person: Person, lane: Lane, column: int = 1) -> Any:
    """Double-click a cell, write, and return what came of it."""
    mouse.double_click(spot(window, lane, column))
    person.type(WORDS)
    person.press("Return")
    return made(window, lane)


def step_of(window: Window, box: Any) -> str:
    """Return the step a box stands at."""
    on = box.touchpoints[0] if isinstance(box, Idea) else box.touchpoint
    card = window.workspace.snapshot.get(Touchpoint, on)
    return card.step if card else box.step


def test_a_box_is_made_selected_written_anew_and_deleted_in_its_lane(
    begun: Window, mouse: Mouse, person: Person, lane: Lane
) -> None:
    before = begun.workspace.snapshot
    cards = len(before.all(Touchpoint))
    box = begin(begun, mouse, person, lane)
    assert step_of(begun, box) == cell(begun, lane, 1).step
    assert not isinstance(box, Note) or box.lane == lane.id
    one_step(begun, before)
    at = figure_in(begun, lane, box.id).rect.centre
    mouse.click(at)
    assert begun.workspace.selection == (box.id,)
    begun.workspace.select(())
    _, y, _, high = figure_in(begun, lane, box.id).rect
    column = begun.canvas.page.columns[1]
    mouse.drag((column.x - 9, y + high / 2), (column.centre, y + high / 2 + 6))
    assert begun.workspace.selection == (box.id,)
    mouse.double_click(at)
    field = begun.canvas.writing
    assert field.active and field._anchor == figure_in(begun, lane, box.id).rect
    person.type("Anew")
    person.press("Return")
    written = begun.workspace.snapshot.find(box.id)
    assert "Anew" in (getattr(written, name, "") for name in ("title", "said", "body"))
    for key in ("F2", "Return"):
        person.press(key)
        assert field.active
        person.press("Escape")
    assert len(begun.workspace.snapshot.all(Touchpoint)) == cards
    before = begun.workspace.snapshot
    person.press("Delete")
    assert begun.workspace.snapshot.find(box.id) is None
    one_step(begun, before)


def test_what_stands_in_the_current_cell_is_not_veiled(
    begun: Window, mouse: Mouse, person: Person, lane: Lane
) -> None:
    box = begin(begun, mouse, person, lane)
    view = begun.canvas

    def veiled(place: Rect, column: int) -> bool:
        inside = QRectF(*view.camera.rect_to_view(place)).adjusted(2, 2, -2, -2).toRect()
        begun.workspace.select(())
        plain = view.grab(inside).toImage()
        begun.workspace.stand(cell(begun, lane, column))
        return view.grab(inside).toImage() != plain

    assert not veiled(figure_in(begun, lane, box.id).rect, 1)
    empty = rect_of(view.page, cell(begun, lane, 0))
    assert empty is not None
    view.camera.y = empty.y - 100.0  # the sample is taller than the window
    view.moved()
    assert veiled(empty, 0)


def test_a_box_is_dragged_to_another_cell_and_moved_by_keys(
    begun: Window, mouse: Mouse, person: Person, lane: Lane
) -> None:
    box = begin(begun, mouse, person, lane)
    before = begun.workspace.snapshot
    mouse.pull(figure_in(begun, lane, box.id).rect.centre, spot(begun, lane, 2))
    assert begun.workspace.previewing and begun.workspace.document.snapshot is before
    assert box.id in begun.canvas.tool_context.drag_image.ids
    mouse.release()
    assert step_of(begun, made(begun, lane)) == cell(begun, lane, 2).step
    assert begun.workspace.selection == (box.id,)
    one_step(begun, before)
    before = begun.workspace.snapshot
    person.press("Alt+Left")
    assert step_of(begun, made(begun, lane)) == cell(begun, lane, 1).step
    one_step(begun, before)
    # The touchpoint of the fourth column stands in another lane than those before.
    person.press("Alt+Right", "Alt+Right")
    assert step_of(begun, made(begun, lane)) == cell(begun, lane, 3).step


def test_a_note_goes_from_one_lane_of_notes_to_the_other(
    begun: Window, mouse: Mouse, person: Person
) -> None:
    workspace = begun.workspace
    for _ in range(2):
        workspace.commit(add_lane(workspace.edit_view, "text", ""))
    *_, upper, lower = (
        row
        for row in workspace.snapshot.of(Lane, "journey", workspace.journey)
        if row.kind == "text"
    )
    begun.canvas.zoom_fit()
    note = begin(begun, mouse, person, upper)
    mouse.drag(figure_in(begun, upper, note.id).rect.centre, spot(begun, lower, 3))
    moved = made(begun, upper)
    assert (moved.lane, moved.step) == (lower.id, cell(begun, lower, 3).step)
    person.press("Alt+Up")
    assert made(begun, upper).lane == upper.id


def test_where_no_touchpoint_is_nothing_can_hang_and_that_is_said(
    begun: Window, mouse: Mouse, person: Person, lane: Lane
) -> None:
    if LANES[lane.kind].boxes.alone:
        return
    box = begin(begun, mouse, person, lane)
    workspace, gone = begun.workspace, cell(begun, lane, 2).step
    bare = [card for card in workspace.snapshot.all(Touchpoint).values() if card.step == gone]
    workspace.commit(Change("Delete", removal(workspace.snapshot, [card.id for card in bare])))
    said: list[str] = []
    before = workspace.snapshot
    workspace.said.connect(said.append)
    mouse.double_click(spot(begun, lane, 2))
    mouse.drag(figure_in(begun, lane, box.id).rect.centre, spot(begun, lane, 2))
    assert workspace.snapshot == before
    assert said == ["There is no touchpoint in this step yet for it to hang on."] * 2


def test_a_sticky_becomes_what_stands_in_the_lane(begun: Window, lane: Lane) -> None:
    workspace = begun.workspace
    workspace.commit(write_sticky(workspace.edit_view, WORDS))
    now: Snapshot = workspace.snapshot
    (sticky,) = stickies(now, workspace.journey)
    workspace.commit(place_sticky(now, sticky.id, cell(begun, lane, 1).step, lane.id))
    assert step_of(begun, made(begun, lane)) == cell(begun, lane, 1).step
    assert not stickies(workspace.snapshot, workspace.journey)
