"""Reviews in three languages find their touchpoints, and what is not sure is not proposed."""

from __future__ import annotations

import pytest

from journeymap.analysis.reviews.matching import TouchpointWords, proposed
from journeymap.analysis.reviews.mentions import mentions
from journeymap.analysis.reviews.words import THEMES
from journeymap.model.grid import cards
from tests.reviews.samples import map_in, measured, rows_of

LANGUAGES = ("en", "uk", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_sixty_reviews_most_are_rightly_proposed_and_few_wrongly(language: str) -> None:
    found = measured("coffee", language)
    assert found.many == 60
    assert found.right >= 0.7 * found.many, found.faults
    assert found.wrong < 0.1 * found.many, found.faults


def test_those_that_were_held_back_while_it_was_made_come_out_nearly_as_well() -> None:
    first, *others = (measured("coffee", one, "held") for one in LANGUAGES)
    held = first.together(*others)
    assert held.many == 90
    assert held.right >= 0.7 * held.many, held.faults
    assert held.wrong < 0.1 * held.many, held.faults


def test_it_carries_over_to_another_trade() -> None:
    first, *others = (measured("clinic", one) for one in LANGUAGES)
    found = first.together(*others)
    assert found.many == 60
    assert found.right >= 0.6 * found.many, found.faults
    assert found.wrong <= 0.1 * found.many, found.faults


def test_there_are_twenty_in_each_language_half_of_them_held_back() -> None:
    rows = rows_of("coffee")
    assert [sum(row["language"] == one for row in rows) for one in LANGUAGES] == [20, 20, 20]
    assert sum(row["part"] == "held" for row in rows) == 30
    assert len({row["Review"] for row in rows}) == 60


def among(language: str = "en") -> tuple[TouchpointWords, dict[str, str]]:
    snapshot, journey = map_in("coffee", language)
    titles = {card.id: card.title for card in cards(snapshot, journey)}
    return TouchpointWords.of(snapshot, journey), titles


def test_a_review_that_says_two_things_is_two_proposals() -> None:
    words, titles = among()
    text = (
        "The courier was lovely and carried the parcel upstairs. But pairing with the app failed."
    )
    first, second = proposed(text, words)
    assert titles[first.touchpoint] == "Courier delivers"
    assert titles[second.touchpoint] == "Sets up with the app"
    assert text[first.start : first.end].endswith("upstairs.")
    assert text[second.start : second.end].startswith("But pairing")


def test_the_words_that_name_it_are_told_by_where_they_stand() -> None:
    words, _ = among()
    text = "Nice: the courier brought the parcel on the promised day"
    (found,) = proposed(text, words)
    assert {"courier", "parcel"} <= {text[one.start : one.end] for one in found.because}


@pytest.mark.parametrize("text", ("ok", "", "👍👍👍", "12345", "Lovely weather today!"))
def test_what_names_nothing_is_not_placed(text: str) -> None:
    words, _ = among()
    (found,) = proposed(text, words)
    assert not found.touchpoint


def test_an_empty_map_proposes_nothing() -> None:
    (found,) = proposed("The courier was late", TouchpointWords({}))
    assert not found.touchpoint


@pytest.mark.parametrize(
    "text",
    [
        "– edited: solved later",
        "I will think about it later",
        "Вирішу пізніше",
        "Решу позже",
        "The latest",
    ],
)
def test_what_is_done_later_is_no_delay(text: str) -> None:
    assert [one.touchpoint for one in proposed(text, among()[0])] == [""]
    assert {one.key for one in mentions(text)}.isdisjoint(THEMES), "nor a latte"


@pytest.mark.parametrize(
    "text",
    ["It came three days later", "Привезли на два дні пізніше", "Получил на три дня позже"],
)
def test_what_comes_days_later_is_one(text: str) -> None:
    assert "delay" in {one.key for one in mentions(text)}


@pytest.mark.parametrize(
    "text",
    [
        "In reviews they say different things",
        "У відгуках пишуть різне, не знаю чому вірити",
        "В отзывах пишут разное, непонятно чему верить",
    ],
)
def test_who_does_not_know_what_to_believe_compares_and_writes_none(text: str) -> None:
    words, titles = among()
    (found,) = proposed(text, words)
    assert titles[found.touchpoint] == "Compares models and reviews"
