"""The table as a picture: everything stands in its cell, whole, whatever a look asks for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Text
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.records import Friction, Journey, Metric, Persona, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from journeymap.view.filter import Filter

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0].id
LONG = "Lebensversicherungsgesellschaftsangestellter " * 12
MEASURE = FixedMeasure()


def page(snapshot: Snapshot, **look: object) -> Scene:
    """Return the picture of the sample's table."""
    return layout(View.of(snapshot, JOURNEY, arrangement="table", **look), MEASURE, Memo())


def figures(scene: Scene, role: FigureRole) -> list[Figure]:
    return [figure for figure in scene.figures() if figure.role == role]


def written(figure: Figure) -> list[str]:
    return [shape.text for shape in figure.shapes if isinstance(shape, Text)]


def assert_whole(scene: Scene) -> None:
    """Hold that no text leaves its row and that no row stands on another."""
    rows = figures(scene, FigureRole.CARD)
    for above, below in pairwise(rows):
        assert above.rect.bottom <= below.rect.y + 1e-6
    for figure in scene.figures():
        for shape in figure.shapes:
            if isinstance(shape, Text):
                wide = MEASURE.width(shape.text, shape.style)
                left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
                assert figure.rect.x <= left and left + wide <= figure.rect.right + 1e-6, shape
                assert figure.rect.y < shape.y < figure.rect.bottom, shape
        assert figure.rect.right <= scene.width and figure.rect.bottom <= scene.height


def test_each_touchpoint_is_a_row_and_each_stage_stands_beside_its_own() -> None:
    scene = page(COFFEE)
    assert_whole(scene)
    rows, stages = figures(scene, FigureRole.CARD), figures(scene, FigureRole.STAGE)
    assert len(rows) == 12
    assert [stage.name for stage in stages] == [s.title for s in COFFEE.ordered(Stage)]
    assert stages[0].rect.y == rows[0].rect.y and stages[-1].rect.bottom == rows[-1].rect.bottom
    calls = next(row for row in rows if row.name == "Calls about the delay")
    assert {"Contact centre", "Repeats the order number", "+1", "2.1", "−34"} <= {*written(calls)}


def test_long_texts_are_wrapped_and_lose_nothing() -> None:
    card = next(iter(COFFEE.all(Touchpoint).values()))
    friction = next(iter(COFFEE.all(Friction).values()))
    stage = COFFEE.ordered(Stage)[-1]
    edits = [
        (card, card.but(title=LONG, owner=LONG)),
        (friction, friction.but(title=LONG)),
        (stage, stage.but(title=LONG)),
    ]
    scene = page(COFFEE.apply(change("Long", edit=edits)))
    assert_whole(scene)
    row = scene.figure(card.id)
    assert row is not None and "".join(written(row)).count("angestellter") >= 24


@pytest.mark.parametrize("sort", [("title",), ("-title",), ("stage", "-title"), ("journey",)])
def test_rows_are_sorted_as_the_look_says(sort: tuple[str, ...]) -> None:
    scene = page(COFFEE, sort=sort)
    assert_whole(scene)
    names = [figure.name for figure in figures(scene, FigureRole.CARD)]
    if sort == ("title",):
        assert names == sorted(names, key=str.casefold)
    if sort == ("-title",):
        assert names == sorted(names, key=str.casefold, reverse=True)
    if sort[0] == "stage":
        assert names[:3] == sorted(names[:3], key=str.casefold, reverse=True)
        assert len(figures(scene, FigureRole.STAGE)) == 5


@pytest.mark.parametrize(
    "look",
    [
        {"columns": ("nonsense", "felt:gone", "|"), "sort": ("-", "", "score:gone")},
        {"columns": ("|", "title", "title", "quotes", "ideas"), "sort": ("quotes",)},
        {"columns": ("title",), "sort": ("stage", "stage", "--title")},
        {"filter": Filter(text="no such words", hides=True)},
    ],
)
def test_a_look_may_ask_for_what_is_not_there(look: dict[str, object]) -> None:
    assert_whole(page(COFFEE, **look))


def test_columns_in_which_nothing_stands_are_left_out_until_they_are_asked_for() -> None:
    metrics = [*COFFEE.all(Metric).values()]
    gone = [r for m in metrics for r in COFFEE.records() if getattr(r, "metric", None) == m.id]
    bare = COFFEE.apply(change("Bare", remove=[*gone, *metrics]))
    head = figures(page(bare), FigureRole.PANEL)[0]
    assert "CSAT" not in written(head) and "Owner" in written(head)
    asked = figures(page(bare, columns=("title", "starts")), FigureRole.PANEL)[0]
    assert [*written(asked)] == ["Touchpoint", "Begin here"]


def test_a_journey_without_anything_says_so() -> None:
    empty = Snapshot([Journey(id=JOURNEY, title="New"), Persona(name="Nobody")])
    scene = page(empty)
    assert_whole(scene)
    assert any("There is no touchpoint yet." in written(figure) for figure in scene.figures())
