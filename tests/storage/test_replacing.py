"""What a save replaces is never lost: it is ours and known, or in the backups, or left alone."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from journeymap.storage.backups import back_up, backups_of, folder_of, is_due
from journeymap.storage.faults import AlreadyOpen, ChangedUnderneath
from journeymap.storage.home import Home
from journeymap.storage.publishing import _give_back
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from tests.storage.samples import after, contents, document, numbered, written
from tests.storage.tracing import refused, said

posix = pytest.mark.skipif(sys.platform == "win32", reason="this is about POSIX files")

UNABLE = "renameat2:error=EINVAL"
"""What a disk says on which two files cannot change places."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return written(tmp_path / "folder" / "coffee.journey")


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return written(tmp_path / "theirs.journey", after(3))


def kept(file: Path) -> list[bytes]:
    return [backup.read_bytes() for backup in backups_of(file)]


def test_what_another_program_put_there_is_in_the_backups_however_short_ago_the_last_one(
    file: Path, theirs: Path
) -> None:
    session = Session.open(file)
    for number in range(2):
        session.write(numbered(after(number), number))
        session.publish()
    foreign = theirs.read_bytes()
    os.replace(theirs, file)
    session.write(numbered(after(2), 2))
    with pytest.raises(ChangedUnderneath):
        session.publish()
    session.publish(overwrite=True)
    assert foreign in kept(file)
    session.close()


def test_two_that_are_replaced_in_one_second_are_both_kept(file: Path, theirs: Path) -> None:
    session = Session.new(document())
    foreign = file.read_bytes(), theirs.read_bytes()
    for data in foreign:
        file.write_bytes(data)
        session.save_as(file)
    assert set(foreign) <= set(kept(file))
    session.close()


def test_what_was_opened_is_in_the_backups_before_it_is_first_replaced(file: Path) -> None:
    for number in range(3):
        before = file.read_bytes()
        session = Session.open(file)
        session.write(numbered(after(number), number))
        session.close()
        assert before in kept(file)


def test_a_clock_that_was_put_back_stops_no_backup(file: Path) -> None:
    ahead = time.time() + 3650 * 86400
    for number in range(12):
        kept_one = back_up(file)
        os.utime(kept_one, (ahead + number, ahead + number))
    assert is_due(file.with_name("other"))
    file.write_bytes(b"the last before the clock is right again")
    last = back_up(file)
    assert backups_of(file)[0] == last
    back_up(file)
    assert b"the last before the clock is right again" in kept(file)


def test_theirs_stays_though_we_save_on_and_on(file: Path) -> None:
    back_up(file, theirs=True)
    foreign = file.read_bytes()
    file.write_bytes(b"ours")
    for _ in range(30):
        back_up(file)
    assert foreign in kept(file) and len(kept(file)) <= 12


