"""What is tried beside the graph: of what is selected, at hand, and where it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.analysis.flow.outcomes import outcomes
from journeymap.model.records import Connection, Friction, Idea, Score, Touchpoint
from journeymap.ui.panels.paths.meant import meant
from journeymap.ui.panels.paths.panel import PathsPanel
from journeymap.ui.panels.paths.trying import SliderRow
from journeymap.ui.panels.paths.way_cards import last_of
from journeymap.ui.shell.window import Window
from tests.ui.person import Person


@pytest.fixture
def paths(begun: Window, person: Person, qtbot: QtBot) -> PathsPanel:
    """The sample as a graph, and what was found of its paths."""
    begun.activateWindow()
    begun.focus()
    person.press("Alt+2")
    panel = begun.docks.panel("paths")
    assert isinstance(panel, PathsPanel)
    qtbot.waitUntil(lambda: panel.worker.current)
    return panel


def card(panel: PathsPanel, title: str) -> Touchpoint:
    every = panel.workspace.snapshot.all(Touchpoint).values()
    return next(one for one in every if title in one.title)


def arrow(panel: PathsPanel, source: str, target: str) -> Connection:
    ends = card(panel, source).id, card(panel, target).id
    every = panel.workspace.snapshot.all(Connection).values()
    return next(one for one in every if (one.source, one.target) == ends)


def choose(panel: PathsPanel, *ids: str) -> list[SliderRow]:
    panel.workspace.select(ids)
    panel.refresh()
    return panel.what_if.sliders.rows


def test_a_finding_leaves_the_touchpoint_to_be_tried(
    begun: Window, paths: PathsPanel, person: Person, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: begun.findings.review.looked, timeout=30_000)
    person.press("F8")
    paths.refresh()
    assert len(paths.workspace.selection) == 2
    assert paths.what_if.at.isHidden()
    names = [row.words.text() for row in paths.what_if.sliders.rows]
    assert names[:2] == ["Orders on the site", "Courier delivers"]
    assert "Waits 11 min on hold · severity" in names


def test_what_is_selected_together_is_tried_where_all_of_it_hangs(paths: PathsPanel) -> None:
    snapshot, calls = paths.workspace.snapshot, card(paths, "Calls about")
    order, comes = card(paths, "Orders on"), arrow(paths, "Orders on", "Calls about")
    hanging = [
        *snapshot.of(Friction, "touchpoint", calls.id),
        *snapshot.of(Score, "touchpoint", calls.id),
    ]
    assert len(hanging) > 2
    assert meant(snapshot, (one.id for one in hanging)) == calls
    assert meant(snapshot, (hanging[0].id,)) == hanging[0]
    assert meant(snapshot, (order.id, calls.id)) is None
    assert meant(snapshot, (order.id, calls.id, comes.id)) == comes
    other = arrow(paths, "Calls about", "Courier")
    assert meant(snapshot, (order.id, comes.id, other.id)) is None
    loose = next(one for one in snapshot.all(Idea).values() if one.touchpoints != (calls.id,))
    assert meant(snapshot, (calls.id, loose.id)) in (None, calls)
    assert meant(snapshot, ()) is None and meant(snapshot, ("gone",)) is None


def test_who_comes_to_a_touchpoint_is_tried_there(paths: PathsPanel, qtbot: QtBot) -> None:
    comes = arrow(paths, "Orders on", "Calls about")
    first = choose(paths, card(paths, "Calls about").id)[0]
    assert (first.words.text(), first.figures.text()) == ("Orders on the site", "38 %")
    assert first.slider.accessibleName() == "Orders on the site → Calls about the delay"
    first.slider.setValue(15)
    assert paths.trials.what_if.shares == {comes.id: 0.15}
    qtbot.waitUntil(lambda: bool(paths.result.lines))
    then = outcomes(paths.workspace.snapshot, paths.workspace.journey, None, paths.trials.what_if)
    assert then.completion is not None
    shown = next(one for one in paths.result.lines if one.name == "Completion")
    assert shown.after == f"{round(100 * then.completion.share)} %"
    at_source = choose(paths, card(paths, "Orders on").id)
    told = {row.words.text(): row.figures.text() for row in at_source}
    assert told["Calls about the delay"] == "38 % → 15 %"


def test_nothing_moves_under_the_hand_while_figures_change(paths: PathsPanel) -> None:
    rows = choose(paths, card(paths, "Calls about").id)
    QTest.qWait(50)
    tops = [row.slider.mapTo(paths.what_if, QPoint(0, 0)).y() for row in rows]
    for row in rows:
        row.slider.setValue(row.slider.minimum())
        QTest.qWait(1)
        now = [one.slider.mapTo(paths.what_if, QPoint(0, 0)).y() for one in rows]
        assert now == tops, row.words.text()


def test_the_slider_in_hand_stays_in_sight_when_the_result_opens(paths: PathsPanel) -> None:
    last = choose(paths, card(paths, "Calls about").id)[-1].slider
    QTest.qWait(1)
    paths.area.ensureWidgetVisible(last, 0, 0)
    QTest.mousePress(last, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    QTest.mouseMove(last, QPoint(90, 12))
    QTest.qWait(300)
    assert not paths.result.isHidden()
    top = last.mapTo(paths.area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= paths.area.viewport().height() - last.height()
    QTest.mouseRelease(last, Qt.MouseButton.LeftButton, pos=QPoint(90, 12))


def test_a_way_is_told_by_where_it_ends() -> None:
    letters = QFont()
    letters.setPixelSize(11)
    titles = ["Sees a friend's reel", "Compares", "Checks price", "Asks", "leaves"]
    wide = QFontMetrics(letters).horizontalAdvance
    whole = " › ".join(titles)
    assert last_of(titles, letters, wide(whole) + 1) == [whole]
    assert last_of(titles, letters, wide(whole) - 9) == ["… " + " › ".join(titles[1:])]
    last = "… Asks › leaves"
    assert last_of(titles, letters, wide(last) + 1) == [last]
    narrow = last_of(titles, letters, wide("… Asks › l"))
    assert len(narrow) == 2 and narrow[-1].endswith("leaves")
    assert last_of(["One"], letters, 200.0) == ["One"]
    long = last_of(["x" * 500, "y" * 500], letters, 120.0)
    assert len(long) == 2 and max(map(wide, long)) <= 121


def test_keys_alone_come_to_a_slider_and_back(
    begun: Window, paths: PathsPanel, person: Person
) -> None:
    first = choose(paths, card(paths, "Calls about").id)[0]
    begun.focus()
    person.press("F6")
    assert paths.ways.buttons[0].hasFocus()
    cards = [one for one in paths.ways.cards if not one.isHidden()]
    for _ in (*cards, first):
        person.press("Tab")
    assert first.slider.hasFocus(), "Tab goes as one reads"
    person.press("Left")
    assert first.figures.text() == "38 % → 37 %"
    person.press("Esc")
    assert not paths.isAncestorOf(begun.focusWidget() or paths)
    person.press("F6")
    assert first.slider.hasFocus()
    person.press("Shift+F6", "Shift+F6")
    navigator = begun.docks.panel("navigator")
    assert navigator.isAncestorOf(begun.focusWidget() or begun)
    assert len(paths.workspace.snapshot.all(Touchpoint)) == 12
