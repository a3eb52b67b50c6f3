"""The paths beside the graph: read, tried by mouse and keys, applied, kept, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from journeymap.analysis.flow.outcomes import differences, outcomes
from journeymap.analysis.flow.what_if import WhatIf
from journeymap.editing.scenarios import scenarios_of
from journeymap.model.change import change
from journeymap.model.document import Document
from journeymap.model.records import Connection, Feeling, Scenario, Touchpoint
from journeymap.ui.panels.paths.painted import broken
from journeymap.ui.panels.paths.panel import PathsPanel
from journeymap.ui.panels.paths.trying import SliderRow
from journeymap.ui.shell.window import Window
from journeymap.workspace.actions import perform
from journeymap.workspace.workspace import Workspace
from tests.editing.maps import OLENA, after, sketch
from tests.ui.person import Person

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def paths(begun: Window, person: Person, qtbot: QtBot) -> PathsPanel:
    """The sample as a graph, and what was found of its paths."""
    begun.activateWindow()
    begun.focus()
    person.press("Alt+2")
    panel = begun.docks.panel("paths")
    assert isinstance(panel, PathsPanel)
    qtbot.waitUntil(lambda: panel.worker.current)
    qtbot.waitUntil(lambda: bool(panel.without.bars))
    return panel


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, pos=at or widget.rect().center())


def card(workspace: Workspace, title: str) -> str:
    every = workspace.snapshot.all(Touchpoint).values()
    return next(one.id for one in every if title in one.title)


def choose(panel: PathsPanel, title: str, qtbot: QtBot) -> None:
    panel.workspace.select((card(panel.workspace, title),))
    qtbot.waitUntil(lambda: bool(panel.what_if.sliders.rows))
    panel.refresh()


def row(panel: PathsPanel, words: str) -> SliderRow:
    return next(one for one in panel.what_if.sliders.rows if words in one.words.text())


def told(row: SliderRow) -> str:
    return f"{row.words.text()}: {row.figures.text()}"


def answered(panel: PathsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(panel.result.lines))


def said(panel: PathsPanel) -> dict[str, str]:
    return {line.name: f"{line.before} → {line.after} {line.judged}" for line in panel.result.lines}


def in_front(window: Window) -> list[str]:
    return [name for name in window.docks.shown() if name in ("paths", "inspector", "findings")]


def test_it_is_in_front_of_the_graph_and_the_inspector_elsewhere(
    begun: Window, person: Person
) -> None:
    begun.focus()
    assert in_front(begun) == ["inspector"]
    person.press("Alt+2")
    assert in_front(begun) == ["paths"]
    person.press("Alt+1")
    assert in_front(begun) == ["inspector"]


def test_what_is_chosen_by_its_tab_stays_in_front_there(begun: Window, person: Person) -> None:
    begun.focus()
    person.press("Alt+2")
    tabs = begun.docks.tabs("paths")
    click(tabs.buttons["inspector"])
    assert in_front(begun) == ["inspector"]
    person.press("Alt+1", "Alt+2")
    assert in_front(begun) == ["inspector"]
    person.press("Ctrl+Shift+Y", "Alt+1", "Alt+2")
    assert in_front(begun) == ["paths"]


def test_a_right_side_put_away_stays_away(begun: Window, person: Person) -> None:
    begun.docks.set_shown("inspector", False)
    begun.focus()
    person.press("Alt+2")
    assert in_front(begun) == []


@pytest.mark.parametrize("key", ["Alt+1", "Alt+3", "Alt+4"])
def test_it_can_be_read_beside_every_arrangement(
    begun: Window, person: Person, qtbot: QtBot, key: str
) -> None:
    begun.focus()
    person.press(key, "Ctrl+Shift+Y")
    panel = begun.docks.panel("paths")
    assert isinstance(panel, PathsPanel)
    qtbot.waitUntil(lambda: panel.headline.share.text() == "29 %")


def test_it_says_what_comes_of_the_sample(paths: PathsPanel) -> None:
    found = outcomes(paths.workspace.snapshot, paths.workspace.journey)
    assert found.completion is not None
    assert paths.headline.goal.text() == "Reach “Orders beans again”"
    assert paths.headline.share.text() == f"{round(100 * found.completion.share)} %"
    assert paths.headline.of.text() == "of those who start\n25 … 33 %, n = 412"


def test_where_nobody_counted_and_few_felt_that_is_said(begun: Window, qtbot: QtBot) -> None:
    drawn = sketch("Web: a b c")
    arrows = [Connection(source="a", target="b"), Connection(source="b", target="c")]
    felt = Feeling(touchpoint="b", persona=OLENA, valence=-1.0)
    begun.workspace.open(Document(after(drawn, change("", add=[*arrows, felt]))))
    perform(begun, begun.actions_.declared["panel.paths"])
    panel = begun.docks.panel("paths")
    assert isinstance(panel, PathsPanel)
    qtbot.waitUntil(lambda: panel.headline.share.text() == "≈ 100 %")
    assert panel.headline.of.text() == "of those who start\nif all ways are taken alike"
    names = [name.text() for name, _ in panel.headline.rows]
    assert "Expected feeling, of 1.0 of 3.0 steps" in names


def test_a_bar_selects_its_touchpoint(paths: PathsPanel) -> None:
    bar = next(one for one in paths.without.bars if "Asks a consultant" in one.accessibleName())
    click(bar)
    assert paths.workspace.selection == (card(paths.workspace, "Asks a consultant"),)
    paths.refresh()
    assert bar.isChecked()


def test_a_way_is_selected_with_its_arrows(paths: PathsPanel, qtbot: QtBot) -> None:
    way = paths.worker.paths.routes.travelled[0]  # type: ignore[union-attr]
    click(paths.ways.cards[0])
    chosen = paths.workspace.selection
    assert set(way.touchpoints) <= set(chosen)
    arrows = [id for id in chosen if paths.workspace.snapshot.get(Connection, id)]
    assert len(arrows) == len(way.touchpoints) - 1
    paths.refresh()
    assert paths.ways.cards[0].isChecked()
    for at, words in enumerate(("Most travelled", "Worst", "Fastest")):
        click(paths.ways.buttons[at])
        assert paths.ways.buttons[at].text() == words and not paths.ways.cards[0].isHidden()


def test_a_slider_is_dragged_and_the_document_is_untouched(paths: PathsPanel, qtbot: QtBot) -> None:
    before = paths.workspace.snapshot
    choose(paths, "Orders on the site", qtbot)
    calls = row(paths, "Calls about the delay")
    slider = calls.slider
    QTest.mousePress(slider, LEFT, pos=QPoint(slider.width() // 3, 12))
    QTest.mouseMove(slider, QPoint(slider.width() // 8, 12))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() // 8, 12))
    answered(paths, qtbot)
    arrow = calls.handle.id
    what_if = paths.trials.what_if
    assert what_if.shares == {arrow: slider.value() / 100}
    assert 5 < slider.value() < 20
    now = outcomes(before, paths.workspace.journey)
    then = outcomes(before, paths.workspace.journey, None, what_if)
    change = differences(now, then)[0].change
    assert change is not None and change > 0
    assert f"+{100 * change:.1f} % points better" in said(paths)["Completion"]
    assert paths.workspace.snapshot is before
    assert "→" in told(row(paths, "Courier delivers"))


def test_arrow_keys_move_it_and_delete_takes_it_back(paths: PathsPanel, qtbot: QtBot) -> None:
    choose(paths, "Orders on the site", qtbot)
    calls = row(paths, "Calls about the delay")
    calls.slider.setFocus()
    for _ in range(3):
        QTest.keyClick(calls.slider, Qt.Key.Key_Left)
    assert told(calls) == "Calls about the delay: 38 % → 35 %"
    assert calls.slider.accessibleName() == "Calls about the delay"
    QTest.keyClick(calls.slider, Qt.Key.Key_Delete)
    assert told(calls) == "Calls about the delay: 38 %"
    assert not paths.trials.what_if
    assert paths.result.isHidden()


def test_apply_is_one_step_that_gives_what_was_shown(paths: PathsPanel, qtbot: QtBot) -> None:
    workspace, before = paths.workspace, paths.workspace.snapshot
    choose(paths, "Orders on the site", qtbot)
    row(paths, "Calls about the delay").slider.setValue(15)
    row(paths, "severity").slider.setValue(0)
    row(paths, "Maksym").slider.setValue(4)
    answered(paths, qtbot)
    shown = outcomes(before, workspace.journey, None, paths.trials.what_if)
    click(paths.result.apply)
    then = outcomes(workspace.snapshot, workspace.journey)
    assert [one.after for one in differences(then, then)] == pytest.approx(
        [one.after for one in differences(shown, shown)]
    )
    assert not paths.trials.what_if and paths.result.isHidden()
    workspace.undo()
    assert workspace.snapshot == before


def test_reset_tries_nothing_any_more(paths: PathsPanel, qtbot: QtBot) -> None:
    choose(paths, "Calls about the delay", qtbot)
    out = paths.what_if.sliders.taken_out
    assert out is not None
    click(out, QPoint(8, out.height() // 2))
    answered(paths, qtbot)
    assert "worse" in said(paths)["Completion"]
    click(paths.result.reset)
    assert not paths.trials.what_if and not out.isChecked()


def test_what_cannot_be_written_says_why(paths: PathsPanel, qtbot: QtBot) -> None:
    choose(paths, "Sees a friend", qtbot)
    out = paths.what_if.sliders.taken_out
    assert out is not None
    click(out, QPoint(8, out.height() // 2))
    qtbot.waitUntil(lambda: "Customers begin at" in paths.result.note.text())
    assert not paths.result.apply.isEnabled()


def answer(words: str) -> None:
    """Type a line into the question that is asked, and accept it."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QInputDialog)
    box.setTextValue(words)
    box.accept()


