"""The numbers: what is measured of a journey, in charts that say what they find."""

from __future__ import annotations

import subprocess
import sys

from journeymap.layout import layout
from journeymap.model.records import Journey, Lane, Metric, Record, Score, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
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
