"""Sheets: a map over several of them lines up, and no card is cut on all of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from journeymap.drawing.paper import UNITS_PER_MM, Paper, PaperSheet
from journeymap.drawing.shapes import Line, Rect, Text
from journeymap.drawing.theme import default_theme
from journeymap.layout.slides import Slide
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.painting.pages import paint_sheet
from journeymap.painting.paint import colour, paint
from journeymap.rendering.deck import deck
from journeymap.rendering.options import Options
from journeymap.rendering.region import RenderRegion, region
from journeymap.rendering.sheets import arranged, paper_named
from journeymap.rendering.sheets.handout import handout
from journeymap.rendering.sheets.tiles import tiles
from journeymap.storage.templates import load
from journeymap.view import View
from tests.fidelity.compare import compare, pixels
from tests.layout.pages import random_journey

COFFEE = Snapshot().apply(load("coffee", "en"))
A4 = paper_named("A4")
THEME = default_theme()


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def seen(snapshot: Snapshot = COFFEE) -> View:
    return View.of(snapshot, snapshot.ordered(Journey)[0].id)


def shown(snapshot: Snapshot = COFFEE) -> RenderRegion:
    return region(seen(snapshot), Options())


def cut(sheet: PaperSheet) -> Rect:
    """Return what is left of a sheet when it is cut along its marks."""
    marks = [
        point
        for figure in sheet.parts[1].scene.figures()
        for shape in figure.shapes
        if isinstance(shape, Line)
        for point in shape.points
    ]
    # From the left two ends of marks, the two cuts, and two ends again; so from above, too.
    across, down = (sorted({round(point[i], 3) for point in marks}) for i in (0, 1))
    assert len(across) == len(down) == 6
    (left, right), (top, bottom) = across[2:4], down[2:4]
    return Rect(left, top, right - left, bottom - top)


def test_sheets_cut_along_their_marks_and_glued_together_are_the_map(tmp_path: Path) -> None:
    sheets = tiles(shown(), A4, 1.0, THEME)
    made = {label.split(" · ")[-1]: sheet for sheet in sheets for label in labels((sheet,))}
    grid = {
        (row, column): made[f"row {row}, column {column}"]
        for row in range(1, rows(sheets) + 1)
        for column in range(1, len(sheets) // rows(sheets) + 1)
    }
    assert len(grid) == len(sheets) > 8
    place = shown().place
    whole, glued = (
        QImage(round(place.w), round(place.h), QImage.Format.Format_RGB32) for _ in range(2)
    )
    whole.fill(colour(shown().background))
    with QPainter(whole) as painter:
        paint(painter, shown().scene)
    glued.fill(0xFF00FF)
    with QPainter(glued) as painter:
        for (row, column), sheet in grid.items():
            kept = cut(sheet)
            x = sum(cut(grid[row, before]).w for before in range(1, column))
            y = sum(cut(grid[before, column]).h for before in range(1, row))
            painter.save()
            painter.translate(x - kept.x, y - kept.y)
            painter.setClipRect(QRectF(*kept))
            paint_sheet(painter, sheet)
            painter.restore()
    for name, image in (("glued", glued), ("whole", whole)):
        assert image.save(str(tmp_path / f"{name}.png"))
    holes = (pixels(tmp_path / "glued.png") == (255, 0, 255)).all(axis=2)
    assert not holes.any(), "a sheet is missing"
    found = compare(tmp_path / "glued.png", tmp_path / "whole.png")
    assert found.share < 0.002, f"the sheets do not line up: {found}"


@pytest.mark.parametrize("snapshot", [COFFEE, *(random_journey(seed, 40, 30) for seed in (1, 5))])
@pytest.mark.parametrize("scale", [0.7, 1.0])
def test_every_card_is_whole_on_some_sheet(snapshot: Snapshot, scale: float) -> None:
    map_ = shown(snapshot)
    places = [sheet.parts[0].place.grown(0.5) for sheet in tiles(map_, A4, scale, THEME)]
    for figure in map_.scene.figures():
        x, y, w, h = figure.rect
        if figure.role == "card" and h < 250:
            assert any(p.holds(x, y) and p.holds(x + w, y + h) for p in places), figure


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_what_is_shown_stays_off_the_margin_and_is_as_large_as_asked(scale: float) -> None:
    for sheet in tiles(shown(), A4, scale, THEME):
        room, place = sheet.parts[0].room, sheet.parts[0].place
        free = 13.0 * UNITS_PER_MM - 0.01
        assert room.x >= free and room.y >= free
        assert room.right <= sheet.width - free and room.bottom <= sheet.height - free
        assert room.w == pytest.approx(place.w * scale)
        assert room.h == pytest.approx(place.h * scale)


def test_a_map_takes_fewest_sheets_and_fills_them_where_nobody_asks_for_a_scale() -> None:
    asked, free = tiles(shown(), A4, 1.0, THEME), tiles(shown(), A4, None, THEME)
    assert len(free) <= len(asked)
    assert all(0.899 < s.parts[0].room.w / s.parts[0].place.w < 1.201 for s in free)


def test_what_notes_leave_free_is_ruled_for_writing_by_hand() -> None:
    made = handout(seen(), A4)
    ruled = 0
    for sheet in made:
        shapes = [s for figure in sheet.parts[-1].scene.figures() for s in figure.shapes]
        lines = [s.points[0][1] for s in shapes if isinstance(s, Line)]
        written = [s.y for s in shapes if isinstance(s, Text)]
        shown = [part.room for part in sheet.parts[:-1]]
        assert not any(room.y < y < room.bottom for room in shown for y in (*lines, *written))
        assert max(lines, default=0.0) < max(written), "the foot is below all"
        ruled += len(lines)
    assert ruled > 5


def test_a_handout_prints_no_notes_twice_and_two_slides_a_sheet() -> None:
    made, slides = handout(seen(), A4), deck(seen(), dark=False)
    shown = [part.scene for sheet in made for part in sheet.parts[:-1]]
    assert len(shown) == len(slides) > len({slide.frame.id for slide in slides})
    assert len(made) <= len(slides) / 2 + 1
    said = [line for sheet in made for line in written_on(sheet)]
    for notes in {slide.frame.id: slide.notes for slide in slides}.values():
        for line in filter(None, notes.split("\n")):
            told = sum(other.notes.split("\n").count(line) for other in firsts(slides))
            assert said.count(line) == told


def firsts(slides: Sequence[Slide]) -> list[Slide]:
    """Return the first slide of each frame."""
    return [slide for slide in slides if slide.part == 1]


def written_on(sheet: PaperSheet) -> list[str]:
    shapes = [s for figure in sheet.parts[-1].scene.figures() for s in figure.shapes]
    return [shape.text for shape in shapes if isinstance(shape, Text)]


def test_empty_sheets_are_left_out() -> None:
    shop = Snapshot().apply(load("shop", "en"))
    made = tiles(shown(shop), A4, 1.8, THEME)
    said = labels(made)
    columns = max(int(label.rpartition(" ")[2]) for label in said)
    assert len(said) == len(set(said)) < rows(made) * columns
    assert said[-1].startswith(f"A4 · sheet {len(said)} of {len(said)} · ")


def rows(made: tuple[PaperSheet, ...]) -> int:
    """Return how many rows of sheets there are, by what they say."""
    return max(int(label.rpartition(",")[0].rpartition(" ")[2]) for label in labels(made))


def labels(made: tuple[PaperSheet, ...]) -> list[str]:
    """Return what sheets say of their place."""
    return [
        shape.text
        for sheet in made
        for figure in sheet.parts[1].scene.figures()
        for shape in figure.shapes
        if isinstance(shape, Text)
    ]


def test_a_sheet_says_where_it_belongs() -> None:
    found = labels(tiles(shown(), A4, 1.0, THEME))
    n = len(found)
    assert found[0] == f"A4 · sheet 1 of {n} · row 1, column 1"
    assert found[1] == f"A4 · sheet 2 of {n} · row 1, column 2"


@pytest.mark.parametrize("paper", [Paper(100.0, 120.0, 4.0), Paper(300.0, 90.0, 0.0)])
@pytest.mark.parametrize("what", ["one sheet", "tiles", "frames"])
def test_a_label_printer_gets_something_too(paper: Paper, what: str) -> None:
    if what == "frames":
        made = handout(View.of(COFFEE, COFFEE.ordered(Journey)[0].id), paper)
    else:
        options = Options(tiles=what == "tiles", scale=0.3)
        made = arranged(seen(), options, lambda view: region(view, options), paper)
    assert made and all(sorted(sheet[:2]) == sorted(paper[:2]) for sheet in made)
