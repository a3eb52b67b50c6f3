"""The numbers: what is measured of a journey, in charts that say what they find."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import matplotlib
import pytest

from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Box
from journeymap.formats import export_file
from journeymap.layout import layout
from journeymap.layout.numbers.card import carded
from journeymap.layout.numbers.charts import CHARTS, Chart, ChartContext, ChartKind
from journeymap.layout.numbers.page import lay_out
from journeymap.layout.numbers.scene import NumbersScene
from journeymap.model.change import change
from journeymap.model.records import (
    Idea,
    Journey,
    Lane,
    Metric,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.plug_ins import shielded
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import Filter, ScoreChoice, View
from tests.layout.measured import measured
from tests.layout.pages import MEASURE
from tests.sources import ROOT

CSAT = Metric(id="csat", kind="csat", title="Satisfaction", method="mean", target=4.0)


def asked(*rows: tuple[int, ...], guess: tuple[int, ...] = ()) -> Snapshot:
    """Return a journey of a touchpoint for each row of answers, the last of them guessed too."""
    records: list[Record] = [
        Journey(id="j", title="Buying"),
        Stage(id="s", journey="j", title="Research"),
        Lane(id="l", journey="j", title="Web"),
        CSAT,
    ]
    for i, answers in enumerate(rows):
        step = Step(id=f"step{i}", stage="s", position=i)
        records += [step, Touchpoint(id=f"t{i}", step=step.id, lane="l", title=f"Does {i}")]
        records.append(Score(id=f"a{i}", metric="csat", touchpoint=f"t{i}", answers=answers))
    if guess:
        last = f"t{len(rows) - 1}"
        team = Score(id="g", metric="csat", touchpoint=last, answers=guess, respondents="team")
        records.append(team)
    return Snapshot(records)


def said(snapshot: Snapshot) -> str:
    scene = layout(View.of(snapshot, "j", arrangement="numbers"), MEASURE)
    return " ".join(figure.name for figure in scene.figures())


def test_the_lowest_touchpoint_is_named_with_what_we_had_guessed() -> None:
    snapshot = asked((0, 0, 5, 40, 60), (60, 40, 5, 0, 0), guess=(0, 0, 0, 8, 2))
    assert "“Does 1” is the lowest, and we had guessed 4.2" in said(snapshot)


def test_what_cannot_be_told_apart_is_not_called_the_lowest() -> None:
    snapshot = asked((5, 5, 5, 5, 6), (5, 5, 5, 6, 5))
    assert "No touchpoint is surely worse than the others" in said(snapshot)


def test_matplotlib_keeps_to_a_folder_of_ours_and_looks_for_no_fonts() -> None:
    script = (
        "import os, sys, time, tempfile; from pathlib import Path\n"
        "os.environ['JOURNEYMAP_STATE'] = state = tempfile.mkdtemp()\n"
        "from journeymap.layout.numbers.loading import prepare\n"
        "prepare()\n"
        "import matplotlib, matplotlib.font_manager as fonts\n"
        "assert Path(matplotlib.get_configdir()) == Path(state).resolve() / 'matplotlib'\n"
        "assert len(fonts.fontManager.ttflist) == 1, fonts.fontManager.ttflist\n"
        "assert 'MPLCONFIGDIR' not in os.environ\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def page(snapshot: Snapshot, memo: Memo | None = None, **how: object) -> NumbersScene:
    return lay_out(View.of(snapshot, "j", **how), MEASURE, memo or Memo())


def test_an_edit_draws_only_the_charts_anew_that_it_changes() -> None:
    snapshot, memo = measured(4), Memo()
    with memo.round():
        before = page(snapshot, memo)
    weighed = next(i for i in snapshot.ordered(Idea) if i.impact and i.effort)
    other = weighed.but(impact=1 if weighed.impact != 1 else 5)
    with memo.round():
        after = page(snapshot.apply(change("", edit=[(weighed, other)])), memo)
    changed = {
        now.chart.name
        for now, was in zip(after.cards, before.cards, strict=True)
        if now.layer is not was.layer
    }
    assert changed == {"priorities"}


def test_what_a_script_has_set_for_matplotlib_changes_no_chart() -> None:
    before = [figure.shapes for figure in page(measured(4)).figures()]
    with matplotlib.rc_context({"lines.linewidth": 9.0, "font.size": 30.0, "axes.grid": True}):
        after = [figure.shapes for figure in page(measured(4)).figures()]
    assert before == after


def test_a_picture_leaves_out_what_has_nothing_to_show_and_the_window_says_how_to_get_it() -> None:
    snapshot = asked((0, 0, 5, 40, 60), (60, 40, 5, 0, 0))
    assert [card.chart.body is None for card in page(snapshot).cards] == [False]
    window = lay_out(View.of(snapshot, "j"), MEASURE, Memo(), titled=False)
    empty = [card.chart for card in window.cards if card.chart.body is None]
    assert {"over time", "staying", "hurting", "priorities"} <= {chart.name for chart in empty}
    assert all(chart.note for chart in empty)


def test_a_score_that_the_filter_does_not_count_is_in_no_chart_but_that_of_time() -> None:
    snapshot = measured(4)
    wanted = Filter(scores=ScoreChoice(period="2026-09"))
    scene = page(snapshot, filter=wanted)
    names = {chart.name for chart in scene.charts if chart.body}
    assert "over time csat" in names
    # At touchpoints there is none of that month, and what we guessed has no month at all.
    assert not any(name.startswith("along") for name in names)


@pytest.mark.parametrize("width", [720.0, 980.0, 1400.0])
def test_no_card_is_much_taller_than_what_it_shows(width: float) -> None:
    snapshot = Snapshot().apply(load("coffee", "en"))
    view = View.of(snapshot, snapshot.ordered(Journey)[0].id, arrangement="numbers")
    for card in lay_out(view, MEASURE, Memo(), width).cards:
        needed = carded(card.chart, card.place.w, MEASURE).height
        assert card.place.h <= 1.45 * needed, card.chart.name


def test_marks_lead_to_what_they_stand_for() -> None:
    snapshot = measured(4)
    marks = [figure for figure in page(snapshot).figures() if figure.role == FigureRole.CHART_MARK]
    assert all(snapshot.find(figure.id) is not None for figure in marks if figure.id)
    assert all(figure.name for figure in marks)
    kinds = {type(snapshot.find(figure.id)).__name__ for figure in marks if figure.id}
    assert {"Touchpoint", "Stage", "Friction", "Idea", "Score"} <= kinds


def test_the_axes_of_priorities_say_what_a_place_of_the_page_means() -> None:
    snapshot = measured(4)
    scene = page(snapshot)
    card = scene.card("priorities")
    assert card is not None and card.axes is not None
    for figure in card.layer.figures:
        record = snapshot.find(figure.id) if figure.role == FigureRole.CHART_MARK else None
        if isinstance(record, Idea):
            dot = figure.shapes[0]
            assert isinstance(dot, Box)
            effort, impact = card.axes.values(*dot.rect.centre)
            assert (round(effort), round(impact)) == (record.effort, record.impact)


def test_a_chart_comes_out_the_same_in_every_run_and_as_text_in_a_vector_picture(
    tmp_path: Path,
) -> None:
    view = View.of(measured(4), "j", arrangement="numbers")
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    export_file(view, one, Options())
    export_file(view, other, Options())
    assert one.read_bytes() == other.read_bytes()
    assert "95 % interval" in one.read_text("utf-8")


def test_a_chart_of_a_plug_in_that_fails_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(_: ChartContext) -> Iterator[Chart]:
        yield from ()
        raise ZeroDivisionError

    CHARTS["along"]  # ours are there before others come
    kind = shielded(ChartKind("theirs", fails), "their charts", ())
    monkeypatch.setitem(CHARTS._items, "theirs", kind)
    window = lay_out(View.of(measured(4), "j"), MEASURE, Memo(), titled=False)
    chart = window.chart("theirs")
    assert chart is not None and "their charts" in chart.sentence
    assert window.chart("priorities") is not None
