"""Cases laid over a map and a graph: what is told, and that nothing lies on anything with it."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import pytest

from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Box, Line, Rect
from journeymap.layout import layout
from journeymap.model.grid import cards as read
from journeymap.model.records import Journey, Record, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import EVERY_CASE, View
from tests.analysis.told_cases import ANNA, BOHDAN, CHEN, buying, told
from tests.layout.graphs import graph_of, weighed
from tests.layout.pages import LONG, MEASURE, cards, legs, overlap, random_journey, texts
from tests.layout.test_graph_laws import page_holds

BUYING = buying()
WAYS = ("map", "graph")


def page(snapshot: Snapshot = BUYING, **how: Any) -> Scene:
    journey = snapshot.ordered(Journey)[0]
    return layout(View.of(snapshot, journey.id, **how), MEASURE)


def said(scene: Scene, id: str) -> list[str]:
    """Return all that stands on the card of a touchpoint."""
    return [text.text for figure, text, _ in texts(scene) if figure.id == id]


def edge(scene: Scene, id: str) -> tuple[float, ...]:
    """Return the dashes of a card's outline."""
    return outline(scene, id).dash


def outline(scene: Scene, id: str) -> Box:
    (card,) = (figure for figure in cards(scene) if figure.id == id)
    box = card.shapes[1]
    assert isinstance(box, Box)
    return box


def ways(scene: Scene, id: str) -> list[Figure]:
    return [one for one in scene.figures() if one.role == "arrow" and one.id == id]


@pytest.mark.parametrize("way", WAYS)
def test_each_touchpoint_says_how_many_cases_came_there(way: str) -> None:
    scene = page(arrangement=way, cases=EVERY_CASE)
    assert "3 of 3 cases" in said(scene, "a")
    assert "1 of 3 cases" in said(scene, "c")
    assert "no case" in " ".join(said(scene, "f"))
    assert (edge(scene, "a"), edge(scene, "f")) == ((), (4.0, 3.0))


@pytest.mark.parametrize("way", WAYS)
def test_who_leaves_is_named_where_they_leave_and_a_click_leads_there(way: str) -> None:
    scene = page(arrangement=way, cases=EVERY_CASE)
    words = " ".join(said(scene, "d"))
    assert "Bohdan: “Asks a friend”" in words
    assert "Chen ends here" in words
    (card,) = (figure for figure in cards(scene) if figure.id == "d")
    assert [door.to for door in card.doors] == ["Bohdan 4", CHEN]


@pytest.mark.parametrize("way", WAYS)
def test_arrows_say_how_many_went_along_them_and_what_the_model_has_not_is_drawn(way: str) -> None:
    scene = page(arrangement=way, cases=EVERY_CASE)
    labels = {one.id: one.name for one in scene.figures() if one.role == "arrow label" and one.id}
    assert labels == {"ab": "2 of 3", "bc": "1 of 3", "cd": "1 of 3", "de": "1 of 3"}
    beside = [one.name for one in scene.figures() if one.role == "arrow label" and not one.id]
    assert sorted(beside) == [ANNA, BOHDAN]


@pytest.mark.parametrize("way", WAYS)
def test_an_arrow_no_case_went_along_is_dotted(way: str) -> None:
    alone = page(Snapshot([*_without(CHEN, ANNA)]), arrangement=way, cases=EVERY_CASE)
    dashes = {id: _line(ways(alone, id)[0]).dash for id in ("ab", "bc")}
    assert dashes["ab"] == () and dashes["bc"]


def _without(*cases: str) -> list[Record]:
    """Return what is left when the journeys of some customers are deleted."""
    gone = {id for id in cases}
    left = [one for one in BUYING.records() if one.id not in gone]
    return [one for one in left if not any(one.id.startswith(f"{case} ") for case in cases)]


def _line(figure: Figure) -> Line:
    (line,) = (shape for shape in figure.shapes if isinstance(shape, Line))
    return line


@pytest.mark.parametrize("way", WAYS)
def test_the_way_of_one_case_is_numbered_and_the_rest_is_faded(way: str) -> None:
    scene = page(arrangement=way, cases=ANNA)
    assert {"3", "5"} <= set(said(scene, "c"))
    assert "7" in said(scene, "e")
    plain = page(arrangement=way, cases=EVERY_CASE)
    assert outline(scene, "a").stroke == outline(plain, "a").stroke
    assert outline(scene, "f").stroke != outline(plain, "f").stroke
    thick = _line(ways(scene, "ab")[0])
    assert thick.stroke == page_colour(ANNA)


