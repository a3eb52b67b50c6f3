"""From an insight to an idea, and the same insight at another touchpoint: it counts once."""

from __future__ import annotations

from journeymap.analysis.evidence import backing
from journeymap.analysis.insights import insights
from journeymap.editing import COMMANDS, EditView
from journeymap.editing.linking import evidence, link_all
from journeymap.editing.reusing import use_at
from journeymap.model.change import Change
from journeymap.model.records import (
    Friction,
    Goal,
    Idea,
    Journey,
    Lane,
    Metric,
    Quote,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot


def journey(id: str) -> list[Record]:
    """Return a journey of two touchpoints."""
    found: list[Record] = [
        Journey(id=id),
        Stage(id=f"{id} s", journey=id),
        Lane(id=f"{id} web", journey=id),
    ]
    for n in range(2):
        found += [
            Step(id=f"{id} p{n}", stage=f"{id} s", position=n),
            Touchpoint(id=f"{id} {n}", step=f"{id} p{n}", lane=f"{id} web"),
        ]
    return found


FILE = Snapshot(
    [
        *journey("a"),
        *journey("b"),
        Quote(id="q a", touchpoint="a 0", said="I waited"),
        Quote(id="q b", touchpoint="b 0", said="i waited."),
        Friction(id="f", touchpoint="b 1", title="Queue", severity=3),
        Goal(id="g", journey="a", title="Calm"),
        Metric(id="m", title="NPS"),
        Score(id="sc", metric="m", touchpoint="b 0"),
        Idea(id="i", journey="b", touchpoints=("b 1",), title="Call back"),
    ]
)


def after(done: Change | None, before: Snapshot = FILE) -> Snapshot:
    assert done is not None
    return before.apply(done)


def new(now: Snapshot, kind: type[Record], before: Snapshot = FILE) -> Record:
    """Return the one record of a kind that has come."""
    (one,) = (record for id, record in now.all(kind).items() if id not in before.all(kind))
    return one


def test_an_idea_answers_all_that_is_chosen_each_insight_once_and_that_of_its_journey() -> None:
    now = after(link_all(FILE, ("q a", "q b", "f", "g", "m"), "i"))
    idea = now.all(Idea)["i"]
    assert idea.quotes == ("q b",) and idea.frictions == ("f",)
    assert (idea.goal, idea.metric) == ("g", "m")
    assert (backing(now, idea).quotes, backing(now, idea).frictions) == (1, 1)
    # The same insight is there already, in other words a copy of it is nothing new.
    assert link_all(now, ("q a", "f"), "i") is None


def test_what_is_no_evidence_is_not_linked() -> None:
    assert evidence(FILE, ("q a", "a 0")) == ()
    assert link_all(FILE, ("a 0",), "i") is None
    assert link_all(FILE, ("q a",), "gone") is None
    assert COMMANDS["idea.of"].run(EditView.of(FILE, "a", ("i",))) is None
    assert COMMANDS["idea.of"].run(EditView.of(FILE, "a")) is None


def test_a_new_idea_stands_where_what_it_answers_does_and_can_be_seen() -> None:
    view = EditView.of(FILE, "a", ("f",))
    now = after(COMMANDS["idea.of"].run(view))
    idea = new(now, Idea)
    assert isinstance(idea, Idea)
    assert (idea.journey, idea.touchpoints, idea.frictions) == ("b", ("b 1",), ("f",))
    lane = new(now, Lane)
    assert isinstance(lane, Lane) and (lane.journey, lane.kind) == ("b", "ideas")


def test_a_new_idea_of_a_goal_or_a_metric_belongs_to_their_journey_also_where_none_is_seen() -> (
    None
):
    of_goal = new(after(COMMANDS["idea.of"].run(EditView.of(FILE, "", ("g",)))), Idea)
    of_metric = new(after(COMMANDS["idea.of"].run(EditView.of(FILE, "", ("m",)))), Idea)
    assert isinstance(of_goal, Idea) and isinstance(of_metric, Idea)
    assert (of_goal.journey, of_goal.goal, of_goal.touchpoints) == ("a", "g", ())
    assert (of_metric.journey, of_metric.metric) == ("b", "m")


def test_an_idea_of_what_stands_on_two_journeys_is_of_the_first_and_about_its_touchpoints() -> None:
    now = after(COMMANDS["idea.of"].run(EditView.of(FILE, "", ("q b", "q a", "f", "g"))))
    idea = new(now, Idea)
    assert isinstance(idea, Idea)
    assert (idea.journey, idea.touchpoints, idea.title) == ("b", ("b 0", "b 1"), "i waited.")
    assert (idea.quotes, idea.frictions, idea.goal) == (("q b",), ("f",), "g")


def test_an_insight_at_another_touchpoint_is_a_copy_that_counts_once() -> None:
    now = after(use_at(FILE, ("f",), "a 1"))
    copy = new(now, Friction)
    assert isinstance(copy, Friction)
    assert (copy.touchpoint, copy.origin, copy.severity) == ("a 1", "f", 3)
    assert len(insights(now.ordered(Friction))) == 1
    assert "friction" in {lane.kind for lane in now.of(Lane, "journey", "a")}
    # Where it stands already it comes no second time, not even one of the same words.
    assert use_at(now, ("f",), "a 1") is None
    assert use_at(FILE, ("q a", "q b"), "b 0") is None


def test_an_idea_gets_a_touchpoint_of_its_journey_and_is_copied_into_another() -> None:
    here = after(use_at(FILE, ("i",), "b 0")).all(Idea)["i"]
    assert here.touchpoints == ("b 1", "b 0")
    copy = new(after(use_at(FILE, ("i",), "a 0")), Idea)
    assert isinstance(copy, Idea)
    assert (copy.journey, copy.touchpoints, copy.origin) == ("a", ("a 0",), "i")


def test_what_stands_at_no_touchpoint_is_used_at_none() -> None:
    assert use_at(FILE, ("g",), "a 0") is None
    assert use_at(FILE, ("f", "m"), "a 0") is None
    assert use_at(FILE, (), "a 0") is None
    assert use_at(FILE, ("f",), "gone") is None
