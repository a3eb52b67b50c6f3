"""Copies: a version as a file of its own, and a clean one of which nothing can be dug up."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import journeymap
from journeymap.api import AlreadyThere
from journeymap.errors import JourneyError
from journeymap.model.change import Change, change
from journeymap.model.document import Document
from journeymap.model.links import removal
from journeymap.model.records import (
    Asset,
    Comment,
    Frame,
    Note,
    Persona,
    Record,
    Source,
    Touchpoint,
    Vote,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.backups import backups_of
from journeymap.storage.copies import cleaned, save_copy
from journeymap.storage.digest import sha256_of
from journeymap.storage.faults import AlreadyOpen, CannotRead
from journeymap.storage.session import Session
from tests.storage.samples import contents, document, numbered, written

SECRETS = ("SECRETTITLE", "SECRETVERSION", "SECRETCOMMENT", "SECRETNOTES", "SECRETAUTHOR")
KEPT, GONE, TAKEN_OUT = b"PICTUREKEPT" * 50, b"PICTUREGONE" * 50, b"PICTURETAKENOUT" * 50


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a past: deleted texts and pictures, comments, names, answers."""
    path = written(tmp_path / "Coffee.journey")
    session = Session.open(path, author="SECRETAUTHOR")
    journey = Document(session.snapshot, session.write, session.past)
    card = journey.snapshot.all(Touchpoint)["card0"]
    journey.commit(change("Edit", edit=[(card, card.but(title="SECRETTITLE"))]))
    journey.commit(change("Edit", edit=[(card.but(title="SECRETTITLE"), card)]))
    session.versions.name("SECRETVERSION")
    assets = {
        data: session.attachments.put_asset(data, "p.png", "image/png") for data in (KEPT, GONE)
    }
    out = session.attachments.put_asset(TAKEN_OUT, "o.png", "image/png")
    persona = journey.snapshot.all(Persona)["persona"]
    frame = journey.snapshot.all(Frame)["frame"]
    records: list[Record] = [
        *assets.values(),
        out,
        Comment(id="comment", touchpoint="card0", author="SECRETAUTHOR", said="SECRETCOMMENT"),
        Note(id="note", journey="journey", body="A sticky", author="SECRETAUTHOR"),
        Vote(touchpoint="card0", voter="SECRETAUTHOR"),
        Source(id="source", name="SECRETAUTHOR.csv"),
    ]
    edits = [
        (persona, persona.but(picture=assets[KEPT].id)),
        (frame, frame.but(notes="SECRETNOTES")),
    ]
    journey.commit(change("Add", add=records, edit=edits))
    journey.commit(Change("Remove", removal(journey.snapshot, (out.id,))))
    session.attachments.put_answers("source", {"hash": "SECRETANSWER"}, "2026-11-01")
    session.close()
    return path


def copied(file: Path, path: Path, snapshot: Snapshot | None = None) -> tuple[str, ...]:
    session = Session.open(file, for_reading=True)
    told = save_copy(
        snapshot or cleaned(session.snapshot), session.attachments.asset, path, session.path
    )
    session.leave()
    return told


def test_nothing_of_the_past_is_in_the_bytes_of_a_clean_copy(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    assert all(
        word.encode() in before for word in ("SECRETVERSION", "SECRETCOMMENT", "SECRETANSWER")
    )
    assert GONE in before and TAKEN_OUT in before
    assert copied(file, tmp_path / "clean.journey") == ()
    raw = (tmp_path / "clean.journey").read_bytes()
    for word in (*SECRETS, "SECRETANSWER", "SECRETAUTHOR.csv"):
        assert word.encode() not in raw, word
    assert KEPT in raw and GONE not in raw and TAKEN_OUT not in raw
    assert file.read_bytes() == before


def test_a_clean_copy_is_what_one_sees(file: Path, tmp_path: Path) -> None:
    copied(file, tmp_path / "clean.journey")
    was, now = contents(file), contents(tmp_path / "clean.journey")
    assert now.all(Touchpoint) == was.all(Touchpoint) and now.all(Persona) == was.all(Persona)
    assert now.all(Note)["note"].body == "A sticky" and now.all(Note)["note"].author == ""
    assert len(now.all(Vote)) == len(was.all(Vote)) and not now.all(Comment)
    assert now.all(Frame)["frame"].notes == ""
    assert [asset.digest for asset in now.all(Asset).values()] == [sha256_of(KEPT)]
    session = Session.open(tmp_path / "clean.journey")
    assert not session.pending and not list(session.past()) and not session.versions.all()
    assert session.sound and session.versions.timeline().steps == ()
    session.close()


def test_a_document_without_history_or_file_has_a_clean_copy(tmp_path: Path) -> None:
    session = Session.new(document())
    save_copy(cleaned(session.snapshot), session.attachments.asset, tmp_path / "c.journey", None)
    session.leave()
    assert contents(tmp_path / "c.journey").all(Touchpoint) == document().all(Touchpoint)


def test_a_picture_that_is_lost_is_told_and_the_rest_is_copied(file: Path, tmp_path: Path) -> None:
    def lost(digest: str) -> bytes:
        raise CannotRead("gone")

    told = save_copy(cleaned(contents(file)), lost, tmp_path / "c.journey", file)
    assert told == ("1 picture was missing already, and is missing in the copy.",)
    assert contents(tmp_path / "c.journey").all(Touchpoint)


def test_its_own_file_and_those_that_are_open_are_never_replaced(
    file: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(file)
    before = file.read_bytes()
    for name in (file, link):
        with pytest.raises(JourneyError, match="you are working on"):
            copied(file, name)
    other = Session.open(written(tmp_path / "other.journey"))
    with pytest.raises(AlreadyOpen):
        copied(file, tmp_path / "other.journey")
    other.close()
    (tmp_path / "locked").mkdir()
    with pytest.raises(JourneyError):
        copied(file, tmp_path / "nowhere" / "c.journey")
    assert file.read_bytes() == before


def test_what_stood_there_is_in_the_backups(file: Path, tmp_path: Path) -> None:
    there = written(tmp_path / "there.journey", document().apply(numbered(document(), 5)))
    before = there.read_bytes()
    copied(file, there)
    assert any(path.read_bytes() == before for path in backups_of(there))


def test_a_version_is_saved_with_its_pictures(file: Path, tmp_path: Path) -> None:
    session = Session.open(file, for_reading=True)
    found = session.versions.timeline()
    then = found.at(found.steps[-2].number)
    session.leave()
    copied(file, tmp_path / "then.journey", then)
    assert contents(tmp_path / "then.journey") == then
    assert TAKEN_OUT in (tmp_path / "then.journey").read_bytes()


def test_scripts_make_a_clean_copy_and_go_on_in_their_file(file: Path, tmp_path: Path) -> None:
    with journeymap.open(file) as project:
        assert project.save_clean_copy(tmp_path / "clean.journey") == ()
        with pytest.raises(AlreadyThere):
            project.save_clean_copy(tmp_path / "clean.journey")
        project.save_clean_copy(tmp_path / "clean.journey", replace=True)
        with pytest.raises(JourneyError, match="you are working on"):
            project.save_clean_copy(file, replace=True)
        assert project.path == file
    with closing(sqlite3.connect(tmp_path / "clean.journey")) as db:
        assert db.execute("SELECT count(*) FROM revision").fetchone() == (0,)
