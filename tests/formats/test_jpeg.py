"""JPEG: the same picture as the PNG, on the colour of the page, of a size one can paint."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from journeymap.drawing.theme import load_theme
from journeymap.errors import JourneyError
from journeymap.formats import EXPORTERS, export_file
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options, Stopped
from journeymap.rendering.region import region
from journeymap.storage.templates import load
from journeymap.view import View
from tests.fidelity.compare import compare

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0].id


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def test_it_is_the_picture_that_the_png_is(tmp_path: Path) -> None:
    for name in ("a.jpg", "a.png"):
        export_file(View.of(COFFEE, JOURNEY), tmp_path / name, Options(scale=1))
    assert compare(tmp_path / "a.jpg", tmp_path / "a.png").share < 0.002


def test_both_endings_and_every_time_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpeg", "c.JPG"):
        export_file(View.of(COFFEE, JOURNEY), tmp_path / name, Options(scale=1))
    first, *others = (path.read_bytes() for path in sorted(tmp_path.iterdir()))
    assert first.startswith(b"\xff\xd8\xff") and all(other == first for other in others)


@pytest.mark.parametrize(
    ("options", "size", "dpi"),
    [(Options(paper="A4", dpi=150), (1754, 1240), 150), (Options(width=1388), (1388, 0), 48)],
)
def test_size_and_dots_per_inch_come_out_as_asked(
    tmp_path: Path, options: Options, size: tuple[int, int], dpi: int
) -> None:
    export_file(View.of(COFFEE, JOURNEY), tmp_path / "a.jpg", options)
    image = QImage(str(tmp_path / "a.jpg"))
    wide, high = region(View.of(COFFEE, JOURNEY), options).place[2:]
    assert (image.width(), image.height()) == (size[0], size[1] or round(size[0] * high / wide))
    assert image.dotsPerMeterX() * 0.0254 == pytest.approx(dpi, abs=0.5)


def test_it_stands_on_the_page_even_where_one_should_see_through(tmp_path: Path) -> None:
    export_file(View.of(COFFEE, JOURNEY), tmp_path / "a.jpg", Options(scale=1, transparent=True))
    found, page = QImage(str(tmp_path / "a.jpg")).pixelColor(3, 3), QColor(load_theme().page)
    for part in (QColor.red, QColor.green, QColor.blue):
        assert abs(part(found) - part(page)) <= 2
    assert "transparent" not in EXPORTERS["jpeg"].supports


@pytest.mark.parametrize("options", [Options(width=65_501), Options(scale=8)])
def test_a_size_that_cannot_be_is_refused_in_a_sentence(tmp_path: Path, options: Options) -> None:
    with pytest.raises(JourneyError, match="larger than programs can open"):
        export_file(View.of(COFFEE, JOURNEY), tmp_path / "a.jpg", options)
    assert list(tmp_path.iterdir()) == []


def test_work_that_is_not_wanted_any_more_leaves_no_file(tmp_path: Path) -> None:
    def stop(share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        export_file(View.of(COFFEE, JOURNEY), tmp_path / "a.jpg", Options(tell=stop))
    assert list(tmp_path.iterdir()) == []
