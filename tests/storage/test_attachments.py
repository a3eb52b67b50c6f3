"""What a file holds besides records goes along, is not undone, and is found again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.storage.session import Session
from tests.storage.samples import document, numbered, written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "coffee.journey")


def test_a_picture_comes_back_by_its_digest(file: Path) -> None:
    session = Session.open(file)
    asset = session.attachments.put_asset(b"\x89PNG", "bean.png", "image/png")
    again = session.attachments.put_asset(b"\x89PNG", "other.png", "image/png")
    assert asset.digest == again.digest and asset.id != again.id
    assert session.attachments.asset(asset.digest) == b"\x89PNG"
    with pytest.raises(JourneyError, match="picture"):
        session.attachments.asset("0" * 64)
    session.leave()


def test_answers_are_kept_by_who_gave_them_and_can_be_taken_out(file: Path) -> None:
    session = Session.open(file)
    kept = session.attachments
    kept.put_answers("june", {"a1": '{"nps": 9}', "b2": '{"nps": 3}'}, "2026-06")
    kept.put_answers("june", {"b2": '{"nps": 4}', "c3": "{}"}, "2026-07")
    kept.put_answers("other", {"a1": "{}"}, "2026-07")
    session.write(numbered(session.snapshot, 0))
    session.close()
    session = Session.open(file)
    kept = session.attachments
    assert kept.answers("june") == {
        "a1": ("2026-06", '{"nps": 9}'),
        "b2": ("2026-07", '{"nps": 4}'),
        "c3": ("2026-07", "{}"),
    }
    assert kept.respondents(("june", "other")) == {"a1", "b2", "c3"}
    assert kept.respondents(("other",)) == {"a1"}
    assert session.snapshot == document().apply(numbered(document(), 0)), "none is in the snapshot"
    kept.forget_answers("june", ("b2", "c3"))
    assert [*kept.answers("june")] == ["a1"]
    kept.forget_answers("june")
    assert kept.answers("june") == {} and [*kept.answers("other")] == ["a1"]
    session.leave()


def test_a_thumbnail_comes_into_the_file_with_the_next_publish_and_is_only_one(
    file: Path,
) -> None:
    session = Session.open(file)
    session.attachments.put_thumbnail("journey", b"drawn too early")
    assert session.attachments.thumbnail() is None, "nothing was worked on yet"
    session.write(numbered(session.snapshot, 0))
    session.attachments.put_thumbnail("journey", b"first")
    session.attachments.put_thumbnail("journey", b"second")
    session.attachments.put_thumbnail("journey", bytes(2 << 20))
    session.close()
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("SELECT * FROM thumbnail").fetchall() == [("journey", b"second")]
    session.attachments.put_thumbnail("journey", b"drawn too late")
    assert Session.open(file).attachments.thumbnail() == b"second"
