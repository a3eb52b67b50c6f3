"""A path may name a pipe or a device: it is refused in a sentence, and nobody waits for it."""

from __future__ import annotations

import os
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
