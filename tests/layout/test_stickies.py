"""The wall of stickies: letters a room can read, nothing on anything else, nothing left out."""

from __future__ import annotations

from itertools import combinations

import pytest

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.shapes import Rect, Text
from journeymap.drawing.theme import contrast, load_theme
from journeymap.layout.stickies import WALL, StickyWall, sticky_wall
from journeymap.layout.stickies.fitting import READABLE
from journeymap.layout.stickies.sticky import WallSticky, setting

WORDS = (
    "Nobody says it is late",
    "Which fees?",
    "Order number again and again",
    "11 minutes of music",
    "Price changed in the basket",
)


def stickies(n: int, words: tuple[str, ...] = WORDS, first: int = 0) -> list[WallSticky]:
    return [WallSticky(f"s{first + i}", words[i % len(words)], "Olha", "", i % 4) for i in range(n)]


def wall(
    *clusters: tuple[str, list[WallSticky]], page: int = 0, theme: str = "light"
) -> StickyWall:
    measure = FixedMeasure()
    return sticky_wall(clusters, load_theme(theme), measure, setting(measure), page)


def texts(shown: StickyWall) -> list[Text]:
    return [s for f in shown.scene.figures() for s in f.shapes if isinstance(s, Text)]


def _within(place: Rect, room: Rect) -> bool:
    inside = room.grown(0.1)
    return inside.holds(place.x, place.y) and inside.holds(place.right, place.bottom)


CASES = {
    "one": (("", stickies(1)),),
    "forty in none": (("", stickies(40)),),
    "four clusters": tuple((f"Cluster {i}", stickies(10, first=10 * i)) for i in range(4)),
    "some in none": (("", stickies(7)), ("Silence", stickies(5, first=7))),
    "fourteen clusters": tuple((f"Cluster {i}", stickies(3, first=3 * i)) for i in range(14)),
    "long words": (("", stickies(6, ("Donaudampfschifffahrtsgesellschaft" * 3,))),),
    "a long title": (("Was the customer waits for and nobody explains " * 3, stickies(5)),),
    "very long": (("", stickies(4, ("much to say " * 60,))),),
    "three hundred": (("", stickies(300)),),
}


@pytest.mark.parametrize("name", CASES)
def test_nothing_lies_on_anything_else_and_nothing_leaves_the_wall(name: str) -> None:
    clusters = CASES[name]
    first = wall(*clusters)
    found: list[str] = []
    for page in range(first.pages):
        shown = wall(*clusters, page=page)
        found += shown.places
        for one, two in combinations(shown.places.values(), 2):
            assert not one.meets(two)
        for column in shown.columns:
            for id in column.ids:
                place = shown.places[id]
                assert _within(place, column.rect)
            assert _within(column.rect, Rect(0, 0, *WALL))
            assert len(shown.columns) == 1 or column.rect.bottom <= 870
        for one, two in combinations([column.rect for column in shown.columns], 2):
            assert not one.meets(two)
        for id, place in shown.places.items():
            figure = shown.scene.figure(id)
            assert figure
            for text in (s for s in figure.shapes if isinstance(s, Text)):
                assert place.y < text.y - text.style.size * 0.7 and text.y < place.bottom
                wide = FixedMeasure().width(text.text, text.style)
                assert text.x + (wide if text.anchor == "start" else 0) <= place.right
    assert sorted(found) == sorted(one.id for _, held in clusters for one in held)


def test_forty_stickies_are_read_at_three_metres() -> None:
    shown = wall(*CASES["forty in none"])
    assert shown.pages == 1 and shown.letters >= READABLE
    bodies = [text for text in texts(shown) if any(text.text in word for word in WORDS)]
    assert len(bodies) >= 40
    assert min(text.style.size for text in bodies if len(text.text) > 3) >= READABLE


def test_few_stickies_stand_in_larger_letters_than_many() -> None:
    sizes = [wall(("", stickies(n))).letters for n in (3, 20, 60)]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] >= 36 and sizes[0] > sizes[2]


def test_more_than_a_wall_holds_goes_over_pages_that_can_be_read() -> None:
    first = wall(*CASES["three hundred"])
    assert first.pages > 1 and first.letters >= READABLE
    assert wall(*CASES["three hundred"], page=99).page == first.pages - 1


def test_all_that_is_written_is_there_with_its_dots_and_its_author() -> None:
    shown = wall(("Arrival", [WallSticky("a", "Box left", "Ivan", "2", 3)]))
    said = [text.text for text in texts(shown)]
    assert {"Arrival", "1", "Box left", "Ivan"} <= set(said)
    figure = shown.scene.figure("a")
    assert figure and figure.tone == load_theme("light").stage("2", 0)[0]
    many = wall(("Arrival", [WallSticky("a", "Box left", "", "", 60)]))
    assert "× 60" in [text.text for text in texts(many)]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_sticky_can_be_read(theme: str) -> None:
    clusters = [(f"C{i}", stickies(2, first=2 * i)) for i in range(9)]
    shown = wall(*clusters, theme=theme)
    for id in shown.places:
        figure = shown.scene.figure(id)
        assert figure
        for text in (s for s in figure.shapes if isinstance(s, Text)):
            assert contrast(text.colour, figure.tone) >= 4.5, (figure.tone, text.colour)


def test_a_wall_without_stickies_is_bare() -> None:
    shown = wall()
    assert shown.pages == 0 and not shown.places and not shown.columns
