"""Goals in the navigator, on the page of the journey and of a stage, and found by their words."""

from __future__ import annotations

import pytest

from journeymap.editing.text_search import TextIndex, first_hits
from journeymap.model.matching import Wanted
from journeymap.model.records import Goal, Journey, Stage
from journeymap.ui.panels.goals import GoalList
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.navigator import GOALS, Navigator
from journeymap.ui.panels.navigator_rows import ids_of
from journeymap.workspace.workspace import Workspace
from tests.ui.inspecting import select, steps, the

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def goals(workspace: Workspace) -> dict[str, Goal]:
    return {one.title: one for one in workspace.snapshot.all(Goal).values()}


def test_the_navigator_lists_goals_of_the_journey_and_then_of_its_stages(
    workspace: Workspace, navigator: Navigator
) -> None:
    rows = navigator.section(GOALS)
    assert [row.text(0) for row in rows][:2] == [
        "Owners recommend us to their friends",
        "What the page says is in stock",
    ]
    navigator.act(rows[1])
    assert workspace.selection == ids_of(rows[1])
    assert navigator.renamed(navigator.record(rows[1]), "All in stock")


def test_a_goal_is_added_to_a_journey_and_to_a_stage_on_their_pages(
    workspace: Workspace, inspector: Inspector
) -> None:
    (journey,) = workspace.snapshot.all(Journey).values()
    stage = next(one for one in workspace.snapshot.all(Stage).values() if "shelf" in one.title)
    for place, count in ((journey, 2), (stage, 1)):
        part = the(select(workspace, inspector, place), GoalList)
        before = steps(workspace)
        part.added()
        assert len(part.rows) == count and steps(workspace) == before + 1
    added = [one for one in workspace.snapshot.all(Goal).values() if not one.title]
    assert {(one.journey, one.stage) for one in added} == {(journey.id, None), (None, stage.id)}


def test_a_goal_is_found_by_its_words(workspace: Workspace) -> None:
    (hit,) = first_hits(TextIndex(), workspace.snapshot, Wanted("recommend us to their"), 9)
    assert isinstance(hit.found.record, Goal)
