"""``export`` of many: files into a folder, every journey, and standard output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap import api
from journeymap.cli import main
from tests.sources import ROOT

posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals here")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for name, template in (("shop", "shop"), ("service", "blueprint")):
        path = tmp_path / f"{name}.journey"
        api.new(path, template=template, language="en").close()
        made.append(path)
    with api.open(made[0]) as project:
        project.add_journey("Return a chair")
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def export(*arguments: object) -> int:
    return main(["export", *map(str, arguments)])


def test_many_files_become_one_each_named_after_them(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "out"
    assert export(*files, out, "--to", "mmd") == 0
    assert names(out) == ["service.mmd", "shop.mmd"]
    told = capsys.readouterr()
    assert told.out.splitlines() == [str(out / "shop.mmd"), str(out / "service.mmd")]
    assert told.err == ""


def test_one_file_goes_into_the_folder_as_many_do(files: list[Path], tmp_path: Path) -> None:
    assert export(files[0], tmp_path / "out", "--to", "mmd") == 0
    assert names(tmp_path / "out") == ["shop.mmd"]


def test_every_journey_becomes_a_file_named_after_both(files: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert export(*files, out, "--all-journeys", "--to", "mmd") == 0
    assert names(out) == [
        "service - A repair at the workshop.mmd",
        "shop - Buying running shoes online.mmd",
        "shop - Return a chair.mmd",
    ]
    assert "title Return a chair" in (out / "shop - Return a chair.mmd").read_text("utf-8")


def test_a_title_becomes_a_name_that_every_system_takes(files: list[Path], tmp_path: Path) -> None:
    with api.open(files[1]) as project:
        project.journeys[0].update(title='What / why? "so"')
    assert export(files[1], tmp_path / "out", "--all-journeys", "--to", "mmd") == 0
    assert names(tmp_path / "out") == ["service - What why so.mmd"]


@pytest.mark.parametrize("flags", [("--to", "mmd"), ("--all",)])
def test_equal_names_are_misuse_before_anything_is_written(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: tuple[str, ...]
) -> None:
    twin = tmp_path / "elsewhere" / "Shop.journey"
    twin.parent.mkdir()
    api.new(twin).close()
    with pytest.raises(SystemExit) as ended:
        export(*files, twin, tmp_path / "out", *flags)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "would be written twice" in said and str(files[0]) in said and str(twin) in said
    assert not (tmp_path / "out").exists()


def test_journeys_of_one_title_have_equal_names(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with api.open(files[0]) as project:
        project.add_journey("return a chair")
    with pytest.raises(SystemExit) as ended:
        export(files[0], tmp_path / "out", "--all-journeys", "--to", "mmd")
    assert ended.value.code == 2 and not (tmp_path / "out").exists()
    assert "would be written twice" in capsys.readouterr().err


def test_a_series_of_frames_does_not_take_another_file_s_name(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = tmp_path / "shop 01.journey"
    api.new(second, template="shop").close()
    with pytest.raises(SystemExit) as ended:
        export(files[0], second, tmp_path / "out", "--to", "drawio", "--frames")
    assert ended.value.code == 2 and not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_read_or_written_does_not_stop_the_others(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, out = tmp_path / "bad.journey", tmp_path / "out"
    bad.write_bytes(b"nothing")
    out.mkdir()
    (out / "shop.mmd").write_text("mine", "utf-8")
    assert export(bad, *files, out, "--to", "mmd") == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == [str(out / "service.mmd")]
    assert "not a journey file" in told.err and "--force" in told.err
    assert told.err.count("\n") == 2 and (out / "shop.mmd").read_text("utf-8") == "mine"
    assert export(*files, out, "--to", "mmd", "--force") == 0
    assert export(*files, out, "--to", "mmd") == 0


def test_a_journey_that_one_of_the_files_lacks_is_told(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert export(*files, out, "--to", "mmd", "--journey", "Return a chair") == 1
    assert names(out) == ["shop.mmd"]
    assert "no journey “Return a chair”" in capsys.readouterr().err


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("mmd", b"journey\n")])
def test_standard_output_gets_the_file_and_nothing_else(
    files: list[Path], ending: str, begins: bytes
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "journeymap", "export", str(files[0]), "-", "--to", ending],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(begins) and len(done.stdout) > 100


@posix
def test_progress_is_shown_on_a_terminal_only_and_does_not_stay(
    files: list[Path], tmp_path: Path
) -> None:
    import pty

    reading, writing = pty.openpty()
    command = ["export", *map(str, files), str(tmp_path / "out"), "--to", "mmd"]
    done = subprocess.run(
        [sys.executable, "-m", "journeymap", *command],
        stdout=subprocess.PIPE,
        stderr=writing,
        check=True,
        cwd=ROOT,
        text=True,
    )
    os.close(writing)
    shown = os.read(reading, 10_000).decode()
    os.close(reading)
    assert "[1/2] shop.mmd 0 %" in shown and "[2/2] service.mmd" in shown
    assert shown.endswith("\r\x1b[K") and "%" not in done.stdout
