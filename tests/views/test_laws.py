"""What holds on every page holds for any filter, any folded stages and any level of detail."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from journeymap.drawing.roles import FigureRole
from journeymap.formats import EXPORTERS, export_file
from journeymap.layout import layout
from journeymap.model.records import Journey, SavedView, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.view import DETAILS, Look, View, shown
from journeymap.view.saved import kept_look, read_look
from tests.layout.pages import MEASURE, cards, legs, random_journey, scene_of, texts
from tests.views.test_matching import any_filter


def any_look(seed: int, snapshot: Snapshot) -> dict[str, Any]:
    """Return how a random journey might be looked at."""
    rng = random.Random(seed)
    journey = snapshot.ordered(Journey)[0].id
    stages = [stage.id for stage in snapshot.of(Stage, "journey", journey)]
    return {
        "filter": any_filter(rng, snapshot, journey),
        "folded": frozenset(id for id in stages if rng.random() < 0.5),
        "detail": rng.choice(DETAILS),
    }


@pytest.mark.parametrize("seed", range(60))
def test_nothing_overlaps_and_no_arrow_crosses_a_card(seed: int) -> None:
    snapshot = random_journey(seed)
    scene = scene_of(snapshot, **any_look(seed, snapshot))
    solid = [*cards(scene), *(f for f in scene.figures() if f.role == FigureRole.FOLD)]
    for i, one in enumerate(solid):
        assert not any(one.rect.grown(-0.5).meets(other.rect) for other in solid[i + 1 :])
    inner = [figure.rect.grown(-2.0) for figure in solid]
    for id, (x0, y0), (x1, y1) in legs(scene):
        for rect in inner:
            across = min(x0, x1) < rect.right and rect.x < max(x0, x1)
            down = min(y0, y1) < rect.bottom and rect.y < max(y0, y1)
            assert not (across and down), f"{id} runs through a card"


@pytest.mark.parametrize("seed", range(60))
def test_every_letter_stands_in_its_figure_and_on_the_page(seed: int) -> None:
    snapshot = random_journey(seed)
    scene = scene_of(snapshot, **any_look(seed, snapshot))
    for figure, text, place in texts(scene):
        assert place.x >= -0.5 and place.right <= scene.width + 0.5, text.text
        if figure.role in (FigureRole.FOLD, FigureRole.WORST, FigureRole.CARD):
            inside = figure.rect.grown(1.0)
            assert inside.holds(place.x, place.y) and inside.holds(place.right, place.bottom)


@pytest.mark.parametrize("seed", range(30))
def test_folded_touchpoints_are_counted_and_not_drawn(seed: int) -> None:
    snapshot = random_journey(seed)
    how = {**any_look(seed, snapshot), "detail": "operational"}
    journey = snapshot.ordered(Journey)[0].id
    here, scene = shown(View.of(snapshot, journey, **how)), scene_of(snapshot, **how)
    drawn = {figure.id for figure in cards(scene)}
    if here.counted[0] or not here.view.filter.hides:
        assert drawn == {card.id for card in here.standing}
    inside = [card.id for fold in here.folds.values() for card in fold.touchpoints]
    assert not drawn.intersection(inside) and len(inside) + len(here.standing) == len(here.ids)


@pytest.mark.parametrize("name", [kind.name for kind in EXPORTERS])
@pytest.mark.parametrize("seed", range(3))
def test_every_exporter_writes_it(name: str, seed: int, qapp: object, tmp_path: Path) -> None:
    snapshot = random_journey(seed, cards=9, arrows=12)
    kind, journey = EXPORTERS[name], snapshot.ordered(Journey)[0].id
    for detail in DETAILS:
        view = View.of(snapshot, journey, **{**any_look(seed, snapshot), "detail": detail})
        path = tmp_path / f"{detail}{kind.suffix}"
        export_file(view, path, Options())
        assert path.stat().st_size


@pytest.mark.parametrize("arrangement", ["map", "graph"])
@pytest.mark.parametrize("seed", range(20))
def test_every_arrangement_says_how_much_is_left(arrangement: str, seed: int) -> None:
    snapshot = random_journey(seed)
    journey = snapshot.ordered(Journey)[0].id
    view = View.of(snapshot, journey, **any_look(seed, snapshot)).but(arrangement=arrangement)
    told = [f.name for f in layout(view, MEASURE).figures() if f.role == FigureRole.FILTERED]
    n, count = shown(view).counted
    assert len(told) == 1 and f"{n} of {count}" in told[0]


@pytest.mark.parametrize("seed", range(20))
def test_a_look_comes_back_from_its_record(seed: int) -> None:
    snapshot = random_journey(seed)
    journey = snapshot.ordered(Journey)[0].id
    look = Look(**any_look(seed, snapshot), hidden=frozenset(), rare=0.5, sort=("-title",))
    saved = SavedView(journey=journey, **kept_look(snapshot, journey, look, None))
    assert read_look(snapshot, saved) == (look, None, ())
