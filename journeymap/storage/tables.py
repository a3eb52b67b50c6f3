"""The shape of the file, read off the records: which tables, which columns, which types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from journeymap.model.fields import Spec, specs
from journeymap.model.plain import types
from journeymap.model.records import KINDS, Record
from journeymap.version import __version__

APPLICATION_ID = 0x4A4D4150
"""``JMAP``, at byte 68 of every journey file."""

FORMAT = 5
"""The number of this format, at byte 60 as ``user_version``."""

MIN_READER = 4
"""The oldest format whose programs may look at a file of this one, passing over what is new."""

LONGEST = 64 * 1024 * 1024
"""The longest text, and the largest picture, in bytes, that is read from a file."""

_ID = Spec()
_SQL = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER", tuple: "TEXT"}


@dataclass(frozen=True, slots=True)
class SqlColumn:
    """One column: its SQL type, whether it may be blank, and the table it points into.

    It is indexed if it tells where a record stands: else removing many records would walk
    that table for each.
    """

    name: str
    type: str
    blank: bool = False
    target: str = ""
    key: bool = False
    indexed: bool = False


def table_of(kind: type[Record]) -> str:
    """Return the name of the table that holds a kind."""
    return kind.__name__.lower()


OWN: dict[str, tuple[SqlColumn, ...]] = {
    "revision": (
        SqlColumn("number", "INTEGER", key=True),
        SqlColumn("at", "TEXT"),
        SqlColumn("author", "TEXT"),
        SqlColumn("role", "TEXT"),
        SqlColumn("label", "TEXT"),
        SqlColumn("edits", "TEXT"),
    ),
    "history": (SqlColumn("last", "INTEGER", key=True), SqlColumn("packed", "BLOB")),
    "version": (
        SqlColumn("number", "INTEGER", key=True),
        SqlColumn("revision", "INTEGER"),
        SqlColumn("name", "TEXT"),
        SqlColumn("at", "TEXT"),
    ),
    "asset_bytes": (SqlColumn("digest", "TEXT", key=True), SqlColumn("bytes", "BLOB")),
    "thumbnail": (SqlColumn("journey", "TEXT", key=True), SqlColumn("png", "BLOB")),
    "respondent": (
        SqlColumn("source", "TEXT", key=True),
        SqlColumn("respondent", "TEXT", key=True),
        SqlColumn("at", "TEXT"),
        SqlColumn("answers", "TEXT"),
    ),
    "meta": (SqlColumn("key", "TEXT", key=True), SqlColumn("value", "TEXT")),
}
"""What the file holds besides records: the newest revisions, packed those before, named versions,
pictures, one of the first journey, what each respondent of a source answered (by a keyed hash, as
JSON), facts about itself."""


def facts(digest: str) -> dict[str, str]:
    """Return what the table ``meta`` says of a file written by this program."""
    return {
        "format": str(FORMAT),
        "min_reader": str(MIN_READER),
        "written_by": __version__,
        "digest": digest,
    }


@cache
def shape() -> dict[str, tuple[SqlColumn, ...]]:
    """Return the columns of every table of the present format by name."""
    return {table_of(kind): _columns(kind) for kind in KINDS} | OWN


def _columns(kind: type[Record]) -> tuple[SqlColumn, ...]:
    """Return the columns of a kind in the order of its fields; lists are JSON texts."""
    known = specs(kind)

    def column(name: str, type: type, blank: bool) -> SqlColumn:
        spec = known.get(name, _ID)
        target = "" if type is tuple else spec.target.lower()
        key, indexed = name == "id", bool(target) and spec.place
        return SqlColumn(name, _SQL[type], blank, target, key, indexed)

    return tuple(column(name, type, blank) for name, (type, blank) in types(kind).items())
