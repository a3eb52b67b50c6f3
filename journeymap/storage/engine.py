"""The connection to a working copy."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool


def engine_for(path: Path, *, links: bool = True) -> sa.Engine:
    """Return an engine with one kept connection, whose transactions hold what they promise.

    Python's driver begins transactions when it sees fit, which leaves a failed migration
    half done; so it is told not to, and each begins by taking the write lock. Without
    ``links`` tables may be taken away that others point at.
    """
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(path, isolation_level=None, check_same_thread=False),
        poolclass=StaticPool,
    )

    @sa.event.listens_for(engine, "connect")
    def tune(connection: Any, _record: object) -> None:
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            f"foreign_keys={links:d}",
            "busy_timeout=5000",
            "trusted_schema=OFF",
            "user_version",  # reading anything opens the log, also for a copy when it is gone
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
