"""Slides as they make themselves: which there are, in what order, what each tells and reveals."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from journeymap.analysis.frames import frames
from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Curve, Rect, Text, TextStyle
from journeymap.drawing.theme import load_theme
from journeymap.layout.slides import Slide, slides
from journeymap.model.change import change
from journeymap.model.records import (
    Connection,
    Feeling,
    Frame,
    Idea,
    Journey,
    Lane,
    Persona,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.pages import random_journey, texts

SIZES = ((1920.0, 1080.0), (1920.0, 850.0))
SEEDS = [(seed, size) for seed in range(20) for size in SIZES]
THEME = load_theme()
READ, CLOSE = 40.0, 28.0


class Remembered(FixedMeasure):
    """Fixed widths that are not counted twice: the longest texts are set many times."""

    @cache  # noqa: B019
    def width(self, text: str, style: TextStyle) -> float:
        return super().width(text, style)


MEASURE = Remembered()


def shown(snapshot: Snapshot, size: tuple[float, float] = SIZES[0], **how: Any) -> list[Slide]:
    journey = snapshot.ordered(Journey)[0].id
    made = [f for f in frames(snapshot, journey) if f.kind != "map"]  # which is to be zoomed into
    view = View.of(snapshot, journey, theme=THEME, focus=how.pop("focus", None))
    return list(slides(view, made, MEASURE, size=size, **how))


@cache
def random_slides(seed: int, size: tuple[float, float]) -> tuple[Snapshot, list[Slide]]:
    snapshot = random_journey(seed)
    return snapshot, shown(snapshot, size)


def sample(name: str = "coffee", language: str = "en") -> Snapshot:
    records = Snapshot().apply(load(name, language)).records()
    return Snapshot(one for one in records if type(one).__name__ != "Note")


def within(inner: Rect, outer: Rect, by: float = 0.1) -> bool:
    """Tell whether a place lies in another, give or take a little."""
    x, y, w, h = outer.grown(by)
    return x <= inner.x and y <= inner.y and inner.right <= x + w and inner.bottom <= y + h


def figures(slide: Slide, *roles: str) -> list[Figure]:
    return [figure for figure in slide.scene.figures() if figure.role in roles]


def title_size(card: Figure) -> float:
    """Return the size of the letters of a card's title."""
    return max(s.style.size for s in card.shapes if isinstance(s, Text) and s.style.weight == 700)


def test_a_journey_shows_itself_as_whole_stages_worst_moments_loop_and_ideas() -> None:
    found = shown(sample())
    assert [slide.frame.kind for slide in found] == [
        "journey",
        *["stage"] * 5,
        "touchpoints",
        "loop",
        "ideas",
    ]
    assert found[3].title == "Order & delivery"
    assert found[3].subtitle.startswith("stage 3 of 5 · Get it on the promised day · “They keep")
    assert [round(x, 2) for x, _ in found[3].locator] == [0.17, 0.5, 0.83]
    assert [valence for _, valence in found[3].locator] == [0.0, -1.0, 0.5]


def test_frames_that_make_themselves_are_the_same_each_time() -> None:
    snapshot = sample()
    journey = snapshot.ordered(Journey)[0].id
    assert frames(snapshot, journey) == frames(snapshot, journey)
    assert frames(snapshot, "nowhere") == ()
    assert not slides(View.of(snapshot, "nowhere", theme=THEME), (), MEASURE)


def test_a_figure_leads_back_to_what_it_shows() -> None:
    snapshot = sample()
    kinds = {"card": Touchpoint, "feeling": Feeling, "idea": Idea, "stage": Stage}
    for slide in shown(snapshot):
        for role, kind in kinds.items():
            for figure in figures(slide, role):
                assert isinstance(snapshot.find(figure.id), kind), figure


def test_lanes_are_revealed_one_by_one_and_the_curve_comes_last() -> None:
    snapshot = sample()
    journey = snapshot.ordered(Journey)[0].id
    stage = snapshot.of(Stage, "journey", journey)[2]
    frame = Frame(id="f", journey=journey, kind="stage", stage=stage.id, reveal="lanes")
    (slide,) = slides(View.of(snapshot, journey, theme=THEME), [frame], MEASURE)
    assert slide.reveals == 4

    def told(steps: int) -> tuple[int, int]:
        roles = [figure.role for figure in slide.revealed(steps).figures()]
        return roles.count("card"), roles.count("feeling")

    assert [told(steps) for steps in range(5)] == [(0, 0), (1, 0), (2, 0), (3, 0), (3, 6)]
    start = slide._replace(scene=slide.revealed(0))
    assert not figures(start, "card") and figures(start, "title")


