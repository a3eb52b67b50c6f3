"""The hand in the graph: what works on the map works there, and cards are put anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeymap.drawing.shapes import Rect
from journeymap.model.records import Connection, Friction, Lane, Step, Touchpoint
from journeymap.ui.shell.window import Window
from journeymap.ui.views.map.canvas import Canvas
from tests.ui.person import Mouse, Person, card, shown

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def graph(begun: Window, qtbot: QtBot) -> Window:
    """The window with the sample arranged as a graph, at rest."""
    begun.appearance.set_calm(True)
    begun.appearance.show_minimap(False)
    begun.workspace.arrange("graph")
    begun.canvas.zoom_fit()
    begun.canvas.setFocus()
    begun.canvas.viewport().repaint()
    return begun


def _region(canvas: Canvas, stage: str) -> Rect:
    place = canvas.workspace.standing().region(stage)
    assert place is not None
    return place


def _stage(window: Window, one: Touchpoint) -> str:
    now = window.workspace.snapshot
    step = now.get(Step, now.all(Touchpoint)[one.id].step)
    assert step is not None
    return step.stage


def _free(window: Window, stage: str) -> tuple[float, float]:
    """Return a point of a stage's region where nothing stands."""
    place, scene = _region(window.canvas, stage), window.canvas.lay_out()
    for down in range(round(place.h) - 40, 40, -10):
        for across in range(60, round(place.w) - 60, 10):
            x, y = place.x + across, place.y + down
            there = Rect(x - 12, y - 12, 24, 24)
            if not any(f.id for f in scene.within(there)):
                return x, y
    raise AssertionError("the region is full")


def test_a_dragged_card_is_pinned_where_it_is_let_go(graph: Window) -> None:
    one, mouse = card(graph, "Orders on the site"), Mouse(graph.canvas)
    stage = _stage(graph, one)
    before = graph.workspace.snapshot
    x, y = shown(graph, one.id).rect.centre
    seen = graph.canvas.camera.y
    mouse.pull((x, y), (x, y + 90), held=ALT)
    assert graph.workspace.previewing
    lines = [shown(graph, c.id).shapes for c in before.of(Connection, "source", one.id)]
    mouse.release(ALT)
    after = graph.workspace.snapshot.all(Touchpoint)[one.id]
    assert after.x is not None and after.y is not None
    place, region = shown(graph, one.id).rect, _region(graph.canvas, stage)
    assert after.x == graph.workspace.standing().column(stage, place.x)[1]
    assert after.y == pytest.approx(place.y - region.y, abs=1)
    gone = place.centre[1] - graph.canvas.camera.y - (y - seen)
    assert gone == pytest.approx(90, abs=1), "on the screen it is where it was let go"
    assert lines == [shown(graph, c.id).shapes for c in before.of(Connection, "source", one.id)]
    graph.workspace.undo()
    assert graph.workspace.snapshot.all(Touchpoint)[one.id] == one


def test_several_are_placed_together(graph: Window) -> None:
    a, b = card(graph, "Orders on the site"), card(graph, "Calls about the delay")
    old = [shown(graph, one.id).rect for one in (a, b)]
    graph.workspace.select((a.id, b.id))
    x, y = old[0].centre
    Mouse(graph.canvas).drag((x, y), (x, y + 60), held=ALT)
    now = graph.workspace.snapshot.all(Touchpoint)
    assert None not in (now[a.id].x, now[b.id].x)
    graph.workspace.undo()
    assert graph.workspace.snapshot.all(Touchpoint)[b.id] == b


def test_into_another_stage_it_is_moved_there(graph: Window) -> None:
    one, other = card(graph, "Calls about the delay"), card(graph, "Writes a review")
    there = _stage(graph, other)
    assert _stage(graph, one) != there
    place = _free(graph, there)
    steps = len(graph.workspace.snapshot.of(Step, "stage", there))
    Mouse(graph.canvas).drag(shown(graph, one.id).rect.centre, place)
    assert _stage(graph, one) == there
    assert len(graph.workspace.snapshot.of(Step, "stage", there)) == steps + 1
    assert graph.workspace.snapshot.all(Touchpoint)[one.id].lane == one.lane
    graph.workspace.undo()
    assert graph.workspace.snapshot.all(Touchpoint)[one.id] == one


