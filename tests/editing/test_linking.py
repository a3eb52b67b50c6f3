"""Ideas are linked to what stands behind them, and made of what speaks for them."""

from journeymap.editing import COMMANDS, EditView
from journeymap.editing.linking import idea_of, link_to, unlink
from journeymap.model.records import Friction, Goal, Idea, Journey, Metric, Quote, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, sketch

MAP = Snapshot(
    [
        *sketch("Web: a | b").records(),
        Metric(id="stars", kind="csat"),
        Goal(id="found", journey=JOURNEY),
        Goal(id="liked", journey=JOURNEY),
        Quote(id="lost", touchpoint="a", said="  I got lost " + "very " * 40),
        Friction(id="queue", touchpoint="b", title="Queue"),
        Idea(id="signs", journey=JOURNEY, touchpoints=("a",)),
    ]
)


def _idea(snapshot: Snapshot) -> Idea:
    return snapshot.all(Idea)["signs"]


def test_an_idea_is_linked_to_each_link_of_the_chain_and_let_go() -> None:
    now = MAP
    for target in ("found", "stars", "lost", "queue", "b", "worst_moment"):
        done = link_to(now, "signs", target)
        assert done, target
        now = now.apply(done)
        assert link_to(now, "signs", target) is None, "it is linked already"
    idea = _idea(now)
    assert (idea.goal, idea.metric) == ("found", "stars")
    assert (idea.quotes, idea.frictions) == (("lost",), ("queue",))
    assert (idea.touchpoints, idea.findings) == (("a", "b"), ("worst_moment",))
    for target in ("found", "stars", "lost", "queue", "b", "worst_moment"):
        done = unlink(now, "signs", target)
        assert done, target
        now = now.apply(done)
    assert _idea(now) == _idea(MAP)


def test_another_goal_takes_the_place_of_the_one_before() -> None:
    now = MAP
    for goal in ("found", "liked"):
        done = link_to(now, "signs", goal)
        assert done
        now = now.apply(done)
    assert _idea(now).goal == "liked"


def test_what_is_not_there_is_not_linked_and_the_last_touchpoint_stays() -> None:
    for target in ("nothing", "", JOURNEY, "signs"):
        assert link_to(MAP, "signs", target) is None, target
        assert unlink(MAP, "signs", target) is None, target
    assert unlink(MAP, "signs", "a") is None
    assert link_to(MAP, "lost", "queue") is None


def test_an_idea_is_made_of_quotes_and_frictions_and_linked_to_them() -> None:
    done = COMMANDS["idea.of"].run(EditView.of(MAP, JOURNEY, ("lost", "queue")))
    assert done
    now = MAP.apply(done)
    (new,) = (one for one in now.all(Idea).values() if one.id != "signs")
    assert (new.quotes, new.frictions, new.touchpoints) == (("lost",), ("queue",), ("a", "b"))
    assert new.title.startswith("I got lost very") and len(new.title) <= 81
    assert COMMANDS["idea.of"].run(EditView.of(MAP, JOURNEY, ("a", "signs"))) is None
    assert COMMANDS["idea.of"].run(EditView.of(MAP, JOURNEY)) is None


def test_an_idea_of_one_has_its_title_or_the_one_that_was_typed() -> None:
    queue = MAP.all(Friction)["queue"]
    for title, wanted in (("", "Queue"), (" More tills ", "More tills")):
        done = idea_of(MAP, (queue,), title)
        assert done
        assert wanted in [edit.after.title for edit in done if isinstance(edit.after, Idea)]
    assert idea_of(MAP, (MAP.all(Journey)[JOURNEY], MAP.all(Touchpoint)["a"])) is None
