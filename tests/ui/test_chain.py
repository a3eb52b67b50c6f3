"""Why an idea is there, in the inspector: the chain is read, followed, added to and let go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from journeymap.model.change import change
from journeymap.model.records import Friction, Goal, Idea, Metric, Quote
from journeymap.ui.panels.chain.links import ChainLink, chain_links
from journeymap.ui.panels.chain.row import ChainRow
from journeymap.ui.panels.chain.section import ChainSection
from journeymap.ui.panels.findings.panel import FindingsPanel
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.worth import BenefitField
from journeymap.ui.shell.window import Window
from journeymap.workspace.workspace import Workspace
from tests.ui.inspecting import select, steps, the
from tests.ui.reviewing import click_on, listed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ALERTS = "Delay alerts before the call"


def idea(workspace: Workspace, title: str = ALERTS) -> Idea:
    return next(one for one in workspace.snapshot.all(Idea).values() if one.title == title)


def quote(workspace: Workspace, words: str) -> Quote:
    return next(one for one in workspace.snapshot.all(Quote).values() if words in one.said)


def rows(section: ChainSection) -> list[ChainRow]:
    return [row for row in section.rows if not row.isHidden()]


def shown_links(section: ChainSection) -> list[ChainLink]:
    return [row.link for row in rows(section) if row.link]


def words(section: ChainSection) -> list[str]:
    return [row.words.text() for row in rows(section)]


def test_the_chain_of_an_idea_is_told_from_its_goal_to_its_metric(workspace, inspector) -> None:
    section = the(select(workspace, inspector, idea(workspace)), ChainSection)
    assert words(section) == [
        "Nobody has to ask where the order is",
        "Highest friction",
        "Worst moment",
        "“I rang three times before someone found my order.”",
        "Waits 11 min on hold",
        "Repeats the order number",
        ALERTS,
        "CSAT",
    ]
    assert [link.current for link in shown_links(section)].index(True) == 6
    assert rows(section)[-1].soft.text() == "Metric · now 2.1 of 5 · target 4"
    said = "Behind it: 1 quote, 2 friction points, 2 findings, 2 personas"
    assert section.hint.text().replace("\xa0", " ") == said


@pytest.mark.parametrize("kind", [Goal, Quote, Friction, Metric])
def test_every_link_shows_the_same_chain_with_itself_in_it(workspace, inspector, kind) -> None:
    whole = {one.id for one in chain_links(workspace.snapshot, idea(workspace).id)}
    for record in workspace.snapshot.all(kind).values():
        if record.id in whole:
            section = the(select(workspace, inspector, record), ChainSection)
            shown = {link.id for link in shown_links(section)}
            assert {record.id, idea(workspace).id} <= shown
            assert [link.id for link in shown_links(section) if link.current] == [record.id]


def test_a_link_is_followed_with_the_keyboard(workspace, inspector: Inspector, qtbot) -> None:
    section = the(select(workspace, inspector, idea(workspace)), ChainSection)
    row = next(row for row in rows(section) if "rang three" in row.words.text())
    with qtbot.waitSignal(inspector.wanted) as followed:
        qtbot.keyClick(row.words, Qt.Key.Key_Return)
    assert followed.args == [(quote(workspace, "rang three").id,)]


def test_a_link_is_let_go_and_that_is_one_step(workspace, inspector) -> None:
    section = the(select(workspace, inspector, idea(workspace)), ChainSection)
    before = steps(workspace)
    next(row for row in rows(section) if "rang three" in row.words.text()).away.click()
    assert idea(workspace).quotes == () and steps(workspace) == before + 1
    # Its own goal is let go there; from the goal, the idea is.
    goal = workspace.snapshot.get(Goal, idea(workspace).goal)
    section = the(select(workspace, inspector, goal), ChainSection)
    next(row for row in rows(section) if row.words.text() == ALERTS).away.click()
    assert idea(workspace).goal is None


def test_what_is_linked_is_chosen_from_a_list_that_is_searched(workspace, inspector, qtbot) -> None:
    section = the(select(workspace, inspector, idea(workspace)), ChainSection)
    section.linker.click()
    opened = section.opened
    assert opened is not None
    qtbot.keyClicks(opened.words, "escalator")
    assert len(opened.offered) == 1
    qtbot.keyClick(opened.words, Qt.Key.Key_Return)
    assert quote(workspace, "escalator").id in idea(workspace).quotes
    inspector.refresh()
    assert "“I smelled it from the escalator.”" in words(section)


def test_a_quote_without_an_idea_says_so_and_becomes_one_at_once(workspace, inspector) -> None:
    said = quote(workspace, "Best machine ever")
    section = the(select(workspace, inspector, said), ChainSection)
    assert words(section) == ["“Best machine ever, buy at once!!!”"]
    assert section.hint.text() == "No idea rests on it yet."
    section.maker.click()
    made = idea(workspace, "Best machine ever, buy at once!!!")
    assert made.quotes == (said.id,) and made.touchpoints == (said.touchpoint,)
    assert workspace.selection == (made.id,), "its name is written next"


def test_a_quote_is_linked_to_an_idea_that_is_there(workspace, inspector, qtbot) -> None:
    said = quote(workspace, "Best machine ever")
    section = the(select(workspace, inspector, said), ChainSection)
    section.linker.click()
    assert section.opened is not None
    qtbot.keyClicks(section.opened.words, "guest")
    qtbot.keyClick(section.opened.words, Qt.Key.Key_Return)
    assert said.id in idea(workspace, "Pay as a guest").quotes


def test_a_long_chain_shows_its_ends_and_what_one_looks_at(workspace, inspector) -> None:
    metric = next(one for one in workspace.snapshot.all(Metric).values() if one.title == "CSAT")
    section = the(select(workspace, inspector, metric), ChainSection)
    whole = chain_links(workspace.snapshot, metric.id)
    assert len(rows(section)) < len(whole) and not section.more.isHidden()
    assert words(section)[-1] == "CSAT" and ALERTS in words(section)
    section.more.click()
    assert len(rows(section)) == len(whole)


def test_a_benefit_is_typed_with_its_unit(workspace, inspector, qtbot) -> None:
    page = select(workspace, inspector, idea(workspace))
    field = the(page, BenefitField)
    assert field.toPlainText() == "38\u202f000 € a year"
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1 200 fewer calls")
    field.flush()
    assert (idea(workspace).benefit, idea(workspace).benefit_unit) == (1200.0, "fewer calls")
    field.selectAll()
    qtbot.keyClicks(field, "a lot")
    field.flush()
    assert idea(workspace).benefit == 1200.0 and not field.problem.isHidden()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    field.flush()
    assert (idea(workspace).benefit, idea(workspace).benefit_unit) == (None, "")
    assert field.problem.isHidden()


def test_a_finding_shows_the_ideas_that_answer_it_and_is_linked_to_another(
    findings: FindingsPanel, begun: Window, qtbot
) -> None:
    finding = next(one for one in listed(findings) if one.kind == "highest_friction")
    click_on(findings, finding)
    assert ALERTS in words(findings.chain)
    findings.chain.linker.click()
    assert findings.chain.opened is not None
    qtbot.keyClicks(findings.chain.opened.words, "guest")
    qtbot.keyClick(findings.chain.opened.words, Qt.Key.Key_Return)
    linked = idea(begun.workspace, "Pay as a guest")
    assert "highest_friction" in linked.findings
    named = [one for one in finding.ids if begun.workspace.snapshot.get(Friction, one)]
    assert named and set(named) <= set(linked.frictions)


@pytest.mark.parametrize(
    ("kind", "said"),
    [(Metric, "No idea is measured by it yet."), (Goal, "No idea serves it yet.")],
)
def test_what_no_idea_leads_to_says_so_in_its_own_words(workspace, inspector, kind, said) -> None:
    ideas = workspace.snapshot.all(Idea).values()
    bare = [(one, one.but(metric=None, goal=None)) for one in ideas]
    workspace.commit(change("Bare", edit=bare))
    record = next(iter(workspace.snapshot.all(kind).values()))
    section = the(select(workspace, inspector, record), ChainSection)
    assert section.hint.text() == said
