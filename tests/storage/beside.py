"""Journals and logs beside a file: as a killed program leaves them, and made by hand."""

from __future__ import annotations

import random
import shutil
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

PAGE = 4096
MAGIC = bytes.fromhex("d9d505f920a163d7")


def left_in_a_transaction(file: Path, folder: Path, *statements: str, **pragmas: object) -> Path:
    """Return a copy of a file as a program leaves it that is killed in a transaction."""
    return _left(file, folder, "-journal", ("BEGIN", *statements), pragmas)


def left_with_a_log(file: Path, folder: Path, *statements: str, **pragmas: object) -> Path:
    """Return a copy of a file as a program leaves it that does not close its log."""
    return _left(file, folder, "-wal", statements, {**pragmas, "journal_mode": "WAL"})


def _left(
    file: Path, folder: Path, ending: str, statements: tuple[str, ...], pragmas: dict[str, object]
) -> Path:
    folder.mkdir(exist_ok=True)
    mine, left = folder / "in the making", folder / file.name
    shutil.copyfile(file, mine)
    with closing(sqlite3.connect(mine, isolation_level=None)) as db:
        for name, value in {"cache_size": 1, **pragmas}.items():
            db.execute(f"PRAGMA {name} = {value}").fetchall()
        for statement in statements:
            db.execute(statement).fetchall()
        shutil.copyfile(mine, left)
        beside = mine.with_name(mine.name + ending)
        if beside.exists():
            shutil.copyfile(beside, left.with_name(left.name + ending))
        if db.in_transaction:
            db.execute("ROLLBACK")
    for made in folder.glob(f"{mine.name}*"):
        made.unlink()
    return left


def journal(
    pages: list[tuple[int, bytes]],
    of: int,
    *,
    page: int = PAGE,
    sector: int = 512,
    start: int = 7,
    count: int | None = None,
    tail: bytes = b"",
) -> bytes:
    """Return a rollback journal made by hand, over a file of so many pages."""
    count = len(pages) if count is None else count
    head = MAGIC + struct.pack(">5I", count, start, of, sector, page)
    return (
        head.ljust(sector, b"\0")
        + b"".join(
            struct.pack(">I", at) + data + struct.pack(">I", _sum(data, start))
            for at, data in pages
        )
        + tail
    )


def super_journal(victim: Path) -> bytes:
    """Return what makes SQLite look for another journal, and remove it."""
    name = str(victim).encode()
    place = struct.pack(">I", 0x40000000 // PAGE + 1)
    return place + name + struct.pack(">2I", len(name), sum(name) & 0xFFFFFFFF) + MAGIC


def log(
    frames: list[tuple[int, int, bytes]],
    *,
    page: int = PAGE,
    great: bool = False,
    salts: bytes = b"saltsalt",
    version: int = 3007000,
) -> bytes:
    """Return a write-ahead log made by hand: its frames' page, pages at a commit, and bytes."""
    head = struct.pack(">4I", 0x377F0682 + great, version, page, 0) + salts
    sums = _sums(head, (0, 0), great)
    made = head + struct.pack(">2I", *sums)
    for at, pages, data in frames:
        first = struct.pack(">2I", at, pages)
        sums = _sums(first + data, sums, great)
        made += first + salts + struct.pack(">2I", *sums) + data
    return made


def pages_of(file: Path, page: int = PAGE) -> list[bytes]:
    """Return the pages of a file."""
    data = file.read_bytes()
    return [data[at : at + page] for at in range(0, len(data), page)]


def as_sqlite_reads(file: Path, folder: Path) -> list[str]:
    """Return all that SQLite finds in a copy of a file with what lies beside it."""
    folder.mkdir(exist_ok=True)
    for path in file.parent.glob(f"{file.name}*"):
        shutil.copyfile(path, folder / path.name)
    return dump(folder / file.name)


def dump(file: Path) -> list[str]:
    """Return all that is in a database, as text."""
    with closing(sqlite3.connect(file)) as db:
        return [*db.iterdump(), str(db.execute("PRAGMA quick_check").fetchall())]


def work(rng: random.Random) -> list[str]:
    """Return what some program does to a file of ours."""
    chosen = "WHERE substr(id, -1) IN ('{}', '{}')".format(*rng.sample("0123456789", 2))
    kinds = (
        f"UPDATE touchpoint SET title = hex(randomblob({rng.randrange(1, 3000)})) {chosen}",
        f"UPDATE touchpoint SET happened = hex(zeroblob({rng.randrange(30_000)})) {chosen}",
        f"DELETE FROM feeling {chosen}",
        "INSERT INTO asset_bytes VALUES"
        f" (hex(randomblob(32)), randomblob({rng.randrange(1, 60_000)}))",
        "DELETE FROM asset_bytes",
        "UPDATE meta SET value = '' WHERE key = 'digest'",
    )
    return [rng.choice(kinds) for _ in range(rng.randrange(1, 6))]


def _sum(data: bytes, start: int) -> int:
    return (start + sum(data[i] for i in range(len(data) - 200, 0, -200))) & 0xFFFFFFFF


def _sums(data: bytes, sums: tuple[int, int], great: bool) -> tuple[int, int]:
    first, second = sums
    for even, odd in struct.iter_unpack(">2I" if great else "<2I", data):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
