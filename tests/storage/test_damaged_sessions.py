"""A session that was damaged after a crash: told and kept, and no harm to the others."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from journeymap.errors import JourneyError
from journeymap.model.document import Document
from journeymap.paths import state_folder
from journeymap.storage.recovery import Recovery, recoverable
from journeymap.storage.session import Session
from tests.storage.samples import after, contents, document, numbered, written

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and modes as POSIX has them")
KEPT = 5
"""How many changes a session makes in these tests before it crashes."""


def left(path: Path, published: int = 0) -> Path:
    """Leave a session with unpublished changes behind, as a crash does; return its folder."""
    written(path)
    before = set((state_folder() / "sessions").glob("*"))
    session = Session.open(path)
    journey = Document(session.snapshot, session.write, session.past)
    for i in range(KEPT):
        journey.commit(numbered(journey.snapshot, i))
        if i + 1 == published:
            session.publish()
    (folder,) = set((state_folder() / "sessions").glob("*")) - before
    copy = path.parent / f"as it crashed {folder.name}"
    shutil.copytree(folder, copy)  # the log too, which leaving would bring into the database
    session.leave()
    shutil.rmtree(folder)
    shutil.move(copy, folder)
    return folder


# a damaged log


def harms() -> Iterator[tuple[str, Callable[[bytes], bytes | None]]]:
    """Yield ways a log is damaged: gone, cut, zeroed in part, and with a bit turned over."""
    yield "gone", lambda log: None
    for number in range(20):
        yield f"cut at {number}/20", lambda log, n=number: log[: len(log) * n // 20]  # type: ignore[misc]
    for size in (1, 31, 32, 33, 56):
        yield f"cut at {size}", lambda log, n=size: log[:n]  # type: ignore[misc]
    for number in range(10):
        yield f"{number}/10 zeroed", lambda log, n=number: _zeroed(log, n)  # type: ignore[misc]
    for seed in range(47):
        yield f"bit {seed}", lambda log, n=seed: _turned(log, n)  # type: ignore[misc]


def _zeroed(log: bytes, tenth: int) -> bytes:
    start, end = len(log) * tenth // 10, len(log) * (tenth + 1) // 10
    return log[:start] + bytes(end - start) + log[end:]


def _turned(log: bytes, seed: int) -> bytes:
    chance = random.Random(seed)
    # Half of them in the heads of the log and its frames, where a bit decides most.
    at = chance.randrange(len(log)) if seed % 2 else 4120 * chance.randrange(len(log) // 4120)
    at = min(at + chance.randrange(56), len(log) - 1)
    return log[:at] + bytes([log[at] ^ 1 << chance.randrange(8)]) + log[at + 1 :]


@pytest.mark.parametrize("published", [0, 2, 4])
def test_a_damaged_log_is_never_taken_for_settled(tmp_path: Path, published: int) -> None:
    file = tmp_path / "coffee.journey"
    folder = left(file, published)
    kept, there = tmp_path / "kept", file.read_bytes()
    shutil.copytree(folder, kept)
    log = (kept / "work.db-wal").read_bytes()
    whole = 0
    for name, harm in harms():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(kept, folder)
        file.write_bytes(there)
        damaged = harm(log)
        if damaged is None:
            (folder / "work.db-wal").unlink()
        else:
            (folder / "work.db-wal").write_bytes(damaged)
        found = recoverable()
        assert len(found) == 1, f"{name}: nothing is offered"
        if damaged is not None:
            assert (folder / "work.db-wal").read_bytes() == damaged, f"{name}: looking altered it"
        whole += assert_told(found[0], file, published, name)
    assert whole < 20, "this damages too little"


def assert_told(found: Recovery, file: Path, published: int, name: str) -> bool:
    """Go on with what is offered; return whether nothing was missing of it."""
    try:
        session = Session.recover(found)
    except JourneyError:
        assert found.folder.exists() and contents(file) == after(published), name
        return False
    whole = session.snapshot == after(KEPT)
    assert whole or found.incomplete, f"{name}: {found.changes} changes, and no word"
    assert whole or any("may be missing" in words for words in session.notices), name
    if found.incomplete:
        assert list((state_folder() / "discarded").glob("*/session.json")), name
    try:
        session.close()
    except JourneyError:
        assert session.read_only and contents(file) == after(published), name
        session.leave()
    assert contents(file) in [after(n) for n in range(published, KEPT + 1)], f"{name}: gone back"
    return whole


def test_without_damage_nothing_is_said_to_be_missing(tmp_path: Path) -> None:
    left(tmp_path / "coffee.journey", 2)
    (found,) = recoverable()
    assert (found.changes, found.incomplete, found.warnings) == (KEPT - 2, False, ())
    session = Session.recover(found)
    assert (session.snapshot, session.notices) == (after(KEPT), ())
    session.close()


# a broken note

LONG = "x" * 2000
ODD: tuple[Any, ...] = (
    "x",
    "",
    5,
    -1,
    10**30,
    1.5,
    1e300,
    True,
    None,
    [],
    {},
    [1, 2, 3, 4],
    ["a", "b", "c", "d"],
    "/nowhere/\0/x",
    LONG,
    "\udcff",
    [[]],
    {"a": {}},
)


def intact(folder: Path, path: Path) -> dict[str, bytes]:
    """Return the bytes of all that lies around, which nobody may touch."""
    found = [p for p in path.rglob("*") if p.is_file() and folder not in p.parents]
    return {str(p): p.read_bytes() for p in found}


@pytest.mark.parametrize(
    "name",
    [
        "host",
        "machine",
        "boot",
        "pid",
        "at",
        "path",
        "signature",
        "published",
        "coming",
        "viewing",
        "waiting",
        "opening",
    ],
)
def test_a_fact_of_a_wrong_type_hides_nothing(tmp_path: Path, name: str) -> None:
    folder, other = left(tmp_path / "one.journey", 2), left(tmp_path / "two.journey")
    note = folder / "session.json"
    facts, before = json.loads(note.read_text()), intact(folder, tmp_path)
    aside = tmp_path.parent / f"{tmp_path.name} aside"
    shutil.copytree(folder, aside)
    for value in ODD:
        note.write_text(json.dumps({**facts, name: value}))
        found = {one.folder: one for one in recoverable()}
        assert other in found, f"{name} = {value!r:.40} hides another session"
        assert folder in found or name in ("host", "machine", "boot"), f"{name} = {value!r:.40}"
        if folder in found:
            tried(found[folder])
        assert intact(folder, tmp_path) == before, f"{name} = {value!r:.40}"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(aside, folder)


def tried(found: Recovery) -> None:
    """Go on with unsaved work and leave it again, whatever state it is in."""
    try:
        session = Session.recover(found)
    except JourneyError:
        return
    assert session.snapshot == after(KEPT)
    session.leave()


def test_a_note_that_lost_its_signature_is_not_put_over_the_file(tmp_path: Path) -> None:
    folder = left(tmp_path / "one.journey")
    note = folder / "session.json"
    note.write_text(note.read_text().replace('"signature"', '"sIgnature"'))
    (found,) = recoverable()
    session = Session.recover(found)
    with pytest.raises(JourneyError):
        session.close()
    session.leave()
    assert contents(tmp_path / "one.journey") == document()


def test_a_thousand_mutated_notes_in_a_watched_folder(tmp_path: Path) -> None:
    folder, other = left(tmp_path / "one.journey", 2), left(tmp_path / "two.journey")
    note = folder / "session.json"
    text, before = note.read_bytes(), intact(folder, tmp_path)
    aside = tmp_path.parent / f"{tmp_path.name} aside"
    shutil.copytree(folder, aside)
    hidden = 0
    for seed in range(1000):
        note.write_bytes(mutated(text, random.Random(seed)))
        found = {one.folder: one for one in recoverable()}
        assert other in found, seed
        assert (folder / "work.db").exists(), f"{seed}: removed without a word"
        hidden += folder not in found
        if folder in found and seed % 20 == 0:
            tried(found[folder])
            shutil.rmtree(folder)
            shutil.copytree(aside, folder)
        assert intact(folder, tmp_path) == before, seed
    assert hidden <= 20  # a machine spelt otherwise is another one, and may live


def mutated(text: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few of them changed, cut out or put in."""
    for _ in range(chance.choice((1, 1, 1, 3, 10))):
        at, size = chance.randrange(len(text) + 1), chance.choice((1, 1, 2, 20))
        new = bytes(chance.choice(b'0123456789"{}[],:.eE-tfn\\u\x00\xff ab') for _ in range(size))
        way = chance.randrange(3)
        text = text[:at] + (b"" if way == 0 else new) + text[at if way == 1 else at + size :]
    return text


