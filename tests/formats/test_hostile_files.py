"""Whatever a file is, it comes in or is refused in a sentence, soon, and nothing has changed."""

from __future__ import annotations

import os
import zipfile
from gzip import compress
from io import BytesIO
from pathlib import Path
from random import Random
from time import process_time

import pytest

from journeymap.errors import JourneyError
from journeymap.formats.reading import ImportOptions, endings, import_content, import_file
from journeymap.model.snapshot import Snapshot
from tests.formats.test_drawio_pictured import PICTURES

DATA = Path(__file__).parents[1] / "data"
ENDINGS = (
    "md", "txt", "mmd", "drawio", "drawio.svg", "drawio.png", "mm", "xmind", "opml", "json", "ods",
    "xls", "xlsx", "csv", "xes", "xes.gz",
)  # fmt: skip
XES = b"""<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0"><global scope="event"><string key="concept:name" value="x"/></global>
<classifier name="c" keys="concept:name"/><trace><string key="concept:name" value="1"/>
<event><string key="concept:name" value="Search"/>
<date key="time:timestamp" value="2026-03-14T10:00:00+02:00"/></event>
<event><string key="concept:name" value="Pay"/><list key="l"><values/></list>
<date key="time:timestamp" value="2026-03-14T10:20:00+02:00"/></event></trace></log>"""
SEEDS = {
    "md": b"# A\n\n```mermaid\njourney\n x: 5: Me\n```\n\n| Stage | Touchpoint |\n|--|--|\n| a | b |\n",
    "mmd": b"---\ntitle: x\n---\njourney\n title A\n section B\n  one: 7: Me, You\n  two: 3\n",
    "drawio": (DATA / "drawio" / "lanes.drawio").read_bytes(),
    "drawio.png": PICTURES["packed"],
    "drawio.svg": PICTURES["svg"],
    "mm": (DATA / "mindmap.mm").read_bytes(),
    "json": (DATA / "generic-journey.json").read_bytes(),
    "opml": b'<opml><head><title>T</title></head><body><outline text="a"/></body></opml>',
    "xes": XES,
    "xes.gz": compress(XES, mtime=0),
    "csv": b"case;activity;time\n1;A;14.03.2026 10:00\n1;B;14.03.2026 11:00\n2;A;15.03.2026 9:00\n",
    "tsv": b"path\tconversions\tnulls\nA > B\t3\t4\nA > C\t1\t\n",
}
PIECES = (
    b"\xff\xfe",
    b"\0",
    b'"',
    b"<",
    b"{",
    b"]",
    b"|",
    b"```\n",
    b"NaN",
    b"1e999",
    b"&#0;",
    b"\xed\xa0\x80",
)


def test_every_kind_is_here() -> None:
    named = {f".{one}" for one in ENDINGS}
    alike = {".tsv", ".dio", ".xml", ".mermaid", ".ots", ".markdown", ".xlt", ".xlsm"}
    assert named | alike == {*endings()}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_of_two_gigabytes_is_refused_before_it_is_read(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{ending}"
    with path.open("wb") as file:
        file.truncate(2**31)
    limit = 1024 if ending.startswith("xes") else 64
    with pytest.raises(JourneyError, match=f"too large to import; the limit is {limit} MB"):
        import_file(path)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_and_what_is_not_there_are_told(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"x.{ending}").mkdir()
    for path in (tmp_path / f"x.{ending}", tmp_path / f"y.{ending}"):
        with pytest.raises(JourneyError, match="cannot be read"):
            import_file(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_pipe_and_a_device_are_not_waited_for(ending: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / f"x.{ending}")
    (tmp_path / f"y.{ending}").symlink_to("/dev/zero")
    for path in (tmp_path / f"x.{ending}", tmp_path / f"y.{ending}"):
        with pytest.raises(JourneyError, match="a device or a pipe"):
            import_file(path)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 5000,
        bytes(range(256)) * 40,
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        b"\x89PNG\r\n\x1a\n",
    ],
    ids=["nothing", "zeros", "every byte", "archive", "box", "picture"],
)
def test_what_is_not_what_it_is_called_is_told(ending: str, content: bytes) -> None:
    with pytest.raises(JourneyError) as refused:
        import_content(content, f"x.{ending}")
    assert str(refused.value).endswith(".")


def test_archives_that_swell_are_not_unpacked_into_memory() -> None:
    def bomb(*parts: str) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for part in parts:
                file.writestr(part, b"<x>" + b" " * (60 * 2**20))
        return out.getvalue()

    for ending, parts in (
        ("xmind", ("content.json",)),
        ("xlsx", ("xl/workbook.xml",)),
        ("ods", ("mimetype", "content.xml", "META-INF/manifest.xml")),
    ):
        with pytest.raises(JourneyError, match="Nothing was imported"):
            import_content(bomb(*parts), "x", ImportOptions(ending))


@pytest.mark.parametrize("kind", SEEDS)
def test_five_hundred_damaged_files_come_in_or_say_why_not(kind: str) -> None:
    chance, before = Random(kind), process_time()
    for _ in range(500):
        data = bytearray(SEEDS[kind])
        for _ in range(chance.choice((1, 1, 3, 9))):
            at = chance.randrange(len(data) + 1)
            end = at + chance.choice((0, 0, 1, 20, len(data)))
            data[at:end] = chance.choice((b"", *PIECES, bytes(data[: chance.randrange(99)])))
        try:
            came = import_content(bytes(data), f"x.{kind}")
        except JourneyError as error:
            assert str(error).strip()
            continue
        now = Snapshot().apply(came.change)
        assert now.apply(~came.change) == Snapshot()
    assert process_time() - before < 60
