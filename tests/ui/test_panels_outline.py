"""The outline: the same journey as on the canvas, for the keyboard and for ears."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journeymap.drawing.theme import load_theme
from journeymap.model.grid import cards
from journeymap.model.records import Connection, Feeling, Lane, Touchpoint
from journeymap.ui.views.outline.panel import OutlinePanel
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def outline(workspace: Workspace, qtbot: QtBot) -> Iterator[OutlinePanel]:
    made = OutlinePanel(workspace, Appearance(load_theme()))
    tester = QAbstractItemModelTester(made.model)
    qtbot.addWidget(made)
    made.resize(300, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.tree.setFocus()
    yield made
    made.close()
    tester.deleteLater()


def card(workspace: Workspace, title: str = "Calls about the delay") -> Touchpoint:
    return next(t for t in workspace.snapshot.all(Touchpoint).values() if t.title == title)


def walk(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index.data()
        yield from walk(model, index)


def lines(outline: OutlinePanel) -> list[str]:
    outline.refresh()
    return list(walk(outline.model, QModelIndex()))


def choose(workspace: Workspace, outline: OutlinePanel, record: Touchpoint) -> None:
    workspace.select((record.id,))
    outline.refresh()


def test_it_tells_the_whole_journey(workspace, outline) -> None:
    said = lines(outline)
    assert said[:3] == ["Buying a coffee machine", "Trigger & research", "Step 1"]
    titles = [t.title for t in cards(workspace.snapshot, workspace.journey)]
    assert [line for line in said if line in titles] == titles
    assert len([line for line in said if line[0] == "→"]) == len(workspace.snapshot.all(Connection))


def test_a_touchpoint_is_read_aloud_with_what_matters(workspace, outline) -> None:
    index = outline.model.index_of(card(workspace).id)
    assert index.data(SPOKEN) == (
        "Calls about the delay, touchpoint, Contact centre, very bad, friction 4"
    )


def test_the_selection_is_the_same_here_and_on_the_desk(workspace, outline, qtbot) -> None:
    choose(workspace, outline, card(workspace))
    assert outline.chosen() == (card(workspace).id,)
    above = outline.tree.visualRect(
        outline.model.index_of(card(workspace, "Orders on the site").id)
    )
    at = above.center() if above.isValid() else QPoint(5, 5)
    qtbot.mouseClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert workspace.selection == (card(workspace, "Orders on the site").id,)
    workspace.select(())
    outline.refresh()
    assert outline.chosen() == ()


def test_digits_feel_and_undo_is_seen(workspace, outline, qtbot) -> None:
    choose(workspace, outline, card(workspace))
    qtbot.keyClick(outline.tree, Qt.Key.Key_5)
    felt = workspace.snapshot.of(Feeling, "touchpoint", card(workspace).id)
    assert 1.0 in [f.valence for f in felt if f.persona == workspace.edit_view.lens]
    outline.refresh()
    assert "very good" in outline.model.index_of(card(workspace).id).data(SPOKEN)
    workspace.undo()
    outline.refresh()
    assert "very bad" in outline.model.index_of(card(workspace).id).data(SPOKEN)


def test_alt_and_arrows_move_the_card(workspace, outline, qtbot) -> None:
    choose(workspace, outline, card(workspace))
    qtbot.keyClick(outline.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert workspace.snapshot.get(Lane, card(workspace).lane).title == "Store"
    outline.refresh()
    assert outline.chosen() == (card(workspace).id,)


def test_tab_adds_the_next_touchpoint_and_asks_for_its_name(workspace, outline, qtbot) -> None:
    choose(workspace, outline, card(workspace))
    before = set(workspace.snapshot.all(Touchpoint))
    qtbot.keyClick(outline.tree, Qt.Key.Key_Tab)
    (new,) = set(workspace.snapshot.all(Touchpoint)) - before
    editor = outline.tree.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit) and workspace.selection == (new,)
    qtbot.keyClicks(editor, "Gets an answer")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not outline.tree.typing)
    assert workspace.snapshot.get(Touchpoint, new).title == "Gets an answer"
    assert "Gets an answer" in lines(outline)
    arrows = workspace.snapshot.of(Connection, "source", card(workspace).id)
    assert new in [arrow.target for arrow in arrows]


def test_f2_renames_and_delete_removes(workspace, outline, qtbot) -> None:
    choose(workspace, outline, card(workspace))
    qtbot.keyClick(outline.tree, Qt.Key.Key_F2)
    editor = outline.tree.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit) and editor.text() == "Calls about the delay"
    editor.selectAll()
    qtbot.keyClicks(editor, "Rings 1, 2, 3")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not outline.tree.typing)
    assert card(workspace, "Rings 1, 2, 3").id in workspace.selection
    qtbot.keyClick(outline.tree, Qt.Key.Key_Delete)
    assert "Rings 1, 2, 3" not in lines(outline)
    workspace.undo()
    assert "Rings 1, 2, 3" in lines(outline)


def test_what_is_folded_stays_folded(workspace, outline) -> None:
    stage = outline.model.index(0, 0, outline.model.index(0, 0))
    outline.tree.collapse(stage)
    choose(workspace, outline, card(workspace))
    for name in ("touchpoint.next", "stage.add", "move.left", "remove"):
        workspace.run(name)
        outline.refresh()
        assert not outline.tree.isExpanded(outline.model.index(0, 0, outline.model.index(0, 0)))


def test_everything_selected_may_go_at_once(workspace, outline) -> None:
    workspace.select(workspace.snapshot.all(Touchpoint))
    outline.refresh()
    workspace.run("remove")
    assert not [line for line in lines(outline) if line.startswith("→")]
    assert workspace.selection == ()
    workspace.undo()
    assert card(workspace).title in lines(outline)


def test_escape_goes_back_to_the_canvas(outline, qtbot) -> None:
    with qtbot.waitSignal(outline.left):
        qtbot.keyClick(outline.tree, Qt.Key.Key_Escape)
