"""Files that are no journeys, or no longer, or not yet: a sentence, and not a byte changed."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.model.document import Document
from journeymap.model.fields import fault, specs
from journeymap.model.records import KINDS, Idea, Persona, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.faults import CannotRead, Damaged, NotAJourney, ReadOnly, TooNew
from journeymap.storage.session import Session
from journeymap.storage.tables import APPLICATION_ID, FORMAT
from tests.storage.samples import after, contents, document, numbered, tampered, written

MUTATIONS = int(os.environ.get("JOURNEYMAP_MUTATIONS", "300"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "coffee.journey")


def refusal(path: Path, kind: type[JourneyError] = JourneyError) -> str:
    """Open the file and return the sentence it is refused with; its bytes must not change."""
    whole = os.path.isfile(path) and path.stat().st_size < 10**8
    before = path.read_bytes() if whole else None
    with pytest.raises(kind) as caught:
        Session.open(path)
    assert before is None or path.read_bytes() == before
    Session.new(document()).close()  # and the program goes on
    return str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "There is no file “gone.journey”" in refusal(tmp_path / "gone.journey", CannotRead)
    assert "gone" in refusal(tmp_path / "no folder" / "gone.journey", CannotRead)


@pytest.mark.parametrize("name", ["a\0b.journey", "x" * 300, "loop.journey"])
def test_a_path_that_cannot_be(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop.journey").symlink_to(tmp_path / "loop.journey")
    refusal(tmp_path / name)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"not a journey at all" * 50,
        b"PK\x03\x04" + b"\0" * 5000,
        b"SQLite format 3\0" + b"\0" * 4080,
        "journey\n title Кава\n".encode("utf-16"),
    ],
)
def test_files_of_other_kinds(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.journey"
    path.write_bytes(data)
    assert "is not a journey file" in refusal(path, NotAJourney)


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.journey"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE t (x)")
    assert "another program" in refusal(path, NotAJourney)


def test_a_folder(tmp_path: Path) -> None:
    assert "it is a folder" in refusal(tmp_path, NotAJourney)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.timeout(10)
def test_a_pipe_and_a_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.journey")
    assert "device or a pipe" in refusal(tmp_path / "pipe.journey", NotAJourney)
    assert "device or a pipe" in refusal(Path("/dev/zero"), NotAJourney)


def test_a_file_of_ten_gigabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "huge.journey"
    with path.open("wb") as file:
        file.write(b"SQLite format 3\0")
        file.truncate(10 * 10**9)
    start = time.monotonic()
    assert "larger than" in refusal(path, CannotRead)
    assert time.monotonic() - start < 2


def test_a_file_without_read_permission(file: Path) -> None:
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(CannotRead, match="may not be read"):
        Session.open(file)


def test_a_file_cut_off_anywhere_is_refused(file: Path) -> None:
    whole = file.read_bytes()
    lengths = [1, 16, 99, 100, *range(512, len(whole), 512 * 37), len(whole) - 1]
    for length in lengths:
        file.write_bytes(whole[:length])
        refusal(file, NotAJourney if length < 16 else Damaged)
    file.write_bytes(whole)
    assert contents(file) == document()


def test_random_damage_is_refused_or_what_is_read_is_sound(file: Path) -> None:
    whole = file.read_bytes()
    rng = random.Random(20)
    refused = told = 0
    for _ in range(MUTATIONS):
        data = bytearray(whole)
        for _ in range(rng.choice([1, 1, 2, 8, 64])):
            at = rng.randrange(len(data))
            data[at] = rng.choice([0, 255, data[at] ^ 1 << rng.randrange(8), rng.randrange(256)])
        if data == whole:
            continue
        file.write_bytes(data)
        try:
            session = Session.open(file)
        except JourneyError:
            refused += 1
        else:
            told += bool(session.notices)
            assert session.notices or session.snapshot == document()
            assert_sound(session.snapshot)
            session.close()
    assert refused and told


def assert_sound(snapshot: Snapshot) -> None:
    """Every value is within its declaration, and every link leads somewhere."""
    ids = {kind.__name__: snapshot.all(kind).keys() for kind in KINDS}
    for record in snapshot.records():
        for name, spec in specs(type(record)).items():
            value = getattr(record, name)
            assert fault(spec, value) is None
            if spec.target and value is not None:
                assert {*(value if isinstance(value, tuple) else (value,))} <= ids[spec.target]


def test_damage_in_a_text_is_noticed_though_sqlite_cannot(file: Path) -> None:
    data = file.read_bytes()
    assert data.count(b"Buying a coffee machine") == 1
    file.write_bytes(data.replace(b"Buying a coffee machine", b"Buying a toffee machine"))
    session = Session.open(file)
    assert "not as Journeymap saved it" in session.notices[0]
    session.close()


@pytest.mark.parametrize(
    "attack",
    [
        "CREATE TRIGGER t AFTER UPDATE ON touchpoint BEGIN DELETE FROM journey; END",
        "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT * FROM c",
        "CREATE VIRTUAL TABLE v USING fts5(x)",
        "CREATE TABLE extra (x INTEGER)",
        "CREATE TABLE extra (x CHECK (x > abs(-9223372036854775808)))",
        "CREATE TABLE extra (x, y AS (hex(x)))",
        "CREATE TABLE extra (x DEFAULT (zeroblob(300000000)))",
        "CREATE INDEX i ON touchpoint (lower(title))",
        "CREATE INDEX i ON touchpoint (title COLLATE NOCASE)",
        "ALTER TABLE touchpoint ADD COLUMN evil TEXT",
        "ALTER TABLE touchpoint DROP COLUMN owner",
        "DROP TABLE quote",
        "DROP TABLE meta",
        "UPDATE touchpoint SET position = 9e999",
        "UPDATE touchpoint SET moment = 'unheard of'",
        "UPDATE feeling SET valence = 57",
        "UPDATE score SET answers = '{\"a\": 1}'",
        "UPDATE score SET answers = '[1, \"a\"]'",
        "UPDATE score SET answers = '[1,'",
        "UPDATE score SET answers = '" + "[" * 50_000 + "'",
        "UPDATE touchpoint SET title = CAST(X'FF41' AS TEXT) WHERE id = 'card1'",
        "INSERT INTO revision VALUES (-5, '', '', 'do', '', '[]')",
        "INSERT INTO revision VALUES (9223372036854775807, '', '', 'do', '', '[]')",
        "PRAGMA user_version = -1",
        "PRAGMA user_version = 0",
    ],
)
def test_hostile_files_are_refused(file: Path, attack: str) -> None:
    refusal(tampered(file, attack), Damaged)


def test_links_a_record_cannot_be_without_are_not_made_up(file: Path) -> None:
    tampered(file, "DELETE FROM step")
    assert "leads to" in refusal(file, Damaged)


@pytest.mark.parametrize(
    "edits",
    [
        "[",
        "{}",
        '[["Weather", null, null]]',
        "[[1, 2, 3]]",
        "7",
        '[["Touchpoint", null, null]]',
        '[["Persona", {}, {"id": "persona"}]]',
        '[["Persona", {"id": "persona"}, []]]',
        '[["Persona", {"id": "persona"}, 0]]',
        '[["Persona", {"id": "persona"}, {"id": "other"}]]',
    ],
)
def test_history_that_makes_no_sense_is_where_undo_ends(file: Path, edits: str) -> None:
    session = Session.open(file)
    session.write(numbered(session.snapshot, 0))
    session.write(numbered(after(1), 1))
    session.close()
    tampered(file, f"UPDATE revision SET edits = '{edits}' WHERE number = 1")
    session = Session.open(file)
    journey = Document(session.snapshot, session.write, session.past)
    journey.undo()
    assert journey.undo() is None
    assert journey.snapshot == after(1)
    session.close()


def test_a_giant_blob_is_refused(file: Path) -> None:
    tampered(file, "UPDATE touchpoint SET title = hex(zeroblob(40000000)) WHERE id = 'card1'")
    refusal(file, Damaged)


def test_texts_in_another_encoding_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.journey"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA encoding = 'UTF-16'")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {FORMAT}")
        db.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    refusal(path, Damaged)


def test_links_that_may_be_blank_are_mended_and_that_is_said(file: Path) -> None:
    tampered(
        file,
        "DELETE FROM asset",
        """UPDATE idea SET touchpoints = '["card0", "nowhere"]'""",
        "UPDATE project SET name = 'a' || char(1) || 'b'",
    )
    before = file.read_bytes()
    session = Session.open(file)
    assert session.snapshot.all(Persona)["persona"].picture is None
    assert session.snapshot.all(Idea)["idea"].touchpoints == ("card0",)
    assert "2 links" in session.notices[0] and "1 text" in session.notices[1]
    assert (file.read_bytes(), session.pending) == (before, 1)
    session.close()
    assert contents(file) == session.snapshot


@pytest.mark.parametrize("ahead", [1, 1000])
def test_a_file_of_a_newer_version_names_it_and_is_left_alone(file: Path, ahead: int) -> None:
    tampered(
        file,
        f"PRAGMA user_version = {FORMAT + ahead}",
        "ALTER TABLE touchpoint ADD COLUMN depth TEXT",
        "UPDATE meta SET value = '9.8.7' WHERE key = 'written_by'",
        f"UPDATE meta SET value = '{FORMAT + 1}' WHERE key = 'min_reader'",
    )
    assert "newer version of Journeymap (9.8.7)" in refusal(file, TooNew)


def test_a_newer_file_that_says_so_can_be_looked_at(file: Path, tmp_path: Path) -> None:
    tampered(
        file,
        f"PRAGMA user_version = {FORMAT + 1}",
        "ALTER TABLE touchpoint ADD COLUMN depth TEXT",
        "CREATE TABLE weather (id TEXT NOT NULL, PRIMARY KEY (id)) STRICT",
    )
    before = file.read_bytes()
    session = Session.open(file)
    assert session.snapshot == document()
    assert "newer version" in session.read_only
    session.write(numbered(session.snapshot, 0))
    with pytest.raises(ReadOnly, match="newer version"):
        session.publish()
    session.save_as(tmp_path / "older.journey")
    session.close()
    assert file.read_bytes() == before
    assert contents(tmp_path / "older.journey") == after(1)


def test_a_file_another_program_has_written_to_is_read_with_its_journal(
    file: Path, tmp_path: Path
) -> None:
    """SQLite's write-ahead log lies beside the file, and nobody has tidied up."""
    copy = tmp_path / "copy.journey"
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("UPDATE touchpoint SET title = 'from the log' WHERE id = 'card0'")
        copy.write_bytes(file.read_bytes())
        log = tmp_path / "copy.journey-wal"
        log.write_bytes((tmp_path / "coffee.journey-wal").read_bytes())
    before = {path: path.read_bytes() for path in (copy, log)}
    assert contents(copy).all(Touchpoint)["card0"].title == "from the log"
    assert {path: path.read_bytes() for path in before} == before


