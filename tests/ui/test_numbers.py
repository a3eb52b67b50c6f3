"""The numbers in the window: pointed at, walked through, chosen, taken along, weighed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from journeymap.model.change import change
from journeymap.model.records import Frame, Idea, SavedView, Score, Touchpoint
from journeymap.ui.shell.window import Window
from journeymap.ui.views.numbers.marks import Mark
from journeymap.ui.views.numbers.view import NumbersView
from journeymap.view import Filter, ScoreChoice
from journeymap.workspace.actions.context import CHART, context_names
from tests.ui.person import LEFT, PLAIN, Person


@pytest.fixture
def numbers(begun: Window, person: Person, qtbot: QtBot) -> NumbersView:
    """The charts of the sample, which have the keyboard."""
    for panel in begun.panels.shown():
        begun.panels.set_shown(panel, False)
    begun.activateWindow()
    begun.focus()
    person.press("Alt+4")
    view = begun.main_view
    assert isinstance(view, NumbersView)
    qtbot.waitUntil(lambda: bool(view.page.charts), timeout=20_000)
    view.page.setFocus()
    return view


def mark(numbers: NumbersView, chart: str, words: str) -> Mark:
    """Return a mark that tells of something, brought into view."""
    page = numbers.page
    found = next(
        one
        for placed in page.charts
        if placed.name.startswith(chart)
        for one in placed.walked
        if words in one.figure.name
    )
    page.reveal_place(found.figure.rect)
    return found


def middle(numbers: NumbersView, one: Mark) -> QPoint:
    """Return where a mark is seen."""
    x, y, w, h = numbers.page.camera.rect_to_view(one.figure.rect)
    return QPoint(round(x + min(w, 16) / 2), round(y + h / 2))


def card(window: Window, title: str) -> str:
    """Return the id of a touchpoint."""
    cards = window.workspace.snapshot.all(Touchpoint).values()
    return next(one.id for one in cards if one.title == title)


def test_pointing_at_a_mark_tells_its_value_interval_and_how_many(numbers: NumbersView) -> None:
    delay = mark(numbers, "along", "Calls about the delay")
    QTest.mouseMove(numbers.page.viewport(), middle(numbers, delay))
    pointed = numbers.page.point(QPointF(middle(numbers, delay)))[1]
    assert pointed is not None
    for part in ("Calls about the delay", "2.1 of 5", "1.9 to 2.3", "n = 118", "our guess"):
        assert part in pointed.figure.name, part


def test_the_tip_goes_when_the_page_is_scrolled_from_under_the_pointer(
    numbers: NumbersView,
) -> None:
    page, delay = numbers.page, mark(numbers, "along", "Calls about the delay")
    page.hovered, page.pointer = delay, QPointF(middle(numbers, delay))
    page.viewport().grab()
    assert page.hovered is not None and page.hovered.figure == delay.figure
    page.pan_by(0.0, -700.0)
    page.viewport().grab()
    assert page.hovered is None or page.hovered.figure != delay.figure


def test_a_click_on_a_mark_shows_the_touchpoint_on_the_map_and_alt_4_comes_back(
    begun: Window, numbers: NumbersView, person: Person
) -> None:
    delay = mark(numbers, "along", "Calls about the delay")
    QTest.mouseClick(numbers.page.viewport(), LEFT, PLAIN, middle(numbers, delay))
    assert begun.workspace.arrangement == "map"
    assert begun.workspace.selection == (card(begun, "Calls about the delay"),)
    assert begun.bars.status.said == "Alt+4 goes back to the numbers."
    person.press("Alt+4")
    assert begun.main_view is numbers
    assert begun.workspace.selection == (card(begun, "Calls about the delay"),)


def test_a_bar_of_friction_opens_the_friction(begun: Window, numbers: NumbersView) -> None:
    hold = mark(numbers, "hurting", "Waits 11 min on hold")
    QTest.mouseClick(numbers.page.viewport(), LEFT, PLAIN, middle(numbers, hold))
    (chosen,) = begun.workspace.selection
    assert chosen == hold.figure.id and begun.panels.shows("inspector")


def test_the_keyboard_walks_through_marks_and_is_told_of_them(
    begun: Window, numbers: NumbersView, person: Person
) -> None:
    page = numbers.page
    seen = []
    for _ in range(4):
        person.press("Tab")
        assert page.here is not None
        seen.append(page.here.figure.name.splitlines()[0])
        assert page.accessibleDescription().startswith(seen[-1])
    assert seen == [
        "Checks price and stock",
        "Asks a consultant",
        "Calls about the delay",
        "Courier delivers",
    ]
    person.press("Left")
    assert page.here is not None and page.here.figure.name.startswith("Calls about the delay")
    person.press("Space")
    assert begun.workspace.selection == (card(begun, "Calls about the delay"),)
    assert begun.workspace.arrangement == "numbers"
    person.press("Return")
    assert begun.workspace.arrangement == "map"


def test_a_double_click_shows_a_chart_large_and_esc_all_again(
    numbers: NumbersView, person: Person
) -> None:
    page = numbers.page
    before = page.place()
    first = page.charts[0]
    x, y, *_ = page.camera.rect_to_view(first.card.rect)
    QTest.mouseDClick(page.viewport(), LEFT, PLAIN, QPoint(round(x + 30), round(y + 12)))
    seen = page.seen()
    assert [chart.name for chart in page.charts] == [first.name]
    assert page.large and seen.w * seen.h < 2.6 * first.card.rect.w * first.card.rect.h
    person.press("Esc")
    assert not page.large and page.place() == before and len(page.charts) > 1


def test_every_chart_has_a_menu_by_mouse_and_by_key(
    begun: Window, numbers: NumbersView, person: Person, qtbot: QtBot
) -> None:
    asked: list[object] = []
    numbers.page.context.disconnect()
    numbers.page.context.connect(asked.append)
    person.press("Tab", "Shift+F10")
    assert len(asked) == 1 and numbers.chart.startswith("along")
    first = numbers.page.charts[0]
    dots = numbers.page.scene.figure(f"chart.{first.name}")
    assert dots is not None
    x, y, w, h = numbers.page.camera.rect_to_view(dots.rect)
    at = QPoint(round(x + w / 2), round(y + h / 2))
    QTest.mouseClick(numbers.page.viewport(), LEFT, PLAIN, at)
    assert len(asked) == 2
    assert context_names(begun, begun.actions_.declared) == list(CHART)
    menu = begun.actions_.context(begun)
    menu.aboutToShow.emit()
    told = [entry.text().replace("&", "") for entry in menu.actions() if entry.text()]
    assert "Copy the numbers" in told and "Save the chart as…" in told
    assert isinstance(menu, QMenu)


def test_the_numbers_of_a_chart_are_pasted_into_a_spreadsheet(
    begun: Window, numbers: NumbersView, person: Person
) -> None:
    person.press("Tab", "Ctrl+C")
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert rows[0][:5] == ["Touchpoint", "Score", "Interval from", "Interval to", "n"]
    delay = next(row for row in rows if row[0] == "Calls about the delay")
    assert float(delay[1]) == pytest.approx(250 / 118) and delay[4] == "118"
    assert all(len(row) == len(rows[0]) for row in rows)


def test_a_chart_is_copied_as_a_picture_and_a_drawing(begun: Window, numbers: NumbersView) -> None:
    numbers.page.chart = numbers.page.charts[0].name
    numbers.copy_picture()
    data = QApplication.clipboard().mimeData()
    assert data.hasImage()
    drawing = bytes(data.data("image/svg+xml").data()).decode()
    assert "we had guessed 4.2" in drawing and "Where it hurts" not in drawing


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
def test_a_chart_is_saved_alone(
    begun: Window,
    numbers: NumbersView,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
) -> None:
    path = tmp_path / f"chart{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    numbers.page.chart = numbers.page.charts[0].name
    begun.actions_["chart.save"].trigger()
    assert path.stat().st_size > 1000
    assert begun.bars.status.said == f"The chart is in {path.name}."


def test_a_hidden_chart_comes_back(begun: Window, numbers: NumbersView, qtbot: QtBot) -> None:
    name = numbers.page.charts[0].name
    numbers.page.chart = name
    begun.actions_["chart.hide"].trigger()
    assert numbers.page.placed(name) is None
    assert begun.workspace.look.charts == (f"-{name}",)
    numbers.page.chart = numbers.page.charts[0].name
    begun.actions_["chart.all"].trigger()
    assert numbers.page.placed(name) is not None


def test_a_chart_goes_on_a_frame_in_one_step(begun: Window, numbers: NumbersView) -> None:
    workspace = begun.workspace
    numbers.page.chart = numbers.page.charts[0].name
    begun.actions_["chart.frame"].trigger()
    frame = workspace.snapshot.of(Frame, "journey", workspace.journey)[-1]
    saved = workspace.snapshot.get(SavedView, frame.view)
    assert saved is not None and saved.arrangement == "numbers"
    workspace.undo()
    assert not workspace.snapshot.all(Frame) and not workspace.snapshot.all(SavedView)


def test_the_bar_chooses_which_scores_count_and_says_so(
    begun: Window, numbers: NumbersView
) -> None:
    button = numbers.bar.aspects["respondents"]
    assert button.text() == "Who answered: all of them"
    menu = button.menu()
    menu.aboutToShow.emit()
    entries = {entry.text().replace("&", ""): entry for entry in menu.actions()}
    entries["Our own guess"].trigger()
    assert begun.workspace.look.filter.scores == ScoreChoice(respondents="team")
    assert button.text() == "Our own guess"
    first = numbers.page.charts[0].card.name
    assert "these are our own guesses" in first
    numbers.bar.clear.click()
    assert begun.workspace.look.filter.scores == ScoreChoice()


def test_a_filter_of_touchpoints_leaves_only_their_marks(
    begun: Window, numbers: NumbersView
) -> None:
    wanted = Filter(text="delay", hides=True)
    begun.workspace.change_look(filter=wanted)
    first = numbers.page.charts[0]
    assert [one.figure.name.splitlines()[0] for one in first.walked] == ["Calls about the delay"]
    begun.workspace.change_look(filter=wanted.but(hides=False))
    assert len(numbers.page.charts[0].walked) == 4


def test_an_idea_is_weighed_by_dragging_its_dot_in_one_step(
    begun: Window, numbers: NumbersView, qtbot: QtBot
) -> None:
    dot = mark(numbers, "priorities", "Live stock on product page")
    id, view, at = dot.figure.id, numbers.page.viewport(), middle(numbers, dot)

    def idea() -> tuple[int | None, int | None]:
        found = begun.workspace.snapshot.all(Idea)[id]
        return found.impact, found.effort

    assert idea() == (4, 3)
    scene_card = numbers.page.placed("priorities")
    assert scene_card is not None
    right = QPoint(round(scene_card.card.rect.right * numbers.page.zoom) - 30, at.y())
    QTest.mousePress(view, LEFT, PLAIN, at)
    qtbot.mouseMove(view, at + QPoint(40, 0))
    QTest.mouseMove(view, right)
    QApplication.processEvents()
    assert numbers.busy and idea() == (4, 3)
    QTest.mouseRelease(view, LEFT, PLAIN, right)
    assert idea() == (4, 5) and not numbers.busy
    begun.workspace.undo()
    assert idea() == (4, 3)


def test_an_idea_is_weighed_by_keys_too(
    begun: Window, numbers: NumbersView, person: Person
) -> None:
    dot = mark(numbers, "priorities", "Live stock on product page")
    numbers.page.go_to(dot)
    person.press("Alt+Down", "Alt+Right")
    found = begun.workspace.snapshot.all(Idea)[dot.figure.id]
    assert (found.impact, found.effort) == (3, 4)


def test_a_journey_nobody_measured_says_calmly_how_numbers_come(
    begun: Window, numbers: NumbersView, person: Person, qtbot: QtBot
) -> None:
    assert begun.workspace.run("journey.add")
    begun.workspace.arrange("numbers")
    qtbot.waitUntil(lambda: "bring in a survey" in said(numbers))
    assert "Nothing to show yet" in said(numbers) and not numbers.bar.enter.isHidden()
    assert not numbers.bar.survey.isHidden() and numbers.bar.aspects["period"].isHidden()
    person.press("Tab")
    assert numbers.page.here is None


def said(numbers: NumbersView) -> str:
    """Return what all charts say."""
    return " ".join(placed.card.name for placed in numbers.page.charts)


def test_a_score_is_entered_beside_a_touchpoint(begun: Window, numbers: NumbersView) -> None:
    workspace = begun.workspace
    scores = workspace.snapshot.all(Score).values()
    workspace.commit(change("", remove=scores))
    assert not numbers.bar.enter.isHidden()
    numbers.bar.enter.click()
    assert workspace.arrangement == "map" and begun.panels.shows("inspector")
    assert workspace.snapshot.get(Touchpoint, workspace.selection[0])
