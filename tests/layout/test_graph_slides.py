"""A frame that shows the graph: readable on the wall, over as many slides as it takes."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from journeymap.drawing.shapes import Rect, Text
from journeymap.editing import EditView
from journeymap.editing.frames import add_frame
from journeymap.layout.slides import Slide, slides
from journeymap.model.change import change
from journeymap.model.records import Frame, Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.graphs import weighed
from tests.layout.pages import legs, texts
from tests.layout.test_slides import MEASURE, SIZES, figures, within

COFFEE = Snapshot().apply(load("coffee", "en"))


def slides_of(
    snapshot: Snapshot, size: tuple[float, float] = SIZES[1], **how: Any
) -> tuple[Slide, ...]:
    journey = snapshot.ordered(Journey)[0].id
    frame = Frame(id="f", journey=journey, kind="graph")
    return slides(View.of(snapshot, journey, **how), [frame], MEASURE, size=size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(8))
def test_nothing_leaves_the_panel_and_nothing_lies_on_anything(
    seed: int, size: tuple[float, float]
) -> None:
    snapshot = weighed(seed)
    made = slides_of(snapshot, size)
    for slide in made:
        (panel,) = figures(slide, "panel")
        solid = figures(slide, "card", "arrow label")
        assert all(within(one.rect, panel.rect) for one in solid)
        for one, two in combinations(solid, 2):
            assert not one.rect.grown(-0.5).meets(two.rect), f"{one} on {two}"
        found = texts(slide.scene)
        for figure, text, rect in found:
            assert within(rect, figure.rect, 1.5), f"{text.text!r} leaves {figure}"
        for (_, a, first), (_, b, second) in combinations(found, 2):
            assert not first.meets(second), f"{a.text!r} on {b.text!r}"
        for _, (x0, y0), (x1, y1) in legs(slide.scene):
            leg = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.01, abs(y1 - y0) + 0.01)
            assert not any(leg.meets(c.rect.grown(-1.0)) for c in figures(slide, "card"))
    shown = [id for slide in made for id in slide.touchpoints]
    assert sorted(shown) == sorted(snapshot.all(Touchpoint))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "uk", "ru"])
@pytest.mark.parametrize("name", ["coffee", "shop", "blueprint"])
def test_every_letter_of_a_sample_can_be_read_from_afar(
    name: str, language: str, size: tuple[float, float]
) -> None:
    for slide in slides_of(Snapshot().apply(load(name, language)), size):
        for figure, text, _ in texts(slide.scene):
            assert text.style.size >= 22, f"{text.text!r} of {figure}"


def test_few_touchpoints_stand_on_one_slide_in_large_letters() -> None:
    few = COFFEE.ordered(Touchpoint)[3:]
    (slide,) = slides_of(COFFEE.apply(change("Few", remove=few)))
    sizes = {s.style.size for f in figures(slide, "card") for s in f.shapes if isinstance(s, Text)}
    assert max(sizes) >= 28


def test_the_heading_says_how_many_were_counted_and_what_was_left_out() -> None:
    first = slides_of(COFFEE)[0]
    assert first.title == "All ways" and "n = 412 journeys" in first.subtitle
    assert "of the visits" in slides_of(COFFEE, rare=0.3)[0].subtitle
    assert "of the visits" not in first.subtitle


def test_a_journey_without_touchpoints_has_a_slide() -> None:
    (slide,) = slides_of(Snapshot([Journey(id="j", title="Buys")]))
    assert slide.touchpoints == ()


def test_a_new_frame_without_a_selection_shows_the_graph_one_looks_at() -> None:
    journey = COFFEE.ordered(Journey)[0].id
    kinds = {}
    for arrangement in ("map", "graph"):
        view = EditView(View.of(COFFEE, journey, arrangement=arrangement))
        made = add_frame(view, ())
        new = [edit.after for edit in made or () if isinstance(edit.after, Frame)]
        kinds[arrangement] = [frame.kind for frame in new]
    assert kinds == {"map": [], "graph": ["graph"]}
