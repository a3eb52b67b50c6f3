"""What must hold on every page: nothing clipped, nothing overlapping, no arrow through a card."""

from __future__ import annotations

from itertools import combinations

import pytest

from journeymap.drawing.shapes import Curve, Line, Rect, Text
from journeymap.layout import layout
from journeymap.model.records import Score, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.filled_cards import page_of
from tests.layout.golden import FILE, told
from tests.layout.pages import MEASURE, cards, legs, overlap, random_journey, scene_of, texts

PAGES = [(seed, "operational") for seed in range(60)] + [(seed, "full") for seed in range(24)]


@pytest.mark.parametrize(("seed", "detail"), PAGES)
def test_arrows_never_cross_a_card(seed: int, detail: str) -> None:
    scene = page_of(seed, detail)
    rects = [card.rect.grown(-1.0) for card in cards(scene)]
    for _, (x0, y0), (x1, y1) in legs(scene):
        leg = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.01, abs(y1 - y0) + 0.01)
        assert not any(leg.meets(rect) for rect in rects), f"a leg {leg} runs through a card"


@pytest.mark.parametrize(("seed", "detail"), PAGES)
def test_arrows_run_at_right_angles_and_never_on_one_another(seed: int, detail: str) -> None:
    found = legs(page_of(seed, detail))
    assert all(a[0] == b[0] or a[1] == b[1] for _, a, b in found)
    on = [(a, b) for a, b in combinations(found, 2) if overlap(a, b)]
    assert not on, f"{len(on)} pairs, first {on[0]}"


@pytest.mark.parametrize(("seed", "detail"), PAGES)
def test_texts_never_overlap(seed: int, detail: str) -> None:
    found = texts(page_of(seed, detail))
    for (one, a, first), (two, b, second) in combinations(found, 2):
        assert not first.meets(second), f"{a.text!r} of {one} on {b.text!r} of {two}"


@pytest.mark.parametrize(("seed", "detail"), PAGES)
def test_everything_stays_on_the_page_and_text_in_its_figure(seed: int, detail: str) -> None:
    scene = page_of(seed, detail)
    for figure in scene.figures():
        assert figure.rect.x >= 0 and figure.rect.right <= scene.width
        assert figure.rect.y >= 0 and figure.rect.bottom <= scene.height
    for figure, text, rect in texts(scene):
        if figure.role != "lane title" and figure.id:
            inside = figure.rect.grown(1.0)
            assert inside.x <= rect.x and rect.right <= inside.right, (
                f"{text.text!r} leaves {figure}"
            )
            assert inside.y <= rect.y and rect.bottom <= inside.bottom, (
                f"{text.text!r} leaves {figure}"
            )


@pytest.mark.parametrize(("seed", "detail"), PAGES)
def test_figures_that_stand_in_lanes_do_not_overlap(seed: int, detail: str) -> None:
    scene = page_of(seed, detail)
    solid = [
        f for f in scene.figures() if f.role in ("card", "idea", "quote", "note", "stage title")
    ]
    for one, two in combinations(solid, 2):
        assert not one.rect.meets(two.rect), f"{one} on {two}"


@pytest.mark.parametrize("seed", range(10))
def test_every_letter_of_every_title_is_on_the_page(seed: int) -> None:
    snapshot = random_journey(seed)
    scene = scene_of(snapshot)
    for card in cards(scene):
        touchpoint = snapshot.get(Touchpoint, card.id)
        assert touchpoint is not None
        shown = "".join(t.text for f, t, _ in texts(scene) if f is card)
        wanted = "".join(touchpoint.title.split())
        assert "".join(shown.split()).startswith(wanted)


def test_pages_are_the_same_whenever_they_are_laid_out() -> None:
    from journeymap.drawing.memo import Memo
    from journeymap.model.records import Journey

    snapshot = random_journey(3)
    journey = snapshot.ordered(Journey)[0].id
    fresh = layout(View.of(snapshot, journey), MEASURE)
    memo = Memo()
    layout(View.of(random_journey(4), "nothing"), MEASURE, memo)
    first, again = (layout(View.of(snapshot, journey), MEASURE, memo) for _ in range(2))
    plain = [[(f.id, f.rect, f.shapes) for f in scene.figures()] for scene in (fresh, first, again)]
    assert plain[0] == plain[1] == plain[2]
    assert all(
        a is b for a, b in zip(first.figures(), again.figures(), strict=True) if a.role == "card"
    )


def test_the_coffee_map_is_laid_out_as_it_was() -> None:
    assert told() == FILE.read_text("utf-8"), (
        "run python -m tests.layout.golden and look at the diff"
    )


@pytest.mark.parametrize("name", ["coffee", "shop", "blueprint"])
def test_no_arrows_of_a_sample_cross(name: str) -> None:
    found = legs(scene_of(Snapshot().apply(load(name, "en"))))
    upright = [leg for leg in found if leg[1][0] == leg[2][0]]
    for one, (x0, y), (x1, end) in found:
        for other, (x, top), (_, bottom) in upright:
            if one != other and y == end:
                beside = not min(x0, x1) + 1 < x < max(x0, x1) - 1
                apart = not min(top, bottom) + 1 < y < max(top, bottom) - 1
                assert beside or apart, f"two arrows cross at {x:.0f},{y:.0f}"


def test_arrows_back_run_over_the_top_dashed_and_labelled() -> None:
    scene = scene_of(Snapshot().apply(load("coffee", "en")))
    (loop,) = (f for f in scene.figures() if f.role == "arrow" and f.name == "loyalty loop")
    (line,) = loop.shapes
    assert isinstance(line, Line) and line.dash and line.head
    first_lane = min(band.y for band in scene.bands)
    assert min(y for _, y in line.points) < first_lane
    pills = [f for f in scene.figures() if f.role == "arrow label" and f.id == loop.id]
    ends = sorted(x for x, y in line.points if y < first_lane)
    beside = sorted(pill.rect.centre[0] for pill in pills)
    assert len(pills) == 2 and all("38 %" in pill.name for pill in pills)
    assert all(abs(a - b) < 140 for a, b in zip(beside, (ends[0], ends[-1]), strict=True))


def test_the_curve_never_overshoots_its_points() -> None:
    scene = scene_of(random_journey(7))
    (band,) = (band for band in scene.bands if band.unit)
    for figure in scene.figures():
        for shape in figure.shapes:
            if isinstance(shape, Curve) and figure.role == "curve":
                ys = [y for _, y in shape.points]
                assert (
                    band.zero - band.unit - 0.01
                    <= min(ys)
                    <= max(ys)
                    <= band.zero + band.unit + 0.01
                )


def test_the_legend_tells_the_signs_of_scores_only_where_they_are() -> None:
    def signs(*left_out: str) -> set[str]:
        records = [
            r
            for r in Snapshot().apply(load("coffee", "en")).records()
            if not (isinstance(r, Score) and r.respondents in left_out)
        ]
        (legend,) = [f for f in scene_of(Snapshot(records)).figures() if f.role == "legend"]
        return {shape.text for shape in legend.shapes if isinstance(shape, Text)}

    guess, target = "our guess, or fewer than ten answers", "target of a score"
    assert {guess, target} <= signs()
    assert guess not in signs("team") and target in signs("team")
    assert not {guess, target} & signs("team", "customers")
