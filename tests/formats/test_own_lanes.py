"""What lanes of somebody's own kind hold is drawn, explained, presented and handed over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Text
from journeymap.formats.html import page
from journeymap.formats.md import _Report
from journeymap.layout import layout
from journeymap.layout.slides import slides
from journeymap.model.change import change
from journeymap.model.grid import cards
from journeymap.model.records import Comment, Frame, Journey, Lane
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.grids import touchpoints
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View, shown
from tests.remarks import remarks

SAID = "The till staff need a second scanner"


@pytest.fixture
def view() -> Iterator[View]:
    """The sample with a lane of remarks in which one stands."""
    now = Snapshot().apply(load("coffee"))
    (journey,) = list(now.all(Journey))[:1]
    card = cards(now, journey)[0]
    lane = Lane(id="remarks", journey=journey, kind="remarks", position=99.0)
    said = Comment(id="said", touchpoint=card.id, said=SAID)
    with remarks():
        yield View.of(now.apply(change("x", add=[lane, said])), journey)


def hidden(view: View) -> View:
    return view.but(hidden=frozenset({"remarks"}))


def words_of(view: View, role: str) -> list[str]:
    return [
        shape.text
        for figure in layout(view, FixedMeasure()).figures()
        if figure.role == role
        for shape in figure.shapes
        if isinstance(shape, Text)
    ]


def test_it_is_drawn_and_explained_while_its_lane_is_shown(view: View) -> None:
    assert "".join(words_of(view, "remark")).replace(" ", "") == SAID.replace(" ", "")
    assert "what a colleague says" in words_of(view, FigureRole.LEGEND)
    assert "what a colleague says" not in words_of(hidden(view), FigureRole.LEGEND)
    assert not words_of(hidden(view), "remark")


def test_it_is_on_the_slide_of_its_stage(view: View) -> None:
    stage = shown(view).stages[0]
    frame = Frame(journey=view.journey, kind="stage", stage=stage.id)

    def told(view: View) -> list[str]:
        laid = slides(view, [frame], FixedMeasure())
        return [f.name for one in laid for f in one.scene.figures() if f.role == "remark"]

    assert SAID in told(view)
    assert not told(hidden(view))


def test_pages_reports_and_tables_tell_it(view: View) -> None:
    for one, there in ((view, True), (hidden(view), False)):
        articles = page(one, Options()).partition("<article")[2]
        assert (SAID in articles) == there
        assert (SAID in "\n".join(_Report(shown(one)).lines())) == there
        table = touchpoints(one, Options())
        assert ("remarks" in [column.key for column in table.columns]) == there
        assert any(SAID in map(str, row) for row in table.rows) == there