@posix
def test_an_older_content_with_its_size_and_time_put_back_is_seen(file: Path) -> None:
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    before = file.stat()
    data = bytearray(file.read_bytes())
    data[-100] ^= 1
    with file.open("r+b") as same:
        same.write(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(ChangedUnderneath):
        session.publish()
    session.leave()


@posix
@pytest.mark.parametrize("faults", [(), (UNABLE,)], ids=["swap", "no swap"])
def test_a_file_put_there_between_looking_and_replacing_stays(
    file: Path, theirs: Path, faults: tuple[str, ...]
) -> None:
    foreign = theirs.read_bytes()
    words = said(refused(file, *faults), "quicker", file, theirs)
    assert "changed by another program" in words
    assert file.read_bytes() == foreign
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@posix
@pytest.mark.parametrize("faults", [(), (UNABLE,)], ids=["swap", "no swap"])
def test_a_file_put_there_after_the_person_said_overwrite_is_in_the_backups(
    file: Path, theirs: Path, faults: tuple[str, ...]
) -> None:
    foreign = theirs.read_bytes()
    assert "placed" in said(refused(file, *faults), "asked", file, theirs)
    assert foreign in kept(file)
    assert contents(file) == after(1)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@posix
@pytest.mark.parametrize("faults", [(), (UNABLE,)], ids=["swap", "no swap"])
def test_what_is_written_into_the_file_between_looking_and_replacing_stays(
    file: Path, theirs: Path, faults: tuple[str, ...]
) -> None:
    foreign = theirs.read_bytes()
    into = theirs.rename(theirs.with_suffix(".bytes"))
    assert "changed by another program" in said(refused(file, *faults), "quicker", file, into)
    assert file.read_bytes() == foreign


@posix
def test_a_file_is_open_once_under_both_its_names(file: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.journey"
    os.link(file, second)
    session = Session.open(file)
    with pytest.raises(AlreadyOpen):
        Session.open(second)
    session.write(numbered(session.snapshot, 0))
    session.publish(overwrite=True)
    Session.open(second).close()
    session.close()
    Session.open(file).close()


@pytest.mark.parametrize("name", ["😀" * 61, "字" * 80, "x" * 240, "x." + "длинно " * 16])
def test_a_file_of_a_long_name_is_kept_too(tmp_path: Path, name: str) -> None:
    try:
        file = written(tmp_path / f"{name}.journey")
    except OSError:
        pytest.skip("no file can have such a name here")
    before = file.read_bytes()
    session = Session.open(file)
    session.write(numbered(document(), 0))
    session.close()
    assert session.notices == () and kept(file) == [before]


@posix
def test_what_is_no_backup_among_the_backups_stops_none(file: Path) -> None:
    folder = folder_of(file)
    folder.mkdir(parents=True)
    (folder / "gone").symlink_to(folder / "nowhere")
    (folder / "of mine").mkdir()
    os.mkfifo(folder / "pipe")
    before = file.read_bytes()
    session = Session.open(file)
    session.write(numbered(document(), 0))
    session.close()
    assert session.notices == () and kept(file) == [before]


@posix
def test_of_two_that_came_in_between_one_stands_and_the_other_is_kept(
    file: Path, theirs: Path, tmp_path: Path
) -> None:
    """The first came out when the files changed places; the second replaced ours after that."""
    second = written(tmp_path / "second.journey", after(7)).read_bytes()
    ours = file.stat()
    first = file.with_name(".coffee.journey.0.saving")
    os.replace(theirs, first)
    both = {first.read_bytes(), second}
    os.replace(tmp_path / "second.journey", file)
    _give_back(first, ours, file)
    assert {file.read_bytes(), *kept(file)} == both
    assert list(file.parent.iterdir()) == [file]


def test_work_whose_first_save_was_cut_short_replaces_nothing_that_came_there_since(
    file: Path, tmp_path: Path
) -> None:
    session = Session.open(file)
    session.write(numbered(document(), 0))
    place = Home.at(tmp_path / "elsewhere.journey")
    session._note(place, ("0" * 64, 1))
    session.leave()
    foreign = written(place.path, after(3)).read_bytes()
    session = Session.recover(recoverable()[0])
    with pytest.raises(ChangedUnderneath):
        session.publish()
    assert place.path.read_bytes() == foreign
    session.publish(overwrite=True)
    session.close()
    assert contents(place.path) == after(1) and foreign in kept(place.path)


def test_what_had_come_out_when_a_save_was_killed_is_kept_before_it_is_cleared_away(
    file: Path, theirs: Path
) -> None:
    foreign, half = theirs.read_bytes(), theirs.read_bytes()[:-5000]
    out, cut = (file.with_name(f".coffee.journey.{name}.saving") for name in ("0", "1"))
    out.write_bytes(foreign)
    cut.write_bytes(half)
    for stray in (out, cut):
        os.utime(stray, (time.time() - 100_000,) * 2)
    session = Session.open(file)
    session.write(numbered(document(), 0))
    session.close()
    assert foreign in kept(file) and half not in kept(file)
    assert list(file.parent.iterdir()) == [file]
