"""The edge of a column stays under the hand, on dense pages and on those stretched to a width."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from journeymap.drawing.shapes import Line
from journeymap.lanes import Column
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import change
from journeymap.model.records import Journey, Lane, Record, Stage, Step, Touchpoint
from journeymap.ui.shell.window import Window
from tests.long_journeys import JOURNEY, rail_europe
from tests.ui.person import Mouse, Person


@pytest.fixture
def wrapped(begun: Window) -> Window:
    begun.workspace.commit(change("Add", add=rail_europe().records()))
    begun.workspace.look_at(JOURNEY)
    begun.workspace.change_look(rows=2)
    begun.canvas.zoom_fit()
    return begun


def small_journey() -> list[Record]:
    steps = [Step(id=f"small{n}", stage="few", position=n) for n in range(3)]
    return [
        Journey(id="small", title="Small"),
        Stage(id="few", journey="small", title="Few", position=0),
        Lane(id="shop", journey="small", kind="channel", title="Shop", position=0),
        *steps,
        *(Touchpoint(id=f"t{x.id}", step=x.id, lane="shop", title="Looks") for x in steps),
    ]


def column_of(page: MapScene, step: str) -> Column:
    return next(column for column in page.columns if column.step == step)


def right(window: Window, step: str) -> float:
    column = column_of(window.canvas.page, step)
    return column.x + column.w


@pytest.mark.parametrize("density", ["usual", "dense"])
@pytest.mark.parametrize(("row", "at"), [(0, 1), (1, -1)])
def test_the_edge_of_a_column_stays_under_the_hand_in_every_row(
    wrapped: Window, mouse: Mouse, density: str, row: int, at: int
) -> None:
    wrapped.workspace.change_look(density=density)
    here = wrapped.canvas.page.rows[row]
    step = here.columns[at].step
    head = here.stages[0][1].centre[1]
    for more in (60, -25):
        start = right(wrapped, step)
        mouse.pull((start, head), (start + more, head))
        assert right(wrapped, step) == pytest.approx(start + more, abs=2)
        mouse.release()
        assert right(wrapped, step) == pytest.approx(start + more, abs=2)


def test_the_edge_of_a_column_stays_under_the_hand_where_a_small_page_fills_its_width(
    begun: Window, mouse: Mouse
) -> None:
    begun.workspace.commit(change("Add", add=small_journey()))
    begun.workspace.look_at("small")
    page = begun.canvas.page
    step = page.columns[1].step
    start, head = right(begun, step), page.rows[0].stages[0][1].centre[1]
    assert page.columns[1].w > 180
    for more in (40, -30):
        mouse.pull((start, head), (start + more, head))
        assert right(begun, step) == pytest.approx(start + more, abs=2)
        mouse.release()
        start = right(begun, step)
    kept = begun.workspace.snapshot.get(Step, step)
    assert kept is not None and kept.width is not None


def test_where_a_stage_would_stand_is_marked_in_its_row_alone(
    wrapped: Window, mouse: Mouse
) -> None:
    first, second = wrapped.canvas.page.rows
    start, there = first.stages[0][1], second.stages[-1][1]
    mouse.pull(start.centre, (there.x + 20, there.centre[1]))
    (guide,) = (x for x in wrapped.canvas.tool_context.shapes if isinstance(x, Line))
    assert all(second.top <= y <= second.bottom for _x, y in guide.points)
    mouse.release()


def test_who_wraps_a_map_that_one_row_suits_sees_it_wrapped(begun: Window, person: Person) -> None:
    begun.activateWindow()
    begun.focus()
    person.press("Ctrl+Shift+W")
    assert len(begun.canvas.page.rows) == 2
    person.press("Ctrl+Shift+W")
    assert len(begun.canvas.page.rows) == 1


def test_what_is_said_of_a_long_map_goes_when_it_is_wrapped(wrapped: Window, qtbot: QtBot) -> None:
    status = wrapped.bars.status
    wrapped.workspace.select(())
    wrapped.workspace.change_look(rows=1)
    qtbot.waitUntil(lambda: "Ctrl+Shift+W" in status.said)
    wrapped.workspace.change_look(rows=3)
    qtbot.waitUntil(lambda: "Ctrl+Shift+W" not in status.said)


def test_a_map_of_rows_that_is_not_seen_whole_has_a_minimap(wrapped: Window, qtbot: QtBot) -> None:
    small = wrapped.canvas.corners.minimap
    assert not small.isVisible()
    wrapped.canvas.zoom_to(1.0)
    qtbot.waitUntil(small.isVisible)
    wrapped.canvas.zoom_fit()
    qtbot.waitUntil(lambda: not small.isVisible())
