"""How many customers come where, as sentences about a journey say it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from journeymap.analysis.findings import called
from journeymap.analysis.flow.chain import absorbed, circling
from journeymap.analysis.flow.known import known_flow, known_followed
from journeymap.analysis.flow.paths import Flow
from journeymap.language import tr, whole_percent
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot

NAMED = 3
"""How many touchpoints a sentence names; those behind are counted."""

_TOLD = 0.0005
"""The least share that is told in a sentence."""

_GONE = "gone along"
"""A place of its own for those who went along an arrow; no id is like it."""


def coming(snapshot: Snapshot, journey: str, id: str) -> float | None:
    """Return the share, 0 to 1, of customers who ever come to a touchpoint.

    ``None`` where it cannot be said: shares add up to more than 1, or whoever comes is trapped.
    """
    return _reach(snapshot, journey).get(id)


def walking(snapshot: Snapshot, journey: str, arrow: Connection) -> float | None:
    """Return the share, 0 to 1, of customers who ever go along an arrow; ``None`` as ``coming``."""
    return snapshot.once(("walking", journey, arrow.id), lambda: _walking(snapshot, journey, arrow))


def told_share(flow: Flow, share: float | None, along: Collection[str] | None = None) -> str:
    """Return a share as it is told: with a sign of about where a part of it is assumed.

    It is that of all customers or, with the ids of arrows ``along`` which they go, that of those
    who are where these begin. Blank where it is unknown, nobody, or but an assumption since
    nobody counted anything.
    """
    if share is None or share < _TOLD or flow.assumed:
        return ""
    said = whole_percent(min(1.0, share))
    assumed = parted(flow) if along is None else not flow.shares.assumed.isdisjoint(along)
    return f"≈ {said}" if assumed else said


def with_share(snapshot: Snapshot, journey: str, id: str) -> str:
    """Return what a touchpoint is called and, where it is counted, how many come there."""
    share = told_share(known_flow(snapshot, journey), coming(snapshot, journey, id))
    place = called(snapshot, id)
    return tr("{place} ({share} of customers)", place=place, share=share) if share else place


def with_shares(snapshot: Snapshot, journey: str, ids: Sequence[str], most: int = NAMED) -> str:
    """Return the first few touchpoints with how many come there, those behind counted."""
    names = [with_share(snapshot, journey, id) for id in ids[:most]]
    return and_more(names, len(ids) - most)


def and_more(names: Sequence[str], more: int) -> str:
    """Return names one after the other, and how many more there are."""
    said = ", ".join(names)
    return tr("{names} and {n} more", names=said, n=more) if more > 0 else said


def most_first(snapshot: Snapshot, journey: str, ids: Sequence[str]) -> list[str]:
    """Return touchpoints by how often customers come there, as they are read where alike."""
    visits = known_flow(snapshot, journey).visits
    return sorted(ids, key=lambda id: -visits.get(id, 0.0))


def parted(flow: Flow) -> bool:
    """Return whether customers part somewhere without anybody having counted them."""
    shares = flow.shares
    apart = any(0.0 < shares.of[id] < 1.0 for id in shares.assumed)
    return apart or (flow.starts.counted is None and len(flow.starts.of) > 1)


def _reach(snapshot: Snapshot, journey: str) -> Mapping[str, float]:
    known = known_followed(snapshot, journey)
    chain = known.chain
    if chain is None:
        return {}
    return snapshot.once(("reach", journey), lambda: chain.reach(known.flow.visits))


def _walking(snapshot: Snapshot, journey: str, arrow: Connection) -> float | None:
    known = known_followed(snapshot, journey)
    flow, moves = known.flow, known.moves
    if known.chain is None:
        return None
    around = snapshot.once(("around", journey), lambda: circling(moves))
    if arrow.id in flow.walks and arrow.source not in around:
        return min(1.0, flow.walks[arrow.id])
    # Who goes along it ends there, so that nobody is counted twice.
    share, onward = flow.shares.of.get(arrow.id, 0.0), dict(moves[arrow.source])
    onward[arrow.target] = max(0.0, onward.get(arrow.target, 0.0) - share)
    onward = {place: part for place, part in (onward | {_GONE: share}).items() if part > 0}
    ending = {**moves, arrow.source: onward, _GONE: {}}
    try:
        return absorbed(ending, flow.starts.of, (_GONE,))
    except ZeroDivisionError:
        return None
