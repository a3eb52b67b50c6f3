"""What is looked for in the library, as a value, and what answers to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from journeymap.analysis.library.entries import LISTED, LibraryEntry, as_searched
from journeymap.language import mark
from journeymap.model.matching import folded
from journeymap.model.records import Friction, Idea, Quote, Record

SORTS: Mapping[str, str] = {
    "": mark("kind"),
    "use": mark("use"),
    "name": mark("name"),
    "severity": mark("severity"),
}
"""What the library may be sorted by; by kind they stand as in the file."""

_RANK = {kind.__name__: place for place, kind in enumerate(LISTED)}
_EAST = "⺀"
"""The first letter of those between which no blanks stand: a word may begin anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryChoice:
    """What is looked for in the library, and how it is sorted.

    ``text`` are beginnings of words, in any order. ``kinds`` are names of kinds of records, none
    for all; ``journey`` and ``persona`` ids, blank for any. ``unlinked`` leaves what is in no
    chain. ``authenticity`` is of quotes, ``severity`` the least of frictions, ``status`` of ideas:
    where any of them is asked for, only kinds that are asked for stay. ``turned`` sorts the other
    way round.
    """

    text: str = ""
    kinds: frozenset[str] = frozenset()
    journey: str = ""
    persona: str = ""
    unlinked: bool = False
    authenticity: str = ""
    severity: int | None = None
    status: str = ""
    sort: str = ""
    turned: bool = False

    def but(self, **how: Any) -> Self:
        """Return this with something else about it."""
        return replace(self, **how)

    @property
    def active(self) -> bool:
        """Whether it leaves anything out."""
        return self.but(sort="", turned=False) != EVERY_ENTRY


EVERY_ENTRY = LibraryChoice()
"""The choice of all there is, kind by kind."""


@dataclass(frozen=True, slots=True)
class ChosenEntries:
    """The entries that answer to a choice in its order, and how many of each kind would.

    ``counts`` are by the names of kinds, whichever of these are looked for.
    """

    entries: tuple[LibraryEntry, ...]
    counts: Mapping[str, int]


def chosen(entries: Iterable[LibraryEntry], choice: LibraryChoice) -> ChosenEntries:
    """Return what answers to a choice."""
    asked = _conditions(choice)
    found = [entry for entry in entries if all(asks(entry) for asks in asked)]
    counts = Counter(entry.kind for entry in found)
    if choice.kinds:
        found = [entry for entry in found if entry.kind in choice.kinds]
    found.sort(key=_KEYS.get(choice.sort, _kind), reverse=choice.turned)
    return ChosenEntries(tuple(found), counts)


_Asks = Callable[[LibraryEntry], bool]


def _conditions(choice: LibraryChoice) -> list[_Asks]:
    """Return what is asked of each entry, the cheap ones first."""
    asked: list[_Asks] = []
    if choice.unlinked:
        asked.append(lambda entry: not entry.linked)
    if own := _own(choice):
        asked.append(lambda entry: entry.kind in own and any(map(own[entry.kind], entry.records)))
    if parts := tuple(_parts(choice.text)):
        asked.append(lambda entry: all(part in entry.words for part in parts))
    if journey := choice.journey:
        asked.append(lambda entry: any(j.id == journey for j in entry.journeys))
    if persona := choice.persona:
        asked.append(lambda entry: _concerns(entry, persona))
    return asked


def _own(choice: LibraryChoice) -> Mapping[str, Callable[[Any], bool]]:
    """Return what is asked of the records of a kind by its own fields."""
    own: dict[str, Callable[[Any], bool]] = {}
    if choice.authenticity:
        own[Quote.__name__] = lambda one: one.authenticity == choice.authenticity
    if choice.severity is not None:
        least = choice.severity
        own[Friction.__name__] = lambda one: one.severity is not None and one.severity >= least
    if choice.status:
        own[Idea.__name__] = lambda one: one.status == choice.status
    return own


def _parts(text: str) -> Iterable[str]:
    """Return the words of which each must begin one of an entry; without any what was typed."""
    words = as_searched(text).split()
    if not words:
        bare = folded(text.strip()).text
        return (bare,) if bare else ()
    return [word if word[0] >= _EAST else f" {word}" for word in words]


def _concerns(entry: LibraryEntry, persona: str) -> bool:
    """Tell whether an entry is of a persona: said by them, or on a journey they walk."""
    for place in entry.places:
        who = place.record.persona if isinstance(place.record, Quote) else None
        walks = place.journey is not None and persona in place.journey.personas
        if who == persona or (who is None and walks):
            return True
    return False


def _name(entry: LibraryEntry) -> str:
    return folded(entry.title).text


def _use(entry: LibraryEntry) -> tuple[int, int, int]:
    return -len(entry.used_by), -len(entry.places), _RANK[entry.kind]


def _kind(entry: LibraryEntry) -> int:
    # No more than that: a row that is linked stays where it is under the hand.
    return _RANK[entry.kind]


def _severity(entry: LibraryEntry) -> tuple[int, int]:
    return -1 - entry.severity if entry.severity is not None else 0, _RANK[entry.kind]


_KEYS: Mapping[str, Callable[[LibraryEntry], Any]] = {
    "use": _use,
    "name": _name,
    "severity": _severity,
}


def records_of(entries: Iterable[LibraryEntry]) -> tuple[Record, ...]:
    """Return all records of some entries."""
    return tuple(record for entry in entries for record in entry.records)
