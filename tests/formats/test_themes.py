"""Every export is in the theme of its view: the dark one leaves no light page, nor the other way."""

from __future__ import annotations

import base64
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from journeymap.drawing.theme import Theme, contrast, load_theme, themes
from journeymap.formats import EXPORTERS, export_file
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0].id
THEMES = {theme.name: load_theme(theme.name) for theme in themes()}
THEMED = [exporter.suffix[1:] for exporter in EXPORTERS if "theme" in exporter.supports]
PICTURES = ("png", "jpg", "md")
_WITH_FRAMES = ("dark", "warm")


def flat(value: object) -> Iterator[str]:
    """Yield the colours in a value of a theme."""
    if isinstance(value, str) and value.startswith("#"):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from flat(one)


def only(name: str) -> frozenset[str]:
    """Return the colours of a theme that no other has."""
    mine, *others = (set(flat(tuple(THEMES[n]))) for n in (name, *(set(THEMES) - {name})))
    return frozenset(mine.difference(*others))


def exported(name: str, theme: Theme, folder: Path, options: Options | None = None) -> Path:
    """Return the file of a format with the sample in a theme."""
    path = folder / f"map.{name}"
    export_file(View.of(COFFEE, JOURNEY, theme=theme), path, options)
    return path


def colours(path: Path) -> set[str]:
    """Return the colours a file names."""
    data = path.read_bytes()
    if path.suffix in (".pptx", ".xlsx"):
        with zipfile.ZipFile(path) as parts:
            # The theme of the Office part is PowerPoint's and Excel's own; nothing here uses it.
            names = [name for name in parts.namelist() if "/theme/" not in name]
            text = "".join(parts.read(name).decode("utf-8", "ignore") for name in names)
        found = re.findall(r'(?:val|rgb)="(?:FF)?([0-9A-Fa-f]{6})"', text)
    elif path.suffix == ".pdf":
        packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
        text = "".join(opened(stream) for stream in packed)
        triples = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn|SCN)\b", text)
        found = ["".join(f"{round(float(part) * 255):02x}" for part in row) for row in triples]
    else:
        found = re.findall(r"#([0-9A-Fa-f]{6})\b", data.decode())
    return {f"#{one.lower()}" for one in found}


def opened(stream: bytes) -> str:
    """Return what a stream of a PDF says, blank for what is no text."""
    try:
        return zlib.decompress(stream).decode("ascii", "ignore")
    except zlib.error:
        return ""


def picture(path: Path) -> QImage:
    """Return the picture a file is, or holds."""
    data = path.read_bytes()
    if path.suffix == ".md":
        data = base64.b64decode(re.findall(rb"base64,([A-Za-z0-9+/=]+)", data)[0])
    image = QImage()
    assert image.loadFromData(data)
    return image


def test_there_is_no_picture_without_a_theme() -> None:
    bare = {exporter.suffix[1:] for exporter in EXPORTERS if "theme" not in exporter.supports}
    assert bare == {"csv", "jira.csv", "json", "mmd", "trello.csv"}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", [name for name in THEMED if name not in PICTURES])
def test_a_file_names_the_colours_of_its_theme_and_no_others(
    name: str, theme: str, tmp_path: Path, qapp: object
) -> None:
    others = frozenset[str]().union(*(only(one) for one in THEMES if one != theme))
    others -= {"#000000"}  # of which a PDF begins by itself
    for options in (Options(), Options(frames=True))[: 2 if theme in _WITH_FRAMES else 1]:
        found = colours(exported(name, THEMES[theme], tmp_path, options))
        assert found & only(theme)
        # What is written beside a picture on bare paper is dark in any theme.
        on_paper = name == "pdf" and options.frames and THEMES[theme].dark
        left = (found & others) - (only("light") if on_paper else frozenset())
        assert not left, sorted(left)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_the_page_of_its_theme_and_no_other(
    name: str, theme: str, tmp_path: Path, qapp: object
) -> None:
    image = picture(exported(name, THEMES[theme], tmp_path, Options(scale=1)))
    wanted = THEMES[theme].page
    seen = [
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    ]
    assert contrast(image.pixelColor(3, 3).name(), wanted) < 1.03
    other = THEMES["light" if THEMES[theme].dark else "dark"]
    grounds = (other.page, other.lane, other.card)
    assert sum(contrast(pixel, ground) < 1.02 for pixel in seen for ground in grounds) < 0.01 * len(
        seen
    )


def test_what_is_written_on_bare_paper_can_be_read_in_the_dark_theme(
    tmp_path: Path, qapp: object
) -> None:
    for options in (Options(frames=True), Options(tiles=True, paper="A4")):
        found = colours(exported("pdf", THEMES["dark"], tmp_path, options))
        assert THEMES["light"].ink_soft in found


def test_letters_of_a_dark_workbook_stand_on_a_dark_sheet(tmp_path: Path, qapp: object) -> None:
    from openpyxl import load_workbook

    book = load_workbook(exported("xlsx", THEMES["dark"], tmp_path))
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state != "veryHidden"]
    assert len(seen) > 5
    for sheet in seen:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    ink, ground = f"#{cell.font.color.rgb[2:]}", f"#{cell.fill.fgColor.rgb[2:]}"
                    assert contrast(ink, ground) >= 4.5, (sheet.title, cell.coordinate)
