"""The numbers on the wall: a slide a chart, readable, and as a saved view counts them."""

from __future__ import annotations

import pytest

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Text
from journeymap.layout.slides import Slide, slides
from journeymap.layout.slides.letters import LEAST
from journeymap.model.change import change
from journeymap.model.records import Frame, SavedView, Score
from journeymap.model.snapshot import Snapshot
from journeymap.view import Filter, ScoreChoice, View
from journeymap.view.saved import written_filter
from tests.analysis.test_charts import FAIR, journey, score
from tests.layout.measured import measured
from tests.layout.pages import MEASURE


def shown(snapshot: Snapshot, frame: Frame) -> tuple[Slide, ...]:
    """Return the slides of a frame."""
    return slides(View.of(snapshot, "j"), [frame], MEASURE)


def words(slide: Slide) -> str:
    """Return all that is written on a slide."""
    return " ".join(t.text for f in slide.scene.figures() for t in f.shapes if isinstance(t, Text))


@pytest.mark.parametrize("seed", range(4))
def test_each_chart_has_a_slide_on_which_all_of_it_stands(seed: int) -> None:
    made = shown(measured(seed), Frame(id="f", journey="j", kind="numbers"))
    assert len(made) > 4
    for slide in made:
        (chart,) = (f for f in slide.scene.figures() if f.role == FigureRole.CHART)
        panel = next(f for f in slide.scene.figures() if f.role == FigureRole.PANEL)
        assert panel.rect.holds(chart.rect.x, chart.rect.y)
        assert panel.rect.holds(chart.rect.right, chart.rect.bottom)
        assert "Nothing to show yet" not in words(slide)


@pytest.mark.parametrize(("seed", "least"), [(0, LEAST), (1, LEAST - 2), (2, LEAST - 2)])
def test_letters_of_a_chart_can_be_read_from_three_metres(seed: int, least: float) -> None:
    """The longest lists are a little smaller than other letters on a wall."""
    for slide in shown(measured(seed), Frame(id="f", journey="j", kind="numbers")):
        sizes = [
            t.style.size
            for f in slide.scene.figures()
            if f.role in (FigureRole.CHART, FigureRole.CHART_MARK, FigureRole.SUBTITLE)
            for t in f.shapes
            if isinstance(t, Text)
        ]
        assert min(sizes) >= least


def test_a_view_of_the_numbers_shows_its_charts_with_the_scores_it_counts() -> None:
    there = measured(1)
    wanted = Filter(scores=ScoreChoice(metric="csat"))
    saved = SavedView(
        id="v",
        journey="j",
        name="Satisfied",
        arrangement="numbers",
        filter=written_filter(wanted, charts=("along csat", "along nps")),
    )
    framed = there.apply(change("", add=[saved]))
    (slide,) = shown(framed, Frame(id="f", journey="j", kind="view", view="v"))
    assert slide.title == "Satisfied" and "Metric: CSAT" in slide.subtitle


def test_a_journey_nobody_measured_says_so() -> None:
    there = measured(1)
    bare = there.apply(change("", remove=there.all(Score).values()))
    saved = SavedView(
        id="v",
        journey="j",
        name="Satisfied",
        arrangement="numbers",
        filter=written_filter(Filter(), charts=("along csat",)),
    )
    framed = bare.apply(change("", add=[saved]))
    (slide,) = shown(framed, Frame(id="f", journey="j", kind="view", view="v"))
    assert "Nothing was measured here yet." in words(slide)


def test_another_choice_of_scores_lays_the_slides_out_anew() -> None:
    there, frame = measured(1), Frame(id="f", journey="j", kind="numbers")
    every = slides(View.of(there, "j"), [frame], MEASURE)
    wanted = Filter(scores=ScoreChoice(metric="nps"))
    some = slides(View.of(there, "j", filter=wanted), [frame], MEASURE)
    assert len(some) < len(every) and "Metric: NPS" in some[0].subtitle


@pytest.mark.parametrize("count", [4, 8])
def test_along_a_journey_the_plot_is_lower_before_letters_are_too_small(count: int) -> None:
    """With the filmstrip on the wall the names of touchpoints were set in 17 units."""
    asked = (score(f"t{i}", FAIR) for i in range(count))
    frame = Frame(id="f", journey="j", kind="numbers")
    view = View.of(journey(count, *asked), "j")
    for slide in slides(view, [frame], MEASURE, size=(1920.0, 850.0)):
        (chart,) = (f for f in slide.scene.figures() if f.role == FigureRole.CHART)
        if chart.id.startswith("along"):
            break
    letters = [t.style.size for f in slide.scene.figures() for t in f.shapes if isinstance(t, Text)]
    assert chart.id.startswith("along") and min(letters) >= LEAST - 0.1
