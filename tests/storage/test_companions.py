"""A journal or a log beside a file: taken in when it fits, left out when not, and it is said."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from journeymap.cli import main
from journeymap.errors import JourneyError
from journeymap.model.records import Touchpoint
from journeymap.paths import state_folder
from journeymap.storage.companions import companions_of
from journeymap.storage.faults import Damaged
from journeymap.storage.session import Session
from tests.storage.beside import (
    as_sqlite_reads,
    dump,
    journal,
    left_in_a_transaction,
    left_with_a_log,
    log,
    pages_of,
    super_journal,
    work,
)
from tests.storage.samples import contents, document, tampered, written
from tests.storage.watching import watched

RENAMED = "UPDATE touchpoint SET title = 'from the log' WHERE id = 'card0'"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "coffee.journey")


def beside(file: Path, ending: str, data: bytes) -> Path:
    path = file.with_name(file.name + ending)
    path.write_bytes(data)
    return path


def read(file: Path) -> tuple[str, tuple[str, ...]]:
    """Return the title of the first touchpoint, and what was told about the file."""
    session = Session.open(file, for_reading=True)
    session.close()
    return session.snapshot.all(Touchpoint)["card0"].title, session.notices


@pytest.mark.parametrize("seed", range(40))
def test_what_a_program_left_is_read_as_sqlite_reads_it(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    file = written(tmp_path / "coffee.journey", document(10))
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute(f"PRAGMA page_size = {rng.choice([512, 1024, 4096, 8192, 65536])}")
        db.execute("VACUUM")
    if seed % 2:
        sync = rng.choice(["OFF", "NORMAL", "FULL"])
        left = left_in_a_transaction(file, tmp_path / "left", *work(rng), synchronous=sync)
    else:
        check = f"PRAGMA wal_checkpoint({rng.choice(['PASSIVE', 'RESTART'])})"
        steps = [*work(rng), check, "BEGIN", *work(rng), "COMMIT", "BEGIN", *work(rng)]
        left = left_with_a_log(file, tmp_path / "left", *steps)
    before = watched(left.parent)
    mine = tmp_path / "mine.db"
    shutil.copyfile(left, mine)
    for companion in companions_of(left):
        companion.play(mine)
    assert dump(mine) == as_sqlite_reads(left, tmp_path / "theirs")
    assert watched(left.parent) == before


@pytest.mark.parametrize("command", ["check", "info", "export", "window"])
@pytest.mark.parametrize("sealed", [True, False])
def test_opening_does_not_follow_a_journal_to_other_files(
    file: Path, command: str, sealed: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite removes the file that a journal names as the one it belongs to."""
    if not sealed:
        tampered(file)
    victim = file.with_name("thesis.txt")
    victim.write_text("years of work")
    pages = pages_of(file)
    beside(file, "-journal", journal([(1, pages[0])], len(pages), tail=super_journal(victim)))
    before = watched(file.parent)
    if command == "window":
        Session.open(file).close()
    elif command == "export":
        out = tmp_path_factory.mktemp("out") / "map.json"
        assert main(["export", str(file), str(out)]) == 0
    else:
        main([command, str(file)])
    assert watched(file.parent) == before


def test_a_transaction_that_was_not_finished_is_taken_back_and_that_is_said(
    file: Path, tmp_path: Path
) -> None:
    erased = "UPDATE touchpoint SET title = hex(randomblob(9000))"
    left = left_in_a_transaction(file, tmp_path / "left", erased, "PRAGMA cache_spill")
    assert left.read_bytes() != file.read_bytes()
    title, notices = read(left)
    assert title == "#0"
    assert "“coffee.journey-journal”" in notices[0] and "taken in" in notices[0]


def test_a_journal_over_several_databases_is_taken_back_without_the_others(
    file: Path, tmp_path: Path
) -> None:
    erased = "UPDATE touchpoint SET title = hex(randomblob(9000))"
    left = left_in_a_transaction(file, tmp_path / "left", erased, "PRAGMA cache_spill")
    victim = tmp_path / "left" / "several-mj01234567"
    victim.write_text("several")
    with left.with_name(left.name + "-journal").open("ab") as journal:
        journal.write(super_journal(victim))
    before = watched(left.parent)
    assert read(left)[0] == "#0"
    assert watched(left.parent) == before


