"""Differences are taken over and back: what is taken differs no more, and undo brings it again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.difference import (
    ComparedJourney,
    Difference,
    JourneyDifference,
    difference,
)
from journeymap.analysis.difference.words import title_of
from journeymap.editing.taking_over import take_back, take_over
from journeymap.model.change import Change, change
from journeymap.model.grid import cards, lanes
from journeymap.model.links import removal
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Goal,
    Journey,
    Metric,
    Persona,
    Score,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.analysis.random_edits import derived, edited, full
from tests.editing.maps import JOURNEY, OLENA, shown, sketch
from tests.editing.maps import after as done


def compared(now: Snapshot, to_be: str) -> JourneyDifference:
    return difference(ComparedJourney(now, JOURNEY, "as-is"), ComparedJourney(now, to_be, "to-be"))


def told(found: JourneyDifference) -> list[str]:
    return [f"{one.kind} {one.record} {one.fields} {one.parts}" for one in found]


@given(st.integers(0, 10**6), st.integers(1, 12))
def test_all_taken_back_differs_no_more(seed: int, times: int) -> None:
    start, to_be = derived(full())
    now = edited(start, to_be, seed, times)
    found = compared(now, to_be)
    taken = take_back(now, found, *found)
    after = now.apply(taken) if taken else now
    assert not told(compared(after, to_be))
    assert taken is None or after.apply(~taken) == now
    assert bool(taken) == bool(found)


@given(st.integers(0, 10**6), st.integers(1, 12))
def test_all_taken_over_differs_no_more(seed: int, times: int) -> None:
    start, to_be = derived(full())
    now = edited(start, to_be, seed, times)
    found = compared(now, to_be)
    taken = take_over(now, found, *found)
    after = now.apply(taken) if taken else now
    assert not told(compared(after, to_be))
    assert taken is None or after.apply(~taken) == now


@given(st.integers(0, 10**6), st.integers(1, 12))
def test_all_of_another_file_taken_is_the_same_journey(seed: int, times: int) -> None:
    mine = full()
    theirs = edited(mine, JOURNEY, seed, times)
    found = difference(ComparedJourney(mine, JOURNEY), ComparedJourney(theirs, JOURNEY))
    taken = take_over(mine, found, *found)
    after = mine.apply(taken) if taken else mine
    left = difference(ComparedJourney(after, JOURNEY), ComparedJourney(theirs, JOURNEY))
    assert not told(left)
    assert taken is None or after.apply(~taken) == mine


def picked(found: JourneyDifference, title: str) -> Difference:
    (one,) = [one for one in found if title_of(found, one) == title]
    return one


def with_a_new_card() -> tuple[Snapshot, str]:
    """Return a to-be with a touchpoint between two others, with what hangs on it and arrows."""
    start, to_be = derived(full())
    a, g = (one for one in cards(start, to_be) if one.title in ("a", "g"))
    step = start.all(Step)[a.step]
    column = Step(id="column", stage=step.stage, position=step.position + 0.5)
    new = Touchpoint(id="new", step="column", lane=a.lane, title="Chats", x=3.0, y=4.0)
    return start.apply(
        change(
            "",
            add=[
                column,
                new,
                Friction(touchpoint="new", title="Waits", severity=2),
                Feeling(touchpoint="new", persona=OLENA, valence=1.0),
                Connection(source=a.id, target="new"),
                Connection(source="new", target=g.id),
            ],
        )
    ), to_be


def test_a_touchpoint_is_taken_over_with_its_parts_and_its_arrows() -> None:
    now, to_be = with_a_new_card()
    found = compared(now, to_be)
    after = done(now, take_over(now, found, picked(found, "Chats")))
    assert shown(after)[0] == "Web: a Chats . b | c . | d e f"
    copy = next(one for one in cards(after, JOURNEY) if one.title == "Chats")
    assert copy.id != "new" and copy.origin == "new" and copy.x is None
    assert [one.title for one in after.of(Friction, "touchpoint", copy.id)] == ["Waits"]
    assert [one.valence for one in after.of(Feeling, "touchpoint", copy.id)] == [1.0]
    arrows = {(one.source, one.target) for one in after.all(Connection).values()}
    assert {("a", copy.id), (copy.id, "g")} <= arrows
    assert not compared(after, to_be)


def test_a_touchpoint_that_was_added_is_taken_back_with_its_column() -> None:
    now, to_be = with_a_new_card()
    found = compared(now, to_be)
    after = done(now, take_back(now, found, picked(found, "Chats")))
    assert not compared(after, to_be) and after.get(Step, "column") is None


def test_an_arrow_whose_end_is_not_there_does_not_apply() -> None:
    now, to_be = with_a_new_card()
    found = compared(now, to_be)
    assert take_over(now, found, picked(found, "a → Chats")) is None
    assert take_over(now, found) is None


def test_a_lane_goes_but_not_what_stands_elsewhere_now() -> None:
    start, to_be = derived(full())
    web, shop = lanes(start, to_be)[:2]
    moved = [(one, one.but(lane=web.id)) for one in cards(start, to_be) if one.title in ("g", "h")]
    now = start.apply(change("", edit=moved))
    now = now.apply(Change("", removal(now, [shop.id])))
    found = compared(now, to_be)
    assert {one.kind for one in found.lanes} == {"removed"}
    after = done(now, take_over(now, found, *found.lanes))
    titles = [one.title for one in cards(after, JOURNEY)]
    assert "g" in titles and "h" in titles and "i" not in titles
    assert shown(after)[0] == "Web: a g b | c h | d e f"


def test_what_was_taken_meanwhile_is_not_taken_twice() -> None:
    now, to_be = with_a_new_card()
    found = compared(now, to_be)
    after = done(now, take_over(now, found, *found))
    assert take_over(after, found, *found) is None
    assert take_back(after, found, *found) is None


def test_a_persona_and_a_metric_come_along_from_another_file() -> None:
    mine = sketch("Web: a b")
    theirs = mine.apply(
        change(
            "",
            add=[
                Persona(id="Ivan", name="Ivan", position=3.0),
                Metric(id="stars", kind="csat", title="Stars"),
                Feeling(id="felt", touchpoint="a", persona="Ivan", valence=1.0),
                Score(id="score", metric="stars", touchpoint="b", answers=(0, 0, 1, 2, 3)),
            ],
        )
    )
    found = difference(ComparedJourney(mine, JOURNEY), ComparedJourney(theirs, JOURNEY))
    after = done(mine, take_over(mine, found, *found))
    assert after.get(Persona, "Ivan") and after.get(Metric, "stars") and after.get(Score, "score")
    assert "Ivan" in after.all(Journey)[JOURNEY].personas
    alike = mine.apply(change("", add=[Persona(id="Ivan here", name="ivan", position=3.0)]))
    found = difference(ComparedJourney(alike, JOURNEY), ComparedJourney(theirs, JOURNEY))
    after = done(alike, take_over(alike, found, *found))
    assert after.get(Persona, "Ivan") is None
    assert {one.persona for one in after.all(Feeling).values()} == {"Ivan here"}


def test_a_journey_that_is_not_there_takes_nothing() -> None:
    now, to_be = with_a_new_card()
    found = compared(now, to_be)
    assert take_over(Snapshot(), found, *found) is None


def test_the_walk_of_an_as_is_that_took_all_over_counts_the_same() -> None:
    now, to_be = with_a_new_card()
    found = compared(now, to_be)
    after = done(now, take_over(now, found, *found))
    for one in compared(after, to_be).counts.every:
        assert one.change is None or abs(one.change) < 1e-9, one.name


def test_what_a_journey_says_of_itself_and_its_goals_are_taken_too() -> None:
    goals = [
        Goal(id="goal", journey=JOURNEY, title="Faster"),
        Goal(id="there", stage="S1", title="Nicer", target=4.0),
    ]
    start, to_be = derived(full().apply(change("", add=goals)))
    here = start.all(Journey)[to_be]
    mine = [*start.of(Goal, "journey", to_be)]
    theirs = [one for one in start.all(Goal).values() if one.origin == "there"]
    now = start.apply(
        change(
            "",
            add=[Goal(id="more", journey=to_be, title="Kinder")],
            edit=[
                (here, here.but(scenario="All at once", personas=(OLENA,))),
                (theirs[0], theirs[0].but(target=4.5)),
            ],
            remove=mine,
        )
    )
    found = compared(now, to_be)
    assert [one.kind for one in found.others] == ["changed", "removed", "added", "changed"]
    over = done(now, take_over(now, found, *found))
    assert not compared(over, to_be) and over.all(Journey)[JOURNEY].scenario == "All at once"
    assert over.all(Journey)[JOURNEY].state == "as-is"
    back = done(now, take_back(now, found, *found))
    assert not compared(back, to_be) and back.all(Journey)[to_be].state == "to-be"
