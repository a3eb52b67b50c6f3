"""A chain taken apart: which places lead to one another, and in which order the groups come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Moves = Mapping[str, Mapping[str, float]]
"""For each place the shares of those at it who go to others; what is missing to 1 leaves."""


def components(moves: Moves) -> list[tuple[str, ...]]:
    """Return the strongly connected components of a chain, each before those it leads to.

    These are the groups of places of which each leads to each other; a place that is in no loop
    is a group of its own. Moves of nobody count as none. By Tarjan (1972, SIAM J. Comput. 1(2)),
    with a stack of our own: a journey is longer than Python may call.
    """
    found: list[tuple[str, ...]] = []
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    done: set[str] = set()
    for root in moves:
        if root in number:
            continue
        number[root] = low[root] = len(number)
        stack.append(root)
        walk: list[tuple[str, Iterator[str]]] = [(root, _onward(moves, root))]
        while walk:
            place, onward = walk[-1]
            target = next(onward, None)
            if target is None:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[place])
                if low[place] == number[place]:
                    cut = stack.index(place) if stack[-1] != place else len(stack) - 1
                    found.append(tuple(stack[cut:]))
                    done.update(stack[cut:])
                    del stack[cut:]
            elif target not in number:
                number[target] = low[target] = len(number)
                stack.append(target)
                walk.append((target, _onward(moves, target)))
            elif target not in done:
                low[place] = min(low[place], number[target])
    return found[::-1]


def _onward(moves: Moves, place: str) -> Iterator[str]:
    return (target for target, share in moves[place].items() if share > 0)