def test_personas_are_revealed_one_by_one() -> None:
    snapshot = sample()
    journey = snapshot.ordered(Journey)[0].id
    frame = Frame(id="f", journey=journey, kind="journey", reveal="personas")
    (slide,) = slides(View.of(snapshot, journey, theme=THEME), [frame], MEASURE)
    curves = [
        {f.name for f in slide.revealed(steps).figures() if f.role == "curve"} for steps in range(3)
    ]
    assert curves == [set(), {"Olena, 34", "promised"}, {"Olena, 34", "promised", "Maksym, 51"}]


def test_focus_lets_one_persona_stand_out() -> None:
    snapshot = sample()
    maksym = next(p.id for p in snapshot.all(Persona).values() if p.name.startswith("Maksym"))
    slide = shown(snapshot, focus=maksym)[3]
    assert [valence for _, valence in slide.locator] == [-0.5, -0.5, 1.0]
    large = {f.id for f in figures(slide, "feeling") if f.rect.w > 40}
    assert {snapshot.all(Feeling)[id].persona for id in large} == {maksym}


def test_many_stages_are_shared_out_and_stay_large() -> None:
    stages = [Stage(id=f"s{i}", journey="j", position=i, title=f"Stage {i}") for i in range(20)]
    steps = [Step(id=f"p{i}", stage=f"s{i}") for i in range(20)]
    cards = [
        Touchpoint(id=f"t{i}", step=f"p{i}", lane="l", title="Buys", evidence="researched")
        for i in range(20)
    ]
    lane = Lane(id="l", journey="j", title="Shop")
    snapshot = Snapshot([Journey(id="j", title="Long"), lane, *stages, *steps, *cards])
    whole = [slide for slide in shown(snapshot) if slide.frame.kind == "journey"]
    assert [slide.parts for slide in whole] == [4] * 4
    assert [f.id for slide in whole for f in figures(slide, "stage")] == [s.id for s in stages]


def test_peak_and_end_are_those_of_the_whole_journey_on_whichever_part_they_are() -> None:
    stages = [Stage(id=f"s{i}", journey="j", position=i, title=f"Stage {i}") for i in range(14)]
    steps = [Step(id=f"p{i}", stage=f"s{i}") for i in range(14)]
    cards = [Touchpoint(id=f"t{i}", step=f"p{i}", lane="l", title="Buys") for i in range(14)]
    felt = [Feeling(id=f"f{i}", touchpoint=f"t{i}", valence=0.5 - (i == 3)) for i in range(13)]
    low = felt[3].but(valence=-1.0)
    lane = Lane(id="l", journey="j", title="Shop")
    snapshot = Snapshot([Journey(id="j"), lane, *stages, *steps, *cards, *felt, low])
    first, *_, last = (slide for slide in shown(snapshot) if slide.frame.kind == "journey")
    assert [f.name for f in figures(first, "mark")] == ["peak pain"]
    assert [f.name for f in figures(last, "mark")] == ["end"]


def test_touchpoints_of_hidden_lanes_are_not_shown() -> None:
    coffee = sample()
    lane = next(x for x in coffee.all(Lane).values() if x.kind == "channel")
    hidden = Snapshot([r.but(visible=False) if r is lane else r for r in coffee.records()])
    ids = {card.id for card in hidden.of(Touchpoint, "lane", lane.id)}
    assert ids and not any(f.id in ids for slide in shown(hidden) for f in slide.scene.figures())


def test_the_loop_goes_round_by_the_shortest_way_and_names_its_arrow() -> None:
    snapshot = sample()
    slide = next(slide for slide in shown(snapshot) if slide.frame.kind == "loop")
    back = next(a for a in snapshot.all(Connection).values() if a.kind == "loyalty")
    assert (slide.touchpoints[0], slide.touchpoints[-1]) == (back.target, back.source)
    arrow = slide.scene.figure(back.id)
    assert arrow is not None
    assert [s.text for s in arrow.shapes if isinstance(s, Text)] == ["loyalty loop · 38 %"]


def test_the_cards_of_a_ring_have_one_size_of_letters() -> None:
    snapshot = sample()
    loop = next(slide for slide in shown(snapshot) if slide.frame.kind == "loop")
    last = snapshot.all(Touchpoint)[loop.touchpoints[-2]]
    longer = last.but(title="Writes a rather long review of all this")
    then = shown(snapshot.apply(change("", edit=[(last, longer)])))
    ring = next(slide for slide in then if slide.frame.kind == "loop")
    assert len({title_size(card) for card in figures(ring, "card")}) == 1
    assert len({card.rect.y for card in figures(ring, "card")}) == ring.parts + 1 == 2


def test_notes_of_a_frame_tell_the_worst_friction_first() -> None:
    notes = shown(sample())[3].notes.split("\n")
    assert notes[:2] == [
        "Repeats the order number: severity 3 of 4, 100 % affected",
        "Waits 11 min on hold: severity 4 of 4, 70 % affected",
    ]


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_journey_has_one_slide(size: tuple[float, float]) -> None:
    (slide,) = shown(Snapshot([Journey(id="j")]), size)
    assert slide.title == "Untitled journey" and slide.scene.rect == Rect(0, 0, *size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "uk", "ru"])
