"""The map on a slide: in the rows that give the largest letters, laid out once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from journeymap.drawing.density import DENSE
from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Rect, Text
from journeymap.layout import layout
from journeymap.layout.slides.pages import bare, map_in, scale_in
from journeymap.model.change import change
from journeymap.model.records import Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.closer import closer
from journeymap.rendering.closer.legend import LEGEND
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.long_journey import long_journey
from tests.layout.test_slides import MEASURE

ROOM = Rect(0, 0, 1800, 780)


@pytest.mark.parametrize(("stages", "each"), [(1, 4), (3, 6), (5, 12), (10, 12)])
def test_its_letters_are_nearly_as_large_as_any_number_of_rows_would_make_them(
    stages: int, each: int
) -> None:
    check(View.of(long_journey(stages, each), "j"))


@pytest.mark.parametrize("name", ["coffee", "rail", "hospital", "packaging"])
def test_so_are_those_of_every_sample(name: str) -> None:
    snapshot = Snapshot().apply(load(name, "en"))
    check(View.of(snapshot, snapshot.ordered(Journey)[0].id, density=DENSE))


def check(view: View) -> None:
    scales = [scale_in(bare(layout(view.but(rows=n), MEASURE))[1], ROOM) for n in range(1, 8)]
    found = scale_in(bare(map_in(view, MEASURE, ROOM, Memo()))[1], ROOM)
    assert found >= 0.9 * max(scales)


def test_after_an_edit_only_what_it_touches_is_laid_out_anew() -> None:
    long, memo = long_journey(), Memo()
    before = map_in(View.of(long, "j"), MEASURE, ROOM, memo)
    card = next(iter(long.all(Touchpoint).values()))
    edited = long.apply(change("Rename", edit=[(card, card.but(title="Another"))]))
    after = map_in(View.of(edited, "j"), MEASURE, ROOM, memo)
    known = {id(figure) for figure in before.figures()}
    figures = list(after.figures())
    assert any(figure.name == "Another" for figure in figures)
    assert sum(id(figure) in known for figure in figures) > 0.6 * len(figures)


@pytest.mark.parametrize(("stages", "each"), [(1, 4), (10, 12)])
def test_what_the_signs_mean_is_told_in_the_largest_letters_that_have_room(
    qapp: QApplication, stages: int, each: int
) -> None:
    (slide,) = closer(View.of(long_journey(stages, each), "j"), LEGEND)
    told = next(f for f in slide.scene.figures() if f.role == FigureRole.LEGEND)
    words = [shape for shape in told.shapes if isinstance(shape, Text)]
    assert {round(text.style.size) for text in words} == {36}
    assert any("same number" in text.text for text in words) == (stages == 10)
