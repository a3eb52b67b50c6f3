"""Tiles: each sheet of a map can be read alone, and nothing that stands in a lane is cut."""

from __future__ import annotations

import pytest

from journeymap.drawing.paper import PaperSheet
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Line, Rect, Text
from journeymap.drawing.theme import default_theme
from journeymap.layout.map.scene import map_of
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.rendering.region import RenderRegion, region
from journeymap.rendering.sheets import paper_named, sheets
from journeymap.rendering.sheets.cuts import CutSpan, SheetRoom, cuts
from journeymap.rendering.sheets.tiles import tiles
from journeymap.storage.templates import load
from journeymap.view import View
from journeymap.view.look import ROWS_AUTO
from tests.long_journeys import JOURNEY, sixty

COFFEE = Snapshot().apply(load("coffee", "en"))
THEME = default_theme()
WHOLE = {
    FigureRole.CARD,
    FigureRole.FEELING,
    FigureRole.FRICTION,
    FigureRole.SCORE,
    FigureRole.QUOTE,
    FigureRole.SENSE,
}


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def shown(snapshot: Snapshot = COFFEE) -> RenderRegion:
    return region(View.of(snapshot, snapshot.ordered(Journey)[0].id), Options())


def own(sheet: PaperSheet) -> Rect:
    """Return the part of the map that is left of a sheet once it is cut along its marks."""
    part, marks = sheet.parts[0], sheet.parts[1].scene
    points = [
        point
        for figure in marks.figures()
        for shape in figure.shapes
        if isinstance(shape, Line)
        for point in shape.points
    ]
    (left, right), (top, bottom) = (
        sorted({round(point[i], 3) for point in points})[2:4] for i in (0, 1)
    )
    scale = part.room.w / part.place.w
    return Rect(part.place.x, part.place.y, (right - left) / scale, (bottom - top) / scale)


def written(sheet: PaperSheet) -> set[str]:
    """Return what is written on a sheet beside the map."""
    shapes = [s for figure in sheet.parts[2].scene.figures() for s in figure.shapes]
    return {shape.text for shape in shapes if isinstance(shape, Text)}


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize(
    "snapshot", [COFFEE, *(Snapshot().apply(load(name, "uk")) for name in ("shop", "blueprint"))]
)
def test_no_card_and_no_face_is_cut(snapshot: Snapshot, paper: str) -> None:
    made = tiles(shown(snapshot), paper_named(paper), None, THEME)
    places = [own(sheet).grown(1.0) for sheet in made]
    for figure in made[0].parts[0].scene.figures():
        x, y, w, h = figure.rect
        if figure.role in WHOLE:
            assert any(p.holds(x, y) and p.holds(x + w, y + h) for p in places), figure
    labels = [f.rect for f in map_of(shown(snapshot).scene).figures() if f.role == "arrow label"]
    cut = [
        r for r in labels if not any(p.holds(r.x, r.y) and p.holds(r.right, r.y) for p in places)
    ]
    assert len(cut) <= 1, "a label over a gutter is cut only where no gutter is free"


@pytest.mark.parametrize("rows", [2, 5])
def test_no_card_is_cut_where_columns_stand_not_under_one_another(rows: int) -> None:
    wrapped = region(View.of(sixty(), JOURNEY, rows=rows), Options())
    made = tiles(wrapped, paper_named("A4"), None, THEME)
    places = [own(sheet).grown(1.0) for sheet in made]
    for figure in map_of(wrapped.scene).figures():
        x, y, w, h = figure.rect
        if figure.role in WHOLE:
            assert any(p.holds(x, y) and p.holds(x + w, y + h) for p in places), figure


def test_over_a_sheet_that_begins_a_row_stands_no_stage_of_the_row_before() -> None:
    wrapped = region(View.of(sixty(), JOURNEY, rows=2), Options())
    scene = map_of(wrapped.scene)
    last = scene.rows[1]
    before = {scene.figure(id, FigureRole.STAGE).name for id, _ in scene.rows[0].stages}  # type: ignore[union-attr]
    begin = [
        sheet
        for sheet in tiles(wrapped, paper_named("A4"), None, THEME)
        if last.top - 20.0 < own(sheet).y < last.top + 20.0
    ]
    assert len(begin) > 3 and not any(before & written(sheet) for sheet in begin)


def test_tiles_take_the_rows_that_take_fewer_sheets() -> None:
    options = Options(tiles=True, paper="A4")
    made = {n: len(sheets(View.of(sixty(), JOURNEY, rows=n), options)) for n in (1, ROWS_AUTO)}
    assert made[ROWS_AUTO] <= made[1]


def test_lanes_are_named_on_every_sheet_of_their_row() -> None:
    scene = map_of(shown().scene)
    names = {f.id: f.name for f in scene.figures() if f.role == FigureRole.LANE_TITLE}
    told = 0
    for sheet in tiles(shown(), paper_named("A4"), None, THEME):
        here = own(sheet)
        if here.x <= scene.rows[0].rail.right:
            continue
        on_it = {names[b.lane] for b in scene.bands if b.y >= here.y and b.y + b.h <= here.bottom}
        said = " ".join(sorted(written(sheet)))
        assert all(name.split()[0] in said for name in on_it)
        told += len(on_it)
    assert told > 12


def test_stages_are_named_on_every_sheet_of_their_column() -> None:
    scene = map_of(shown().scene)
    stages = {f.id: f for f in scene.figures() if f.role == FigureRole.STAGE}
    under = max(f.rect.bottom for f in stages.values())
    below = [s for s in tiles(shown(), paper_named("A4"), None, THEME) if own(s).y > under]
    assert len(below) > 4
    for sheet in below:
        here = own(sheet)
        for stage in stages.values():
            if here.x < stage.rect.x and stage.rect.right < here.right:
                assert stage.name in written(sheet)


def test_parts_are_even_and_spare_what_stands_in_the_way() -> None:
    room = SheetRoom(100.0, 100.0, 0.0)
    assert cuts(0.0, 120.0, room, []) == pytest.approx((0.0, 60.0, 120.0), abs=6.0)
    free = cuts(0.0, 120.0, room, [CutSpan(40.0, 82.0)])
    assert not any(40.0 < x < 82.0 for x in free) and len(free) == 3
    # A sheet more is taken for a card, and none for a word of the head.
    walls = [CutSpan(x, x + 47.0) for x in (0.0, 50.0, 100.0, 150.0)]
    assert len(cuts(0.0, 197.0, SheetRoom(90.0, 90.0, 0.0), walls)) == 5
    soft = [wall._replace(weak=True) for wall in walls]
    assert len(cuts(0.0, 197.0, SheetRoom(90.0, 90.0, 0.0), soft)) == 4
