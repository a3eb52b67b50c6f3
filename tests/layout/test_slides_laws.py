"""What must hold on every slide: nothing cut, nothing small, no text on another, all there."""

from __future__ import annotations

from itertools import combinations

import pytest

from journeymap.drawing.shapes import Text
from journeymap.model.grid import seen
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from tests.layout.pages import LONG, texts
from tests.layout.test_slides import (
    CLOSE,
    READ,
    SEEDS,
    SIZES,
    figures,
    random_slides,
    sample,
    shown,
    title_size,
    within,
)


@pytest.mark.parametrize(("seed", "size"), SEEDS)
def test_nothing_leaves_the_slide_and_no_text_its_figure(
    seed: int, size: tuple[float, float]
) -> None:
    for slide in random_slides(seed, size)[1]:
        page = slide.scene.rect
        for figure in slide.scene.figures():
            assert within(figure.rect, page), f"{figure} leaves slide {slide.title!r}"
        for figure, text, rect in texts(slide.scene):
            assert within(rect, figure.rect, 1.0), f"{text.text!r} leaves {figure}"


@pytest.mark.parametrize(("seed", "size"), SEEDS)
def test_texts_never_overlap(seed: int, size: tuple[float, float]) -> None:
    for slide in random_slides(seed, size)[1]:
        found = texts(slide.scene)
        for (one, a, first), (two, b, second) in combinations(found, 2):
            assert not first.meets(second), f"{a.text!r} of {one} on {b.text!r} of {two}"


@pytest.mark.parametrize(("seed", "size"), SEEDS)
def test_cards_keep_to_the_panel_and_apart(seed: int, size: tuple[float, float]) -> None:
    for slide in random_slides(seed, size)[1]:
        (panel,) = figures(slide, "panel")
        cards = figures(slide, "card", "idea")
        for card in cards:
            assert within(card.rect, panel.rect)
        for one, two in combinations(cards, 2):
            assert not one.rect.grown(8.0).meets(two.rect), f"{one} on {two}"


@pytest.mark.parametrize(("seed", "size"), SEEDS)
def test_titles_can_be_read_from_the_other_end_of_the_room(
    seed: int, size: tuple[float, float]
) -> None:
    for slide in random_slides(seed, size)[1]:
        cards = figures(slide, "card", "idea")
        small = [card for card in cards if title_size(card) < (CLOSE if slide.parts > 1 else READ)]
        assert not small or len(cards) == 1, f"{small} on {slide.title!r} with {len(cards)} cards"
        for figure in figures(slide, "stage"):
            if slide.frame.kind == "journey":
                large = all(s.style.size >= 28 for s in figure.shapes if isinstance(s, Text))
                assert large or len(figures(slide, "stage")) == 1


@pytest.mark.parametrize(("seed", "size"), SEEDS)
def test_every_letter_of_every_touchpoint_is_on_the_slides_of_its_stage(
    seed: int, size: tuple[float, float]
) -> None:
    snapshot, found = random_slides(seed, size)
    journey = snapshot.ordered(Journey)[0].id
    told = {}
    for slide in found:
        for card in figures(slide, "card") if slide.frame.kind == "stage" else ():
            words = "".join(s.text for s in card.shapes if isinstance(s, Text))
            told[card.id] = "".join(words.split())
    for touchpoint in seen(snapshot, journey):
        assert "".join(touchpoint.title.split()) in told[touchpoint.id]


@pytest.mark.parametrize(("seed", "size"), SEEDS)
def test_quotes_and_marks_lie_on_no_face_and_no_card(seed: int, size: tuple[float, float]) -> None:
    for slide in random_slides(seed, size)[1]:
        cards, faces = figures(slide, "card"), figures(slide, "feeling")
        for label in figures(slide, "quote", "mark"):
            over = [x for x in cards if x.rect.meets(label.rect)]
            assert all(within(label.rect, card.rect) for card in over)
            assert not any(face.rect.meets(label.rect) for face in faces), f"{label} on a face"


@pytest.mark.parametrize("text", LONG)
@pytest.mark.parametrize("size", SIZES)
def test_one_nasty_text_everywhere_still_fits(text: str, size: tuple[float, float]) -> None:
    coffee = sample()
    records = []
    for record in coffee.records():
        for name in ("title", "name", "said", "owner", "scenario", "word", "label"):
            if hasattr(record, name):
                record = record.but(**{name: text})
        records.append(record)
    for slide in shown(Snapshot(records), size):
        page, found = slide.scene.rect, texts(slide.scene)
        for figure, words, rect in found:
            assert within(rect, page), f"{words.text!r} of {figure} leaves the slide"
        for (one, a, first), (two, b, second) in combinations(found, 2):
            assert not first.meets(second), f"{a.text!r} of {one} on {b.text!r} of {two}"
