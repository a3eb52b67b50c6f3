"""Sheets: a map over several of them lines up, and no card is cut on all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

from journeymap.drawing.shapes import Text
from journeymap.drawing.sheet import UNITS_PER_MM, Paper, Sheet
from journeymap.formats import Options
from journeymap.formats.plate import Plate, plate
from journeymap.formats.sheets import paper_named, sheets
from journeymap.formats.templates import load
from journeymap.formats.tiles import tiles
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.painting.pages import paint_sheet
from journeymap.painting.paint import colour, paint
from tests.fidelity.compare import compare, pixels
from tests.layout.pages import random_journey

COFFEE = Snapshot().apply(load("coffee", "en"))
A4 = paper_named("A4")


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def shown(snapshot: Snapshot = COFFEE) -> Plate:
    return plate(snapshot, snapshot.ordered(Journey)[0].id, Options())


def painted(width: float, height: float, sheet: Sheet | None = None) -> QImage:
    """Return a sheet as it looks, or the whole coffee map."""
    image = QImage(round(width), round(height), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    with QPainter(image) as painter:
        if sheet is not None:
            paint_sheet(painter, sheet)
        else:
            image.fill(colour(shown().background))
            paint(painter, shown().scene)
    return image


def test_sheets_glued_together_are_the_map(tmp_path: Path) -> None:
    """Each sheet is laid where it belongs; where two overlap they show the same."""
    place = shown().place
    whole = painted(place.w, place.h)
    glued = QImage(whole.size(), QImage.Format.Format_RGB32)
    glued.fill(0xFF00FF)
    with QPainter(glued) as painter:
        for sheet in tiles(shown(), A4, 1.0):
            map_ = sheet.parts[0]
            picture = painted(sheet.width, sheet.height, sheet)
            x, y, w, h = (round(v) for v in map_.room)
            painter.drawImage(round(map_.place.x), round(map_.place.y), picture.copy(x, y, w, h))
    for name, image in (("glued", glued), ("whole", whole)):
        assert image.save(str(tmp_path / f"{name}.png"))
    holes = (pixels(tmp_path / "glued.png") == (255, 0, 255)).all(axis=2)
    assert not holes.any(), "a sheet is missing"
    found = compare(tmp_path / "glued.png", tmp_path / "whole.png")
    assert found.share < 0.005, f"the sheets do not line up: {found}"


@pytest.mark.parametrize("snapshot", [COFFEE, *(random_journey(seed, 40, 30) for seed in (1, 5))])
@pytest.mark.parametrize("scale", [0.7, 1.0])
def test_every_card_is_whole_on_some_sheet(snapshot: Snapshot, scale: float) -> None:
    map_ = shown(snapshot)
    places = [sheet.parts[0].place.grown(0.5) for sheet in tiles(map_, A4, scale)]
    for figure in map_.scene.figures():
        x, y, w, h = figure.rect
        if figure.role == "card" and h < 250:
            assert any(p.holds(x, y) and p.holds(x + w, y + h) for p in places), figure


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_what_is_shown_stays_off_the_margin_and_is_as_large_as_asked(scale: float) -> None:
    for sheet in tiles(shown(), A4, scale):
        room, place = sheet.parts[0].room, sheet.parts[0].place
        free = 13.0 * UNITS_PER_MM - 0.01
        assert room.x >= free and room.y >= free
        assert room.right <= sheet.width - free and room.bottom <= sheet.height - free
        assert room.w == pytest.approx(place.w * scale)
        assert room.h == pytest.approx(place.h * scale)


def test_empty_sheets_are_left_out() -> None:
    shop = Snapshot().apply(load("shop", "en"))
    said = labels(tiles(shown(shop), A4, 1.0))
    assert len(said) == 5 and "Row 2, column 3 of 2 × 3" not in said


def labels(made: tuple[Sheet, ...]) -> list[str]:
    """Return what sheets say of their place."""
    return [
        shape.text for sheet in made for figure in sheet.parts[1].scene.figures()
        for shape in figure.shapes if isinstance(shape, Text)
    ]


def test_a_sheet_says_where_it_belongs() -> None:
    found = labels(tiles(shown(), A4, 1.0))
    assert found[0] == "Row 1, column 1 of 2 × 5" and found[-1] == "Row 2, column 5 of 2 × 5"


@pytest.mark.parametrize("paper", [Paper(100.0, 120.0, 4.0), Paper(300.0, 90.0, 0.0)])
@pytest.mark.parametrize(
    "options", [Options(), Options(tiles=True, scale=0.3), Options(frames=True)]
)
def test_a_label_printer_gets_something_too(paper: Paper, options: Options) -> None:
    made = sheets(COFFEE, COFFEE.ordered(Journey)[0].id, options, paper)
    assert made and all(sorted(sheet[:2]) == sorted(paper[:2]) for sheet in made)
