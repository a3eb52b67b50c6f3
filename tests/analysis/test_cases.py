"""Cases laid over a model: counted by hand for three customers, and against plain counting."""

from itertools import pairwise
from random import Random

import pytest

from journeymap.analysis.findings import Finding, find
from journeymap.analysis.flow.case_ways import cases_of, first_journey, model_of, stands_for, way_of
from journeymap.analysis.flow.cases import CaseFeeling, Leaving, Shortcut, support
from journeymap.model.change import change
from journeymap.model.records import Connection, Journey, Record, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.analysis.told_cases import ANNA, BOHDAN, CHEN, buying, told
from tests.editing.maps import JOURNEY, sketch

BUYING = buying()


def test_three_customers_support_what_they_came_to() -> None:
    found = support(BUYING, JOURNEY)
    assert found.cases == (ANNA, BOHDAN, CHEN)
    assert found.at == {
        "a": (ANNA, BOHDAN, CHEN),
        "b": (ANNA, BOHDAN),
        "c": (ANNA,),
        "d": (ANNA, BOHDAN, CHEN),
        "e": (ANNA, BOHDAN),
    }
    assert found.unsupported == ("f",)


def test_three_customers_went_along_arrows_and_beside_them() -> None:
    found = support(BUYING, JOURNEY)
    assert found.along == {"ab": (ANNA, BOHDAN), "bc": (ANNA,), "cd": (ANNA,), "de": (ANNA,)}
    assert found.shortcuts == (
        Shortcut("d", "c", (ANNA,), ()),
        Shortcut("b", "d", (BOHDAN,), ("c",)),
    )


def test_three_customers_left_the_model_where_it_has_not_what_they_did() -> None:
    found = support(BUYING, JOURNEY)
    assert found.leavings == (
        Leaving(BOHDAN, "d", ("Bohdan 4",), "e"),
        Leaving(CHEN, "a", ("Chen 2", "Chen 3"), "d"),
        Leaving(CHEN, "d", (), None),
    )
    assert found.unmatched == {BOHDAN: ("Bohdan 4",), CHEN: ("Chen 2", "Chen 3")}


def test_what_a_case_felt_at_both_its_visits_is_one_mean() -> None:
    found = support(BUYING, JOURNEY)
    assert found.felt == {"c": (CaseFeeling(ANNA, -0.5),), "a": (CaseFeeling(CHEN, 1.0),)}


def test_a_case_is_numbered_along_its_way_and_again_where_it_came_again() -> None:
    found = support(BUYING, JOURNEY)
    assert found.visits(ANNA) == {"a": (1,), "b": (2,), "c": (3, 5), "d": (4, 6), "e": (7,)}
    assert found.visits("nobody") == {}


def test_two_notes_on_one_visit_are_one_visit_unless_something_lay_between() -> None:
    two = Snapshot([*sketch("Web: a b").records(), *told(ANNA, ["a", "a", "b", "+x", "b"])])
    assert way_of(two, JOURNEY, ANNA).path == ("a", "b", "b")


def test_a_touchpoint_is_known_by_what_it_was_copied_from_however_often() -> None:
    copied = told(BOHDAN, ["Anna 1", "Anna 2"])
    both = Snapshot([*sketch("Web: a b").records(), *told(ANNA, ["a", "b"]), *copied])
    assert stands_for(both, JOURNEY, BOHDAN) == {"Bohdan 1": "a", "Bohdan 2": "b"}


def test_a_case_of_the_copy_meets_the_model_in_what_both_were_copied_from() -> None:
    def to_be(n: str, origin: str) -> list[Record]:
        return [one.but(origin=origin) if one.id == n else one for one in made]

    made: list[Record] = [
        one.but(state="to-be") if isinstance(one, Journey) else one
        for one in told("Plan", ["a", "b"])
    ]
    records = [*sketch("Web: a b").records(), *made, *told(ANNA, ["b"], model="Plan")]
    assert stands_for(Snapshot(records), "Plan", ANNA) == {"Anna 1": "Plan 2"}
    made = to_be("Plan 1", "b")  # two of the plan were copied from one
    records = [*sketch("Web: a b").records(), *made, *told(ANNA, ["b"], model="Plan")]
    assert stands_for(Snapshot(records), "Plan", ANNA) == {}


def test_the_model_of_a_case_is_the_nearest_journey_that_is_no_case() -> None:
    again = [
        one.but(derived=None, origin=ANNA) if isinstance(one, Journey) else one
        for one in told(BOHDAN, ["a"])
    ]
    lost = told(CHEN, ["a"], model="gone")
    journeys = Snapshot([*sketch("Web: a").records(), *told(ANNA, ["a"]), *again, *lost])
    assert [one.id for one in cases_of(journeys, JOURNEY)] == [ANNA, BOHDAN]
    assert model_of(journeys, CHEN) is None
    assert cases_of(journeys, ANNA) == ()


