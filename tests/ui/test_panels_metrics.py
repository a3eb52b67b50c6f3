"""A metric's question, scale, method and target are set in the inspector, and seen."""

from __future__ import annotations

from journeymap.editing import EditView
from journeymap.editing.scores import add_metric, add_score
from journeymap.metrics.scored import scores_at
from journeymap.model.change import Change, change
from journeymap.model.records import Lane, Metric, Stage
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.metrics import LaneMetric, MetricFields
from journeymap.ui.panels.navigator import METRICS, Navigator
from journeymap.ui.widgets.choices import Choice
from journeymap.ui.widgets.numbers import NumberField
from journeymap.workspace.workspace import Workspace
from tests.ui.inspecting import number_called, select, text_called, the


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


def test_the_scale_of_answers_that_were_given_stays(
    workspace: Workspace, inspector: Inspector
) -> None:
    metric = own(workspace)
    page = select(workspace, inspector, metric)
    assert number_called(page, "Highest answer").isEnabled()
    stage = next(iter(workspace.snapshot.all(Stage)))
    view = EditView.of(workspace.snapshot, workspace.journey, (stage,))
    workspace.commit(add_score(view, metric.id, (0, 1, 2, 3, 4)))
    inspector.refresh()
    assert not number_called(page, "Lowest answer").isEnabled()
    assert not number_called(page, "Highest answer").isEnabled()
    assert number_called(page, "Target").isEnabled()
    assert scores_at(workspace.snapshot, "stage", stage)[0].metric.id == metric.id


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
