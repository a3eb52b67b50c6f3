"""Files of every format there ever was open, and a new format is not made by accident."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from journeymap.model.document import Document
from journeymap.model.records import Connection, Friction, Touchpoint
from journeymap.storage import opening
from journeymap.storage.backups import back_up, backups_of
from journeymap.storage.examining import examine
from journeymap.storage.faults import Damaged
from journeymap.storage.migrations import STEPS
from journeymap.storage.session import Session
from journeymap.storage.tables import FORMAT
from tests.storage.golden import golden_file, packed
from tests.storage.samples import contents, numbered, tampered, written


@pytest.mark.parametrize("format", range(1, FORMAT + 1))
def test_the_golden_file_of_a_format_opens_saves_and_opens_again(
    format: int, tmp_path: Path
) -> None:
    golden, file = golden_file(format), tmp_path / "golden.journey"
    recorded = json.loads(golden.with_suffix(".json").read_text("utf-8"))
    shutil.copyfile(golden, file)
    session = Session.open(file)
    assert packed(session.snapshot) == recorded
    assert session.notices == ()
    assert [version.name for version in session.versions.all()] == ["Workshop"]
    journey = Document(session.snapshot, session.write, session.past)
    assert (journey.undoable, journey.redoable) == ("Edit 1", "Edit 2")
    journey.commit(numbered(journey.snapshot, 9))
    session.close()
    assert contents(file) == journey.snapshot


@pytest.mark.parametrize("format", range(1, FORMAT))
@pytest.mark.parametrize(
    "attack",
    [
        "DROP TABLE friction",
        "DROP TABLE connection",
        "ALTER TABLE friction DROP COLUMN severity",
        "DROP TABLE meta",
        "INSERT INTO friction (id) VALUES ('a') ON CONFLICT DO NOTHING",
        "CREATE TABLE old_friction (id TEXT)",
        "CREATE TABLE connection_old (id TEXT)",
    ],
)
def test_an_older_file_that_is_not_what_it_says_is_refused(
    format: int, attack: str, tmp_path: Path
) -> None:
    """The way to the present format leads over tables nobody has looked at yet."""
    file = shutil.copyfile(golden_file(format), tmp_path / "older.journey")
    try:
        tampered(file, attack)
    except sqlite3.IntegrityError:
        pytest.skip("this is not possible in that format")
    with pytest.raises(Damaged):
        Session.open(file)


def test_the_tables_are_those_of_the_golden_file(tmp_path: Path) -> None:
    fresh = schema_of(written(tmp_path / "fresh.journey"))
    assert fresh == schema_of(golden_file(FORMAT)), (
        "the tables have changed: a released format needs a new number and a step in "
        "journeymap/storage/migrations; before the first release, make the golden file anew "
        "with python -m tests.storage.golden"
    )


def test_what_format_2_had_keeps_its_severity_and_what_its_history_left_out_meant_2(
    tmp_path: Path,
) -> None:
    file = shutil.copyfile(golden_file(2), tmp_path / "two.journey")
    plain = {"id": "queue", "touchpoint": "card0", "title": "Queue"}
    edits = json.dumps([["Friction", None, plain], ["Friction", plain, {**plain, "severity": 4}]])
    tampered(
        file,
        "INSERT INTO friction VALUES ('queue', 'card0', 0.0, 'Queue', '', 4, NULL),"
        " ('price', 'card0', 1.0, 'Price', '', 2, 0.5)",
        "DELETE FROM revision WHERE number > 3",
        "INSERT INTO revision (number, at, author, role, label, edits) VALUES"
        f" (4, '', '', 'do', 'Severity', '{edits}'),"
        " (5, '', '', 'do', 'Told by nobody', '[[\"Friction\"')",
    )
    now = examine(file, file).snapshot
    frictions = now.all(Friction).values()
    assert {one.id: one.severity for one in frictions} == {"queue": 4, "price": 2}
    assert {one.origin for one in now.all(Touchpoint).values()} == {None}
    assert not any(one.assumed for one in now.all(Connection).values())
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        kept, broken = (
            row[0]
            for row in db.execute("SELECT edits FROM revision WHERE number > 3 ORDER BY number")
        )
    assert [[side and side["severity"] for side in row[1:]] for row in json.loads(kept)] == [
        [None, 2],
        [2, 4],
    ]
    assert broken == '[["Friction"'


def schema_of(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as db:
        rows = db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {(name, " ".join(sql.split())) for name, sql in rows}


def test_there_is_a_step_to_every_format() -> None:
    assert len(STEPS) == FORMAT - 1


def add_owner(db: Any) -> None:
    """An artificial step: from touchpoints without an owner to those with one."""
    sql = db.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'touchpoint'").scalar()
    names = [row[1] for row in db.exec_driver_sql("PRAGMA table_info(touchpoint)")]
    made = sql.replace("touchpoint", "made_anew", 1).replace(
        "expectation REAL", "owner TEXT NOT NULL, expectation REAL"
    )
    db.exec_driver_sql(made)
    known = ", ".join(names)
    db.exec_driver_sql(
        f"INSERT INTO made_anew ({known}, owner) SELECT {known}, 'Retail' FROM touchpoint"
    )
    db.exec_driver_sql("DROP TABLE touchpoint")
    db.exec_driver_sql("ALTER TABLE made_anew RENAME TO touchpoint")


def fail(db: Any) -> None:
    """An artificial step that breaks when it has already altered something."""
    db.exec_driver_sql("DROP TABLE quote")
    raise sqlite3.OperationalError("the disk fell out")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file as an older program might have written it."""
    path = written(tmp_path / "old.journey")
    return tampered(path, "ALTER TABLE touchpoint DROP COLUMN owner")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_step_brings_an_older_file_to_the_new_format(old: Path) -> None:
    found = examine(old, old, steps=(*STEPS, add_owner))
    assert found.version == FORMAT
    assert {card.owner for card in found.snapshot.all(Touchpoint).values()} == {"Retail"}
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (FORMAT + 1,)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_step_that_fails_leaves_nothing_half_done(old: Path) -> None:
    before = schema_of(old)
    with pytest.raises(Damaged):
        examine(old, old, steps=(*STEPS, add_owner, fail))
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    assert schema_of(old) == before


def test_an_older_file_is_untouched_until_it_is_published_and_then_kept(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def examined(*args: Any, **options: Any) -> Any:
        return examine(*args, **options, steps=(*STEPS, add_owner))

    monkeypatch.setattr(opening, "examine", examined)
    monkeypatch.setattr(opening, "FORMAT", FORMAT + 1)
    before = digest(old)
    session = Session.open(old)
    assert digest(old) == before
    session.write(numbered(session.snapshot, 0))
    back_up(old)
    session.publish()
    session.leave()
    assert digest(old) != before
    kept = [path for path in backups_of(old) if f"(before v{FORMAT + 1})" in path.name]
    assert [digest(path) for path in kept] == [before]
