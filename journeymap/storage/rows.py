"""Records out of rows, fast: a loader is generated for each kind.

A frozen record is slow to make, since each of its fields goes through
``object.__setattr__``. The loader fills an instance of a sibling class with the same slots
which is not frozen, where an attribute costs next to nothing, and then makes it the record.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from operator import attrgetter
from typing import Any, cast

from journeymap.model.fields import defaults
from journeymap.model.plain import types
from journeymap.model.records import KINDS, NAMES, Record
from journeymap.model.snapshot import Snapshot
from journeymap.storage.tables import table_of

Row = tuple[Any, ...]
Loader = Callable[[Iterable[Row], dict[str, Record]], None]
Fetch = Callable[[str], list[Any]]
"""Runs a query and returns its rows as the database driver made them."""

_PLAIN = {str, int, float, bool, type(None)}
_MANY = 300
"""Rows in a table from which on it is worth a look which of its columns are blank."""

_LAST_ROWS = "SELECT " + ", ".join(f'(SELECT max(rowid) FROM "{table_of(kind)}")' for kind in KINDS)

_MOST_BRACKETS = 10_000
"""In names at most: a list of lists is none of ours, and millions of them would fill the memory."""


def read_snapshot(fetch: Fetch) -> Snapshot:
    """Return all records of a database.

    Raises ``ValueError`` where a list is no list, or two records have one id.
    """
    snapshot = Snapshot()
    with _collector_resting():
        for kind, last in zip(KINDS, fetch(_LAST_ROWS)[0], strict=True):
            if last is None:
                continue
            names = _saying(kind, fetch) if last > _MANY else tuple(types(kind))
            rows = fetch(selection(kind, names))
            # The snapshot is not handed out yet, so its tables may still be filled.
            table = cast("dict[str, Record]", snapshot.all(kind))
            _loader(kind.__name__, names)(rows, table)
            if len(table) != len(rows):
                raise ValueError(f"two records in {table_of(kind)} have the same id")
    return snapshot


def selection(kind: type[Record], names: Iterable[str] = ()) -> str:
    """Return the query for the rows of a kind, in the order they were added; all their columns."""
    wanted = ", ".join(f'"{name}"' for name in names or types(kind))
    return f'SELECT {wanted} FROM "{table_of(kind)}" ORDER BY rowid'


def _saying(kind: type[Record], fetch: Fetch) -> tuple[str, ...]:
    """Return the columns in which any row says something.

    To look costs a tenth of what it takes to fetch them, and most are blank in most files.
    """
    usual = defaults(kind)
    asked = [f'max("{name}" IS NOT {_literal(value)})' for name, value in usual.items()]
    told = fetch(f'SELECT {", ".join(asked)} FROM "{table_of(kind)}"')[0]
    blank = {name for name, says in zip(usual, told, strict=True) if not says}
    return tuple(name for name in types(kind) if name not in blank)


def _literal(value: Any) -> str:
    """Return a default as SQL writes it."""
    if isinstance(value, (str, tuple)):
        return f"'{_stored(value)}'"
    return "NULL" if value is None else repr(value + 0)  # SQLite has no true and false


def values(kind: type[Record], names: Sequence[str]) -> Callable[[Record], Row]:
    """Return a function that gives the values of these fields as the database stores them."""
    lists = [i for i, name in enumerate(names) if types(kind)[name][0] is tuple]
    get = attrgetter(*names)
    if lists or len(names) == 1:
        return lambda record: tuple(_stored(getattr(record, name)) for name in names)
    return cast("Callable[[Record], Row]", get)


def _stored(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if type(value) is tuple else value


def _parts(text: str) -> tuple[Any, ...]:
    if text == "[]":
        return ()
    nested = text.count("[") + text.count("{") > _MOST_BRACKETS
    value = None if nested else json.loads(text)
    if not isinstance(value, list) or not _PLAIN.issuperset(map(type, value)):
        raise ValueError(f"{text[:40]!r} is not a list of plain values")
    return tuple(value)


@lru_cache(256)
def _loader(name: str, names: tuple[str, ...]) -> Loader:
    """Return the function that puts the records of rows with these columns into a table."""
    kind = NAMES[name]
    convert: dict[type, str] = {tuple: "_parts({})", bool: "{} != 0"}
    usual = defaults(kind)

    def told(name: str, type: type) -> str:
        return convert.get(type, "{}").format(name) if name in names else repr(usual[name])

    stores = "".join(
        f"        _o.{name} = {told(name, type)}\n" for name, (type, _) in types(kind).items()
    )
    source = (
        "def _load(_rows, _table):\n"
        f"    for {', '.join(names)}, in _rows:\n"
        "        _o = _new(_Open)\n"
        f"{stores}"
        "        _o.__class__ = _kind\n"
        "        _table[id] = _o\n"
    )
    # Slots must come from the same classes in the same order, or it could not become the record.
    open_class = type(
        f"Open{kind.__name__}",
        kind.__bases__,
        {
            "__slots__": kind.__dict__["__slots__"],
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
        },
    )
    space: dict[str, Any] = {
        "_new": object.__new__,
        "_Open": open_class,
        "_kind": kind,
        "_parts": _parts,
    }
    exec(source, space)
    return cast(Loader, space["_load"])


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Keep the cyclic collector from walking thousands of new records again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
