"""What was done long ago, packed: pieces of history that no save has to walk through row by row.

The newest revisions stay rows of their own, as undo reads them. Those before are put
together some hundreds at a time into one compressed JSON text. Nothing is left out, so what
a named version meant can still be told.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

_LOOSE = 100
_FEW = 20
_PIECE = 400
_BYTES = 1 << 20
_LARGEST_PIECE = 4 << 20
_LARGEST = 128 << 20
"""How many bytes of the past are unpacked at most: a stranger's may be made to swell."""

_TEXT = r'"(?:[^"\\]++|\\.)*+"'
_ROW = rf"\[\d{{1,16}}(?:, {_TEXT}){{5}}\]"
_ROWS = re.compile(rf"\[{_ROW}(?:, {_ROW}){{0,{_PIECE - 1}}}+\]", re.DOTALL)
"""What a piece looks like; anything else could become a thousand times as large when it is read."""

_SIZE = "length(CAST(edits AS BLOB))"
_COLUMNS = "number, at, author, role, label, edits"


def pack_history(work: Path) -> None:
    """Put old revisions of a working copy together, a piece in each transaction.

    Others may write to it meanwhile: they wait for milliseconds, since a piece is made ready
    before. A revision, once there is a newer one, is never altered by anybody else.
    """
    with closing(sqlite3.connect(work, isolation_level=None, timeout=30)) as db:
        db.execute("PRAGMA synchronous=NORMAL")  # it may come a second time
        while rows := _next_piece(db):
            packed = zlib.compress(json.dumps(rows, ensure_ascii=False).encode())
            first, last = rows[0][0], rows[-1][0]
            db.execute("BEGIN IMMEDIATE")
            db.execute("INSERT INTO history (last, packed) VALUES (?, ?)", (last, packed))
            db.execute("DELETE FROM revision WHERE number BETWEEN ? AND ?", (first, last))
            db.execute("COMMIT")


def unpacked(packed: bytes, most: int = _LARGEST) -> tuple[list[list[Any]], int]:
    """Return the revisions of a piece as rows, oldest first, and how many bytes they were.

    Raises ``ValueError`` when they cannot be read, are not as we pack them, or too large.
    """
    inflating = zlib.decompressobj()
    try:
        data = inflating.decompress(packed, max(1, most))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not inflating.eof:
        raise ValueError("a piece of history is cut off, or larger than any of ours")
    text = data.decode()
    if not _ROWS.fullmatch(text):
        raise ValueError("a piece of history is not as we pack them")
    rows: list[list[Any]] = json.loads(text)
    return rows, len(data)


def newest_first(db: sqlite3.Connection, limit: int) -> Iterator[tuple[Any, Any, Any]]:
    """Yield role, label and edits of the last so many revisions, those in pieces too."""
    query = "SELECT role, label, edits FROM revision ORDER BY number DESC LIMIT ?"
    for row in db.execute(query, (limit,)):
        limit -= 1
        yield row
    room = _LARGEST
    pieces = db.execute("SELECT packed FROM history ORDER BY last DESC")
    while limit > 0 and (piece := pieces.fetchone()):
        rows, size = unpacked(piece[0], room)
        room -= size
        for _, _, _, role, label, edits in rows[: -limit - 1 : -1]:
            limit -= 1
            yield role, label, edits


def _next_piece(db: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Return the oldest revisions when there are enough of them to be packed, else none."""
    count, size = db.execute(  # of no more than decide it: there may be a hundred thousand
        "SELECT count(*), total(size) FROM (SELECT length(edits) AS size FROM revision"
        " ORDER BY number DESC LIMIT ?)",
        (_PIECE,),
    ).fetchone()
    if count < _PIECE and size < _BYTES // 4:
        return []
    sizes = f"SELECT number, {_SIZE} FROM revision"
    border, room = 0, _BYTES
    for kept, (number, size) in enumerate(
        db.execute(f"{sizes} ORDER BY number DESC LIMIT ?", (_LOOSE,)).fetchall(), 1
    ):
        room -= size
        if kept == _LOOSE or (kept >= _FEW and room < 0):
            border = number
            break
    count = total = 0
    for _, size in db.execute(
        f"{sizes} WHERE number < ? ORDER BY number LIMIT ?", (border, _PIECE)
    ).fetchall():
        if count and total + size > _LARGEST_PIECE:
            break
        count, total = count + 1, total + size
    if count < _PIECE and total < _BYTES:
        return []
    query = f"SELECT {_COLUMNS} FROM revision ORDER BY number LIMIT ?"
    return db.execute(query, (count,)).fetchall()
