"""Expected visits of a chain in which one leaves each place for others, or for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import isfinite

Moves = Mapping[str, Mapping[str, float]]
"""For each place the shares of those at it who go to others; what is missing to 1 leaves."""

_NOTHING = 1e-12
_TOO_LITTLE = 1e-100
"""When as few as these ever leave somewhere, how often one is there is no number any more."""


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


def visits(moves: Moves, starts: Mapping[str, float]) -> dict[str, float]:
    """Return the expected visits of each place, of one who starts where ``starts`` says.

    These are v = s (I − Q)⁻¹ (Kemeny and Snell 1960, Finite Markov Chains), found by taking one
    place after the other out of the chain and adding up instead of subtracting, which keeps all
    digits (Grassmann, Taksar and Heyman 1985). Every place must lead to one where somebody
    leaves, as ``closed`` tells; raises ``ZeroDivisionError`` where none does, or so few that they
    cannot be counted.
    """
    onward, before = _both_ways(moves)
    left = {place: max(0.0, 1.0 - sum(q.values())) for place, q in moves.items()}
    came = {place: starts.get(place, 0.0) for place in moves}
    order: list[tuple[str, float, dict[str, float]]] = []
    for place in moves:
        out, into = onward.pop(place), before.pop(place)
        into.pop(place, None)
        out.pop(place, None)
        # What does not stay: one minus the share that returns at once, without subtracting.
        goes = left[place] + sum(out.values())
        if goes < _TOO_LITTLE:
            raise ZeroDivisionError(place)
        for target, share in out.items():
            del before[target][place]
            came[target] += came[place] * share / goes
        for source, share in into.items():
            del onward[source][place]
            left[source] += share * left[place] / goes
            for target, more in out.items():
                added = onward[source].get(target, 0.0) + share * more / goes
                onward[source][target] = before[target][source] = added
        order.append((place, goes, into))
    found: dict[str, float] = {}
    for place, goes, into in reversed(order):
        found[place] = (came[place] + sum(found[p] * q for p, q in into.items())) / goes
    if not all(map(isfinite, found.values())):
        raise ZeroDivisionError
    return {place: found[place] for place in moves}


def circling(moves: Moves) -> frozenset[str]:
    """Return the places to which one may come back."""
    return frozenset(
        place
        for place in moves
        if place in _reached(moves, {t: q for t, q in moves[place].items() if q > 0})
    )


def absorbed(moves: Moves, starts: Mapping[str, float], ends: Iterable[str]) -> float:
    """Return the chance, 0 to 1, ever to come to one of some places, which all end the walk.

    Raises ``ZeroDivisionError`` as ``visits`` does.
    """
    last = frozenset(ends)
    stopped = {place: {} if place in last else onward for place, onward in moves.items()}
    reached = _reached(stopped, starts)
    there = {place: stopped[place] for place in stopped if place in reached}
    # Who goes round for ever comes to none of them: that way ends as well as leaving does.
    lost = closed(there, leaving(there))
    there = {place: {} if place in lost else onward for place, onward in there.items()}
    found = visits(there, starts)
    return min(1.0, sum(found[place] for place in last if place in found))


def _reached(moves: Moves, starts: Mapping[str, float]) -> set[str]:
    found = {place for place, share in starts.items() if share > 0}
    waiting = list(found)
    while waiting:
        for target, share in moves[waiting.pop()].items():
            if share > 0 and target not in found:
                found.add(target)
                waiting.append(target)
    return found


def _both_ways(moves: Moves) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    onward = {place: {t: q for t, q in out.items() if q > 0} for place, out in moves.items()}
    before: dict[str, dict[str, float]] = {place: {} for place in moves}
    for place, out in onward.items():
        for target, share in out.items():
            before[target][place] = share
    return onward, before
