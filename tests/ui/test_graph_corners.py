"""What stands round the graph: how many ways are shown, the minimap, and what colours the cards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.editing import EditView
from journeymap.layout.graph.scene import GraphScene
from journeymap.model.change import change
from journeymap.model.document import Document
from journeymap.model.records import Connection
from journeymap.ui.shell.window import Window
from journeymap.ui.views.map.announcing import spoken
from tests.bench.large import large
from tests.ui.person import card

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def graph(begun: Window, qtbot: QtBot) -> Window:
    begun.appearance.set_calm(True)
    begun.appearance.show_minimap(True)
    begun.workspace.arrange("graph")
    begun.canvas.zoom_actual()
    qtbot.waitUntil(lambda: begun.canvas.corners.detail.isVisible())
    qtbot.waitUntil(lambda: begun.canvas.corners.minimap.isVisible())
    return begun


def test_the_slider_leaves_out_rare_ways_and_says_what_is_left(graph: Window, qtbot: QtBot) -> None:
    detail = graph.canvas.corners.detail
    assert not detail.slider.isEnabled()  # every way of the sample is some touchpoint's only one
    assert detail.slider.value() == detail.slider.maximum() > 0, "all is shown at its right end"
    ends = card(graph, "Compares models and reviews"), card(graph, "Writes a review")
    rare = Connection(source=ends[0].id, target=ends[1].id, weight=4.0)
    graph.workspace.commit(change("Connect", add=[rare]))
    qtbot.waitUntil(detail.slider.isEnabled)
    scene = graph.canvas.lay_out()
    all_arrows = sum(figure.role == "arrow" for figure in scene.figures())
    assert detail.slider.value() == detail.slider.maximum()
    assert "100" in detail.words.text()
    detail.slider.setValue(0)
    assert graph.workspace.look.rare > 0
    qtbot.waitUntil(lambda: detail.words.text() == "15 of 16 · shows 99 % of the visits")
    fewer = graph.canvas.lay_out()
    assert sum(figure.role == "arrow" for figure in fewer.figures()) < all_arrows
    assert set(graph.workspace.standing().cards) == {
        one.id for one in scene.figures() if one.role == "card"
    }
    detail.slider.setValue(detail.slider.maximum())
    assert graph.workspace.look.rare == 0


def test_the_minimap_leads_to_where_one_presses(graph: Window) -> None:
    canvas, small = graph.canvas, graph.canvas.corners.minimap
    assert small.isVisible()
    canvas.zoom_actual()
    QTest.mousePress(small, LEFT, pos=QPoint(small.width() - 12, small.height() // 2))
    QTest.mouseRelease(small, LEFT, pos=QPoint(small.width() - 12, small.height() // 2))
    right = canvas.camera.x
    assert small.frame().right() > small.width() - 30
    middle = small.frame().center().toPoint()
    QTest.mousePress(small, LEFT, pos=middle)
    QTest.mouseMove(small, middle - QPoint(40, 0))
    QTest.mouseRelease(small, LEFT, pos=middle - QPoint(40, 0))
    assert canvas.camera.x < right - 100
    before = canvas.camera.x
    small.setFocus()
    QTest.keyClick(small, Qt.Key.Key_Left)
    assert canvas.camera.x < before


def test_the_minimap_is_out_of_the_way_where_all_is_seen(graph: Window, qtbot: QtBot) -> None:
    canvas, small = graph.canvas, graph.canvas.corners.minimap
    canvas.zoom_fit()
    qtbot.waitUntil(lambda: not small.isVisible())
    canvas.pan_by(300, 0)
    qtbot.waitUntil(small.isVisible)
    canvas.zoom_fit()
    qtbot.waitUntil(lambda: not small.isVisible())
    canvas.zoom_by(2)
    qtbot.waitUntil(small.isVisible)


def test_the_whole_page_is_shown_above_the_slider(graph: Window) -> None:
    canvas = graph.canvas
    canvas.zoom_fit()
    _, end = canvas.camera.to_view(0, canvas.scene.height)
    assert end <= canvas.corners.detail.geometry().top()


def test_it_is_hidden_and_that_is_remembered(graph: Window, qtbot: QtBot) -> None:
    small = graph.canvas.corners.minimap
    action = graph.actions_.declared["minimap"]
    action.run(graph)
    qtbot.waitUntil(lambda: not small.isVisible())
    assert not graph.settings.flag("minimap", True)
    action.run(graph)
    qtbot.waitUntil(small.isVisible)


def test_on_the_map_the_corners_are_empty_unless_it_is_big(graph: Window, qtbot: QtBot) -> None:
    corners = graph.canvas.corners
    graph.workspace.arrange("map")
    qtbot.waitUntil(lambda: not corners.detail.isVisible() and not corners.minimap.isVisible())
    graph.workspace.open(Document(large(100)))
    qtbot.waitUntil(corners.minimap.isVisible)
    assert not corners.detail.isVisible()


@pytest.mark.parametrize("wide", [1440, 980])
def test_neither_covers_the_other_or_leaves_the_view(graph: Window, wide: int) -> None:
    graph.resize(wide, 700)
    corners = graph.canvas.corners
    corners.refresh()
    view = graph.canvas.viewport().rect()
    a, b = corners.detail.geometry(), corners.minimap.geometry()
    assert view.contains(a) and view.contains(b) and not a.intersects(b)


def test_cards_are_coloured_by_what_is_chosen(graph: Window, qtbot: QtBot) -> None:
    def tones() -> list[str]:
        return [f.tone for f in graph.canvas.lay_out().figures() if f.role == "card"]

    graph.resize(1900, graph.height())  # where there is room for words beside the arrangements
    button, before = graph.bars.toolbar._buttons["Colour by"], tones()
    assert button.isVisible()
    qtbot.waitUntil(lambda: "feeling" in button.text())
    qtbot.waitUntil(lambda: not graph.bars.toolbar._buttons["New lane"].isVisible())
    graph.actions_.declared["coloured.channel"].run(graph)
    assert tones() != before
    qtbot.waitUntil(lambda: "channel" in button.text())
    graph.workspace.arrange("map")
    lane = graph.bars.toolbar._buttons["New lane"]
    qtbot.waitUntil(lambda: not button.isVisible() and lane.isVisible())


def test_a_large_graph_takes_better_places_when_they_come(graph: Window, qtbot: QtBot) -> None:
    pytest.importorskip("graphlay")
    graph.workspace.open(Document(large(60)))
    graph.workspace.arrange("graph")

    def taken() -> int:
        scene = graph.canvas.lay_out()
        assert isinstance(scene, GraphScene) and scene.history is not None
        return scene.history.revision

    qtbot.waitUntil(lambda: taken() == 1, timeout=30_000)
    assert set(graph.workspace.standing().cards) == {f"t{i}" for i in range(60)}
    assert not graph.workspace.document.undoable


def test_a_screen_reader_hears_where_the_ways_lead(graph: Window) -> None:
    one = card(graph, "Orders on the site")
    graph.workspace.select((one.id,))
    said = spoken(graph.workspace.edit_view)
    assert said.startswith("Orders on the site, 6 of 12, Order & delivery, Web & social")
    assert "on to Courier delivers 62 %, Calls about the delay 38 %" in said
    graph.workspace.select(())
    assert spoken(graph.workspace.edit_view) == ""
    assert spoken(EditView.of(graph.workspace.snapshot, "")) == ""


def test_the_status_line_tells_the_keys_of_the_arrangement(graph: Window, qtbot: QtBot) -> None:
    graph.workspace.select((card(graph, "Orders on the site").id,))
    qtbot.waitUntil(lambda: "F2" in graph.bars.status.said)
    graph.workspace.arrange("atlas")
    qtbot.waitUntil(
        lambda: "Enter" in graph.bars.status.said and "F2" not in graph.bars.status.said
    )