def test_a_copy_is_dragged_away_and_pinned(graph: Window) -> None:
    one = card(graph, "Calls about the delay")
    before = len(graph.workspace.snapshot.all(Touchpoint))
    place = _free(graph, _stage(graph, one))
    Mouse(graph.canvas).drag(shown(graph, one.id).rect.centre, place, held=CONTROL)
    now = graph.workspace.snapshot.all(Touchpoint)
    assert len(now) == before + 1
    (new,) = graph.workspace.selection
    assert new != one.id and now[new].x is not None and now[one.id] == one


def test_esc_leaves_a_drag_without_a_trace(graph: Window, person: Person) -> None:
    one, mouse = card(graph, "Orders on the site"), Mouse(graph.canvas)
    before = graph.workspace.snapshot
    x, y = shown(graph, one.id).rect.centre
    mouse.pull((x, y), (x + 40, y + 90))
    person.press("Esc")
    mouse.release()
    assert graph.workspace.snapshot is before and not graph.workspace.previewing


def test_a_double_click_makes_a_touchpoint_there(graph: Window, person: Person) -> None:
    stage = _stage(graph, card(graph, "Writes a review"))
    x, y = _free(graph, stage)
    Mouse(graph.canvas).double_click((x, y))
    person.type("Asks a friend")
    person.press("Return")
    new = card(graph, "Asks a friend")
    assert _stage(graph, new) == stage and new.x is not None
    assert shown(graph, new.id).rect.grown(12).holds(x, y)
    lanes = graph.workspace.snapshot.of(Lane, "journey", graph.workspace.journey)
    assert new.lane == next(lane.id for lane in lanes if lane.kind == "channel")


def test_an_arrow_into_the_field_brings_a_card(graph: Window, person: Person) -> None:
    one = card(graph, "Calls about the delay")
    place = _free(graph, _stage(graph, card(graph, "Writes a review")))
    rect = shown(graph, one.id).rect
    Mouse(graph.canvas).drag((rect.right, rect.centre[1]), place)
    person.type("Is called back")
    person.press("Return")
    new = card(graph, "Is called back")
    assert new.lane == one.lane and new.x is not None
    ends = [c.target for c in graph.workspace.snapshot.of(Connection, "source", one.id)]
    assert new.id in ends


def test_arrows_are_drawn_from_edge_to_card_and_by_l(graph: Window, person: Person) -> None:
    a, b = card(graph, "Calls about the delay"), card(graph, "Writes a review")
    start, end = shown(graph, a.id).rect, shown(graph, b.id).rect
    Mouse(graph.canvas).drag((start.right, start.centre[1]), end.centre)
    ends = [c.target for c in graph.workspace.snapshot.of(Connection, "source", a.id)]
    assert b.id in ends
    graph.workspace.undo()
    graph.workspace.select((a.id,))
    person.press("L")
    Mouse(graph.canvas).click(end.centre)
    ends = [c.target for c in graph.workspace.snapshot.of(Connection, "source", a.id)]
    assert b.id in ends


def test_tab_brings_the_next_and_enter_a_parallel_one(graph: Window, person: Person) -> None:
    one = card(graph, "Calls about the delay")
    graph.workspace.select((one.id,))
    person.press("Tab")
    person.type("Is calmed")
    person.press("Return")
    new = card(graph, "Is calmed")
    assert [c.source for c in graph.workspace.snapshot.of(Connection, "target", new.id)] == [one.id]
    assert new.lane == one.lane and new.x is None
    person.press("Return")
    person.type("Gets a voucher")
    person.press("Esc")
    assert card(graph, "Gets a voucher").step == new.step


def test_naming_feeling_marking_deleting_and_undo(graph: Window, person: Person) -> None:
    one = card(graph, "Orders on the site")
    before = graph.workspace.snapshot
    graph.workspace.select((one.id,))
    person.press("F2")
    person.type("Buys")
    person.press("Return", "1", "M", "F")
    person.type("Too slow")
    person.press("Return")
    now = graph.workspace.snapshot
    bought = now.all(Touchpoint)[one.id]
    assert bought.title == "Buys" and bought.moment != one.moment
    assert "Too slow" in {f.title for f in now.of(Friction, "touchpoint", one.id)}
    person.press("Del")
    assert graph.workspace.snapshot.get(Touchpoint, one.id) is None
    for _ in range(8):
        graph.workspace.undo()
    assert graph.workspace.snapshot.all(Touchpoint) == before.all(Touchpoint)


def test_copies_of_pinned_cards_are_arranged(graph: Window, person: Person) -> None:
    one, mouse = card(graph, "Orders on the site"), Mouse(graph.canvas)
    x, y = shown(graph, one.id).rect.centre
    mouse.drag((x, y), (x, y + 90))
    person.press("Ctrl+D")
    (new,) = graph.workspace.selection
    assert new != one.id
    assert graph.workspace.snapshot.all(Touchpoint)[new].x is None
    assert graph.workspace.snapshot.all(Touchpoint)[one.id].x is not None


