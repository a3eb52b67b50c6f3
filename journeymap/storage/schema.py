"""The tables of the file as SQLAlchemy knows them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from journeymap.storage.tables import SqlColumn, shape

_TYPES: dict[str, type[sa.types.TypeEngine[Any]]] = {
    "TEXT": sa.TEXT,
    "INTEGER": sa.INTEGER,
    "REAL": sa.REAL,
    "BLOB": sa.BLOB,
}


def _column(column: SqlColumn) -> sa.Column[Any]:
    return sa.Column(
        column.name,
        _TYPES[column.type],
        *_links(column),
        primary_key=column.key,
        nullable=column.blank,
        index=column.indexed or None,
    )


def _links(column: SqlColumn) -> tuple[sa.ForeignKey, ...]:
    if not column.target:
        return ()
    return (sa.ForeignKey(f"{column.target}.id", deferrable=True, initially="DEFERRED"),)


METADATA = sa.MetaData()

TABLES: dict[str, sa.Table] = {
    # Strict, so that SQLite keeps text out of numbers and checks it when it checks the file.
    name: sa.Table(name, METADATA, *(_column(c) for c in columns), sqlite_strict=True)
    for name, columns in shape().items()
}
"""Every table by name."""
