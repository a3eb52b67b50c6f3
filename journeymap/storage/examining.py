"""Opening a database nobody vouches for: a private copy, with everything off that could act."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.snapshot import Snapshot
from journeymap.storage.faults import TooNew, damaged, reading, shown, working_on
from journeymap.storage.history import MARK
from journeymap.storage.migrations import STEPS, migrate
from journeymap.storage.rows import read_snapshot
from journeymap.storage.seal import is_sealed
from journeymap.storage.soundness import check, repair
from journeymap.storage.tables import LONGEST, SqlColumn, shape

if TYPE_CHECKING:
    from journeymap.storage.migrations import Step

_PRAGMAS = ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON")
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
}
_SECONDS = 5.0
_BYTES_A_SECOND = 20_000_000
_MOST_CHANGES = 1 << 53

_MANY = 16
_sound: set[frozenset[tuple[str, str, str | None]]] = set()
"""Schemas that are plain and those of the present format: every save looks at one."""

_PLAIN = {
    "table": re.compile(r'CREATE TABLE [\s\w"(),]+', re.ASCII),
    "index": re.compile(r'CREATE INDEX ["\w]+ ON ["\w]+ \(["\w, ]+\)', re.ASCII),
}
_ACTIVE = re.compile(
    r"\b(CHECK|DEFAULT|COLLATE|GENERATED|AS|CONFLICT|CASCADE|SET|WHERE|DESC|AUTOINCREMENT)\b",
    re.IGNORECASE,
)
"""What a table of ours never says: anything that computes, or acts by itself."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A document that was read whole: its records, and what there is to say about the file.

    ``version`` is the format it had; ``mark`` tells how far its history reaches. ``unread`` are
    those of the ``notices`` that tell what in an older format could not be read as what it is
    now: nothing is wrong with such a file.
    """

    snapshot: Snapshot
    repair: Change
    notices: tuple[str, ...]
    version: int
    mark: int
    unread: tuple[str, ...] = ()


def examine(
    work: Path, path: Path, *, sealed: bool = False, steps: tuple[Step, ...] = STEPS
) -> Examined:
    """Read a working copy that came from outside, after bringing it to the present format.

    With ``sealed`` its seal is looked at: a file that is not as the program wrote it is
    still read when every value in it is sound, but that is said. Raises ``JourneyError``
    about ``path`` when it is damaged, hostile or newer than this program.
    """
    with reading(path), working_on(work):
        present = len(steps) + 1
        version, notices = _inspect(work, path, sealed, present)
        unread: tuple[str, ...] = ()
        if version < present:
            unread = migrate(work, version, steps)
        with hardened(work) as db:
            _check_shape(db, more=version > present)
            snapshot = read_snapshot(lambda query: db.execute(query).fetchall())
            check(snapshot)
            mending, mended = repair(snapshot)
            mark = db.execute(MARK).fetchone()[0]
            if not 0 <= mark < _MOST_CHANGES:
                raise ValueError("its history is numbered wrongly")
    notices = (*notices, *unread, *mended)
    return Examined(snapshot, mending, notices, version, mark, unread)


@contextmanager
def hardened(work: Path, *, look: bool = False) -> Iterator[sqlite3.Connection]:
    """Give a connection that only reads, runs nothing from the file, and gives up in time.

    With ``look`` a log beside it is read but stays, as evidence where it is damaged.
    """
    there: Path | str = f"{work.absolute().as_uri()}?mode=ro" if look else work
    db = sqlite3.connect(there, isolation_level=None, uri=look)
    deadline = time.monotonic() + _SECONDS + work.stat().st_size / _BYTES_A_SECOND
    with closing(db):
        for limit, value in _LIMITS.items():
            db.setlimit(limit, value)
        _switch_off(db)
        db.set_progress_handler(lambda: time.monotonic() > deadline, 100_000)
        for pragma in _PRAGMAS:
            db.execute(f"PRAGMA {pragma}").close()
        yield db


def _switch_off(db: Any) -> None:
    """Turn triggers and views off where Python can (3.12); the schema check is the guarantee."""
    for name, on in (
        ("DEFENSIVE", True),
        ("ENABLE_TRIGGER", False),
        ("ENABLE_VIEW", False),
    ):
        option = getattr(sqlite3, f"SQLITE_DBCONFIG_{name}", None)
        if option is not None:
            db.setconfig(option, on)


def _inspect(work: Path, path: Path, sealed: bool, newest: int) -> tuple[int, tuple[str, ...]]:
    """Return the format of a sound database, and what to tell about its bytes."""
    with hardened(work) as db:
        check_schema(db)
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version > newest:
            _check_newer(db, path, newest)
        found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise damaged(path, found)
        seal = db.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
    if sealed and seal and seal[0] and not is_sealed(work, str(seal[0])):
        return version, (
            tr(
                "“{name}” is not as Journeymap saved it: a disk fault, or another program, has"
                " changed something in it. Everything could be read; please look it over.",
                name=path.name,
            ),
        )
    return version, ()


def check_schema(db: sqlite3.Connection) -> None:
    """Raise ``ValueError`` unless there are only tables and indexes, which do nothing."""
    if db.execute("PRAGMA encoding").fetchone()[0] != "UTF-8":
        raise ValueError("its texts are not UTF-8")
    said = _said(db)
    for kind, name, sql in () if said in _sound else said:
        if kind not in _PLAIN:
            raise ValueError(f"it has a {kind!r:.20} called {name!r:.60}")
        if sql is None and kind == "index":
            continue  # made by SQLite for a primary key
        bare = re.sub(r'"\w*"', '""', str(sql))
        if not _PLAIN[kind].fullmatch(str(sql)) or _ACTIVE.search(bare):
            raise ValueError(f"the {kind} {name!r:.60} is not plain")


def _check_shape(db: sqlite3.Connection, *, more: bool) -> None:
    """Raise ``ValueError`` unless the tables have the columns of the present format.

    With ``more`` there may be others besides, as a newer format has them.
    """
    said = _said(db)
    if said in _sound:
        return
    strict = {
        name: flag
        for _, name, _, _, _, flag in db.execute("PRAGMA main.table_list")
        if not name.startswith("sqlite_")
    }
    wanted = shape()
    for name in wanted.keys() - strict.keys():
        raise ValueError(f"the table {name!r} is missing")
    for name in () if more else strict.keys() - wanted.keys():
        raise ValueError(f"the table {name!r:.60} is not known")
    for name, columns in wanted.items():
        found = {
            SqlColumn(name, type, not filled, key=bool(key))
            for _, name, type, filled, default, key, hidden in db.execute(
                f'PRAGMA main.table_xinfo("{name}")'
            )
            if default is None and not hidden
        }
        needed = {SqlColumn(c.name, c.type, c.blank, key=c.key) for c in columns}
        if not (needed <= found if more else needed == found):
            raise ValueError(f"the table {name!r} has other columns")
        if not strict[name]:
            raise ValueError(f"the table {name!r} is not strict")
    if not more and len(_sound) < _MANY:
        _sound.add(said)


def _said(db: sqlite3.Connection) -> frozenset[tuple[str, str, str | None]]:
    """Return all that makes up a schema, by which one that was found sound is known again."""
    return frozenset(db.execute("SELECT type, name, sql FROM sqlite_schema"))


def _check_newer(db: sqlite3.Connection, path: Path, present: int) -> None:
    """Raise ``TooNew`` unless a newer file says that programs like this may look at it."""
    try:
        meta = dict(db.execute("SELECT key, value FROM meta"))
        if int(meta["min_reader"]) <= present:
            return
    except (sqlite3.Error, KeyError, ValueError):
        meta = {}
    raise TooNew(
        tr(
            "“{name}” was written by a newer version of Journeymap ({version}) and has not been"
            " changed. Install the newest version to open it, or ask for it to be exported to an"
            " older kind.",
            name=shown(path),
            version=str(meta.get("written_by", "?"))[:40],
        )
    )
