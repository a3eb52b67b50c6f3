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
from functools import cache
from operator import attrgetter
from typing import Any, cast

from journeymap.model.plain import types
from journeymap.model.records import KINDS, NAMES, Record
from journeymap.model.snapshot import Snapshot
from journeymap.storage.tables import shape, table_of

Row = tuple[Any, ...]
Loader = Callable[[Iterable[Row], dict[str, Record]], None]
Fetch = Callable[[str], list[Any]]
"""Runs a query and returns its rows as the database driver made them."""

_PLAIN = {str, int, float, bool, type(None)}
_MOST_BRACKETS = 10_000
"""In names at most: a list of lists is none of ours, and millions of them would fill the memory."""


def read_snapshot(fetch: Fetch) -> Snapshot:
    """Return all records of a database.

    Raises ``ValueError`` where a list is no list, or two records have one id.
    """
    snapshot = Snapshot()
    with _collector_resting():
        for kind in KINDS:
            rows = fetch(selection(kind))
            # The snapshot is not handed out yet, so its tables may still be filled.
            table = cast("dict[str, Record]", snapshot.all(kind))
            _loader(kind.__name__)(rows, table)
            if len(table) != len(rows):
                raise ValueError(f"two records in {table_of(kind)} have the same id")
    return snapshot


def selection(kind: type[Record]) -> str:
    """Return the query for the rows of a kind, in the order they were added."""
    names = ", ".join(f'"{column.name}"' for column in shape()[table_of(kind)])
    return f'SELECT {names} FROM "{table_of(kind)}" ORDER BY rowid'


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


@cache
def _loader(name: str) -> Loader:
    """Return the function that puts the records of rows into a table."""
    kind = NAMES[name]
    convert: dict[type, str] = {tuple: "_parts({})", bool: "{} != 0"}
    names = list(types(kind))
    stores = "".join(
        f"        _o.{name} = {convert.get(type, '{}').format(name)}\n"
        for name, (type, _) in types(kind).items()
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
