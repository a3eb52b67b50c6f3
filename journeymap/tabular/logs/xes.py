"""XES, the format of event logs (IEEE 1849): read as a stream, packed or not, never as a tree."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.storage.reading import opened
from journeymap.tabular.logs.columns import LogChoices
from journeymap.tabular.logs.events import AS_BEFORE, EventReader, Events
from journeymap.tabular.logs.sheet import Tell, beginning_of, untold

LARGEST = 1 << 30
"""So many bytes of text are read; a log of a million events has about half of them."""

_PACKED = b"\x1f\x8b"
_BLOCK = 1 << 16
_DEEPEST = 100
_LONGEST_PART = 16 << 20
_NAME, _TIME, _PHASE = "concept:name", "time:timestamp", "lifecycle:transition"
_DOERS = ("org:resource", "org:role", "org:group")
_INVALID = frozenset(("__INVALID__", "INVALID", "UNKNOWN"))
_EVENT, _TRACE = "event", "trace"


def is_xes(first: bytes) -> bool:
    """Tell by its first bytes whether a content is a log in XES, packed or not."""
    if first.startswith(_PACKED):
        try:
            first = zlib.decompressobj(31).decompress(first, 4096)
        except zlib.error:
            return False
    head = first[:4096].replace(b"\0", b"")
    return b"<log" in head or (b":log" in head and b"xes" in head)


def read_xes(path: Path, name: str, chosen: LogChoices, tell: Tell = untold) -> Events:
    """Return the events of a log in XES; raises ``JourneyError`` for what is none.

    Entities and document types are refused, as are what is damaged, cut off, or would become
    far larger than it is.
    """
    packed = beginning_of(path).startswith(_PACKED)
    found = _XesLog(name, chosen)
    with opened(path, LARGEST) as file:
        size = max(1, path.stat().st_size)
        read = 0
        for block in _blocks(file, packed, name):
            read += len(block)
            if read > LARGEST:
                raise _too_large(name)
            found.feed(block)
            tell(min(1.0, file.tell() / size))
    return found.events()


def _blocks(file: IO[bytes], packed: bool, name: str) -> Iterator[bytes]:
    stream: Any = gzip.GzipFile(fileobj=file) if packed else file
    try:
        while block := stream.read(_BLOCK):
            yield block
    except EOFError as fault:
        raise JourneyError(
            tr(
                "{name} is cut off: it ends before what is packed in it does. Nothing was "
                "imported; fetch or export it once more.",
                name=name,
            )
        ) from fault
    except (zlib.error, gzip.BadGzipFile) as fault:
        raise JourneyError(
            tr("{name} is damaged and cannot be unpacked. Nothing was imported.", name=name)
        ) from fault


class _XesLog:
    """What of a log is read as its tags go by: events, and the defaults of what they say."""

    def __init__(self, name: str, chosen: LogChoices) -> None:
        self._name = name
        self._named, self._timed = chosen.activity or _NAME, chosen.time or _TIME
        doers = [one for one in (chosen.channel, chosen.resource) if one]
        self._doers = tuple(doers) or _DOERS
        self._reader = EventReader(name, has_phase=True, has_place=True)
        self._depth, self._inside = 0, [""] * (_DEEPEST + 1)
        self._event, self._traces, self._loose = _DEEPEST, 0, 0
        self._values: dict[str, str] = {}
        self._defaults: dict[str, str] = {}
        self._classifier: tuple[str, ...] = ()
        self._scope, self._untimed = _EVENT, False
        self._fed = self._met = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse

    def feed(self, block: bytes) -> None:
        """Read on."""
        self._fed += len(block)
        self._parse(block)
        if self._fed - self._met > _LONGEST_PART:
            raise _too_large(self._name)

    def events(self) -> Events:
        """Return the events once all was read."""
        self._parse(b"", final=True)
        if self._loose:
            one = "{n} event stands in no trace and was left out."
            many = "{n} events stand in no trace and were left out."
            loose = (0, plural(one, many, self._loose))
            self._reader.remarks.append(loose)
        if self._untimed:
            told = tr("Events without a time are taken in the order in which they stand.")
            self._reader.remarks.append((0, told))
        return self._reader.events()

    def _parse(self, block: bytes, *, final: bool = False) -> None:
        try:
            self._parser.Parse(block, final)
        except expat.ExpatError as fault:
            raise self._damaged(fault.lineno, expat.ErrorString(fault.code)) from fault
        except (LookupError, ValueError) as fault:  # an encoding that nobody knows
            raise self._damaged(1, str(fault)) from fault

    def _begin(self, tag: str, values: dict[str, str]) -> None:
        self._met = self._fed
        self._depth = depth = self._depth + 1
        if depth > self._event:
            # Nearly all tags are these: what an event says, and what is said of that.
            if depth == self._event + 1 and "key" in values:
                self._values[values["key"]] = values.get("value", "")
            elif depth > _DEEPEST:
                raise self._too_deep()
            return
        if depth > _DEEPEST:
            raise self._too_deep()
        plain = tag.rpartition(":")[2]
        self._inside[depth] = plain
        if plain == _EVENT:
            self._event, self._values = depth, {}
        elif plain == _TRACE:
            self._traces += 1
        elif depth == 1 and plain != "log":
            raise JourneyError(
                tr("{name} is no log of events in XES. Nothing was imported.", name=self._name)
            )
        elif plain == "global":
            self._scope = values.get("scope", _EVENT)
        elif plain == "classifier":
            self._classifier = self._classifier or _keys(values.get("keys", ""))
        elif "key" in values and self._inside[depth - 1] == "global" and self._scope == _EVENT:
            said = values.get("value", "")
            if said not in _INVALID:
                self._defaults.setdefault(values["key"], said)

    def _end(self, tag: str) -> None:
        self._met = self._fed
        if self._depth == self._event:
            self._event = _DEEPEST
            if self._inside[self._depth - 1] == _TRACE:
                self._take()
            else:
                self._loose += 1
        self._depth -= 1

    def _take(self) -> None:
        """Take in the event that has just ended."""
        get = self._values.get
        doing = get(self._named, "").strip()
        if not doing:
            parts = (get(key, "") for key in self._classifier if key != _PHASE)
            doing = " · ".join(filter(None, map(str.strip, parts)))
            doing = doing or self._defaults.get(_NAME, "")
        time = get(self._timed)
        if not time:
            time, self._untimed = AS_BEFORE, True
        place = ""
        for key in self._doers:
            if key in self._values:
                place = self._values[key].strip()
                break
        phase = get(_PHASE) or self._defaults.get(_PHASE, "")
        line = self._parser.CurrentLineNumber
        self._reader.add(line, str(self._traces), doing, time, "", phase, place)

    def _too_deep(self) -> JourneyError:
        return JourneyError(
            tr("{name} is nested too deeply to be read. Nothing was imported.", name=self._name)
        )

    def _refuse(self, *_: object) -> None:
        raise JourneyError(
            tr(
                "{name} declares a document type or entities, which logs do not need and which "
                "can fill the memory. Nothing was imported.",
                name=self._name,
            )
        )

    def _damaged(self, line: int, why: str) -> JourneyError:
        return JourneyError(
            tr(
                "{name} is damaged or cut off: line {line} cannot be read ({why}). Nothing was "
                "imported.",
                name=self._name,
                line=line,
                why=why,
            )
        )


def _keys(text: str) -> tuple[str, ...]:
    """Return the keys of a classifier; those with blanks in them stand in single quotes."""
    found: list[str] = []
    for at, part in enumerate(text.split("'")):
        found += [part] if at % 2 else part.split()
    return tuple(found)


def _too_large(name: str) -> JourneyError:
    return JourneyError(
        tr(
            "{name} would become more than {limit} GB of text when opened, so it was not read. "
            "Nothing was imported; export the events of a shorter time.",
            name=name,
            limit=LARGEST >> 30,
        )
    )
