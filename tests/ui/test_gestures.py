"""The mouse on the map: what is dragged is seen at once, done on release, and one step to undo."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journeymap.drawing.shapes import Rect
from journeymap.editing.records import set_field
from journeymap.model.grid import CHANNEL, channels, columns, lanes, stages
from journeymap.model.records import Feeling, Lane, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.shell.window import Window
from tests.model.walks import dangling
from tests.ui.asked import asked
from tests.ui.person import Mouse, Person, card, shown

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

COMPARES = "Compares models and reviews"
CHECKS = "Checks price and stock"
ASKS = "Asks a consultant"


def middle(window: Window, title: str) -> tuple[float, float]:
    """Return the middle of a card."""
    return shown(window, card(window, title).id, "card").rect.centre


def empty(window: Window, column: int = 1, lane: int = 1) -> tuple[float, float]:
    """Return the middle of a cell, by itself of the one under COMPARES, where nothing stands."""
    page = window.canvas.page
    band = [one for one in page.bands if one.kind == CHANNEL][lane]
    return page.columns[column].centre, band.y + band.h / 2


def gutter(window: Window, column: int = 1) -> tuple[float, float]:
    """Return a place in the upper lane just before a column."""
    return window.canvas.page.columns[column].x - 12, empty(window, column, 0)[1]


def chosen(window: Window) -> list[str]:
    """Return what is selected, by title."""
    return [
        getattr(window.workspace.snapshot.find(id), "title", "")
        for id in window.workspace.selection
    ]


def settled(window: Window) -> None:
    """Nothing of a gesture is left."""
    context, image = window.canvas.tool_context, window.canvas.tool_context.drag_image
    assert not window.workspace.previewing and not window.canvas.controller.busy
    assert (context.shapes, image.ids, image.offset) == ((), frozenset(), (0, 0))


def one_step(window: Window, before: Snapshot) -> None:
    """What the gesture did was one step, and undo takes it back whole."""
    settled(window)
    after = window.workspace.snapshot
    assert after != before and dangling(after) == []
    window.workspace.undo()
    assert window.workspace.snapshot == before
    window.workspace.redo()
    assert window.workspace.snapshot == after


@pytest.fixture
def before(begun: Window) -> Snapshot:
    return begun.workspace.snapshot


# cards


def test_a_card_is_dragged_to_another_cell(begun: Window, mouse: Mouse, before: Snapshot) -> None:
    scene, old = begun.canvas.lay_out(), card(begun, COMPARES)
    mouse.pull(middle(begun, COMPARES), empty(begun))
    assert begun.workspace.previewing and begun.canvas.lay_out() is not scene
    assert begun.workspace.snapshot is before
    mouse.release()
    new, lane = card(begun, COMPARES), channels(before, begun.workspace.journey)[1]
    assert (new.step, new.lane) == (old.step, lane.id)
    assert begun.workspace.selection == (old.id,)
    one_step(begun, before)


def test_escape_leaves_no_trace_of_a_drag(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    place = shown(begun, card(begun, COMPARES).id, "card").rect
    mouse.pull(middle(begun, COMPARES), empty(begun))
    person.press("Escape")
    settled(begun)
    mouse.move(empty(begun, 3, 2))
    mouse.release()
    settled(begun)
    assert begun.workspace.snapshot is before
    assert shown(begun, card(begun, COMPARES).id, "card").rect == place


def test_a_card_dropped_into_a_gutter_makes_a_step(
    begun: Window, mouse: Mouse, before: Snapshot
) -> None:
    mouse.drag(middle(begun, CHECKS), gutter(begun))
    row = columns(begun.workspace.snapshot, begun.workspace.journey)
    assert row[1].id == card(begun, CHECKS).step
    assert row[1].id not in before.all(Step)
    one_step(begun, before)


def test_several_cards_keep_their_columns_and_the_page_stands_still(
    begun: Window, mouse: Mouse, before: Snapshot
) -> None:
    old = [card(begun, title) for title in (COMPARES, CHECKS)]
    page = begun.canvas.page
    mouse.click(middle(begun, COMPARES))
    mouse.click(middle(begun, CHECKS), SHIFT)
    x, _ = middle(begun, CHECKS)
    mouse.pull(middle(begun, CHECKS), (x + 10, empty(begun)[1]))
    seen = begun.canvas.page
    # An arrow whose label has no free room beside it any more widens one gutter by that label.
    assert [c.x for c in seen.columns] == pytest.approx([c.x for c in page.columns], abs=70)
    assert all(page.columns[i].step == seen.columns[i].step for i in range(len(page.columns)))
    mouse.release()
    new = [card(begun, title) for title in (COMPARES, CHECKS)]
    assert [one.step for one in new] == [one.step for one in old]
    assert {one.lane for one in new} == {channels(before, begun.workspace.journey)[1].id}
    one_step(begun, before)


def test_a_press_that_trembles_is_a_click(begun: Window, mouse: Mouse, before: Snapshot) -> None:
    x, y = middle(begun, COMPARES)
    mouse.drag((x, y), (x + 3, y - 3), (x, y))
    assert chosen(begun) == [COMPARES]
    assert begun.workspace.snapshot is before
    settled(begun)


def test_the_page_moves_along_at_the_edge_of_the_view(begun: Window, mouse: Mouse) -> None:
    mouse.press(middle(begun, COMPARES))
    wide = begun.canvas.viewport().width()
    for _ in range(10):
        mouse.move(begun.canvas.camera.to_page(wide - 4, 200))
    assert begun.canvas.camera.x > 50
    mouse.release()
    settled(begun)


@pytest.mark.parametrize("chord", ["Delete", "Ctrl+Z", "Ctrl+D", "T", "Tab", "F"])
def test_no_key_changes_what_the_mouse_holds(
    begun: Window, mouse: Mouse, person: Person, chord: str
) -> None:
    mouse.drag(middle(begun, CHECKS), gutter(begun))
    before = begun.workspace.snapshot
    mouse.pull(middle(begun, COMPARES), empty(begun, 3))
    person.press(chord)
    assert begun.workspace.snapshot is before
    mouse.release()
    one_step(begun, before)


# choosing


def test_a_rubber_band_chooses_what_it_touches(
    begun: Window, mouse: Mouse, before: Snapshot
) -> None:
    (left, low), (right, _) = gutter(begun), empty(begun, 3)
    mouse.pull((left, empty(begun)[1] + 30), (right, low - 30))
    assert len(begun.canvas.tool_context.shapes) == 1
    mouse.release()
    settled(begun)
    assert set(chosen(begun)) == {COMPARES, CHECKS, "Touches the machine, smells the coffee"}
    assert begun.workspace.snapshot is before


def test_shift_click_adds_and_takes_away(begun: Window, mouse: Mouse) -> None:
    mouse.click(middle(begun, COMPARES))
    mouse.click(middle(begun, CHECKS), SHIFT)
    assert chosen(begun) == [COMPARES, CHECKS]
    mouse.click(middle(begun, COMPARES), SHIFT)
    assert chosen(begun) == [CHECKS]
    mouse.click(empty(begun))
    assert chosen(begun) == []


def test_a_click_on_one_of_several_chooses_it_alone(begun: Window, mouse: Mouse) -> None:
    mouse.click(middle(begun, COMPARES))
    mouse.click(middle(begun, CHECKS), SHIFT)
    mouse.click(middle(begun, COMPARES))
    assert chosen(begun) == [COMPARES]


# feelings


def felt(window: Window) -> Feeling:
    """Return a feeling that is on the page, of the card whose face stands alone."""
    feelings = window.workspace.snapshot.of(Feeling, "touchpoint", card(window, COMPARES).id)
    return feelings[0]


@pytest.mark.parametrize(
    ("wanted", "held", "got"),
    [
        (0.6, Qt.KeyboardModifier.NoModifier, 0.5),
        (0.6, ALT, 0.6),
        (-3.0, ALT, -1.0),
    ],
)
def test_a_face_is_dragged_up_and_down(
    begun: Window,
    mouse: Mouse,
    before: Snapshot,
    wanted: float,
    held: Qt.KeyboardModifier,
    got: float,
) -> None:
    band = next(band for band in begun.canvas.page.bands if band.unit)
    begun.canvas.camera.y = band.zero - 4 * band.unit
    begun.canvas.moved()
    old = felt(begun)
    x, y = shown(begun, old.id, "feeling").rect.centre
    mouse.pull((x, y), (x, band.zero - wanted * band.unit), held=held)
    assert begun.workspace.previewing and begun.workspace.snapshot is before
    seen = begun.workspace.view.snapshot.get(Feeling, old.id)
    assert seen is not None and seen.valence == pytest.approx(got, abs=0.02)
    mouse.release(held)
    assert felt(begun).valence == seen.valence
    one_step(begun, before)


# headers and edges


def test_a_stage_is_dragged_by_its_header(begun: Window, mouse: Mouse, before: Snapshot) -> None:
    row = stages(before, begun.workspace.journey)
    here, there = (shown(begun, stage.id, "stage").rect for stage in row[:2])
    mouse.pull(here.centre, (there.right - 20, there.centre[1]))
    assert begun.workspace.previewing and begun.canvas.tool_context.shapes
    mouse.release()
    assert [s.id for s in stages(begun.workspace.snapshot, begun.workspace.journey)][:2] == [
        row[1].id,
        row[0].id,
    ]
    one_step(begun, before)


def test_a_lane_is_dragged_by_its_title(begun: Window, mouse: Mouse, before: Snapshot) -> None:
    row = lanes(before, begun.workspace.journey)
    bands = begun.canvas.page.bands
    x = shown(begun, row[0].id, "lane title").rect.centre[0]
    mouse.pull((x, bands[0].y + 40), (x, bands[2].y + bands[2].h - 10))
    assert begun.workspace.previewing
    mouse.release()
    order = [lane.id for lane in lanes(begun.workspace.snapshot, begun.workspace.journey)]
    assert order[:3] == [row[1].id, row[2].id, row[0].id]
    one_step(begun, before)


def test_a_step_is_dragged_by_its_header(begun: Window, mouse: Mouse) -> None:
    row = columns(begun.workspace.snapshot, begun.workspace.journey)
    begun.workspace.commit(set_field(begun.workspace.snapshot, (row[0].id,), "title", "Reel"))
    before = begun.workspace.snapshot
    x, y = shown(begun, row[0].id, "step").rect.centre
    mouse.drag((x, y), (x + 210, y))
    assert [s.id for s in columns(begun.workspace.snapshot, begun.workspace.journey)][:2] == [
        row[1].id,
        row[0].id,
    ]
    one_step(begun, before)


def test_a_column_is_made_wider_by_its_edge(begun: Window, mouse: Mouse, before: Snapshot) -> None:
    scene = begun.canvas.page
    column, head = scene.columns[1], scene.stages[0][1]
    x, y = column.x + column.w, head.centre[1]
    mouse.pull((x, y), (x + 40, y))
    assert begun.workspace.previewing
    mouse.release()
    step = begun.workspace.snapshot.get(Step, column.step)
    assert step is not None and step.width == pytest.approx(240, abs=2)
    assert begun.canvas.page.columns[1].w == pytest.approx(column.w + 40, abs=2)
    one_step(begun, before)


def test_a_lane_is_made_higher_by_its_edge(begun: Window, mouse: Mouse, before: Snapshot) -> None:
    scene = begun.canvas.page
    band, x = scene.bands[2], scene.rows[0].rail.centre[0]
    mouse.drag((x, band.y + band.h), (x, band.y + band.h + 60))
    lane = begun.workspace.snapshot.get(Lane, band.lane)
    assert lane is not None and lane.height == pytest.approx(band.h + 60, abs=2)
    one_step(begun, before)


# double clicks


def test_a_double_click_on_an_empty_cell_makes_a_card_and_names_it(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    mouse.double_click(empty(begun))
    assert begun.canvas.writing.active
    person.type("Asks a friend")
    person.press("Escape")
    new, above = card(begun, "Asks a friend"), card(begun, COMPARES)
    assert (new.step, new.lane) == (above.step, channels(before, begun.workspace.journey)[1].id)
    begun.workspace.undo()
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


def test_a_double_click_on_a_card_edits_it(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    mouse.double_click(middle(begun, COMPARES))
    person.type("Looks around")
    mouse.click(empty(begun))
    assert not begun.canvas.writing.active
    assert card(begun, "Looks around").id in before.all(Touchpoint)
    one_step(begun, before)


# everything at random


def spots(window: Window, random: Random) -> tuple[float, float]:
    """Return a point of the view, more often on something than beside it."""
    canvas = window.canvas
    size = canvas.viewport().size()
    corner = canvas.camera.to_page(40, 40)
    view = Rect(
        *corner, (size.width() - 80) / canvas.camera.zoom, (size.height() - 80) / canvas.camera.zoom
    )
    inside = [
        f for f in canvas.lay_out().within(view) if view.holds(*f.rect.centre) and f.rect.w < 400
    ]
    if inside and random.random() < 0.7:
        rect = random.choice(inside).rect
        level = rect.centre[1]
        places = [(x, level) for x in (rect.centre[0], rect.right, rect.x) if view.holds(x, level)]
        return random.choice(places)
    return (view.x + random.random() * view.w, view.y + random.random() * view.h)


@pytest.mark.parametrize("seed", range(4))
def test_any_gestures_leave_a_sound_map_and_nothing_hanging(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot, seed: int
) -> None:
    random = Random(seed)
    for _ in range(40):
        held = random.choice([Qt.KeyboardModifier.NoModifier] * 3 + [SHIFT, ALT])
        kind = random.choice(["drag", "drag", "drag", "click", "double", "escape", "keys"])
        start, end = spots(begun, random), spots(begun, random)
        if kind == "drag":
            mouse.pull(start, end, held=held)
            QApplication.processEvents()  # paint what is held
            mouse.release(held)
        elif kind == "click":
            mouse.click(start, held)
        elif kind == "double":
            mouse.double_click(start)
            if not asked(begun):
                person.type("Ab")
        else:
            now = begun.workspace.snapshot
            mouse.pull(start, end, held=held)
            key = random.choice(["Delete", "Ctrl+Z", "M", "Tab"])
            if begun.canvas.controller.busy:  # else nothing is held, and the key acts
                person.press(key)
            assert begun.workspace.snapshot == now
            person.press("Escape")
            mouse.release(held)
            assert begun.workspace.snapshot == now
        begun.canvas.writing.close()
        settled(begun)
        assert dangling(begun.workspace.snapshot) == []
    steps = 0
    while begun.workspace.document.undoable:
        begun.workspace.undo()
        steps += 1
    assert steps > 3
    assert begun.workspace.snapshot == before
