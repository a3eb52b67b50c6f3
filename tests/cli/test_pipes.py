"""A path may name a pipe or a device: it is refused in a sentence, and nobody waits for it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.cli import main

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here"),
    pytest.mark.timeout(30),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with a journey and a pipe of each kind."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "coffee.journey", "--template", "coffee"]) == 0
    for ending in ("png", "csv", "json", "mmd", "xlsx", "drawio", "journey"):
        os.mkfifo(tmp_path / f"pipe.{ending}")
    (tmp_path / "endless.csv").symlink_to("/dev/zero")
    (tmp_path / "folder.csv").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "export coffee.journey map.svg --logo pipe.png",
        "export coffee.journey map.svg --logo /dev/zero",
        "import pipe.csv -o new.journey",
        "import pipe.json -o new.journey",
        "import pipe.mmd -o new.journey",
        "import pipe.xlsx -o new.journey",
        "import pipe.drawio -o new.journey",
        "import endless.csv -o new.journey",
        "import pipe.csv -o pipe.journey --force",
        "new pipe.journey --force",
        "info pipe.journey",
        "check pipe.journey",
        "export pipe.journey map.json",
        "new /dev/full --force",
    ],
)
def test_a_pipe_or_a_device_is_refused(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(os.listdir(folder))
    assert main(command.split()) == 1
    told = capsys.readouterr().err
    assert "device or a pipe" in told or "/dev/full" in told
    assert sorted(os.listdir(folder)) == before


def test_a_folder_is_called_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "folder.csv", "-o", "new.journey"]) == 1
    assert "it is a folder" in capsys.readouterr().err


def test_a_pipe_that_replaced_the_file_meanwhile_is_not_written_into(folder: Path) -> None:
    from journeymap.errors import JourneyError
    from journeymap.storage.session import Session
    from tests.storage.samples import numbered, written

    file = written(folder / "mine.journey")
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    file.unlink()
    os.mkfifo(file)
    for overwrite in (False, True):
        with pytest.raises(JourneyError):
            session.publish(overwrite=overwrite)
    session.leave()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize(
    "command", ["info coffee.journey --json", "templates", "export coffee.journey - --to html"]
)
def test_an_answer_that_finds_no_room_is_no_fault_of_the_program(
    folder: Path, command: str
) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "journeymap", *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=folder,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1, done.stderr


@pytest.mark.parametrize("closed", [1, 2])
@pytest.mark.parametrize("command", ["info coffee.journey", "export coffee.journey map.md"])
def test_a_closed_stream_is_no_fault_of_the_program(
    folder: Path, command: str, closed: int
) -> None:
    told = f"{shlex.quote(sys.executable)} -m journeymap {command} {closed}>&-"
    assert subprocess.run(["sh", "-c", told], cwd=folder, check=False).returncode == 0


@pytest.mark.parametrize("name", ["", "/", "..", "/dev/"])
def test_what_has_no_name_is_no_journey_file(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", name]) == 1
    assert "ends in .journey" in capsys.readouterr().err
