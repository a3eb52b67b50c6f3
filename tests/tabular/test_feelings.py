"""Feelings as people write them: each cell as its value and the word that is kept beside it."""

from __future__ import annotations

import pytest

from journeymap.formats.csv.reading import read
from journeymap.model.records import Feeling, Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.feelings import scale_of, told_feeling
from journeymap.tabular.typed import type_cell
from journeymap.tabular.words.feeling_words import FEELINGS, LEVELS
from journeymap.tabular.words.headings import listed
from journeymap.view import View
from journeymap.view.table.rows import TouchpointTable


@pytest.mark.parametrize(
    ("cell", "value", "word"),
    [
        ("🙂 Hopeful", 0.5, "Hopeful"),
        ("😟 Worried", -0.5, "Worried"),
        ("😡 Frustrated", -1.0, "Frustrated"),
        ("Curious 🤔", 0.0, "Curious"),
        ("😐 Neutral", 0.0, ""),
        ("🙂", 0.5, ""),
        ("☺️", 0.5, ""),
        ("👍🏽", 0.5, ""),
        ("😡😡", -1.0, ""),
        ("🤷‍♀️", 0.0, ""),
        (":(", -0.5, ""),
        (":-) relieved", 0.5, "relieved"),
        ("4/5", 0.5, ""),
        ("2 of 5", -0.5, ""),
        ("4 out of 5", 0.5, ""),
        ("4 из 5", 0.5, ""),
        ("4 з 5", 0.5, ""),
        ("3 із 5", 0.0, ""),
        ("0/10", -1.0, ""),
        ("10/10", 1.0, ""),
        ("80/100", 0.6, ""),
        ("4/5 – pleased", 0.5, "pleased"),
        ("4,5/5", 0.75, ""),
        ("★★★★☆", 0.5, ""),
        ("★☆☆☆☆", -1.0, ""),
        ("☆☆☆☆☆", -1.0, ""),
        ("⭐⭐⭐", 0.0, ""),
        ("⭐️⭐️⭐️⭐️⭐️", 1.0, ""),
        ("★★★½☆", 0.25, ""),
        ("●●●○○", 0.0, ""),
        ("4 stars", 0.5, ""),
        ("5 зірок", 1.0, ""),
        ("2 звезды", -0.5, ""),
        ("80 %", 0.6, ""),
        ("0%", -1.0, ""),
        ("Very happy", 1.0, ""),
        ("very anxious", -1.0, "very anxious"),
        ("a bit anxious", -0.5, "a bit anxious"),
        ("not happy", -0.5, "not happy"),
        ("Frustrated and angry", -1.0, "Frustrated and angry"),
        ("Excited / nervous", 0.25, "Excited / nervous"),
        ("Relieved!", 0.5, "Relieved"),
        ("**Confused**", -0.5, "Confused"),
        ("Радость", 1.0, "Радость"),
        ("Тревога", -0.5, "Тревога"),
        ("Восторг", 1.0, "Восторг"),
        ("Растерянность", -0.5, "Растерянность"),
        ("очень доволен", 1.0, ""),
        ("Цікавість", 0.5, "Цікавість"),
        ("розчарована", -0.5, "розчарована"),
        ("Злість", -1.0, "Злість"),
        ("Полегшення", 0.5, "Полегшення"),
        ("Лёгкое раздражение", -0.5, "Лёгкое раздражение"),
        ("Saudade", None, "Saudade"),
        ("good", 0.5, ""),
        ("Дуже погано", -1.0, ""),
    ],
)
def test_a_feeling_is_read_as_people_write_it(cell: str, value: float | None, word: str) -> None:
    told = told_feeling(cell, "five")
    assert told is not None
    assert told.word == word
    assert told.valence == pytest.approx(value) if value is not None else told.valence is None


@pytest.mark.parametrize(
    ("cell", "scale", "value"),
    [
        ("+1", "two", 0.5),
        ("−2", "two", -1.0),
        ("+2 delighted", "two", 1.0),
        ("Annoyed (−1)", "two", -0.5),
        ("4 - happy", "five", 0.5),
        ("7", "1..7", 1.0),
        ("Happy: 8", "ten", 5 / 9),
    ],
)
def test_a_number_is_read_on_its_scale_with_a_word_or_without(
    cell: str, scale: str, value: float
) -> None:
    told = told_feeling(cell, scale)
    assert told and told.valence == pytest.approx(value)


def test_a_number_off_the_scale_is_no_feeling() -> None:
    assert told_feeling("9", "five") is None
    assert told_feeling("7/5", "five") is None


@pytest.mark.parametrize(
    ("cells", "scale"),
    [
        (["+1", "0", "2"], "two"),
        (["−2 angry", "1 pleased"], "two"),
        (["4/5", "8/10"], "one"),
        (["80 %", "35 %", "3"], "five"),
        (["3 – fine", "5 – glad"], "five"),
    ],
)
def test_the_scale_is_told_by_plain_numbers_alone(cells: list[str], scale: str) -> None:
    assert scale_of(cells) == scale


def test_there_are_words_enough_in_each_language() -> None:
    every = {word for row in (LEVELS | FEELINGS).values() for word in listed(row)}
    told = {word for row in FEELINGS.values() for word in listed(row)} | every
    latin = [word for word in told if word.strip("~+-±/ ").isascii() and word[0].isalpha()]
    cyrillic = len(told) - len(latin)
    assert len(latin) >= 150
    assert cyrillic >= 300


def test_an_unknown_word_is_kept_without_a_value_and_said_once() -> None:
    came = read("Touchpoint,Emotion\nOne,Saudade\nTwo,Saudade\nThree,Curious\n", "a.csv")
    now = Snapshot().apply(came.change)
    felt = {now.all(Touchpoint)[f.touchpoint].title: f for f in now.all(Feeling).values()}
    assert {title: (one.valence, one.word) for title, one in felt.items()} == {
        "Three": (0.5, "Curious")
    }
    kept = {card.title: card.reading for card in now.all(Touchpoint).values()}
    assert kept == {"One": "Saudade", "Two": "Saudade", "Three": ""}
    assert [(row, "Saudade" in why) for row, why in came.report] == [(2, True)]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("4/5\n2/5", "from 1 to the number behind"),
        ("★★☆☆☆\n★★★★★", "Stars were read"),
        ("80 %\n20 %", "per cent"),
        ("3\n−2", "−3 to 3"),
        ("7\n9\n2", "1 to 10"),
    ],
)
def test_how_feelings_were_read_is_said(cells: str, said: str) -> None:
    rows = "\n".join(f"T{i},{cell}" for i, cell in enumerate(cells.split("\n")))
    came = read(f"Touchpoint,Emotion\n{rows}\n", "a.csv")
    assert any(said in sentence for sentence in came.assumed)


@pytest.mark.parametrize(
    ("typed", "value", "word"),
    [
        ("🙂 Curious", 0.5, "Curious"),
        ("4/5", 0.5, ""),
        ("★★☆☆☆", -0.5, ""),
        ("Злость", -1.0, "Злость"),
    ],
)
def test_the_same_is_understood_in_a_cell_of_the_table(typed: str, value: float, word: str) -> None:
    now = Snapshot().apply(read("Touchpoint\nOne\n", "a.csv").change)
    (card,) = now.all(Touchpoint)
    journey = now.ordered(Journey)[0].id
    face = next(c for c in TouchpointTable(View.of(now, journey)).every if c.kind == "face")
    done = type_cell(now, journey, face, card, typed)
    assert done
    (felt,) = now.apply(done).all(Feeling).values()
    assert (felt.valence, felt.word) == (value, word)
