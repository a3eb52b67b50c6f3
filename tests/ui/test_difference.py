"""As-is and to-be in the window: compared, gone through, taken over and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journeymap.drawing.roles import FigureRole
from journeymap.model.difference import change_between
from journeymap.model.grid import cards
from journeymap.model.records import Friction, Journey, Step, Touchpoint
from journeymap.ui.difference.bar import DifferenceBar
from journeymap.ui.difference.panel import DifferencePanel
from journeymap.ui.export import ExportDialog
from journeymap.ui.shell.window import Window
from journeymap.view.differs import GONE
from journeymap.workspace.actions import ACTIONS, applies, perform
from journeymap.workspace.actions.context import context_names
from journeymap.workspace.difference_going import listed, seen_in
from tests.becoming import ALERT, CALL, ORDER, PRICE, Becoming, becoming
from tests.storage.samples import written
from tests.ui.person import Mouse, Person


@pytest.fixture
def both(begun: Window, qtbot: QtBot) -> Becoming:
    """The window shows the sample's to-be beside its as-is."""
    found, workspace = becoming(), begun.workspace
    workspace.commit(change_between("Both", workspace.snapshot, found.snapshot))
    workspace.look_at(found.as_is)
    begun.activateWindow()
    begun.focus()
    Person().press("Alt+8")
    qtbot.waitUntil(lambda: workspace.arrangement == "difference")
    return found


def bar_of(window: Window) -> DifferenceBar:
    bar = window.findChild(DifferenceBar)
    assert isinstance(bar, DifferenceBar)
    return bar


def panel_of(window: Window, qtbot: QtBot) -> DifferencePanel:
    panel = window.docks.panel("difference")
    assert isinstance(panel, DifferencePanel)
    window.docks.set_shown("difference", True)
    qtbot.waitUntil(panel.isVisible)
    panel.refresh()
    return panel


def titles(window: Window, journey: str) -> set[str]:
    return {card.title for card in cards(window.workspace.snapshot, journey)}


def ghost(found: Becoming) -> str:
    return f"{GONE}{found.ids[CALL]}"


def test_from_the_as_is_one_comes_to_its_to_be_beside_it(begun: Window, both: Becoming) -> None:
    assert begun.workspace.journey == both.to_be
    scene = begun.canvas.lay_out()
    assert scene.figure(ghost(both)) and scene.figure(both.ids[ALERT])


def test_the_panel_stands_beside_it_by_itself(begun: Window, both: Becoming, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: begun.docks.shows("difference"))
    panel = panel_of(begun, qtbot)
    assert panel.tally.text() == "1 added · 1 removed · 3 changed"
    said = [row.line.name for row in panel.figures if not row.isHidden()]
    assert said[:3] == ["Touchpoints", "Channel hops", "Expected friction"]
    assert any(row.line.verdict == "better" for row in panel.figures)


def test_a_click_on_a_row_shows_it_on_the_page(begun: Window, both: Becoming, qtbot: QtBot) -> None:
    panel = panel_of(begun, qtbot)
    row = next(one for one in panel.items if one.title.text() == CALL)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert begun.workspace.selection == (ghost(both),)
    panel.refresh()
    assert row.frame.property("look") == "item at"


def test_f8_goes_from_difference_to_difference(
    begun: Window, both: Becoming, person: Person, qtbot: QtBot
) -> None:
    seen = seen_in(begun.workspace)
    assert seen
    with qtbot.waitActive(begun):
        begun.activateWindow()
    begun.focus()
    there: list[str] = []
    for _ in seen.difference.touchpoints:
        person.press("F8")
        there += begun.workspace.selection
    assert ghost(both) in there and both.ids[ALERT] in there and len(set(there)) == 5
    person.press("Shift+F8")
    assert begun.workspace.selection == (there[-2],)


def test_elsewhere_f8_goes_to_findings_as_it_did(begun: Window, both: Becoming) -> None:
    begun.workspace.arrange("map")
    assert ACTIONS["finding.next"].text(begun) == "The next finding"
    begun.workspace.arrange("difference")
    assert ACTIONS["finding.next"].text(begun) == "The next difference"


def test_what_went_can_be_clicked_but_nothing_is_done_to_it(
    begun: Window, both: Becoming, mouse: Mouse
) -> None:
    before = begun.workspace.snapshot
    begun.workspace.select((ghost(both),))
    for name in ("title", "remove", "touchpoint.moment", "ask.friction", "duplicate"):
        if applies(begun, begun.actions_.declared[name]):
            perform(begun, begun.actions_.declared[name])
    assert begun.workspace.snapshot is before


