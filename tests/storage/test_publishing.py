"""Putting a file where the person wants it: whole, or not at all, and never over a refusal."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.model.change import Change
from journeymap.model.document import Document
from journeymap.model.links import removal
from journeymap.storage.backups import NEWEST, back_up, backups_of
from journeymap.storage.faults import CannotWrite, ChangedUnderneath, HardLinked, NoRoom, ReadOnly
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from journeymap.storage.tables import APPLICATION_ID, FORMAT
from tests.storage.samples import after, contents, document, numbered, written

posix = pytest.mark.skipif(sys.platform == "win32", reason="this is about POSIX files")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    return written(folder / "coffee.journey")


@pytest.fixture
def session(file: Path):
    """A session on the file with one change that is not published yet."""
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    yield session
    session.leave()


def assert_safe(session: Session, other: Path) -> None:
    """What could not be published is still there to be saved elsewhere."""
    assert session.pending == 1
    session.save_as(other)
    assert contents(other) == after(1)


def test_the_file_says_what_it_is_and_has_nothing_beside_it(session: Session, file: Path) -> None:
    session.publish()
    header = file.read_bytes()[:100]
    assert header[68:72] == b"JMAP" == APPLICATION_ID.to_bytes(4, "big")
    assert int.from_bytes(header[60:64], "big") == FORMAT
    assert header[18:20] == b"\1\1"  # no write-ahead log, which a copy would lack
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_was_deleted_before_it_was_ever_published_is_not_in_the_file(tmp_path: Path) -> None:
    session = Session.new(document())
    session.attachments.put_asset(b"", "", "")
    session.save_as(tmp_path / "clean.journey")
    big = tmp_path.joinpath("clean.journey").stat().st_size
    session.write(Change("Delete", removal(document(), ["journey"])))
    session.publish()
    assert tmp_path.joinpath("clean.journey").stat().st_size <= big + 8192
    session.close()


@posix
def test_the_mode_of_the_file_stays(session: Session, file: Path) -> None:
    file.chmod(0o640)
    session.publish(overwrite=True)
    assert file.stat().st_mode & 0o777 == 0o640


@posix
def test_a_read_only_file_is_left_alone(file: Path, tmp_path: Path) -> None:
    file.chmod(0o444)
    before = file.read_bytes()
    session = Session.open(file)
    assert "read-only" in session.read_only
    session.write(numbered(session.snapshot, 0))
    with pytest.raises(ReadOnly, match="Save it under another name"):
        session.publish()
    with pytest.raises(ReadOnly):
        session.close()
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (before, 0o444)
    assert_safe(session, tmp_path / "other.journey")
    assert session.read_only == ""
    session.close()


@posix
def test_a_file_in_a_read_only_folder_opens_and_is_left_alone(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    file.parent.chmod(0o555)
    try:
        session = Session.open(file)
        assert "folder" in session.read_only
        session.write(numbered(session.snapshot, 0))
        with pytest.raises(ReadOnly, match="Save it somewhere else"):
            session.publish()
        assert file.read_bytes() == before
        assert_safe(session, tmp_path / "other.journey")
        session.close()
    finally:
        file.parent.chmod(0o755)


@posix
def test_a_symbolic_link_stays_one_and_its_target_is_updated(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(file)
    session = Session.open(link)
    session.write(numbered(session.snapshot, 0))
    session.close()
    assert link.is_symlink()
    assert contents(file) == after(1)


@posix
def test_a_second_name_is_asked_about(session: Session, file: Path, tmp_path: Path) -> None:
    os.link(file, tmp_path / "second.journey")
    with pytest.raises(HardLinked, match="second name"):
        session.publish()
    assert contents(file) == document()
    session.publish(overwrite=True)
    assert (contents(file), contents(tmp_path / "second.journey")) == (after(1), document())


def test_a_file_somebody_else_has_saved_is_not_overwritten(
    session: Session, file: Path, tmp_path: Path
) -> None:
    theirs = written(tmp_path / "theirs.journey", after(3)).read_bytes()
    file.write_bytes(theirs)
    with pytest.raises(ChangedUnderneath, match="changed by another program"):
        session.publish()
    assert file.read_bytes() == theirs
    session.publish(overwrite=True)
    assert contents(file) == after(1)


def test_a_file_that_was_only_touched_or_replaced_by_itself_is_no_conflict(
    session: Session, file: Path
) -> None:
    os.utime(file, (1, 1))
    session.publish()
    same = file.with_name("same")
    same.write_bytes(file.read_bytes())
    os.replace(same, file)
    session.write(numbered(after(1), 1))
    session.publish()
    assert contents(file) == after(2)


def test_a_file_that_was_removed_is_made_again_when_asked_to(session: Session, file: Path) -> None:
    file.unlink()
    with pytest.raises(ChangedUnderneath, match="removed or renamed"):
        session.publish()
    session.publish(overwrite=True)
    assert contents(file) == after(1)


def test_a_folder_that_is_gone_loses_nothing(session: Session, file: Path, tmp_path: Path) -> None:
    file.parent.rename(tmp_path / "moved")
    with pytest.raises(ChangedUnderneath):
        session.publish()
    with pytest.raises(CannotWrite, match="safe in the working copy"):
        session.publish(overwrite=True)
    assert_safe(session, tmp_path / "other.journey")


def test_a_folder_in_the_place_of_the_file(session: Session, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is a folder"):
        session.save_as(tmp_path)


def test_a_change_made_while_publishing_waits_for_the_next_time(file: Path) -> None:
    session = Session.open(file)
    journey = Document(session.snapshot, session.write, session.past)
    journey.commit(numbered(journey.snapshot, 0))
    failures: list[BaseException] = []

    def publish() -> None:
        try:
            for _ in range(15):
                session.publish()
        except BaseException as error:
            failures.append(error)

    worker = threading.Thread(target=publish)
    worker.start()
    number = 1
    while worker.is_alive():
        journey.commit(numbered(journey.snapshot, number))
        number += 1
    worker.join()
    assert not failures
    session.close()
    assert contents(file) == journey.snapshot


def test_an_earlier_state_is_kept_and_not_one_for_every_pause(session: Session, file: Path) -> None:
    session.publish()
    session.write(numbered(after(1), 1))
    session.publish()
    (backup,) = backups_of(file)
    assert contents(backup) == document()


def test_earlier_states_are_thinned_out(file: Path) -> None:
    now = time.time()
    for hours in range(80, 0, -1):
        back_up(file)
        newest = backups_of(file)[0]
        aged = newest.rename(newest.with_name(f"{hours}.journey"))
        os.utime(aged, (now - hours * 3600, now - hours * 3600))
    left = backups_of(file)
    assert [path.stem for path in left[:NEWEST]] == [str(i) for i in range(1, NEWEST + 1)]
    assert NEWEST < len(left) <= NEWEST + 4


def test_what_an_interrupted_save_left_is_removed_after_a_day(session: Session, file: Path) -> None:
    old = file.with_name(f".{file.name}.0123456789abcdef.saving")
    new = file.with_name(f".{file.name}.fedcba9876543210.saving")
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    session.publish()
    assert (old.exists(), new.exists()) == (False, True)


@posix
@pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 0.97])
def test_a_disk_that_is_full_leaves_the_file_as_it_was(file: Path, share: float) -> None:
    """The size a file may have is limited, which the system reports much like a full disk."""
    before = file.read_bytes()
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from journeymap.storage.session import Session\n"
        "from tests.storage.samples import numbered\n"
        "session = Session.open(Path(sys.argv[1])); session.prepare()\n"
        f"limit = {int(len(before) * share)}\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))\n"
        "try:\n"
        "    session.write(numbered(session.snapshot, 0)); session.publish()\n"
        "except Exception as error:\n"
        "    print(type(error).__name__, error); sys.exit(3)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert done.stdout.startswith(("NoRoom There is no room", "CannotWrite")), done.stdout
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.fixture
def small_disk(tmp_path: Path):
    """A disk of one megabyte, where the system lets us have one."""
    folder = tmp_path / "stick"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("no small disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_stick_is_named_and_saving_elsewhere_works(small_disk: Path, tmp_path: Path) -> None:
    file = written(small_disk / "coffee.journey")
    before = file.read_bytes()
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    session.attachments.put_answers("june", {"a1": "7" * 10**6}, "2026-06")
    with pytest.raises(NoRoom, match=r"kB are needed, \d+ kB are free"):
        session.publish()
    assert file.read_bytes() == before
    assert_safe(session, tmp_path / "other.journey")
    session.close()


def test_a_full_state_folder_is_said_and_what_was_kept_stays(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNEYMAP_STATE", str(small_disk))
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(100_000))
    session = Session.new(document())
    journey = Document(session.snapshot, session.write, session.past)
    with pytest.raises(NoRoom, match="no room left"):
        for i in range(10_000):
            journey.commit(numbered(journey.snapshot, i))
    assert journey.snapshot == after(session.pending)
    ballast.unlink()
    journey.commit(numbered(journey.snapshot, session.pending))
    ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free))
    assert journey.snapshot == after(session.pending)
    with pytest.raises(NoRoom):
        another = Session.new(document())
        try:
            another.prepare()
        finally:
            another.close()
    session.leave()
    (found,) = recoverable()
    assert found.changes == session.pending


@posix
def test_a_state_folder_that_cannot_be_made_is_said(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.joinpath("taken").write_text("a file")
    monkeypatch.setenv("JOURNEYMAP_STATE", str(tmp_path / "taken" / "state"))
    with pytest.raises(JourneyError, match="JOURNEYMAP_STATE"):
        Session.new(document())
    session = Session.open(file)
    assert "JOURNEYMAP_STATE" in session.read_only
    session.close()
    assert recoverable() == []
