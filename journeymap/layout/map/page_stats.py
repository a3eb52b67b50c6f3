"""What is on a page in numbers, for its lens, its stages and its legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass

from journeymap.arrows import kind_of
from journeymap.drawing.memo import Memo
from journeymap.metrics.scored import scores_at
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Journey,
    Metric,
    Score,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import Shown


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
    here: Shown,
    connections: Mapping[str, Connection],
    stops: Container[str],
    handed: frozenset[str],
    memo: Memo,
) -> PageStats:
    """Count what is told on a page; only lanes in which something has changed are counted again.

    ``connections`` are the arrows as they are drawn, ``stops`` what they may lead to.
    """
    snapshot, shown = here.view.snapshot, here.ids
    by_lane: dict[str, list[Touchpoint]] = {lane.id: [] for lane in here.channels}
    for card in here.touchpoints:
        by_lane[card.lane].append(card)
    rows = [_row(tuple(cards), lane, memo) for lane, cards in by_lane.items()]
    moments: dict[str, frozenset[str]] = {}
    for row in rows:
        for step, moment in row.moments:
            moments[step] = moments.get(step, frozenset()) | {moment}
    arrows = memo(
        "kinds of arrows",
        (connections, stops),
        lambda: frozenset(
            (kind_of(c).name, c.assumed)
            for c in connections.values()
            if c.source in stops and c.target in stops
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
        _faint(snapshot, any(lane.kind == "scores" for lane in here.rows), shown, memo),
        sum(_is_drawn(connections.get(id), stops) for id in handed),
        Counter(whose for row in rows for whose in row.owned),
    )


def _is_drawn(arrow: Connection | None, stops: Container[str]) -> bool:
    return arrow is not None and arrow.source in stops and arrow.target in stops


def _faint(snapshot: Snapshot, lane: bool, shown: Collection[str], memo: Memo) -> bool:
    """Tell whether a score is shown that carries no judgement."""

    def look() -> bool:
        faint = False
        asked, cards = snapshot.by(Score, "touchpoint"), snapshot.all(Touchpoint)
        for id in (id for id in shown if id in asked or cards[id].origin):
            found = scores_at(snapshot, "touchpoint", id)
            told = found if lane else found[:1]
            faint |= any(
                not scored.carries and not scored.today for scored in told if not scored.elsewhere
            )
        return faint

    tables = (snapshot.all(Score), snapshot.all(Metric), snapshot.all(Journey))
    inputs = (*tables, lane, shown)
    return memo("signs of scores", inputs, look)


def _row(touchpoints: tuple[Touchpoint, ...], lane: str, memo: Memo) -> _Row:
    def count() -> _Row:
        kinds = Counter(t.evidence for t in touchpoints)
        moments = tuple((t.step, t.moment) for t in touchpoints if t.moment)
        owned = tuple(t.ownership for t in touchpoints if t.ownership)
        return _Row(len(touchpoints), kinds["assumed"], kinds["partly"], moments, owned)

    return memo(("page stats", lane), (touchpoints,), count)