def test_where_a_column_went_a_card_gets_one_of_its_own(
    begun: Window, both: Becoming, mouse: Mouse
) -> None:
    workspace, card = begun.workspace, both.ids["Asks a consultant"]
    workspace.select((both.ids["Courier delivers"],))
    workspace.run("remove")  # and its column with it
    seen = seen_in(workspace)
    assert seen
    gone = next(id for id in seen.gone if id != ghost(both))
    begun.canvas.zoom_fit()
    there, here = begun.canvas.lay_out().figure(gone), begun.canvas.lay_out().figure(card)
    assert there and here
    mouse.drag(here.rect.centre, (there.rect.centre[0], here.rect.centre[1]))
    moved = workspace.snapshot.get(Touchpoint, card)
    assert moved and workspace.snapshot.get(Step, moved.step)
    workspace.select(())
    mouse.click((there.rect.centre[0], here.rect.centre[1] - 200.0))
    begun.run("touchpoint.add")
    for one in workspace.snapshot.all(Touchpoint).values():
        assert workspace.snapshot.get(Step, one.step)


def test_its_menu_offers_to_take_it_back_or_over(begun: Window, both: Becoming) -> None:
    begun.workspace.select((ghost(both),))
    assert context_names(begun, begun.actions_.declared) == ["difference.over", "difference.back"]
    begun.workspace.select((both.ids[PRICE],))
    assert "difference.back" in context_names(begun, begun.actions_.declared)
    begun.workspace.select((both.ids["Asks a consultant"],))
    assert "difference.back" not in context_names(begun, begun.actions_.declared)


def test_what_went_comes_back_and_undo_takes_that_back(begun: Window, both: Becoming) -> None:
    begun.workspace.select((ghost(both),))
    perform(begun, ACTIONS["difference.back"])
    assert CALL in titles(begun, both.to_be)
    begun.workspace.undo()
    assert CALL not in titles(begun, both.to_be)


def test_what_is_to_be_is_taken_over_into_what_is(begun: Window, both: Becoming) -> None:
    begun.workspace.select((both.ids[ALERT],))
    perform(begun, ACTIONS["difference.over"])
    assert ALERT in titles(begun, both.as_is)
    begun.workspace.undo()
    assert ALERT not in titles(begun, both.as_is)


def test_all_of_it_taken_back_leaves_nothing_that_differs(begun: Window, both: Becoming) -> None:
    perform(begun, ACTIONS["difference.back-all"])
    seen = seen_in(begun.workspace)
    assert seen and not seen.difference.touchpoints
    assert CALL in titles(begun, both.to_be) and ALERT not in titles(begun, both.to_be)


def test_only_what_changed_is_turned_on_and_off(
    begun: Window, both: Becoming, qtbot: QtBot
) -> None:
    bar, scene = bar_of(begun), begun.canvas.lay_out()
    bar.refresh()
    qtbot.mouseClick(bar.only, Qt.MouseButton.LeftButton)
    less = begun.canvas.lay_out()
    roles = (FigureRole.CARD, FigureRole.REMOVED)
    assert sum(f.role in roles for f in less.figures()) == 5
    qtbot.mouseClick(bar.only, Qt.MouseButton.LeftButton)
    assert begun.canvas.lay_out().width == scene.width


def test_what_changed_alone_is_seen_as_large_as_it_fits(
    begun: Window, both: Becoming, qtbot: QtBot
) -> None:
    canvas, bar = begun.canvas, bar_of(begun)
    whole = canvas.camera.zoom
    qtbot.mouseClick(bar.only, Qt.MouseButton.LeftButton)
    assert canvas.camera.zoom > whole
    assert canvas.lay_out().width * canvas.camera.zoom <= canvas.viewport().width()
    qtbot.mouseClick(bar.only, Qt.MouseButton.LeftButton)
    assert canvas.camera.zoom == whole


def test_a_page_that_nearly_fits_is_seen_whole(begun: Window, both: Becoming) -> None:
    canvas = begun.canvas
    canvas.resize(round(canvas.lay_out().width * 0.47) + 16, canvas.height())
    canvas.open_view()
    assert canvas.lay_out().width * canvas.camera.zoom <= canvas.viewport().width()


def test_as_wide_as_the_window_it_is_read_in_rows(begun: Window, both: Becoming) -> None:
    canvas = begun.canvas
    assert canvas.camera.zoom < 0.65 and len(canvas.page.rows) == 1
    perform(begun, ACTIONS["zoom.width"])
    assert canvas.camera.zoom >= 0.65 and len(canvas.page.rows) > 1
    assert canvas.page.width * canvas.camera.zoom <= canvas.viewport().width()
    assert canvas.page.figure(ghost(both))
    perform(begun, ACTIONS["rows.turn"])
    assert len(canvas.page.rows) == 1


