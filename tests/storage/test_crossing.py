"""Every odd way to open a file × what is done × how it ends × opening it again.

Always the same two questions: is the work there, and is the other file whole?
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.model.document import Document
from journeymap.model.snapshot import Snapshot
from journeymap.paths import state_folder
from journeymap.storage.backups import backups_of
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from journeymap.storage.tables import FORMAT
from tests.storage.beside import (
    journal,
    left_in_a_transaction,
    left_with_a_log,
    pages_of,
    super_journal,
)
from tests.storage.samples import contents, document, numbered, tampered, written
from tests.storage.watching import watched

FORMATS = Path(__file__).parents[1] / "data" / "formats"
RENAMED = "UPDATE touchpoint SET title = 'from another program' WHERE id = 'card1'"


@dataclass
class Case:
    """A file that was opened; ``spared`` if nothing may ever be put over it."""

    path: Path
    session: Session
    spared: bool = False
    held: list[Session] = field(default_factory=list)
    beside: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.before = self.path.read_bytes() if self.path.exists() else b""


def plain(folder: Path) -> Case:
    path = written(folder / "work.journey")
    return Case(path, Session.open(path))


def linked(folder: Path) -> Case:
    target = written(folder / "target.journey")
    link = folder / "work.journey"
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no links can be made here")
    return Case(target, Session.open(link))


def beside_a_log(folder: Path) -> Case:
    whole = written(folder / "made" / "work.journey")
    path = left_with_a_log(whole, folder / "log", RENAMED)
    return _beside(path)


def beside_a_journal(folder: Path) -> Case:
    whole = written(folder / "made" / "work.journey")
    # So much is changed that some of it is in the file before it is committed.
    path = left_in_a_transaction(
        whole, folder / "journal", "UPDATE touchpoint SET title = hex(zeroblob(3000))"
    )
    return _beside(path)


def beside_a_strangers_journal(folder: Path) -> Case:
    path = written(folder / "work.journey")
    tail, size = super_journal(folder / "others" / "letter.txt"), len(pages_of(path))
    path.with_name(f"{path.name}-journal").write_bytes(journal([], size, tail=tail))
    return _beside(path)


def _beside(path: Path) -> Case:
    found = [other.read_bytes() for other in path.parent.glob(f"{path.name}-*")]
    assert found and any(any(data[:8]) for data in found), "SQLite would not look at these"
    return Case(path, Session.open(path), beside=found)


def newer(folder: Path) -> Case:
    path = tampered(
        written(folder / "work.journey"),
        f"PRAGMA user_version = {FORMAT + 1}",
        "UPDATE meta SET value = '1' WHERE key = 'min_reader'",
        "CREATE TABLE moods (id TEXT PRIMARY KEY, depth TEXT) STRICT",
    )
    return Case(path, Session.open(path), spared=True)


def older(folder: Path) -> Case:
    path = folder / "work.journey"
    shutil.copyfile(FORMATS / "format_1.journey", path)
    return Case(path, Session.open(path))


def read_only(folder: Path) -> Case:
    path = written(folder / "work.journey")
    path.chmod(0o444)
    return Case(path, Session.open(path), spared=True)


def in_a_read_only_folder(folder: Path) -> Case:
    if os.name == "nt":
        pytest.skip("folders here have no such flag")
    (folder / "closed").mkdir()
    path = written(folder / "closed" / "work.journey")
    path.parent.chmod(0o555)
    return Case(path, Session.open(path), spared=True)


def open_elsewhere(folder: Path) -> Case:
    path = written(folder / "work.journey")
    held = Session.open(path)
    return Case(path, Session.open(path, for_reading=True), spared=True, held=[held])


def looked_at(folder: Path) -> Case:
    path = written(folder / "work.journey")
    return Case(path, Session.open(path, for_reading=True), spared=True)


def recovered(folder: Path) -> Case:
    case = plain(folder)
    return _again(case)


def recovered_after_looking(folder: Path) -> Case:
    return _again(looked_at(folder))


def recovered_from_another_machine(folder: Path) -> Case:
    case = plain(folder)
    case.session.write(numbered(case.session.snapshot, 90))
    case.session.leave()
    (left,) = (state_folder() / "sessions").iterdir()
    note = left / "session.json"
    elsewhere = {"host": "olha-laptop", "machine": "another", "boot": "another"}
    note.write_text(json.dumps({**json.loads(note.read_text()), **elsewhere}))
    for path in (*left.iterdir(), left):
        os.utime(path, (time.time() - 3600,) * 2)
    (found,) = recoverable()
    return Case(case.path, Session.recover(found))


def _again(case: Case) -> Case:
    """Crash with a change that had not reached the file, and go on."""
    case.session.write(numbered(case.session.snapshot, 90))
    case.session.leave()
    (found,) = recoverable()
    return Case(case.path, Session.recover(found), spared=case.spared)


def repaired(folder: Path) -> Case:
    path = tampered(
        written(folder / "work.journey"),
        "PRAGMA foreign_keys = OFF",
        "UPDATE persona SET picture = 'nowhere'",
    )
    return Case(path, Session.open(path))


def repaired_and_looked_at(folder: Path) -> Case:
    path = repaired(folder).path
    for left in (state_folder() / "sessions").iterdir():
        shutil.rmtree(left)
    return Case(path, Session.open(path, for_reading=True), spared=True)


def altered_by_others(folder: Path) -> Case:
    path = tampered(written(folder / "work.journey"), RENAMED)
    return Case(path, Session.open(path))


OPENINGS: tuple[Callable[[Path], Case], ...] = (
    plain,
    linked,
    beside_a_log,
    beside_a_journal,
    beside_a_strangers_journal,
    newer,
    older,
    read_only,
    in_a_read_only_folder,
    open_elsewhere,
    looked_at,
    recovered,
    recovered_after_looking,
    recovered_from_another_machine,
    repaired,
    altered_by_others,
)


def nothing(journey: Document, session: Session) -> None:
    """Only look."""


def work(journey: Document, session: Session) -> None:
    """Edit, change one's mind, and give the moment a name."""
    for number in range(50, 53):
        journey.commit(numbered(journey.snapshot, number))
    journey.undo()
    session.versions.name("Before lunch")


