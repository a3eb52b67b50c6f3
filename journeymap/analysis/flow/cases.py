"""Real customers' journeys laid over the model: what they support, and where they go otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from journeymap.analysis.flow.case_ways import CaseWay, cases_of, way_of
from journeymap.analysis.flow.followers import followers
from journeymap.arrows import is_return, is_walked
from journeymap.model.grid import cards
from journeymap.model.records import (
    Connection,
    Feeling,
    Journey,
    Lane,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

Key = TypeVar("Key")

Cases = tuple[str, ...]
"""The ids of cases, in the order of the file."""


class CaseFeeling(NamedTuple):
    """What a case felt at a touchpoint of the model: the mean of its visits there, −1 to 1."""

    case: str
    valence: float


class Shortcut(NamedTuple):
    """A way cases went from one touchpoint of the model to another, along no arrow of it.

    ``skipped`` are those on the shortest way on in the model from the one to the other, none where
    there is no such way but one that leads round.
    """

    source: str
    target: str
    cases: Cases
    skipped: tuple[str, ...]


class Leaving(NamedTuple):
    """Where a case leaves the model: after which touchpoint of it, by which of its own.

    ``by`` are what it did that the model has not, none where it simply ended; ``back`` is where it
    came back into the model, ``None`` where it did not.
    """

    case: str
    touchpoint: str
    by: tuple[str, ...]
    back: str | None


@dataclass(frozen=True, slots=True)
class Support:
    """What the cases of a journey say of it.

    ``at`` and ``along`` are by the ids of the model's touchpoints and arrows which cases came there
    or went that way; what is not in them no case supports. ``unmatched`` are the touchpoints of
    each case that stand for none of the model. ``felt`` is what the cases felt where the model's
    touchpoints are.
    """

    cases: Cases
    ways: Mapping[str, CaseWay]
    at: Mapping[str, Cases]
    along: Mapping[str, Cases]
    shortcuts: tuple[Shortcut, ...]
    leavings: tuple[Leaving, ...]
    unmatched: Mapping[str, tuple[str, ...]]
    felt: Mapping[str, tuple[CaseFeeling, ...]]
    unsupported: tuple[str, ...]
    """The touchpoints of the model no case came to, as they are read."""

    def visits(self, case: str) -> dict[str, tuple[int, ...]]:
        """Return as which of its steps, counted from 1, a case came to each touchpoint."""
        found: dict[str, list[int]] = {}
        for n, id in enumerate(self.ways[case].path if case in self.ways else (), 1):
            found.setdefault(id, []).append(n)
        return {id: tuple(numbers) for id, numbers in found.items()}

    def leaving(self, touchpoint: str) -> tuple[Leaving, ...]:
        """Return which cases leave the model after a touchpoint."""
        return tuple(one for one in self.leavings if one.touchpoint == touchpoint)


_READ = (Journey, Stage, Step, Lane, Touchpoint, Connection, Feeling)
_newest: list[tuple[tuple[object, ...], str, Support]] = []


def support(snapshot: Snapshot, journey: str) -> Support:
    """Return what the cases of a journey say of it; the same object while nothing they are of moves.

    Page, panel, findings and reports ask for the same, one after the other.
    """
    tables = tuple(snapshot.all(kind) for kind in _READ)
    for known, whose, kept in _newest:
        if whose == journey and all(a is b for a, b in zip(known, tables, strict=True)):
            return kept
    found = counted(snapshot, journey)
    _newest[:] = [(tables, journey, found)]
    return found


def counted(snapshot: Snapshot, journey: str) -> Support:
    """Count what the cases of a journey say of it; each case counts once at a place.

    A case leaves the model where something unmatched follows, or where it ends though the model
    goes on from there.
    """
    cases = tuple(one.id for one in cases_of(snapshot, journey))
    ways = {case: way_of(snapshot, journey, case) for case in cases}
    model = [card.id for card in cards(snapshot, journey)]
    at = _gathered((case, way.stands_for.values()) for case, way in ways.items())
    pairs = _gathered((case, _moves(way)) for case, way in ways.items())
    arrows = _arrows(snapshot, set(model)) if cases else {}
    on = followers(snapshot, journey) if cases else {}
    ahead = _ahead(snapshot, set(model)) if cases else {}
    along = {id: pairs[ends] for ends, ids in arrows.items() if ends in pairs for id in ids}
    return Support(
        cases,
        ways,
        at,
        along,
        tuple(
            Shortcut(*ends, who, _between(ahead, *ends))
            for ends, who in pairs.items()
            if ends not in arrows
        ),
        tuple(one for way in ways.values() for one in _leavings(snapshot, way, on)),
        {
            case: left
            for case, way in ways.items()
            if (left := tuple(id for id in way.steps if id not in way.stands_for))
        },
        _felt(snapshot, ways),
        tuple(id for id in model if id not in at) if cases else (),
    )


def _gathered(named: Iterable[tuple[str, Iterable[Key]]]) -> dict[Key, Cases]:
    """Return by each thing the cases that have it, each once."""
    found: dict[Key, list[str]] = {}
    for case, things in named:
        for thing in dict.fromkeys(things):
            found.setdefault(thing, []).append(case)
    return {thing: tuple(ids) for thing, ids in found.items()}


def _moves(way: CaseWay) -> list[tuple[str, str]]:
    """Return between which touchpoints of the model a case went straight on, none to itself."""
    known = way.stands_for
    ends = ((known.get(a), known.get(b)) for a, b in way.moves)
    return [(a, b) for a, b in ends if a is not None and b is not None and a != b]


def _arrows(snapshot: Snapshot, model: set[str]) -> dict[tuple[str, str], list[str]]:
    """Return the arrows of the model that are walked, by their ends."""
    found: dict[tuple[str, str], list[str]] = {}
    for arrow in snapshot.all(Connection).values():
        if arrow.source in model and arrow.target in model and is_walked(arrow):
            found.setdefault((arrow.source, arrow.target), []).append(arrow.id)
    return found


def _ahead(snapshot: Snapshot, model: set[str]) -> dict[str, list[str]]:
    """Return what follows what in the model, without the arrows that are meant to lead back."""
    found: dict[str, list[str]] = {}
    for arrow in snapshot.all(Connection).values():
        inside = arrow.source in model and arrow.target in model
        if inside and is_walked(arrow) and not is_return(arrow):
            found.setdefault(arrow.source, []).append(arrow.target)
    return found


def _between(on: Mapping[str, Sequence[str]], source: str, target: str) -> tuple[str, ...]:
    """Return what lies on the shortest way between two touchpoints, nothing where there is none."""
    before: dict[str, str] = {source: ""}
    row = [source]
    while row and target not in before:
        following = []
        for id in row:
            for end in on.get(id, ()):
                if end not in before:
                    before[end] = id
                    following.append(end)
        row = following
    if target not in before:
        return ()
    found: list[str] = []
    id = before[target]
    while id and id != source:
        found.append(id)
        id = before[id]
    return tuple(reversed(found))


def _leavings(snapshot: Snapshot, way: CaseWay, on: Mapping[str, Sequence[str]]) -> list[Leaving]:
    after: dict[str, list[str]] = {id: [] for id in way.steps}
    for a, b in way.moves:
        after[a].append(b)
    found: list[Leaving] = []
    for id in way.steps:
        here = way.stands_for.get(id)
        if here is None:
            continue
        for end in after[id]:
            if end not in way.stands_for:
                found.append(Leaving(way.journey, here, *_astray(way, after, end)))
        if not after[id] and on.get(here) and not _is_end(snapshot, here):
            found.append(Leaving(way.journey, here, (), None))
    return found


def _astray(
    way: CaseWay, after: Mapping[str, Sequence[str]], first: str
) -> tuple[tuple[str, ...], str | None]:
    """Return what a case did outside the model from a step on, and where it came back into it."""
    outside = [first]
    for id in outside:
        for end in after[id]:
            if end in way.stands_for:
                return tuple(outside), way.stands_for[end]
            if end not in outside:
                outside.append(end)
    return tuple(outside), None


def _is_end(snapshot: Snapshot, touchpoint: str) -> bool:
    card = snapshot.get(Touchpoint, touchpoint)
    return card is not None and bool(card.ends)


def _felt(snapshot: Snapshot, ways: Mapping[str, CaseWay]) -> dict[str, tuple[CaseFeeling, ...]]:
    """Return what the cases felt at each touchpoint of the model, each case its mean."""
    found: dict[str, list[CaseFeeling]] = {}
    for case, way in ways.items():
        here: dict[str, list[float]] = {}
        for id, model in way.stands_for.items():
            felt = [one.valence for one in snapshot.of(Feeling, "touchpoint", id)]
            here.setdefault(model, []).extend(felt)
        for model, values in here.items():
            if values:
                found.setdefault(model, []).append(CaseFeeling(case, sum(values) / len(values)))
    return {model: tuple(felt) for model, felt in found.items()}
