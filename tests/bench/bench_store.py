"""The file: one edit on disk, and opening large documents."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from journeymap.model.change import Change, Edit, change
from journeymap.model.records import KINDS, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.store import Store
from tests.bench import Row, best
from tests.bench.large import large


def rows() -> Iterator[Row]:
    """Measure against raw sqlite3 with the same pragmas."""
    with tempfile.TemporaryDirectory() as folder:
        for count in (2000, 10_000):
            path, snapshot = Path(folder) / f"{count}.db", large(count)
            store = Store(path, "")
            store.create(Snapshot())
            store.write(Change("New", tuple(Edit(None, r) for r in snapshot.records())), "do")
            if count == 2000:
                yield _edit(store, path, snapshot)
            store.close()
            yield _opening(path, count)


def _edit(store: Store, path: Path, snapshot: Snapshot) -> Row:
    now = [snapshot.get(Touchpoint, "t1000")]

    def ours() -> None:
        old = now[0]
        assert old is not None
        new = old.but(title=old.title[:20] + str(len(old.title)) + "x")
        store.write(change("Rename", edit=[(old, new)]), "do")
        now[0] = new

    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        raw.execute(f"PRAGMA {pragma}")
    count = [0]

    def bare() -> None:
        count[0] += 1
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE touchpoint SET title = ? WHERE id = 't1000'", (f"Raw {count[0]}",))
        raw.execute(
            "INSERT INTO revision (at, author, role, label, edits) VALUES (?, ?, ?, ?, ?)",
            ("2026-11-22T00:00:00Z", "", "do", "Rename", "[]"),
        )
        raw.execute("COMMIT")

    floor = best(bare, 60)
    raw.execute("UPDATE touchpoint SET title = ? WHERE id = 't1000'", (now[0].title,))  # type: ignore[union-attr]
    value = best(ours, 60)
    raw.close()
    return Row("one edit on disk at 2,000", value, floor, 10.0)


def _opening(path: Path, count: int) -> Row:
    store = Store(path, "")
    raw = sqlite3.connect(path)

    def bare() -> list[list[tuple[object, ...]]]:
        names = [kind.__name__.lower() for kind in KINDS]
        return [raw.execute(f"SELECT * FROM {name}").fetchall() for name in names]

    row = Row(f"opening {count:,} touchpoints into a snapshot", best(store.load), best(bare), 3.0)
    raw.close()
    store.close()
    return row
