"""What an export replaces: what it made itself and nobody touched, unless it is told to."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from journeymap.cli import main

posix = pytest.mark.skipif(sys.platform == "win32", reason="this is about POSIX files")
ENDINGS = (".png", ".jpg", ".svg", ".pdf", ".pptx", ".html", ".md", ".csv", ".xlsx", ".json")


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    path = tmp_path / "coffee.journey"
    assert main(["new", str(path), "--template", "coffee", "--language", "en"]) == 0
    return path


def export(coffee: Path, out: Path, *more: str) -> int:
    return main(["export", str(coffee), str(out), *more])


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_name_night_after_night_until_somebody_works_on_it(
    coffee: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"map{ending}"
    assert [export(coffee, out) for _ in range(3)] == [0, 0, 0]
    with out.open("ab") as file:
        file.write(b"<!-- mine -->")
    mine = out.read_bytes()
    assert export(coffee, out) == 1
    assert "already there" in capsys.readouterr().err and out.read_bytes() == mine
    assert export(coffee, out, "--force") == 0
    assert out.read_bytes() != mine
    assert export(coffee, out) == 0


def test_a_picture_that_was_never_exported_is_somebody_s(coffee: Path, tmp_path: Path) -> None:
    out = tmp_path / "holiday.png"
    out.write_bytes(b"\x89PNG of the sea")
    assert export(coffee, out) == 1
    assert out.read_bytes() == b"\x89PNG of the sea"


def test_frames_are_kept_one_by_one(coffee: Path, tmp_path: Path) -> None:
    assert export(coffee, tmp_path / "talk.svg", "--frames") == 0
    assert export(coffee, tmp_path / "talk.svg", "--frames") == 0
    (tmp_path / "talk 02.svg").write_text("mine", "utf-8")
    first = (tmp_path / "talk 01.svg").stat().st_ino
    assert export(coffee, tmp_path / "talk.svg", "--frames") == 1
    assert (tmp_path / "talk 02.svg").read_text("utf-8") == "mine"
    assert (tmp_path / "talk 01.svg").stat().st_ino == first


@posix
@pytest.mark.parametrize("more", [(), ("--frames",)])
def test_a_link_stays_one_and_what_it_leads_to_is_written(
    coffee: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    (tmp_path / "public").mkdir()
    name = "map 01.svg" if more else "map.svg"
    real = tmp_path / "public" / "shown.svg"
    link = tmp_path / name
    link.symlink_to(real)
    for _ in range(2):
        assert export(coffee, tmp_path / "map.svg", *more) == 0
        assert link.is_symlink() and real.read_bytes().startswith(b"<")
    assert [path.name for path in real.parent.iterdir()] == [real.name]


@posix
@pytest.mark.parametrize("more", [(), ("--force",), ("--force", "--frames")])
def test_a_read_only_file_is_left_alone_and_that_is_said(
    coffee: Path, tmp_path: Path, more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / ("map 03.png" if "--frames" in more else "map.png")
    assert export(coffee, out) == 0
    before = out.read_bytes()
    out.chmod(0o444)
    assert export(coffee, tmp_path / "map.png", *more) == 1
    assert "read-only" in capsys.readouterr().err
    assert (out.read_bytes(), out.stat().st_mode & 0o777) == (before, 0o444)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@posix
def test_what_is_replaced_leaves_its_mode_to_what_comes(coffee: Path, tmp_path: Path) -> None:
    out = tmp_path / "private.png"
    assert export(coffee, out) == 0
    out.chmod(0o600)
    assert export(coffee, out) == 0
    assert out.stat().st_mode & 0o777 == 0o600


def test_what_killed_exports_left_is_taken_away_and_nothing_else(
    coffee: Path, tmp_path: Path
) -> None:
    here, gone, digits = os.getpid(), 2**22 + 1, "0123456789abcdef" * 2
    strays = {
        f".{digits}.{gone}.png": (7200.0, os.name != "posix"),
        f".{digits}.{here}.svg": (7200.0, True),
        f".{digits}.{gone}.pdf": (60.0, True),
        f".{digits}.{here}.pptx": (2 * 86400.0, False),
        f".{digits[1:]}.{gone}.png": (9e6, True),
        ".hidden.png": (9e6, True),
    }
    folder = tmp_path / f".{digits}.{gone}.frames"
    folder.mkdir()
    (folder / "talk 01.png").write_bytes(b"half")
    for name, (age, _) in strays.items():
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    os.utime(folder, (time.time() - 3 * 86400,) * 2)
    assert export(coffee, tmp_path / "map.png") == 0
    left = {name: (tmp_path / name).exists() for name in strays}
    assert left == {name: stays for name, (_, stays) in strays.items()}
    assert not folder.exists()
