"""What a file holds besides its records and their history: pictures, answers, a thumbnail.

All of it lies outside the snapshot: it may be large, is looked at seldom and is not undone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from journeymap.language import tr
from journeymap.model.records import Asset
from journeymap.storage.digest import sha256_of
from journeymap.storage.faults import CannotRead, CannotWrite, keeping
from journeymap.storage.tables import LONGEST

if TYPE_CHECKING:
    from journeymap.storage.store import Store

_ROOM = 1 << 16
"""What a row may need in bytes besides its longest text."""

_LARGEST_THUMBNAIL = 1 << 20
_PIECE = 20_000


def keep_pictures(store: Store, pictures: Mapping[str, bytes]) -> None:
    """Keep the bytes of pictures by their SHA-256 in a store."""
    if pictures:
        with store.transaction() as db:
            for pair in pictures.items():
                db.exec_driver_sql(
                    "INSERT OR REPLACE INTO asset_bytes (digest, bytes) VALUES (?, ?)", pair
                )


class Attachments:
    """The attachments of one session.

    ``ready`` gives the store, made when it is first needed; ``open`` gives it only where it is,
    and ``work`` the file it is of. ``given`` are pictures the document began with: to see them
    nothing has to be opened.
    """

    def __init__(
        self,
        working: RLock,
        ready: Callable[[], Store],
        open: Callable[[], Store | None],
        work: Callable[[], Path],
        given: Mapping[str, bytes],
    ) -> None:
        self._working, self._ready, self._open, self._work = working, ready, open, work
        self._given = given

    def put_asset(self, data: bytes, name: str, media: str) -> Asset:
        """Keep the bytes of a picture and return the record to be added by a change.

        Bytes that were damaged are whole again by it.
        """
        digest = sha256_of(data)
        if len(data) > LONGEST - _ROOM:
            raise CannotWrite(
                tr(
                    "The picture takes {size} MB, and at most {limit} MB could be opened again. It was"
                    " not put in; make it smaller first.",
                    size=len(data) >> 20,
                    limit=LONGEST >> 20,
                )
            )
        with self._working:
            keep_pictures(self._ready(), {digest: data})
        return Asset(name=name, digest=digest, media=media)

    def asset(self, digest: str) -> bytes:
        """Return the bytes of a picture; raises ``CannotRead`` when they are gone or altered."""
        if digest in self._given:
            return self._given[digest]
        with self._working:
            found = self._bytes(digest)
        if not isinstance(found, bytes) or sha256_of(found) != digest:
            raise CannotRead(
                tr(
                    "A picture in this document is missing or damaged. Everything else is safe;"
                    " put the picture in again."
                )
            )
        return found

    def _bytes(self, digest: str) -> object:
        """Look in the working copy itself while no store is open: a map waits for its pictures."""
        query, work = "SELECT bytes FROM asset_bytes WHERE digest = ?", self._work()
        if self._open() is None and work.exists():
            with keeping(work.parent), closing(sqlite3.connect(work, timeout=30)) as file:
                row = file.execute(query, (digest,)).fetchone()
            return row[0] if row else None
        with self._ready().transaction() as db:
            return db.exec_driver_sql(query, (digest,)).scalar()

    def put_answers(self, source: str, answers: Mapping[str, str], at: str) -> None:
        """Keep what the respondents of a source answered, each under the keyed hash of who it is.

        Whoever is known already is replaced. ``at`` is the day or moment of the answers in
        ISO 8601, so that those of a month can be taken out.
        """
        self.keep_answers(source, [(who, at, said) for who, said in answers.items()])

    def keep_answers(self, source: str, rows: Sequence[tuple[str, str, str]]) -> None:
        """Keep what respondents answered, as ``put_answers`` does, each at its own time.

        A row is the keyed hash of who it is, the day or moment, and the answers.
        """
        with self._working, self._ready().transaction() as db:
            if rows:
                db.exec_driver_sql(
                    "INSERT OR REPLACE INTO respondent (source, respondent, at, answers)"
                    " VALUES (?, ?, ?, ?)",
                    [(source, *row) for row in rows],
                )

    def answers(self, source: str) -> dict[str, tuple[str, str]]:
        """Return when and what each respondent of a source answered, as it was kept."""
        with self._working, self._ready().transaction() as db:
            rows = db.exec_driver_sql(
                "SELECT respondent, at, answers FROM respondent WHERE source = ? ORDER BY rowid",
                (source,),
            ).all()
        return {who: (at, said) for who, at, said in rows}

    def answers_but(self, source: str, others: Sequence[str]) -> Iterator[str]:
        """Yield what was answered to a source by respondents who did not answer to others.

        They come piece by piece, as there may be a million of them.
        """
        last, more = -1, True
        query = (
            "SELECT rowid, answers FROM respondent WHERE source = ? AND rowid > ?"
            f" AND {_beside(others, 'NOT ')} ORDER BY rowid LIMIT ?"
        )
        while more:
            with self._working, self._ready().transaction() as db:
                asked = (source, last, *others, _PIECE)
                rows = db.exec_driver_sql(query, asked).all()
            more = len(rows) == _PIECE
            yield from (str(said) for _, said in rows)
            last = rows[-1][0] if rows else last

    def known_to(self, source: str, others: Sequence[str]) -> int:
        """Return how many respondents of a source answered to one of the others, too."""
        query = f"SELECT COUNT(*) FROM respondent WHERE source = ? AND {_beside(others)}"
        with self._working, self._ready().transaction() as db:
            return int(db.exec_driver_sql(query, (source, *others)).scalar() or 0)

    def respondents(self, sources: Sequence[str]) -> frozenset[str]:
        """Return the keyed hashes of all who answered to some sources."""
        places = ", ".join("?" for _ in sources)
        query = f"SELECT DISTINCT respondent FROM respondent WHERE source IN ({places})"
        with self._working, self._ready().transaction() as db:
            return frozenset(db.exec_driver_sql(query, tuple(sources)).scalars())

    def forget_answers(self, source: str, respondents: tuple[str, ...] = ()) -> None:
        """Take out what was answered by some respondents of a source, or by all."""
        with self._working, self._ready().transaction() as db:
            if not respondents:
                db.exec_driver_sql("DELETE FROM respondent WHERE source = ?", (source,))
            for who in respondents:
                db.exec_driver_sql(
                    "DELETE FROM respondent WHERE source = ? AND respondent = ?", (source, who)
                )

    def put_thumbnail(self, journey: str, png: bytes) -> None:
        """Keep a small picture of the first journey, which comes into the file when it is published.

        What was drawn for a session that has been closed meanwhile is let go.
        """
        with self._working:
            store = self._open()
            if store is None or len(png) > _LARGEST_THUMBNAIL:
                return
            with store.transaction() as db:
                db.exec_driver_sql("DELETE FROM thumbnail")
                db.exec_driver_sql(
                    "INSERT INTO thumbnail (journey, png) VALUES (?, ?)", (journey, png)
                )

    def thumbnail(self) -> bytes | None:
        """Return the small picture of the first journey, ``None`` where there is none."""
        with self._working, self._ready().transaction() as db:
            found = db.exec_driver_sql("SELECT png FROM thumbnail LIMIT 1").scalar()
        return found if isinstance(found, bytes) else None


def _beside(others: Sequence[str], negated: str = "") -> str:
    """Return the condition that who answered is one of those who answered to other sources."""
    places = ", ".join("?" for _ in others)
    return f"respondent {negated}IN (SELECT respondent FROM respondent WHERE source IN ({places}))"
