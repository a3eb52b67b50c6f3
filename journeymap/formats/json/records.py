"""Records out of plain data nobody vouches for: what fits is taken, the rest is told."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from operator import itemgetter
from typing import Any

from journeymap.editing.records import NAMING
from journeymap.language import plural, tr
from journeymap.model.fields import clean, specs
from journeymap.model.names import kind_name
from journeymap.model.plain import unpack
from journeymap.model.records import KINDS, NAMES, Record

_ID = re.compile(r'"id"\s*:\s*"((?:[^"\\]|\\.)*)"')
_NEEDED = {
    kind: tuple(
        f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING
    )
    for kind in KINDS
}
_LONGEST_ID = 200

Plain = Mapping[str, Any]


class Taking:
    """Takes records out of lists of plain data by kind; ``report`` tells what was not taken."""

    def __init__(self, written: str) -> None:
        self.report: list[tuple[int, str]] = []
        self._written = written
        self._lines: dict[str, int] | None = None
        self._taken: dict[str, set[str]] = {name: set() for name in NAMES}

    def records(self, rows: Mapping[str, list[Any]]) -> Iterator[Record]:
        """Yield every record that can be taken, parents before children."""
        for name in sorted(rows.keys() - NAMES.keys()):
            self._tell(
                None,
                plural(
                    "{n} record was left out: there is no kind called “{kind}”.",
                    "{n} records were left out: there is no kind called “{kind}”.",
                    len(rows[name]),
                    kind=_cut(name),
                ),
            )
        for kind in KINDS:
            listed = rows.get(kind.__name__, [])
            self._strange(kind, listed)
            for place, plain in enumerate(listed, 1):
                record = self._record(kind, plain, place)
                if record is not None:
                    self._taken[kind.__name__].add(record.id)
                    yield record

    def _strange(self, kind: type[Record], listed: list[Any]) -> None:
        """Tell which names of fields are not known, each once."""
        known = {"id", *specs(kind)}
        strange: dict[str, Any] = {}
        for plain in listed:
            for name in plain.keys() - known if isinstance(plain, dict) else ():
                strange.setdefault(name, plain)
        for name, first in sorted(strange.items(), key=itemgetter(0)):
            self._tell(
                first,
                tr(
                    "“{field}” is not known of a {kind} and was left out.",
                    field=_cut(name),
                    kind=kind_name(kind.__name__),
                ),
            )

    def _record(self, kind: type[Record], plain: Any, place: int) -> Record | None:
        """Return one record, or ``None`` when it cannot be without what it lacks."""
        what = _called(kind, plain, place)
        if not isinstance(plain, dict):
            self._tell(None, tr("{what} was left out: it is not a record.", what=what))
            return None
        sound = self._sound(kind, plain, what)
        lacking = next((name for name in _NEEDED[kind] if name not in sound), "")
        if lacking:
            self._tell(
                plain, tr("{what} was left out: it needs “{field}”.", what=what, field=lacking)
            )
            return None
        record = unpack(kind, sound)
        if record.id in self._taken[kind.__name__]:
            self._tell(plain, tr("{what} was left out: its id is there twice.", what=what))
            return None
        lost = self._lost(record)
        if lost:
            self._tell(
                plain,
                tr(
                    "{what} was left out: what it stands on, “{field}”, is not there.",
                    what=what,
                    field=lost,
                ),
            )
            return None
        return record

    def _sound(self, kind: type[Record], plain: Plain, what: str) -> dict[str, Any]:
        """Return the values that fit, and tell of each that does not."""
        known = {
            name: value for name, value in plain.items() if name == "id" or name in specs(kind)
        }
        if _fits(kind, known):
            return known
        needed = dict.fromkeys(_NEEDED[kind], "x")
        sound = {}
        for name, value in known.items():
            if _fits(kind, needed | {name: value}):
                sound[name] = value
            elif name not in needed:
                self._tell(
                    plain,
                    tr(
                        "{what}: “{field}” cannot be {value}; it was left unset.",
                        what=what,
                        field=name,
                        value=_quoted(value),
                    ),
                )
        return sound

    def _lost(self, record: Record) -> str:
        """Return the field that names only what is not there, though the record stands on it."""
        for name, spec in specs(type(record)).items():
            value = getattr(record, name)
            if spec.falls and value not in (None, ()):
                aims = value if isinstance(value, tuple) else (value,)
                if not any(aim in self._taken[spec.target] for aim in aims):
                    return name
        return ""

    def _tell(self, plain: Any, sentence: str) -> None:
        id = plain.get("id") if isinstance(plain, dict) else None
        self.report.append((self._line(id) if isinstance(id, str) else 0, sentence))

    def _line(self, id: str) -> int:
        """Return the line in which an id is said first; looked up when there is need at all."""
        if self._lines is None:
            self._lines, line, at = {}, 1, 0
            for match in _ID.finditer(self._written):
                line += self._written.count("\n", at, match.start())
                at = match.start()
                self._lines.setdefault(match[1], line)
        return self._lines.get(id, 0)


def _fits(kind: type[Record], plain: Plain) -> bool:
    try:
        record = unpack(kind, plain)
    except (ValueError, OverflowError):
        return False
    return 0 < len(record.id) <= _LONGEST_ID


def _called(kind: type[Record], plain: Any, place: int) -> str:
    """Return what a report calls a record: by its kind and its title, else by its place."""
    named = plain if isinstance(plain, dict) else {}
    title = next((x for n in NAMING if isinstance(x := named.get(n), str) and x.strip()), None)
    name = kind_name(kind.__name__)
    return f"{name} {_quoted(title)}" if title else tr("{kind} {n}", kind=name, n=place)


def _quoted(value: Any) -> str:
    """Return a value as a report quotes it."""
    if isinstance(value, str):
        return tr("“{said}”", said=_cut(value))
    return _cut(reprlib.repr(value))


def _cut(words: str) -> str:
    said = " ".join(clean(words[:80]).split())
    return f"{said[:40]}…" if len(said) > 40 else said