@posix
@pytest.mark.parametrize("what", ["session.json", "work.db", "work.db-wal", "mark", "owner.lock"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "huge", "unreadable", "empty", "link"])
def test_whatever_lies_in_place_of_a_file_hides_nothing(
    tmp_path: Path, what: str, kind: str
) -> None:
    folder, other = left(tmp_path / "one.journey"), left(tmp_path / "two.journey")
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Olha")
    place = folder / what
    place.unlink(missing_ok=True)
    match kind:
        case "folder":
            place.mkdir()
        case "pipe":
            os.mkfifo(place)
        case "huge":
            with place.open("wb") as file:
                file.truncate(3 << 30)
        case "unreadable":
            place.write_bytes(b"x")
            place.chmod(0)
        case "empty":
            place.write_bytes(b"")
        case "link":
            place.symlink_to(letter)
    found = {one.folder: one for one in recoverable()}
    assert other in found
    assert folder in found or what == "owner.lock"
    if folder in found:
        try:
            Session.recover(found[folder]).leave()
        except JourneyError as error:
            assert "Traceback" not in str(error)
    assert letter.read_text() == "Dear Olha"


def test_a_link_among_the_sessions_is_not_followed(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "work.db").write_text("their own database")
    (state_folder() / "sessions").mkdir(parents=True, exist_ok=True)
    try:
        (state_folder() / "sessions" / "link").symlink_to(theirs)
    except OSError:
        pytest.skip("no links can be made here")
    assert recoverable() == []
    assert (theirs / "work.db").read_text() == "their own database"
