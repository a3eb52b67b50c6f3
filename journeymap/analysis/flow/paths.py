"""How customers go through a journey: who comes where, who reaches the goal, by which way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import log

from journeymap.analysis.flow.chain import Chain, GoalChain, circling, closed, leaving
from journeymap.analysis.flow.components import Moves
from journeymap.analysis.flow.shares import Shares, shares
from journeymap.analysis.flow.way_back import way_back
from journeymap.arrows import is_return
from journeymap.metrics.interval import wilson
from journeymap.model.grid import cards, stages
from journeymap.model.records import Step, Touchpoint
from journeymap.model.snapshot import Snapshot

_GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Starts:
    """Where customers begin: the share of each touchpoint, 0 to 1 and 1 together, by its id.

    ``counted`` is how many there were, ``None`` where nobody counted and all begin alike.
    """

    of: Mapping[str, float]
    counted: int | None


@dataclass(frozen=True, slots=True)
class Completion:
    """The chance, 0 to 1, ever to come to one of the ``goals``.

    Where none is declared these are the ends of the last stage, which is ``assumed``. ``low`` and
    ``high`` are the 95 % interval by Wilson where ``n`` customers were counted at the start and
    no share on the way is assumed.
    """

    share: float
    goals: tuple[str, ...]
    assumed: bool
    n: int | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """What follows from the numbers on the arrows of a journey.

    ``shares`` say which way customers go, ``starts`` where they begin. ``visits`` are how often
    one customer comes to a touchpoint, and ``walks`` how often along an arrow, by id. ``drop_off``
    is the share, 0 to 1, of those at a touchpoint who go no further though it is no end.
    ``trapped`` are the touchpoints from which no way leads out, or as good as none: whoever comes
    there goes round for ever, and visits cannot be counted. ``likeliest`` are the touchpoints of
    the most probable way to a goal, or to an end where no goal is reached. Where the shares of a
    touchpoint add up to more than 1 there are no visits and no completion.
    """

    shares: Shares
    starts: Starts
    visits: Mapping[str, float]
    walks: Mapping[str, float]
    drop_off: Mapping[str, float]
    trapped: frozenset[str]
    completion: Completion | None
    likeliest: tuple[str, ...]

    @property
    def assumed(self) -> bool:
        """Whether nobody gave a number: every share is an assumption."""
        return len(self.shares.assumed) == len(self.shares.of)


@dataclass(frozen=True, slots=True)
class Course:
    """What is given of the ways of a journey, or supposed, before anything is computed of it.

    ``declared`` says that somebody said which touchpoints are the ``goals``; ``supposed`` that
    the ways are those of a what-if. Starts may then be less than 1 together: who began at what
    is taken out leaves at once.
    """

    every: tuple[Touchpoint, ...]
    shares: Shares
    starts: Starts
    goals: tuple[str, ...]
    declared: bool
    supposed: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """A flow with the chains it was solved by, for whoever asks more of them.

    ``chain`` is of all touchpoints but the trapped ones, ``arrivals`` ends at the goals; each is
    ``None`` where nothing could be solved. ``moves`` are those of all touchpoints, ``goals`` are
    where one arrives; ``declared`` says that somebody said so.
    """

    flow: Flow
    moves: Moves
    goals: tuple[str, ...]
    declared: bool
    chain: Chain | None = None
    arrivals: GoalChain | None = None


def flow(snapshot: Snapshot, journey: str) -> Flow:
    """Return how customers go through a journey, by an absorbing Markov chain of first order.

    Each of its touchpoints is a state, whichever lanes are seen; influence carries nobody.
    """
    return follow(course(snapshot, journey)).flow


def course(snapshot: Snapshot, journey: str) -> Course:
    """Return what is given of the ways of a journey, with what is taken for granted."""
    every = cards(snapshot, journey)
    given = shares(snapshot, journey)
    starts = _starts(snapshot, journey, every, given)
    declared = tuple(card.id for card in every if card.ends == _GOAL)
    goals = declared or _last_ends(snapshot, journey, every, given)
    return Course(every, given, starts, goals, bool(declared))


def follow(way: Course) -> Followed:
    """Return what follows from the numbers of a journey; nothing is solved that contradicts."""
    every, given, starts, goals = way.every, way.shares, way.starts, way.goals
    dead_ends = [card.id for card in every if card.id not in given.leaving]
    likeliest = _likeliest(given, starts, goals) or _likeliest(given, starts, dead_ends)
    ends = {card.id for card in every if card.ends}
    drop_off = {id: rest for id, rest in given.rest.items() if rest > 0 and id not in ends}
    moves = moves_of(every, given)
    if given.over or not every:
        known = Flow(given, starts, {}, {}, drop_off, frozenset(), None, likeliest)
        return Followed(known, moves, goals, way.declared)
    trapped = closed(moves, leaving(moves))
    try:
        chain = Chain(_without(moves, trapped))
        found = chain.visits(starts.of)
    except ZeroDivisionError:
        # So few find a way out of a circle that it is as good as none.
        trapped |= circling(moves)
        chain = Chain(_without(moves, trapped))
        found = chain.visits(starts.of)
    walks = {
        arrow.id: found[source] * given.of[arrow.id]
        for source, arrows in given.leaving.items()
        for arrow in arrows
        if source in found
    }
    arrivals = _arrivals(way, moves, chain)
    done = _completion(way, arrivals)
    known = Flow(given, starts, found, walks, drop_off, trapped, done, likeliest)
    return Followed(known, moves, goals, way.declared, chain, arrivals)


def moves_of(every: Iterable[Touchpoint], given: Shares) -> dict[str, dict[str, float]]:
    """Return for each touchpoint the shares, 0 to 1, of those at it who go to others."""
    moves: dict[str, dict[str, float]] = {}
    for card in every:
        onward = moves[card.id] = {}
        for arrow in given.leaving.get(card.id, ()):
            onward[arrow.target] = onward.get(arrow.target, 0.0) + given.of[arrow.id]
    return moves


def _without(moves: Moves, gone: Collection[str]) -> Moves:
    if not gone:
        return moves
    return {
        place: {target: share for target, share in onward.items() if target not in gone}
        for place, onward in moves.items()
        if place not in gone
    }


def _arrivals(way: Course, moves: Moves, known: Chain) -> GoalChain | None:
    if not way.goals or not way.starts.of:
        return None
    try:
        return GoalChain(moves, way.starts.of, way.goals, known)
    except ZeroDivisionError:
        return None


def _completion(way: Course, arrivals: GoalChain | None) -> Completion | None:
    given, goals, assumed = way.shares, way.goals, not way.declared
    if way.supposed and not (goals and way.starts.of):
        return Completion(0.0, goals, assumed)
    if arrivals is None:
        return None
    share, n = arrivals.share, way.starts.counted
    on_the_way = (a.id for id, arrows in given.leaving.items() if id not in goals for a in arrows)
    if not n or way.supposed or any(id in given.assumed for id in on_the_way):
        return Completion(share, goals, assumed)
    low, high = wilson(round(share * n), n)
    return Completion(share, goals, assumed, n, max(0.0, low), min(1.0, high))


def _starts(snapshot: Snapshot, journey: str, every: Sequence[Touchpoint], given: Shares) -> Starts:
    """Return where customers begin: as counted, else where no arrow on leads to."""
    counts = {card.id: card.starts for card in every if card.starts}
    if counts:
        total = sum(counts.values())
        return Starts({id: many / total for id, many in counts.items()}, total)
    arrows = [arrow for leaving in given.leaving.values() for arrow in leaving]
    led_to = {a.target for a in arrows if not is_return(a) and a.source != a.target}
    met = {arrow.source for arrow in arrows} | {arrow.target for arrow in arrows}
    first = [card.id for card in every if card.id in met and card.id not in led_to]
    first = first or [card.id for card in every if not met]
    if not first and every:
        stage_of = _stage_of(snapshot, journey)
        first = [card.id for card in every if stage_of[card.step] == stage_of[every[0].step]]
    return Starts({id: 1 / len(first) for id in first}, None)


def _last_ends(
    snapshot: Snapshot, journey: str, every: Sequence[Touchpoint], given: Shares
) -> tuple[str, ...]:
    """Return the touchpoints of the last stage from which no arrow leads on."""
    if not every:
        return ()
    stage_of = _stage_of(snapshot, journey)
    last = [card.id for card in every if stage_of[card.step] == stage_of[every[-1].step]]
    going_on = {id for id, arrows in given.leaving.items() if any(not is_return(a) for a in arrows)}
    return tuple(id for id in last if id not in going_on) or (last[-1],)


def _stage_of(snapshot: Snapshot, journey: str) -> dict[str, str]:
    return {
        step.id: stage.id
        for stage in stages(snapshot, journey)
        for step in snapshot.of(Step, "stage", stage.id)
    }


def _likeliest(given: Shares, starts: Starts, ends: Collection[str]) -> tuple[str, ...]:
    """Return the most probable way from a start to an end, by Dijkstra on −ln of the shares.

    Of equal ones that with the fewest touchpoints; ways that nobody goes are none.
    """
    waiting: list[tuple[float, int, int, str, str]] = []
    came = 0
    for id, share in starts.of.items():
        heappush(waiting, (-log(share), 0, came, id, ""))
        came += 1
    before: dict[str, str] = {}
    while waiting:
        far, length, _, id, source = heappop(waiting)
        if id in before:
            continue
        before[id] = source
        if id in ends:
            return way_back(before, id)
        for arrow in given.leaving.get(id, ()):
            share = min(1.0, given.of[arrow.id])
            if share > 0 and arrow.target not in before:
                heappush(waiting, (far - log(share), length + 1, came, arrow.target, id))
                came += 1
    return ()