def test_a_log_is_taken_in_and_that_is_said(file: Path, tmp_path: Path) -> None:
    title, notices = read(left_with_a_log(file, tmp_path / "left", RENAMED))
    assert title == "from the log"
    assert "“coffee.journey-wal”" in notices[0] and "taken in" in notices[0]
    assert len(notices) == 1


def test_what_changes_nothing_is_not_worth_a_word(file: Path, tmp_path: Path) -> None:
    left = left_with_a_log(file, tmp_path / "left", RENAMED, "PRAGMA wal_checkpoint(PASSIVE)")
    title, notices = read(left)
    assert title == "from the log"
    assert not [notice for notice in notices if "-wal" in notice]
    beside(file, "-journal", b"\0" * 5000)
    beside(file, "-wal", b"")
    assert read(file) == ("#0", ())


def test_a_file_that_is_as_we_saved_it_is_not_overlaid(file: Path, tmp_path: Path) -> None:
    """The log was left by a program that had a file of this name before."""
    left = left_with_a_log(file, tmp_path / "left", RENAMED)
    shutil.copyfile(left.with_name(left.name + "-wal"), file.with_name(file.name + "-wal"))
    title, notices = read(file)
    assert title == "#0"
    assert "left out: it does not belong to it" in notices[0]


def test_a_log_of_another_journey_is_not_played(file: Path, tmp_path: Path) -> None:
    """All pages are in it, so nothing in the result would look wrong."""
    theirs = written(tmp_path / "theirs.journey", document(8))
    stranger = left_with_a_log(theirs, tmp_path / "stranger", RENAMED, "VACUUM")
    mine = left_with_a_log(file, tmp_path / "left")
    shutil.copyfile(stranger.with_name(stranger.name + "-wal"), mine.with_name(mine.name + "-wal"))
    title, notices = read(mine)
    assert title == "#0"
    assert "left out: it does not belong to it" in notices[0]


def test_a_log_beside_a_file_that_keeps_none_is_left_out(file: Path, tmp_path: Path) -> None:
    left = left_with_a_log(file, tmp_path / "left", RENAMED)
    tampered(file, "UPDATE touchpoint SET title = 'theirs' WHERE id = 'card0'")
    shutil.copyfile(left.with_name(left.name + "-wal"), file.with_name(file.name + "-wal"))
    title, notices = read(file)
    assert title == "theirs"
    assert "does not belong" in notices[0]


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("sum", "damaged"),
        ("short", "damaged"),
        ("number", "belong"),
        ("pages", "belong"),
        ("sector", "damaged"),
        ("page", "damaged"),
        ("zero", "damaged"),
        ("first", "belong"),
        ("words", "damaged"),
        ("spoils", "damaged"),
    ],
)
def test_an_unsound_journal_is_left_out_whole(file: Path, what: str, why: str) -> None:
    tampered(file)
    pages = pages_of(file)
    sound = [(number, b"\1" * 4096) for number in (2, 3)]
    count = len(pages)
    made = {
        "sum": journal([(2, pages[1])], count)[:-1] + b"?",
        "short": journal(sound, count, count=3),
        "number": journal([*sound, (count + 1, pages[1])], count),
        "pages": journal(sound, 100_000),
        "sector": journal(sound, count, sector=500),
        "page": journal(sound, count, page=4095),
        "zero": journal([*sound, (0, pages[1])], count),
        "first": journal([*sound, (1, b"another program's".ljust(4096))], count),
        "words": b"Dear diary, " * 1000,
        "spoils": journal(sound, count),
    }
    beside(file, "-journal", made[what])
    title, notices = read(file)
    assert title == "#0"
    assert "left out" in notices[0] and why in notices[0]


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("number", "belong"),
        ("pages", "belong"),
        ("first", "belong"),
        ("page", "belong"),
        ("version", "damaged"),
        ("words", "damaged"),
        ("few", "damaged"),
        ("spoils", "damaged"),
    ],
)
@pytest.mark.parametrize("great", [True, False])
def test_an_unsound_log_is_left_out_whole(
    file: Path, tmp_path: Path, what: str, why: str, great: bool
) -> None:
    left = left_with_a_log(file, tmp_path / "left")
    pages = pages_of(left)
    count = len(pages)
    made = {
        "number": log([(1_000_000, count, pages[1])], great=great),
        "pages": log([(2, 1_000_000, pages[1])], great=great),
        "first": log([(1, count, b"another program's".ljust(4096))], great=great),
        "page": log([(2, count, pages[1][:1024])], page=1024, great=great),
        "version": log([(2, count, pages[1])], version=3007001, great=great),
        "words": b"Dear diary, " * 1000,
        "few": log([(2, count + 1, b"\1" * 4096)], great=great),
        "spoils": log([(2, count, b"\1" * 4096)], great=great),
    }
    beside(left, "-wal", made[what])
    title, notices = read(left)
    assert title == "#0"
    assert "left out" in notices[0] and why in notices[0]


