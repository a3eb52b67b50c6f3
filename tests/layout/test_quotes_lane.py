"""A touchpoint with very many quotes tells the first and the last, and says how many more there are."""

from __future__ import annotations

import pytest

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Rect
from journeymap.lanes.quotes import MANY
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.records import Journey, Quote
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.tools.hit import hit, stands_for
from journeymap.tools.state import Pointer
from journeymap.view import View
from tests.layout.pages import MEASURE


def reviewed(count: int) -> tuple[Snapshot, str]:
    """Return the sample with so many quotes at a touchpoint that had none, and which it is."""
    snapshot = Snapshot().apply(load("coffee", "en"))
    taken = {quote.touchpoint for quote in snapshot.all(Quote).values()}
    page = layout(View.of(snapshot, snapshot.ordered(Journey)[0].id), MEASURE)
    card = next(f.id for f in page.figures() if f.role == FigureRole.CARD and f.id not in taken)
    new = [
        Quote(id=f"review {i:03}", touchpoint=card, position=float(i), said=f"Late again, {i}")
        for i in range(count)
    ]
    return snapshot.apply(change("Reviews", add=new)), card


def page_of(snapshot: Snapshot, detail: str = "operational") -> Scene:
    view = View.of(snapshot, snapshot.ordered(Journey)[0].id, detail=detail)
    return layout(view, MEASURE)


def told(scene: Scene) -> tuple[list[str], list[Figure]]:
    """Return the ids of the reviews that stand there, and what says how many more there are."""
    quotes = [figure for figure in scene.figures() if figure.role == FigureRole.QUOTE]
    own = [figure.id for figure in quotes if figure.id.startswith("review")]
    return own, [figure for figure in quotes if not figure.id]


def test_of_hundreds_the_first_and_the_last_stand_there_and_how_many_more() -> None:
    snapshot, _ = reviewed(300)
    scene = page_of(snapshot)
    own, rest = told(scene)
    assert own == [*(f"review {i:03}" for i in range(MANY - 1)), "review 299"]
    assert [figure.name for figure in rest] == ["+296 more quotes"]
    assert rest[0].rect.y >= max(scene.figure(id).rect.bottom for id in own)  # type: ignore[union-attr]
    few, _ = reviewed(MANY)
    assert scene.rect.h < page_of(few).rect.h + 40


@pytest.mark.parametrize("count", [1, MANY, MANY + 1])
def test_few_all_stand_there_and_nothing_is_said(count: int) -> None:
    own, rest = told(page_of(reviewed(count)[0]))
    assert len(own) == count and not rest


def test_full_detail_has_them_all() -> None:
    own, rest = told(page_of(reviewed(30)[0], "full"))
    assert len(own) == 30 and not rest


def test_one_that_is_left_out_is_found_at_its_touchpoint() -> None:
    snapshot, card = reviewed(30)
    scene = page_of(snapshot)
    first, last = (
        stands_for(scene, snapshot, id, Rect(0, 0, 9, 9)) for id in ("review 000", "review 028")
    )
    assert first and first.id == "review 000"
    assert last and (last.id, last.role) == (card, FigureRole.CARD)


def test_how_many_more_is_nothing_to_take_hold_of() -> None:
    scene = page_of(reviewed(30)[0])
    (rest,) = told(scene)[1]
    x, y = rest.rect.centre
    held = hit(scene, Pointer(x, y))
    assert held is None or held.id
