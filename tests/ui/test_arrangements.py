"""The window offers every arrangement there is; without another one it says nothing of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Rect, Text, TextStyle
from journeymap.layout import ARRANGEMENTS, Arrangement
from journeymap.model.records import Persona, Touchpoint
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.shell.arrangement_switch import ArrangementSwitch
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.view import View, shown
from journeymap.workspace.actions.order import entries
from tests.ui.exporting import begin, choose, opened
from tests.ui.person import Mouse, Person

ROW, WIDE = 60.0, 300.0


def in_a_list(view: View, measure: Measure, memo: Memo) -> Scene:
    """Lay the touchpoints out below one another, as a plug-in might."""
    cards = [card for _, card in sorted(view.snapshot.all(Touchpoint).items())]
    kept = [card for card in cards if card.id in {one.id for one in shown(view).kept}]
    figures = tuple(
        Figure(
            card.id,
            FigureRole.CARD,
            card.title,
            Rect(10, 10 + row * ROW, WIDE, ROW - 10),
            (
                Box(Rect(10, 10 + row * ROW, WIDE, ROW - 10), view.theme.card, view.theme.edge),
                Text(20, 40 + row * ROW, card.title, TextStyle(14), view.theme.ink),
            ),
        )
        for row, card in enumerate(kept)
    )
    return Scene(WIDE + 20, len(kept) * ROW + 20, (Layer("list", figures),))


def breaks(view: View, measure: Measure, memo: Memo) -> Scene:
    raise ZeroDivisionError("no columns")


@pytest.fixture
def plug_ins() -> Iterator[None]:
    """Have two more arrangements, of which one works."""
    added = [
        Arrangement("list", "List", in_a_list, 110),
        Arrangement("broken", "Broken", breaks, 120),
    ]
    for way in added:
        ARRANGEMENTS.add(way)
    yield
    for way in added:
        del ARRANGEMENTS._items[way.name]


@pytest.fixture
def window(plug_ins: None, windows: Windows, qtbot: QtBot) -> Window:
    """A window with the sample, of a program that has these arrangements."""
    made = windows.bare()
    made.resize(1440, 880)
    made.documents.open_sample()
    with qtbot.waitSignal(made.furnished), qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.actions_))
    return made


def test_the_map_and_the_sheet_of_a_persona_are_to_choose_from(begun: Window) -> None:
    (switch,) = begun.bars.toolbar.findChildren(ArrangementSwitch)
    assert [*switch.buttons][:1] == ["map"] and "persona" in switch.buttons
    assert "(Alt+1)" in switch.buttons["map"].toolTip()
    assert "(Alt+6)" in switch.buttons["persona"].toolTip()
    assert entries("View", begun.actions_.declared.values())[0] == "Arrangement"


def test_the_sheet_opens_whole_with_its_persona_in_the_inspector(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    person.press("Escape")
    person.press("Alt+6")
    seen, page = begun.canvas.seen(), begun.canvas.lay_out().rect
    assert seen.w >= page.w or begun.canvas.camera.zoom <= 0.55
    (inspector,) = begun.findChildren(Inspector)
    qtbot.waitUntil(lambda: inspector.page(Persona) is not None)
    person.press("Escape")
    assert begun.workspace.arrangement == "map"


def arrange(window: Window, name: str) -> None:
    """Choose an arrangement that has no digit left, by the switch."""
    (switch,) = window.bars.toolbar.findChildren(ArrangementSwitch)
    switch.buttons[name].click()


def test_alt_and_a_digit_and_the_switch_choose_one(window: Window, person: Person) -> None:
    (switch,) = window.bars.toolbar.findChildren(ArrangementSwitch)
    assert [*switch.buttons][-2:] == ["list", "broken"]
    assert entries("View", window.actions_.declared.values())[0] == "Arrangement"
    person.press("Alt+2")
    assert window.workspace.arrangement == "graph"
    arrange(window, "list")
    assert window.canvas.scene.width == WIDE + 20
    assert switch.buttons["list"].isChecked() and not switch.buttons["map"].isChecked()
    switch.buttons["map"].click()
    assert window.workspace.arrangement == "map" and window.canvas.page.columns


def test_one_clicks_selects_and_renames_in_it_and_its_grid_is_not_missed(
    window: Window, person: Person
) -> None:
    arrange(window, "list")
    mouse, before = Mouse(window.canvas), window.workspace.snapshot
    figures = list(window.canvas.lay_out().figures())
    first, second = figures[:2]
    mouse.click(second.rect.centre)
    assert window.workspace.selection == (second.id,)
    mouse.drag(second.rect.centre, (900.0, 900.0))  # there is nowhere to take it
    assert window.workspace.snapshot is before
    window.reveal((first.id,))  # the drag has pushed the page
    mouse.double_click(first.rect.centre)
    person.type("Asks")
    person.press("Return")
    renamed = window.workspace.snapshot.find(first.id)
    assert isinstance(renamed, Touchpoint) and renamed.title == "Asks"
    person.press("Ctrl+Z")
    assert window.workspace.snapshot.find(first.id) == before.find(first.id)


def test_commands_run_zooming_and_the_selection_go_on_in_it(window: Window, person: Person) -> None:
    card = next(iter(window.workspace.snapshot.all(Touchpoint)))
    window.workspace.select((card,))
    arrange(window, "list")
    assert window.workspace.selection == (card,)
    zoom = window.canvas.camera.zoom
    person.press("Ctrl+=")
    assert window.canvas.camera.zoom > zoom
    n = len(window.workspace.snapshot.all(Touchpoint))
    person.press("T")
    person.type("Waits")
    person.press("Return")
    assert len(window.workspace.snapshot.all(Touchpoint)) == n + 1
    assert {f.name for f in window.canvas.lay_out().figures()} >= {"Waits"}


def test_each_journey_keeps_its_own(window: Window, person: Person) -> None:
    first = window.workspace.journey
    arrange(window, "list")
    window.workspace.run("journey.add")
    assert window.workspace.arrangement == "map"
    window.workspace.look_at(first)
    assert window.workspace.arrangement == "list"
    assert window.canvas.lay_out().width == WIDE + 20


def test_the_export_of_the_window_is_in_the_arrangement_that_is_seen(
    window: Window,
    person: Person,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    arrange(window, "list")
    dialog = opened(person, qtbot)
    choose(dialog, "png")
    begin(dialog, monkeypatch, tmp_path / "list.png")
    qtbot.waitUntil((tmp_path / "list.png").exists, timeout=60_000)
    qtbot.waitUntil(lambda: not QImage(str(tmp_path / "list.png")).isNull(), timeout=60_000)
    picture = QImage(str(tmp_path / "list.png"))
    assert picture.height() > 2 * picture.width()


def test_one_that_fails_is_left_for_the_map_and_named(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    said: list[str] = []
    window.workspace.said.connect(said.append)
    arrange(window, "broken")
    qtbot.waitUntil(lambda: window.workspace.arrangement == "map")
    assert window.canvas.page.columns
    assert any("broken" in sentence and "no columns" in sentence for sentence in said)
