"""The way from older formats to the present one, in numbered steps.

A step is a function in a file of its own, ``to_2.py`` and so on, that gets a SQLAlchemy
connection, turns the format before into its own with plain SQL, and may return sentences
about what it could not take along. A step that has been released is never edited and never
reads today's records: it must go on doing what it did.
A column that must be filled is added by making the table anew, since ``ALTER TABLE`` would
want a default, and a file may hold nothing that computes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymap.storage.migrations import to_2, to_3, to_4, to_5

if TYPE_CHECKING:
    import sqlalchemy

    Step = Callable[["sqlalchemy.Connection"], tuple[str, ...] | None]

STEPS: tuple[Step, ...] = (to_2.step, to_3.step, to_4.step, to_5.step)
"""The first leads from format 1 to 2."""


def mend_plain(records: Mapping[str, list[Any]], version: int) -> tuple[str, ...]:
    """Bring records as dictionaries, by kind, from a format to the present one.

    Returns sentences about what could not be read, as a step does. What is no dictionary is
    left alone.
    """
    unread = []
    for kind, rows in records.items():
        for plain in rows:
            if isinstance(plain, dict):
                if version < 3:
                    to_3.mend(kind, plain)
                if version < 4 and (text := to_4.mend(kind, plain)):
                    unread.append(text)
    return to_4.told(unread)


def migrate(work: Path, version: int, steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Bring a working copy from a format to the last one, all steps or none.

    Returns sentences about what could not be taken along. Raises ``sqlite3.Error`` when the
    file is not what it says, or the disk refuses.
    """
    from sqlalchemy.exc import DBAPIError

    from journeymap.storage.engine import engine_for

    engine = engine_for(work, links=False)
    told: list[str] = []
    try:
        with engine.begin() as db:
            for number, step in enumerate(steps[version - 1 :], version + 1):
                told += step(db) or ()
                db.exec_driver_sql(f"PRAGMA user_version={number}")
            db.exec_driver_sql(
                "UPDATE meta SET value = ? WHERE key = 'format'", (str(len(steps) + 1),)
            )
    except DBAPIError as error:
        if error.orig is None:
            raise
        raise error.orig from error
    finally:
        engine.dispose()
    return tuple(told)
