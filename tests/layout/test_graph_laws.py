"""What must hold on the graph of every journey: nothing on anything, nothing cut, nothing lost."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings

from journeymap.drawing.shapes import Curve, Line, Rect
from journeymap.layout.graph.scene import GraphScene
from journeymap.model.records import Connection, Journey, Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View, shown
from tests.layout.filled_cards import filled
from tests.layout.graphs import Parts, graph_of, journeys, weighed
from tests.layout.pages import legs, overlap, texts

SEEDS = range(24)


def holds(snapshot: Snapshot, **how: Any) -> None:
    """Hold every law on one page."""
    page_holds(graph_of(snapshot, **how), snapshot)


def page_holds(scene: GraphScene, snapshot: Snapshot) -> None:
    """Hold every law on the page of a journey."""
    parts = Parts.of(scene)
    here = shown(View.of(snapshot, snapshot.ordered(Journey)[0].id))
    assert sorted(f.id for f in parts.cards) == sorted(card.id for card in here.touchpoints)
    nothing_on_anything(parts)
    arrows_keep_clear(scene, parts)
    letters_keep_apart_and_inside(scene)
    signs_keep_off_letters(scene)
    cards_stand_in_their_stages(scene, snapshot)


def nothing_on_anything(parts: Parts) -> None:
    solid = [
        *((f"card {f.name}", f.rect) for f in parts.cards),
        *((f"label {f.name}", f.rect) for f in parts.labels),
        *(("drop-off", rect) for rect in parts.drops),
    ]
    for (one, first), (two, second) in combinations(solid, 2):
        assert not first.grown(-0.5).meets(second), f"{one} at {first} on {two} at {second}"


def arrows_keep_clear(scene: GraphScene, parts: Parts) -> None:
    found = legs(scene)
    rects = [card.rect.grown(-1.0) for card in parts.cards]
    for _, (x0, y0), (x1, y1) in found:
        assert x0 == x1 or y0 == y1
        leg = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.01, abs(y1 - y0) + 0.01)
        assert not any(leg.meets(rect) for rect in rects), f"a leg {leg} runs through a card"
    on = [(a, b) for a, b in combinations(found, 2) if overlap(a, b)]
    assert not on, f"{len(on)} pairs of arrows lie on one another, first {on[0]}"


def letters_keep_apart_and_inside(scene: GraphScene) -> None:
    found = texts(scene)
    for (one, a, first), (two, b, second) in combinations(found, 2):
        assert not first.meets(second), f"{a.text!r} of {one} on {b.text!r} of {two}"
    for figure in scene.figures():
        assert figure.rect.x >= 0 and figure.rect.right <= scene.width, figure
        assert figure.rect.y >= 0 and figure.rect.bottom <= scene.height, figure
    for figure, text, rect in found:
        inside = figure.rect.grown(1.0)
        for x, y in ((rect.x, rect.y), (rect.right, rect.bottom)):
            assert inside.holds(x, y), f"{text.text!r} leaves {figure}"


def signs_keep_off_letters(scene: GraphScene) -> None:
    """Hold that no stroke of a sign on a card runs through a line of its text."""
    for figure, text, rect in texts(scene):
        strokes = (s for s in figure.shapes if isinstance(s, Curve | Line))
        for stroke in strokes if figure.role == "card" else ():
            xs, ys = zip(*stroke.points, strict=True)
            found = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
            assert not found.grown(-0.5).meets(rect), f"a sign on {text.text!r} of {figure.name}"


def cards_stand_in_their_stages(scene: GraphScene, snapshot: Snapshot) -> None:
    regions = dict(scene.regions)
    for figure in scene.figures():
        if figure.role == "card":
            card = snapshot.all(Touchpoint)[figure.id]
            region = regions[snapshot.all(Step)[card.step].stage]
            assert region.x <= figure.rect.x and figure.rect.right <= region.right
            assert region.y <= figure.rect.y and figure.rect.bottom <= region.bottom


@pytest.mark.parametrize("seed", SEEDS)
def test_the_laws_hold_on_journeys_of_every_lane(seed: int) -> None:
    holds(weighed(seed))


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_the_laws_hold_where_all_is_said(seed: int) -> None:
    holds(filled(weighed(seed, 12, 18), seed), detail="full", coloured="owner")


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_the_laws_hold_where_rare_ways_are_left_out(seed: int) -> None:
    holds(weighed(seed), rare=0.2, coloured="score")


@given(journeys())
@settings(max_examples=150)
def test_the_laws_hold_whatever_is_drawn(snapshot: Snapshot) -> None:
    holds(snapshot)


@pytest.mark.parametrize("name", ["coffee", "shop", "blueprint", "packaging", "empty"])
@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_the_laws_hold_on_samples_and_templates(name: str, language: str) -> None:
    holds(Snapshot().apply(load(name, language)))


def test_a_journey_without_stages_has_a_page() -> None:
    holds(Snapshot([Journey(id="j", title="Buys")]))


def test_one_card_with_arrows_to_itself_and_nothing_else() -> None:
    card = Touchpoint(id="a", step="step", lane="lane", title="Waits", x=0.0, y=0.0)
    around = [Connection(source="a", target="a", label="again", weight=0.2) for _ in range(3)]
    stage, step = Stage(id="stage", journey="j"), Step(id="step", stage="stage")
    holds(Snapshot([Journey(id="j"), stage, step, Lane(id="lane", journey="j"), card, *around]))
