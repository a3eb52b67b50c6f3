"""Own colours: read as people write them, and written upon so that everybody can read it."""

from __future__ import annotations

import pytest

from journeymap.drawing.colours import READABLE, contrast, ink_on, read_colour
from journeymap.drawing.theme import load_theme, themes

THEMES = [theme.name for theme in themes()]
LEVELS = range(0, 256, 51)
COLOURS = [f"#{r:02x}{g:02x}{b:02x}" for r in LEVELS for g in LEVELS for b in LEVELS]


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_can_be_written_upon_and_drawn_with(name: str) -> None:
    theme = load_theme(name)
    for colour in COLOURS:
        tones = theme.tones(colour, 0)
        assert tones.tint == colour, "what is filled is what was chosen"
        assert contrast(tones.ink, colour) >= READABLE
        papers = (theme.page, theme.lane, theme.card)
        assert min(contrast(tones.strong, paper) for paper in papers) >= READABLE
        soft = theme.soft_on(colour, tones.ink)
        assert contrast(soft, colour) >= READABLE


def test_letters_keep_something_of_the_colour_they_stand_on() -> None:
    assert ink_on("#ffd43b") not in ("#000000", "#ffffff")


@pytest.mark.parametrize("name", THEMES)
def test_a_number_is_a_place_in_the_palette_and_blank_the_next_one(name: str) -> None:
    theme = load_theme(name)
    many = len(theme.stages)
    assert theme.stage("2", 5) == theme.stages[2] == theme.stage("", 2)
    assert theme.stage("", many) == theme.stages[0] == theme.stage(str(many), 3)
    assert theme.tones("3", 0).strong == theme.stages[3][1]


@pytest.mark.parametrize("wish", ["red", "#12", "#3b5bdb80", "٣", "²", "-1", "9" * 5000, "#3B5BDB"])
def test_what_is_no_colour_takes_the_place_of_the_stage(wish: str) -> None:
    theme = load_theme()
    assert theme.stage(wish, 4) == theme.stages[4]


def test_where_none_is_wished_for_there_is_none() -> None:
    theme = load_theme()
    assert theme.own("") is None
    own = theme.own("#c2255c")
    assert own and own.tint == "#c2255c"


def test_the_curve_of_a_persona_has_the_colour_wished_for() -> None:
    theme = load_theme()
    assert theme.persona("", 1) == theme.personas[1]
    assert theme.persona("4", 1) == theme.stages[4][1]
    assert theme.persona("#0b6e63", 1) == "#0b6e63"
    assert contrast(theme.persona("#ffff00", 1), theme.lane) >= READABLE


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("#3b5bdb", "#3b5bdb"),
        (" 3B5BDB ", "#3b5bdb"),
        ("#3B5", "#33bb55"),
        ("rgb(59, 91, 219)", "#3b5bdb"),
        ("RGB(59 91 219)", "#3b5bdb"),
        ("rgb(59, 91, 256)", None),
        ("#3b5bd", None),
        ("#3b5bdb80", None),
        ("blue", None),
        ("", None),
        ("#٣٣٣٣٣٣", None),
    ],
)
def test_a_colour_is_read_as_people_write_it(said: str, meant: str | None) -> None:
    assert read_colour(said) == meant
