"""A lever that is taken becomes an idea, a sense, a goal or a note that can be seen."""

from __future__ import annotations

from journeymap.analysis.lever_fits import situation
from journeymap.analysis.levers import lever
from journeymap.editing.levers import is_taken, scope_of, take
from journeymap.model.records import Friction, Goal, Idea, Lane, Note, Record, Sense
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, after, sketch, view

MAP = sketch("Web: a . c | d", "Shop: . b . | e")


def taken(name: str, *selection: str, more: tuple[Record, ...] = ()) -> Snapshot:
    snapshot = Snapshot([*MAP.records(), *more])
    one, now = lever(name), situation(snapshot, JOURNEY, selection, ("unanswered",))
    assert one
    frictions = tuple(pain.id for pain in now.frictions if pain.kind in one.frictions)
    done = after(snapshot, take(view(snapshot, *selection), one, now, frictions))
    assert is_taken(done, JOURNEY, one, now) == (one.makes in ("idea", "sense"))
    return done


def test_an_idea_says_what_is_known_of_the_lever_and_answers_the_friction() -> None:
    pain = Friction(touchpoint="b", kind="price", title="Costs 5")
    done = taken("free-delivery", "a", "b", more=(pain,))
    (idea,) = done.all(Idea).values()
    assert (idea.touchpoints, idea.frictions) == (("b",), (pain.id,))
    assert (idea.kind, idea.horizon, idea.scope) == ("marketing", "short", "channel")
    assert idea.tags == ("as VkusVill",)
    assert any(lane.kind == "ideas" and lane.visible for lane in done.all(Lane).values())


def test_an_idea_stands_at_all_that_is_selected_and_keeps_the_finding() -> None:
    (idea,) = taken("close-loop", "a", "b").all(Idea).values()
    assert (idea.touchpoints, idea.scope) == (("a", "b"), "multi")
    assert idea.findings == ("unanswered",)


def test_a_sense_gets_its_intention_and_its_means() -> None:
    done = taken("hearing-sign", "b")
    (sense,) = done.all(Sense).values()
    assert (sense.touchpoint, sense.sense) == ("b", "hearing")
    assert sense.intention and sense.means
    bare = Sense(touchpoint="b", sense="hearing", rating=2)
    (same,) = taken("hearing-sign", "b", more=(bare,)).all(Sense).values()
    assert same.id == bare.id and same.rating == 2 and same.intention


def test_a_goal_is_of_the_stage_that_is_selected_else_of_the_journey() -> None:
    assert [goal.stage for goal in taken("keep", "S1").all(Goal).values()] == ["S1"]
    assert [goal.journey for goal in taken("keep").all(Goal).values()] == [JOURNEY]


def test_a_fact_is_noted_with_its_source() -> None:
    (note,) = taken("delivery-gap", "a").all(Note).values()
    assert note.body.endswith("(Bain & Company, Closing the delivery gap, 2005.)")


def test_without_a_touchpoint_there_is_no_idea() -> None:
    one = lever("samples")
    assert one and take(view(MAP), one, situation(MAP, JOURNEY, ())) is None


def test_the_scope_is_read_off_the_lanes() -> None:
    shop = next(one for one in MAP.all(Lane).values() if one.title == "Shop")
    for icon, scope in (("store", "sale"), ("headset", "contact"), ("globe", "channel")):
        snapshot = Snapshot([*MAP.records(), shop.but(icon=icon)])
        assert scope_of(snapshot, ("b", "e")) == scope
    assert scope_of(MAP, ()) == ""
