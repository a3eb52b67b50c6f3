"""Cards say all that is known in full detail, and in short otherwise; every word on the card."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Curve, Rect, Text
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import change
from journeymap.model.fields import specs
from journeymap.model.records import Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.layout.pages import cards, legs, overlap, random_journey, scene_of, texts
from tests.layout.people import SCRIPTS

SEEDS = range(20)


def told(seed: int) -> Snapshot:
    """Return a random journey whose touchpoints say all they can, in words of all scripts."""
    rng, snapshot = random.Random(seed), random_journey(seed)
    known = specs(Touchpoint)

    def words() -> str:
        return rng.choice((*SCRIPTS, *SCRIPTS, "word " * 60, "x" * 120))

    def key(name: str) -> str:
        return rng.choice([key for key, _ in known[name].options])

    edits = []
    for card in snapshot.all(Touchpoint).values():
        said = card.but(
            happened=words(),
            reading=words(),
            owner=words(),
            department=words(),
            **{name: key(name) for name in ("moment", "ownership", "ends", "feedback")},
            duration=rng.choice((None, 3.0, 12345.0)),
            waiting=rng.choice((None, 90.0)),
            starts=rng.choice((None, 1, 120)),
            importance_customer=rng.choice((None, 1, 5)),
            importance_business=rng.choice((None, 3)),
            opens=rng.choice((None, snapshot.ordered(Journey)[0].id)),
            colour=rng.choice(("", "2", "#ffd43b", "#1c3d5a")),
            tags=tuple(words()[:40].strip() or "tag" for _ in range(rng.randint(0, 4))),
            links=("https://www.example.org/a", "mailto:olha@example.org")[: rng.randint(0, 2)],
        )
        edits.append((card, said))
    return snapshot.apply(change("Say", edit=edits))


@pytest.fixture(
    scope="module", params=[(s, d) for s in SEEDS for d in ("full", "operational")], ids=str
)
def page(request: pytest.FixtureRequest) -> MapScene:
    seed, detail = request.param
    return scene_of(told(seed), detail=detail)


def test_every_word_is_on_its_card(page: MapScene) -> None:
    for figure, text, rect in texts(page):
        if figure.role == FigureRole.CARD:
            inside = figure.rect.grown(0.5)
            assert inside.x <= rect.x and rect.right <= inside.right, text
            assert inside.y <= rect.y and rect.bottom <= inside.bottom, text


def test_no_words_and_no_signs_of_a_page_overlap(page: MapScene) -> None:
    found = texts(page)
    for (one, a, first), (two, b, second) in combinations(found, 2):
        assert not first.meets(second), f"{a.text!r} of {one} on {b.text!r} of {two}"
    for card in cards(page):
        mine = [rect for figure, _, rect in found if figure is card]
        for sign in _signs(card):
            assert not any(sign.grown(-1.0).meets(rect) for rect in mine), (
                f"a sign on words: {card}"
            )


def _signs(card: Figure) -> list[Rect]:
    return [Rect.around(shape.points) for shape in card.shapes if isinstance(shape, Curve)]


def test_no_arrow_runs_through_a_card_and_none_on_another(page: MapScene) -> None:
    rects, found = [card.rect.grown(-1.0) for card in cards(page)], legs(page)
    for _, (x0, y0), (x1, y1) in found:
        leg = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.01, abs(y1 - y0) + 0.01)
        assert not any(leg.meets(rect) for rect in rects)
    assert not [(a, b) for a, b in combinations(found, 2) if overlap(a, b)]


def test_full_detail_says_every_word_there_is() -> None:
    snapshot = told(3)
    scene = scene_of(snapshot, detail="full")
    for card in cards(scene):
        record = snapshot.all(Touchpoint)[card.id]
        shown = "".join("".join(s.text.split()) for s in card.shapes if isinstance(s, Text))
        for words in (record.happened, record.reading, *record.tags):
            assert "".join(words.split()) in shown


def test_the_usual_card_says_in_signs_what_the_full_one_says_in_words() -> None:
    snapshot = told(3)
    scene = scene_of(snapshot)
    for card in cards(scene):
        record = snapshot.all(Touchpoint)[card.id]
        signs = (record.ownership, record.ends, record.opens, record.links)
        assert bool(_signs(card)) == (any(signs) or record.starts is not None)


def test_a_moment_of_truth_goes_by_its_name_which_the_legend_explains() -> None:
    snapshot = random_journey(1)
    first, second, *_ = snapshot.all(Touchpoint).values()
    edits = [
        (card, card.but(moment={first.id: "umot", second.id: "moment"}.get(card.id, "")))
        for card in snapshot.all(Touchpoint).values()
    ]
    scene = scene_of(snapshot.apply(change("Name", edit=edits)))
    named = {
        f.id for f, text, _ in texts(scene) if f.role == FigureRole.CARD and text.text == "UMOT"
    }
    assert named == {first.id}
    (legend,) = (f for f in scene.figures() if f.role == FigureRole.LEGEND)
    said = " ".join(shape.text for shape in legend.shapes if isinstance(shape, Text))
    assert (
        "UMOT: ultimate moment of truth" in said
        and "moment of truth" in said.split("UMOT")[0] + said
    )
