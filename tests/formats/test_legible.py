"""What can be read on paper: rows and pages chosen for it, and advice where nothing helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.drawing.density import DENSE, USUAL
from journeymap.drawing.theme import SMALL
from journeymap.errors import JourneyError
from journeymap.formats import export_file, exporter_of, warned
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.legible import LEAST_POINTS, points_on, smallest
from journeymap.rendering.options import Options
from journeymap.rendering.region import region
from journeymap.rendering.sheets import paper_named, sheets, ways, with_margin
from journeymap.rendering.sheets.advice import advice
from journeymap.storage.templates import load
from journeymap.view import View
from journeymap.view.look import ROWS_AUTO
from tests.formats.poppler import ask
from tests.long_journeys import rail_europe, sixty

COFFEE = Snapshot().apply(load("coffee", "en"))


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def seen(snapshot: Snapshot = COFFEE, rows: int = ROWS_AUTO) -> View:
    return View.of(snapshot, snapshot.ordered(Journey)[0].id, rows=rows)


def in_words(view: View, options: Options) -> str:
    return " ".join(warned(exporter_of(Path("map.pdf")), view, options))


@pytest.mark.parametrize(
    ("snapshot", "most"), [(COFFEE, 1), (rail_europe(), 1), (sixty(), 3)], ids=["12", "27", "60"]
)
def test_a_map_on_a3_can_be_read_on_a_few_pages(snapshot: Snapshot, most: int) -> None:
    made = sheets(seen(snapshot), Options(paper="A3"))
    assert len(made) <= most and min(map(points_on, made)) >= LEAST_POINTS
    parts = [sheet.parts[0] for sheet in made]
    assert len({round(part.room.w / part.place.w, 4) for part in parts}) == 1
    for sheet, part in zip(made, parts, strict=True):
        assert part.room.x > 20 and part.room.right < sheet.width - 20
        assert part.room.y > 20 and part.room.bottom < sheet.height - 20


@pytest.mark.parametrize(
    ("sample", "most"), [("coffee", 1), ("hospital", 2), ("packaging", 3), ("rail", 3)]
)
def test_a_sample_is_on_few_a3_pages_since_no_initial_is_smaller_than_words(
    sample: str, most: int
) -> None:
    view = seen(Snapshot().apply(load(sample, "en")))
    assert smallest(region(view.but(density=DENSE), Options()).scene) >= SMALL.size
    made = sheets(view, Options(paper="A3"))
    assert len(made) <= most and min(map(points_on, made)) >= LEAST_POINTS


def test_nothing_is_cut_off_at_the_edges_of_a_page() -> None:
    for snapshot in (COFFEE, rail_europe(), sixty()):
        made = sheets(seen(snapshot), Options(paper="A3"))
        places = [sheet.parts[0].place for sheet in made]
        for figure in made[0].parts[0].scene.figures():
            x, y, w, h = figure.rect
            if figure.role not in ("divider", "arrow") and w and h:
                inside = [p for p in places if p.holds(x, y) and p.holds(x + w, y + h)]
                assert len(inside) == 1, figure


def test_a_page_is_denser_only_where_letters_would_be_too_small() -> None:
    def density(paper: str) -> str:
        there = ways(seen(), Options(), lambda view: region(view, Options()))
        return there.best(with_margin(paper_named(paper))).view.density

    assert density("A3") == DENSE and density("A0") == USUAL


def test_no_row_is_divided_between_pages() -> None:
    made = sheets(seen(sixty()), Options(paper="A3"))
    cards = [f.rect for f in made[0].parts[0].scene.figures() if f.role == "card"]
    assert len(made) > 1 and len(cards) == 60
    for card in cards:
        holding = [s for s in made if s.parts[0].place.holds(card.x, card.y)]
        assert len(holding) == 1 and holding[0].parts[0].place.holds(card.right, card.bottom)


def test_each_page_says_whose_it_is_and_which_of_how_many(tmp_path: Path) -> None:
    export_file(seen(sixty()), tmp_path / "map.pdf", Options(paper="A3"))
    count = len(sheets(seen(sixty()), Options(paper="A3")))
    for page in range(1, count + 1):
        said = ask("pdftotext", "-f", str(page), "-l", str(page), str(tmp_path / "map.pdf"), "-")
        assert f"page {page} of {count}" in said and "Sixty touchpoints" in said


def test_letters_in_the_file_are_as_large_as_was_computed(tmp_path: Path) -> None:
    view, options = seen(), Options(paper="A3")
    (first, *_) = sheets(view, options)
    export_file(view, tmp_path / "map.pdf", options)
    told = ask("pdftotext", "-f", "1", "-l", "1", "-bbox", str(tmp_path / "map.pdf"), "-")
    heights = [
        float(line.split('yMax="')[1].split('"')[0]) - float(line.split('yMin="')[1].split('"')[0])
        for line in told.splitlines()
        if "<word" in line and any(map(str.isalnum, line.split(">")[1].split("<")[0]))
    ]
    # A box of letters is their ascent and descent, which is 1.21 times their size.
    assert min(heights) / 1.21 == pytest.approx(points_on(first), rel=0.08)


def test_a_map_in_one_row_is_said_to_be_too_small_and_what_would_do() -> None:
    found = advice(seen(rows=1), Options(paper="A4"), lambda view: region(view, Options()))
    assert found is not None and found.points < LEAST_POINTS
    assert found.offers
    for offer in found.offers:
        view = seen(rows=offer.way.rows).but(density=offer.way.view.density)
        if len(offer.way.pages) == 1:
            (sheet,) = sheets(view, Options(paper=offer.paper))
            assert points_on(sheet) == pytest.approx(offer.way.points, rel=0.02)
    said = in_words(seen(rows=1), Options(paper="A4"))
    assert "on A4, where 6 pt can be read" in said and str(found.offers[0]) in said


def test_nothing_is_said_of_what_can_be_read() -> None:
    for options in (Options(paper="A0"), Options(), Options(tiles=True), Options(frames=True)):
        assert not in_words(seen(rows=1), options)


def test_a_picture_that_is_too_large_is_told_the_scale_that_fits(tmp_path: Path) -> None:
    for ending, scale in (("png", 90.0), ("jpg", 20.0)):
        with pytest.raises(JourneyError, match="It fits at a scale of") as refused:
            export_file(seen(rows=1), tmp_path / f"map.{ending}", Options(scale=scale))
        said = str(refused.value).split("It fits at a scale of ")[1].split(",")[0]
        place = region(seen(rows=1), Options()).place
        wide, high = (side * float(said) for side in place[2:])
        most = 160_000_000 if ending == "jpg" else 2_000_000_000
        assert 0.9 * most < wide * high <= most * 1.001 or max(wide, high) > 65_000


def test_the_smallest_letters_are_found_where_one_looks() -> None:
    scene = region(seen(rows=1), Options()).scene
    title = next(figure for figure in scene.figures() if figure.role == "title")
    assert smallest(scene) < 12.0 and smallest(scene, title.rect.grown(-4.0)) > 20.0
