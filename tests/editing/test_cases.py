"""Cases made, told step by step, and matched with the model: each is one step to undo."""

from journeymap.analysis.flow.case_ways import cases_of, stands_for, way_of
from journeymap.editing import EditView
from journeymap.editing.cases import (
    add_case,
    add_step,
    become_case,
    match_by_title,
    stand_for,
    suggested,
    unmatched_in,
)
from journeymap.model.grid import CHANNEL, cards, lanes, stages
from journeymap.model.records import Connection, Journey, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.analysis.told_cases import ANNA, BOHDAN, buying, told
from tests.editing.maps import JOURNEY, OLENA, after, sketch, view

BUYING = sketch("Web: a b | c d", "Shop: . . | . f")


def new_case(snapshot: Snapshot, *chosen: str) -> tuple[Snapshot, str]:
    """Return a document with a new case of its journey, and the id of that."""
    then = after(snapshot, add_case(view(snapshot, *chosen)))
    (case,) = set(then.all(Journey)) - set(snapshot.all(Journey))
    return then, case


def titles(snapshot: Snapshot, case: str) -> list[str]:
    way = way_of(snapshot, JOURNEY, case)
    return [snapshot.all(Touchpoint)[id].title for id in way.steps]


def at(snapshot: Snapshot, case: str, *chosen: str) -> EditView:
    return EditView.of(snapshot, case, chosen)


def test_a_new_case_has_the_stages_and_lanes_of_the_model_and_no_touchpoint() -> None:
    then, case = new_case(BUYING)
    made = then.all(Journey)[case]
    assert (made.state, made.derived, made.title) == ("case", JOURNEY, "Case 1")
    assert [one.title for one in stages(then, case)] == ["Stage 0", "Stage 1"]
    assert [one.title for one in lanes(then, case)] == ["Web", "Shop"]
    assert cards(then, case) == ()
    assert made.personas == (OLENA,), "one customer walks it, of the type that comes first"
    assert [one.id for one in cases_of(then, JOURNEY)] == [case]


def test_a_case_begun_with_touchpoints_goes_along_them_as_they_are_read() -> None:
    then, case = new_case(BUYING, "f", "a", "c")
    assert titles(then, case) == ["a", "c", "f"]
    way = way_of(then, JOURNEY, case)
    assert way.path == ("a", "c", "f")
    own = {card.id for card in cards(then, case)}
    ends = [(x.source, x.target) for x in then.all(Connection).values() if x.source in own]
    assert sorted(ends) == sorted(way.moves)
    assert {card.evidence for card in cards(then, case)} == {"researched"}


def test_a_new_case_from_within_a_case_is_one_of_the_same_model() -> None:
    then, case = new_case(BUYING)
    again = after(then, add_case(at(then, case)))
    assert len(cases_of(again, JOURNEY)) == 2


def test_nothing_is_a_case_of_no_journey() -> None:
    assert add_case(EditView.of(Snapshot(), "")) is None
    assert add_step(view(BUYING), "a") is None, "the journey in view is a model"


def test_the_next_step_comes_after_the_last_in_the_stage_and_lane_of_the_model() -> None:
    then, case = new_case(BUYING)
    for model in ("a", "c", "f", "b"):
        then = after(then, add_step(at(then, case), model))
    assert titles(then, case) == ["a", "c", "f", "b"]
    where = {
        card.title: (
            then.all(Stage)[then.all(Step)[card.step].stage].title,
            next(lane.title for lane in lanes(then, case) if lane.id == card.lane),
        )
        for card in cards(then, case)
    }
    assert where == {
        "a": ("Stage 0", "Web"),
        "b": ("Stage 0", "Web"),
        "c": ("Stage 1", "Web"),
        "f": ("Stage 1", "Shop"),
    }
    assert way_of(then, JOURNEY, case).path == ("a", "c", "f", "b")


def test_what_the_model_has_not_is_told_in_words_and_stands_for_nothing() -> None:
    then, case = new_case(BUYING, "a")
    then = after(then, add_step(at(then, case), None, " Asks a friend "))
    then = after(then, add_step(at(then, case), "c"))
    assert titles(then, case) == ["a", "Asks a friend", "c"]
    assert [card.title for card in unmatched_in(then, case)] == ["Asks a friend"]
    assert add_step(at(then, case), None, "  ") is None


def test_the_next_step_comes_after_the_one_that_is_selected() -> None:
    then, case = new_case(BUYING, "a", "d")
    first = way_of(then, JOURNEY, case).steps[0]
    then = after(then, add_step(at(then, case, first), "b"))
    made = next(card for card in cards(then, case) if card.origin == "b")
    sources = [one.source for one in then.all(Connection).values() if one.target == made.id]
    assert sources == [first]


def test_a_case_without_stages_and_lanes_gets_what_it_needs() -> None:
    bare = Journey(id=ANNA, state="case", derived=JOURNEY, position=9.0)
    then = after(
        Snapshot([*BUYING.records(), bare]),
        add_step(at(BUYING, ANNA).on(Snapshot([*BUYING.records(), bare])), "c"),
    )
    assert [one.title for one in stages(then, ANNA)] == ["Stage 1"]
    assert [(one.title, one.kind) for one in lanes(then, ANNA)] == [("Web", CHANNEL)]
    assert titles(then, ANNA) == ["c"]


def test_a_touchpoint_stands_for_another_one_or_for_none() -> None:
    then = after(buying(), stand_for(buying(), "Bohdan 4", "f"))
    assert stands_for(then, JOURNEY, BOHDAN)["Bohdan 4"] == "f"
    then = after(then, stand_for(then, "Bohdan 4", None))
    assert "Bohdan 4" not in stands_for(then, JOURNEY, BOHDAN)
    assert stand_for(then, "Bohdan 4", None) is None
    assert stand_for(then, "nobody", "a") is None


def test_titles_that_are_alike_are_matched_in_one_step_and_no_others() -> None:
    twice = sketch("Web: a b twice", "Shop: . . .")
    other = Touchpoint(id="other", title="Twice", step="s0", lane="Shop")
    case = told(ANNA, ["+A", "+ b ", "+twice", "+else", "b"])
    both = Snapshot([*twice.records(), other, *case])
    assert suggested(both, ANNA) == {"Anna 1": "a", "Anna 2": "b"}
    then = after(both, match_by_title(at(both, ANNA)))
    known = stands_for(then, JOURNEY, ANNA)
    assert known == {"Anna 1": "a", "Anna 2": "b", "Anna 5": "b"}
    assert [card.title for card in unmatched_in(then, ANNA)] == ["twice", "else"]
    assert match_by_title(at(then, ANNA)) is None


def test_a_journey_brought_in_becomes_a_case_of_another() -> None:
    came = told(ANNA, ["+a", "+b"])
    interview = [
        one.but(state="as-is", derived=None) if isinstance(one, Journey) else one for one in came
    ]
    both = Snapshot([*BUYING.records(), *interview])
    then = after(both, become_case(both, ANNA, JOURNEY))
    assert [one.id for one in cases_of(then, JOURNEY)] == [ANNA]
    then = after(then, match_by_title(at(then, ANNA)))
    assert way_of(then, JOURNEY, ANNA).path == ("a", "b")
    assert become_case(then, JOURNEY, JOURNEY) is None
