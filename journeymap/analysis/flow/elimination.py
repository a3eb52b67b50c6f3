"""One component of a chain solved: visits, sums and returns, without ever subtracting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.analysis.flow.components import Moves

if TYPE_CHECKING:
    from numpy import ndarray

_TOO_LITTLE = 1e-290
"""When as few as these ever leave somewhere, how often one is there is no number any more."""

_NOISE = 1e-12
"""What a sum of shares may lack to 1 by rounding alone: of those nobody leaves."""

_FEW = 48
"""Up to so many places are taken out one by one: no library is loaded for small journeys."""

_THIN = 24
"""As long as there is a place with no more ways through it than these, it is taken out alone."""


def goes_on(place: str, moves: Moves, stopping: Any = 0.0) -> Any:
    """Return which share of those at a place that is in no loop do not stay there.

    Raises ``ZeroDivisionError`` where nobody goes, or so few that they cannot be counted.
    """
    total = sum(moves[place].values())
    goes = (1.0 - stopping) * (total - moves[place].get(place, 0.0)) + _leaving(total, stopping)
    _check(goes, place)
    return goes


def _leaving(total: float, stopping: Any) -> Any:
    """Return who leaves for good where so many in all go on: those missing, and who stops."""
    return (1.0 - total if 1.0 - total > _NOISE else 0.0) + total * stopping


def _check(goes: Any, place: str) -> None:
    least = goes if isinstance(goes, float) else goes.min()
    if least < _TOO_LITTLE:
        raise ZeroDivisionError(place)


class _TakenOut(NamedTuple):
    """A place as it was taken out: who goes on from it, and who came, among those left then."""

    place: str
    goes: Any
    out: Mapping[str, Any]
    into: Mapping[str, Any]


class Elimination:
    """A component of a chain, ready to be asked for (I − Q)⁻¹ times a row or a column of it.

    One place after the other is taken out, that with the fewest ways through it first, and those
    who went through go on from where they came. The chance not to stay is the sum of what goes
    elsewhere, not 1 less what stays: nothing is subtracted, which keeps all digits (Grassmann,
    Taksar and Heyman 1985, Oper. Res. 33(5)). What is left when all are busy is a matrix. Raises
    ``ZeroDivisionError`` where nobody ever leaves, or so few that they cannot be counted.

    ``stopping`` is the share of those who would go on that stops instead; with many of them in an
    array all are solved at once, and what is returned are arrays as well.
    """

    def __init__(self, places: Sequence[str], moves: Moves, stopping: Any = 0.0) -> None:
        inside = set(places)
        self._onward: dict[str, dict[str, Any]] = {}
        self._before: dict[str, dict[str, Any]] = {place: {} for place in places}
        self._left: dict[str, Any] = {}
        going = 1.0 - stopping
        for place in places:
            left = _leaving(sum(moves[place].values()), stopping)
            onward = self._onward[place] = {}
            for target, share in moves[place].items():
                if target not in inside:
                    left = left + share * going
                elif share > 0 and target != place:
                    onward[target] = self._before[target][place] = share * going
            self._left[place] = left
        self._taken: list[_TakenOut] = []
        self._thin_out()
        self._busy = _Busy([*self._onward], self._onward, self._left) if self._onward else None

    def visits(self, came: Mapping[str, Any]) -> dict[str, Any]:
        """Return how often each place is visited when so many come in at each: row times N."""
        at = dict(came)
        for place, goes, out, _ in self._taken:
            many = at.get(place, 0.0) / goes
            for target, share in out.items():
                at[target] = at.get(target, 0.0) + many * share
        found = self._busy.visits(at) if self._busy else {}
        for place, goes, _, into in reversed(self._taken):
            more = sum([found[source] * share for source, share in into.items()])
            found[place] = (at.get(place, 0.0) + more) / goes
        return found

    def sums(self, worth: Mapping[str, Any]) -> dict[str, Any]:
        """Return for each place the sum of what is met from it on: N times column."""
        at = dict(worth)
        for place, goes, _, into in self._taken:
            much = at.get(place, 0.0) / goes
            for source, share in into.items():
                at[source] = at.get(source, 0.0) + share * much
        found = self._busy.sums(at) if self._busy else {}
        for place, goes, out, _ in reversed(self._taken):
            more = sum([share * found[target] for target, share in out.items()])
            found[place] = (at.get(place, 0.0) + more) / goes
        return found

    def returns(self) -> dict[str, float]:
        """Return how often one who is at a place is there in all: the diagonal of N.

        Only those entries of the inverse are made that lie where a way was once it was thinned
        out, backwards through the same steps (after Takahashi, Fagan and Chen 1973).
        """
        known = self._busy.inverse() if self._busy else {}
        for place, goes, out, into in reversed(self._taken):
            here = known[place] = {}
            to_place = {
                target: sum([known[target][source] * share for source, share in into.items()])
                / goes
                for target in out
            }
            for source in into:
                more = [share * known[target][source] for target, share in out.items()]
                here[source] = sum(more) / goes
            here[place] = (1.0 + sum([out[t] * many for t, many in to_place.items()])) / goes
            for target, many in to_place.items():
                known[target][place] = many
        return {place: row[place] for place, row in known.items()}

    def _thin_out(self) -> None:
        for place in self._in_order():
            out, into = self._onward.pop(place), self._before.pop(place)
            goes = self._left[place] + sum(out.values())
            _check(goes, place)
            for target in out:
                del self._before[target][place]
            for source, share in into.items():
                onward = self._onward[source]
                del onward[place]
                much = share / goes
                self._left[source] += much * self._left[place]
                for target, more in out.items():
                    if target != source:
                        added = onward.get(target, 0.0) + much * more
                        onward[target] = self._before[target][source] = added
            self._taken.append(_TakenOut(place, goes, out, into))

    def _in_order(self) -> Iterator[str]:
        """Yield the place with the fewest ways through it, again and again, till all are busy."""
        rank = {place: number for number, place in enumerate(self._onward)}
        waiting = [(self._ways(place), number, place) for place, number in rank.items()]
        heapify(waiting)
        while waiting:
            ways, number, place = heappop(waiting)
            if place not in self._onward:
                continue
            now = self._ways(place)
            if now > ways:
                heappush(waiting, (now, number, place))
                continue
            if ways > _THIN and len(self._onward) > _FEW:
                return
            near = [*self._onward[place], *self._before[place]]
            yield place
            for other in near:
                if (fewer := self._ways(other)) < ways:
                    heappush(waiting, (fewer, rank[other], other))

    def _ways(self, place: str) -> int:
        return len(self._onward[place]) * len(self._before[place])


class _Busy:
    """What is left where everything leads everywhere, by the same steps on a matrix.

    Only with what numpy does by itself: a library of matrices would start threads, which on a
    machine that is at work wait for one another longer than all of this takes.
    """

    def __init__(
        self, places: list[str], onward: Mapping[str, Mapping[str, Any]], left: Mapping[str, Any]
    ) -> None:
        import numpy

        self._places, size = places, len(places)
        at = {place: number for number, place in enumerate(places)}
        leave = numpy.array([left[place] for place in places])
        ways: ndarray[Any, Any] = numpy.zeros((size, *leave.shape))
        for place, out in onward.items():
            for target, share in out.items():
                ways[at[place], at[target]] = share
        self._goes = numpy.empty(leave.shape)
        used: Any = ways.any(axis=tuple(range(2, ways.ndim)))
        for i in range(size):
            row = ways[i, i + 1 :]
            self._goes[i] = goes = leave[i] + row.sum(axis=0)
            _check(goes, places[i])
            row /= goes
            came = used[i + 1 :, i].nonzero()[0] + i + 1
            leave[came] += ways[came, i] * (leave[i] / goes)
            ways[came, i + 1 :] += ways[came, i][:, None] * row
            used[came, i + 1 :] |= used[i, i + 1 :]
        self._ways = ways
        """Above the diagonal the shares of those who go on, below those who came, unscaled."""

    def visits(self, came: Mapping[str, Any]) -> dict[str, Any]:
        at = self._column(came)
        for i in range(len(at)):
            at[i + 1 :] += at[i] * self._ways[i, i + 1 :]
        for i in reversed(range(len(at))):
            more = (at[i + 1 :] * self._ways[i + 1 :, i]).sum(axis=0)
            at[i] = (at[i] + more) / self._goes[i]
        return self._named(at)

    def sums(self, worth: Mapping[str, Any]) -> dict[str, Any]:
        at = self._column(worth)
        for i in range(len(at)):
            at[i] /= self._goes[i]
            at[i + 1 :] += self._ways[i + 1 :, i] * at[i]
        for i in reversed(range(len(at))):
            at[i] += (self._ways[i, i + 1 :] * at[i + 1 :]).sum(axis=0)
        return self._named(at)

    def _column(self, told: Mapping[str, Any]) -> Any:
        import numpy

        found = numpy.zeros(self._goes.shape)
        for i, place in enumerate(self._places):
            found[i] = told.get(place, 0.0)
        return found

    def _named(self, found: Any) -> dict[str, Any]:
        values = found.tolist() if found.ndim == 1 else found
        return dict(zip(self._places, values, strict=True))

    def inverse(self) -> dict[str, dict[str, float]]:
        import numpy

        size = len(self._places)
        found = numpy.zeros((size, size))
        for i in reversed(range(size)):
            rest = found[i + 1 :, i + 1 :]
            row, column = self._ways[i, i + 1 :], self._ways[i + 1 :, i] / self._goes[i]
            found[i + 1 :, i] = numpy.einsum("ij,j->i", rest, column)
            found[i, i + 1 :] = numpy.einsum("i,ij->j", row, rest)
            found[i, i] = 1.0 / self._goes[i] + (row * found[i + 1 :, i]).sum()
        rows = found.tolist()
        return {
            place: dict(zip(self._places, row, strict=True))
            for place, row in zip(self._places, rows, strict=True)
        }
