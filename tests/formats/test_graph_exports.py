"""The graph in every kind of picture: what stands on the page stands in the file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import fromstring

import pytest
from pptx import Presentation
from PySide6.QtGui import QImage

from journeymap.cli import main
from journeymap.formats import export_file
from journeymap.formats.drawio import read, text
from journeymap.model.records import Connection, Feeling, Journey, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View
from tests.formats.diagrams import snapshot
from tests.formats.drawingml import glue, numbers
from tests.layout.graphs import weighed

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0].id
GRAPH = View.of(COFFEE, JOURNEY, arrangement="graph")
ENDINGS = ("svg", "pdf", "png", "jpg", "pptx", "html", "drawio")


@pytest.fixture(scope="module", autouse=True)
def application(qapp: object) -> object:
    """Texts are measured by Qt."""
    return qapp


def written(folder: Path, ending: str, view: View = GRAPH) -> Path:
    path = folder / f"graph.{ending}"
    export_file(view, path, Options())
    return path


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_command_line_writes_the_graph(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "a.journey", tmp_path / f"out.{ending}"
    assert main(["new", str(source), "--template", "coffee"]) == 0
    assert main(["export", str(source), str(out), "--arrangement", "graph"]) == 0
    flat = tmp_path / f"map.{ending}"
    assert main(["export", str(source), str(flat)]) == 0
    assert out.stat().st_size > 5000 and out.read_bytes() != flat.read_bytes()


def test_an_svg_names_every_record_and_says_every_share(tmp_path: Path) -> None:
    root = ElementTree.parse(written(tmp_path, "svg")).getroot()
    found = {one.get("id", "") for one in root.iter()}
    for kind in (Touchpoint, Connection, Stage):
        for id in COFFEE.all(kind):
            assert any(id in one for one in found), f"{kind.__name__} {id}"
    words = " ".join("".join(root.itertext()).split())
    assert "62 %" in words and "−29 %" in words and "loyalty loop · 38 %" in words


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")
def test_a_pdf_holds_the_words_of_the_graph(tmp_path: Path) -> None:
    path = written(tmp_path, "pdf")
    told = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    assert "62 %" in told.stdout and "−29 %" in told.stdout and "Courier delivers" in told.stdout


def test_a_picture_is_as_large_as_the_page(tmp_path: Path) -> None:
    from journeymap.layout import layout
    from journeymap.painting.fonts import QtMeasure

    scene = layout(GRAPH, QtMeasure())
    image = QImage(str(written(tmp_path, "png")))
    assert abs(image.width() / image.height() - scene.width / scene.height) < 0.01


def test_powerpoint_glues_every_arrow_to_its_cards(tmp_path: Path) -> None:
    slide = Presentation(str(written(tmp_path, "pptx"))).slides[0]
    names = {shape.shape_id: shape.name for shape in _all(slide.shapes)}
    assert len(set(numbers(slide))) == len(numbers(slide))
    told = {card.id: card.title for card in COFFEE.ordered(Touchpoint)}
    glued: dict[str, list[str]] = {}
    for shape in _all(slide.shapes):
        if " → " in shape.name and shape.element.tag.endswith("cxnSp"):
            ends = [names[end] for end in glue(shape) if end in names]
            glued.setdefault(shape.name, []).extend(ends)
    for arrow in COFFEE.ordered(Connection):
        name = f"{told[arrow.source]} → {told[arrow.target]}"
        assert {told[arrow.source], told[arrow.target]} <= {*glued[name]}, name


def _all(shapes: Any) -> Any:
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from _all(shape.shapes)


def test_drawio_glues_every_arrow_and_comes_back_whole() -> None:
    made = text(GRAPH, Options())
    cells = {cell.get("id", ""): cell for cell in next(fromstring(made.encode()).iter("root"))}
    for arrow in COFFEE.ordered(Connection):
        inner = cells[f"record-{arrow.id}"][0]
        ends = (inner.get("source"), inner.get("target"))
        assert ends == (f"record-{arrow.source}", f"record-{arrow.target}")
    came = snapshot(read(made, "graph.drawio"))
    for kind in (Touchpoint, Connection, Stage, Feeling):
        assert dict(came.all(kind)) == dict(COFFEE.all(kind)), kind.__name__


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("ending", ENDINGS)
def test_any_graph_is_written(ending: str, seed: int, tmp_path: Path) -> None:
    journey = weighed(seed, 8, 12, (None, 40.0, 777.5, 1e300))  # all that a file may hold
    view = View.of(journey, journey.ordered(Journey)[0].id, arrangement="graph", rare=0.1)
    assert written(tmp_path, ending, view).stat().st_size > 5000
