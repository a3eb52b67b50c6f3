"""The findings in the window: read, gone to in every arrangement, dismissed, made ideas of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journeymap.analysis.findings import Finding
from journeymap.analysis.ranking import FIRST
from journeymap.model.records import Connection, Dismissal, Friction, Idea, Stage, Step, Touchpoint
from journeymap.ui.panels.findings.count import FindingsCount
from journeymap.ui.panels.findings.panel import FindingsPanel
from journeymap.ui.panels.findings.rows import (
    ROW,
    DismissedRow,
    FindingRow,
    GroupHeading,
    ListedRow,
    MoreRow,
)
from journeymap.ui.panels.findings.told import ToldFindings
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.navigator import Navigator
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.views.outline.panel import OutlinePanel
from journeymap.ui.views.table.view import TableView
from journeymap.view.filter import EVERYTHING, Filter
from journeymap.workspace.finding_going import show_finding
from tests.ui.person import Person, card

WAIT = 60_000


def panel(window: Window) -> FindingsPanel:
    found = window.docks.panel("findings")
    assert isinstance(found, FindingsPanel)
    return found


@pytest.fixture
def findings(begun: Window, person: Person, qtbot: QtBot) -> FindingsPanel:
    """The panel of the findings of the sample, opened with its key, once they are found."""
    qtbot.waitUntil(lambda: begun.findings.review.looked, timeout=WAIT)
    begun.focus()
    person.press("Ctrl+F8")
    made = panel(begun)
    qtbot.waitUntil(lambda: made.rows.rowCount() > FIRST)
    return made


def rows(panel: FindingsPanel) -> list[ListedRow]:
    return [panel.rows.index(i).data(ROW) for i in range(panel.rows.rowCount())]


def listed(panel: FindingsPanel) -> list[Finding]:
    return [row.finding for row in rows(panel) if isinstance(row, FindingRow)]


def place(panel: FindingsPanel, fits: Callable[[ListedRow], bool]) -> QModelIndex:
    return panel.rows.index(next(i for i, row in enumerate(rows(panel)) if fits(row)))


def click(panel: FindingsPanel, index: QModelIndex) -> None:
    panel.list.scrollTo(index)
    at = panel.list.visualRect(index).center()
    QTest.mouseClick(
        panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )


def click_on(panel: FindingsPanel, finding: Finding) -> None:
    click(panel, panel.rows.row_of(finding))


def about(panel: FindingsPanel, *kinds: type) -> Finding:
    """Return a finding about records of some kinds, and about no others; all are listed."""
    panel.review.show_whole(True)
    panel.refresh()
    snapshot = panel.workspace.snapshot
    return next(f for f in listed(panel) if {type(snapshot.find(id)) for id in f.ids} == set(kinds))


def sees(window: Window, id: str) -> bool:
    """Tell whether a record is seen on the page, as a card or in any lane."""
    seen = window.canvas.seen()
    figures = window.canvas.lay_out().figures()
    return any(figure.id == id and seen.meets(figure.rect) for figure in figures)


def settle(panel: FindingsPanel, qtbot: QtBot) -> None:
    """Wait until the journey as it is now was looked at."""
    worker = panel._host.findings
    qtbot.waitUntil(lambda: worker.up_to_date, timeout=WAIT)
    panel.refresh()


# ---- reading ----------------------------------------------------------------------------


def test_what_a_person_can_read_first_is_listed_and_all_on_demand(
    findings: FindingsPanel,
) -> None:
    every = len(findings.review.open)
    assert every > FIRST
    assert len(listed(findings)) == FIRST
    assert findings.told.text() == f"{FIRST} of {every} findings"
    click(findings, place(findings, lambda row: isinstance(row, MoreRow)))
    findings.refresh()
    assert len(listed(findings)) == every
    assert findings.told.text() == f"{every} findings"
    click(findings, place(findings, lambda row: isinstance(row, MoreRow)))
    findings.refresh()
    assert len(listed(findings)) == FIRST


def test_headings_count_their_group_and_close_it(findings: FindingsPanel) -> None:
    heading = next(row for row in rows(findings) if isinstance(row, GroupHeading))
    inside = next(g for g in findings.review.groups if g.group == heading.group)
    assert heading.findings == len(inside.findings)
    before = len(listed(findings))
    click(findings, place(findings, lambda row: row == heading))
    findings.refresh()
    assert len(listed(findings)) == before - len(inside.first)
    closed = next(row for row in rows(findings) if isinstance(row, GroupHeading))
    assert (closed.group, closed.findings, closed.open) == (heading.group, heading.findings, False)
    click(findings, place(findings, lambda row: row == closed))
    findings.refresh()
    assert len(listed(findings)) == before


def test_every_sentence_is_as_tall_as_its_words(findings: FindingsPanel, begun: Window) -> None:
    tall = []
    for width in (1440, 1000):
        begun.resize(width, 880)
        QApplication.processEvents()
        index = findings.rows.row_of(max(listed(findings), key=lambda f: len(f.text)))
        tall.append(findings.list.visualRect(index).height())
        assert findings.list.horizontalScrollBar().maximum() == 0
    longest = max(listed(findings), key=lambda f: len(f.text))
    lines = len(longest.text) * 6 // findings.list.viewport().width()
    assert min(tall) > 16 * lines


def test_severity_is_said_as_a_word_beside_its_number(findings: FindingsPanel) -> None:
    worst = findings.review.open[0]
    assert worst.severity == 4
    assert "Critical" in findings.rows.row_of(worst).data()


def test_words_a_group_and_a_severity_are_looked_for(
    findings: FindingsPanel, person: Person
) -> None:
    findings.fields.words.setFocus()
    person.type("delay")
    findings.refresh()
    assert listed(findings) and all("delay" in f.text for f in listed(findings))
    person.press("Esc")
    findings.refresh()
    assert len(listed(findings)) == FIRST
    findings.fields.least.setCurrentIndex(findings.fields.least.findData(4))
    findings.fields.least.activated.emit(4)
    findings.refresh()
    assert listed(findings) and {f.severity for f in listed(findings)} == {4}
    findings.fields.words.setFocus()
    person.type("no such words")
    findings.refresh()
    assert not listed(findings) and findings.nothing.isVisible()
    findings.nothing.every.click()
    assert len(listed(findings)) == FIRST and not findings.nothing.isVisible()


def test_a_journey_without_findings_says_what_was_looked_for(
    findings: FindingsPanel, begun: Window, qtbot: QtBot
) -> None:
    begun.run("journey.add")
    qtbot.waitUntil(lambda: findings.review.looked, timeout=WAIT)
    for finding in findings.review.open:
        begun.workspace.select(finding.ids)
        begun.run("remove")
    settle(findings, qtbot)
    assert findings.review.open == ()
    assert findings.nothing.said.text() == "No findings"
    assert "kinds were looked for" in findings.nothing.looked.text()
    assert findings.told.text() == "No findings"


# ---- going there ------------------------------------------------------------------------


@pytest.mark.parametrize("arrangement", ["map", "graph", "numbers"])
def test_a_click_selects_and_shows_it_on_every_page(
    findings: FindingsPanel, begun: Window, arrangement: str
) -> None:
    begun.workspace.arrange(arrangement)
    finding = next(f for f in listed(findings) if "Sets up with the app" in f.text)
    begun.canvas.camera.pan(-90_000, -90_000)
    click_on(findings, finding)
    assert set(begun.workspace.selection) == set(finding.ids)
    if arrangement != "numbers":
        assert sees(begun, card(begun, "Sets up with the app").id)


def test_a_click_stands_in_the_row_of_the_table(findings: FindingsPanel, begun: Window) -> None:
    begun.workspace.arrange("table")
    for kinds in ((Touchpoint, Connection), (Touchpoint, Friction)):
        finding = about(findings, *kinds)
        click_on(findings, finding)
        cards = [id for id in finding.ids if begun.workspace.snapshot.get(Touchpoint, id)]
        assert set(begun.workspace.selection) >= set(cards)
        view = begun.main_view
        assert isinstance(view, TableView)
        assert {view.model.place(id) for id in cards} <= set(view.grid.rows())


def test_a_click_selects_in_the_outline(
    findings: FindingsPanel, begun: Window, qtbot: QtBot
) -> None:
    finding = about(findings, Touchpoint, Connection)
    begun.panels.toggle("findings")
    begun.panels.set_shown("outline", True)
    outline = begun.docks.panel("outline")
    assert isinstance(outline, OutlinePanel)
    qtbot.waitUntil(outline.isVisible)
    show_finding(begun, finding)
    outline.refresh()
    assert set(outline.chosen()) == set(finding.ids)


def test_arrows_are_selected_with_the_touchpoints_they_join(
    findings: FindingsPanel, begun: Window
) -> None:
    finding = about(findings, Touchpoint, Connection)
    click_on(findings, finding)
    assert set(begun.workspace.selection) == set(finding.ids)
    last = begun.workspace.snapshot.find(begun.workspace.selection[-1])
    assert isinstance(last, Touchpoint), "keys act on the touchpoint"


def test_a_stage_and_a_friction_are_gone_to_as_well(findings: FindingsPanel, begun: Window) -> None:
    snapshot = begun.workspace.snapshot
    stage = next(iter(snapshot.all(Stage).values()))
    friction = next(iter(snapshot.all(Friction).values()))
    for record in (stage, friction):
        begun.canvas.camera.pan(-90_000, -90_000)
        show_finding(begun, Finding(1, "Made up", (record.id,)))
        assert begun.workspace.selection == (record.id,)
        assert sees(begun, record.id)
    begun.workspace.arrange("table")
    show_finding(begun, Finding(1, "Made up", (stage.id,)))
    inside = {
        one.id
        for step in snapshot.of(Step, "stage", stage.id)
        for one in snapshot.of(Touchpoint, "step", step.id)
    }
    assert set(begun.workspace.selection) == inside


def test_what_is_folded_is_unfolded_and_what_is_filtered_out_is_said(
    findings: FindingsPanel, begun: Window
) -> None:
    finding = next(f for f in listed(findings) if "Calls about the delay" in f.text)
    call = card(begun, "Calls about the delay")
    step = begun.workspace.snapshot.get(Step, call.step)
    assert step
    begun.workspace.change_look(folded=frozenset({step.stage}))
    click_on(findings, finding)
    assert begun.workspace.look.folded == frozenset()
    begun.workspace.change_look(filter=Filter(text="espresso", hides=True))
    click_on(findings, finding)
    assert "not shown just now" in begun.bars.status.said
    begun.bars.status.offered.click()
    assert begun.workspace.look.filter == EVERYTHING


def test_a_finding_is_shown_from_the_atlas_too(findings: FindingsPanel, begun: Window) -> None:
    begun.workspace.arrange("atlas")
    finding = listed(findings)[0]
    click_on(findings, finding)
    assert begun.workspace.arrangement != "atlas"
    assert set(begun.workspace.selection) == set(finding.ids)


# ---- keys -------------------------------------------------------------------------------


def test_up_and_down_walk_and_the_view_follows_and_enter_goes_there(
    findings: FindingsPanel, begun: Window, person: Person
) -> None:
    findings.list.setFocus()
    order = listed(findings)
    person.press("Down")
    assert findings.review.current == order[0]
    assert set(begun.workspace.selection) == set(order[0].ids)
    person.press("Down", "Down")
    assert findings.review.current == order[2]
    assert set(begun.workspace.selection) == set(order[2].ids)
    person.press("Up")
    assert findings.review.current == order[1]
    assert findings.list.hasFocus()
    person.press("Return")
    assert begun.canvas.hasFocus()


def test_f8_goes_from_one_to_the_next_without_the_panel(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    review = begun.findings.review
    qtbot.waitUntil(lambda: review.looked, timeout=WAIT)
    begun.focus()
    assert not begun.panels.shows("findings")
    order = review.order
    person.press("F8")
    assert review.current == order[0]
    assert set(begun.workspace.selection) == set(order[0].ids)
    assert begun.bars.status.said.startswith(f"1 of {len(order)}")
    person.press("F8", "F8", "Shift+F8")
    assert review.current == order[1]
    person.press("Shift+F8", "Shift+F8")
    assert review.current == order[-1], "before the first comes the last"


def test_left_closes_the_group_and_right_opens_it(findings: FindingsPanel, person: Person) -> None:
    findings.list.setFocus()
    before = len(listed(findings))
    person.press("Down", "Left")
    findings.refresh()
    assert len(listed(findings)) < before
    person.press("Right")
    findings.refresh()
    assert len(listed(findings)) == before


# ---- what is done about them ------------------------------------------------------------


def refuse(panel: FindingsPanel, person: Person, finding: Finding, why: str) -> None:
    """Dismiss a finding as a person does by keys."""
    click_on(panel, finding)
    panel.list.setFocus()
    person.press("Del")
    assert panel.detail.reason.hasFocus()
    person.type(why)
    person.press("Return")


def test_one_is_dismissed_with_a_reason_listed_and_taken_back(
    findings: FindingsPanel, begun: Window, person: Person, qtbot: QtBot
) -> None:
    first, second = listed(findings)[:2]
    refuse(findings, person, first, "Known since May")
    assert [one.reason for one in begun.workspace.snapshot.all(Dismissal).values()] == [
        "Known since May"
    ]
    assert first not in findings.review.open
    assert findings.review.current == second, "one goes on with what stood next"
    heading = place(findings, lambda row: isinstance(row, GroupHeading) and not row.open)
    assert heading.data() == "Dismissed, 1 finding, closed"
    click(findings, heading)
    gone = place(findings, lambda row: isinstance(row, DismissedRow))
    assert "Known since May" in gone.data()
    click(findings, gone)
    settle(findings, qtbot)
    findings.detail.back.click()
    assert not begun.workspace.snapshot.all(Dismissal)
    assert findings.review.current is not None
    assert findings.review.current.about == first.about


def test_without_a_reason_nothing_is_dismissed(
    findings: FindingsPanel, begun: Window, person: Person
) -> None:
    click_on(findings, listed(findings)[0])
    findings.detail.dismiss.click()
    assert not findings.detail.sure.isEnabled()
    person.press("Return")
    assert not begun.workspace.snapshot.all(Dismissal)
    person.press("Esc")
    assert not findings.detail.asking and findings.list.hasFocus()


def test_dismissing_is_undone_and_done_again(
    findings: FindingsPanel, begun: Window, person: Person
) -> None:
    first = listed(findings)[0]
    refuse(findings, person, first, "Known")
    begun.bars.status.offered.click()
    assert first in findings.review.open and not findings.review.dismissed
    person.press("Ctrl+Shift+Z")
    assert first not in findings.review.open and len(findings.review.dismissed) == 1


def test_what_was_dismissed_is_so_when_the_file_is_opened_again(
    findings: FindingsPanel,
    begun: Window,
    windows: Windows,
    person: Person,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    first = listed(findings)[0]
    refuse(findings, person, first, "Known since May")
    path = tmp_path / "kept.journey"
    assert begun.session
    begun.session.save_as(path)
    begun.close()
    again = windows.new()
    windows.files.open(again, path)
    with qtbot.waitSignal(again.furnished), qtbot.waitActive(again):
        again.show()
    review = again.findings.review
    qtbot.waitUntil(lambda: review.looked, timeout=WAIT)
    assert [one.reason for one in review.dismissed] == ["Known since May"]
    assert first.about not in [one.about for one in review.open if one.kind == first.kind]


def test_one_becomes_an_idea_whose_title_is_typed(
    findings: FindingsPanel, begun: Window, person: Person
) -> None:
    finding = next(f for f in listed(findings) if "Calls about the delay" in f.text)
    before = set(begun.workspace.snapshot.all(Idea))
    click_on(findings, finding)
    findings.detail.idea.click()
    (new,) = set(begun.workspace.snapshot.all(Idea)) - before
    assert begun.workspace.selection == (new,)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    person.type("Text before they call")
    begun.focus()
    idea = begun.workspace.snapshot.all(Idea)[new]
    assert idea.title == "Text before they call"
    assert card(begun, "Calls about the delay").id in idea.touchpoints
    assert idea.findings == (finding.kind,)
    while new in begun.workspace.snapshot.all(Idea):
        begun.workspace.undo()
    assert set(begun.workspace.snapshot.all(Idea)) == before


def test_one_and_all_are_copied_as_text(findings: FindingsPanel, person: Person) -> None:
    first = listed(findings)[0]
    click_on(findings, first)
    findings.list.setFocus()
    person.press("Ctrl+C")
    text = QGuiApplication.clipboard().text()
    assert first.text in text and "▲ 4" in text and "Critical" in text
    findings.copy_all()
    every = QGuiApplication.clipboard().text()
    assert all(finding.text in every for finding in findings.review.open)


def test_the_menu_and_the_palette_have_all_of_it(findings: FindingsPanel, begun: Window) -> None:
    click_on(findings, listed(findings)[0])
    said = [action.text() for action in findings.menu().actions()]
    assert {"Make an idea", "Dismiss…", "Copy", "Copy all"} <= set(said)
    names = begun.actions_.declared
    for name in ("next", "previous", "idea", "dismiss", "copy", "dismissed"):
        assert f"finding.{name}" in names
    begun.actions_["finding.dismiss"].trigger()
    assert findings.detail.asking


# ---- staying where one is ---------------------------------------------------------------


def test_a_change_keeps_the_place_and_what_one_is_at(
    findings: FindingsPanel, begun: Window, qtbot: QtBot
) -> None:
    findings.review.show_whole(True)
    findings.refresh()
    finding = listed(findings)[8]
    click_on(findings, finding)
    bar = findings.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    begun.workspace.select((card(begun, "Sees a friend's coffee machine reel").id,))
    begun.run("feeling.1")
    settle(findings, qtbot)
    assert findings.review.current is not None
    assert findings.review.current.about == finding.about
    assert abs(bar.value() - before) < 200


def test_a_thousand_findings_are_listed_without_a_pause(findings: FindingsPanel) -> None:
    one = card_ids(findings)[0]
    made = [
        Finding(
            n % 5,
            f"Something number {n} that is said at some length",
            (one,),
            {"n": str(n)},
            "friction",
        )
        for n in range(1_000)
    ]
    findings.review.take(made, findings.workspace.journey)
    findings.review.show_whole(True)
    findings.refresh()
    assert len(listed(findings)) == 1_000
    painted = 0
    findings.list.setCurrentIndex(findings.rows.index(700))
    for index in range(findings.rows.rowCount()):
        rect = findings.list.visualRect(findings.rows.index(index))
        painted += findings.list.viewport().rect().intersects(rect)
    assert painted < 40, "only what is seen is painted"


def card_ids(panel: FindingsPanel) -> list[str]:
    return list(panel.workspace.snapshot.all(Touchpoint))


# ---- elsewhere in the window ------------------------------------------------------------


def test_the_status_line_and_the_navigator_count_them(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    review = begun.findings.review
    qtbot.waitUntil(lambda: review.looked, timeout=WAIT)
    count = begun.bars.status.findChild(FindingsCount)
    assert isinstance(count, FindingsCount)
    assert count.text() == f"{len(review.open)} findings" and count.isVisible()
    navigator = begun.docks.panel("navigator")
    assert isinstance(navigator, Navigator)
    navigator.refresh()
    *told, last = navigator.section(5)
    assert [row.text(0) for row in told] == [f.text for f in review.open[:3]]
    assert last.text(0) == f"All {len(review.open)} findings…"
    navigator.act(last)
    assert begun.panels.shows("findings")
    count.click()
    assert not begun.panels.shows("findings") and begun.panels.shows("navigator")


def test_the_page_of_a_touchpoint_tells_its_findings_and_leads_there(
    begun: Window, qtbot: QtBot
) -> None:
    review = begun.findings.review
    qtbot.waitUntil(lambda: review.looked, timeout=WAIT)
    call = card(begun, "Calls about the delay")
    begun.workspace.select((call.id,))
    inspector = begun.docks.panel("inspector")
    assert isinstance(inspector, Inspector)
    inspector.refresh()
    page = inspector.page(Touchpoint)
    section = page.findChild(ToldFindings) if page else None
    assert isinstance(section, ToldFindings)
    assert section.heading.text() == f"{len(review.about(call.id))} findings"
    shown = [row for row in section.rows if row.isVisibleTo(section)]
    assert len(shown) == 3
    shown[1].words.followed.emit()
    assert review.current == review.about(call.id)[1]
    assert begun.panels.shows("findings")


def test_a_friction_is_shown_on_the_page_of_the_touchpoint_selected_with_it(
    findings: FindingsPanel, begun: Window, qtbot: QtBot
) -> None:
    click_on(findings, about(findings, Touchpoint, Friction))
    inspector = begun.docks.panel("inspector")
    assert isinstance(inspector, Inspector)
    qtbot.waitUntil(lambda: inspector.page(Touchpoint) is not None)
