"""Two journeys that are compared, and what differs between them, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from journeymap.model.records import Record, Touchpoint
from journeymap.model.snapshot import Snapshot

DifferenceKind = Literal["added", "removed", "moved", "changed"]


@dataclass(frozen=True, slots=True)
class ComparedJourney:
    """One side of a comparison: a journey of a document at one moment.

    ``label`` says in a word which it is: as-is, to-be, a version, a file.
    """

    snapshot: Snapshot
    journey: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field that says something else; values that are links are ids of their own side.

    Of what moved it is where it stands: ``stage``, ``lane``, ``step`` or ``position``.
    """

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that came, went, stands elsewhere, or says something else.

    What moved and says something else is "changed", its move among the fields. ``guessed``: no
    id told that both are the same, only a title did. ``parts`` are what hangs on it: frictions,
    feelings, quotes, senses and scores of a touchpoint.
    """

    kind: DifferenceKind
    before: Record | None
    after: Record | None
    guessed: bool = False
    fields: tuple[FieldDifference, ...] = ()
    parts: tuple[Difference, ...] = ()

    @property
    def record(self) -> Record:
        """The record it is about, as it is after where it is there."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids by which it is known on both sides, after before before."""
        both = (one.id for one in (self.after, self.before) if one)
        return tuple(dict.fromkeys(both))

    @property
    def moves(self) -> tuple[FieldDifference, ...]:
        """Those of its fields that tell where it stands."""
        return tuple(one for one in self.fields if one.field in PLACES)


PLACES = frozenset({"stage", "lane", "step", "position", "touchpoint", "until_step", "until_stage"})
"""The fields by which a record stands somewhere."""


@dataclass(frozen=True, slots=True)
class CountedDifference:
    """A figure of both sides, ``None`` where it cannot be said, and what it rests on.

    ``wanted`` is 1 where more is better, −1 where less is, else 0. ``assumptions`` are sentences.
    """

    name: str
    before: float | None
    after: float | None
    wanted: int = 0
    assumptions: tuple[str, ...] = ()

    @property
    def change(self) -> float | None:
        """How much more it is after, ``None`` where one of both is not known."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class DifferenceCounts:
    """What both sides come to: each for one customer who begins the journey, but for the first.

    ``touchpoints`` are how many there are; ``hops`` how often one changes the channel;
    ``friction`` Σ visits × severity × share; ``feeling`` and ``lowest``, the lowest moment, from
    −2 to 2; ``completion`` from 0 to 1; ``time`` minutes of duration, waiting and the way.
    """

    touchpoints: CountedDifference
    hops: CountedDifference
    friction: CountedDifference
    feeling: CountedDifference
    completion: CountedDifference
    lowest: CountedDifference
    time: CountedDifference

    @property
    def every(self) -> tuple[CountedDifference, ...]:
        """All figures, as they are read."""
        return (
            self.touchpoints,
            self.hops,
            self.friction,
            self.feeling,
            self.completion,
            self.lowest,
            self.time,
        )


@dataclass(frozen=True, slots=True)
class JourneyDifference:
    """What differs between two journeys, each kind in the order in which it is read.

    ``others`` are ideas, notes, goals and what the journey says of itself. ``pairs`` tells for
    each record of before which one it is after, also of those around the journey, and ``guessed``
    which of these, by their id of before, were paired by their title alone.
    """

    before: ComparedJourney
    after: ComparedJourney
    touchpoints: tuple[Difference, ...]
    stages: tuple[Difference, ...]
    steps: tuple[Difference, ...]
    lanes: tuple[Difference, ...]
    connections: tuple[Difference, ...]
    others: tuple[Difference, ...]
    counts: DifferenceCounts
    pairs: Mapping[str, str] = field(default_factory=dict)
    guessed: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[Difference]:
        """Yield every difference: stages, touchpoints, lanes, arrows, then the others."""
        yield from self.stages
        yield from self.steps
        yield from self.touchpoints
        yield from self.lanes
        yield from self.connections
        yield from self.others

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return next(iter(self), None) is not None

    @property
    def are_related(self) -> bool:
        """Whether any touchpoint of one side is found again on the other."""
        here = self.before.snapshot.all(Touchpoint)
        return any(id in here for id in self.pairs)

    def of(self, id: str) -> Difference | None:
        """Return the difference a record is in, by its id of either side, or ``None``."""
        return next((one for one in self if id in one.ids), None)
