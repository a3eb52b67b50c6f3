"""The numbers of 150 touchpoints: shown first, shown again, and after an edit."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.drawing.memo import Memo
from journeymap.layout.numbers.loading import prepare
from journeymap.layout.numbers.page import lay_out
from journeymap.model.change import change
from journeymap.model.records import Idea
from journeymap.view import View
from tests.bench import Row, best
from tests.layout.measured import measured
from tests.layout.pages import MEASURE

TOUCHPOINTS = 150


def rows() -> Iterator[Row]:
    """Measure the page against what matplotlib takes for as many empty axes as it has."""
    prepare()
    snapshot = measured(3, TOUCHPOINTS, stages=9)
    view = View.of(snapshot, "j", arrangement="numbers")
    count = len(lay_out(view, MEASURE, Memo()).cards)
    floor = best(lambda: _axes(count), 3)
    first = best(lambda: lay_out(view, MEASURE, Memo()), 3)
    yield Row(f"numbers of {TOUCHPOINTS} touchpoints, laid out", first, floor, 4.0)
    memo = Memo()
    with memo.round():
        lay_out(view, MEASURE, memo)
    idea = snapshot.ordered(Idea)[0]
    edited = view.but(snapshot=snapshot.apply(change("", edit=[(idea, idea.but(impact=1))])))

    def again(seen: View) -> None:
        with memo.round():
            lay_out(seen, MEASURE, memo)

    turns = iter([edited, view] * 20)
    edit = best(lambda: again(next(turns)), 5)
    yield Row("one idea weighed anew among them, to the whole page", edit, first, 0.4)


def _axes(count: int) -> None:
    from matplotlib.figure import Figure

    from journeymap.drawing.shapes import Rect
    from journeymap.layout.numbers.renderer import ShapeRenderer

    for _ in range(count):
        figure = Figure(figsize=(5, 3), dpi=72)
        figure.add_axes((0.1, 0.1, 0.8, 0.8))
        figure.draw(ShapeRenderer(Rect(0, 0, 360, 216), "#ffffff", MEASURE))
