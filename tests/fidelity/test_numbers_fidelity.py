"""The charts look the same in every kind of picture, in seven scripts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from journeymap.formats import export_file
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View
from tests.fidelity.compare import by_chromium, by_rsvg, compare, program
from tests.fidelity.test_svg_fidelity import SHARE, WORST, Draws, that_can_be_written
from tests.layout.measured import measured
from tests.layout.people import SCRIPTS

COFFEE = Snapshot().apply(load("coffee", "en"))
MEASURED = {
    "coffee": COFFEE,
    "seven scripts": measured(6, 14, names=SCRIPTS, parts=SCRIPTS[:3]),
}


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def numbers(snapshot: Snapshot) -> View:
    return View.of(snapshot, snapshot.ordered(Journey)[0].id, arrangement="numbers")


@pytest.mark.parametrize("draws", [by_rsvg, by_chromium])
@pytest.mark.parametrize("name", MEASURED)
def test_other_programs_draw_the_vector_picture_as_ours_is(
    name: str, draws: Draws, tmp_path: Path
) -> None:
    view = numbers(that_can_be_written(MEASURED[name]))
    options = Options(scale=1, outlines=name != "coffee")
    ours, drawing, theirs = (tmp_path / file for file in ("ours.png", "n.svg", "theirs.png"))
    export_file(view, ours, options)
    export_file(view, drawing, options)
    image = QImage(str(ours))
    draws(drawing, theirs, (image.width(), image.height()))
    found = compare(ours, theirs)
    assert found.share < SHARE and found.worst < WORST, found


@pytest.mark.parametrize("name", MEASURED)
def test_poppler_draws_the_page_as_our_picture_is(name: str, tmp_path: Path) -> None:
    view = numbers(that_can_be_written(MEASURED[name]))
    for file in ("n.png", "n.pdf"):
        export_file(view, tmp_path / file, Options(scale=1))
    draw = [program("pdftoppm"), "-r", "96", "-png", "-singlefile"]
    subprocess.run([*draw, tmp_path / "n.pdf", tmp_path / "pdf"], check=True, timeout=60)
    found = compare(tmp_path / "n.png", tmp_path / "pdf.png")
    assert found.share < 0.01 and found.strict < 0.035, f"{name}: {found}"
