"""History: joined typing is one revision, old revisions are packed, and all of it stays true."""

from __future__ import annotations

import sqlite3
import tracemalloc
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from journeymap.model.change import Change, change
from journeymap.model.document import Document
from journeymap.model.records import Touchpoint
from journeymap.storage.faults import CannotWrite
from journeymap.storage.session import Session
from tests.storage.samples import after, contents, document, numbered, tampered, written

MANY, SOME = 1200, 600


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "coffee.journey")


def opened(path: Path) -> tuple[Session, Document]:
    session = Session.open(path)
    return session, Document(session.snapshot, session.write, session.past)


def asked(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as db:
        return db.execute(query).fetchall()


def title(journey: Document, text: str) -> Change:
    card = journey.snapshot.all(Touchpoint)["card0"]
    return change("Title", edit=[(card, card.but(title=text))])


def worked(path: Path, count: int) -> Document:
    """Make so many changes, publishing now and then, and close; return the document as it was."""
    session, journey = opened(path)
    for number in range(count):
        journey.commit(numbered(journey.snapshot, number))
        if number % 500 == 499:
            session.publish()
    session.close()
    return journey


def test_joined_typing_is_one_revision_that_is_no_longer_than_what_was_typed(file: Path) -> None:
    session, journey = opened(file)
    text = "a sentence of some length, typed key by key with a pause after each " * 20
    for end in range(1, len(text) + 1):
        journey.commit(title(journey, text[:end]), join=end > 1)
    assert session.pending == len(text)
    session.close()
    ((rows, size),) = asked(file, "SELECT count(*), sum(length(edits)) FROM revision")
    assert rows == 1 and isinstance(size, int) and size < len(text) + 500
    session, journey = opened(file)
    assert journey.undo() and journey.snapshot == document()
    session.close()


def test_what_was_typed_and_taken_out_again_is_not_in_the_file(file: Path) -> None:
    session, journey = opened(file)
    for number, text in enumerate(("the coffee", "the coffee SECRETWORD", "the coffee machine")):
        journey.commit(title(journey, text), join=number > 0)
    session.close()
    assert b"SECRETWORD" not in file.read_bytes()


def test_a_moment_with_a_name_is_not_joined_to_what_came_later(file: Path) -> None:
    session, journey = opened(file)
    journey.commit(title(journey, "One"))
    session.versions.name("Workshop")
    journey.commit(title(journey, "One two"), join=True)
    journey.commit(title(journey, "One two three"), join=True)
    (version,) = session.versions.all()
    numbers = [number for (number,) in asked_live(session, "SELECT number FROM revision")]
    assert version.revision == 1 and numbers == [1, 3]
    session.close()
    session, journey = opened(file)
    assert journey.undo() and journey.snapshot == document()
    session.close()


def asked_live(session: Session, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(session._place.work)) as db:
        return db.execute(query).fetchall()


def test_typing_after_an_undo_is_undone_as_it_was_done(file: Path) -> None:
    session, journey = opened(file)
    journey.commit(title(journey, "One"))
    journey.commit(title(journey, "Two"))
    journey.undo()
    journey.commit(title(journey, "One more"), join=True)
    session.close()
    session, journey = opened(file)
    assert journey.undo() and journey.snapshot == document()
    session.close()


def test_old_revisions_are_packed_and_undo_goes_back_into_them(file: Path) -> None:
    worked(file, MANY)
    ((loose,),) = asked(file, "SELECT count(*) FROM revision")
    pieces = asked(file, "SELECT last, length(packed) FROM history ORDER BY last")
    assert isinstance(loose, int) and loose < 600 and 2 <= len(pieces) <= 4
    packed = sum(size for _, size in pieces if isinstance(size, int))
    assert packed < 60 * (MANY - loose)  # some 350 bytes each as rows

    session, journey = opened(file)
    for number in range(1000):
        assert journey.undoable == f"Edit {MANY - 1 - number}"
        journey.undo()
    assert journey.snapshot == after(MANY - 1000)
    for _ in range(1000):
        journey.redo()
    assert journey.snapshot == after(MANY)
    session.close()
    assert contents(file) == after(MANY)


def test_every_revision_is_there_once_in_pieces_or_as_a_row(file: Path) -> None:
    worked(file, SOME)
    session = Session.open(file)
    labels = [made.label for _, made in session.past(10_000)]
    session.leave()
    assert labels == [f"Edit {number}" for number in range(SOME)]


@pytest.mark.parametrize("bad", [b"", b"no zlib", zlib.compress(b"{"), zlib.compress(b"[[1]]")])
def test_a_piece_that_cannot_be_read_ends_undo_and_not_work(file: Path, bad: bytes) -> None:
    worked(file, SOME)
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(
            "UPDATE history SET packed = ? WHERE last = (SELECT max(last) FROM history)", (bad,)
        )
    tampered(file)
    session, journey = opened(file)
    ((loose,),) = asked(file, "SELECT count(*) FROM revision")
    assert sum(1 for _ in session.past()) == loose
    journey.commit(numbered(journey.snapshot, SOME))
    session.close()
    assert contents(file) == after(SOME + 1)


def test_a_piece_that_would_swell_is_not_read(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db, db:
        bomb = zlib.compress(b" " * (200 << 20), 9)
        db.execute("INSERT INTO history VALUES (1, ?)", (bomb,))
        db.execute("INSERT INTO revision VALUES (2, '', '', 'do', 'Edit', '[]')")
    tampered(file)
    session = Session.open(file)
    assert len(list(session.past())) == 1
    session.leave()


SWELLING = {
    "a hundred million spaces, eight times": (b"[" + b" " * 100_000_000 + b"]", 8),
    "ten million lists": (b"[" + b"[]," * 10_000_000 + b"[]]", 1),
    "ten million lists in one step": (
        b'[[1, "", "", "do", "Edit", "[' + b"[]," * 10_000_000 + b'[]]"]]',
        1,
    ),
    "steps of much room, eight times": (
        b"["
        + b", ".join(b'[1, "", "", "do", "Edit", "[' + b" " * 20_000_000 + b']"]' for _ in range(5))
        + b"]",
        8,
    ),
    "a label that is a list": (b'[[1, "", "", "do", ["Edit"], "[]"]]', 1),
}


@pytest.mark.parametrize("swelling", SWELLING)
def test_a_past_made_to_swell_takes_neither_all_memory_nor_all_time(
    file: Path, swelling: str
) -> None:
    text, times = SWELLING[swelling]
    packed = zlib.compress(text, 9)
    with closing(sqlite3.connect(file)) as db, db:
        db.executemany(
            "INSERT INTO history VALUES (?, ?)",
            [(number, packed) for number in range(1, times + 1)],
        )
        db.execute("INSERT INTO revision VALUES (99, '', '', 'do', 'Edit', '[]')")
    tampered(file)
    session = Session.open(file)
    tracemalloc.start()
    labels = [made.label for _, made in session.past()]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    session.leave()
    assert set(labels) == {"Edit"} and len(labels) <= 6
    assert most < 6 * (128 << 20)


def test_large_changes_are_packed_though_they_are_few(file: Path) -> None:
    session, journey = opened(file)
    for number in range(60):
        journey.commit(title(journey, f"{number} " + "long words " * 10_000))
    session.close()
    assert file.stat().st_size < 6_000_000  # 13 MB of edits
    session, journey = opened(file)
    for _ in range(60):
        journey.undo()
    assert journey.snapshot == document()
    session.close()


def test_what_could_not_be_opened_again_is_refused_at_once_and_nothing_is_lost(
    file: Path,
) -> None:
    session, journey = opened(file)
    card = journey.snapshot.all(Touchpoint)["card0"]
    with pytest.raises(CannotWrite, match="more than can be kept at once"):
        journey.commit(change("Paste", edit=[(card, card.but(happened="x" * (70 << 20)))]))
    with pytest.raises(CannotWrite, match="make it smaller"):
        session.attachments.put_asset(bytes(70 << 20), "large.png", "image/png")
    journey.commit(numbered(journey.snapshot, 0))
    session.close()
    assert contents(file) == after(1)


def test_what_is_staged_is_read_again_before_it_replaces_the_file(file: Path) -> None:
    """The working copy is given a text behind the program's back that no reader would take."""
    session, journey = opened(file)
    journey.commit(numbered(journey.snapshot, 0))
    before = file.read_bytes()
    with closing(sqlite3.connect(session._place.work)) as db, db:
        db.execute(
            "UPDATE touchpoint SET title = replace(hex(zeroblob(35000000)), '0', 'x')"
            " WHERE id = 'card0'"
        )
    with pytest.raises(CannotWrite, match="takes more than 64 MB"):
        session.publish()
    with closing(sqlite3.connect(session._place.work)) as db, db:
        db.execute("UPDATE touchpoint SET title = '', evidence = 'nobody knows'")
    with pytest.raises(CannotWrite, match=r"not sound \(Touchpoint\.evidence"):
        session.publish()
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    session.leave()
