"""A journey from a log in the window: its ways, the sliders over them, and only cases that go here."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journeymap.analysis.findings import find
from journeymap.editing.views import save_view
from journeymap.model.change import change
from journeymap.model.document import Document
from journeymap.model.records import Connection, Journey, SavedView, Touchpoint
from journeymap.ui.panels.variants.panel import VariantsPanel
from journeymap.ui.panels.variants.rows import ROW, WayRow, WayStep
from journeymap.ui.shell.view_bar import ViewBar
from journeymap.ui.shell.window import Window
from journeymap.ui.surveys.sources import SourcesPanel
from journeymap.view import EVERY_WAY, EVERYTHING, WaysChoice
from journeymap.workspace.actions import applies, perform
from tests.ui.person import Person
from tests.views.logged import logged


@pytest.fixture
def window(begun: Window, qtbot: QtBot) -> Window:
    qtbot.waitUntil(lambda: bool(begun.findChildren(ViewBar)), timeout=30_000)
    begun.workspace.open(Document(logged()))
    return begun


def do(window: Window, name: str) -> None:
    perform(window, window.actions_.declared[name])


def panel_of(window: Window, qtbot: QtBot) -> VariantsPanel:
    do(window, "panel.variants")
    qtbot.waitUntil(lambda: bool(window.findChildren(VariantsPanel)))
    (panel,) = window.findChildren(VariantsPanel)
    qtbot.waitUntil(panel.isVisible)
    return panel


def weights(window: Window) -> dict[str, float | None]:
    arrows = window.workspace.view.snapshot.all(Connection).values()
    return {arrow.source + arrow.target: arrow.weight for arrow in arrows}


def words(window: Window) -> str:
    (bar,) = window.findChildren(ViewBar)
    return bar.count.text().replace("\u202f", " ")


def click(panel: VariantsPanel, row: int, qtbot: QtBot, *, box: bool = False) -> None:
    place = panel.list.visualRect(panel.rows.index(row))
    at = QPoint(place.left() + (20 if box else 120), place.top() + 16)
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_ways_stand_most_frequent_first_with_what_they_cover(
    window: Window, qtbot: QtBot
) -> None:
    panel = panel_of(window, qtbot)
    rows = [panel.rows.index(at).data(ROW) for at in range(panel.rows.rowCount())]
    assert [(row.count, row.share, round(row.covered, 9)) for row in rows[:3]] == [
        (500, 0.5, 0.5),
        (300, 0.3, 0.8),
        (120, 0.12, 0.92),
    ]
    assert rows[0].titles == "Does a → Does b → Does c → Does d"
    told = panel.told.text().replace("\u202f", " ")
    assert told == "1 000 cases in 6 ways · the 2 most frequent cover 80 %"


def test_of_a_long_way_the_beginning_is_named() -> None:
    steps = tuple(WayStep(str(n), f"T{n}", 0) for n in range(100))
    assert WayRow("", 1, 1.0, 1.0, None, steps).titles.endswith("→ T98 → T99")
    told = WayRow("", 1, 1.0, 1.0, None, steps * 3_000).titles
    assert told.startswith("T0 → T1 →") and told.endswith("→ T99 and 299900 more")


def test_a_way_is_called_as_its_touchpoints_are_now(window: Window, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    card = window.workspace.snapshot.all(Touchpoint)["b"]
    window.workspace.commit(change("", edit=[(card, card.but(title="Weighs up"))]))
    first = panel.rows.index(0)
    qtbot.waitUntil(lambda: first.data(ROW).titles == "Does a → Weighs up → Does c → Does d")


def test_a_click_shows_a_way_in_the_journey(window: Window, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    click(panel, 1, qtbot)
    assert set(window.workspace.selection) == {"a", "b", "d", "ab", "bd"}
    assert window.workspace.look.filter == EVERYTHING
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    assert set(window.workspace.selection) == {"a", "b", "c", "d", "ab", "bc", "cd"}


def test_ways_with_a_check_mark_are_looked_at_alone(window: Window, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    click(panel, 1, qtbot, box=True)
    assert weights(window) == {"ab": 300.0, "bd": 300.0}
    qtbot.waitUntil(lambda: words(window) == "300 of 1 000 cases")
    panel.list.setCurrentIndex(panel.rows.index(4))
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert weights(window) == {"ab": 300.0, "bd": 300.0, "ae": 20.0}
    qtbot.waitUntil(panel.all.isVisible)
    qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    assert window.workspace.look.filter.ways == EVERY_WAY
    assert weights(window)["ab"] == 930.0


def test_the_document_keeps_every_count(window: Window, qtbot: QtBot) -> None:
    before = window.workspace.snapshot
    panel = panel_of(window, qtbot)
    click(panel, 1, qtbot, box=True)
    assert window.workspace.snapshot is before
    window.workspace.select(["ab"])
    assert window.workspace.edit_view.snapshot.all(Connection)["ab"].weight == 930.0


@pytest.mark.parametrize("where", ["bd", "e"])
def test_only_cases_that_go_here_by_key_and_back_by_its_chip(
    window: Window, person: Person, qtbot: QtBot, where: str
) -> None:
    window.activateWindow()
    window.focus()
    window.workspace.select([where])
    person.press("Ctrl+Shift+O")
    ways = window.workspace.look.filter.ways
    assert ways == WaysChoice(through=frozenset({tuple(where)}))
    cases = {"bd": "300 of 1 000 cases", "e": "30 of 1 000 cases"}[where]
    qtbot.waitUntil(lambda: words(window) == cases)
    (bar,) = window.findChildren(ViewBar)
    (chip,) = bar.chips.buttons
    said = {"bd": "Only cases: Does b → Does d", "e": "Only cases: Does e"}[where]
    assert chip.text().startswith(said)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.workspace.look.filter.ways == EVERY_WAY


def test_the_same_action_takes_it_back(window: Window) -> None:
    action = window.actions_.declared["ways.here"]
    window.workspace.select(["bd"])
    do(window, "ways.here")
    assert action.checked is not None and action.checked(window)
    do(window, "ways.here")
    assert window.workspace.look.filter.ways == EVERY_WAY


def test_it_does_not_apply_to_what_no_log_knows(window: Window) -> None:
    action = window.actions_.declared["ways.here"]
    assert not applies(window, action)
    own = Touchpoint(id="own", step="step a", lane="lane")
    window.workspace.commit(change("", add=[own]))
    window.workspace.select(["own"])
    assert not applies(window, action)
    window.workspace.select(["a"])
    assert applies(window, action)


def test_two_sliders_leave_the_main_ways_of_the_graph(window: Window, qtbot: QtBot) -> None:
    window.workspace.arrange("graph")
    detail = window.canvas.corners.detail
    qtbot.waitUntil(detail.isVisible)
    qtbot.waitUntil(detail.sliders.isVisible)
    assert not detail.slider.isVisible()
    detail.sliders.arrows.setValue(0)
    qtbot.waitUntil(lambda: window.workspace.look.filter.ways.paths == 0.0)
    assert weights(window) == {"ab": 500.0, "bc": 500.0, "cd": 500.0, "ae": 20.0}
    qtbot.waitUntil(lambda: "52 % of the cases" in detail.words.text())
    detail.sliders.arrows.setValue(100)
    qtbot.waitUntil(lambda: window.workspace.look.filter.ways == EVERY_WAY)
    assert detail.isVisible()


def test_touchpoints_that_are_left_out_are_gone_from_the_page(window: Window, qtbot: QtBot) -> None:
    window.workspace.arrange("graph")
    panel = panel_of(window, qtbot)
    panel.sliders.touchpoints.setValue(60)
    qtbot.waitUntil(lambda: window.workspace.look.filter.ways.activities == 0.6)
    seen = {f.id for f in window.canvas.lay_out().figures() if f.role == "card"}
    assert seen == {"a", "b", "d"}
    # Over what is left out leads what came after it.
    assert weights(window) == {"ab": 930.0, "bd": 930.0, "ad": 50.0}


def test_a_saved_view_brings_the_choice_back(window: Window) -> None:
    workspace = window.workspace
    workspace.select(["bd"])
    do(window, "ways.here")
    workspace.commit(save_view(workspace.edit_view, "Straight on"))
    (saved,) = workspace.snapshot.of(SavedView, "journey", "j")
    do(window, "ways.all")
    assert weights(window)["ab"] == 930.0
    workspace.look_through(saved)
    assert weights(window) == {"ab": 300.0, "bd": 300.0}


def test_without_a_log_the_panel_says_how_to_get_one(window: Window, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    window.workspace.commit(change("", add=[Journey(id="other")]))
    window.workspace.look_at("other")
    qtbot.waitUntil(panel.nothing.isVisible)
    assert "log" in panel.nothing.text() and panel.bring.isVisible()
    assert not [b for b in panel.findChildren(QPushButton) if b is panel.all and b.isVisible()]


def test_the_sources_lead_to_the_ways_and_take_no_log_out(window: Window, qtbot: QtBot) -> None:
    do(window, "panel.sources")
    qtbot.waitUntil(lambda: bool(window.findChildren(SourcesPanel)))
    (panel,) = window.findChildren(SourcesPanel)
    qtbot.waitUntil(lambda: bool(panel.cards))
    (card,) = panel.cards
    qtbot.waitUntil(card.ways.isVisible)
    assert not card.out.isVisible() and not card.next.isVisible()
    qtbot.mouseClick(card.ways, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(p.isVisible() for p in window.findChildren(VariantsPanel)))


def test_findings_are_of_the_cases_that_are_looked_at(window: Window, qtbot: QtBot) -> None:
    """That nobody of some customers comes to a touchpoint is no fault of it."""
    worker = window.findings
    qtbot.waitUntil(lambda: not any(f.kind == "no_arrow" for f in worker.findings))
    window.workspace.select(["bd"])
    do(window, "ways.here")
    seen = window.workspace.as_walked(window.workspace.snapshot)
    assert set(seen.all(Touchpoint)) == {"a", "b", "d"}
    assert seen is window.workspace.as_walked(window.workspace.snapshot)
    kinds = {found.kind for found in find(seen, "j")}
    assert "no_arrow" not in kinds and "no_arrow" in {
        found.kind for found in find(window.workspace.view.snapshot, "j")
    }


def test_shares_are_of_the_cases_that_go_here(window: Window, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    window.workspace.select(["e"])
    do(window, "ways.here")
    qtbot.waitUntil(lambda: panel.rows.rowCount() == 2)
    rows = [panel.rows.index(at).data(ROW) for at in range(2)]
    assert [(row.count, round(row.share, 3)) for row in rows] == [(20, 0.667), (10, 0.333)]
    assert panel.told.text() == "30 cases in 2 ways"
