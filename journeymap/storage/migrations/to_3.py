"""Format 3: what a record was copied from, arrows assumed, severities unset, history packed.

A severity stays what it is. Formats 1 and 2 wrote 2 where nobody had said any, and which
those were cannot be known. History leaves out what is at its default: where it leaves out
a severity, it meant 2.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlalchemy

_COPYABLE = (
    "journey",
    "stage",
    "step",
    "lane",
    "touchpoint",
    "feeling",
    "score",
    "quote",
    "idea",
    "note",
    "frame",
)
_ANEW = {
    "friction": (
        "CREATE TABLE made_anew ( id TEXT NOT NULL, origin TEXT, touchpoint TEXT NOT NULL, "
        "position REAL NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, severity INTEGER, "
        "share REAL, PRIMARY KEY (id), FOREIGN KEY(touchpoint) REFERENCES touchpoint (id) "
        "DEFERRABLE INITIALLY DEFERRED ) STRICT",
        "INSERT INTO made_anew (id, touchpoint, position, title, kind, severity, share) "
        "SELECT id, touchpoint, position, title, kind, severity, share FROM friction "
        "ORDER BY rowid",
        "CREATE INDEX ix_friction_touchpoint ON friction (touchpoint)",
    ),
    "connection": (
        "CREATE TABLE made_anew ( id TEXT NOT NULL, origin TEXT, source TEXT NOT NULL, target "
        "TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, weight REAL, unit TEXT NOT "
        "NULL, assumed INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(source) REFERENCES "
        "touchpoint (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(target) REFERENCES "
        "touchpoint (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
        "INSERT INTO made_anew (id, source, target, kind, label, weight, unit, assumed) "
        "SELECT id, source, target, kind, label, weight, unit, 0 FROM connection ORDER BY rowid",
        "CREATE INDEX ix_connection_source ON connection (source)",
        "CREATE INDEX ix_connection_target ON connection (target)",
    ),
}
_PACKED = (
    "CREATE TABLE history ( last INTEGER NOT NULL, packed BLOB NOT NULL, PRIMARY KEY (last) ) "
    "STRICT"
)


def mend(kind: str, plain: dict[str, Any]) -> None:
    """Say in a record of the format before, as a dictionary, what was meant and is not said."""
    if kind == "Friction":
        plain.setdefault("severity", 2)


def step(db: sqlalchemy.Connection) -> None:
    """Add the columns, and say in the history what was meant where it said nothing.

    History is packed when the file is next saved.
    """
    db.exec_driver_sql(_PACKED)
    for table in _COPYABLE:
        db.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN origin TEXT")
    for table, (made, filled, *indexes) in _ANEW.items():
        db.exec_driver_sql(made)
        db.exec_driver_sql(filled)
        db.exec_driver_sql(f"DROP TABLE {table}")
        db.exec_driver_sql(f"ALTER TABLE made_anew RENAME TO {table}")
        for index in indexes:
            db.exec_driver_sql(index)
    numbers = (
        db.exec_driver_sql(
            "SELECT number FROM revision WHERE instr(edits, '\"Friction\"') ORDER BY number"
        )
        .scalars()
        .all()
    )
    for number in numbers:
        _say_severity(db, number)


def _say_severity(db: sqlalchemy.Connection, number: int) -> None:
    """Write the severity that was meant into one revision; one that is no JSON stays as it is."""
    edits = db.exec_driver_sql(
        "SELECT edits FROM revision WHERE number = ?", (number,)
    ).scalar_one()
    try:
        rows: Any = json.loads(edits)
        for kind, *sides in rows:
            for side in sides:
                if isinstance(side, dict):
                    mend(kind, side)
        written = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        written.encode()  # half a character can be in JSON, and not in a table
    except (ValueError, TypeError, RecursionError):
        return
    db.exec_driver_sql("UPDATE revision SET edits = ? WHERE number = ?", (written, number))
