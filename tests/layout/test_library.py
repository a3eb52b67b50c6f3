"""The library as a page: cards under their kinds, whatever is written on them and however many."""

from __future__ import annotations

import itertools

import pytest

from journeymap.analysis.library.choice import EVERY_ENTRY, LibraryChoice
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Figure, Scene
from journeymap.layout import layout
from journeymap.model.records import Friction, Goal, Idea, Quote, Record
from journeymap.model.snapshot import Snapshot
from journeymap.view import Filter, View
from tests.layout.pages import LONG, MEASURE
from tests.layout.people import assert_letters_stand_well
from tests.layout.portfolio import CSAT, NPS, journey

CARDS = ("quote", "friction", "idea", "score", "panel")
TEXTS = (*LONG, "Чекає сорок хвилин", "", "कॉफी मशीन खरीदना", "So")


def page(*records: Record, choice: LibraryChoice = EVERY_ENTRY, **how: object) -> Scene:
    view = View.of(Snapshot(records), "buy", arrangement="library", library=choice, **how)
    return layout(view, MEASURE, Memo())


def cards(scene: Scene) -> list[Figure]:
    return [figure for figure in scene.figures() if figure.role in CARDS]


def filled(count: int) -> list[Record]:
    """Return two journeys with so many quotes, frictions, ideas and goals."""
    found: list[Record] = [*journey("buy", 0.5, None, -1.0), *journey("use", 0.0), NPS, CSAT]
    for n in range(count):
        text, card = TEXTS[n % len(TEXTS)], f"buy {n % 3}"
        found += [
            Quote(id=f"q{n}", touchpoint=card, said=f"{text} {n}", source=text),
            Friction(id=f"f{n}", touchpoint="use 0", title=f"{text} {n}", severity=n % 5),
            Idea(
                id=f"i{n}",
                journey="buy",
                touchpoints=(card, "buy 1"),
                title=f"{text} {n}",
                owner=text,
                quotes=(f"q{n}",),
            ),
            Goal(id=f"g{n}", journey="buy", title=f"{text} {n}", target=4.5, due="2027-03-01"),
        ]
    return found


@pytest.mark.parametrize("count", [1, 2, 9, 30])
def test_no_text_leaves_its_card_or_lies_on_another_and_no_card_on_a_card(count: int) -> None:
    scene = page(*filled(count))
    assert len(cards(scene)) == 4 * count + 2
    assert_letters_stand_well(scene, (*CARDS, "title", "subtitle"))
    for one, other in itertools.combinations(cards(scene), 2):
        assert not one.rect.meets(other.rect), (one, other)
    for figure in scene.figures():
        assert figure.rect.x >= 0 and figure.rect.right <= scene.width, figure
        assert figure.rect.y >= 0 and figure.rect.bottom <= scene.height, figure


def test_the_page_is_rather_wide_than_tall_however_much_there_is() -> None:
    scene = page(*filled(60))
    assert 1.0 < scene.width / scene.height < 2.4


def test_it_shows_what_is_looked_for_and_says_so() -> None:
    choice = LibraryChoice(kinds=frozenset({"Friction"}), severity=3, journey="use")
    scene = page(*filled(10), choice=choice)
    assert {figure.role for figure in cards(scene)} == {"friction"}
    told = [figure.name for figure in scene.figures() if figure.role == "subtitle"]
    assert "Friction points · on “Use” · severity 3 or worse" in told


def test_an_empty_file_and_nothing_found_say_what_to_do() -> None:
    (empty,) = cards(page(*journey("buy", None)))
    assert "Write a quote (Q)" in empty.name
    (nothing,) = cards(page(*filled(3), choice=LibraryChoice(text="zebra")))
    assert "Take a condition away" in nothing.name


def test_a_filter_of_the_map_is_none_of_the_library() -> None:
    scene = page(*filled(3), filter=Filter(text="zebra", hides=True))
    assert len(cards(scene)) == 14
    assert not [figure for figure in scene.figures() if figure.role == "filtered"]
