"""draw.io: a picture with a diagram in it is read as the diagram."""

from __future__ import annotations

import zlib
from html import escape
from pathlib import Path
from time import process_time
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.errors import JourneyError
from journeymap.formats.drawio import read
from journeymap.formats.reading import ImportOptions, UnknownKind, import_content, importer_for
from journeymap.model.records import Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.documents.pictures import is_picture
from tests.formats.diagrams import box, model, packed, snapshot

DATA = Path(__file__).parents[1] / "data" / "drawio"
DIAGRAM = (DATA / "stage-labels.drawio").read_text("utf-8")
SMALL = model(box("a", "é one", 0, 0) + box("b", "two", 200, 0))
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def svg(diagram: str, head: str = "") -> bytes:
    said = escape(diagram, quote=True)
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" content="{said}"><rect/></svg>'.encode()


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def png(*chunks: bytes) -> bytes:
    head = chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0")
    body = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return SIGNATURE + head + b"".join(chunks) + body + chunk(b"IEND", b"")


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


QUOTED = quote(SMALL, safe="").encode()
PICTURES = {
    "a plain text": png(chunk(b"tEXt", b"mxfile\0" + QUOTED)),
    "another key": png(chunk(b"tEXt", b"mxGraphModel\0" + QUOTED)),
    "behind others": png(chunk(b"tEXt", b"Software\0x"), chunk(b"tEXt", b"mxfile\0" + QUOTED)),
    "packed": png(chunk(b"zTXt", b"mxfile\0\0" + zlib.compress(QUOTED))),
    "packed as draw.io does": png(chunk(b"zTXt", b"mxGraphModel\0\0" + deflated(QUOTED))),
    "international": png(chunk(b"iTXt", b"mxfile\0\0\0\0\0" + SMALL.encode())),
    "international, packed": png(
        chunk(b"iTXt", b"mxfile\0\1\0en\0k\0" + zlib.compress(SMALL.encode()))
    ),
    "svg": svg(SMALL),
    "svg under a document type": svg(
        SMALL, '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">'
    ),
    "svg, packed": svg(f"<mxfile><diagram>{packed(SMALL)}</diagram></mxfile>"),
    "svg, single quotes": svg(SMALL).replace(b'content="', b"content='").replace(b'"><r', b"'><r"),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_the_diagram_in_a_picture_is_read_wherever_it_is_kept(kind: str) -> None:
    for name in ("x.drawio.svg", "x.drawio.png", "x.png", "x"):
        assert importer_for(name, PICTURES[kind]).name == "drawio"
    came = import_content(PICTURES[kind], "x.drawio.png")
    titles = {card.title for card in snapshot(came).all(Touchpoint).values()}
    assert titles == {"é one", "two"}


def test_a_whole_file_in_an_svg_comes_in_with_its_stages() -> None:
    now = snapshot(import_content(svg(DIAGRAM), "embedded.drawio.svg"))
    assert [stage.title for stage in now.ordered(Stage)] == ["Stage 1: Find", "Stage 2: Visit"]


@pytest.mark.parametrize("content", [png(), svg("").replace(b"content", b"class"), svg("<x/>")])
def test_a_picture_without_a_diagram_says_so(content: bytes) -> None:
    with pytest.raises(JourneyError, match=r"picture without a diagram.*Nothing was imported"):
        import_content(content, "x.drawio.svg")
    with pytest.raises(JourneyError, match="picture without a diagram"):
        import_content(content, "x.png", ImportOptions("drawio"))
    with pytest.raises(UnknownKind):
        import_content(content, "x.png")


@pytest.mark.parametrize(
    "content",
    [
        png(chunk(b"zTXt", b"mxfile\0\0" + zlib.compress(b"<mxfile" + b" " * 30_000_000, 9))),
        png(chunk(b"zTXt", b"mxfile\0\0" + deflated(b"<mxfile" + b" " * 30_000_000))),
    ],
)
def test_a_picture_that_swells_is_not_unpacked(content: bytes) -> None:
    with pytest.raises(JourneyError, match="larger than 20 MB"):
        import_content(content, "x.drawio.png")


def test_in_the_window_a_picture_is_a_diagram_where_it_is_called_so(tmp_path: Path) -> None:
    named = {
        "a.drawio.png": (PICTURES["packed"], False),
        "b.png": (PICTURES["packed"], True),
        "c.drawio.png": (png(), True),
        "d.svg": (svg(SMALL), False),
        "e.svg": (b"<svg/>", True),
    }
    for name, (content, picture) in named.items():
        (tmp_path / name).write_bytes(content)
        assert is_picture(tmp_path / name) == picture, name


@pytest.mark.parametrize(
    "content", [b"<svg " + b'"' * 200_001, b"<svg " * 100_000, b"<svg " + b" content=" * 100_000]
)
def test_no_picture_takes_long_to_look_through(content: bytes) -> None:
    before = process_time()
    with pytest.raises(JourneyError):
        read(content, "x.drawio.svg")
    assert process_time() - before < 5


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(PICTURES)), st.integers(0, 4000), st.binary(max_size=9), st.booleans()
)
def test_a_damaged_picture_comes_in_or_says_why_not(
    kind: str, at: int, put: bytes, cut: bool
) -> None:
    data = PICTURES[kind]
    at %= len(data)
    try:
        came = read(data[:at] + put + (b"" if cut else data[at + len(put) :]), "x.drawio.png")
    except JourneyError:
        return
    now = snapshot(came)
    assert now.all(Touchpoint) and now.apply(~came.change) == Snapshot()
