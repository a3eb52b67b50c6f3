"""Format 5: a lane of scores may be about one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlalchemy


def step(db: sqlalchemy.Connection) -> None:
    """Let a lane name its question; none does yet."""
    db.exec_driver_sql(
        "ALTER TABLE lane ADD COLUMN metric TEXT"
        " REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED"
    )
