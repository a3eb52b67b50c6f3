"""A dense page: it holds the laws of every page, and the sample stands on A3 in letters one reads."""

from __future__ import annotations

import pytest

from journeymap.drawing.density import DENSE
from journeymap.drawing.paper import PAPER_MM
from journeymap.drawing.shapes import Text
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.rendering.region import region
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.pages import cards, legs, random_journey, scene_of, texts

_MARGIN = 28.0
_LEAST = 6.0
_MM = 72 / 25.4


def test_the_coffee_sample_stands_on_a3_in_letters_of_six_points(qapp: object) -> None:
    snapshot = Snapshot().apply(load("coffee", "en"))
    view = View.of(snapshot, snapshot.ordered(Journey)[0].id, density=DENSE)
    scene, place, _ = region(view, Options())
    low, high = (side * _MM - 2 * _MARGIN for side in sorted(PAPER_MM["A3"]))
    scale = min(high / place.w, low / place.h)
    letters = [s.style.size for f in scene.figures() for s in f.shapes if isinstance(s, Text)]
    assert min(size for size in letters if size > 10) * scale >= _LEAST


@pytest.mark.parametrize("seed", range(0, 60, 7))
def test_on_a_dense_page_no_card_lies_on_another_and_no_arrow_crosses_one(seed: int) -> None:
    scene = scene_of(random_journey(seed), density=DENSE)
    solid = cards(scene)
    for i, one in enumerate(solid):
        assert not any(one.rect.grown(-0.5).meets(other.rect) for other in solid[i + 1 :])
    inner = [figure.rect.grown(-2.0) for figure in solid]
    for id, (x0, y0), (x1, y1) in legs(scene):
        for rect in inner:
            across = min(x0, x1) < rect.right and rect.x < max(x0, x1)
            down = min(y0, y1) < rect.bottom and rect.y < max(y0, y1)
            assert not (across and down), f"{id} runs through a card"


@pytest.mark.parametrize("seed", range(0, 60, 7))
def test_on_a_dense_page_no_letters_lie_on_others(seed: int) -> None:
    found = [
        (figure, text, place)
        for figure, text, place in texts(scene_of(random_journey(seed), density=DENSE))
    ]
    for i, (figure, text, place) in enumerate(found):
        for other, words, there in found[i + 1 :]:
            assert not place.grown(-1.0).meets(there.grown(-1.0)), (
                f"“{text.text}” of {figure} lies on “{words.text}” of {other}"
            )
