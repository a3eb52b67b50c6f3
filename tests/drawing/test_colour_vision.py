"""What colours say is said to all eyes: feelings, severities and personas are told apart."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from journeymap.drawing.colours import luminance
from journeymap.drawing.theme import load_theme, themes
from tests.drawing.colour_vision import (
    DEUTERANOPIA,
    PROTANOPIA,
    TRITANOPIA,
    difference,
    distance_of_lab,
)

THEMES = [theme.name for theme in themes()]
RED_GREEN = ("", DEUTERANOPIA, PROTANOPIA)
ALL = (*RED_GREEN, TRITANOPIA)


def test_distance_is_that_of_its_published_examples() -> None:
    """Sharma, Wu and Dalal (2005), table 1, pairs 1, 7, 17 and 25."""
    for one, other, told in (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ):
        assert distance_of_lab(one, other) == pytest.approx(told, abs=0.0001)


def test_red_and_green_of_one_lightness_look_alike_to_some() -> None:
    assert difference("#c05030", "#7c8020") > 35
    assert difference("#c05030", "#7c8020", DEUTERANOPIA) < 12


@pytest.mark.parametrize("name", THEMES)
def test_the_worst_feeling_is_told_from_the_best_by_all_eyes(name: str) -> None:
    worst, *_, best = load_theme(name).feelings
    assert {eyes: d for eyes in ALL if (d := difference(worst, best, eyes)) < 20} == {}


@pytest.mark.parametrize("name", ["print", "colour-blind"])
def test_feelings_are_told_apart_in_grey_too(name: str) -> None:
    light = [luminance(colour) for colour in load_theme(name).feelings]
    assert light == sorted(light) and light[-1] > 2.5 * light[0]


def test_the_safe_theme_tells_every_feeling_from_the_neutral_one() -> None:
    feelings = load_theme("colour-blind").feelings
    for eyes in ALL:
        assert all(difference(feelings[2], feelings[i], eyes) > 15 for i in (0, 1, 3, 4)), eyes


@pytest.mark.parametrize("name", THEMES)
def test_a_worse_severity_stands_out_more(name: str) -> None:
    theme = load_theme(name)
    light = [luminance(colour) for colour in theme.severities]
    assert light == sorted(light, reverse=True)
    assert all(a >= 1.2 * b for a, b in pairwise(light)), "each step can be seen in grey"


@pytest.mark.parametrize("name", THEMES)
def test_no_two_personas_look_alike_to_anybody(name: str) -> None:
    personas = load_theme(name).personas
    assert len(personas) == 8
    close = {
        (one, other, eyes): round(d, 1)
        for one, other in combinations(personas, 2)
        for eyes in ALL
        if (d := difference(one, other, eyes)) < 8
    }
    assert not close
    first = personas[:3]
    assert min(difference(a, b, eyes) for a, b in combinations(first, 2) for eyes in ALL) > 15
