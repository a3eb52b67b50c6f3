"""Pictures in everything that can hold them: cut, rounded, described, and in the file once."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from base64 import b64decode, b64encode
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from pptx import Presentation
from PySide6.QtGui import QColor

from journeymap.drawing.paper import PaperPart, PaperSheet
from journeymap.drawing.shapes import Picture, Rect
from journeymap.formats import export_file
from journeymap.formats.pdf import document
from journeymap.formats.svg.shapes import svg_of
from journeymap.painting.cutting import cut_out
from journeymap.painting.picture import write_png
from journeymap.rendering.options import Options
from journeymap.view import View
from tests.fidelity.compare import by_chromium, by_rsvg, compare, pixels, program
from tests.formats.pictured import ALT, page, pictures, storyboard
from tests.formats.poppler import ask
from tests.painting.photos import image_of, packed, photo, png

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Return the page as a PNG, twice as large."""
    shown = page()
    write_png(tmp_path / "page.png", shown.scene, shown.place, (840, 520), shown.background)
    return tmp_path / "page.png"


@pytest.fixture
def board() -> View:
    """Return a journey with four pictures, of which one is there twice."""
    first, second, disc = pictures()
    return storyboard(first, second, disc, first)


def test_a_painted_picture_is_cut_at_its_round_edge_and_smooth_there(picture: Path) -> None:
    found = pixels(picture).astype(int)
    ground = (0xF4, 0xF1, 0xEC)
    for x, y in ((562, 42), (758, 42), (281, 41), (518, 238)):
        assert tuple(found[y, x]) == ground, "outside of the corners"
    inside = found[140, 660]
    assert abs(inside - ground).max() > 20
    edge = found[41:240, 560:660].reshape(-1, 3)
    between = [p for p in edge.tolist() if tuple(p) != ground]
    assert len({tuple(p) for p in between}) > 100, "no step of one colour"


def test_a_large_picture_in_a_small_place_is_smooth(tmp_path: Path) -> None:
    lines = packed(photo(1600, 1200, grain=200))
    shown = page(Picture(Rect(300, 210, 40, 30), "image/jpeg", lines))
    write_png(tmp_path / "a.png", shown.scene, shown.place, (420, 260), shown.background)
    grain = pixels(tmp_path / "a.png")[212:238, 302:338].astype(int)
    steps = abs(grain[:, 1:] - grain[:, :-1]).mean()
    assert steps < 8, f"{steps}: grain of single pixels is left, as if each fortieth were taken"


@pytest.mark.parametrize("draw", [by_rsvg, by_chromium])
def test_an_svg_shows_them_as_the_png_does(draw: object, picture: Path, tmp_path: Path) -> None:
    assert callable(draw)
    (tmp_path / "a.svg").write_text(svg_of(page(), size=(840, 520)), "utf-8")
    draw(tmp_path / "a.svg", tmp_path / "svg.png", (840, 520))
    found = compare(picture, tmp_path / "svg.png")
    assert found.share < 0.01 and found.worst < 0.1, str(found)


def test_an_svg_holds_each_picture_once_and_says_what_is_on_it() -> None:
    said = svg_of(page())
    for data in pictures():
        assert said.count(b64encode(data).decode()) == 1
    root = fromstring(said)
    titles = [e.text for e in root.iter("{http://www.w3.org/2000/svg}title")]
    assert titles.count(ALT) == 3
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([\w-]+)\)", said)) <= set(ids)
    assert svg_of(page()) == said


def test_a_pdf_shows_them_as_the_png_does_and_holds_each_once(
    picture: Path, tmp_path: Path
) -> None:
    shown = page()
    part = PaperPart(shown.scene, shown.place, shown.place, shown.background)
    sheet = PaperSheet(420, 260, (part,), shown.background)
    pdf = document([sheet, sheet], {}, lambda share: None)
    assert pdf == document([sheet, sheet], {}, lambda share: None)
    (tmp_path / "a.pdf").write_bytes(pdf)
    draw = [program("pdftoppm"), "-r", "192", "-png", "-singlefile"]
    subprocess.run([*draw, tmp_path / "a.pdf", tmp_path / "pdf"], check=True, timeout=60)
    found = compare(picture, tmp_path / "pdf.png")
    assert found.share < 0.01 and found.worst < 0.1, str(found)
    rows = [row.split() for row in ask("pdfimages", "-list", str(tmp_path / "a.pdf")).splitlines()]
    images = [row for row in rows if len(row) > 10 and row[2] == "image"]
    assert len(images) == 12 and len({row[10] for row in images}) == 3
    assert len(pdf) < 3 * sum(map(len, pictures()))


def test_a_slide_cuts_and_rounds_them_and_holds_each_once(board: View, tmp_path: Path) -> None:
    export_file(board, tmp_path / "a.pptx")
    with zipfile.ZipFile(tmp_path / "a.pptx") as file:
        media = [file.read(n) for n in file.namelist() if n.startswith("ppt/media/")]
    assert sorted(media) == sorted(pictures())
    slide = Presentation(str(tmp_path / "a.pptx")).slides[0]
    found = [*slide.shapes.element.iter(f"{P}pic")]
    assert len(found) == 4
    for pic in found:
        assert next(pic.iter(f"{P}cNvPr")).get("descr") == ALT
        assert next(pic.iter(f"{A}prstGeom")).get("prst") == "roundRect"
    cuts = [dict(rect.attrib) for pic in found for rect in pic.iter(f"{A}srcRect")]
    assert cuts and all(set(cut) in ({"l", "r"}, {"t", "b"}) for cut in cuts)


