"""What is on a page in numbers, for its lens, its stages and its legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from journeymap.arrows import kind_of
from journeymap.drawing.memo import Memo
from journeymap.metrics.scored import scores_at
from journeymap.model.grid import CHANNEL
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Journey,
    Lane,
    Metric,
    Score,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import Slot


@dataclass(frozen=True, slots=True)
class PageStats:
    """Counts of what is shown; ``moments`` are the moments of truth at each step that has any.

    ``handovers`` are the arrows from one department to another, ``ownership`` how many
    touchpoints are whose, where that is said.
    """

    touchpoints: int
    channels: int
    assumed: int
    partly: int
    moments: Mapping[str, frozenset[str]]
    feelings: bool
    frictions: bool
    unweighed: bool
    arrows: frozenset[str]
    assumed_arrows: bool
    faint_scores: bool
    handovers: int
    ownership: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Row:
    count: int
    assumed: int
    partly: int
    moments: tuple[tuple[str, str], ...]
    owned: tuple[str, ...]


def page_stats(
    snapshot: Snapshot,
    slots: tuple[Slot, ...],
    lanes: tuple[Lane, ...],
    shown: Collection[str],
    handed: frozenset[str],
    memo: Memo,
) -> PageStats:
    """Count what is on a page; only lanes in which something has changed are counted again."""
    rows = [
        _row(snapshot.of(Touchpoint, "lane", lane.id), slots, lane.id, memo)
        for lane in lanes
        if lane.kind == CHANNEL
    ]
    moments: dict[str, frozenset[str]] = {}
    for row in rows:
        for step, moment in row.moments:
            moments[step] = moments.get(step, frozenset()) | {moment}
    arrows = memo(
        "kinds of arrows",
        (snapshot.all(Connection), shown),
        lambda: frozenset(
            (kind_of(c).name, c.assumed)
            for c in snapshot.all(Connection).values()
            if c.source in shown and c.target in shown
        ),
    )
    frictions = [f for f in snapshot.all(Friction).values() if f.touchpoint in shown]
    return PageStats(
        sum(row.count for row in rows),
        sum(row.count > 0 for row in rows),
        sum(row.assumed for row in rows),
        sum(row.partly for row in rows),
        moments,
        any(feeling.touchpoint in shown for feeling in snapshot.all(Feeling).values()),
        any(friction.severity is not None for friction in frictions),
        any(friction.severity is None for friction in frictions),
        frozenset(kind for kind, _ in arrows),
        any(assumed for _, assumed in arrows),
        _faint(snapshot, any(lane.kind == "scores" for lane in lanes), shown, memo),
        sum(_is_shown(snapshot.get(Connection, id), shown) for id in handed),
        Counter(whose for row in rows for whose in row.owned),
    )


def _is_shown(arrow: Connection | None, shown: Collection[str]) -> bool:
    return arrow is not None and arrow.source in shown and arrow.target in shown


def _faint(snapshot: Snapshot, lane: bool, shown: Collection[str], memo: Memo) -> bool:
    """Tell whether a score is shown that carries no judgement."""

    def look() -> bool:
        faint = False
        asked, cards = snapshot.by(Score, "touchpoint"), snapshot.all(Touchpoint)
        for id in (id for id in shown if id in asked or cards[id].origin):
            found = scores_at(snapshot, "touchpoint", id)
            told = found if lane else found[:1]
            faint |= any(not scored.carries and not scored.today for scored in told)
        return faint

    tables = (snapshot.all(Score), snapshot.all(Metric), snapshot.all(Journey))
    inputs = (*tables, lane, shown)
    return memo("signs of scores", inputs, look)


def _row(
    touchpoints: tuple[Touchpoint, ...], slots: tuple[Slot, ...], lane: str, memo: Memo
) -> _Row:
    def count() -> _Row:
        steps = {slot.step for slot in slots}
        here = [t for t in touchpoints if t.step in steps]
        assumed, partly = (sum(t.evidence == kind for t in here) for kind in ("assumed", "partly"))
        moments = tuple((t.step, t.moment) for t in here if t.moment)
        owned = tuple(t.ownership for t in here if t.ownership)
        return _Row(len(here), assumed, partly, moments, owned)

    return memo(("page stats", lane), (touchpoints, slots), count)
