"""Pictures nobody can come back to do not stay in the file; all others do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from journeymap.model.change import change
from journeymap.model.document import Document
from journeymap.model.records import Asset
from journeymap.storage.session import Session
from tests.storage.samples import document, numbered

PICTURE = b"\x89PNG" * 50_000


def digests(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {digest for (digest,) in db.execute("SELECT digest FROM asset_bytes")}


def test_what_was_taken_in_and_never_used_is_not_published(tmp_path: Path) -> None:
    session = Session.new(document())
    unused = session.attachments.put_asset(PICTURE, "a.png", "image/png")
    used = session.attachments.put_asset(PICTURE[:-1], "b.png", "image/png")
    session.write(change("Picture", add=[used]))
    session.save_as(tmp_path / "a.journey")
    assert digests(tmp_path / "a.journey") == {used.digest}
    assert PICTURE not in (tmp_path / "a.journey").read_bytes()
    assert session.attachments.asset(unused.digest) == PICTURE, "it may still be used"
    session.write(change("Picture", add=[unused]))
    session.close()
    assert digests(tmp_path / "a.journey") == {used.digest, unused.digest}


def test_what_was_taken_out_can_be_brought_back_after_the_file_was_opened_again(
    tmp_path: Path,
) -> None:
    session = Session.new(document())
    session.save_as(tmp_path / "a.journey")
    journey = Document(session.snapshot, session.write, session.past)
    asset = session.attachments.put_asset(PICTURE, "a.png", "image/png")
    journey.commit(change("Picture", add=[asset]))
    journey.commit(~change("Remove", add=[asset]))
    for number in range(700):  # so that the step lies in a packed piece
        session.write(numbered(session.snapshot, number))
    session.close()
    with closing(sqlite3.connect(tmp_path / "a.journey")) as db:
        assert db.execute("SELECT count(*) FROM history").fetchone()[0] > 0
    again = Session.open(tmp_path / "a.journey")
    assert again.snapshot.get(Asset, asset.id) is None
    assert again.attachments.asset(asset.digest) == PICTURE
    again.leave()


def test_a_history_that_cannot_be_read_lets_everything_stay(tmp_path: Path) -> None:
    session = Session.new(document())
    unused = session.attachments.put_asset(PICTURE, "a.png", "image/png")
    with session._ready().transaction() as db:
        db.exec_driver_sql("INSERT INTO history (last, packed) VALUES (0, x'00')")
    session.save_as(tmp_path / "a.journey")
    assert digests(tmp_path / "a.journey") == {unused.digest}
    session.leave()


def test_pictures_are_read_before_what_writes_is_loaded(tmp_path: Path) -> None:
    session = Session.new(document())
    asset = session.attachments.put_asset(PICTURE, "a.png", "image/png")
    session.write(change("Picture", add=[asset]))
    session.save_as(tmp_path / "a.journey")
    session.close()
    again = Session.open(tmp_path / "a.journey")
    assert again.attachments.asset(asset.digest) == PICTURE
    assert again._store is None, "SQLAlchemy, which takes long to load, was not asked for"
    again.prepare()
    assert again.attachments.asset(asset.digest) == PICTURE
    again.leave()