def publish(session: Session, mine: Path) -> None:
    """Bring the file up to date, go on a little, and crash."""
    session.publish()
    session.leave()


def close(session: Session, mine: Path) -> None:
    session.close()


def crash(session: Session, mine: Path) -> None:
    session.leave()


def crash_twice(session: Session, mine: Path) -> None:
    session.leave()
    for found in recoverable():
        Session.recover(found).leave()


def save_as(session: Session, mine: Path) -> None:
    session.save_as(mine)
    session.close()


@pytest.mark.parametrize("end", [publish, close, crash, crash_twice, save_as])
@pytest.mark.parametrize("act", [nothing, work])
@pytest.mark.parametrize("opening", OPENINGS)
def test_the_work_is_there_and_the_other_file_is_whole(
    tmp_path: Path,
    opening: Callable[[Path], Case],
    act: Callable[[Document, Session], None],
    end: Callable[[Session, Path], None],
) -> None:
    (tmp_path / "made").mkdir()
    others = _others(tmp_path)
    case = opening(tmp_path)
    before = watched(others)
    made = Document(case.session.snapshot, case.session.write, case.session.past)
    act(made, case.session)
    expected, pending, mine = made.snapshot, case.session.pending, tmp_path / "mine.journey"
    try:
        end(case.session, mine)
    except JourneyError:
        assert case.spared, "an ordinary file was refused"
        case.session.leave()
    try:
        assert_the_work_is_there(case, expected, mine, pending)
        assert_the_file_is_whole(case)
        assert watched(others) == before, "another file was touched"
    finally:
        case.path.parent.chmod(0o755)
        for held in case.held:
            held.close()


def _others(folder: Path) -> Path:
    """Make a folder of things that are nobody's business here."""
    others = folder / "others"
    others.mkdir()
    (others / "letter.txt").write_text("Dear Olha")
    written(others / "colleague.journey")
    return others


def assert_the_work_is_there(case: Case, expected: Snapshot, mine: Path, pending: int) -> None:
    """Find the work in the file, under another name or offered, and go on with it there."""
    for found in recoverable():
        session = Session.recover(found)
        assert session.snapshot == expected
        if case.spared:
            with pytest.raises(JourneyError):
                session.close()
            with pytest.raises(JourneyError):
                session.save_as(case.path)
            session.save_as(mine)
        session.close()
    assert recoverable() == []
    if mine.exists():
        assert contents(mine) == expected
    elif not case.spared:
        assert contents(case.path) == expected
    else:
        assert pending == 0, "what was changed is nowhere"


def assert_the_file_is_whole(case: Case) -> None:
    """See that it is as it was, or replaced with what it was in the backups, for good."""
    now = case.path.read_bytes()
    if case.spared:
        assert now == case.before
        return
    kept = [backup.read_bytes() for backup in backups_of(case.path)]
    assert now == case.before or case.before in kept, "what was replaced is nowhere"
    for beside in case.beside if now != case.before else ():
        assert beside in [p.read_bytes() for p in _files(state_folder() / "backups")]
    if now != case.before:
        assert not list(case.path.parent.glob(f"{case.path.name}-*")), "it would be played again"
    for _ in range(2):
        before, session = case.path.read_bytes(), Session.open(case.path)
        noticed = session.notices
        session.close()
        # Where something was noticed it was mended, or what lies beside it taken in.
        assert noticed or case.path.read_bytes() == before


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_document_without_a_file_is_there_too(tmp_path: Path) -> None:
    session = Session.new(document())
    journey = Document(session.snapshot, session.write, session.past)
    work(journey, session)
    session.leave()
    (found,) = recoverable()
    again = Session.recover(found)
    assert again.snapshot == journey.snapshot
    again.save_as(tmp_path / "mine.journey")
    again.close()
    assert contents(tmp_path / "mine.journey") == journey.snapshot and recoverable() == []


@pytest.mark.parametrize("opening", [plain, newer, looked_at, open_elsewhere])
def test_a_newer_file_that_came_meanwhile_is_not_replaced(
    tmp_path: Path, opening: Callable[[Path], Case]
) -> None:
    case = opening(tmp_path)
    (tmp_path / "theirs").mkdir()
    theirs = newer(tmp_path / "theirs")
    theirs.session.close()
    shutil.copyfile(theirs.path, case.path)
    case.session.write(numbered(case.session.snapshot, 0))
    for attempt in (
        case.session.publish,
        lambda: case.session.publish(overwrite=True),
        case.session.close,
        lambda: case.session.save_as(case.path),
    ):
        with pytest.raises(JourneyError):
            attempt()
        assert case.path.read_bytes() == theirs.before
    case.session.save_as(tmp_path / "mine.journey")
    case.session.close()
    assert case.path.read_bytes() == theirs.before
    for held in case.held:
        held.leave()
