"""What the library says of an entry: its kind and state, where it stands, what leads to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from journeymap.analysis.frictions import severity_text, share_text, worst_first
from journeymap.analysis.insights import said_by
from journeymap.analysis.library.choice import LibraryChoice
from journeymap.analysis.library.entries import LibraryEntry, LibraryPlace
from journeymap.dates import written
from journeymap.language import decimal, mark, plural, tr
from journeymap.metrics import kind_of
from journeymap.model.fields import specs
from journeymap.model.names import journey_name, kind_name
from journeymap.model.records import Friction, Goal, Idea, Metric, Quote, Record

BETWEEN = " › "
"""What stands between journey, stage and touchpoint."""

CALLED = {
    "Goal": mark("Goals"),
    "Quote": mark("Quotes"),
    "Friction": mark("Friction points"),
    "Idea": mark("Ideas"),
    "Metric": mark("Metrics"),
}
"""What the entries of each kind are called together."""

_COUNTED: dict[str, Callable[[int], str]] = {
    "Goal": lambda n: plural("{n} goal", "{n} goals", n),
    "Quote": lambda n: plural("{n} quote", "{n} quotes", n),
    "Friction": lambda n: plural("{n} friction", "{n} frictions", n),
    "Idea": lambda n: plural("{n} idea", "{n} ideas", n),
    "Metric": lambda n: plural("{n} metric", "{n} metrics", n),
}


def title_of(entry: LibraryEntry) -> str:
    """Return what an entry is called; a quote in the marks of one."""
    return _titled(entry.kind, entry.title)


def _titled(kind: str, title: str) -> str:
    if not title:
        return kind_name(kind)
    return tr("“{said}”", said=title) if kind == "Quote" else title


def state(entry: LibraryEntry) -> str:
    """Return what is to be known of an entry besides its words: severity, status, source, target."""
    return " · ".join(filter(None, _state(entry.records)))


def _state(records: Sequence[Record]) -> Iterator[str]:
    record = records[0]
    if isinstance(record, Friction):
        worst = worst_first(one for one in records if isinstance(one, Friction))[0]
        yield severity_text(worst)
        yield share_text(worst.share)
        yield _option(worst, "kind") if worst.kind else ""
    elif isinstance(record, Quote):
        yield _option(record, "authenticity")
        yield record.source.strip()
    elif isinstance(record, Idea):
        yield _option(record, "status")
        yield record.owner.strip()
    elif isinstance(record, Metric):
        yield tr(kind_of(record).label)
        yield (
            tr("target {target}", target=decimal(record.target))
            if record.target is not None
            else ""
        )
    elif isinstance(record, Goal):
        yield (
            tr("target {target}", target=decimal(record.target))
            if record.target is not None
            else ""
        )
        yield tr("by {day}", day=written(record.due)) if record.due.strip() else ""


def _option(record: Any, field: str) -> str:
    return _named(type(record), field, getattr(record, field))


def _named(kind: type[Record], field: str, value: str) -> str:
    """Return what an option of a field is called."""
    label = dict(specs(kind)[field].options).get(value, value)
    return tr(label) if label else ""


def at(place: LibraryPlace) -> str:
    """Return what an entry stands on: the touchpoint, else the stage, else the journey."""
    if place.touchpoint:
        return " ".join(place.touchpoint.title.split()) or tr("untitled touchpoint")
    if place.stage:
        return " ".join(place.stage.title.split()) or tr("Untitled stage")
    return journey_name(place.journey) if place.journey else ""


def around(place: LibraryPlace) -> tuple[str, ...]:
    """Return the journey and the stage that what an entry stands on belongs to."""
    parts = []
    if place.journey and (place.stage or place.touchpoint):
        parts.append(journey_name(place.journey))
    if place.stage and place.touchpoint:
        parts.append(" ".join(place.stage.title.split()) or tr("Untitled stage"))
    return tuple(parts)


def under(place: LibraryPlace) -> str:
    """Return the same as a line under it: the stage first, which tells more."""
    return " · ".join(reversed(around(place)))


def way(place: LibraryPlace) -> str:
    """Return the way to a place: journey, stage, touchpoint."""
    return BETWEEN.join(filter(None, (*around(place), at(place))))


def where(entry: LibraryEntry) -> str:
    """Return the first place of an entry and how many more there are."""
    if not entry.places:
        return tr("nowhere yet")
    more = len(entry.places) - 1
    return f"{way(entry.places[0])}  +{more}" if more else way(entry.places[0])


def spread(entry: LibraryEntry) -> str:
    """Return on how many journeys an entry stands; blank for one and none."""
    n = len(entry.journeys)
    return plural("on {n} journey", "on {n} journeys", n) if n > 1 else ""


def used(entry: LibraryEntry) -> str:
    """Return how much leads to an entry, or an idea to: "2 ideas, 1 goal"."""
    if not entry.linked:
        return tr("not linked yet")
    counts = Counter(type(one).__name__ for one in entry.used_by)
    parts = [told(counts[kind]) for kind, told in _COUNTED.items() if counts[kind]]
    if entry.findings:
        n = len(entry.findings)
        parts.append(plural("{n} finding", "{n} findings", n))
    return ", ".join(parts)


def used_by(entry: LibraryEntry) -> str:
    """Return by name what leads to an entry, or an idea to, the first of several."""
    names = users(entry)
    more = len(names) - 1
    return f"{names[0]}  +{more}" if more > 0 else "".join(names)


def users(entry: LibraryEntry) -> list[str]:
    """Return by name all that leads to an entry, or an idea to."""
    return [_titled(type(one).__name__, said_by(one)) for one in entry.used_by]


def conditions(choice: LibraryChoice) -> Iterator[str]:
    """Yield in words what is asked of single kinds."""
    if choice.unlinked:
        yield tr("not linked yet")
    if choice.severity is not None:
        yield tr("severity {n} or worse", n=choice.severity)
    if choice.authenticity:
        yield _named(Quote, "authenticity", choice.authenticity)
    if choice.status:
        yield _named(Idea, "status", choice.status)


def counted(kind: str, n: int) -> str:
    """Return how many entries of a kind there are."""
    return _COUNTED[kind](n)


def overview(entries: Sequence[LibraryEntry]) -> list[str]:
    """Return how many entries of each kind there are, and how many are in no chain."""
    counts = Counter(entry.kind for entry in entries)
    told = [counted(kind, counts[kind]) for kind in CALLED if counts[kind]]
    loose = sum(not entry.linked for entry in entries)
    if loose:
        told.append(plural("{n} not linked yet", "{n} not linked yet", loose))
    return told


def nothing(choice: LibraryChoice, entries: Sequence[LibraryEntry]) -> str:
    """Return why nothing is listed and what to do about it."""
    if entries and choice.active:
        return tr("Nothing in the library answers to this. Take a condition away, or type less.")
    return tr(
        "The library is empty. Write a quote (Q), a friction (F) or an idea (I) at a touchpoint "
        "of the map, and it stands here, too."
    )