def page_colour(case: str) -> str:
    from journeymap.view import shown

    view = View.of(BUYING, "journey", cases=case)
    laid = shown(view).laid
    assert laid is not None
    own = view.theme.own(laid.tone(case, view.theme))
    assert own is not None
    return own.strong


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("wish", ["", "nobody", "journey"])
def test_a_journey_over_which_nothing_lies_looks_as_ever(way: str, wish: str) -> None:
    plain, laid = page(arrangement=way), page(arrangement=way, cases=wish)
    assert [f.shapes for f in plain.figures()] == [f.shapes for f in laid.figures()]


@pytest.mark.parametrize("way", WAYS)
def test_the_legend_names_the_cases_and_what_the_model_has_not(way: str) -> None:
    scene = page(arrangement=way, cases=EVERY_CASE)
    (legend,) = (figure for figure in scene.figures() if figure.role == "legend")
    words = " ".join(text.text for figure, text, _ in texts(scene) if figure is legend)
    for told_ in (ANNA, BOHDAN, CHEN, "no case came here: assumed", "Not in the model:"):
        assert told_ in words
    assert "only assumed" not in words, "its dashes say something else here"


def crowded(seed: int, snapshot: Snapshot) -> Snapshot:
    """Return a journey with up to nine cases that go anywhere, some with very long names."""
    rng = random.Random(seed)
    journey = snapshot.ordered(Journey)[0]
    ids = [card.id for card in read(snapshot, journey.id)]
    found: list[Record] = []
    for n in range(rng.randint(1, 9)):
        other = f"+{rng.choice(LONG)}"
        did = [rng.choice([*ids, other]) for _ in range(rng.randint(0, 14))]
        made = told(f"z{n}", did, model=journey.id)
        name = rng.choice([*LONG, f"Case {n}"])
        found += [
            one.but(title=name, position=999.0 + n) if isinstance(one, Journey) else one
            for one in made
        ]
    return Snapshot([*snapshot.records(), *found])


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("wish", [EVERY_CASE, "z0"])
def test_nothing_lies_on_anything_on_a_map_with_cases(seed: int, wish: str) -> None:
    snapshot = crowded(seed, random_journey(seed))
    scene = page(snapshot, cases=wish)
    rects = [card.rect.grown(-1.0) for card in cards(scene)]
    for id, (x0, y0), (x1, y1) in legs(scene):
        leg = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.01, abs(y1 - y0) + 0.01)
        assert not any(leg.meets(rect) for rect in rects), f"{id} runs through a card"
    assert not any(overlap(a, b) for a, b in combinations(legs(scene), 2))
    found = texts(scene)
    for (one, a, first), (two, b, second) in combinations(found, 2):
        assert not first.meets(second), f"{a.text!r} of {one} on {b.text!r} of {two}"
    for figure, text, rect in found:
        assert figure.rect.grown(1.0).holds(rect.x, rect.y), f"{text.text!r} leaves {figure}"
        assert figure.rect.grown(1.0).holds(rect.right, rect.bottom), f"{text.text!r} of {figure}"


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("wish", [EVERY_CASE, "z0"])
def test_nothing_lies_on_anything_on_a_graph_with_cases(seed: int, wish: str) -> None:
    snapshot = crowded(seed, weighed(seed))
    page_holds(graph_of(snapshot, cases=wish), snapshot)


@pytest.mark.parametrize("way", WAYS)
def test_folded_stages_carry_no_count_that_is_not_theirs(way: str) -> None:
    scene = page(arrangement=way, cases=EVERY_CASE, folded=frozenset({"S1"}))
    labels = {one.id: one.name for one in scene.figures() if one.role == "arrow label"}
    assert labels.get("ab") == "2 of 3" and "cd" not in labels
    assert "c" not in {card.id for card in cards(scene)}


def test_the_cases_of_one_moment_are_laid_out_again_when_one_of_them_changes() -> None:
    from journeymap.drawing.memo import Memo
    from journeymap.model.change import change

    memo = Memo()
    view = View.of(BUYING, "journey", cases=EVERY_CASE)
    layout(view, MEASURE, memo)
    step = BUYING.all(Touchpoint)["Bohdan 4"]
    later = BUYING.apply(change("", edit=[(step, step.but(origin="f"))]))
    scene = layout(view.but(snapshot=later), MEASURE, memo)
    fresh = layout(view.but(snapshot=later), MEASURE)
    assert "1 of 3 cases" in said(scene, "f")
    assert [f.shapes for f in scene.figures()] == [f.shapes for f in fresh.figures()]


def test_on_the_atlas_cases_come_after_their_model_and_say_so() -> None:
    scene = page(arrangement="atlas")
    found = [one for one in scene.figures() if one.role == "journey"]
    assert [one.id for one in found] == ["journey", ANNA, BOHDAN, CHEN]
    words = " ".join(text.text for figure, text, _ in texts(scene) if figure is found[1])
    assert "a case of “Coffee”" in words
    assert "3 cases" in " ".join(
        text.text for figure, text, _ in texts(scene) if figure is found[0]
    )
