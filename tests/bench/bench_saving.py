"""Saving a file with a long history, against copying it and against saving it without."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from journeymap.model.change import Change, change
from journeymap.model.plain import pack_change
from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from tests.bench import Row, best
from tests.bench.large import large

CARDS, REVISIONS = 100, 100_000
_ROUNDS = 15
_WORDS = ("order", "coffee", "machine", "waits", "delivery", "phone", "shop", "calls", "delay")


def rows() -> Iterator[Row]:
    """Measure an autosave of a file with and without a hundred thousand revisions."""
    state = os.environ.get("JOURNEYMAP_STATE")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JOURNEYMAP_STATE"] = str(Path(folder, "state"))
        try:
            yield from _saving(Path(folder))
        finally:
            os.environ.pop("JOURNEYMAP_STATE")
            if state is not None:
                os.environ["JOURNEYMAP_STATE"] = state


def _saving(folder: Path) -> Iterator[Row]:
    short, snapshot = folder / "short.journey", large(CARDS)
    session = Session.new(snapshot)
    session.save_as(short)
    session.close()
    long = shutil.copyfile(short, folder / "long.journey")
    _lengthen(long, snapshot)
    _saved(long, 1)  # what was done is packed by the first save
    saved, copied = _saved(long, _ROUNDS), best(lambda: _copied(long), _ROUNDS)
    count = f"{REVISIONS:,} revisions"
    # Mostly what any save waits for: reading again, and four times the disk.
    yield Row(f"an autosave with {count}, to a copy with fsync", saved, copied, 10.0)
    yield Row("the same, to one without history", saved, _saved(short, _ROUNDS), 3.0)


def _lengthen(path: Path, snapshot: Snapshot) -> None:
    """Put renamings into the history of a file, as many sessions would have."""
    chance = random.Random(1)
    cards = list(snapshot.all(Touchpoint).values())
    made = []
    for number in range(REVISIONS):
        place = chance.randrange(len(cards))
        new = cards[place].but(title=f"{' '.join(chance.choices(_WORDS, k=5))} {number}")
        edits = pack_change(change("Rename", edit=[(cards[place], new)]))
        made.append(("2026-11-22T00:00:00.000+00:00", "", "do", "Rename", json.dumps(edits)))
        cards[place] = new
    with closing(sqlite3.connect(path)) as db, db:
        db.executemany(
            "INSERT INTO revision (at, author, role, label, edits) VALUES (?, ?, ?, ?, ?)", made
        )


def _saved(path: Path, times: int) -> float:
    """Return how long the quickest of some autosaves takes, each after one edit."""
    session = Session.open(path)
    found = float("inf")
    try:
        for card in list(session.snapshot.all(Touchpoint).values())[:times]:
            session.write(_retitled(card))
            found = min(found, best(session.publish, 1))
    finally:
        session.leave()
    return found


def _retitled(card: Touchpoint) -> Change:
    return change("Rename", edit=[(card, card.but(title=card.title[:30] + "*"))])


def _copied(path: Path) -> None:
    copy = path.with_name("copy")
    with path.open("rb") as file, copy.open("wb") as there:
        shutil.copyfileobj(file, there, 1 << 20)
        there.flush()
        os.fsync(there.fileno())
    copy.unlink()