@pytest.mark.parametrize("name", ["coffee", "shop", "blueprint"])
def test_no_letter_of_our_samples_is_small(
    name: str, language: str, size: tuple[float, float]
) -> None:
    for slide in shown(sample(name, language), size):
        for figure, text, _ in texts(slide.scene):
            assert text.style.size >= 22, f"{text.text!r} of {figure} on {slide.title!r}"
        for card in figures(slide, "card", "idea"):
            assert title_size(card) >= READ


def test_letters_have_whole_sizes_so_that_they_are_as_wide_as_measured_everywhere() -> None:
    for slide in shown(sample()):
        assert all(t.style.size == round(t.style.size) for _, t, _ in texts(slide.scene))


def test_only_frames_in_which_something_has_changed_are_laid_out_again() -> None:
    snapshot, memo = sample(), Memo()
    before = shown(snapshot, memo=memo)
    again = shown(snapshot, memo=memo)
    assert all(one is two for one, two in zip(before, again, strict=True))
    card = snapshot.all(Touchpoint)[before[1].touchpoints[0]]
    felt = snapshot.of(Feeling, "touchpoint", before[2].touchpoints[0])[0]
    for old, new, stage in (
        (card, card.but(title="Sees it"), 1),
        (felt, felt.but(valence=-1.0), 2),
    ):
        then = shown(snapshot.apply(change("", edit=[(old, new)])), memo=memo)
        fresh = shown(snapshot.apply(change("", edit=[(old, new)])))
        same = {i for i, slide in enumerate(then) if slide is before[i]}
        assert same == {1, 2, 3, 4, 5} - {stage}
        told = [[text.text for _, text, _ in texts(slide.scene)] for slide in then]
        assert told == [[text.text for _, text, _ in texts(slide.scene)] for slide in fresh]
        before = shown(snapshot, memo=memo)


def test_what_was_drawn_lies_where_it_was_drawn_on_a_larger_page_too() -> None:
    snapshot = sample()
    journey = snapshot.ordered(Journey)[0].id
    frame = frames(snapshot, journey)[3]
    mark = f"[[[{100 / 1.92},{200 / 1.92}],[{300 / 1.92},{200 / 1.92}]],[[500,300],[500,300]]]"
    kept = Snapshot([*snapshot.records(), frame.but(id="kept", ink=mark)])
    drawn_on = [kept.all(Frame)["kept"]]

    def laid(size: tuple[float, float]) -> Slide:
        return slides(View.of(kept, journey, theme=THEME), drawn_on, MEASURE, size=size)[0]

    wall, page = laid((1920.0, 850.0)), laid((1920.0, 1080.0))
    assert (page.scene.width, page.scene.height) == (1920.0, 1080.0)
    assert [layer.name for layer in page.scene.layers][-1] == "ink"
    for one, two in zip(wall.scene.figures(), page.scene.figures(), strict=True):
        assert (two.rect.x, two.rect.y) == (one.rect.x, one.rect.y + 115)
    line, dot = wall.scene.layers[-1].figures
    (curve,) = line.shapes
    assert isinstance(curve, Curve) and isinstance(dot.shapes[0], Box)
    assert curve.points[0] == pytest.approx((100, 200))
    assert curve.points[-1] == pytest.approx((300, 200))
    assert not any(layer.name == "ink" for layer in laid((960.0, 540.0)).scene.layers)


def test_a_long_title_takes_the_width_of_two_before_a_slide_of_its_own() -> None:
    snapshot = Snapshot(one for one in sample().records() if type(one).__name__ != "Sense")
    shelf = next(s for s in shown(snapshot, SIZES[1]) if s.title == "At the shelf")
    card = snapshot.all(Touchpoint)[shelf.touchpoints[0]]
    words = "Touches, smells, holds the machine and asks the price twice over before going home"
    longer = shown(snapshot.apply(change("", edit=[(card, card.but(title=words))])), SIZES[1])
    (same,) = [slide for slide in longer if slide.title == "At the shelf"]
    assert same.touchpoints == shelf.touchpoints


def test_ink_and_notes_lay_out_nothing_anew() -> None:
    snapshot, memo = sample(), Memo()
    frame = frames(snapshot, snapshot.ordered(Journey)[0].id)[3]
    before, after = frame, frame.but(id="kept", ink="[[[1,1],[20,20]]]", notes="Wait")
    then = [
        slides(
            View.of(Snapshot([*snapshot.records(), one]), frame.journey, theme=THEME),
            [one],
            MEASURE,
            size=SIZES[1],
            memo=memo,
        )[0]
        for one in (before, after)
    ]
    assert then[0].scene.layers == then[1].scene.layers[:-1] and then[1].notes == "Wait"
