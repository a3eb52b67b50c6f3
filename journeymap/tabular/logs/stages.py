"""Stages proposed for what happened: cut where most time lies between, and none too small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

FEWEST, MOST = 3, 7
_EACH = 4
_LONGEST = 40


def cut(positions: Sequence[float]) -> list[range]:
    """Return the stages of activities that stand in order, as ranges of their places.

    Three to seven, about four activities each, none of them empty. They are cut so that those
    of a stage stand near each other, by their place in the cases and by their rank (the sum of
    squared distances from the mean of the stage is least, as by Jenks).
    """
    n = len(positions)
    stages = min(n, max(FEWEST, min(MOST, round(n / _EACH))))
    if n == 0:
        return []
    values = [place + at / max(1, n - 1) for at, place in enumerate(positions)]
    sums, squares = [0.0], [0.0]
    for value in values:
        sums.append(sums[-1] + value)
        squares.append(squares[-1] + value * value)

    def apart(first: int, end: int) -> float:
        total = sums[end] - sums[first]
        return squares[end] - squares[first] - total * total / (end - first)

    best = [[float("inf")] * (n + 1) for _ in range(stages + 1)]
    begun = [[0] * (n + 1) for _ in range(stages + 1)]
    best[0][0] = 0.0
    for stage in range(1, stages + 1):
        for end in range(stage, n + 1):
            best[stage][end], begun[stage][end] = min(
                (best[stage - 1][first] + apart(first, end), first)
                for first in range(stage - 1, end)
            )
    found: list[range] = []
    end = n
    for stage in range(stages, 0, -1):
        found.append(range(begun[stage][end], end))
        end = begun[stage][end]
    return found[::-1]


def forth(inside: Sequence[int], goes: Mapping[tuple[int, int], int]) -> list[int]:
    """Return the activities of a stage so that what more go on to comes after, else as they stood.

    A rare end stands early in its long cases, though all come to it from what is often the last.
    """
    left, found = list(inside), []
    while left:
        free = (
            one
            for one in left
            if all(goes.get((other, one), 0) <= goes.get((one, other), 0) for other in left)
        )
        found.append(next(free, left[0]))
        left.remove(found[-1])
    return found


def named(number: int, titles: Sequence[str]) -> str:
    """Return what a stage is called: its number, and what it begins and ends with."""
    first, last = (
        one if len(one) <= _LONGEST else one[: _LONGEST - 1].rstrip() + "…"
        for one in (titles[0], titles[-1])
    )
    return f"{number}. {first}" if len(titles) == 1 else f"{number}. {first} … {last}"
