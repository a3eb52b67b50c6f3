"""Whatever was measured, and in whatever script: no letter is cut, and nothing lies on another."""

from __future__ import annotations

from itertools import combinations

import pytest

from journeymap.drawing.colours import READABLE, contrast
from journeymap.drawing.memo import Memo
from journeymap.drawing.shapes import Rect, Shape, Text
from journeymap.drawing.theme import load_theme, themes
from journeymap.layout.numbers.page import lay_out
from journeymap.layout.numbers.scene import NumbersScene
from journeymap.view import View
from tests.layout.measured import ODD, PLAIN, measured
from tests.layout.pages import MEASURE, texts

SEEDS = range(12)
THEMES = [theme.name for theme in themes()]


def numbers(seed: int, width: float = 1400.0, **how: object) -> NumbersScene:
    names = ODD if seed % 2 else PLAIN
    cards = (0, 1, 3, 10, 24, 40)[seed % 6]
    parts = ODD[seed % 4 : seed % 4 + 4] if seed % 2 else ("Germany", "France", "Ukraine")
    snapshot = measured(seed, cards, names=names, parts=parts, stages=1 + seed % 6)
    view = View.of(snapshot, "j", arrangement="numbers").but(**how)
    return lay_out(view, MEASURE, Memo(), width)


def _within(inner: Rect, outer: Rect) -> bool:
    around = outer.grown(1.5)
    return around.holds(inner.x, inner.y) and around.holds(inner.right, inner.bottom)


@pytest.mark.parametrize(
    ("seed", "width"),
    [*((seed, 1400.0) for seed in SEEDS), *((s, 900.0) for s in range(2)), (1, 420.0), (3, 420.0)],
)
def test_no_letter_leaves_its_card_or_lies_on_another(seed: int, width: float) -> None:
    scene = numbers(seed, width)
    for card in scene.cards:
        found = [(t, place) for f, t, place in texts(scene) if f in card.layer.figures]
        for text, place in found:
            assert _within(place, card.place), f"“{text.text}” leaves {card.chart.name}"
        for (one, a), (two, b) in combinations(found, 2):
            assert not a.meets(b), f"{card.chart.name}: “{one.text}” on “{two.text}”"


@pytest.mark.parametrize("seed", SEEDS)
def test_no_card_lies_on_another_and_none_leaves_the_page(seed: int) -> None:
    scene = numbers(seed)
    for one, other in combinations(scene.cards, 2):
        assert not one.place.meets(other.place), (one.chart.name, other.chart.name)
    for card in scene.cards:
        assert _within(card.place, scene.rect)
        for figure in card.layer.figures:
            assert _within(figure.rect, card.place), (card.chart.name, figure)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("seed", range(2))
def test_letters_can_be_read_on_what_they_stand_on(seed: int, theme: str) -> None:
    scene = numbers(seed, theme=load_theme(theme))
    for _, text, ground in grounds(scene):
        assert contrast(text.colour, ground) >= READABLE, (text, ground)


def _place(shape: Shape) -> Rect:
    points = getattr(shape, "points", ())
    return (
        Rect.around(points) if len(points) in (3, 4) else getattr(shape, "rect", Rect(0, 0, 0, 0))
    )


def grounds(scene: NumbersScene) -> list[tuple[str, Text, str]]:
    """Return each text of the cards with the colour of the last box under its middle."""
    found = []
    for card in scene.cards:
        shapes = [shape for figure in card.layer.figures for shape in figure.shapes]
        for i, shape in enumerate(shapes):
            if isinstance(shape, Text):
                wide = MEASURE.width(shape.text, shape.style)
                at = shape.x + {"start": wide / 2, "middle": 0.0, "end": -wide / 2}[shape.anchor]
                fill = ""
                for below in shapes[:i]:
                    tone = getattr(below, "fill", "")
                    if tone and _place(below).holds(at, shape.y - shape.style.size / 3):
                        fill = tone
                assert fill, f"“{shape.text}” stands on nothing"
                found.append((card.chart.name, shape, fill))
    return found
