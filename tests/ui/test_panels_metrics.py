"""A metric's question, scale, method and target are set in the inspector, and seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from journeymap.editing import EditView
from journeymap.editing.scores import add_metric, add_score
from journeymap.metrics.scored import scores_at
from journeymap.model.change import Change, change
from journeymap.model.records import Lane, Metric, Score, Stage
from journeymap.ui.panels.asked import AskedAt
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.metrics import LaneMetric, MetricFields
from journeymap.ui.panels.navigator import METRICS, Navigator
from journeymap.ui.panels.scores import ScoreRow, Scores
from journeymap.ui.widgets.choices import Choice
from journeymap.ui.widgets.numbers import NumberField
from journeymap.ui.widgets.word_link import WordLink
from journeymap.ui.widgets.words import Words
from journeymap.workspace.workspace import Workspace
from tests.ui.inspecting import card, number_called, select, text_called, the


def own(workspace: Workspace) -> Metric:
    added = add_metric(workspace.snapshot, "own", "Relevance")
    workspace.commit(added)
    return workspace.snapshot.all(Metric)[added.edits[0].record.id]


def now(workspace: Workspace, metric: Metric) -> Metric:
    return workspace.snapshot.all(Metric)[metric.id]


def entered(field: NumberField, text: str) -> None:
    field.lineEdit().setText(text)
    field.flush()


def test_title_question_scale_direction_method_and_target_are_set(
    workspace: Workspace, inspector: Inspector
) -> None:
    metric = own(workspace)
    page = select(workspace, inspector, metric)
    question = text_called(page, "Question")
    question.setPlainText("How relevant was it to you?")
    question.flush()
    entered(number_called(page, "Highest answer"), "7")
    inspector.refresh()
    entered(number_called(page, "Target"), "6.5")
    for name, value in (("Method", "top"), ("Better is", "lower")):
        choice = next(c for c in page.findChildren(Choice) if c.accessibleName() == name)
        index = [key for key, _ in choice._options].index(value)
        choice.setCurrentIndex(index)
        choice.activated.emit(index)
    inspector.refresh()
    entered(number_called(page, "Top answers"), "3")
    said = now(workspace, metric)
    assert (said.question, said.high, said.target) == ("How relevant was it to you?", 7, 6.5)
    assert (said.method, said.direction, said.top) == ("top", "lower", 3)


def test_a_target_is_what_a_score_of_the_method_can_be(
    workspace: Workspace, inspector: Inspector
) -> None:
    metric = own(workspace)
    page = select(workspace, inspector, metric)
    target = number_called(page, "Target")
    assert (target.low, target.high) == (1, 5)
    for method, scale in (("top", (0, 100)), ("nps", (-100, 100)), ("mean", (1, 5))):
        workspace.commit(_with(workspace, metric, method=method))
        inspector.refresh()
        assert (target.low, target.high) == scale


def _with(workspace: Workspace, metric: Metric, **values: object) -> Change:
    before = now(workspace, metric)
    return change("Edit", edit=[(before, before.but(**values))])


def test_a_scale_that_loses_answers_is_refused_and_another_metric_offered(
    workspace: Workspace, inspector: Inspector
) -> None:
    metric = own(workspace)
    stage = next(iter(workspace.snapshot.all(Stage)))
    view = EditView.of(workspace.snapshot, workspace.journey, (stage,))
    workspace.commit(add_score(view, metric.id, (0, 1, 2, 3, 4)))
    part = the(select(workspace, inspector, metric), MetricFields).scale
    entered(number_called(part, "Highest answer"), "4")
    assert part.problem.text().startswith("4 answers lie outside a scale from 1 to 4.")
    assert now(workspace, metric).high == 5 and part.high.value() == 5
    assert scores_at(workspace.snapshot, "stage", stage)[0].metric.id == metric.id
    part.instead.click()
    (twin,) = (m for m in workspace.snapshot.all(Metric).values() if "(1 to 4)" in m.title)
    assert (twin.low, twin.high) == (1, 4) and workspace.selection == (twin.id,)


def test_a_wider_scale_keeps_the_answers_and_is_one_step_to_undo(
    workspace: Workspace, inspector: Inspector
) -> None:
    metric = own(workspace)
    stage = next(iter(workspace.snapshot.all(Stage)))
    view = EditView.of(workspace.snapshot, workspace.journey, (stage,))
    workspace.commit(add_score(view, metric.id, (0, 1, 2, 3, 4)))
    before = workspace.snapshot
    part = the(select(workspace, inspector, metric), MetricFields).scale
    chosen(part.scale, (1, 7))
    (score,) = workspace.snapshot.of(Score, "metric", metric.id)
    assert score.answers == (0, 1, 2, 3, 4, 0, 0)
    workspace.undo()
    assert workspace.snapshot.all(Score) == before.all(Score)
    assert workspace.snapshot.all(Metric) == before.all(Metric)


def test_another_kind_brings_its_question_scale_and_method(
    workspace: Workspace, inspector: Inspector
) -> None:
    metric = own(workspace)
    part = the(select(workspace, inspector, metric), MetricFields).scale
    chosen(part.kind, "nps")
    said = now(workspace, metric)
    assert (said.kind, said.low, said.high, said.method) == ("nps", 0, 10, "nps")
    assert said.title == "Relevance" and said.question.startswith("How likely")


def test_an_effort_index_goes_by_what_it_is(workspace: Workspace, inspector: Inspector) -> None:
    metric = own(workspace)
    workspace.commit(_with(workspace, metric, kind="ces2", high=7, method="nps"))
    page = select(workspace, inspector, now(workspace, metric))
    method = next(c for c in page.findChildren(Choice) if c.accessibleName() == "Method")
    assert method.currentText() == "Index: % 6–7 less % 1–3"


def test_a_target_that_no_score_can_be_is_said(workspace: Workspace, inspector: Inspector) -> None:
    metric = own(workspace)
    workspace.commit(_with(workspace, metric, target=80.0))
    page = select(workspace, inspector, now(workspace, metric))
    assert any("lies outside what a score can be" in words.text() for words in shown_words(page))


def test_a_page_lists_where_a_metric_was_asked_and_when(
    workspace: Workspace, inspector: Inspector
) -> None:
    csat = next(m for m in workspace.snapshot.all(Metric).values() if m.kind == "csat")
    part = the(select(workspace, inspector, csat), AskedAt)
    said = {name.text(): words.text() for name, words in part.rows if name.isVisibleTo(part)}
    assert said["Courier delivers"].startswith("CSAT 4.5 of 5 · 4.4 to 4.6 · n = 131")
    assert any(words.text().startswith("Periods: Q3 2026 (") for words in shown_words(part))
    gone: list[tuple[str, ...]] = []
    inspector.wanted.connect(gone.append)
    row = next(name for name, _ in part.rows if name.text() == "Courier delivers")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert gone == [(card(workspace, "Courier delivers").id,)]


def test_the_name_of_a_score_leads_to_its_metric(
    workspace: Workspace, inspector: Inspector
) -> None:
    row = the(select(workspace, inspector, card(workspace, "Courier delivers")), ScoreRow)
    QTest.mouseClick(the(row, WordLink), Qt.MouseButton.LeftButton)
    (id,) = workspace.selection
    assert workspace.snapshot.all(Metric)[id].kind == "csat"


def test_a_new_score_is_of_the_newest_period(workspace: Workspace, inspector: Inspector) -> None:
    part = the(select(workspace, inspector, card(workspace, "Writes a review")), Scores)
    next(a for a in part.menu().actions() if a.text() == "CSAT").trigger()
    (row,) = part.rows
    assert row.record.period == "Q3 2026" and row.record.begins == "2026-07-01"


def chosen(choice: Choice, value: object) -> None:
    index = [key for key, _ in choice._options].index(value)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def shown_words(page: QWidget) -> list[Words]:
    return [words for words in page.findChildren(Words) if words.isVisibleTo(page)]


def test_a_metric_gets_a_lane_of_its_own_in_one_step_and_one_hidden_is_shown_again(
    workspace: Workspace, inspector: Inspector
) -> None:
    metric = own(workspace)
    part = the(select(workspace, inspector, metric), MetricFields)
    part.lane.click()
    (lane,) = (x for x in workspace.snapshot.all(Lane).values() if x.metric == metric.id)
    assert (lane.kind, lane.title) == ("scores", "Relevance")
    assert workspace.selection == (lane.id,)
    workspace.undo()
    assert workspace.snapshot.get(Lane, lane.id) is None
    workspace.redo()
    hidden = workspace.snapshot.all(Lane)[lane.id]
    workspace.commit(change("Hide", edit=[(hidden, hidden.but(visible=False))]))
    part = the(select(workspace, inspector, metric), MetricFields)
    part.lane.click()
    (again,) = (x for x in workspace.snapshot.all(Lane).values() if x.metric == metric.id)
    assert again.visible and workspace.selection == (lane.id,)


def test_only_a_lane_of_scores_is_asked_which_question_it_shows(
    workspace: Workspace, inspector: Inspector
) -> None:
    lanes = workspace.snapshot.all(Lane).values()
    scores = next(lane for lane in lanes if lane.kind == "scores")
    channel = next(lane for lane in lanes if lane.kind == "channel")
    assert the(select(workspace, inspector, scores), LaneMetric).isVisible()
    assert not the(select(workspace, inspector, channel), LaneMetric).isVisible()


def test_the_navigator_lists_metrics_and_shows_the_page_of_one(
    workspace: Workspace, inspector: Inspector, navigator: Navigator
) -> None:
    titles = [metric.title for metric in workspace.snapshot.ordered(Metric)]
    rows = navigator.section(METRICS)
    assert [row.text(0) for row in rows] == titles
    navigator.act(rows[0])
    inspector.refresh()
    assert inspector.page(Metric) is not None
    menu = navigator.metric_menu()
    menu.actions()[-1].trigger()
    assert len(workspace.snapshot.all(Metric)) == len(titles) + 1