@pytest.mark.parametrize("great", [True, False])
def test_a_log_counts_as_far_as_its_sums_carry_on(file: Path, tmp_path: Path, great: bool) -> None:
    left = left_with_a_log(file, tmp_path / "left")
    changed = left_with_a_log(file, tmp_path / "changed", RENAMED, "PRAGMA wal_checkpoint(FULL)")
    before, after = pages_of(left), pages_of(changed)
    count = len(after)
    frames = [
        (at, 0, new)
        for at, (old, new) in enumerate(zip(before, after, strict=True), 1)
        if new != old
    ]
    frames[-1] = (frames[-1][0], count, frames[-1][2])
    whole = log(frames, great=great)
    beside(left, "-wal", log([*frames, (2, 0, b"\1" * 4096)], great=great))
    assert read(left)[0] == "from the log"
    beside(left, "-wal", log([*frames, (2, count, b"\1" * 4096)], great=great)[:-1] + b"?")
    assert read(left)[0] == "from the log"
    beside(left, "-wal", whole[:-1] + b"?")
    assert read(left)[0] == "#0"


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("size", [3_000_000_000, 700_000_000, 30_000_000])
def test_a_huge_companion_is_neither_copied_nor_waited_for(
    file: Path, ending: str, sealed: bool, size: int
) -> None:
    if not sealed:
        tampered(file)
    pages = pages_of(file)
    head = journal([(2, pages[1])], len(pages)) if ending == "-journal" else log([])
    huge = beside(file, ending, head)
    os.truncate(huge, size)
    kept = sum(path.stat().st_size for path in state_folder().rglob("*"))
    start = time.process_time()
    session = Session.open(file, for_reading=True)
    now = sum(path.stat().st_size for path in state_folder().rglob("*"))
    assert time.process_time() - start < 2
    assert now - kept < 2 * file.stat().st_size
    assert session.snapshot == document()
    assert sealed or size < 100_000_000 or "larger than it can be" in session.notices[0]
    session.close()


@pytest.mark.parametrize("size", [500_000_000, 100_000_000])
def test_a_file_with_nothing_behind_its_end_is_refused_at_once(file: Path, size: int) -> None:
    os.truncate(file, size)
    start = time.process_time()
    with pytest.raises(Damaged, match="no part of the journey"):
        Session.open(file)
    assert time.process_time() - start < 2
    assert sum(path.stat().st_size for path in state_folder().rglob("*")) < 1_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell there")
def test_what_is_empty_in_a_file_takes_no_room_in_the_state_folder(file: Path) -> None:
    os.truncate(file, 30_000_000)
    session = Session.open(file)
    kept = sum(path.stat().st_blocks * 512 for path in state_folder().rglob("*"))
    assert kept < 3_000_000
    assert session.snapshot == document()
    assert "not as Journeymap saved it" in session.notices[0]
    session.close()


def test_what_is_no_file_of_its_own_is_left_out(file: Path, tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    pages = pages_of(tampered(file))
    diary.write_bytes(journal([(2, pages[1])], len(pages)))
    beside = file.with_name(file.name + "-journal")
    beside.symlink_to(diary)
    assert "it is a link, or no file at all" in read(file)[1][0]
    beside.unlink()
    beside.mkdir()
    assert "it is a link, or no file at all" in read(file)[1][0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.timeout(20)
@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_a_pipe_is_not_waited_for(file: Path, ending: str) -> None:
    os.mkfifo(file.with_name(file.name + ending))
    assert read(file)[0] == "#0"


def test_a_damaged_file_is_not_replaced_by_what_a_stranger_put_beside_it(
    file: Path, tmp_path: Path
) -> None:
    """Nothing is made of the two without a word, and nothing is written."""
    left = left_with_a_log(file, tmp_path / "left")
    data = bytearray(left.read_bytes())
    data[4096 * 5 : 4096 * 9] = b"\3" * 4096 * 4
    left.write_bytes(data)
    pages = pages_of(left)
    beside(left, "-wal", log([(3, len(pages), pages[2])]))
    with pytest.raises(JourneyError):
        contents(left)
    assert left.read_bytes() == data
