"""Where the journey goes round: as is wanted, doing something again, or neither."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from journeymap.analysis.coming import and_more, told_share
from journeymap.analysis.findings import WAYS, Finding, Plain, called, check, listed
from journeymap.analysis.flow.graph import begins_anew, loops
from journeymap.analysis.flow.known import known_first_time, known_flow, known_graph
from journeymap.analysis.flow.paths import Flow
from journeymap.analysis.flow.rounds import Round, Rounds, rounds
from journeymap.analysis.troubles import hurts
from journeymap.language import mark, plural, tr
from journeymap.model.grid import cards, lanes
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot

_SETS = 5
_NAMED = 3
_LONG = 5
"""How many sets of loops are told one by one, how many ways round a sentence names, and up to how
many touchpoints each of them in full."""

_Ends = tuple[str, str]


class _Back(NamedTuple):
    """Arrows side by side: the share of those at their source who take them, and their ids."""

    share: float
    ids: tuple[str, ...]


@check(
    "loop",
    mark("Loop"),
    WAYS,
    mark(
        "Ways that lead back to where they were: loyalty where customers come again, rework "
        "where something bad is met once more, else neutral. Shorten rework, feed loyalty."
    ),
)
def round_and_round(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the loyalty loops, and in each other set of loops the ways round that are gone most.

    A loop is rework where it leads over something bad once more or through a lane of support,
    else it is neutral. Ways that begin the journey anew do not make loops of all that lies
    between (domain: loop kinds). Each way round has an arrow that leads back in the order of the
    map; for the most walked of these arrows the shortest way round is told.
    """
    yield from _loyalty(snapshot, journey)
    flow = known_flow(snapshot, journey)
    walks, back = _back(flow)
    lane_of = {card.id: card.lane for card in cards(snapshot, journey)}
    support = {lane.id for lane in lanes(snapshot, journey) if lane.role == "support"}
    every = rounds(known_first_time(snapshot, journey), lambda ends: walks.get(ends, 0.0))
    found_in = [one for one in every if one.found]
    told = sorted(found_in, key=lambda one: -walks.get(one.found[0].back, 0.0))[:_SETS]
    for one in told:
        bad = {id for id in one.ring if lane_of[id] in support or hurts(snapshot, id)}
        again = [way for way in one.found if not bad.isdisjoint(way.way)]
        for found in (again, [way for way in one.found if way not in again]):
            if found:
                yield _finding(snapshot, flow, one, found, bad, back)
    rest = [one.ring for one in every if one not in told]
    if rest:
        n, inside = len(rest), frozenset[str]().union(*rest)
        unseen = tuple(id for id in lane_of if id in inside)
        places = listed(snapshot, unseen)
        text = plural("{n} more loop: {places}", "{n} more loops: {places}", n, places=places)
        yield Finding(1, text, unseen, {"loop": "more", "loops": n})


def _loyalty(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    flow, rings = known_flow(snapshot, journey), loops(known_graph(snapshot, journey))
    ring_of = {id: i for i, ring in enumerate(rings) for id in ring}
    anew = [
        arrow
        for arrows in flow.shares.leaving.values()
        for arrow in arrows
        if begins_anew(snapshot, arrow)
    ]
    for closed in (True, False):
        group = [
            arrow
            for arrow in anew
            if (ring_of.get(arrow.source, -1) == ring_of.get(arrow.target, -2)) is closed
        ]
        if group:
            yield _led_back(snapshot, flow, group, closed)


def _led_back(
    snapshot: Snapshot, flow: Flow, arrows: Sequence[Connection], closed: bool
) -> Finding:
    """Return the finding of arrows that begin the journey anew, the most walked first."""
    order = sorted(arrows, key=lambda arrow: -flow.walks.get(arrow.id, 0.0))
    named = [
        _said(_arrow(snapshot, one), told_share(flow, flow.shares.of.get(one.id), (one.id,)))
        for one in order[:_NAMED]
    ]
    ways = and_more(named, len(order) - _NAMED)
    text = tr("Loyalty loop: {ways}", ways=ways)
    if not closed:
        text = tr("Leads back, but no way comes here again: {ways}", ways=ways)
    share = flow.shares.of.get(order[0].id, 0.0)
    values: dict[str, Plain] = {
        "loop": "loyalty",
        "closed": closed,
        "share": share if told_share(flow, share, (order[0].id,)) else None,
    }
    ids = dict.fromkeys(id for one in order for id in (one.source, one.target, one.id))
    return Finding(0 if closed else 1, text, tuple(ids), values, weight=min(1.0, share))


def _arrow(snapshot: Snapshot, arrow: Connection) -> str:
    ends = called(snapshot, arrow.source), called(snapshot, arrow.target)
    return " → ".join(ends)


def _said(way: str, share: str) -> str:
    return tr("{way} ({share} go back)", way=way, share=share) if share else way


def _back(flow: Flow) -> tuple[Mapping[_Ends, float], Mapping[_Ends, _Back]]:
    """Return how often one goes from one touchpoint to another, and what leads there."""
    walks: dict[_Ends, float] = {}
    back: dict[_Ends, _Back] = {}
    for source, arrows in flow.shares.leaving.items():
        for arrow in arrows:
            ends = source, arrow.target
            walks[ends] = walks.get(ends, 0.0) + flow.walks.get(arrow.id, 0.0)
            old = back.get(ends, _Back(0.0, ()))
            share = old.share + flow.shares.of.get(arrow.id, 0.0)
            back[ends] = _Back(share, (*old.ids, arrow.id))
    return walks, back


def _finding(
    snapshot: Snapshot,
    flow: Flow,
    one: Rounds,
    found: Sequence[Round],
    bad: set[str],
    back: Mapping[_Ends, _Back],
) -> Finding:
    """Return the finding of the ways round of one kind in one set of loops."""
    names = [_way(snapshot, flow, way, back) for way in found[:_NAMED]]
    ways = and_more(names, len(found) - _NAMED)
    if one.all > len(one.found):
        ways = tr("{ways} (the first {n} of {all})", ways=ways, n=len(one.found), all=one.all)
    on_the_way = dict.fromkeys(id for way in found for id in way.way)
    again = [id for id in on_the_way if id in bad]
    text = tr("Loop: {ways}", ways=ways)
    if again:
        bad_ones = listed(snapshot, again)
        text = tr("Rework: {ways}; what is bad comes again: {places}", ways=ways, places=bad_ones)
    share = max(back[way.back].share for way in found)
    values: dict[str, Plain] = {
        "loop": "rework" if again else "neutral",
        "loops": len(found),
        "touchpoints": len(on_the_way),
        "share": share if told_share(flow, share) else None,
    }
    arrows = (id for way in found for id in back[way.back].ids)
    return Finding(2 if again else 1, text, (*on_the_way, *arrows), values, weight=min(1.0, share))


def _way(snapshot: Snapshot, flow: Flow, found: Round, back: Mapping[_Ends, _Back]) -> str:
    """Return a way round in words; of a long one its two ends, and how many lie between."""
    way = [called(snapshot, id) for id in (*found.way, found.way[0])]
    if len(found.way) > _LONG:
        between = tr("… {n} more …", n=len(found.way) - 3)
        way = [*way[:2], between, *way[-2:]]
    return _said(" → ".join(way), told_share(flow, *back[found.back]))
