"""Where a document is kept while it is worked on: every change at once, or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from journeymap.language import tr
from journeymap.model.change import Change, Edit
from journeymap.model.document import Role
from journeymap.model.fields import specs
from journeymap.model.plain import pack_change, unpack_change
from journeymap.model.records import NAMES, Record
from journeymap.model.snapshot import Snapshot
from journeymap.paths import private
from journeymap.storage.engine import engine_for
from journeymap.storage.faults import UNREADABLE, CannotWrite, keeping
from journeymap.storage.history import now
from journeymap.storage.rows import Row, read_snapshot, values
from journeymap.storage.schema import METADATA, TABLES
from journeymap.storage.tables import APPLICATION_ID, FORMAT, LONGEST, facts, table_of

_DIALECT = sqlite.dialect()

_ROOM = 1 << 16
"""What a row may need in bytes besides its longest text."""

_LARGEST_JOINED = 1 << 20
"""How long the edits of a revision may be, in characters, to be read for the next key."""


class Store:
    """An open working copy: one connection, kept, so that an edit opens nothing."""

    def __init__(self, path: Path, author: str = "") -> None:
        self._path, self._author = path, author
        with keeping(path.parent):
            if not path.exists():  # SQLite would let others read it
                open(path, "xb", opener=private).close()
            self._engine = engine_for(path)
            self._db = self._engine.connect()

    def create(self, snapshot: Snapshot) -> None:
        """Lay out an empty database and put the records in: its beginning, not a change."""
        with self.transaction():
            METADATA.create_all(self._db, checkfirst=False)
            self._db.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            self._db.exec_driver_sql(f"PRAGMA user_version={FORMAT}")
            self._db.exec_driver_sql(
                "INSERT INTO meta (key, value) VALUES (?, ?)", list(facts("").items())
            )
            self._run(Edit(None, record) for record in snapshot.records())

    def load(self) -> Snapshot:
        """Return the document as it was last written."""
        with self.transaction():
            return read_snapshot(self._fetch)

    def write(self, change: Change, role: Role = "do") -> None:
        """Keep a change: its rows and one revision, in one transaction.

        Raises ``JourneyError`` when it cannot be kept; then nothing has changed.
        """
        with self.transaction():
            self._run(change)
            if role != "join" or not self._joined(change):
                self._db.exec_driver_sql(
                    "INSERT INTO revision (at, author, role, label, edits) VALUES (?, ?, ?, ?, ?)",
                    (now(), self._author, role, change.label, _packed(change)),
                )

    def _joined(self, change: Change) -> bool:
        """Make a change part of the last revision, if that is the step it goes on with.

        The number goes up all the same, as it counts what was ever kept. A moment that was
        given a name stays as it is.
        """
        last = self._db.exec_driver_sql(
            "SELECT number, role, edits FROM revision WHERE author = ? AND number ="
            " (SELECT max(number) FROM revision) AND length(edits) < ?"
            " AND NOT EXISTS (SELECT 1 FROM version WHERE version.revision = revision.number)",
            (self._author, _LARGEST_JOINED),
        ).first()
        if last is None or last.role not in ("do", "join"):
            return False
        try:
            whole = unpack_change(change.label, json.loads(last.edits)) + change
        except (TypeError, KeyError, AttributeError, *UNREADABLE):
            return False
        self._db.exec_driver_sql(
            "UPDATE revision SET number = number + 1, at = ?, label = ?, edits = ?"
            " WHERE number = ?",
            (now(), change.label, _packed(whole), last.number),
        )
        return True

    def name_version(self, name: str, revision: int, at: str) -> None:
        """Give a moment a name: that after a revision."""
        with self.transaction():
            self._db.exec_driver_sql(
                "INSERT INTO version (revision, name, at) VALUES (?, ?, ?)", (revision, name, at)
            )

    def rename_version(self, number: int, name: str) -> None:
        """Give a named moment another name, or a blank one; raises ``CannotWrite`` without it.

        The row with its old name stays without it and another one comes, as rows are counted
        to tell what was ever kept.
        """
        with self.transaction():
            done = self._db.exec_driver_sql(
                "INSERT INTO version (revision, name, at)"
                " SELECT revision, ?, at FROM version WHERE number = ? AND name <> ''",
                (name, number),
            )
            if done.rowcount != 1:
                raise CannotWrite(tr("This version has no name any more. Nothing was changed."))
            self._db.exec_driver_sql("UPDATE version SET name = '' WHERE number = ?", (number,))

    def last_revision(self) -> int:
        """Return the number of the newest revision, 0 where there is none."""
        with self.transaction():
            query = "SELECT coalesce(max(number), 0) FROM revision"
            return int(self._db.exec_driver_sql(query).scalar() or 0)

    def copy_to(self, path: Path) -> None:
        """Put all there is into a new file, also when nobody can find this one any more."""
        with keeping(path.parent):
            open(path, "xb", opener=private).close()
            driver: Any = self._db.connection.dbapi_connection
            with closing(sqlite3.connect(path)) as copy:
                driver.backup(copy)

    def close(self) -> None:
        """Close the database, so that its file may be moved, published or thrown away."""
        self._db.close()
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """Do what is done inside altogether or not at all, and say in a sentence why not."""
        with keeping(self._path.parent):
            try:
                with self._db.begin():
                    yield self._db
            except BaseException as error:
                # SQLite leaves a transaction open whose commit it refused.
                driver = self._db.connection.dbapi_connection
                if driver is not None and driver.in_transaction:
                    driver.rollback()
                if isinstance(error, sa.exc.IntegrityError):
                    raise CannotWrite(
                        tr(
                            "This change was not made: something it needs is no longer there."
                            " Everything else is safe. Undo the last step or choose again."
                        )
                    ) from error
                raise

    def _fetch(self, query: str) -> list[Any]:
        # The driver's own rows: SQLAlchemy's would cost more than the records they become.
        return list(self._db.exec_driver_sql(query).cursor.fetchall())

    def _run(self, edits: Iterable[Edit]) -> None:
        for (sql, row_of, kind), group in groupby(edits, _statement):
            rows = [row_of(edit) for edit in group]
            done = self._db.exec_driver_sql(sql, rows)
            if done.rowcount != len(rows):
                raise CannotWrite(
                    tr(
                        "The working copy does not hold what is shown ({table}), so this was not"
                        " kept. Save the document under another name and go on there.",
                        table=table_of(kind),
                    )
                )


def _packed(change: Change) -> str:
    """Return the edits as JSON; raises ``CannotWrite`` for what could not be opened again."""
    edits = json.dumps(pack_change(change), ensure_ascii=False, separators=(",", ":"))
    most = LONGEST - _ROOM
    if len(edits) > most // 4 and len(edits.encode()) > most:
        raise CannotWrite(
            tr(
                "This is more than can be kept at once: at most {limit} MB of text, with what stood"
                " there before. It was not done, and everything else is safe. Do it in smaller parts.",
                limit=LONGEST >> 20,
            )
        )
    return edits


Statement = tuple[str, Callable[[Edit], Row], type[Record]]


def _statement(edit: Edit) -> Statement:
    """Return the SQL for an edit, and the function that gives its parameters."""
    kind = type(edit.record)
    if edit.before is None:
        return _insert(kind.__name__)
    if edit.after is None:
        return _delete(kind.__name__)
    return _update(kind.__name__, edit.fields)


@cache
def _insert(name: str) -> Statement:
    kind = NAMES[name]
    names = ("id", *specs(kind))
    table = TABLES[table_of(kind)]
    row = values(kind, names)
    return (
        _text(table.insert().values({n: sa.bindparam(n) for n in names}), names),
        (lambda edit: row(edit.record)),
        kind,
    )


@cache
def _update(name: str, names: Sequence[str]) -> Statement:
    kind = NAMES[name]
    table = TABLES[table_of(kind)]
    row = values(kind, names)
    update = table.update().where(table.c.id == sa.bindparam("which"))
    text = _text(update.values({n: sa.bindparam(n) for n in names}), (*names, "which"))
    return text, lambda edit: (*row(edit.record), edit.record.id), kind


@cache
def _delete(name: str) -> Statement:
    kind = NAMES[name]
    table = TABLES[table_of(kind)]
    text = _text(table.delete().where(table.c.id == sa.bindparam("which")), ("which",))
    return text, lambda edit: (edit.record.id,), kind


def _text(statement: Any, names: Sequence[str]) -> str:
    """Return the SQL of a statement whose parameters come in the order of the names."""
    compiled = statement.compile(dialect=_DIALECT)
    assert tuple(compiled.positiontup) == tuple(names), (compiled.positiontup, names)
    return str(compiled)
