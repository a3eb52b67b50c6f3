"""Goals of a journey and of its stages."""

from journeymap.analysis.evidence import goals_of
from journeymap.editing import COMMANDS, EditView, newcomers
from journeymap.editing.goals import add_goal_to, serve_goal
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.model.links import removal
from journeymap.model.records import Goal, Idea, Lane
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, sketch

MAP = Snapshot(
    [
        *sketch("Web: a | b").records(),
        Goal(id="sold", journey=JOURNEY, title="Sold"),
        Goal(id="found", stage="S1", title="Found", position=1.0),
        Goal(id="liked", stage="S1", title="Liked", position=2.0),
        Idea(id="signs", journey=JOURNEY, touchpoints=("a",), goal="found"),
    ]
)


def _made(*selection: str, cell: Cell | None = None) -> Goal:
    done = COMMANDS["goal.add"].run(EditView.of(MAP, JOURNEY, selection, cell=cell))
    assert done is not None
    goal, lane = sorted((edit.after for edit in done), key=lambda one: type(one).__name__)
    assert isinstance(goal, Goal) and newcomers(done) == (goal.id,)
    assert isinstance(lane, Lane) and lane.kind == "goals", "so that it is seen"
    return goal


def test_a_goal_is_of_the_stage_that_is_meant_else_of_the_journey() -> None:
    assert _made().journey == JOURNEY
    assert _made("S1").stage == "S1"
    assert _made("a").stage == "S0"
    assert _made("found").stage == "S1"
    assert _made("sold").journey == JOURNEY
    assert _made(cell=Cell("S1", "", "Web")).stage == "S1"


def test_a_goal_comes_after_the_others_and_moves_among_them() -> None:
    assert _made("S1").position > 2.0
    view = EditView.of(MAP, JOURNEY, ("liked",))
    done = COMMANDS["goal.up"].run(view)
    assert done is not None
    assert [goal.id for goal in goals_of(MAP.apply(done), JOURNEY)] == ["sold", "liked", "found"]
    assert COMMANDS["goal.down"].run(view) is None
    assert COMMANDS["goal.up"].run(EditView.of(MAP, JOURNEY, ("sold",))) is None


def test_only_journeys_and_stages_have_goals() -> None:
    assert add_goal_to(MAP, "a") is None
    assert COMMANDS["goal.add"].run(EditView.of(MAP, "nowhere")) is None


def test_an_idea_whose_goal_goes_is_there_without_it() -> None:
    after = MAP.apply(Change("", removal(MAP, ("found",))))
    assert after.all(Idea)["signs"].goal is None
    after = MAP.apply(Change("", removal(MAP, ("S1",))))
    assert list(after.all(Goal)) == ["sold"]


def test_an_idea_serves_a_goal_that_is_there() -> None:
    done = serve_goal(MAP, "signs", "sold")
    assert done is not None and MAP.apply(done).all(Idea)["signs"].goal == "sold"
    assert serve_goal(MAP, "signs", "found") is None
    assert serve_goal(MAP, "signs", "gone") is None
    assert serve_goal(MAP, "sold", None) is None