def test_arrange_again_lets_go(graph: Window) -> None:
    mouse = Mouse(graph.canvas)
    ids = []
    for title in ("Orders on the site", "Calls about the delay"):
        one = card(graph, title)
        x, y = shown(graph, one.id).rect.centre
        mouse.drag((x, y), (x, y + 70))
        ids.append(one.id)
    actions = graph.actions_.declared
    graph.workspace.select((ids[0],))
    assert graph.run("pin.free")
    now = graph.workspace.snapshot.all(Touchpoint)
    assert now[ids[0]].x is None and now[ids[1]].x is not None
    graph.workspace.select(())
    assert actions["pin.free"].text(graph) == "Arrange all again"
    assert graph.run("pin.free")
    assert graph.workspace.snapshot.all(Touchpoint)[ids[1]].x is None
    assert not graph.workspace.applies("pin.free")


def test_cards_are_aligned_and_spread(graph: Window) -> None:
    order = card(graph, "Orders on the site")
    stage = _stage(graph, order)
    ids = [
        one.id
        for one in graph.workspace.snapshot.all(Touchpoint).values()
        if _stage(graph, one) == stage
    ][:3]
    graph.workspace.select(ids)
    assert graph.run("align.top")
    tops = {round(shown(graph, id).rect.y) for id in ids}
    assert len(tops) == 1 or len({shown(graph, id).rect.x for id in ids}) < len(ids)
    graph.workspace.undo()
    graph.workspace.select(ids[:1])
    assert not graph.workspace.applies("align.top")
    graph.workspace.select(ids)
    graph.workspace.arrange("map")
    assert not graph.workspace.applies("align.top")


def test_keys_nudge_and_move_to_the_next_stage(graph: Window, person: Person) -> None:
    one = card(graph, "Calls about the delay")
    graph.workspace.select((one.id,))
    stage = _stage(graph, one)
    old = shown(graph, one.id).rect.y - _region(graph.canvas, stage).y
    person.press("Shift+Down")
    new = shown(graph, one.id).rect.y - _region(graph.canvas, stage).y
    assert new == pytest.approx(old + 10, abs=1)
    person.press("Alt+Right")
    moved = graph.workspace.snapshot.all(Touchpoint)[one.id]
    assert _stage(graph, one) != stage and moved.x is None
    lane = moved.lane
    person.press("Alt+Up")
    assert graph.workspace.snapshot.all(Touchpoint)[one.id].lane != lane


def test_arrow_keys_follow_the_arrows_and_reach_every_card(graph: Window, person: Person) -> None:
    person.press("Esc", "Right")
    first = graph.workspace.selection
    assert len(first) == 1
    seen = set(first)
    for _ in range(40):
        person.press("Down")
        seen.update(graph.workspace.selection)
    assert seen == set(graph.workspace.standing().cards)
    one = card(graph, "Orders on the site")
    graph.workspace.select((one.id,))
    person.press("Right")
    ends = [c.target for c in graph.workspace.snapshot.of(Connection, "source", one.id)]
    assert graph.workspace.selection[0] in ends
    person.press("Left")
    assert graph.workspace.selection == (one.id,)


def test_a_frame_selects_and_shift_adds(graph: Window) -> None:
    a, b = card(graph, "Orders on the site"), card(graph, "Calls about the delay")
    mouse = Mouse(graph.canvas)
    mouse.click(shown(graph, a.id).rect.centre)
    mouse.click(shown(graph, b.id).rect.centre, held=SHIFT)
    assert graph.workspace.selection == (a.id, b.id)
    scene = graph.canvas.lay_out()
    region = graph.workspace.standing().regions
    left, right = region[0][1], region[-1][1]
    mouse.drag((10.0, left.y), (right.right - 2, scene.height - 60))
    assert set(graph.workspace.selection) >= {a.id, b.id}


@pytest.mark.parametrize("arrangement", ["map", "graph"])
def test_keys_alone_select_several(graph: Window, person: Person, arrangement: str) -> None:
    graph.workspace.arrange(arrangement)
    graph.workspace.select([card(graph, "Orders on the site").id])
    person.press("Ctrl+Alt+Right")
    assert len(graph.workspace.selection) == 2
    person.press("Ctrl+Alt+Right")
    assert len(graph.workspace.selection) == 3
    person.press("Right")
    assert len(graph.workspace.selection) == 1
