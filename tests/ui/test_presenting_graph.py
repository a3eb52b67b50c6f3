"""The graph one looks at becomes a frame, is presented, and names its stages while one scrolls."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from journeymap.layout.graph.scene import GraphScene
from journeymap.model.records import Frame
from journeymap.ui.present.arrange import Arrange
from journeymap.ui.shell.window import Window
from tests.ui.person import Person


def test_a_frame_of_the_graph_is_added_where_nothing_is_selected(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    person.press("Escape")
    person.press("Alt+2")
    begun.workspace.select(())
    assert isinstance(begun.canvas.lay_out(), GraphScene)
    begun.actions_["present.arrange"].trigger()
    dialog = begun.findChild(Arrange)
    assert isinstance(dialog, Arrange)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(dialog.add.isEnabled)
    dialog.add.click()
    kept = begun.workspace.snapshot.of(Frame, "journey", begun.workspace.journey)
    assert "graph" in [frame.kind for frame in kept]
    texts = [dialog.list.item(i).text() for i in range(dialog.list.count())]
    assert any("All ways" in text for text in texts)