def test_a_file_left_in_the_middle_of_a_transaction_is_rolled_back_in_the_copy(
    file: Path, tmp_path: Path
) -> None:
    script = (
        "import os, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA cache_size = 1')\n"
        "db.execute('BEGIN')\n"
        'db.execute("UPDATE touchpoint SET title = hex(randomblob(9000))")\n'
        "db.execute('PRAGMA cache_spill')\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(file)], check=True)
    journal = file.with_name(file.name + "-journal")
    assert journal.stat().st_size
    before = file.read_bytes(), journal.read_bytes()
    assert contents(file) == document()
    assert (file.read_bytes(), journal.read_bytes()) == before


def test_a_file_switched_to_a_write_ahead_log_opens(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    session = Session.open(file)
    assert session.snapshot == document()
    session.close()


@pytest.mark.parametrize(
    "names",
    [
        "[[]]",
        "[{}]",
        '["card0", ["card1"]]',
        "[" * 20_000,
        "{}",
        "[" + "[]," * 1_000_000 + "[]]",
        "[1.5]",
        "[null]",
        "[true]",
    ],
)
@pytest.mark.parametrize("column", ["idea.touchpoints", "journey.personas", "score.answers"])
def test_a_list_that_holds_what_no_list_of_ours_does(file: Path, column: str, names: str) -> None:
    table, field = column.split(".")
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(f"UPDATE {table} SET {field} = ?", (names,))
    assert "is damaged" in refusal(tampered(file), Damaged)