def test_a_scenario_is_kept_chosen_renamed_applied_and_deleted(
    paths: PathsPanel, qtbot: QtBot
) -> None:
    workspace = paths.workspace
    choose(paths, "Orders on the site", qtbot)
    row(paths, "Calls about the delay").slider.setValue(15)
    answered(paths, qtbot)
    QTimer.singleShot(50, lambda: answer("Delay alerts"))
    click(paths.result.keep)
    (kept,) = scenarios_of(workspace.snapshot, workspace.journey)
    assert kept.title == "Delay alerts"
    click(paths.result.reset)
    rows = paths.what_if.scenarios.rows
    qtbot.waitUntil(lambda: "Completion" in rows[0].accessibleName())
    assert not rows[0].isChecked()
    click(rows[0])
    assert list(paths.trials.what_if.shares.values()) == [0.15]
    assert rows[0].isChecked()
    QTimer.singleShot(50, lambda: answer("Alerts"))
    QTest.keyClick(rows[0], Qt.Key.Key_F2)
    assert workspace.snapshot.all(Scenario)[kept.id].title == "Alerts"
    menu = paths.what_if.scenarios.menu(0)
    next(one for one in menu.actions() if one.text() == "Apply").trigger()
    qtbot.waitUntil(lambda: paths.headline.share.text() == "30 %")
    QTest.keyClick(rows[0], Qt.Key.Key_Delete)
    assert not scenarios_of(workspace.snapshot, workspace.journey)
    workspace.undo()
    assert scenarios_of(workspace.snapshot, workspace.journey)


