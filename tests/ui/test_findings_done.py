"""What is done about findings: dismissed, taken back, made ideas of; and where they are told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journeymap.analysis.findings import Finding
from journeymap.formats import export_file
from journeymap.model.records import Dismissal, Friction, Idea, Touchpoint
from journeymap.ui.panels.findings.count import FindingsCount
from journeymap.ui.panels.findings.panel import FindingsPanel
from journeymap.ui.panels.findings.rows import (
    DismissedRow,
    GroupHeading,
)
from journeymap.ui.panels.findings.told import ToldFindings
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.navigator import Navigator
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.workspace.findings_review import DISMISSED
from tests.ui.person import Person, card
from tests.ui.reviewing import (
    WAIT,
    about,
    click,
    click_on,
    listed,
    place,
    settle,
)


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
    heading = place(findings, lambda row: isinstance(row, GroupHeading) and row.group == DISMISSED)
    assert heading.data() == "Dismissed, 1 finding, collapsed"
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
    first = next(one for one in listed(findings) if one.severity == 4)
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


def test_a_finding_is_gone_to_by_its_words_in_the_palette(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    review = begun.findings.review
    qtbot.waitUntil(lambda: review.looked, timeout=WAIT)
    wanted = review.open[4]
    begun.focus()
    person.press("Ctrl+K")
    person.type(wanted.text)
    person.press("Return")
    assert review.current == wanted
    assert set(begun.workspace.selection) == set(wanted.ids)


def test_a_change_keeps_the_place_and_what_one_is_at(
    findings: FindingsPanel, begun: Window, qtbot: QtBot
) -> None:
    findings.review.show_whole(True)
    findings.refresh()
    finding = listed(findings)[-8]
    click_on(findings, finding)
    before = findings.list.visualRect(findings.rows.row_of(finding)).top()
    assert findings.list.verticalScrollBar().value() > 0
    call = card(begun, "Calls about the delay")
    begun.workspace.select((call.id,))
    begun.run("remove")  # most of what stands above goes with it
    settle(findings, qtbot)
    current = findings.review.current
    assert current is not None and current.about == finding.about
    after = findings.list.visualRect(findings.rows.row_of(current)).top()
    assert after == before, "it stays where it was"


def test_a_thousand_findings_are_listed_without_a_pause(findings: FindingsPanel) -> None:
    one = next(iter(findings.workspace.snapshot.all(Touchpoint)))
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
    assert [row.toolTip(0) for row in told] == [f.text for f in review.open[:3]]
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


def test_findings_are_counted_on_the_cards_while_one_works_and_in_no_export(
    begun: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    review = begun.findings.review
    qtbot.waitUntil(lambda: review.looked, timeout=WAIT)
    call = card(begun, "Calls about the delay")
    begun.canvas.reveal((call.id,))
    before = begun.canvas.viewport().grab().toImage()
    without, marked = tmp_path / "without.svg", tmp_path / "marked.svg"
    export_file(begun.workspace.view, without)
    begun.actions_["finding.cards"].trigger()
    faults = [finding for finding in review.about(call.id) if finding.severity]
    assert begun.workspace.badges[call.id] == (len(faults), 4)
    assert begun.canvas.viewport().grab().toImage() != before
    export_file(begun.workspace.view, marked)
    assert marked.read_bytes() == without.read_bytes()
    assert begun.settings.flag("findings/on cards", False), "so it is the next time"
    begun.actions_["finding.cards"].trigger()
    assert not begun.workspace.badges


def test_the_search_over_the_findings_gives_the_place_back_to_them_and_they_to_the_navigator(
    findings: FindingsPanel, begun: Window, person: Person
) -> None:
    assert not begun.panels.shows("navigator")
    person.press("Ctrl+F")
    assert begun.panels.shows("find") and not begun.panels.shows("findings")
    person.press("Esc")
    assert begun.panels.shows("findings") and not begun.panels.shows("navigator")
    person.press("Ctrl+F8")
    assert begun.panels.shows("navigator") and not begun.panels.shows("findings")


def test_taking_back_and_an_idea_are_steps_of_their_own(
    findings: FindingsPanel, begun: Window, person: Person
) -> None:
    first = listed(findings)[0]
    refuse(findings, person, first, "Known")
    findings.rows.show_dismissed(True)
    click(findings, place(findings, lambda row: isinstance(row, DismissedRow)))
    person.press("Del")
    assert not findings.review.dismissed
    begun.workspace.undo()
    assert [one.reason for one in findings.review.dismissed] == ["Known"]
    begun.workspace.undo()
    assert not findings.review.dismissed and first in findings.review.open
