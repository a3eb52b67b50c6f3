"""The events of a log as columns of numbers: forty bytes an event, however it is written."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from hashlib import blake2b

from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.tabular.logs.moments import Moments
from journeymap.tabular.surveys.mapping import DateOrder

MOST_EVENTS = 3_000_000
"""So many events are read; what is longer is refused as soon as they were met."""

MOST_DIFFERENT = 100_000
"""So many different activities; with more it is the wrong column."""

_NAMED_ROWS = 10
_LONGEST_NAME = 1_000
_LONGEST_CASE = 64
_MOST_PLACES = 1_000
_BEGINS = frozenset(("start", "started", "begin", "started at", "початок", "начало"))
_DONE = frozenset(
    ("complete", "completed", "end", "ended", "finish", "завершено", "конец", "кінець")
)
AS_BEFORE = "="
OTHER, BEGINS, DONE = range(3)
"""What an event says of its activity: nothing that counts, that it begins, that it is done."""


class TooManyEvents(JourneyError):
    """A log with more events than are read."""


@dataclass(frozen=True, slots=True)
class Events:
    """Events in the order of the file: of each its case, its activity, and when, in minutes.

    ``starts`` is when it began, as often as nothing the same as ``times``; ``phases`` whether
    it is a beginning or an end, empty where the log does not say; ``places`` who or where, as a
    number of ``placed``, empty where no column says it. ``order`` is how dates are written.
    """

    activities: tuple[str, ...]
    placed: tuple[str, ...]
    case_count: int
    cases: array[int]
    doing: array[int]
    times: array[float]
    starts: array[float]
    phases: array[int]
    places: array[int]
    order: DateOrder
    report: tuple[tuple[int, str], ...]
    assumed: tuple[str, ...]


@dataclass(slots=True)
class EventReader:
    """Takes in the events of a log one by one, and says at the end what they are.

    ``count`` is how many were met, those that were left out among them.
    """

    name: str
    has_start: bool = False
    has_phase: bool = False
    has_place: bool = False
    count: int = 0
    remarks: list[tuple[int, str]] = field(default_factory=list)
    _cases: array[int] = field(init=False, default_factory=lambda: array("i"))
    _doing: array[int] = field(init=False, default_factory=lambda: array("i"))
    _phases: array[int] = field(init=False, default_factory=lambda: array("b"))
    _places: array[int] = field(init=False, default_factory=lambda: array("i"))
    _times: Moments = field(init=False, default_factory=Moments)
    _starts: Moments = field(init=False, default_factory=Moments)
    _known_cases: dict[str, int] = field(init=False, default_factory=dict)
    _known_doing: dict[str, int] = field(init=False, default_factory=dict)
    _known_places: dict[str, int] = field(init=False, default_factory=dict)
    _left_out: dict[str, list[int]] = field(init=False, default_factory=dict)

    def add(
        self,
        row: int,
        case: str,
        doing: str,
        time: str,
        start: str = "",
        phase: str = "",
        place: str = "",
    ) -> None:
        """Take in an event; raises ``TooManyEvents`` where there are more than are read.

        ``AS_BEFORE`` as its time is that of the event before.
        """
        self.count += 1
        if self.count > MOST_EVENTS:
            raise self._too_many()
        if not case or not doing:
            self._leave_out("no case" if not case else "nothing done", row)
            return
        when = self._times.read(time, row)
        if when is not None:
            self._times.add(when)
        elif time == AS_BEFORE:
            self._times.add_same()
        else:
            self._leave_out("no time", row)
            return
        if len(case) > _LONGEST_CASE:
            case = blake2b(case.encode("utf-8", "replace"), digest_size=24).hexdigest()
        self._cases.append(self._known_cases.setdefault(case, len(self._known_cases)))
        self._doing.append(self._number_of(doing))
        if self.has_start:
            self._starts.add((start and self._starts.read(start, row)) or (-1, 0.0))
        if self.has_phase:
            said = phase.casefold()
            self._phases.append(BEGINS if said in _BEGINS else DONE if said in _DONE else OTHER)
        if self.has_place:
            known = self._known_places
            fits = place and (place in known or len(known) < _MOST_PLACES)
            self._places.append(known.setdefault(place, len(known)) if fits else -1)

    def _number_of(self, doing: str) -> int:
        if len(doing) > _LONGEST_NAME:
            doing = doing[:_LONGEST_NAME] + "…"
        known = self._known_doing
        number = known.setdefault(doing, len(known))
        if number >= MOST_DIFFERENT:
            raise JourneyError(
                tr(
                    "{name} holds more than {n} different activities, so no journey can be made of "
                    "them. Nothing was imported; say which column holds what was done.",
                    name=self.name,
                    n=MOST_DIFFERENT,
                )
            )
        return number

    def events(self, dates: DateOrder = "") -> Events:
        """Return what was taken in; raises ``JourneyError`` for none, and for dates in two formats."""
        if not self._cases:
            raise self._nothing()
        order = self._times.order(self.name, dates)
        told = [self._times.told(order)]
        if self._times.is_ambiguous:
            told.append(tr("Day and month could be either way round in all of them."))
        begun = self._begun(order) if self.has_start else array("d")
        return Events(
            tuple(self._known_doing),
            tuple(self._known_places),
            len(self._known_cases),
            self._cases,
            self._doing,
            self._times.settled(order),
            begun,
            self._phases,
            self._places,
            order,
            (*self.remarks, *self._report()),
            tuple(filter(None, told)),
        )

    def _begun(self, order: DateOrder) -> array[float]:
        """Return when events began; those that do not say it began when they were done."""
        silent = [at for at, day in enumerate(self._starts.days) if day < 0]
        for at in silent:
            self._starts.days[at] = 0
        own = self._starts.order(self.name, order if self._starts.fits(order) else "")
        found = self._starts.settled(own)
        for at in silent:
            found[at] = float("nan")
        return found

    def _leave_out(self, why: str, row: int) -> None:
        rows = self._left_out.setdefault(why, [0])
        rows[0] += 1
        if len(rows) <= _NAMED_ROWS:
            rows.append(row)

    def _report(self) -> list[tuple[int, str]]:
        return [(rows[1], self._said(why, rows[0])) for why, rows in self._left_out.items()]

    def _said(self, why: str, n: int) -> str:
        rows = ", ".join(map(str, self._left_out[why][1:])) + (", …" if n > _NAMED_ROWS else "")
        if why == "no case":
            one = "{n} event was left out, as it names no case (row {rows})."
            many = "{n} events were left out, as they name no case (rows {rows})."
            return plural(one, many, n, rows=rows)
        if why == "nothing done":
            one = "{n} event was left out, as it does not say what was done (row {rows})."
            many = "{n} events were left out, as they do not say what was done (rows {rows})."
            return plural(one, many, n, rows=rows)
        one = "{n} event was left out, as its time cannot be read (row {rows})."
        many = "{n} events were left out, as their time cannot be read (rows {rows})."
        return plural(one, many, n, rows=rows)

    def _nothing(self) -> JourneyError:
        why = " ".join(sentence for _, sentence in self._report())
        none = tr("{name} holds no events. Nothing was imported.", name=self.name)
        return JourneyError(f"{none} {why}" if why else none)

    def _too_many(self) -> TooManyEvents:
        return TooManyEvents(
            tr(
                "{name} holds more than {n} million events, so it was not read. Nothing was "
                "imported; export the events of a shorter time.",
                name=self.name,
                n=MOST_EVENTS // 10**6,
            )
        )
