"""Format 4: times in minutes, the days of scores, and all records and fields still to be shown.

A duration that can be read becomes minutes; one that cannot be goes to the end of what
happened. A score is of the days its period says. The same is done to what history holds.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.language import plural, tr
from journeymap.storage.migrations.tables_4 import ANEW, MADE
from journeymap.storage.packing import unpacked

if TYPE_CHECKING:
    import sqlalchemy

_TYPES = {"t": "TEXT", "r": "REAL", "i": "INTEGER", "b": "BLOB"}
_TOLD = 3
_LARGEST = 128 << 20
_MOST_MINUTES = 1e7
_ALTERED = "instr(edits, '\"duration\"') OR instr(edits, '\"period\"')"


class Unread(NamedTuple):
    """A text that could not be read: of which field, and what it says."""

    field: str
    text: str


def mend(kind: str, plain: dict[str, Any]) -> Unread | None:
    """Turn a record of the format before, as a dictionary, into one of this format."""
    from journeymap.durations import minutes
    from journeymap.metrics.periods import span

    if kind == "Touchpoint" and isinstance(said := plain.get("duration"), str):
        time = minutes(said)
        del plain["duration"]
        if time is not None and time <= _MOST_MINUTES:
            plain["duration"] = time
        elif said.strip():
            happened = plain.get("happened")
            before = happened if isinstance(happened, str) else ""
            plain["happened"] = f"{before}\n{said}" if before.strip() else said
            return Unread("duration", said)
    if kind == "Score" and isinstance(said := plain.get("period"), str):
        days = span(said)
        if days:
            plain["begins"], plain["ends"] = (day.isoformat() for day in days)
        elif said.strip():
            return Unread("period", said)
    return None


def told(unread: Iterable[Unread]) -> tuple[str, ...]:
    """Return in sentences what became of texts that could not be read."""
    found = list(unread)
    durations = [one.text for one in found if one.field == "duration"]
    periods = [one.text for one in found if one.field == "period"]
    said = []
    if durations:
        said.append(
            plural(
                "{n} duration could not be read as a time and now stands under “What happened”:"
                " {texts}.",
                "{n} durations could not be read as times and now stand under “What happened”:"
                " {texts}.",
                len(durations),
                texts=_listed(durations),
            )
        )
    if periods:
        said.append(
            plural(
                "The period of {n} score could not be read as dates; it counts as the oldest:"
                " {texts}.",
                "The periods of {n} scores could not be read as dates; they count as the oldest:"
                " {texts}.",
                len(periods),
                texts=_listed(periods),
            )
        )
    return tuple(said)


def _listed(texts: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(" ".join(text.split()) for text in texts))
    cut = [text if len(text) <= 40 else f"{text[:39]}…" for text in distinct]
    shown = [tr("“{said}”", said=text) for text in cut[:_TOLD]]
    return ", ".join([*shown, *("…" for _ in cut[_TOLD : _TOLD + 1])])


def step(db: sqlalchemy.Connection) -> tuple[str, ...]:
    """Make the tables, fill what is new, and return what could not be read, in sentences."""
    cards = db.exec_driver_sql(
        "SELECT id, happened, duration FROM touchpoint WHERE duration != ''"
    ).all()
    for name, columns in (MADE | ANEW).items():
        _make(db, name, columns.split(", "), anew=name in ANEW)
    db.exec_driver_sql("DROP INDEX IF EXISTS ix_feeling_persona")
    unread = []
    for id, happened, duration in cards:
        plain: dict[str, Any] = {"happened": happened, "duration": duration}
        unread.append(mend("Touchpoint", plain))
        db.exec_driver_sql(
            "UPDATE touchpoint SET happened = ?, duration = ? WHERE id = ?",
            (plain["happened"], plain.get("duration"), id),
        )
    for id, period in db.exec_driver_sql("SELECT id, period FROM score WHERE period != ''").all():
        plain = {"period": period, "begins": "", "ends": ""}
        unread.append(mend("Score", plain))
        db.exec_driver_sql(
            "UPDATE score SET begins = ?, ends = ? WHERE id = ?",
            (plain["begins"], plain["ends"], id),
        )
    _mend_history(db)
    return told(one for one in unread if one)


def _make(db: sqlalchemy.Connection, name: str, columns: Sequence[str], *, anew: bool) -> None:
    """Make a table; one that is made anew takes the rows of the old one, and its name."""
    made = "made_anew" if anew else name
    parts, keys, links, filled, indexes = [], [], [], {}, []
    for column in columns:
        called, _, rest = column.partition(" ")
        shape, _, value = rest.partition("=")
        kind, _, target = shape.rstrip("*").replace("~", ">").partition(">")
        own = f'"{called.lstrip("+")}"'
        parts.append(f"{own} {_TYPES[kind.lower()]}{' NOT NULL' if kind.isupper() else ''}")
        if shape.endswith("*"):
            keys.append(own)
        if target:
            links.append(
                f"FOREIGN KEY ({own}) REFERENCES {target} (id) DEFERRABLE INITIALLY DEFERRED"
            )
        if ">" in shape:
            indexes.append(f"CREATE INDEX ix_{name}_{called.lstrip('+')} ON {name} ({own})")
        if not called.startswith("+"):
            filled[own] = own
        elif kind.isupper():
            filled[own] = value if value.isdigit() else f"'{value}'"
    shape = ", ".join((*parts, f"PRIMARY KEY ({', '.join(keys)})", *links))
    db.exec_driver_sql(f"CREATE TABLE {made} ({shape}) STRICT")
    if anew:
        db.exec_driver_sql(
            f"INSERT INTO {made} ({', '.join(filled)}) SELECT {', '.join(filled.values())}"
            f" FROM {name} ORDER BY rowid"
        )
        db.exec_driver_sql(f"DROP TABLE {name}")
        db.exec_driver_sql(f"ALTER TABLE {made} RENAME TO {name}")
    for index in indexes:
        db.exec_driver_sql(index)


def _mend_history(db: sqlalchemy.Connection) -> None:
    """Mend what was done before, loose and packed; what cannot be read stays as it is."""
    numbers = db.exec_driver_sql(f"SELECT number FROM revision WHERE {_ALTERED}").scalars().all()
    for number in numbers:
        edits = db.exec_driver_sql(
            "SELECT edits FROM revision WHERE number = ?", (number,)
        ).scalar_one()
        db.exec_driver_sql(
            "UPDATE revision SET edits = ? WHERE number = ?", (_mended(edits), number)
        )
    room = _LARGEST
    for last in db.exec_driver_sql("SELECT last FROM history ORDER BY last DESC").scalars().all():
        piece = db.exec_driver_sql("SELECT packed FROM history WHERE last = ?", (last,))
        try:
            rows, size = unpacked(piece.scalar_one(), room)
        except ValueError:
            return
        room -= size
        mended = [[*row[:-1], _mended(row[-1])] for row in rows]
        if mended != rows:
            packed = zlib.compress(json.dumps(mended, ensure_ascii=False).encode())
            db.exec_driver_sql("UPDATE history SET packed = ? WHERE last = ?", (packed, last))


def _mended(edits: str) -> str:
    """Return the edits of a revision in this format, as they are when they cannot be read."""
    if '"duration"' not in edits and '"period"' not in edits:
        return edits
    try:
        rows: Any = json.loads(edits)
        for kind, *sides in rows:
            for side in sides:
                if isinstance(side, dict):
                    mend(kind, side)
        written = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        written.encode()  # half a character can be in JSON, and not in a table
        return written
    except (ValueError, TypeError, RecursionError):
        return edits
