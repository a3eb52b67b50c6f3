"""The plan: ideas on boards that say what to begin with, whatever was rated and however much."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import combinations
from math import hypot

import pytest

from journeymap.drawing.colours import READABLE, contrast
from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Text
from journeymap.drawing.theme import load_theme, themes
from journeymap.layout import layout
from journeymap.layout.numbers.page import lay_out
from journeymap.layout.numbers.scene import NumbersScene
from journeymap.model.change import change
from journeymap.model.records import Idea, Journey, Lane, Metric, Record, Score, Stage, Step
from journeymap.model.records import Touchpoint as Card
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.layout.measured import ODD, PLAIN, measured
from tests.layout.pages import MEASURE, texts
from tests.layout.test_numbers_laws import grounds


def ideas(*given: Mapping[str, object]) -> Snapshot:
    """Return a journey of some ideas."""
    made: list[Record] = [Journey(id="j", title="Buying")]
    for i, how in enumerate(given):
        idea = Idea(id=f"i{i}", journey="j", title=f"Idea {i}", position=i)
        made.append(idea.but(**how))
    return Snapshot(made)


def plan(snapshot: Snapshot, width: float = 1400.0, **how: object) -> NumbersScene:
    view = View.of(snapshot, "j", arrangement="plan").but(**how)
    return lay_out(view, MEASURE, Memo(), width)


def sentence(scene: NumbersScene, name: str) -> str:
    chart = scene.chart(name)
    assert chart is not None
    return chart.sentence


def marks(scene: NumbersScene, name: str) -> dict[str, Figure]:
    card = scene.card(name)
    assert card is not None
    return {f.id: f for f in card.layer.figures if f.role == FigureRole.CHART_MARK}


def test_the_plan_says_which_quick_wins_wait() -> None:
    there = ideas(
        {"impact": 5, "effort": 2}, {"impact": 4, "effort": 1}, {"impact": 5, "effort": 3}
    )
    assert "2 quick wins wait" in sentence(plan(there), "impact")


def test_nothing_rated_is_a_sentence_and_a_tray() -> None:
    scene = plan(ideas({}, {"impact": 4}, {"effort": 2}))
    assert sentence(scene, "impact") == "No idea is rated yet: drag one onto the board"
    card = scene.card("impact")
    assert card is not None and card.axes is not None and card.axes.tray is not None
    assert set(marks(scene, "impact")) == {"i0", "i1", "i2"}
    for figure in marks(scene, "impact").values():
        assert card.axes.tray.holds(*figure.rect.centre)
    assert "impact 4, effort ?" in marks(scene, "impact")["i1"].name
    assert any("Not rated: 3" in text.text for _, text, _ in texts(scene))


def test_without_an_idea_every_board_says_how_one_comes() -> None:
    view = View.of(ideas(), "j", arrangement="plan")
    window = lay_out(view, MEASURE, Memo(), titled=False)
    for name in ("impact", "rice", "value"):
        chart = window.chart(name)
        assert chart is not None and chart.body is None and "The key I notes an idea" in chart.note


def test_rice_shows_what_it_is_reckoned_of_and_what_is_missing() -> None:
    known = {"reach": 500, "impact": 4, "confidence": 0.8, "effort": 4}
    scene = plan(ideas(known, {**known, "reach": 250}, {**known, "confidence": None}))
    found = marks(scene, "rice")
    assert [*found] == ["i0", "i1", "i2"]
    assert "Reach 500, Impact ×2, Confidence 80 %, Effort 4" in found["i0"].name
    assert "RICE 200" in found["i0"].name and "RICE 100" in found["i1"].name
    assert "missing: Confidence" in found["i2"].name
    assert sentence(scene, "rice") == "“Idea 0” is worth its effort most, 2 times the next"


def test_an_effort_of_nothing_is_said_and_ranks_nowhere() -> None:
    scene = plan(ideas({"reach": 500, "impact": 4, "confidence": 0.8, "effort": 0}))
    assert "person-months" in marks(scene, "rice")["i0"].name
    assert sentence(scene, "rice") == "No idea can be ranked yet"


def asked(*needs: tuple[int | None, tuple[int, ...]]) -> Snapshot:
    """Return a journey of touchpoints, each with its importance and the answers it was given."""
    made: list[Record] = [
        Journey(id="j"), Stage(id="s", journey="j"), Lane(id="l", journey="j"),
        Metric(id="m", kind="csat", title="Satisfaction", method="mean"),
    ]  # fmt: skip
    for i, (importance, answers) in enumerate(needs):
        made.append(Step(id=f"step{i}", stage="s", position=i))
        made.append(Card(id=f"t{i}", step=f"step{i}", lane="l", title=f"Need {i}",
                         importance_customer=importance))  # fmt: skip
        made.append(Score(id=f"a{i}", metric="m", touchpoint=f"t{i}", answers=answers))
    return Snapshot(made)


def test_the_greatest_opportunity_is_named_with_its_score() -> None:
    scene = plan(asked((5, (0, 0, 68, 16, 16)), (4, (0, 0, 10, 45, 45)), (None, (0, 0, 50, 0, 50))))
    assert sentence(scene, "opportunity") == "“Need 0” is the greatest opportunity: 16.8 of 20"
    assert "Extreme: 16.8 of 20" in marks(scene, "opportunity")["t0"].name
    card = scene.card("opportunity")
    assert card is not None and card.axes is not None and card.axes.tray is not None
    assert card.axes.tray.holds(*marks(scene, "opportunity")["t2"].rect.centre)


def test_what_matters_and_satisfies_few_is_to_be_attacked() -> None:
    scene = plan(asked((5, (0, 0, 70, 15, 15)), (5, (0, 0, 10, 45, 45)), (2, (0, 0, 50, 0, 50))))
    assert sentence(scene, "satisfaction") == "Attack “Need 0”: it matters and satisfies few"


@pytest.mark.parametrize("board", ["impact", "value"])
def test_dots_of_one_place_do_not_hide_one_another(board: str) -> None:
    same = {"impact": 4, "effort": 2, "value_customer": 4, "value_business": 4}
    for n in (2, 3, 7, 40):
        found = marks(plan(ideas(*[same] * n)), board)
        dots = [box.rect for f in found.values() if isinstance(box := f.shapes[0], Box)]
        assert len(dots) == n
        for one, other in combinations(dots, 2):
            (x, y), (a, b) = one.centre, other.centre
            assert hypot(x - a, y - b) >= (one.w + other.w) / 2 - 0.5, n


def test_a_dot_among_others_still_stands_where_its_values_are() -> None:
    rng = random.Random(5)
    levels = (1, 2, 3, 4, 5)
    rated = [{"impact": rng.choice(levels), "effort": rng.choice(levels)} for _ in range(60)]
    there = ideas(*rated)
    scene = plan(there)
    card = scene.card("impact")
    assert card is not None and card.axes is not None
    for id, figure in marks(scene, "impact").items():
        dot, idea = figure.shapes[0], there.all(Idea)[id]
        assert isinstance(dot, Box)
        effort, impact = card.axes.values(*dot.rect.centre)
        assert (round(effort), round(impact)) == (idea.effort, idea.impact)


def rated(seed: int) -> Snapshot:
    """Return a journey at random, measured and with ideas of which more or less is known."""
    rng, names = random.Random(seed), ODD if seed % 2 else PLAIN
    there = measured(seed, (0, 3, 10, 24)[seed % 4], names=names)
    known = (None, 1, 2, 3, 4, 5)
    new = [
        Idea(id=f"n{i}", journey="j", title=rng.choice(names), position=50 + i,
             impact=rng.choice(known), effort=rng.choice(known), reach=rng.choice((None, 10, 9e7)),
             confidence=rng.choice((None, 0.0, 0.8)), value_customer=rng.choice(known),
             value_business=rng.choice(known))
        for i in range((0, 4, 12, 30)[seed % 4])
    ]  # fmt: skip
    return there.apply(change("", add=new))


@pytest.mark.parametrize(
    ("seed", "width"), [*((seed, 1400.0) for seed in range(8)), (2, 900.0), (3, 420.0), (2, 420.0)]
)
def test_no_letter_leaves_its_card_or_lies_on_another(seed: int, width: float) -> None:
    scene = plan(rated(seed), width)
    for card in scene.cards:
        found = [(t, place) for f, t, place in texts(scene) if f in card.layer.figures]
        around = card.place.grown(1.5)
        for text, place in found:
            inside = around.holds(place.x, place.y) and around.holds(place.right, place.bottom)
            assert inside, f"“{text.text}” leaves {card.chart.name}"
        for (one, a), (two, b) in combinations(found, 2):
            assert not a.meets(b), f"{card.chart.name}: “{one.text}” on “{two.text}”"


def test_the_plan_and_the_numbers_are_pages_of_their_own() -> None:
    there = measured(4)
    on_plan = {c.name for c in plan(there).charts}
    on_numbers = {c.name for c in plan(there, arrangement="numbers").charts}
    assert {"impact", "rice", "value"} <= on_plan and not on_plan & on_numbers
    scene = layout(View.of(there, "j", arrangement="plan").but(charts=("impact",)), MEASURE)
    assert isinstance(scene, NumbersScene) and [c.chart.name for c in scene.cards] == ["impact"]
    # What is wanted of the plan leaves none out of the numbers.
    assert len(plan(there, arrangement="numbers", charts=("impact",)).cards) > 3


@pytest.mark.parametrize("theme", [theme.name for theme in themes()])
def test_letters_can_be_read_on_what_they_stand_on(theme: str) -> None:
    scene = plan(rated(2), theme=load_theme(theme))
    for _, text, ground in grounds(scene):
        assert contrast(text.colour, ground) >= READABLE, (text, ground)


def test_names_are_set_for_all_dots_where_there_is_room() -> None:
    there = [
        {"title": "Tell of a delay before they call", "impact": 5, "effort": 2},
        {"title": "Ask after a week how it goes", "impact": 5, "effort": 2},
        {"title": "Live stock on the product page", "impact": 4, "effort": 3},
        {"title": "Pay as a guest", "impact": 4, "effort": 4},
        {"title": "One login for shop and app", "impact": 4, "effort": 5},
    ]
    card = plan(ideas(*there), charts=("impact",)).card("impact")
    assert card is not None
    written = " ".join(s.text for f in card.layer.figures for s in f.shapes if isinstance(s, Text))
    for idea in there:
        assert all(word in written for word in str(idea["title"]).split())
