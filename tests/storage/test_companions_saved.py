"""After a save nothing lies beside a file that any program could play over it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journeymap.cli import main
from journeymap.model.records import Touchpoint
from journeymap.storage.backups import backups_folder
from journeymap.storage.session import Session
from tests.storage.beside import left_in_a_transaction, left_with_a_log
from tests.storage.samples import document, numbered, written

ERASED = "UPDATE touchpoint SET title = hex(randomblob(9000))"
RENAMED = "UPDATE touchpoint SET title = 'from another program' WHERE id = 'card0'"


@pytest.fixture(params=["-journal", "-wal", "a stranger's -journal", "a stranger's -wal"])
def left(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a file with a journal or a log beside it, its own or one of another file."""
    file = written(tmp_path / "coffee.journey")
    if "journal" in request.param:
        made = left_in_a_transaction(file, tmp_path / "left", ERASED, "PRAGMA cache_spill")
    else:
        made = left_with_a_log(file, tmp_path / "left", RENAMED)
    if "stranger" in request.param:
        shutil.copyfile(file, made)
    return made


def beside(file: Path) -> list[str]:
    return [name for name in os.listdir(file.parent) if name.startswith(file.name + "-")]


def title_to_sqlite(file: Path) -> str:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as db:
        return str(db.execute("SELECT title FROM touchpoint WHERE id = 'card0'").fetchone()[0])


@pytest.mark.parametrize("edits", [1, 20])
def test_the_work_is_there_when_the_file_is_opened_again(left: Path, edits: int) -> None:
    [companion] = beside(left)
    before = left.with_name(companion).read_bytes()
    session = Session.open(left)
    snapshot = session.snapshot
    assert companion in session.notices[0]
    for number in range(edits):
        change = numbered(snapshot, number)
        session.write(change)
        snapshot = snapshot.apply(change)
        session.publish()
    session.close()
    assert beside(left) == []
    kept = [path.read_bytes() for path in backups_folder().rglob("*-journal")]
    kept += [path.read_bytes() for path in backups_folder().rglob("*-wal")]
    assert kept == [before]
    again = Session.open(left)
    assert (again.snapshot, again.notices) == (snapshot, ())
    again.close()
    assert title_to_sqlite(left) == f"Edit {edits - 1}"
    assert main(["check", str(left)]) == 0


def test_a_companion_that_comes_back_is_left_out_and_put_away_again(left: Path) -> None:
    """A crash just after the save leaves it there, or a sync client brings it back."""
    [companion] = beside(left)
    data = left.with_name(companion).read_bytes()
    session = Session.open(left)
    session.write(numbered(session.snapshot, 0))
    session.close()
    left.with_name(companion).write_bytes(data)
    session = Session.open(left)
    assert session.snapshot.all(Touchpoint)["card0"].title == "Edit 0"
    assert "left out" in session.notices[0]
    session.write(numbered(session.snapshot, 1))
    session.publish()
    assert [notice for notice in session.notices if "backups" in notice]
    session.close()
    assert beside(left) == []
    assert title_to_sqlite(left) == "Edit 1"


def test_a_file_that_is_replaced_by_save_as_loses_what_lay_beside_it(left: Path) -> None:
    session = Session.new(document(8))
    session.save_as(left)
    session.close()
    assert beside(left) == []
    session = Session.open(left)
    assert (session.snapshot, session.notices) == (document(8), ())
    session.close()


def test_looking_leaves_everything_where_it_is(left: Path) -> None:
    before = beside(left)
    session = Session.open(left)
    session.close()
    assert beside(left) == before


def test_what_is_too_large_for_the_backups_gets_another_name(tmp_path: Path) -> None:
    file = written(tmp_path / "coffee.journey")
    huge = file.with_name(file.name + "-wal")
    huge.write_bytes(b"?" * 100)
    os.truncate(huge, 3_000_000_000)
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    session.publish()
    [aside] = beside(file)
    assert aside in session.notices[-1]
    assert aside != huge.name
    assert sum(path.stat().st_size for path in backups_folder().rglob("*")) < 1_000_000
    session.close()
    assert title_to_sqlite(file) == "Edit 0"


def test_what_cannot_be_put_away_is_told(tmp_path: Path) -> None:
    """It is never played by us; another program would."""
    file = written(tmp_path / "coffee.journey")
    file.with_name(file.name + "-wal").mkdir()
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    session.publish()
    assert "still lies beside it" in session.notices[-1]
    session.close()
