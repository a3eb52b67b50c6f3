"""Expected visits of a chain in which one leaves each place for others, or for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from math import isfinite
from typing import Any

from journeymap.analysis.flow.components import Moves, components
from journeymap.analysis.flow.elimination import Elimination, goes_on

_NOTHING = 1e-12


def closed(moves: Moves, leaves: Collection[str]) -> frozenset[str]:
    """Return the places from which one comes to none of those where somebody leaves for good.

    Whoever comes there goes round for ever, so that visits cannot be counted. To be found before
    anything is solved: elimination would return figures all the same.
    """
    before: dict[str, list[str]] = {place: [] for place in moves}
    for place, onward in moves.items():
        for target, share in onward.items():
            if share > 0:
                before[target].append(place)
    open_ = set(leaves)
    waiting = list(open_)
    while waiting:
        for place in before[waiting.pop()]:
            if place not in open_:
                open_.add(place)
                waiting.append(place)
    return frozenset(place for place in moves if place not in open_)


def leaving(moves: Moves) -> frozenset[str]:
    """Return the places where somebody leaves for good."""
    return frozenset(p for p, onward in moves.items() if 1.0 - sum(onward.values()) > _NOTHING)


class Chain:
    """An absorbing chain of first order, taken apart to be asked for rows and columns of N.

    N = (I − Q)⁻¹ says how often one who is at a place comes to each (Kemeny and Snell 1960,
    Finite Markov Chains). It is never made as a whole: the strongly connected components are
    solved one after the other, each by ``Elimination``. Every place must lead to one where
    somebody leaves, as ``closed`` tells; raises ``ZeroDivisionError`` where none does, or so few
    that they cannot be counted. ``parts`` are its components, where somebody knows them already.
    ``stopping`` is the share, 0 to 1, of those who would go on that stops instead, or an array of
    such shares, to be solved for all of them at once.
    """

    def __init__(
        self, moves: Moves, parts: Sequence[Sequence[str]] | None = None, stopping: Any = 0.0
    ) -> None:
        self.moves = moves
        self._going = 1.0 - stopping
        known = components(moves) if parts is None else parts
        # Most places are in no loop: of them it is enough to know how many go on.
        self._parts = [
            (part, Elimination(part, moves, stopping))
            if len(part) > 1
            else (part, goes_on(part[0], moves, stopping))
            for part in known
        ]

    def visits(self, starts: Mapping[str, float]) -> dict[str, Any]:
        """Return the expected visits of each place, of one who starts where ``starts`` says."""
        came: dict[str, Any] = {place: starts.get(place, 0.0) for place in self.moves}
        found: dict[str, Any] = {}
        for part, solved in self._parts:
            if isinstance(solved, Elimination):
                here = solved.visits({place: came[place] for place in part})
            else:
                here = {part[0]: came[part[0]] / solved}
            found |= here
            for place, many in here.items():
                on = many * self._going
                for target, share in self.moves[place].items():
                    if share > 0 and target not in here:
                        came[target] = came[target] + on * share
        return self._checked(found)

    def sums(self, worth: Mapping[str, float]) -> dict[str, Any]:
        """Return for each place the expected sum of what each visit from it on is worth.

        With 1 everywhere it is the expected steps; with 1 at places that end the walk, the chance
        ever to come to them.
        """
        found: dict[str, Any] = {}
        for part, solved in reversed(self._parts):
            own: dict[str, Any] = {}
            for place in part:
                onward = self.moves[place].items()
                later = [q * found[t] for t, q in onward if q > 0 and t in found]
                own[place] = worth.get(place, 0.0) + self._going * sum(later)
            if isinstance(solved, Elimination):
                found |= solved.sums(own)
            else:
                found[part[0]] = own[part[0]] / solved
        return self._checked(found)

    @cached_property
    def returns(self) -> dict[str, float]:
        """How often one who is at a place is there in all, by place: the diagonal of N."""
        found: dict[str, float] = {}
        for part, solved in self._parts:
            if isinstance(solved, Elimination):
                found |= solved.returns()
            else:
                found[part[0]] = 1.0 / solved
        return self._checked(found)

    def reach(self, visits: Mapping[str, float]) -> dict[str, float]:
        """Return the chance, 0 to 1, ever to come to each place: its visits by its returns."""
        return {place: min(1.0, many / self.returns[place]) for place, many in visits.items()}

    def _checked(self, found: dict[str, Any]) -> dict[str, Any]:
        if isinstance(self._going, float) and not all(map(isfinite, found.values())):
            raise ZeroDivisionError
        return {place: found[place] for place in self.moves}


class GoalChain:
    """How many come to one of some places, which all end the walk, and what each place is to it.

    ``share`` is the chance, 0 to 1, of one who starts where ``starts`` says. Whoever goes round
    for ever comes to none of them. A chain that is ``known`` already is not solved again. Raises
    ``ZeroDivisionError`` as ``Chain`` does.
    """

    def __init__(
        self,
        moves: Moves,
        starts: Mapping[str, float],
        ends: Iterable[str],
        known: Chain | None = None,
    ) -> None:
        last = frozenset(ends)
        stopped = {place: {} if place in last else onward for place, onward in moves.items()}
        reached = reached_from(stopped, starts)
        # An arrow along which nobody goes leads out of what is reached.
        there = {
            place: {end: share for end, share in onward.items() if end in reached}
            for place, onward in stopped.items()
            if place in reached
        }
        # Who goes round for ever comes to none of them: that way ends as well as leaving does.
        lost = closed(there, leaving(there))
        self.starts = starts
        there = {place: {} if place in lost else onward for place, onward in there.items()}
        self.chain = known if known and known.moves == there else Chain(there)
        self.visits: dict[str, float] = self.chain.visits(starts)
        self.ends = tuple(place for place in self.visits if place in last)
        self.share: float = min(1.0, sum(self.visits[place] for place in self.ends))

    @cached_property
    def chances(self) -> dict[str, float]:
        """The chance, 0 to 1, to come to an end from each place that is reached."""
        found = self.chain.sums(dict.fromkeys(self.ends, 1.0))
        return {place: min(1.0, chance) for place, chance in found.items()}

    def removal(self) -> dict[str, float] | None:
        """Return the removal effect of each place that is reached: which share of those who
        arrive, 0 to 1, would not if whoever comes to that place left.

        In a chain of first order that is the share of those who arrive that come by it, so that
        the chance to come there, times the chance to arrive from there, by the chance to arrive
        is all of it (Anderl et al. 2016, Int. J. Res. Mark. 33(3)). ``None`` where nobody arrives.
        """
        if self.share <= 0:
            return None
        reach = self.chain.reach(self.visits)
        return {id: min(1.0, reach[id] * self.chances[id] / self.share) for id in reach}


def visits(moves: Moves, starts: Mapping[str, float]) -> dict[str, float]:
    """Return the expected visits of each place, as ``Chain.visits`` does."""
    return Chain(moves).visits(starts)


def circling(moves: Moves) -> frozenset[str]:
    """Return the places to which one may come back."""
    found: set[str] = set()
    for part in components(moves):
        if len(part) > 1 or moves[part[0]].get(part[0], 0.0) > 0:
            found.update(part)
    return frozenset(found)


def absorbed(moves: Moves, starts: Mapping[str, float], ends: Iterable[str]) -> float:
    """Return the chance, 0 to 1, ever to come to one of some places, which all end the walk.

    Raises ``ZeroDivisionError`` as ``Chain`` does.
    """
    return GoalChain(moves, starts, ends).share


def reached_from(moves: Moves, starts: Mapping[str, float]) -> set[str]:
    """Return the places that somebody comes to who starts where ``starts`` says."""
    found = {place for place, share in starts.items() if share > 0}
    waiting = list(found)
    while waiting:
        for target, share in moves[waiting.pop()].items():
            if share > 0 and target not in found:
                found.add(target)
                waiting.append(target)
    return found
