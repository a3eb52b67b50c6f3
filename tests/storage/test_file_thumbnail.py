"""The picture a file holds is read without opening it, and no file can make trouble by it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journeymap.storage.file_thumbnail import thumbnail_in
from journeymap.storage.session import Session
from tests.storage.samples import numbered, written


@pytest.fixture
def pictured(tmp_path: Path) -> Path:
    path = written(tmp_path / "Drawn.journey")
    session = Session.open(path)
    session.write(numbered(session.snapshot, 0))
    session.attachments.put_thumbnail("journey", b"png")
    session.write(numbered(session.snapshot, 1))
    session.publish()
    session.close()
    return path


def altered(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()
    return path


def test_the_picture_is_read_also_while_the_file_is_open(pictured: Path) -> None:
    assert thumbnail_in(pictured) == b"png"
    session = Session.open(pictured)
    assert thumbnail_in(pictured) == b"png"
    session.close()


def test_a_file_without_one_and_no_file_have_none(tmp_path: Path) -> None:
    assert thumbnail_in(written(tmp_path / "Plain.journey")) is None
    assert thumbnail_in(tmp_path / "gone.journey") is None
    assert thumbnail_in(tmp_path) is None


@pytest.mark.parametrize("data", [b"", b"not a database", b"SQLite format 3\0" + bytes(4000)])
def test_a_file_of_another_kind_has_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "odd.journey").write_bytes(data)
    assert thumbnail_in(tmp_path / "odd.journey") is None


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE thumbnail",),
        ("DROP TABLE thumbnail", "CREATE VIEW thumbnail AS SELECT x'00' AS png"),
        ("UPDATE thumbnail SET png = zeroblob(2000000)",),
        ("PRAGMA application_id = 7",),
    ],
)
def test_a_file_that_was_tampered_with_has_none(
    pictured: Path, statements: tuple[str, ...]
) -> None:
    assert thumbnail_in(altered(pictured, *statements)) is None