def test_cases_that_come_from_one_another_have_no_model_and_end() -> None:
    ring = Snapshot([*told(ANNA, ["x"], model=BOHDAN), *told(BOHDAN, ["x"], model=ANNA)])
    assert model_of(ring, ANNA) is None
    touchpoint = ring.all(Touchpoint)["Anna 1"]
    ring = ring.apply(change("", edit=[(touchpoint, touchpoint.but(origin="Anna 1"))]))
    assert support(ring, ANNA).cases == ()


def test_what_no_arrow_joins_follows_as_it_is_read() -> None:
    typed = Snapshot([*sketch("Web: a b c").records(), *told(ANNA, ["a", "b", "c"], linked=False)])
    assert way_of(typed, JOURNEY, ANNA).moves == (("Anna 1", "Anna 2"), ("Anna 2", "Anna 3"))


def test_arrows_go_before_the_order_things_are_read_in() -> None:
    turned = [
        Connection(source="Anna 3", target="Anna 1"),
        Connection(source="Anna 1", target="Anna 2"),
    ]
    case = told(ANNA, ["a", "b", "c"], linked=False)
    typed = Snapshot([*sketch("Web: a b c").records(), *case, *turned])
    assert way_of(typed, JOURNEY, ANNA).path == ("c", "a", "b")


def test_a_case_whose_arrows_go_round_is_walked_once() -> None:
    back = Connection(source="Anna 3", target="Anna 1")
    ring = Snapshot([*sketch("Web: a b c").records(), *told(ANNA, ["a", "b", "c"]), back])
    assert way_of(ring, JOURNEY, ANNA).path == ("a", "b", "c")


def test_without_cases_nothing_is_called_unsupported() -> None:
    found = support(sketch("Web: a b"), JOURNEY)
    assert (found.cases, found.unsupported, found.at) == ((), (), {})


@pytest.mark.parametrize("seed", range(60))
def test_any_cases_are_counted_as_one_counts_them_one_by_one(seed: int) -> None:
    """Walk each case step by step and count: places, arrows, ways without one, and the unmatched."""
    rng = Random(seed)
    names = "abcdefg"
    links = {(a, b) for a in names for b in names if a != b and rng.random() < 0.2}
    arrows = [Connection(id=f"{a}{b}", source=a, target=b) for a, b in sorted(links)]
    did = {
        case: [rng.choice([*names, "+other"]) for _ in range(rng.randrange(9))]
        for case in (ANNA, BOHDAN, CHEN)
    }
    cases = [one for case, steps in did.items() for one in told(case, steps)]
    drawn = sketch(f"Web: {' '.join(names)}")
    found = support(Snapshot([*drawn.records(), *arrows, *cases]), JOURNEY)
    for name in names:
        came = tuple(case for case, steps in did.items() if name in steps)
        assert found.at.get(name, ()) == came
        assert (name in found.unsupported) == (not came)
    gone: dict[tuple[str, str], list[str]] = {}
    for case, steps in did.items():
        for a, b in pairwise(steps):
            if "+other" not in (a, b) and a != b and case not in gone.setdefault((a, b), []):
                gone[a, b].append(case)
    for a, b in links:
        assert found.along.get(f"{a}{b}", ()) == tuple(gone.get((a, b), ()))
    others = {(one.source, one.target): one.cases for one in found.shortcuts}
    assert others == {ends: tuple(who) for ends, who in gone.items() if who and ends not in links}
    for case, steps in did.items():
        other = [f"{case} {n}" for n, step in enumerate(steps, 1) if step == "+other"]
        assert list(found.unmatched.get(case, ())) == other
        left = [a for a, b in pairwise(steps) if a in names and b == "+other"]
        assert [x.touchpoint for x in found.leavings if x.case == case and x.by] == left


def kinds(snapshot: Snapshot, kind: str) -> list[Finding]:
    return [one for one in find(snapshot, JOURNEY) if one.kind == kind]


def test_what_no_case_supports_is_found_with_how_many_cases_were_told() -> None:
    (found,) = kinds(BUYING, "unsupported")
    assert found.text == "No case came to 1 of 6 touchpoints (3 told): f"
    assert (found.ids, found.severity) == (("f",), 1)
    assert not kinds(sketch("Web: a b"), "unsupported")


def test_where_cases_leave_the_model_is_found_with_who_and_what() -> None:
    said = {one.ids: one.text for one in kinds(BUYING, "leaves_model")}
    assert said == {
        ("a",): "1 of 3 cases leaves the model after a: Chen: “Goes to the shop”",
        ("d",): "2 of 3 cases leave the model after d: Bohdan: “Asks a friend”; Chen ends there",
    }
    severity = {one.ids: one.severity for one in kinds(BUYING, "leaves_model")}
    assert severity == {("a",): 1, ("d",): 2}


def test_the_journey_that_nobody_names_is_the_first_that_is_no_case() -> None:
    first = Journey(id="early", state="case", derived=JOURNEY, position=-1.0)
    found = first_journey(Snapshot([*BUYING.records(), first]))
    assert found is not None and found.id == JOURNEY
    assert first_journey(Snapshot([first])) == first, "or nothing would be shown"
    assert first_journey(Snapshot()) is None
