"""Pictures in tables and texts: with their bytes where asked for, else it is said they stay."""

from __future__ import annotations

import json
import re
import zipfile
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import journeymap
from journeymap.cli import main
from journeymap.formats import EXPORTERS, export_file, left_behind
from journeymap.formats.json import read
from journeymap.model.records import Asset
from journeymap.rendering.options import Options
from journeymap.view import View
from tests import json_schema
from tests.formats.pictured import pictures, storyboard
from tests.misfits import misfits
from tests.painting.photos import png


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


@pytest.fixture
def board() -> View:
    first, second, disc = pictures()
    return storyboard(first, second, disc, first)


def written(board: View, path: Path, *, with_pictures: bool) -> dict[str, Any]:
    export_file(board, path, Options(pictures=with_pictures))
    plain: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return plain


def test_json_holds_the_bytes_when_asked_and_else_only_names_them(
    board: View, tmp_path: Path
) -> None:
    without = written(board, tmp_path / "a.json", with_pictures=False)
    held = written(board, tmp_path / "b.json", with_pictures=True)
    assert "pictures" not in without and without["records"] == held["records"]
    assert held["pictures"] == {
        sha256(data).hexdigest(): b64encode(data).decode() for data in pictures()
    }
    schema = json_schema.schema()
    assert [*misfits(held, schema, schema, "")] == [*misfits(without, schema, schema, "")] == []
    name = schema["properties"]["pictures"]["propertyNames"]["pattern"]
    assert all(re.fullmatch(name, digest) for digest in held["pictures"])
    again = read((tmp_path / "b.json").read_bytes(), "b.json")
    assert set(again.pictures) == set(pictures()) and again.report == ()


def test_pictures_come_back_with_the_document_and_into_another(board: View, tmp_path: Path) -> None:
    export_file(board, tmp_path / "a.json", Options(pictures=True))
    with journeymap.new(
        tmp_path / "new.journey", source=journeymap.read(tmp_path / "a.json")
    ) as project:
        assert project.take_in(journeymap.read(tmp_path / "a.json")).report == ()
    with journeymap.open(tmp_path / "new.journey", read_only=True) as project:
        for journey in project.journeys:
            (shown,) = journey.export(tmp_path / f"{journey.id}.svg")
            said = shown.read_text("utf-8")
            assert all(b64encode(data).decode() in said for data in pictures())


@pytest.mark.parametrize(
    ("held", "why"),
    [
        ({"0" * 64: b64encode(b"\x89PNG").decode()}, "SHA-256 differs"),
        ({sha256(b"<svg/>").hexdigest(): b64encode(b"<svg/>").decode()}, "no PNG or JPEG"),
        ({sha256(b"").hexdigest(): ""}, "no PNG or JPEG"),
        ({"0" * 64: "?"}, "SHA-256 differs"),
        ({"0" * 64: 7}, "SHA-256 differs"),
        ({"0" * 64: "ї"}, "SHA-256 differs"),
        ([7], "SHA-256 differs"),
        (
            {
                sha256(png(30_000, 30_000, b"")).hexdigest(): b64encode(
                    png(30_000, 30_000, b"")
                ).decode()
            },
            "no PNG or JPEG",
        ),
    ],
)
def test_what_is_not_the_picture_it_is_said_to_be_is_told(
    held: Any, why: str, board: View, tmp_path: Path
) -> None:
    plain = written(board, tmp_path / "a.json", with_pictures=True) | {"pictures": held}
    came = read(json.dumps(plain), "a.json")
    assert came.pictures == ()
    assert [line for line, said in came.report if why in said] == [0]
    assert len([e for e in came.change if isinstance(e.after, Asset)]) == 3, "the records are taken"


@pytest.mark.parametrize(
    ("ending", "left"),
    [
        ("csv", "3 pictures stay behind"),
        ("mmd", "3 pictures stay behind"),
        ("json", "3 pictures are only named"),
        *((ending, "") for ending in ("xlsx", "md", "html", "png", "svg", "pdf", "pptx", "drawio")),
    ],
)
def test_a_format_that_holds_no_pictures_says_so(ending: str, left: str, board: View) -> None:
    kind = next(one for one in EXPORTERS if one.suffix == f".{ending}")
    said = " ".join(left_behind(kind, board, Options()))
    assert said.startswith(left) and bool(said) == bool(left)
    assert not left_behind(kind, board, Options(pictures=True)) or ending in ("csv", "mmd")


def test_the_command_line_says_what_stays_behind_and_takes_it_along(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cup.png").write_bytes(pictures()[1])
    with journeymap.new(tmp_path / "a.journey", template="shop", language="en") as project:
        project.personas[0].update(picture=project.add_picture(tmp_path / "cup.png").id)
    file = str(tmp_path / "a.journey")
    assert main(["export", file, str(tmp_path / "a.csv")]) == 0
    assert "1 picture stays behind." in capsys.readouterr().err
    assert main(["export", file, str(tmp_path / "a.json")]) == 0
    assert "1 picture is only named" in capsys.readouterr().err
    assert main(["export", file, str(tmp_path / "b.json"), "--pictures"]) == 0
    assert capsys.readouterr().err == ""
    assert b64encode(pictures()[1]).decode() in (tmp_path / "b.json").read_text("utf-8")
    assert main(["import", str(tmp_path / "b.json"), "-o", str(tmp_path / "b.journey")]) == 0
    assert (
        main(["export", str(tmp_path / "b.journey"), str(tmp_path / "c.json"), "--pictures"]) == 0
    )
    assert b64encode(pictures()[1]).decode() in (tmp_path / "c.json").read_text("utf-8")
    with pytest.raises(SystemExit, match="2"):
        main(["export", file, str(tmp_path / "a.png"), "--pictures"])


def test_a_workbook_has_a_sheet_of_pictures_each_once(board: View, tmp_path: Path) -> None:
    export_file(board, tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        media = [file.read(n) for n in file.namelist() if n.startswith("xl/media/")]
        drawn = b"".join(file.read(n) for n in file.namelist() if "drawings/drawing" in n)
    assert sorted(media) == sorted(pictures())
    assert drawn.count(b"A cup &amp; a") == 3
    export_file(View.of(board.snapshot, board.journey), tmp_path / "b.xlsx")
    with zipfile.ZipFile(tmp_path / "b.xlsx") as file:
        assert not [n for n in file.namelist() if n.startswith("xl/media/")]
