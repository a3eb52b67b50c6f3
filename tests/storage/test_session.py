"""A document from its first change to its reopening."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.model.change import change
from journeymap.model.document import Document
from journeymap.model.records import Touchpoint
from journeymap.paths import state_folder
from journeymap.storage.faults import AlreadyOpen, CannotRead, CannotWrite, ReadOnly
from journeymap.storage.history import Version
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from tests.storage.samples import after, contents, document, numbered, written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "coffee.journey")


def opened(path: Path) -> tuple[Session, Document]:
    session = Session.open(path)
    return session, Document(session.snapshot, session.write, session.past)


def sessions() -> list[Path]:
    return list((state_folder() / "sessions").glob("*"))


def test_what_is_saved_is_what_is_opened(file: Path) -> None:
    session = Session.open(file)
    assert (session.snapshot, session.path, session.pending) == (document(), file, 0)
    assert (session.notices, session.read_only) == ((), "")
    session.close()
    assert not sessions()


def test_changes_wait_in_the_working_copy_until_they_are_published(file: Path) -> None:
    session, journey = opened(file)
    journey.commit(numbered(journey.snapshot, 0))
    assert session.pending == 1
    assert contents(file) == document()
    session.publish()
    assert session.pending == 0
    assert contents(file) == after(1)
    session.close()


def test_closing_publishes_what_is_pending(file: Path) -> None:
    session, journey = opened(file)
    journey.commit(numbered(journey.snapshot, 0))
    session.close()
    assert contents(file) == after(1)
    assert not sessions()
    assert recoverable() == []


def test_closing_without_a_change_leaves_the_bytes_alone(file: Path) -> None:
    before = file.read_bytes(), file.stat().st_mtime_ns
    session = Session.open(file)
    session.publish()
    session.close()
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_undo_and_redo_go_on_after_reopening(file: Path) -> None:
    session, journey = opened(file)
    for i in range(3):
        journey.commit(numbered(journey.snapshot, i))
    journey.undo()
    session.close()

    session, journey = opened(file)
    assert (journey.undoable, journey.redoable) == ("Edit 1", "Edit 2")
    journey.redo()
    assert journey.snapshot == after(3)
    for _ in range(3):
        journey.undo()
    assert journey.undo() is None
    assert journey.snapshot == document()
    session.close()
    assert contents(file) == document()


def test_typing_stays_one_step_after_reopening(file: Path) -> None:
    session, journey = opened(file)
    for text in ("C", "Co", "Cof"):
        card = journey.snapshot.all(Touchpoint)["card0"]
        journey.commit(change("Title", edit=[(card, card.but(title=text))]), join=text != "C")
    session.close()
    session, journey = opened(file)
    journey.undo()
    assert journey.snapshot == document()
    session.close()


def test_only_the_last_changes_are_recalled_when_there_are_many(file: Path) -> None:
    session, journey = opened(file)
    for i in range(5):
        journey.commit(numbered(journey.snapshot, i))
    assert [change.label for _, change in session.past(2)] == ["Edit 3", "Edit 4"]
    session.close()


def test_a_new_document_has_no_file_until_it_is_given_one(tmp_path: Path) -> None:
    session = Session.new(document())
    journey = Document(session.snapshot, session.write, session.past)
    journey.commit(numbered(journey.snapshot, 0))
    assert (session.path, session.pending) == (None, 1)
    with pytest.raises(CannotWrite, match="choose where to save it"):
        session.publish()
    session.save_as(tmp_path / "new.journey")
    assert (session.path, session.pending) == (tmp_path / "new.journey", 0)
    session.close()
    assert contents(tmp_path / "new.journey") == after(1)


def test_a_document_without_a_file_is_put_aside_when_closed(tmp_path: Path) -> None:
    session = Session.new(document())
    session.write(numbered(session.snapshot, 0))
    session.close()
    assert not sessions()
    assert len(list((state_folder() / "discarded").glob("*/work.db"))) == 1


def test_saving_under_another_name_goes_on_there(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.journey"
    session, journey = opened(file)
    journey.commit(numbered(journey.snapshot, 0))
    session.save_as(other)
    journey.commit(numbered(journey.snapshot, 1))
    session.publish()
    assert contents(file) == document()
    assert contents(other) == after(2)
    Session.open(file).close()
    session.close()


def test_saving_over_a_file_that_is_open_is_refused(file: Path, tmp_path: Path) -> None:
    other = written(tmp_path / "other.journey", after(1))
    held = Session.open(other)
    session = Session.open(file)
    with pytest.raises(AlreadyOpen):
        session.save_as(other)
    assert session.path == file
    assert contents(other) == after(1)
    held.close()
    session.close()


def test_a_moment_can_be_given_a_name(file: Path) -> None:
    session, journey = opened(file)
    session.versions.name("Before the workshop")
    journey.commit(numbered(journey.snapshot, 0))
    session.versions.name("After the workshop")
    session.close()
    session = Session.open(file)
    found = [(v.revision, v.name) for v in session.versions.all()]
    assert found == [(0, "Before the workshop"), (1, "After the workshop")]
    assert all(isinstance(v, Version) and v.at.endswith("+00:00") for v in session.versions.all())
    session.close()


def test_pictures_travel_with_the_file(file: Path) -> None:
    session, journey = opened(file)
    asset = session.attachments.put_asset(b"\x89PNG" * 1000, "bean.png", "image/png")
    journey.commit(change("Add a picture", add=[asset]))
    session.close()
    session = Session.open(file)
    assert session.attachments.asset(asset.digest) == b"\x89PNG" * 1000
    with pytest.raises(CannotRead, match="picture"):
        session.attachments.asset("f" * 64)
    session.close()


def test_a_file_can_be_looked_at_while_it_is_open_elsewhere(file: Path) -> None:
    session = Session.open(file)
    with pytest.raises(AlreadyOpen, match="already open"):
        Session.open(file)
    viewer = Session.open(file, for_reading=True)
    assert viewer.snapshot == document()
    viewer.write(numbered(viewer.snapshot, 0))
    with pytest.raises(ReadOnly, match="only to be looked at"):
        viewer.publish()
    with pytest.raises(ReadOnly, match="only to be looked at"):
        viewer.close()
    viewer.leave()
    session.close()
    Session.open(file).close()


def test_a_second_process_is_refused_and_a_killed_one_leaves_no_lock(file: Path) -> None:
    command = [sys.executable, "-m", "tests.storage.child", "hold", str(file)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, text=True) as child:  # type: ignore[call-overload]
        assert child.stdout.readline() == "open\n"
        with pytest.raises(AlreadyOpen):
            Session.open(file)
        child.kill()
    Session.open(file).close()


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be removed there")
@pytest.mark.parametrize("worked", [0, 2])
def test_somebody_clears_the_state_folder_away_and_nothing_of_the_work_is_lost(
    file: Path, worked: int
) -> None:
    session = Session.open(file)
    session.prepare()
    journey = Document(session.snapshot, session.write, session.past)
    for number in range(worked):
        journey.commit(numbered(journey.snapshot, number))
    shutil.rmtree(state_folder())
    for number in range(worked, 4):
        journey.commit(numbered(journey.snapshot, number))
    session.leave()
    session = Session.recover(recoverable()[0])
    assert session.snapshot == after(4)
    session.prepare()
    shutil.rmtree(state_folder())
    with pytest.raises(AlreadyOpen):
        session.publish()
        Session.open(file)
    session.close()
    assert contents(file) == after(4) and recoverable() == []
    session = Session.open(file)
    journey = Document(session.snapshot, session.write, session.past)
    while journey.undo():
        pass
    assert journey.snapshot == document()
    session.close()