def test_it_follows_the_persona_the_filter_and_undo(
    paths: PathsPanel, qtbot: QtBot, begun: Window
) -> None:
    workspace = paths.workspace
    figures = [value.text() for _, value in paths.headline.rows]
    journey = workspace.snapshot.find(workspace.journey)
    workspace.focus_on(journey.personas[0])  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: [value.text() for _, value in paths.headline.rows] != figures)
    workspace.focus_on(None)
    wanted = workspace.look.filter.but(friction=4, hides=True)
    many = sum(not bar.isHidden() for bar in paths.without.bars)
    workspace.change_look(filter=wanted)
    qtbot.waitUntil(lambda: sum(not bar.isHidden() for bar in paths.without.bars) < many)


def test_a_hidden_panel_finds_nothing(begun: Window, person: Person, qtbot: QtBot) -> None:
    begun.focus()
    person.press("Alt+2")
    panel = begun.docks.panel("paths")
    assert isinstance(panel, PathsPanel)
    qtbot.waitUntil(lambda: panel.worker.current)
    found = panel.worker.paths
    person.press("Alt+1")
    begun.workspace.select(begun.workspace.snapshot.all(Touchpoint))
    begun.workspace.run("remove")
    qtbot.wait(150)
    assert panel.worker.paths is found


def test_long_and_foreign_titles_are_shown_in_their_width(paths: PathsPanel, qtbot: QtBot) -> None:
    workspace = paths.workspace
    for words in ("very long " * 50, "رحلة شراء آلة القهوة " * 8, "Donaudampfschiff" * 30):
        one = workspace.snapshot.all(Touchpoint)[card(workspace, "Courier")]
        workspace.commit(change("Title", edit=[(one, one.but(title=f"Courier {words}"))]))
        qtbot.waitUntil(lambda: paths.worker.current)
        paths.refresh()
        qtbot.wait(20)
        inner = paths.area.widget()
        assert inner is not None and inner.width() <= paths.area.viewport().width()
        workspace.undo()


def test_what_is_tried_is_asked_anew_of_another_document(paths: PathsPanel, qtbot: QtBot) -> None:
    what_if = WhatIf(without=frozenset({card(paths.workspace, "Asks a consultant")}))
    paths.trials.suppose(what_if)
    answered(paths, qtbot)
    before = said(paths)["Completion"]
    arrow = next(iter(paths.workspace.snapshot.all(Connection).values()))
    paths.workspace.commit(
        change("Weight", edit=[(arrow, arrow.but(weight=0.1, unit="probability"))])
    )
    qtbot.waitUntil(lambda: bool(said(paths)) and said(paths)["Completion"] != before)


def test_a_name_read_from_the_right_leaves_its_figures_as_they_are(
    paths: PathsPanel, qtbot: QtBot
) -> None:
    workspace = paths.workspace
    one = workspace.snapshot.all(Touchpoint)[card(workspace, "Calls about")]
    workspace.commit(change("Title", edit=[(one, one.but(title="رحلة شراء"))]))
    qtbot.waitUntil(lambda: paths.worker.current)
    choose(paths, "Orders on the site", qtbot)
    assert told(row(paths, "رحلة")) == "رحلة شراء: 38 %"
    row(paths, "رحلة").slider.setValue(15)
    choose(paths, "Sets up with the app", qtbot)
    elsewhere = "Orders on the site → رحلة شراء"
    assert paths.what_if.elsewhere[0].text() == f"\u200e\u2068{elsewhere}\u2069: 38 % → 15 %"


def test_a_word_that_fits_in_no_line_is_broken_and_ends_with_dots(paths: PathsPanel) -> None:
    font = paths.without.bars[0].letters()
    first, second = broken("Donaudampfschifffahrtsgesellschaft" * 4, font, 120.0)
    metrics = QFontMetrics(font)
    assert second.endswith("…")
    assert max(map(metrics.horizontalAdvance, (first, second))) <= 121
