"""Two journeys on one map: what went stands where it stood, and all that differs is marked."""

from __future__ import annotations

import random
from functools import cache
from itertools import combinations

import pytest

from journeymap.analysis.difference import ComparedJourney
from journeymap.drawing.colours import READABLE, contrast
from journeymap.drawing.difference_signs import look_of
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Text
from journeymap.drawing.theme import load_theme, theme_names
from journeymap.layout import layout
from journeymap.layout.map.scene import MapScene, map_of
from journeymap.model.change import Change, change
from journeymap.model.grid import cards as touchpoints
from journeymap.model.links import removal
from journeymap.model.records import Feeling, Friction, Journey, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from journeymap.view.differing import seen_difference
from journeymap.view.differs import GONE
from tests.becoming import ALERT, CALL, ORDER, PRICE, SETUP, Becoming, becoming, derived
from tests.layout.pages import MEASURE, legs, overlap, random_journey, texts

SEEDS = range(12)


@cache
def coffee() -> Becoming:
    return becoming()


def page_of(snapshot: Snapshot, journey: str, **how: object) -> MapScene:
    view = View.of(snapshot, journey, arrangement="difference", **how)
    return map_of(layout(view, MEASURE))


@cache
def example() -> MapScene:
    return page_of(coffee().snapshot, coffee().to_be)


@cache
def edited(seed: int) -> tuple[Snapshot, str]:
    """Return a journey of any shape with a to-be, edited at random: cards, steps, stages go."""
    chance = random.Random(seed)
    start = random_journey(seed, cards=16, arrows=20)
    snapshot, to_be = derived(start, start.ordered(Journey)[0].id)
    row = list(touchpoints(snapshot, to_be))
    chance.shuffle(row)
    gone = [card.id for card in row[:5]]
    gone += [card.step for card in row[5:7]]
    stages = snapshot.of(Stage, "journey", to_be)
    gone += [chance.choice(stages).id] if len(stages) > 1 and seed % 3 == 0 else []
    snapshot = snapshot.apply(Change("", removal(snapshot, gone)))
    left = touchpoints(snapshot, to_be)
    pairs = [(card, card.but(owner="Somebody else entirely")) for card in left[:3]]
    worse = [(one, one.but(severity=4)) for one in _frictions(snapshot, left)[:3]]
    steps = [one for x in snapshot.of(Stage, "journey", to_be) for one in _steps(snapshot, x)]
    new = [
        Touchpoint(id=f"new {i}", step=chance.choice(steps).id, lane=card.lane, title="Comes new")
        for i, card in enumerate(left[:3])
        if steps
    ]
    return snapshot.apply(change("", add=new, edit=[*pairs, *worse])), to_be


def _frictions(snapshot: Snapshot, cards: tuple[Touchpoint, ...]) -> list[Friction]:
    return [one for card in cards for one in snapshot.of(Friction, "touchpoint", card.id)]


def _steps(snapshot: Snapshot, stage: Stage) -> tuple[Step, ...]:
    return snapshot.of(Step, "stage", stage.id)


def standing(scene: MapScene) -> list[Figure]:
    roles = (FigureRole.CARD, FigureRole.REMOVED)
    return [figure for figure in scene.figures() if figure.role in roles]


def words_of(figure: Figure) -> str:
    return " ".join(shape.text for shape in figure.shapes if isinstance(shape, Text))


def test_what_went_stands_in_the_stage_and_the_lane_it_stood_in() -> None:
    scene, ids = example(), coffee().ids
    gone = scene.figure(f"{GONE}{ids[CALL]}")
    alert = scene.figure(ids[ALERT])
    assert gone and gone.role == FigureRole.REMOVED and alert
    stage = next(rect for id, rect in scene.stages if _title(id) == "Order & delivery")
    assert stage.x <= gone.rect.x and gone.rect.right <= stage.right
    assert gone.rect.y == alert.rect.y and gone.rect.right < alert.rect.x, "in one lane, before it"
    assert coffee().snapshot.find(gone.id) is None, "it is no record that could be edited"


def _title(id: str) -> str:
    stage = coffee().snapshot.get(Stage, id)
    return stage.title if stage else ""


def test_each_kind_of_difference_has_a_frame_a_sign_and_words() -> None:
    scene, ids, theme = example(), coffee().ids, load_theme()
    for title, kind in ((ALERT, "added"), (PRICE, "changed"), (ORDER, "changed")):
        figure = scene.figure(ids[title])
        assert figure
        frames = [s for s in figure.shapes if isinstance(s, Box) and s.width == 2.0]
        assert frames[0].stroke == look_of(kind, theme).strong
    gone = scene.figure(f"{GONE}{ids[CALL]}")
    assert gone and any(isinstance(s, Box) and s.dash for s in gone.shapes)
    price, order = scene.figure(ids[PRICE]), scene.figure(ids[ORDER])
    assert price and "friction 3 → 1" in words_of(price)
    assert order and "gone" in words_of(order)


