"""A state folder that is full or read-only keeps nobody from looking at a file."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.cli import main
from journeymap.errors import JourneyError
from journeymap.storage.faults import CannotWrite
from journeymap.storage.recovery import discard, recoverable
from journeymap.storage.session import Session
from tests.sources import ROOT
from tests.storage.samples import after, contents, document, numbered, written

FORMATS = ROOT / "tests" / "data" / "formats"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "coffee.journey")


@pytest.fixture
def spare(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, where the state folder can no more be made."""
    folder = tmp_path / "spare"
    folder.mkdir()
    folder.chmod(0o1777)
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("JOURNEYMAP_STATE", str(file / "state"))
    return folder


def test_a_file_is_opened_to_be_looked_at_and_that_is_said(file: Path, spare: Path) -> None:
    before = file.read_bytes()
    session = Session.open(file)
    assert session.snapshot == document()
    assert "only to be looked at" in session.read_only
    assert session.spare == session.read_only
    [place] = spare.iterdir()
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (place, *place.iterdir())} == {0}
    session.close()
    assert list(spare.iterdir()) == []
    assert file.read_bytes() == before


@pytest.mark.parametrize("command", ["check", "info", "export"])
def test_commands_do_their_work_and_say_so(
    file: Path, spare: Path, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = [str(tmp_path / "map.json")] if command == "export" else []
    assert main([command, str(file), *out]) == 0
    told, warned = capsys.readouterr()
    assert "folder for working copies" in warned
    assert ("is sound" in told) == (command == "check")
    assert list(spare.iterdir()) == []


def test_a_damaged_file_is_refused_as_ever(file: Path, spare: Path) -> None:
    os.truncate(file, 5000)
    with pytest.raises(JourneyError, match="is damaged"):
        Session.open(file)
    assert list(spare.iterdir()) == []


def test_changes_can_be_saved_under_another_name(file: Path, spare: Path, tmp_path: Path) -> None:
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    with pytest.raises(CannotWrite):
        session.publish()
    session.save_as(tmp_path / "mine.journey")
    session.close()
    assert (contents(file), contents(tmp_path / "mine.journey")) == (document(), after(1))


def test_changes_that_were_left_are_offered_at_the_next_start(
    file: Path, spare: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    session.leave()
    [left] = recoverable()
    assert (left.name, left.changes) == ("coffee.journey", 1)
    again = Session.recover(left)
    assert again.snapshot == after(1)
    assert again.read_only
    again.leave()
    monkeypatch.setenv("JOURNEYMAP_STATE", str(own_folders / "state"))
    [left] = recoverable()
    discard(left)
    assert recoverable() == []
    assert list(spare.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no owners here")
def test_folders_that_others_may_look_into_are_not_taken_for_ours(file: Path, spare: Path) -> None:
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    session.leave()
    [place] = spare.iterdir()
    place.chmod(0o755)
    assert recoverable() == []


FULL = """
import os, subprocess, sys
from pathlib import Path
from journeymap.storage.session import Session
state, file = Path(os.environ["JOURNEYMAP_STATE"]), Path(sys.argv[1])
state.mkdir(parents=True)
for size in sys.argv[2:]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", state], check=True)
    session = Session.open(file)
    print(bool(session.spare), sum(1 for _ in session.snapshot.records()))
    session.close()
    subprocess.run(["umount", "-l", state], check=True)
"""


@pytest.mark.parametrize("name", ["format_1", "format_2", "format_3"])
def test_a_disk_that_is_full_at_any_point_of_opening_is_no_fault_of_the_file(
    name: str, own_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copying, migrating and mending need ever more room; at some point there is none."""
    apart = ["unshare", "--mount", *(["--map-root-user"] if os.getuid() else [])]
    if not shutil.which("unshare") or subprocess.run([*apart, "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    file = FORMATS / f"{name}.journey"
    sizes = [str(size) for size in range(40, 1300, 90)]
    done = subprocess.run(
        [*apart, sys.executable, "-c", FULL, str(file), *sizes],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    spare = [line.split()[0] for line in done.stdout.splitlines()]
    assert len(set(done.stdout.splitlines())) == 2
    assert spare == sorted(spare, reverse=True) and set(spare) == {"True", "False"}
    assert list(tmp_path.iterdir()) == []
