"""Shares and sticks that refuse what a save needs, and what a file has besides its bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from journeymap.storage.backups import backups_of
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from tests.storage.samples import after, contents, document, numbered, written
from tests.storage.tracing import refused, said, unrenamable

linux = pytest.mark.skipif(sys.platform != "linux", reason="this is about Linux")
pytestmark = linux


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return written(tmp_path / "folder" / "coffee.journey")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("fault", "words"),
    [("fchmod,chmod,fchmodat:error=EPERM", ""), ("fsync:error=EINVAL", "did not confirm")],
    ids=["no modes", "no fsync"],
)
def test_a_share_that_refuses_something_is_saved_to_and_that_is_said(
    file: Path, fault: str, words: str
) -> None:
    before = file.read_bytes()
    told = said(refused(file.parent if "fsync" in fault else file, fault), "publish", file, 1)
    assert "1\n" in told and words in told
    assert contents(file) == after(1)
    assert names(file.parent) == [file.name]
    assert before in [backup.read_bytes() for backup in backups_of(file)]


def test_a_share_that_renames_nothing_over_another_is_written_over_and_that_is_said(
    file: Path, tmp_path: Path
) -> None:
    before = file.read_bytes()
    command = unrenamable(tmp_path / "log", "publish", file, 1)
    assert "was written over" in said(command, "publish", file, 1)
    assert contents(file) == after(1)
    assert names(file.parent) == [file.name]
    assert before in [backup.read_bytes() for backup in backups_of(file)]


def test_a_new_file_on_a_share_without_renaming(tmp_path: Path) -> None:
    file = tmp_path / "share" / "new.journey"
    file.parent.mkdir()
    told = said(unrenamable(tmp_path / "log", "save", file), "save", file)
    assert "was written over" in told
    assert contents(file) == document()


@pytest.mark.parametrize("number", [1, 2])
def test_killed_while_writing_over_there_is_a_backup_and_the_work_is_offered(
    file: Path, tmp_path: Path, number: int
) -> None:
    large = document(12_000)
    before = written(file, large).read_bytes()
    said(unrenamable(tmp_path / "log", "publish", file, 1, killed=number), "publish", file, 1)
    assert (file.read_bytes() != before) == (number > 1)
    assert before in [backup.read_bytes() for backup in backups_of(file)]
    (left,) = recoverable()
    again = Session.recover(left)
    assert (again.snapshot, again.path) == (after(1, large), file)
    again.publish(overwrite=True)
    again.close()
    assert contents(file) == after(1, large)


def test_a_file_on_another_disk_than_the_state_folder(own_folders: Path) -> None:
    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == own_folders.stat().st_dev:
        pytest.skip("there is no second disk here")
    with TemporaryDirectory(dir=shared) as folder:
        file = written(Path(folder, "coffee.journey"))
        file.chmod(0o640)
        session = Session.open(file)
        session.write(numbered(session.snapshot, 0))
        session.close()
        assert contents(file) == after(1)
        assert names(file.parent) == [file.name] and file.stat().st_mode & 0o777 == 0o640


def test_tags_of_a_file_stay(file: Path) -> None:
    try:
        os.setxattr(file, "user.tag", b"red")
    except OSError:
        pytest.skip("this disk has no extended attributes")
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    session.close()
    assert os.getxattr(file, "user.tag") == b"red"
    assert session.notices == ()


def test_an_access_list_stays_and_an_inherited_one_does_not_come(file: Path) -> None:
    def run(*command: str) -> str:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"this disk has no access lists: {done.stderr}")
        return done.stdout

    if not shutil.which("setfacl"):
        pytest.skip("setfacl is not there; the package is called acl")
    plain = written(file.with_name("plain.journey"))
    plain.chmod(0o600)
    run("setfacl", "-m", "u:4321:rw,g::-,o::-", str(file))
    run("setfacl", "-d", "-m", "u:1234:rwx", str(file.parent))
    lists = [run("getfacl", "-cn", str(path)) for path in (file, plain)]
    assert "user:4321:rw-" in lists[0]
    for path in (file, plain):
        session = Session.open(path)
        session.write(numbered(session.snapshot, 0))
        session.close()
        assert contents(path) == after(1)
    assert lists == [run("getfacl", "-cn", str(path)) for path in (file, plain)]