def test_what_is_as_it_was_is_plain() -> None:
    scene = example()
    plain = scene.figure(coffee().ids["Asks a consultant"])
    assert plain and words_of(plain) == "Asks a consultant"


def test_the_head_tells_both_names_and_how_much_differs() -> None:
    head = {f.role: f for f in example().figures() if f.role in ("title", "lens")}
    assert words_of(head[FigureRole.TITLE]) == "Buying a coffee machine: as-is and to-be"
    told = words_of(head[FigureRole.LENS])
    assert "1 added · 1 removed · 3 changed" in told and "Expected friction" in told


def test_both_curves_are_there_and_arrows_where_the_feeling_rose() -> None:
    scene = example()
    names = [f.name for f in scene.figures() if f.role == FigureRole.MARK]
    assert names.count("feels better") == 3 and "feels worse" not in names
    assert "as-is" in {f.name for f in scene.figures() if f.role == FigureRole.CURVE}


def test_the_curve_of_now_goes_on_over_what_went() -> None:
    scene, ids = example(), coffee().ids
    gone = scene.figure(f"{GONE}{ids[CALL]}")
    assert gone
    curves = [f.rect for f in scene.figures() if f.role == FigureRole.CURVE and f.name != "as-is"]
    assert any(rect.x < gone.rect.x and gone.rect.right < rect.right for rect in curves)


def test_the_friction_lane_tells_what_was_what_is_and_what_went() -> None:
    said = [words_of(f) for f in example().figures() if f.role == FigureRole.FRICTION]
    assert any("was" in one and "now" in one for one in said)
    assert sum(one.endswith("gone") for one in said) == 3


def test_only_what_changed_leaves_the_rest_out() -> None:
    scene = page_of(coffee().snapshot, coffee().to_be, only_changed=True)
    ids = coffee().ids
    wanted = {ids[PRICE], ids[ORDER], ids[SETUP], ids[ALERT], f"{GONE}{ids[CALL]}"}
    assert {figure.id for figure in standing(scene)} == wanted
    assert len(scene.stages) == 3 and scene.width < example().width
    assert "only what changed" in " ".join(text.text for _, text, _ in texts(scene))


def test_a_stage_in_which_something_differs_is_not_folded() -> None:
    found = coffee()
    every = frozenset(stage.id for stage in found.snapshot.of(Stage, "journey", found.to_be))
    scene = page_of(found.snapshot, found.to_be, folded=every)
    assert scene.figure(found.ids[PRICE]) and scene.figure(f"{GONE}{found.ids[CALL]}")
    assert scene.figure(found.ids["Asks a consultant"]) is None, "the others stay folded"
    brief = page_of(found.snapshot, found.to_be, detail="executive")
    assert brief.figure(found.ids[PRICE])


def test_an_as_is_is_shown_beside_its_newest_to_be() -> None:
    there = page_of(coffee().snapshot, coffee().as_is)
    assert {f.id for f in standing(there)} == {f.id for f in standing(example())}


def test_a_journey_alone_says_what_to_do() -> None:
    snapshot = random_journey(3)
    said = words_of(next(page_of(snapshot, snapshot.ordered(Journey)[0].id).figures()))
    assert "nothing to compare" in said


def test_an_earlier_state_of_the_same_journey_is_compared_by_ids() -> None:
    snapshot, journey = coffee().snapshot, coffee().as_is
    card = touchpoints(snapshot, journey)[2]
    now = snapshot.apply(Change("", removal(snapshot, [card.id])))
    against = ComparedJourney(snapshot, journey, "before lunch")
    scene = page_of(now, journey, against=against)
    assert scene.figure(f"{GONE}{card.id}")
    assert "before lunch" in words_of(next(f for f in scene.figures() if f.role == "title"))


def test_a_pair_that_only_a_title_made_is_said_to_be_guessed() -> None:
    snapshot, to_be = coffee().snapshot, coffee().to_be
    edits = [
        (one, one.but(origin=None, owner="Mira"))
        for one in touchpoints(snapshot, to_be)
        if one.title == PRICE
    ]
    scene = page_of(snapshot.apply(change("", edit=edits)), to_be)
    assert sum("guessed" in words_of(f) for f in scene.figures() if f.role == "card") == 1
    assert "guessed" in words_of(next(f for f in scene.figures() if f.role == "legend"))


