"""What a crash leaves behind is offered, named and never thrown away at once."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from journeymap.model.document import Document
from journeymap.paths import state_folder
from journeymap.storage.faults import AlreadyOpen, ChangedUnderneath, Damaged
from journeymap.storage.recovery import Recovery, discard, recoverable
from journeymap.storage.session import Session
from tests.storage.samples import after, contents, document, numbered, written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "coffee.journey")


def crashed(session: Session, changes: int) -> Recovery:
    """Work and go without closing, as a crash does; return what is offered then."""
    journey = Document(session.snapshot, session.write, session.past)
    for i in range(changes):
        journey.commit(numbered(journey.snapshot, i))
    session.leave()
    (recovery,) = recoverable()
    return recovery


def test_the_list_tells_what_there_is(file: Path) -> None:
    found = crashed(Session.open(file), 3)
    assert (found.name, found.path, found.changes) == ("coffee.journey", file, 3)
    assert found.at.endswith("+00:00")


def test_a_document_without_a_file_is_offered_by_its_title() -> None:
    found = crashed(Session.new(document()), 2)
    assert (found.name, found.path, found.changes) == ("Buying a coffee machine", None, 2)
    session = Session.recover(found)
    assert (session.snapshot, session.path, session.pending) == (after(2), None, 2)
    session.close()


def test_what_is_open_is_not_offered(file: Path) -> None:
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    assert recoverable() == []
    session.close()


def test_what_was_wholly_published_is_not_offered_but_cleared_away(file: Path) -> None:
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    session.publish()
    session.leave()
    assert recoverable() == []
    assert not list((state_folder() / "sessions").glob("*"))


def test_going_on_where_the_crash_was_with_undo(file: Path) -> None:
    session = Session.recover(crashed(Session.open(file), 3))
    journey = Document(session.snapshot, session.write, session.past)
    assert (journey.snapshot, session.pending, session.path) == (after(3), 3, file)
    journey.undo()
    session.close()
    assert contents(file) == after(2)
    assert recoverable() == []


def test_a_file_that_went_on_without_the_crashed_session_is_not_overwritten(file: Path) -> None:
    found = crashed(Session.open(file), 1)
    written(file, after(5))
    session = Session.recover(found)
    with pytest.raises(ChangedUnderneath):
        session.close()
    assert contents(file) == after(5)
    session.save_as(file.with_name("mine.journey"))
    session.close()
    assert contents(file.with_name("mine.journey")) == after(1)


def test_work_can_be_taken_up_only_once(file: Path) -> None:
    found = crashed(Session.open(file), 1)
    session = Session.recover(found)
    with pytest.raises(AlreadyOpen):
        Session.recover(found)
    session.close()
    with pytest.raises(AlreadyOpen):
        Session.recover(found)


def test_what_is_discarded_stays_for_a_week(file: Path) -> None:
    discard(crashed(Session.open(file), 1))
    assert recoverable() == []
    (kept,) = (state_folder() / "discarded").iterdir()
    assert (kept / "work.db").exists()
    os.utime(kept, (1, 1))
    recoverable()
    assert not kept.exists()


def test_a_damaged_working_copy_is_told_and_kept(file: Path) -> None:
    found = crashed(Session.open(file), 1)
    for path in found.folder.glob("work.db*"):
        path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    (damaged,) = recoverable()
    assert damaged.name == "coffee.journey"
    with pytest.raises(Damaged):
        Session.recover(damaged)
    assert recoverable() == [damaged]
    assert contents(file) == document()


def rewritten(recovery: Recovery, **facts: object) -> Path:
    """Write other facts into the note of a session and return its folder."""
    note = recovery.folder / "session.json"
    note.write_text(json.dumps({**json.loads(note.read_text()), **facts}))
    return recovery.folder


@pytest.mark.parametrize(
    "facts",
    [
        {"host": "dhcp-17"},
        {"host": "dhcp-17", "boot": "before the power cut"},
        {"host": "3f2a9c", "machine": ""},
        {"boot": "", "machine": ""},
    ],
)
def test_another_name_of_the_machine_hides_nothing(file: Path, facts: dict[str, str]) -> None:
    folder = rewritten(crashed(Session.open(file), 2), **facts)
    (found,) = recoverable()
    assert (found.folder, found.path, found.changes, found.host) == (folder, file, 2, "")
    Session.recover(found).close()
    assert contents(file) == after(2) and recoverable() == []


ELSEWHERE = {"host": "olha-laptop", "machine": "another", "boot": "another"}


def aged(folder: Path, seconds: float) -> None:
    then = time.time() - seconds
    for path in (*folder.iterdir(), folder):
        os.utime(path, (then, then))


def test_work_of_another_machine_that_may_live_is_left_to_it(file: Path) -> None:
    folder = rewritten(crashed(Session.open(file), 1), **ELSEWHERE)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert recoverable() == []
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_still_work_of_another_machine_is_copied_and_never_taken_from_it(file: Path) -> None:
    folder = rewritten(crashed(Session.open(file), 2), **ELSEWHERE)
    aged(folder, 3600)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if "-shm" not in path.name}
    (found,) = recoverable()
    assert (found.host, found.changes, found.path) == ("olha-laptop", 2, file)
    session = Session.recover(found)
    assert session.snapshot == after(2)
    session.close()
    assert contents(file) == after(2)
    assert before.items() <= {p.name: p.read_bytes() for p in folder.iterdir()}.items()
    aged(folder, 3600)
    assert recoverable() == [], "what was gone on with here is not offered again"


def test_work_of_another_machine_nobody_wants_stays_with_it(file: Path) -> None:
    folder = rewritten(crashed(Session.open(file), 2), **ELSEWHERE)
    aged(folder, 3600)
    discard(recoverable()[0])
    aged(folder, 3600)
    assert recoverable() == [] and (folder / "work.db").exists()


def test_where_the_disk_knows_no_locks_a_living_process_keeps_its_session(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeymap.storage.locks._locked", lambda handle: None)
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    assert recoverable() == []
    session.close()
    assert contents(file) == after(1)


def test_strange_things_in_the_state_folder_do_no_harm(file: Path) -> None:
    sessions = state_folder() / "sessions"
    (sessions / "stray").write_text("a file")
    (sessions / "empty").mkdir()
    crashed(Session.open(file), 1)
    note = next(sessions.glob("*/session.json"))
    note.write_text("{ not json")
    (found,) = recoverable()
    session = Session.recover(found)
    assert (session.snapshot, session.path) == (after(1), None)
    session.close()
