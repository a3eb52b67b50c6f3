"""The findings in the window: read, gone to in every arrangement, dismissed, made ideas of."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.analysis.findings import Finding
from journeymap.analysis.ranking import FIRST
from journeymap.model.records import Connection, Friction, Stage, Step, Touchpoint
from journeymap.ui.panels.findings.panel import FindingsPanel
from journeymap.ui.panels.findings.rows import (
    ROW,
    GroupHeading,
    MoreRow,
)
from journeymap.ui.shell.window import Window
from journeymap.ui.views.outline.panel import OutlinePanel
from journeymap.ui.views.table.view import TableView
from journeymap.view.filter import EVERYTHING, Filter
from journeymap.workspace.finding_going import show_finding
from tests.ui.person import Person, card
from tests.ui.reviewing import (
    WAIT,
    about,
    click,
    click_on,
    listed,
    place,
    rows,
    sees,
    settle,
)


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


def test_a_group_of_which_none_is_read_first_is_closed_and_opened_whole(
    findings: FindingsPanel,
) -> None:
    behind = next(group for group in findings.review.groups if not group.first)
    heading = place(
        findings, lambda row: isinstance(row, GroupHeading) and row.group == behind.group
    )
    assert not heading.data(ROW).open
    click(findings, heading)
    findings.refresh()
    assert len(listed(findings)) == FIRST + len(behind.findings)
    every = len(findings.review.open)
    assert findings.told.text() == f"{FIRST + len(behind.findings)} of {every} findings"
    click(findings, heading)
    findings.refresh()
    assert len(listed(findings)) == FIRST


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
    worst = next(one for one in findings.review.open if one.severity == 4)
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
    assert not findings.told.isVisibleTo(findings), "that is said once"


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
