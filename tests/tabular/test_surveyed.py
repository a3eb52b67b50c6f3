"""A journey made of the questions of a survey."""

from __future__ import annotations

import pytest

from journeymap.model.grid import cards, stages
from journeymap.model.records import Connection, Journey, Lane, Step
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.tabular.surveyed import WantedTouchpoint, question_titles, with_touchpoints


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Please rate: Ordering", "Ordering"),
        ("G01Q02[SQ001]. Please rate: [Courier delivers]", "Courier delivers"),
        ("Q3 How easy was it to set up?", "How easy was it to set up"),
        ("Оцініть, будь ласка: доставка", "Доставка"),
        ("Q7FOOD", "Food"),
        ("", "Q9"),
    ],
)
def test_a_question_is_called_in_short(question: str, title: str) -> None:
    (found,) = question_titles({"Q9": question}).values()
    assert found.title == title


def test_questions_that_were_asked_together_are_a_group() -> None:
    keys = ("Q7FOOD", "Q7SIGN", "Q7ALL", "NETPRO")
    food, sign, every, net = question_titles({key: key for key in keys}).values()
    assert (food.group, food.title, food.whole) == ("Q7", "Food", False)
    assert (sign.group, sign.title) == ("Q7", "Sign")
    assert (every.group, every.whole) == ("Q7", True)
    assert (net.group, net.title, net.whole) == ("", "Netpro", False)


def test_names_in_capitals_are_taken_apart_where_others_of_their_set_show_how() -> None:
    keys = ("Q7PARK", "Q7LTPARKING", "Q7INFOUP", "Q7INFODOWN", "Q7WALKWAYS", "Q7BACKUP")
    found = [one.title for one in question_titles({key: key for key in keys}).values()]
    assert found == ["Park", "LT parking", "Info up", "Info down", "Walkways", "Backup"]


def test_no_two_questions_are_called_alike() -> None:
    found = question_titles({"a": "Shop: Staff", "b": "Web: Staff", "c": "Shop: Queue"})
    assert [one.title for one in found.values()] == ["Staff", "Staff (2)", "Queue"]


def test_a_journey_is_made_where_there_is_none_without_an_arrow() -> None:
    wanted = [
        WantedTouchpoint("Food", "Q7"),
        WantedTouchpoint("Sign", "Q7"),
        WantedTouchpoint("", "Q9"),
    ]
    made, journey = with_touchpoints(Snapshot(), "", wanted, "Airport", "Import")
    now = Snapshot().apply(made)
    assert [one.title for one in now.all(Journey).values()] == ["Airport"]
    assert [stage.title for stage in stages(now, journey)] == ["Q7", "Q9"]
    assert [(card.title, card.evidence) for card in cards(now, journey)] == [
        ("Food", "researched"),
        ("Sign", "researched"),
    ]
    assert not now.all(Connection) and len(now.all(Step)) == 2 and len(now.all(Lane)) == 1


def test_what_is_there_is_not_made_again() -> None:
    sample = Snapshot().apply(load("coffee"))
    journey = sample.ordered(Journey)[0].id
    wanted = [WantedTouchpoint("courier DELIVERS", "New"), WantedTouchpoint("Rings", "New")]
    made, at = with_touchpoints(sample, journey, wanted, "ignored", "Import")
    now = sample.apply(made)
    assert at == journey
    assert {card.title for card in cards(now, at)} - {c.title for c in cards(sample, at)} == {
        "Rings"
    }
    assert stages(now, at)[-1].title == "New"


def test_touchpoints_without_a_stage_have_one_where_there_is_none() -> None:
    made, journey = with_touchpoints(
        Snapshot(), "", [WantedTouchpoint("Food")], "Airport", "Import"
    )
    now = Snapshot().apply(made)
    assert len(stages(now, journey)) == 1 and [c.title for c in cards(now, journey)] == ["Food"]