def test_undo_is_offered_no_longer_than_it_undoes_what_is_said(
    begun: Window, both: Becoming
) -> None:
    status = begun.bars.status
    begun.workspace.select((both.ids[PRICE],))
    perform(begun, ACTIONS["difference.over"])
    assert not status.offered.isHidden() and "taken over" in status.said
    begun.workspace.undo()
    assert status.offered.isHidden() and "taken over" not in status.said


def test_editing_there_edits_the_to_be(begun: Window, both: Becoming) -> None:
    workspace = begun.workspace
    workspace.select((both.ids["Asks a consultant"],))
    perform(begun, begun.actions_.declared["touchpoint.moment"])
    seen = seen_in(workspace)
    assert seen and both.ids["Asks a consultant"] in seen.cards


def test_the_bar_says_which_two_and_offers_others(begun: Window, both: Becoming) -> None:
    bar = bar_of(begun)
    bar.refresh()
    assert bar.sides.text() == "as-is ⇄ to-be"
    menu = QMenu()
    bar.choice.fill(menu)
    said = [entry.text() for entry in menu.actions() if entry.text()]
    assert said[0].startswith("What it was derived from") and "Another file…" in said


def test_another_file_is_compared_by_its_name(
    begun: Window, both: Becoming, tmp_path: Path
) -> None:
    other = written(tmp_path / "last year.journey", both.snapshot)
    bar_of(begun).choice.take_file(other)
    against = begun.workspace.against
    assert against and against.label == "last year"
    assert not applies(begun, ACTIONS["difference.over-all"]), "what is elsewhere is not written"
    perform(begun, ACTIONS["difference.back-all"])


def test_an_earlier_version_is_compared(begun: Window, both: Becoming, qtbot: QtBot) -> None:
    workspace = begun.workspace
    card = both.ids[PRICE]
    one = workspace.snapshot.of(Friction, "touchpoint", card)[0]
    history, label = begun.documents.history, "before"

    def choose(timeline: object) -> None:
        bar_of(begun).choice._look_back(timeline, timeline.last, label)  # type: ignore[attr-defined,arg-type]

    history.when_read(choose)
    qtbot.waitUntil(lambda: workspace.against is not None)
    assert one.severity == 1
    record = workspace.snapshot.get(Touchpoint, card)
    assert record
    workspace.select((card,))
    workspace.run("remove")
    seen = seen_in(workspace)
    assert seen and f"{GONE}{card}" in seen.cards


def test_a_journey_alone_offers_to_derive_one(begun: Window, qtbot: QtBot) -> None:
    begun.workspace.arrange("difference")
    bar = bar_of(begun)
    bar.refresh()
    assert not bar.derive.isHidden() and bar.only.isHidden()
    qtbot.mouseClick(bar.derive, Qt.MouseButton.LeftButton)
    here = begun.workspace.snapshot.get(Journey, begun.workspace.journey)
    assert here and here.state == "to-be" and begun.workspace.arrangement == "difference"
    seen = seen_in(begun.workspace)
    assert seen and not listed(seen)


def test_a_removed_file_is_told_and_changes_nothing(
    begun: Window, both: Becoming, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(begun, "show_message", told.append)
    bar_of(begun).choice.take_file(tmp_path / "gone.journey")
    assert told and begun.workspace.against is None


def test_what_changed_is_gone_when_it_is_as_it_was(begun: Window, both: Becoming) -> None:
    begun.workspace.select((both.ids[ORDER],))
    perform(begun, ACTIONS["difference.back"])
    seen = seen_in(begun.workspace)
    assert seen and both.ids[ORDER] not in seen.cards


def test_a_report_begins_as_one_in_words(begun: Window, both: Becoming, qtbot: QtBot) -> None:
    bar_of(begun).report.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    assert dialog.kind.suffix == ".md"
    dialog.reject()


def test_what_is_no_touchpoint_says_what_it_is(begun: Window, both: Becoming, qtbot: QtBot) -> None:
    panel = panel_of(begun, qtbot)
    shown = [row for row in panel.items if not row.isHidden() and row.difference]
    told = {type(r.difference.record).__name__: r.line.text() for r in shown if r.difference}
    assert told["Connection"].startswith("Connection · ")
    assert "Touchpoint" not in told["Touchpoint"]
