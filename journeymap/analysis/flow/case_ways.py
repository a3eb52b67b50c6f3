"""What one real customer did: which of the model's touchpoints a case came to, and in which order.

A case is a journey of the state ``case``. It is one of the journey it was derived from; a copy of a
case is one of the same journey as that case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from journeymap.analysis.flow.followers import followers
from journeymap.model.grid import cards
from journeymap.model.records import Journey, Touchpoint
from journeymap.model.snapshot import Snapshot

CASE = "case"
"""The state of a journey that tells of one real customer."""


@dataclass(frozen=True, slots=True)
class CaseWay:
    """The way one case went.

    ``steps`` are its touchpoints in the order they came, ``moves`` the pairs of them that followed
    one another. ``stands_for`` is by the touchpoints of the case those of the model, and holds only
    what was matched.
    """

    journey: str
    steps: tuple[str, ...]
    moves: tuple[tuple[str, str], ...]
    stands_for: Mapping[str, str]

    @property
    def path(self) -> tuple[str, ...]:
        """The touchpoints of the model it came to, in order, one it came to again each time.

        What tells of the same one twice running is one visit.
        """
        named = [self.stands_for[id] for id in self.steps if id in self.stands_for]
        return tuple(
            id for i, id in enumerate(named) if not i or named[i - 1] != id or self._apart(i)
        )

    def _apart(self, index: int) -> bool:
        """Tell whether something unmatched lies between a matched step and the one before it."""
        matched = [i for i, id in enumerate(self.steps) if id in self.stands_for]
        return matched[index] - matched[index - 1] > 1


def cases_of(snapshot: Snapshot, journey: str) -> tuple[Journey, ...]:
    """Return the cases of a journey, in the order of the file; a case itself has none."""
    return tuple(
        one
        for one in snapshot.ordered(Journey)
        if one.state == CASE and one.id != journey and model_of(snapshot, one.id) == journey
    )


def model_of(snapshot: Snapshot, case: str) -> str | None:
    """Return the journey a case is one of: the nearest it comes from that is no case itself.

    ``derived`` says what it comes from; where that says nothing, ``origin`` does. ``None`` where
    neither leads to a journey of this document.
    """
    seen = {case}
    one = snapshot.get(Journey, case)
    while one is not None and one.state == CASE:
        above = (snapshot.get(Journey, id) for id in (one.derived, one.origin))
        one = next((journey for journey in above if journey and journey.id not in seen), None)
        if one is not None:
            seen.add(one.id)
    return one.id if one is not None and one.id != case else None


def first_journey(snapshot: Snapshot) -> Journey | None:
    """Return the journey that is meant where nobody says which: the first that is no case."""
    row = snapshot.ordered(Journey)
    return next((one for one in row if one.state != CASE), next(iter(row), None))


def stands_for(snapshot: Snapshot, journey: str, case: str) -> dict[str, str]:
    """Return which touchpoint of a journey each of a case stands for, by its own id.

    It is that which its ``origin`` names, or what that was copied from, and so on. Where the
    journey is a copy, too, they meet in what both were copied from, unless several of the journey
    were copied from the same.
    """
    named: dict[str, str | None] = {card.id: card.id for card in cards(snapshot, journey)}
    own = tuple(named)
    for id in own:
        for above in _origins(snapshot, id):
            if above not in own:
                named[above] = id if above not in named else None
    found = {}
    for card in cards(snapshot, case):
        met = next((named[above] for above in _origins(snapshot, card.id) if above in named), None)
        if met is not None:
            found[card.id] = met
    return found


def way_of(snapshot: Snapshot, journey: str, case: str) -> CaseWay:
    """Return the way a case went through a journey.

    Its arrows say what followed what. Touchpoints of which no arrow says so follow one another as
    they are read; where arrows lead back, the way goes on as it is read.
    """
    read = [card.id for card in cards(snapshot, case)]
    after = {
        id: [*dict.fromkeys(end for end in ends if end != id)]
        for id, ends in followers(snapshot, case).items()
    }
    steps = _in_order(read, after)
    reached = {end for ends in after.values() for end in ends}
    moves = [(id, end) for id in steps for end in after[id]]
    moves += [(a, b) for a, b in pairwise(steps) if not after[a] and b not in reached]
    return CaseWay(case, steps, tuple(moves), stands_for(snapshot, journey, case))


def _origins(snapshot: Snapshot, id: str) -> Iterator[str]:
    """Yield what a touchpoint was copied from, and so on, also what is gone."""
    seen = {id}
    card = snapshot.get(Touchpoint, id)
    while card is not None and card.origin and card.origin not in seen:
        seen.add(card.origin)
        yield card.origin
        card = snapshot.get(Touchpoint, card.origin)


def _in_order(read: list[str], after: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return touchpoints so that each comes after those that lead to it, else as they are read.

    In a ring nothing comes first, so there it is entered where it is read first.
    """
    rank = {id: i for i, id in enumerate(read)}
    waits = dict.fromkeys(read, 0)
    for ends in after.values():
        for end in ends:
            waits[end] += 1
    ready = [rank[id] for id in read if not waits[id]]
    left, found = 0, dict[str, None]()
    while len(found) < len(read):
        if not ready:
            while read[left] in found:
                left += 1
            ready = [left]
        id = read[heappop(ready)]
        if id in found:
            continue
        found[id] = None
        for end in after[id]:
            waits[end] -= 1
            if not waits[end] and end not in found:
                heappush(ready, rank[end])
    return tuple(found)
