"""Cases for scripts and in the answers of the command line."""

from __future__ import annotations

from journeymap.api import ProjectHandle
from journeymap.api.summary import summary
from tests.analysis.told_cases import ANNA, BOHDAN, CHEN, buying
from tests.editing.maps import JOURNEY


def test_an_answer_tells_what_is_a_case_and_what_it_stands_for() -> None:
    told = {one["id"]: one for one in summary(buying())["journeys"]}
    assert told[JOURNEY]["cases"] == [ANNA, BOHDAN, CHEN]
    assert (told[JOURNEY]["case_of"], told[ANNA]["case_of"]) == (None, JOURNEY)
    assert (told[JOURNEY]["state"], told[ANNA]["state"]) == ("as-is", "case")
    came = {card["id"]: card["cases"] for card in told[JOURNEY]["touchpoints"]}
    assert came["c"] == [ANNA] and came["f"] == []
    stands = {card["id"]: card["stands_for"] for card in told[BOHDAN]["touchpoints"]}
    assert stands["Bohdan 1"] == "a" and stands["Bohdan 4"] is None


def test_a_script_goes_from_a_journey_to_its_cases_and_back(coffee: ProjectHandle) -> None:
    journey = coffee.journey()
    assert journey.cases() == () and journey.case_of is None
    assert journey.support()["cases"] == []
    first, second = journey.touchpoints[:2]
    case = journey.add_case("Anna", [first, second.title])
    assert [one.title for one in journey.cases()] == ["Anna"]
    assert case.case_of == journey
    assert [one.stands_for for one in case.touchpoints] == [first, second]
    assert first.stands_for is None
    assert journey.support()["touchpoints"][first.id] == [case.id]
    coffee.undo()
    assert journey.cases() == (), "it was one step"