def test_what_was_felt_before_is_that_of_the_other_side() -> None:
    seen = seen_difference(View.of(coffee().snapshot, coffee().to_be, arrangement="difference"))
    assert seen
    id = coffee().ids[PRICE]
    felt = {one.persona: one.valence for one in seen.felt_before.of(Feeling, "touchpoint", id)}
    was = coffee().snapshot.of(Feeling, "touchpoint", seen.was[id])
    assert felt == {one.persona: one.valence for one in was}


@pytest.mark.parametrize("density", ["usual", "dense"])
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_lies_on_anything_else(seed: int, density: str) -> None:
    scene = page_of(*edited(seed), density=density)
    found = [f.rect for f in standing(scene)]
    assert not [1 for a, b in combinations(found, 2) if a.meets(b)]
    told = sorted(texts(scene), key=lambda one: one[2].y)
    for i, (one, a, first) in enumerate(told):
        for two, b, second in told[i + 1 :]:
            if second.y > first.bottom:
                break
            assert not first.meets(second), f"{a.text!r} of {one} on {b.text!r} of {two}"
    for figure, text, rect in told:
        inside = figure.rect.grown(1.0)
        assert inside.x <= rect.x and rect.right <= inside.right, f"{text.text!r} leaves {figure}"
        assert inside.y <= rect.y and rect.bottom <= inside.bottom, f"{text.text!r} leaves {figure}"


@pytest.mark.parametrize("seed", SEEDS)
def test_no_arrow_runs_through_a_card_or_what_went(seed: int) -> None:
    scene = page_of(*edited(seed))
    rects, found = [card.rect.grown(-1.0) for card in standing(scene)], legs(scene)
    for _, (x0, y0), (x1, y1) in found:
        leg = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.01, abs(y1 - y0) + 0.01)
        assert not any(leg.meets(rect) for rect in rects)
    assert not [(a, b) for a, b in combinations(found, 2) if overlap(a, b)]


@pytest.mark.parametrize("seed", SEEDS)
def test_everything_that_went_is_on_the_page_in_its_stage(seed: int) -> None:
    snapshot, to_be = edited(seed)
    seen = seen_difference(View.of(snapshot, to_be, arrangement="difference"))
    assert seen
    scene, found = page_of(snapshot, to_be), seen.difference
    stages = [f for f in scene.figures() if f.role in (FigureRole.STAGE, FigureRole.REMOVED)]
    places = {figure.id: figure.rect for figure in stages}
    for one in found.touchpoints:
        if one.after is None and isinstance(one.before, Touchpoint):
            figure = scene.figure(f"{GONE}{one.before.id}")
            step = found.before.snapshot.get(Step, one.before.step)
            assert figure and step
            stage = places[found.pairs.get(step.stage, f"{GONE}{step.stage}")]
            assert stage.x <= figure.rect.x and figure.rect.right <= stage.right + 1.0


@pytest.mark.parametrize("seed", SEEDS)
def test_the_hand_meets_only_what_is_there(seed: int) -> None:
    snapshot, to_be = edited(seed)
    scene = page_of(snapshot, to_be)
    for column in scene.columns:
        assert snapshot.get(Stage, column.stage)
        assert not column.step or snapshot.get(Step, column.step)
    assert all(snapshot.find(band.lane) for band in scene.bands)
    assert all(snapshot.find(id) for id, _ in scene.stages)
    for figure in scene.figures():
        seen_only = figure.role in (FigureRole.REMOVED, FigureRole.LANE)
        assert seen_only or not figure.id.startswith(GONE), figure


@pytest.mark.parametrize("name", theme_names())
def test_signs_and_words_can_be_read_in_every_theme(name: str) -> None:
    theme = load_theme(name)
    for kind in ("added", "removed", "changed"):
        look = look_of(kind, theme)
        for paper in (look.ground, theme.page, theme.lane, theme.lane_alt, theme.card):
            assert contrast(look.strong, paper) >= READABLE
        assert contrast(theme.ink, look.ground) >= READABLE
    signs = {look_of(kind, theme).strong for kind in ("added", "removed", "changed")}
    assert len(signs) == 3


@pytest.mark.parametrize("name", theme_names())
def test_a_sign_covers_no_letters(name: str) -> None:
    scene = page_of(coffee().snapshot, coffee().to_be, theme=load_theme(name))
    for figure in standing(scene):
        if figure.id in coffee().ids.values() or figure.role == FigureRole.REMOVED:
            corner = Rect(figure.rect.right - 10.5, figure.rect.y - 7.5, 17.0, 17.0)
            for _, text, rect in texts(scene):
                assert not rect.meets(corner), f"{text.text!r} under the sign of {figure}"