def test_draw_io_gets_them_cut_beforehand(board: View, tmp_path: Path) -> None:
    export_file(board, tmp_path / "a.drawio")
    said = (tmp_path / "a.drawio").read_text("utf-8")
    found = re.findall(r"image=data:(image/(?:png|jpeg)),([A-Za-z0-9+/=]+)", said)
    sizes = [image_of(b64decode(data)).size().toTuple() for _, data in found]
    rects = re.findall(
        r'image=data:image/(?:png|jpeg)[^>]*>\s*<mxGeometry[^>]*width="([\d.]+)" height="([\d.]+)"',
        said,
    )
    assert len(found) == len(rects) == 4
    for (wide, high), (w, h) in zip(sizes, rects, strict=True):
        assert abs(wide / high - float(w) / float(h)) < 0.02, "nothing is drawn out of shape"


def test_what_is_cut_beforehand_is_seen_through_around_a_circle() -> None:
    first, _, _ = pictures()
    half = Rect(0.0, 0.0, 2 / 3, 1.0)
    circle = cut_out(Picture(Rect(0, 0, 80, 80), "image/jpeg", first, 40.0, half, ALT))
    image = image_of(circle.data)
    assert (circle.media, image.size().toTuple(), circle.alt) == ("image/png", (240, 240), ALT)
    assert image.pixelColor(0, 0).alpha() == 0 and image.pixelColor(120, 120).alpha() == 255
    square = cut_out(Picture(Rect(0, 0, 80, 80), "image/jpeg", first, 8.0, half))
    assert square.media == "image/jpeg" and image_of(square.data).width() == 240
    whole = Picture(Rect(0, 0, 90, 60), "image/jpeg", first)
    assert cut_out(whole) == whole


@pytest.mark.parametrize("ending", ["html", "md", "jpg", "png", "svg", "pdf"])
def test_every_format_that_shows_the_map_shows_them(
    ending: str, board: View, tmp_path: Path
) -> None:
    bare = View.of(board.snapshot, board.journey)
    for view, name in ((board, "with"), (bare, "lost")):
        export_file(view, tmp_path / f"{name}.{ending}", Options(scale=1))
    shown, lost = ((tmp_path / f"{name}.{ending}").read_bytes() for name in ("with", "lost"))
    # In a picture they are packed anew with all that is around them.
    least = 1_000 if ending == "jpg" else min(map(len, pictures()))
    assert len(shown) > len(lost) + least
    if ending in ("html", "svg"):
        assert shown.count(b"A cup &amp; a") >= 4 and b"image/png;base64" in shown


@pytest.mark.qt_log_ignore(".*")
@pytest.mark.parametrize(
    ("data", "media"),
    [
        (png(9_000, 9_000, b""), "image/png"),
        (b"<svg onload='alert(1)'/>", "image/svg+xml"),
        (b"GIF89a" + bytes(40), "image/png"),
        (b"", "image/png"),
        (png(40, 40, b"no pixels"), "image/png"),
        (packed(photo(60, 40))[:-300], "text/html"),
    ],
)
def test_a_strangers_file_whose_pictures_are_none_is_exported_all_the_same(
    data: bytes, media: str, tmp_path: Path
) -> None:
    view = storyboard(data)
    for ending in ("png", "svg", "pdf", "pptx", "drawio", "html", "md", "xlsx", "csv", "json"):
        export_file(view, tmp_path / f"a.{ending}", Options(scale=0.3))
        said = (tmp_path / f"a.{ending}").read_bytes()
        assert said
        if ending in ("svg", "html", "drawio"):
            # Icons of lanes are drawings of ours in draw.io: no more of the kind is there than these.
            bare = tmp_path / f"bare.{ending}"
            export_file(View.of(view.snapshot, view.journey), bare, Options(scale=0.3))
            own = bare.read_bytes().count(media.encode())
            assert said.count(media.encode()) <= own or media == "image/png"
            assert b"alert" not in said


def test_a_bomb_in_a_strangers_file_takes_no_room(tmp_path: Path) -> None:
    import tracemalloc

    tracemalloc.start()
    export_file(storyboard(png(20_000, 1_100, b"")), tmp_path / "a.svg")
    export_file(storyboard(png(30_000, 30_000, b"")), tmp_path / "a.png", Options(scale=0.2))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 << 20


def test_a_picture_that_cannot_be_decoded_is_a_crossed_frame(tmp_path: Path) -> None:
    shown = page(Picture(Rect(280, 210, 60, 40), "image/png", png(40, 40, b"no pixels"), 6.0))
    write_png(tmp_path / "a.png", shown.scene, shown.place, (420, 260), shown.background)
    seen = image_of((tmp_path / "a.png").read_bytes())
    assert seen.pixelColor(310, 230) == QColor("#8a8f98")


def test_slides_and_handouts_hold_a_picture_once(board: View, tmp_path: Path) -> None:
    export_file(board, tmp_path / "a.pdf", Options(frames=True))
    rows = [row.split() for row in ask("pdfimages", "-list", str(tmp_path / "a.pdf")).splitlines()]
    images = [row for row in rows if len(row) > 10 and row[2] == "image"]
    assert len({row[10] for row in images}) <= 6
    export_file(board, tmp_path / "a.pptx", Options(frames=True))
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.pptx").read_bytes())) as file:
        media = [n for n in file.namelist() if n.startswith("ppt/media/")]
    assert len(media) <= 3
