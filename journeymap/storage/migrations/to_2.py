"""Format 2: frames to present, and votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlalchemy

_MADE = (
    "CREATE TABLE frame ( id TEXT NOT NULL, journey TEXT NOT NULL, position REAL NOT "
    "NULL, title TEXT NOT NULL, kind TEXT NOT NULL, stage TEXT, touchpoints TEXT NOT "
    "NULL, reveal TEXT NOT NULL, notes TEXT NOT NULL, hidden INTEGER NOT NULL, ink TEXT "
    "NOT NULL, PRIMARY KEY (id), FOREIGN KEY(journey) REFERENCES journey (id) DEFERRABLE "
    "INITIALLY DEFERRED, FOREIGN KEY(stage) REFERENCES stage (id) DEFERRABLE INITIALLY "
    "DEFERRED ) STRICT",
    "CREATE TABLE vote ( id TEXT NOT NULL, touchpoint TEXT, idea TEXT, note TEXT, voter "
    "TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(touchpoint) REFERENCES touchpoint (id) "
    "DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(idea) REFERENCES idea (id) DEFERRABLE "
    "INITIALLY DEFERRED, FOREIGN KEY(note) REFERENCES note (id) DEFERRABLE INITIALLY "
    "DEFERRED ) STRICT",
    "CREATE INDEX ix_frame_journey ON frame (journey)",
    "CREATE INDEX ix_frame_stage ON frame (stage)",
    "CREATE INDEX ix_vote_note ON vote (note)",
    "CREATE INDEX ix_vote_touchpoint ON vote (touchpoint)",
    "CREATE INDEX ix_vote_idea ON vote (idea)",
)


def step(db: sqlalchemy.Connection) -> None:
    """Make the tables that are new; no row is touched."""
    for statement in _MADE:
        db.exec_driver_sql(statement)
