"""On paper: the page is white in every light theme, and ink that fills a sheet is told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from journeymap.drawing.theme import load_theme
from journeymap.formats import export_file, exporter_of, left_behind
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.rendering.sheets import sheets
from journeymap.storage.templates import load
from journeymap.view import View

COFFEE = Snapshot().apply(load("coffee", "en"))
PDF = exporter_of(Path("map.pdf"))


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def seen(theme: str) -> View:
    return View.of(COFFEE, COFFEE.ordered(Journey)[0].id, theme=load_theme(theme))


@pytest.mark.parametrize(
    "options", [Options(), Options(paper="A3"), Options(tiles=True), Options(frames=True)]
)
def test_no_ground_fills_a_sheet(options: Options) -> None:
    for sheet in sheets(seen("light"), options):
        grounds = {sheet.background, *(part.background for part in sheet.parts)}
        assert grounds <= {"#ffffff", ""}


def test_a_picture_is_white_on_paper_alone(tmp_path: Path) -> None:
    for options, white in ((Options(paper="A4", dpi=40), True), (Options(scale=0.3), False)):
        export_file(seen("light"), tmp_path / "map.png", options)
        corner = QImage(str(tmp_path / "map.png")).pixelColor(2, 2).name()
        assert (corner == "#ffffff") is white


def test_a_dark_page_that_was_chosen_stays_and_its_ink_is_told_of() -> None:
    dark = seen("dark")
    assert sheets(dark, Options(paper="A4"))[0].background == dark.theme.page
    (said,) = left_behind(PDF, dark, Options(paper="A2"))
    assert "ink" in said
    assert not left_behind(PDF, dark, Options(paper="A2", transparent=True))
    assert not left_behind(PDF, seen("light"), Options(paper="A2"))
